"""The comparison as a reader takes it away: the table of the screen, what it rests on, and the sources.

What is on the screen is in it: the same proposals, questions, filters and day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import HAS_VALUE, Cell, cell_of
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.matrix import Matrix, MatrixCell, MatrixRow
from guarantees.pages.tables.query import ComparisonQuery, Density, Difference
from guarantees.records.dates import in_words
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.sheets.about_view import about_view, made_of, whole
from guarantees.sheets.book import Answer, Content, Link, Note, Row, Sheet, Workbook
from guarantees.sheets.statement_lines import Line, long_form, no_statement, statement_line
from guarantees.words.numbered_sources import CitedSource
from guarantees.words.statement_words import PlaceView, StatementView, statement_view

_NAMED = 3
"""So many places of one source are named in a note; the evidence has all."""
_GIVEN = {state.value for state in HAS_VALUE}


def comparison_book(query: ComparisonQuery, catalogue: Catalogue, address: str) -> Workbook:
    """The comparison that a query shows, on the page at an ``address``, which opens the same view."""
    shown = replace(query, folded=frozenset(), cell=None)
    matrix = compare(shown, catalogue)
    cells = _Cells(shown, matrix, catalogue)
    return Workbook(
        f"{SITE_NAME}: {matrix.caption}",
        _table(matrix, cells, address),
        long_form(
            ("Proposal", "Question", "Cell shows", "Proposal id", "Question id"),
            tuple(cells.lines(matrix)),
        ),
        sources_sheet(matrix.sources),
        about_view(matrix.caption, query.as_of, address, catalogue, _filters(query)),
        tuple((entry.sign, entry.text) for entry in matrix.legend),
        made_of(catalogue),
    )


def sources_sheet(sources: tuple[CitedSource, ...]) -> Sheet:
    """The numbered sources of a view."""
    rows: tuple[Row, ...] = tuple(
        (
            each.number,
            each.short_name,
            Link(each.title, each.url) if each.url else each.title,
            each.details,
            each.date.words() if each.date else "",
        )
        for each in sources
    )
    head = ("Number", "Name", "Title", "Details", "Date")
    return Sheet("Sources", head, rows, (8, 28, 60, 40, 20))


def _filters(query: ComparisonQuery) -> Iterator[str]:
    yield from (each.label for each in Difference if each in query.differences)
    if query.search:
        yield f"search for “{query.search}”"


# ---- the table -----------------------------------------------------------------------------------


def _table(matrix: Matrix, cells: _Cells, address: str) -> Sheet:
    columns = matrix.columns
    rows: list[Row] = []
    for group in matrix.groups:
        rows.append((group.name,))
        rows += [_row(row, cells) for row in group.rows]
    under = (Link(in_words(c.details, "; "), whole(c.link, address)) for c in columns)
    return Sheet(
        "Comparison",
        ("Question", *(column.short_name for column in columns), "Answers", "Kinds"),
        tuple(rows),
        (32, *(28 for _ in columns), 9, 9),
        1,
        ("", *under, "", ""),
        counts=2,
    )


def _row(row: MatrixRow, cells: _Cells) -> Row:
    answers: tuple[Content, ...] = tuple(_answer(cell, cells) for cell in row.cells)
    return (f"{row.number} {row.name}", *answers, row.answer, row.different)


def _answer(cell: MatrixCell, cells: _Cells) -> Answer:
    (first, *rest) = cell.lines
    text = "; ".join((first.text, *(f"{line.sign} {line.text}" for line in rest)))
    notes = tuple(cells.notes(cell))
    says = cell.says if cells.has_sentences else ""
    is_given = cell.state in _GIVEN
    return Answer(first.sign, text, first.tone, cell.brief.text, says, is_given, notes)


# ---- what it rests on ----------------------------------------------------------------------------


class _Cells:
    """The cells of a comparison with their statements in words; holds what every one of them needs."""

    def __init__(self, query: ComparisonQuery, matrix: Matrix, catalogue: Catalogue) -> None:
        self.as_of, self.catalogue = query.as_of, catalogue
        self.has_sentences = query.view is Density.SENTENCES
        self.ids = {source.number: source.id for source in matrix.sources}
        self.numbers = {id: number for number, id in self.ids.items()}

    def cell(self, of: MatrixCell) -> tuple[Proposal, Element, Cell]:
        proposal, element = self.catalogue.proposals[of.column], self.catalogue.elements[of.row]
        return proposal, element, cell_of(proposal, element, self.as_of, self.catalogue)

    def lines(self, matrix: Matrix) -> Iterator[Line]:
        """A line for each statement on a cell, and for each cell without a statement."""
        for group in matrix.groups:
            for row in group.rows:
                for shown in row.cells:
                    yield from self.of_cell(shown)

    def of_cell(self, shown: MatrixCell) -> Iterator[Line]:
        proposal, element, cell = self.cell(shown)
        said = "; ".join(line.text for line in shown.lines)
        question = f"{element.number} {element.name}"
        about = (proposal.short_name, question, said, proposal.id, element.id)
        if not cell.statements:
            yield no_statement(about, (cell.absence.note or "") if cell.absence else "")
        provision = proposal.provisions.get(element.id)
        listed = provision if isinstance(provision, tuple) else ()
        for role, statements in cell.by_role.items():
            for statement in statements:
                view = statement_view(
                    statement, self.catalogue, as_of=self.as_of, element=element, role=role
                )
                place = f"{proposal.id}.{element.id}.{listed.index(statement) + 1}"
                yield statement_line(about, view, statement.id or place, role.label)

    def notes(self, shown: MatrixCell) -> Iterator[Note]:
        """For each source that a cell cites, where and how it says so."""
        _, element, cell = self.cell(shown)
        if not shown.citations:
            return
        said = (*cell.shown, *cell.denials) or cell.by_others or cell.withdrawn
        views = [
            statement_view(each, self.catalogue, as_of=self.as_of, element=element) for each in said
        ]
        found: dict[int, list[str]] = {}
        for view in views:
            for place in view.places:
                number = self.numbers.get(place.source, 0)
                found.setdefault(number, []).append(_cited(view, place))
        for number in shown.citations:
            name = self.catalogue.source_short_name(self.ids[number])
            places = found.get(number) or ["read; nothing about it was found"]
            more = f"; and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
            yield Note(number, f"{name}, {'; '.join(places[:_NAMED])}{more}. Source {number}.")


def _cited(view: StatementView, place: PlaceView) -> str:
    words = f": “{place.quote}”" if place.quote else ""
    return f"{place.at}{words} ({view.speaker}, {view.mode}, {view.stated.words()})"
