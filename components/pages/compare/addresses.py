"""Addresses of other states of the Compare page, for links that work without scripts."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery


def address_of(query: ComparisonQuery, catalogue: Catalogue) -> str:
    """The address of a state of the page, with nothing of it open."""
    closed = replace(query.close_cell(), open=())
    parameters = COMPARE_LINK.encode_briefly(closed, catalogue)
    return "./compare" + (f"?{urlencode(parameters)}" if parameters else "")
