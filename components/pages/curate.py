"""Curate: records are tried out before they are saved, and all records are reported on."""

from components.pages.curate.view import curate_page

curate_page()
