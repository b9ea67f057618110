"""The Positions page as HTML: who stands where on all proposals or questions, as a chart or in sentences."""

from __future__ import annotations

from dataclasses import replace

import htpy as h

from components.pages.changes.marking import compared
from components.parts.answers_table import (
    AnswersTable,
    element_links,
    nothing_to_show,
    table_page,
)
from components.parts.evidence import evidence_markup
from components.parts.rendering import EVIDENCE, closed
from components.parts.stands_table import StandsTable
from components.store.releases_store import earlier_side
from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.changes import counted_cells, stances_between
from guarantees.changes.model import CellChange
from guarantees.changes.view import View
from guarantees.links.addresses import to_compare, to_proposal
from guarantees.links.earlier import NO_EARLIER
from guarantees.pages.changes.query import ChangesQuery
from guarantees.pages.tables.changed_cells import in_full, stances_by_row, with_stance_changes
from guarantees.pages.tables.matrix import Matrix, MatrixRow
from guarantees.pages.tables.position_stands import position_stands
from guarantees.pages.tables.positions import ShownRows, position_matrix, rows_shown
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import (
    POSITIONS_LINK,
    PositionDensity,
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
)


def page_markup(query: PositionsQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its choices."""
    changes = _changes(query, View(actors=query.actors), catalogue)
    marked = _compared(changes, query, catalogue) if query.since else None
    if query.view is PositionDensity.SENTENCES:
        matrix = with_stance_changes(position_matrix(query, catalogue), changes)
        return table_page(matrix, marked, _table(matrix, query, catalogue), _caption(matrix))
    shown = rows_shown(query, catalogue)
    return h.div(".with-evidence")[
        h.div(".content")[
            marked,
            _nothing(shown, query, catalogue)
            if shown.empty
            else _drawing(shown, changes, query, catalogue),
            _caption(shown),
        ],
        EVIDENCE,
    ]


def _caption(shown: Matrix | ShownRows) -> h.Node:
    return not shown.empty and h.p(".soft.small")[shown.caption]


def _changes(query: PositionsQuery, view: View, catalogue: Catalogue) -> tuple[CellChange, ...]:
    """The stances of a view that differ from the earlier side: on proposals or on questions, as the rows are."""
    if not query.since or not view.actors:
        return ()
    old, _ = earlier_side(query.since, catalogue)
    before = query.since.as_of(query.as_of)
    found = stances_between(old, catalogue, before, query.as_of, view) if old else ()
    of_proposals = query.rows is PositionRows.PROPOSALS
    return tuple(each for each in found if bool(each.proposal) is of_proposals)


def _compared(
    changes: tuple[CellChange, ...], query: PositionsQuery, catalogue: Catalogue
) -> h.Element:
    words = ChangesQuery(query.since, actors=query.actors, as_of=query.as_of)
    without = POSITIONS_LINK.address(closed(replace(query, since=NO_EARLIER)), catalogue)
    return compared(words, counted_cells(changes, "stance"), without, catalogue)


def _drawing(
    shown: ShownRows, changes: tuple[CellChange, ...], query: PositionsQuery, catalogue: Catalogue
) -> h.Element:
    """Who stands where; a family of proposals or a group of questions can be collapsed."""
    stands, sections = position_stands(query, shown, catalogue)
    table = StandsTable(
        stands.columns,
        POSITIONS_LINK.address(closed(query), catalogue),
        shown.caption,
        changed=stances_by_row(changes, catalogue) if changes else {},
    )
    return table.of_bodies(
        table.section(each, POSITIONS_LINK.address(closed(query.toggle_group(each.id)), catalogue))
        for each in sections
    )


def _nothing(shown: Matrix | ShownRows, query: PositionsQuery, catalogue: Catalogue) -> h.Element:
    cleared = replace(query, search="", only=frozenset())
    address = POSITIONS_LINK.address(closed(cleared), catalogue) if cleared != query else ""
    usual = "./positions" if catalogue.positions and not query.actors else ""
    return nothing_to_show(shown, address, usual)


def _table(matrix: Matrix, query: PositionsQuery, catalogue: Catalogue) -> h.Node:
    if matrix.empty:
        return _nothing(matrix, query, catalogue)
    return AnswersTable(
        matrix,
        POSITIONS_LINK.address(closed(query), catalogue),
        fold=lambda group: POSITIONS_LINK.address(closed(query.toggle_group(group)), catalogue),
        details=element_links if query.rows is PositionRows.ELEMENTS else _proposal_links,
        sentences=True,
        collects=query.unrecorded is UnrecordedRows.HIDDEN,
        none="No stance of these",
    ).markup()


def _proposal_links(row: MatrixRow) -> h.Node:
    return h.p(".links")[
        h.a(href=to_proposal(row.id))["All about this proposal"],
        h.a(href=to_compare((row.id,)))["What it says"],
    ]


def position_panel(query: PositionsQuery, catalogue: Catalogue) -> h.Node:
    """The evidence of the open cell; nothing without one. Sources are numbered where the page lists them."""
    with_sources = query.view is PositionDensity.SENTENCES
    matrix = position_matrix(query, catalogue) if with_sources else None
    panel = position_evidence(query, matrix, catalogue)
    if panel and query.since:
        changes = _changes(query, View(actors=(panel.column,)), catalogue)
        of_row = stances_by_row(changes, catalogue).items()
        said = [
            in_full(each)
            for (_, row), each in of_row
            if row.split("~")[0] == panel.row.split("~")[0]
        ]
        panel = replace(panel, changed=" ".join(said))
    return panel and evidence_markup(panel, POSITIONS_LINK.address(closed(query), catalogue))
