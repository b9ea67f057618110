"""The comparison as sheets that a reader takes away: the table, what it rests on, the sources, and how to read it.

Every sheet is plain data. What is on the screen is in it: the same proposals, questions, filters and day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import Cell, EvidenceRole, cell_of
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.matrix import Matrix, MatrixRow
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery
from guarantees.records.dates import in_words
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.site_citation import LICENCE, cited
from guarantees.words.statement_words import StatementView, statement_view


@dataclass(frozen=True)
class Link:
    """A text that leads to an address of the web."""

    text: str
    address: str


Content = str | int | Link
"""What stands in a cell of a sheet; texts are texts, whatever they begin with."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: heads over columns, rows, widths in characters. ``fixed`` columns at the left stay when one scrolls."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Content, ...], ...]
    widths: tuple[int, ...]
    fixed: int = 0


@dataclass(frozen=True)
class Workbook:
    """The sheets of a comparison. ``made_of`` is the last day that the records themselves name, for the file's date."""

    title: str
    sheets: tuple[Sheet, ...]
    made_of: datetime.date | None


def workbook(query: ComparisonQuery, catalogue: Catalogue, site: str) -> Workbook:
    """The comparison that a query shows. ``site`` is the address of the site, with a slash at its end."""
    shown = replace(query, folded=frozenset(), cell=None)
    matrix = compare(shown, catalogue)
    edition = catalogue.edition
    return Workbook(
        f"{SITE_NAME}: {matrix.caption}",
        (
            _comparison(matrix, site),
            Sheet(EVIDENCE, _EVIDENCE, tuple(_evidence(shown, matrix, catalogue)), _WIDTHS, 2),
            _sources(matrix),
            _about(shown, matrix, catalogue, site),
        ),
        edition.released.latest if edition else None,
    )


# ---- the table -----------------------------------------------------------------------------------


def _comparison(matrix: Matrix, site: str) -> Sheet:
    columns = matrix.columns
    rows: list[tuple[Content, ...]] = [
        (
            "",
            *(Link(in_words(c.details, "; "), _whole(site, c.link)) for c in columns),
            "",
            "",
        )
    ]
    for group in matrix.groups:
        rows.append((group.name, *("" for _ in columns), "", ""))
        rows += [_row(row) for row in group.rows]
    head = ("Question", *(column.short_name for column in columns), "Answers", "Kinds")
    widths = (32, *(28 for _ in columns), 9, 9)
    return Sheet("Comparison", head, tuple(rows), widths, 1)


def _row(row: MatrixRow) -> tuple[Content, ...]:
    answers = ("; ".join(f"{line.sign} {line.text}" for line in cell.lines) for cell in row.cells)
    return (f"{row.number} {row.name}", *answers, row.answer, row.different)


def _whole(site: str, address: str) -> str:
    return site + address.removeprefix("./")


# ---- what it rests on ----------------------------------------------------------------------------

EVIDENCE = "Evidence"
_EVIDENCE = (
    *("Proposal", "Question", "Cell shows", "Role", "Value", "Statement", "Speaker"),
    *("Attributed to", "How known", "Stated", "Speaks of", "Public since", "Condition", "Note"),
    *("Source", "Place", "Quotation", "Language", "Way to the reader", "Address"),
)
_WIDTHS = (24, 24, 24, 14, 24, 60, 20, 20, 20, 16, 16, 16, 30, 30, 24, 16, 30, 9, 40, 40)


def _evidence(
    query: ComparisonQuery, matrix: Matrix, catalogue: Catalogue
) -> Iterator[tuple[Content, ...]]:
    """A row for each place in a source that a cell rests on, and for each cell without a statement."""
    for group in matrix.groups:
        for row in group.rows:
            element = catalogue.elements[row.id]
            for column, shown in zip(matrix.columns, row.cells, strict=True):
                proposal = catalogue.proposals[column.id]
                cell = cell_of(proposal, element, query.as_of, catalogue)
                said = "; ".join(line.text for line in shown.lines)
                yield from _of_cell(cell, said, proposal, element, query, catalogue)


def _of_cell(
    cell: Cell,
    said: str,
    proposal: Proposal,
    element: Element,
    query: ComparisonQuery,
    catalogue: Catalogue,
) -> Iterator[tuple[Content, ...]]:
    where = (proposal.short_name, f"{element.number} {element.name}", said)
    found = False
    for role, statements in cell.by_role.items():
        for statement in statements:
            view = statement_view(
                statement, catalogue, as_of=query.as_of, element=element, role=role
            )
            for place in view.places:
                found = True
                chain = " → ".join(in_words(step, ", ") for step in place.chain)
                at = (place.short_name, place.at, place.quote, place.language, chain, place.url)
                yield (*where, *_said(view, role), *at)
    if not found:
        note = (cell.absence.note or "") if cell.absence else ""
        yield (*where, *("" for _ in _EVIDENCE[3:13]), note, *("" for _ in _EVIDENCE[14:]))


def _said(view: StatementView, role: EvidenceRole) -> tuple[Content, ...]:
    dates = (view.stated, view.held, view.known)
    return (
        *(role.label, view.text, view.says, view.speaker, view.attributed_to, view.mode),
        *(date.words() if date else "" for date in dates),
        *(view.condition, " ".join(each for each in (view.note, view.estimate) if each)),
    )


# ---- the sources, and how to read it -------------------------------------------------------------


def _sources(matrix: Matrix) -> Sheet:
    rows = tuple(
        (
            each.number,
            each.short_name,
            Link(each.title, each.url) if each.url else each.title,
            each.details,
            each.date.words() if each.date else "",
        )
        for each in matrix.sources
    )
    return Sheet(
        "Sources", ("Number", "Name", "Title", "Details", "Date"), rows, (8, 28, 60, 40, 20)
    )


def _about(query: ComparisonQuery, matrix: Matrix, catalogue: Catalogue, site: str) -> Sheet:
    address = f"{site}compare{COMPARE_LINK.query_string(query, catalogue)}"
    rows: list[tuple[Content, ...]] = [
        ("Table", matrix.caption),
        ("As of", as_of_words(query.as_of)),
        ("Evidence", evidence_cutoff(catalogue)),
        ("Data version", catalogue.version),
        *([("Release", catalogue.release)] if catalogue.release else []),
        ("The same view", Link(address, address)),
        ("How to cite it", cited(matrix.caption, query.as_of, catalogue)),
        ("Licence", LICENCE),
        ("How to read it", Link("Method", f"{site}method")),
        ("", ""),
        *((entry.sign, entry.text) for entry in matrix.legend),
    ]
    return Sheet("About", ("", ""), tuple(rows), (18, 100))
