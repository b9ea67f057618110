"""Who stands where on all proposals or questions: the rows that Positions shows, as the chart that pages share."""

from __future__ import annotations

from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.positions import ShownRows
from guarantees.pages.tables.positions_query import PositionRows, PositionsQuery, UnrecordedRows
from guarantees.pages.tables.rows import RowGroup, RowHead
from guarantees.pages.tables.stands import StandsGroup, StandsSection, WhoStandsWhere


def position_stands(
    query: PositionsQuery, shown: ShownRows, catalogue: Catalogue
) -> tuple[WhoStandsWhere, tuple[StandsSection, ...]]:
    """The chart of the rows that a query shows.

    Unless empty rows are requested, answers on which no party with a column takes a stance are counted.
    """
    actors = tuple(column.id for column in shown.columns)
    stands = WhoStandsWhere(catalogue, query.as_of, actors)
    return stands, tuple(_section(*each, query, stands) for each in shown.groups)


def _section(
    group: RowGroup, shown: tuple[RowHead, ...], query: PositionsQuery, stands: WhoStandsWhere
) -> StandsSection:
    is_folded = group.id in query.folded
    rows = () if is_folded else tuple(row.id for row in shown)
    groups: tuple[StandsGroup, ...]
    if query.rows is PositionRows.PROPOSALS:
        proposals = (stands.proposal(stands.catalogue.proposals[row]) for row in rows)
        groups = (StandsGroup(group.id, "", "", "", tuple(proposals)),) if rows else ()
    else:
        groups = tuple(_question(row, query, stands) for row in rows)
    return StandsSection(
        group.id, group.name, group.about, is_folded, len(shown), len(group.rows), groups
    )


def _question(element: str, query: PositionsQuery, stands: WhoStandsWhere) -> StandsGroup:
    hides = query.unrecorded is UnrecordedRows.HIDDEN
    whole = stands.question(stands.catalogue.elements[element], collects=hides)
    rows = tuple(row for row in whole.rows if not hides or any(row.stands))
    return replace(whole, rows=rows, left_out=len(whole.rows) - len(rows))
