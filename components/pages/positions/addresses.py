"""Addresses of other states of the Positions page, for links that work without scripts."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.positions_query import POSITIONS_LINK, PositionsQuery


def address_of(query: PositionsQuery, catalogue: Catalogue) -> str:
    """The address of a state of the page, with nothing of it open."""
    closed = replace(query.close_cell(), open=())
    parameters = POSITIONS_LINK.encode_briefly(closed, catalogue)
    return "./positions" + (f"?{urlencode(parameters)}" if parameters else "")
