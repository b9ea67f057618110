"""Curate: records are tried out before they are saved, and all records are reported on."""

from components.curate_view import curate_page

curate_page()
