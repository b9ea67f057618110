"""Positions: what each actor proposes, accepts and refuses, and whose word that is."""

from components.pages.positions.view import positions_page

positions_page()
