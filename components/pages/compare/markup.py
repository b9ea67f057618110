"""The Compare page as HTML: what it comes to, the answers or the signs, the key, and the sources."""

from __future__ import annotations

from dataclasses import replace

import htpy as h

from components.pages.compare.addresses import address_of
from components.pages.compare.signs import signs_markup
from components.parts.answers_table import (
    TableAddresses,
    answers_table,
    key_markup,
    nothing_to_show,
)
from components.parts.evidence import evidence_markup
from components.parts.own_words import data_version
from components.parts.record_page import source_list
from components.parts.rendering import EVIDENCE
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_gap, to_method, to_wording
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.matrix import Finding, Matrix, MatrixRow
from guarantees.pages.tables.panel import cell_evidence
from guarantees.pages.tables.query import ComparisonQuery, Density, Difference
from guarantees.pages.tables.signs import sign_table


def page_markup(query: ComparisonQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its choices."""
    if query.view is Density.SIGNS:
        return signs_markup(sign_table(query.as_of, catalogue), query, catalogue)
    matrix = compare(query, catalogue)
    return h.fragment[
        h.div(".with-evidence")[
            h.div(".content")[
                _findings(matrix, query, catalogue), _table(matrix, query, catalogue)
            ],
            EVIDENCE,
        ],
        key_markup(matrix),
        matrix.sources
        and h.section(aria_labelledby="sources")[
            h.h2("#sources")["Sources on this screen"], source_list(matrix.sources)
        ],
        h.p(".foot.soft.small")[matrix.reach, " ", data_version(matrix.version)],
    ]


def _table(matrix: Matrix, query: ComparisonQuery, catalogue: Catalogue) -> h.Node:
    if matrix.empty:
        cleared = replace(query, search="", differences=frozenset())
        return nothing_to_show(matrix, address_of(cleared, catalogue) if cleared != query else "")
    base = address_of(query, catalogue)
    and_ = "&" if "?" in base else "?"
    return answers_table(
        matrix,
        TableAddresses(
            cell=lambda column, row: f"{base}{and_}cell={column}.{row}",
            fold=lambda group: address_of(query.toggle_group(group), catalogue),
        ),
        sentences=query.view is Density.SENTENCES,
        collects=Difference.NONE not in query.differences,
        row_details=_row_details,
    )


def _row_details(row: MatrixRow) -> h.Node:
    """Where to go from a question: an answer leads to all who give it."""
    return h.p(".links")[
        h.a(href=to_gap(row.id))["Who gives which answer"],
        h.a(href=to_wording(row.id))["Wordings"],
        h.a(href=to_method(row.id))["Definition"],
    ]


def _findings(matrix: Matrix, query: ComparisonQuery, catalogue: Catalogue) -> h.Node:
    """What the table comes to, in one sentence, in which each number is a filter."""
    parts = [each for each in matrix.findings if each.filter != Difference.UNKNOWN.value]
    unknown = [each for each in matrix.findings if each.filter == Difference.UNKNOWN.value]
    if not parts:
        return None
    total = sum(each.count for each in parts)

    def link(finding: Finding) -> h.Element:
        only = frozenset({Difference(finding.filter)})
        is_on = query.differences == only
        return h.a(
            href=address_of(replace(query, differences=frozenset() if is_on else only), catalogue),
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
    return panel and evidence_markup(panel, address_of(query, catalogue))
