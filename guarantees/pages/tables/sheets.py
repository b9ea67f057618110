"""The comparison as a reader takes it away: the table of the screen, what it rests on, and the sources.

What is on the screen is in it: the same proposals, questions, filters and day.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import HAS_VALUE, EvidenceRole, cell_of
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.matrix import Matrix, MatrixCell, MatrixColumn, MatrixRow
from guarantees.pages.tables.query import ComparisonQuery, Density, Difference
from guarantees.records.dates import in_words
from guarantees.sheets.about_view import about_view, made_of, whole
from guarantees.sheets.book import Answer, Link, Note, Row, Sheet, Workbook
from guarantees.sheets.statement_lines import Line, long_form, no_statement, statement_line
from guarantees.words.numbered_sources import CitedSource, NumberedSources
from guarantees.words.statement_words import StatementView, statement_view

_NAMED = 3
"""So many places of one source are named in a note; the evidence has all."""
_GIVEN = {state.value for state in HAS_VALUE}


def comparison_book(query: ComparisonQuery, catalogue: Catalogue, address: str) -> Workbook:
    """The comparison that a query shows, on the page at an ``address``, which opens the same view."""
    shown = replace(query, folded=frozenset(), cell=None)
    matrix = compare(shown, catalogue)
    cells = _Cells(query.as_of, query.view is Density.SENTENCES, matrix, catalogue)
    filters = [each.label for each in Difference if each in query.differences]
    return cells.book("Comparison", address, (*filters, *searched(query.search)))


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


def notes(sources: NumberedSources, numbers: Iterable[int]) -> tuple[Note, ...]:
    """Notes that name sources by their numbers."""
    by_number = {source.number: source for source in sources.listed()}
    return tuple(
        Note(number, f"{by_number[number].title}. {by_number[number].short_name}. Source {number}.")
        for number in numbers
    )


def searched(words: str) -> tuple[str, ...]:
    """The filter that a search is; nothing without one."""
    return (f"search for “{words}”",) if words else ()


class CellsOfTable(ABC):
    """The cells of a table with what was said in words; holds what every one of them needs.

    ``heads`` are those of the columns that say which cell a statement is about.
    """

    heads: tuple[str, ...]

    def __init__(
        self, as_of: AsOf, has_sentences: bool, matrix: Matrix, catalogue: Catalogue
    ) -> None:
        self.as_of, self.has_sentences = as_of, has_sentences
        self.matrix, self.catalogue = matrix, catalogue
        self.ids = {source.number: source.id for source in matrix.sources}
        self.numbers = {id: number for number, id in self.ids.items()}

    @abstractmethod
    def lines(self, shown: MatrixCell, row: MatrixRow, column: MatrixColumn) -> Iterator[Line]:
        """A line for each statement on a cell, or one that there is none."""

    @abstractmethod
    def said(self, shown: MatrixCell) -> Iterator[StatementView]:
        """The statements that a cell cites."""

    @abstractmethod
    def is_given(self, shown: MatrixCell) -> bool:
        """Whether a cell holds an answer."""

    def book(self, name: str, address: str, filters: Iterable[str]) -> Workbook:
        """The table, called ``name``, with what it rests on, on the page at an ``address``."""
        matrix = self.matrix
        caption = matrix.caption.removesuffix(".")
        return Workbook(
            f"{SITE_NAME}: {caption.partition('. ')[0]}",
            self._table(name, address),
            long_form(self.heads, tuple(self._lines())),
            sources_sheet(matrix.sources),
            about_view(caption, self.as_of, address, self.catalogue, filters),
            tuple((entry.sign, entry.text) for entry in matrix.legend),
            made_of(self.catalogue),
        )

    def _lines(self) -> Iterator[Line]:
        for group in self.matrix.groups:
            for row in group.rows:
                for column, shown in zip(self.matrix.columns, row.cells, strict=True):
                    yield from self.lines(shown, row, column)

    # ---- the table -------------------------------------------------------------------------------

    def _table(self, name: str, address: str) -> Sheet:
        columns = self.matrix.columns
        rows: list[Row] = []
        for group in self.matrix.groups:
            rows.append((group.name,))
            rows += [self._row(row) for row in group.rows]
        under = (
            Link(in_words(c.details, "; "), whole(c.link, address)) if c.link else ""
            for c in columns
        )
        return Sheet(
            name,
            (self.matrix.corner, *(column.short_name for column in columns), "Answers", "Kinds"),
            tuple(rows),
            (40, *(28 for _ in columns), 9, 9),
            1,
            ("", *under, "", ""),
            counts=2,
        )

    def _row(self, row: MatrixRow) -> Row:
        answers = (self._answer(cell) for cell in row.cells)
        return (f"{row.number} {row.name}".strip(), *answers, row.answer, row.different)

    def _answer(self, cell: MatrixCell) -> Answer:
        (first, *rest) = cell.lines
        text = "; ".join((first.text, *(f"{line.sign} {line.text}" for line in rest)))
        says = cell.says if self.has_sentences else ""
        notes = tuple(self._notes(cell)) if cell.citations else ()
        given = self.is_given(cell)
        return Answer(first.sign, text, first.tone, cell.brief.text, says, given, notes)

    def _notes(self, shown: MatrixCell) -> Iterator[Note]:
        """For each source that a cell cites, where and how it says so."""
        found: dict[int, list[str]] = {}
        for view in self.said(shown):
            for place in view.places:
                number = self.numbers.get(place.source, 0)
                found.setdefault(number, []).append(cited(place.at, place.quote, view))
        for number in shown.citations:
            name = self.catalogue.source_short_name(self.ids[number])
            places = found.get(number) or ["read; nothing about it was found"]
            more = f"; and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
            yield Note(number, f"{name}, {'; '.join(places[:_NAMED])}{more}. Source {number}.")


def cited(at: str, quote: str, view: StatementView) -> str:
    """A place, what is quoted of it, and whose statement it is."""
    words = f": “{quote}”" if quote else ""
    return f"{at}{words} ({view.speaker}, {view.mode}, {view.stated.words()})"


class _Cells(CellsOfTable):
    """The cells of a comparison."""

    heads = ("Proposal", "Question", "Cell shows", "Proposal id", "Question id")

    def lines(self, shown: MatrixCell, row: MatrixRow, column: MatrixColumn) -> Iterator[Line]:
        said = "; ".join(line.text for line in shown.lines)
        return cell_lines(column.id, row.id, said, self.as_of, self.catalogue)

    def said(self, shown: MatrixCell) -> Iterator[StatementView]:
        element = self.catalogue.elements[shown.row]
        proposal = self.catalogue.proposals[shown.column]
        cell = cell_of(proposal, element, self.as_of, self.catalogue)
        for each in (*cell.shown, *cell.denials) or cell.by_others or cell.withdrawn:
            yield statement_view(each, self.catalogue, as_of=self.as_of, element=element)

    def is_given(self, shown: MatrixCell) -> bool:
        return shown.state in _GIVEN


def cell_lines(
    proposal_id: str,
    element_id: str,
    said: str,
    as_of: AsOf,
    catalogue: Catalogue,
    roles: Container[EvidenceRole] = frozenset(EvidenceRole),
) -> Iterator[Line]:
    """A line for each statement on a cell of the comparison that has one of some roles, under its headings, or one that
    says there is none.
    """
    proposal, element = catalogue.proposals[proposal_id], catalogue.elements[element_id]
    cell = cell_of(proposal, element, as_of, catalogue)
    question = f"{element.number} {element.name}"
    about = (proposal.short_name, question, said, proposal.id, element.id)
    if not cell.statements:
        yield no_statement(about, (cell.absence.note or "") if cell.absence else "")
    provision = proposal.provisions.get(element.id)
    listed = provision if isinstance(provision, tuple) else ()
    for role, statements in cell.by_role.items():
        for statement in statements if role in roles else ():
            view = statement_view(statement, catalogue, as_of=as_of, element=element, role=role)
            place = f"{proposal.id}.{element.id}.{listed.index(statement) + 1}"
            yield statement_line(about, view, statement.id or place, role.label)
