"""The Positions page as HTML: who says what of each proposal or question, with the evidence of every stance."""

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
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_compare, to_proposal
from guarantees.pages.tables.matrix import Matrix, MatrixRow
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import (
    PositionDensity,
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
)


def page_markup(query: PositionsQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its choices."""
    matrix = position_matrix(query, catalogue)
    return table_page(
        matrix,
        _table(matrix, query, catalogue),
        not matrix.empty and h.p(".soft.small")[matrix.caption],
    )


def _table(matrix: Matrix, query: PositionsQuery, catalogue: Catalogue) -> h.Node:
    if matrix.empty:
        cleared = replace(query, search="", only=frozenset())
        return nothing_to_show(matrix, address_of(cleared, catalogue) if cleared != query else "")
    return AnswersTable(
        matrix,
        address_of(query, catalogue),
        fold=lambda group: address_of(query.toggle_group(group), catalogue),
        details=element_links if query.rows is PositionRows.ELEMENTS else _proposal_links,
        sentences=query.view is PositionDensity.SENTENCES,
        collects=query.unrecorded is UnrecordedRows.HIDDEN,
        none="No stance of these",
    ).markup()


def _proposal_links(row: MatrixRow) -> h.Node:
    return h.p(".links")[
        h.a(href=to_proposal(row.id))["All about this proposal"],
        h.a(href=to_compare((row.id,)))["What it says"],
    ]


def position_panel(query: PositionsQuery, catalogue: Catalogue) -> h.Node:
    """The evidence of the open cell; nothing without one."""
    panel = position_evidence(query, position_matrix(query, catalogue), catalogue)
    return panel and evidence_markup(panel, address_of(query, catalogue))
