"""What a proposal answers, question by question as Compare shows it, and to which questions it gives no answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guarantees.cells.cell import Cell, CellState, cell_of
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.matrix import Matrix, MatrixGroup, MatrixRow
from guarantees.pages.tables.query import ComparisonQuery
from guarantees.records.dates import EdtfDate
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Absence
from guarantees.words.cell_words import STATE_SIGNS, silence_sentence
from guarantees.words.numbered_sources import NumberedSources


@dataclass(frozen=True)
class SearchedSource:
    """A source that was searched with no match, with its number on the page."""

    citation: int
    short_name: str


@dataclass(frozen=True)
class AbsenceNote:
    """What the record adds about the absence of some of the answers."""

    elements: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class AbsenceView:
    """Questions about which nothing is said for one and the same reason. ``says`` and ``searched`` say which."""

    state: CellState
    says: str
    elements: tuple[Element, ...]
    searched: tuple[SearchedSource, ...]
    on: EdtfDate | None
    notes: tuple[AbsenceNote, ...]


@dataclass(frozen=True)
class AnswerGroup:
    """A group of the codebook: the questions about which something is said, then those about which nothing is."""

    group: MatrixGroup
    rows: tuple[MatrixRow, ...]
    absences: tuple[AbsenceView, ...]

    @property
    def unanswered(self) -> Mapping[CellState, Sequence[Element]]:
        """The questions about which nothing is said, by state."""
        found: dict[CellState, list[Element]] = {}
        for absence in self.absences:
            found.setdefault(absence.state, []).extend(absence.elements)
        return found


@dataclass(frozen=True)
class AnswersView:
    """The answers of one proposal. ``matrix`` is the comparison with the proposal as its only column."""

    matrix: Matrix
    groups: tuple[AnswerGroup, ...]

    @property
    def answered(self) -> int:
        """How many questions it answers."""
        return sum(group.answered[0] for group in self.matrix.groups)

    @property
    def total(self) -> int:
        """How many questions the codebook has."""
        return sum(group.total for group in self.matrix.groups)


def answers_view(proposal: Proposal, sources: NumberedSources) -> AnswersView:
    """The answers on the chosen day. Their sources are cited first, so they keep the numbers of the comparison."""
    matrix = compare(ComparisonQuery((proposal.id,), as_of=sources.as_of), sources.catalogue)
    sources.cite(source.id for source in matrix.sources)
    return AnswersView(matrix, tuple(_group(each, proposal, sources) for each in matrix.groups))


def _group(group: MatrixGroup, proposal: Proposal, sources: NumberedSources) -> AnswerGroup:
    elements = sources.catalogue.elements
    cells = [
        (row, cell_of(proposal, elements[row.id], sources.as_of, sources.catalogue))
        for row in group.rows
    ]
    return AnswerGroup(
        group,
        rows=tuple(row for row, cell in cells if cell.statements),
        absences=_absences(
            ((elements[row.id], cell) for row, cell in cells if not cell.statements), sources
        ),
    )


def _absences(
    cells: Iterable[tuple[Element, Cell]], sources: NumberedSources
) -> tuple[AbsenceView, ...]:
    """The questions without a statement, those with the same state and search together."""
    together: dict[tuple[Any, ...], list[tuple[Element, Cell]]] = {}
    for element, cell in cells:
        absence = cell.absence
        search = (absence.searched, absence.on) if absence else None
        together.setdefault((cell.state, search), []).append((element, cell))
    order = list(STATE_SIGNS)
    alike = sorted(together.values(), key=lambda found: order.index(found[0][1].state))
    return tuple(_absence(found, sources) for found in alike)


def _absence(alike: list[tuple[Element, Cell]], sources: NumberedSources) -> AbsenceView:
    cell = alike[0][1]
    absence = cell.absence
    return AbsenceView(
        state=cell.state,
        says=(
            silence_sentence(absence, sources.catalogue)
            if absence and absence.searched
            else cell.state.meaning
        ),
        elements=tuple(element for element, _ in alike),
        searched=_searched(absence, sources),
        on=absence.on if absence else None,
        notes=_notes(alike),
    )


def _searched(absence: Absence | None, sources: NumberedSources) -> tuple[SearchedSource, ...]:
    """By their numbers on the page."""
    found = (
        SearchedSource(sources.cite((name,))[0], sources.catalogue.source_short_name(name))
        for name in (absence.searched if absence else ())
    )
    return tuple(sorted(found, key=lambda source: source.citation))


def _notes(alike: list[tuple[Element, Cell]]) -> tuple[AbsenceNote, ...]:
    """Each note once, with the questions it is about."""
    elements: dict[str, list[str]] = {}
    for element, cell in alike:
        if cell.absence and cell.absence.note:
            elements.setdefault(cell.absence.note, []).append(element.name)
    return tuple(AbsenceNote(tuple(names), note) for note, names in elements.items())
