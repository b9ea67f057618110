"""What each page gives as a file: the view of a query, ready to be written in any format (``components/files``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.coverage.page import CoverageQuery
from guarantees.pages.proposal.page import PROPOSAL_LINK, ProposalQuery
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery
from guarantees.pages.tables.sheets import comparison_book
from guarantees.sheets.about_view import address_of
from guarantees.sheets.book import Workbook

Book = Callable[[Any, Catalogue, str], Workbook]
"""The view of a query, of some records, on the site with an address."""


def _compare(query: ComparisonQuery, catalogue: Catalogue, site: str) -> Workbook:
    return comparison_book(query, catalogue, address_of(COMPARE_LINK, query, catalogue, site))


def _proposal(query: ProposalQuery, catalogue: Catalogue, site: str) -> Workbook:
    """One proposal on every question; without one, all of them."""
    shown = (query.id,) if query.id in catalogue.proposals else tuple(catalogue.proposals)
    table = ComparisonQuery(shown, as_of=query.as_of)
    return comparison_book(table, catalogue, address_of(PROPOSAL_LINK, query, catalogue, site))


def _coverage(query: CoverageQuery, catalogue: Catalogue, site: str) -> Workbook:
    """Every proposal on every question."""
    table = ComparisonQuery(tuple(catalogue.proposals), as_of=query.as_of)
    return _compare(table, catalogue, site)


BOOKS: Mapping[str, Book] = {
    "compare": _compare,
    "proposal": _proposal,
    "coverage": _coverage,
}
"""The books by the names of pages. What their files are called is in ``FILES`` of ``components/files/formats.py``."""
