"""Links that open the evidence of an entry beside the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import htpy as h

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.timeline.link import link_to
from guarantees.pages.timeline.query import TimelineQuery

EntryLink = Callable[..., h.Element]


def entry_links(query: TimelineQuery, catalogue: Catalogue) -> EntryLink:
    """A function that makes a link from the id of an entry, its words, and attributes."""
    base = link_to(replace(query, event=""), catalogue)
    joined = f"{base}{'&' if '?' in base else '?'}event="

    def link(id: str, *words: h.Node, **attributes: str | None) -> h.Element:
        return h.a(".open", data_cell=id, href=joined + id, **attributes)[words]

    return link
