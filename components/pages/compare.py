"""Compare: proposals side by side, the proof of every cell one click away."""

from components.pages.compare.view import comparison_page

comparison_page()
