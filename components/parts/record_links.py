"""The links beside a record to the repository it is kept in, as every document shows them."""

from __future__ import annotations

import htpy as h

from guarantees.catalogue.record_links import RecordLinks


def record_links_markup(links: RecordLinks | None) -> h.Node:
    """To mend the record, and to report an error in it; nothing where the site names no repository."""
    return (
        links
        and h.p(".small.screen-only")[
            _link(links.edit, "Edit this record", links.about),
            " · ",
            _link(links.report, "Report an error", links.about),
        ]
    )


def _link(address: str, words: str, about: str) -> h.Element:
    """In a tab of its own. What it is about is said for those who hear the links apart from their place."""
    label = f"{words}: {about}"
    return h.a(href=address, target="_blank", rel="noopener noreferrer", aria_label=label)[words]
