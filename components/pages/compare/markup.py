"""The Compare page as HTML: the summary, the answers or the signs, the key, and the sources."""

from __future__ import annotations

from dataclasses import replace

import htpy as h

from components.pages.changes.marking import compared
from components.pages.coverage import markup as coverage
from components.parts.answers_table import (
    AnswersTable,
    element_links,
    key_in_brief,
    nothing_to_show,
    table_page,
)
from components.parts.evidence import evidence_markup
from components.parts.rendering import closed
from components.store.releases_store import earlier_side
from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.changes import cells_between, counted_cells
from guarantees.changes.model import CellChange
from guarantees.changes.view import View
from guarantees.links.earlier import NO_EARLIER
from guarantees.pages.changes.query import ChangesQuery
from guarantees.pages.coverage.page import CoverageQuery
from guarantees.pages.tables.changed_cells import in_full, with_changes
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.matrix import Finding, Matrix
from guarantees.pages.tables.panel import cell_evidence
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery, Density, Difference


def page_markup(query: ComparisonQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its choices."""
    if query.view is Density.SIGNS:
        # Older links: the signs of all proposals are now a separate page.
        return coverage.page_markup(CoverageQuery(as_of=query.as_of), catalogue)
    matrix = compare(query, catalogue)
    if not query.since:
        shown: h.Node = None
    else:
        changes = _changes(query, View(query.proposals), catalogue)
        words = ChangesQuery(query.since, query.proposals, as_of=query.as_of)
        without = COMPARE_LINK.address(closed(replace(query, since=NO_EARLIER)), catalogue)
        matrix = with_changes(matrix, changes)
        shown = compared(words, counted_cells(changes), without, catalogue)
    return table_page(
        matrix,
        h.div(".over-table")[
            _findings(matrix, query, catalogue), not matrix.empty and key_in_brief(matrix)
        ],
        shown,
        _table(matrix, query, catalogue),
    )


def _changes(query: ComparisonQuery, view: View, catalogue: Catalogue) -> tuple[CellChange, ...]:
    """The cells of a view that differ from the earlier side."""
    old, _ = earlier_side(query.since, catalogue)
    before = query.since.as_of(query.as_of)
    return cells_between(old, catalogue, before, query.as_of, view) if old else ()


def _table(matrix: Matrix, query: ComparisonQuery, catalogue: Catalogue) -> h.Node:
    if matrix.empty:
        cleared = replace(query, search="", differences=frozenset())
        way = COMPARE_LINK.address(closed(cleared), catalogue) if cleared != query else ""
        usual = "./compare" if catalogue.proposals and not matrix.columns else ""
        return nothing_to_show(matrix, way, usual)
    return AnswersTable(
        matrix,
        COMPARE_LINK.address(closed(query), catalogue),
        fold=lambda group: COMPARE_LINK.address(closed(query.toggle_group(group)), catalogue),
        details=element_links,
        sentences=query.view is Density.SENTENCES,
        collects=Difference.NONE not in query.differences,
    ).markup()


def _findings(matrix: Matrix, query: ComparisonQuery, catalogue: Catalogue) -> h.Node:
    """The summary of the table, one sentence in which each number is a filter."""
    parts = [each for each in matrix.findings if each.filter != Difference.UNKNOWN.value]
    unknown = [each for each in matrix.findings if each.filter == Difference.UNKNOWN.value]
    if not parts:
        return None
    total = sum(each.count for each in parts)

    def link(finding: Finding) -> h.Element:
        only = frozenset({Difference(finding.filter)})
        is_on = query.differences == only
        return h.a(
            href=COMPARE_LINK.address(
                closed(replace(query, differences=frozenset() if is_on else only)), catalogue
            ),
            data_stay=True,
            data_focus=f"finding:{finding.filter}",
            aria_current="true" if is_on else None,
            title=Difference(finding.filter).meaning,
        )[
            h.b[str(finding.count)],
            " ",
            finding.long and h.span(".long")[f"{finding.long} "],
            finding.words,
        ]

    listed: list[h.Node] = []
    for place, finding in enumerate(parts):
        last = place == len(parts) - 1
        listed += [(" and " if last else ", ") if place else None, link(finding)]
    return h.p(".findings")[
        h.span(".long")[f"Of {total} questions "],
        listed,
        unknown and ["; ", link(unknown[0])],
        ".",
    ]


def compare_evidence(query: ComparisonQuery, catalogue: Catalogue) -> h.Node:
    """The evidence of the open cell; nothing without one."""
    panel = cell_evidence(query, compare(query, catalogue), catalogue)
    if panel and query.since:
        changes = _changes(query, View((panel.column,), (panel.row,)), catalogue)
        panel = replace(panel, changed=" ".join(map(in_full, changes)))
    return panel and evidence_markup(panel, COMPARE_LINK.address(closed(query), catalogue))
