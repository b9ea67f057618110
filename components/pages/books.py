"""What each page offers as a file: the view of a query, ready to be written in any format
(``components/downloads``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from components.pages.gap.chart_file import charted
from components.pages.gap.drawing import numbers_picture
from components.pages.map.drawing import map_picture
from components.pages.timeline.drawing import strip_picture
from components.pages.timeline.ladder_drawing import ladder_picture
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.opposition import PARTIES, questions_that_divide
from guarantees.pages.actor.page import ACTOR_LINK, ActorQuery
from guarantees.pages.coverage.page import CoverageQuery
from guarantees.pages.gap.page import LINK as GAP_LINK
from guarantees.pages.gap.page import GapQuery, resolved
from guarantees.pages.map.page import MAP_LINK, ForceMapQuery, force_map
from guarantees.pages.map.sheets import map_book
from guarantees.pages.overview.dividing_questions import MOST_QUESTIONS
from guarantees.pages.overview.page import OVERVIEW_LINK, OverviewQuery
from guarantees.pages.proposal.page import PROPOSAL_LINK, ProposalQuery
from guarantees.pages.tables.position_sheets import positions_book
from guarantees.pages.tables.positions_query import (
    POSITIONS_LINK,
    PositionRows,
    PositionsQuery,
    default_positions,
)
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery
from guarantees.pages.tables.sheets import comparison_book
from guarantees.pages.tables.stands import WhoStandsWhere
from guarantees.pages.tables.stands_sheets import stands_book
from guarantees.pages.timeline.ladder import ladders
from guarantees.pages.timeline.link import TIMELINE_LINK
from guarantees.pages.timeline.query import TimelineQuery, TimelineView
from guarantees.pages.timeline.sheets import timeline_book
from guarantees.pages.timeline.strip import strip
from guarantees.pages.wording.query import WORDING_LINK, WordingQuery
from guarantees.pages.wording.sheets import wording_book
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


def _positions(query: PositionsQuery, catalogue: Catalogue, site: str) -> Workbook:
    return positions_book(query, catalogue, address_of(POSITIONS_LINK, query, catalogue, site))


def _actor(query: ActorQuery, catalogue: Catalogue, site: str) -> Workbook:
    """What one party says on all questions; without one, what the parties say with which Positions opens."""
    actors = (query.actor,) if query.actor else default_positions(catalogue).actors
    table = PositionsQuery(rows=PositionRows.ELEMENTS, actors=actors, as_of=query.as_of)
    return positions_book(table, catalogue, address_of(ACTOR_LINK, query, catalogue, site))


def _gap(query: GapQuery, catalogue: Catalogue, site: str) -> Workbook:
    """One question with every answer; or one proposal on every question, next to which the page puts a party.

    The picture of a question with numbers to compare shows their axes.
    """
    address = address_of(GAP_LINK, query, catalogue, site)
    shown = resolved(query, catalogue)
    if shown.proposal:
        return comparison_book(
            ComparisonQuery((shown.proposal,), as_of=query.as_of), catalogue, address
        )
    elements = [catalogue.elements[shown.element]] if shown.element else []
    stands = WhoStandsWhere(catalogue, query.as_of)
    book = stands_book(elements, stands, address, proposals=True)
    scales = charted(query, catalogue)
    return replace(book, picture=numbers_picture(scales, book)) if scales else book


def _overview(query: OverviewQuery, catalogue: Catalogue, site: str) -> Workbook:
    """Who stands where on the questions that divide most."""
    stands = WhoStandsWhere(catalogue, query.as_of, kinds=PARTIES)
    elements = questions_that_divide(catalogue)[:MOST_QUESTIONS]
    return stands_book(elements, stands, address_of(OVERVIEW_LINK, query, catalogue, site))


def _timeline(query: TimelineQuery, catalogue: Catalogue, site: str) -> Workbook:
    """What the page lists; its picture is the strip of months, or the ladders of troop numbers."""
    book = timeline_book(query, catalogue, address_of(TIMELINE_LINK, query, catalogue, site))
    if query.view is TimelineView.EVENTS:
        return replace(book, picture=strip_picture(strip(query, catalogue), book))
    steps = ladders(query, catalogue) if query.view is TimelineView.QUANTITIES else ()
    return replace(book, picture=ladder_picture(steps, book)) if steps else book


def _map(query: ForceMapQuery, catalogue: Catalogue, site: str) -> Workbook:
    """The table; its picture is the tiles of countries."""
    book = map_book(query, catalogue, address_of(MAP_LINK, query, catalogue, site))
    return replace(book, picture=map_picture(force_map(query, catalogue), book))


def _wording(query: WordingQuery, catalogue: Catalogue, site: str) -> Workbook:
    return wording_book(query, catalogue, address_of(WORDING_LINK, query, catalogue, site))


BOOKS: Mapping[str, Book] = {
    "compare": _compare,
    "proposal": _proposal,
    "coverage": _coverage,
    "positions": _positions,
    "actor": _actor,
    "gap": _gap,
    "overview": _overview,
    "timeline": _timeline,
    "map": _map,
    "wording": _wording,
}
"""The books by the names of pages. What their files are called is in ``FILES`` of ``downloads/formats.py``."""
