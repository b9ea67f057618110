"""The report on the records as HTML: each part with its sentences and tables; long tables are folded."""

from __future__ import annotations

from itertools import groupby

import htpy as h

from components.parts.dates import date_markup, facts_markup
from components.parts.own_words import data_version
from guarantees.links.addresses import to_coverage
from guarantees.pages.curate.contradictions import (
    ContradictionReported,
    Contradictions,
    ContradictionSide,
)
from guarantees.pages.curate.coverage import CellCoverage
from guarantees.pages.curate.report import Report, ReportPart, sentences_of, tables_of
from guarantees.pages.curate.table import Cell, Column, ReportTable, Row
from guarantees.words.english import counted

HEADING = "Report on the records"
LONGEST_OPEN = 6
"""Tables with more rows are collapsed, so that the page can be read at a glance."""
_SHOWN_OTHERWISE = frozenset(
    {
        *("contradictions-open", "contradictions-resolved"),
        # The page Coverage has every cell.
        *("coverage-proposals", "coverage-elements"),
    }
)
"""Tables of the report that the command prints and the page draws in another way."""


def report_markup(report: Report) -> h.Element:
    """The whole report under a heading of the second level."""
    return h.section("#report.report", tabindex="-1", aria_labelledby="report-heading")[
        h.h2("#report-heading")[HEADING],
        h.p(".empty")[report.empty] if report.empty else _parts(report),
    ]


def _parts(report: Report) -> h.Fragment:
    return h.fragment[
        h.p(".soft.small")[report.reach, " ", data_version(report.version)],
        h.nav(".links.screen-only", aria_label="Parts of the report")[
            (h.a(href=f"#report-{part.value}")[part.label] for part in ReportPart)
        ],
        (_part(report, part) for part in ReportPart),
    ]


def _part(report: Report, part: ReportPart) -> h.Element:
    summary, *notes = sentences_of(report, part)
    tables = (t for t in tables_of(report, part) if t.key not in _SHOWN_OTHERWISE)
    return h.section(".part", id=f"report-{part.value}", tabindex="-1")[
        h.header[h.h3[part.label], h.p(".soft.small")[part.meaning]],
        h.div[
            h.p(".summary")[summary],
            part is ReportPart.COVERAGE and _figures(report.coverage),
            (h.p(".small")[note] for note in notes),
            part is ReportPart.CONTRADICTIONS and _contradictions(report.contradictions),
            (_table(t) if len(t.rows) <= LONGEST_OPEN else _folded(t) for t in tables),
        ],
    ]


def _figures(coverage: CellCoverage) -> h.Fragment:
    """The number of cells in each state, and a link to all of them."""
    figures = h.ul(".figures", aria_label="Cells by what they hold")[
        (
            h.li(title=state.meaning)[h.b[f"{number:,}"], f" {state.label.lower()}"]
            for state, number in coverage.total.items()
        )
    ]
    return h.fragment[
        figures, h.p(".small")[h.a(href=to_coverage())["Every proposal on every question"]]
    ]


# ---- tables --------------------------------------------------------------------------------


def _folded(table: ReportTable) -> h.Element:
    return h.details(".table", data_open=f"report-{table.key}")[
        h.summary[f"{table.caption} ({counted(len(table.rows), 'row')})"], _table(table)
    ]


def _table(table: ReportTable) -> h.Element:
    """A table of counts scrolls next to the names of its rows; a table of words becomes cards on a narrow screen."""
    counts = 2 * sum(column.number for column in table.columns) >= len(table.columns)
    drawn = h.table({"class": {"counts": counts, "words stacked": not counts}})[
        h.caption[table.caption],
        h.thead[h.tr[(_head(column) for column in table.columns)]],
        (
            h.tbody[
                bool(group) and _group(group, len(table.columns)),
                (_row(row, table.columns) for row in rows),
            ]
            for group, rows in groupby(table.rows, key=lambda row: row.group)
        ),
        table.total and h.tfoot[_row(table.total, table.columns)],
    ]
    if not counts:
        return drawn
    return h.div(".scroll", tabindex="0", role="region", aria_label=table.caption)[drawn]


def _head(column: Column) -> h.Element:
    return h.th({"class": {"number": column.number}}, scope="col", title=column.meaning or None)[
        column.head
    ]


def _group(group: str, columns: int) -> h.Element:
    return h.tr(".group")[h.th(scope="rowgroup", colspan=str(columns))[group]]


def _row(row: Row, columns: tuple[Column, ...]) -> h.Element:
    name, *cells = row.cells
    return h.tr[
        h.th(scope="row")[h.a(href=row.address)[_words(name)] if row.address else _words(name)],
        (_cell(cell, column) for cell, column in zip(cells, columns[1:], strict=True)),
    ]


def _cell(cell: Cell, column: Column) -> h.Element:
    classes = {"number": True, "soft": not cell} if isinstance(cell, int) else {}
    return h.td({"class": classes}, data_head=column.head)[_words(cell)]


def _words(cell: Cell) -> h.Node:
    if isinstance(cell, int):
        return f"{cell:,}"
    return facts_markup(cell if isinstance(cell, tuple) else (cell,))


# ---- contradictions ------------------------------------------------------------------------


def _contradictions(part: Contradictions) -> h.Fragment:
    return h.fragment[
        bool(part.open) and h.ul(".contradictions")[(_contradiction(each) for each in part.open)],
        bool(part.resolved)
        and [
            h.h4["Resolved by later records"],
            h.ul(".contradictions")[(_contradiction(each) for each in part.resolved)],
        ],
    ]


def _contradiction(reported: ContradictionReported) -> h.Element:
    return h.li[
        h.details(data_open=f"report-contradiction~{reported.id}")[
            h.summary[reported.name],
            h.ul(".sides")[(_side(side) for side in reported.sides)],
            bool(reported.unreadable) and h.p(".small")[reported.unreadable_words],
            h.p(".small")[reported.note],
            h.p(".small")[reported.resolution],
        ]
    ]


def _side(side: ContradictionSide) -> h.Element:
    return h.li[
        h.p[h.b[side.speaker], ": ", side.says],
        h.p(".small.soft")[
            h.a(href=side.address)[side.subject],
            f" · {side.mode} · ",
            date_markup(side.stated),
            bool(side.fallen) and [" · ", h.span(".tag")[facts_markup((side.fallen,))]],
        ],
    ]
