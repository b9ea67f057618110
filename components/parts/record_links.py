"""The links next to a record that lead to the repository it is kept in, as every document shows them."""

from __future__ import annotations

import htpy as h

from guarantees.catalogue.record_links import RecordLinks


def record_links_markup(links: RecordLinks | None) -> h.Node:
    """To edit the record, and to report an error in it; nothing where the site has no such links."""
    if links is None:
        return None
    named = ((links.edit, "Edit this record"), (links.report, "Report an error"))
    found = [_link(address, words, links.about) for address, words in named if address]
    between = " · " if len(found) == 2 else None
    return h.p(".small.screen-only")[found[:1], between, found[1:]]


def _link(address: str, words: str, about: str) -> h.Element:
    """In a tab of its own. What it is about is said for those who hear the links apart from their place."""
    label = f"{words}: {about}"
    return h.a(href=address, target="_blank", rel="noopener noreferrer", aria_label=label)[words]
