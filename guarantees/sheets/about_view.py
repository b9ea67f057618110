"""What every file says of itself: which view it is, of which data, and how it may be used."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.links.page_link import PageLink
from guarantees.sheets.book import Link
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.site_citation import LICENCE, QUOTATIONS, cited

DATA_VERSION, AS_OF, SAME_VIEW, RIGHTS = "Data version", "As of", "The same view", "Licence"
USED = (AS_OF, DATA_VERSION, SAME_VIEW, RIGHTS)
"""What stands in every row of a table that has no other place for it."""


def about_view(
    what: str, as_of: AsOf, address: str, catalogue: Catalogue, filters: Iterable[str] = ()
) -> tuple[tuple[str, str | Link], ...]:
    """The facts, each with its name. ``address`` opens the same view, with the same data."""
    found = "; ".join(filters)
    return (
        ("Table", what),
        ("Filters", found or "none"),
        (AS_OF, as_of_words(as_of)),
        ("Evidence", evidence_cutoff(catalogue)),
        (DATA_VERSION, catalogue.version),
        *([("Release", catalogue.release)] if catalogue.release else []),
        (SAME_VIEW, Link(address, address)),
        ("How to cite it", f"{cited(what, as_of, catalogue)} {address}"),
        (RIGHTS, f"{LICENCE}. {QUOTATIONS}"),
        ("How to read it", Link("Method", whole("./method", address))),
    )


def whole(link: str, address: str) -> str:
    """A link within the site (``./compare``) as others need it, from the ``address`` of any page."""
    return f"{_root(address)}{link.removeprefix('./')}"


def _root(address: str) -> str:
    return f"{address.partition('?')[0].rpartition('/')[0]}/"


def address_of(link: PageLink[Any], query: Any, catalogue: Catalogue, site: str) -> str:
    """The address that opens a view with the same data again; ``site`` ends in a slash."""
    return f"{site}{link.page}{link.query_string(query, catalogue)}"


def made_of(catalogue: Catalogue) -> datetime.date | None:
    """The last day that the records name themselves."""
    return catalogue.edition.released.latest if catalogue.edition else None
