"""The Positions page as HTML: who stands where on all proposals or questions, as a drawing or in sentences."""

from __future__ import annotations

from dataclasses import replace

import htpy as h

from components.pages.positions.addresses import address_of
from components.parts.answers_table import (
    AnswersTable,
    element_links,
    nothing_to_show,
    table_page,
)
from components.parts.evidence import evidence_markup
from components.parts.rendering import EVIDENCE
from components.parts.stands_table import StandsTable
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_compare, to_proposal
from guarantees.pages.tables.matrix import Matrix, MatrixRow
from guarantees.pages.tables.position_stands import position_stands
from guarantees.pages.tables.positions import ShownRows, position_matrix, rows_shown
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import (
    PositionDensity,
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
)


def page_markup(query: PositionsQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its choices."""
    if query.view is PositionDensity.SENTENCES:
        matrix = position_matrix(query, catalogue)
        return table_page(matrix, _table(matrix, query, catalogue), _caption(matrix))
    shown = rows_shown(query, catalogue)
    return h.div(".with-evidence")[
        h.div(".content")[
            _nothing(shown, query, catalogue) if shown.empty else _drawing(shown, query, catalogue),
            _caption(shown),
        ],
        EVIDENCE,
    ]


def _caption(shown: Matrix | ShownRows) -> h.Node:
    return not shown.empty and h.p(".soft.small")[shown.caption]


def _drawing(shown: ShownRows, query: PositionsQuery, catalogue: Catalogue) -> h.Element:
    """Who stands where; a family of proposals or a group of questions can be folded."""
    stands, sections = position_stands(query, shown, catalogue)
    table = StandsTable(stands.columns, address_of(query, catalogue), shown.caption)
    return table.of_bodies(
        table.section(each, address_of(query.toggle_group(each.id), catalogue)) for each in sections
    )


def _nothing(shown: Matrix | ShownRows, query: PositionsQuery, catalogue: Catalogue) -> h.Element:
    cleared = replace(query, search="", only=frozenset())
    address = address_of(cleared, catalogue) if cleared != query else ""
    usual = "./positions" if catalogue.positions and not query.actors else ""
    return nothing_to_show(shown, address, usual)


def _table(matrix: Matrix, query: PositionsQuery, catalogue: Catalogue) -> h.Node:
    if matrix.empty:
        return _nothing(matrix, query, catalogue)
    return AnswersTable(
        matrix,
        address_of(query, catalogue),
        fold=lambda group: address_of(query.toggle_group(group), catalogue),
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
    return panel and evidence_markup(panel, address_of(query, catalogue))
