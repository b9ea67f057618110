"""What a proposal says, element by element in the groups of the codebook, and where it says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guarantees.catalogue.as_seen import as_seen
from guarantees.catalogue.places import cell_key
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.cells.cell import Cell, CellState, cell_of, cited_sources
from guarantees.cells.marks import Mark, marks_of
from guarantees.links.addresses import to_compare, to_proposal
from guarantees.records.element import Element, ElementGroup
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Absence
from guarantees.words.cell_words import STATE_SIGNS, CellWords, cell_words, silence_sentence, why
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import StatementView


@dataclass(frozen=True)
class ProvisionView:
    """One element that something is said about.

    ``conditions`` are those of the statements that count, each once. ``contradictions`` are the names of those that its
    statements take part in, ``compare`` is the address of its cell in the comparison.
    """

    element: Element
    words: CellWords
    conditions: tuple[str, ...]
    marks: tuple[Mark, ...]
    citations: tuple[int, ...]
    why: str
    statements: tuple[StatementView, ...]
    contradictions: tuple[str, ...]
    compare: str
    record: RecordLinks | None = None

    @property
    def key(self) -> str:
        """What opens its evidence."""
        return self.element.id


@dataclass(frozen=True)
class SearchedSource:
    """A source that was searched with no match, with its number on the page."""

    citation: int
    short_name: str


@dataclass(frozen=True)
class AbsenceNote:
    """What the record adds about the absence of some of the elements."""

    elements: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class AbsenceView:
    """Elements about which nothing is said for one and the same reason. ``says`` and ``searched`` say which."""

    state: CellState
    says: str
    elements: tuple[str, ...]
    searched: tuple[SearchedSource, ...]
    on: str
    notes: tuple[AbsenceNote, ...]


@dataclass(frozen=True)
class ProvisionGroup:
    """A group of the codebook: what is said, then what is not. ``total`` counts its elements."""

    group: ElementGroup
    provisions: tuple[ProvisionView, ...]
    absences: tuple[AbsenceView, ...]
    total: int


def provision_groups(
    proposal: Proposal, compared: tuple[str, ...], sources: NumberedSources
) -> tuple[ProvisionGroup, ...]:
    """Every group of the codebook that has elements. ``compared`` are the columns of the links to the comparison."""
    builder = _Provisions(proposal, compared, sources)
    groups = sources.catalogue.elements_by_group()
    return tuple(builder.group(group, elements) for group, elements in groups)


class _Provisions:
    """Builds the groups of one proposal."""

    def __init__(
        self, proposal: Proposal, compared: tuple[str, ...], sources: NumberedSources
    ) -> None:
        self.proposal, self.compared, self.sources = proposal, compared, sources
        self.as_of, self.catalogue = sources.as_of, sources.catalogue

    def group(self, group: ElementGroup, elements: tuple[Element, ...]) -> ProvisionGroup:
        cells = [(e, cell_of(self.proposal, e, self.as_of, self.catalogue)) for e in elements]
        return ProvisionGroup(
            group=group,
            provisions=tuple(self._provision(e, cell) for e, cell in cells if cell.statements),
            absences=self._absences((e, cell) for e, cell in cells if not cell.statements),
            total=len(elements),
        )

    def _provision(self, element: Element, cell: Cell) -> ProvisionView:
        words = cell_words(cell, element, self.catalogue)
        return ProvisionView(
            element=element,
            words=words,
            conditions=tuple(dict.fromkeys(s.condition.says for s in cell.shown if s.condition)),
            marks=marks_of(cell, self.catalogue),
            citations=self.sources.cite(cited_sources(cell)),
            why=why(cell, self.catalogue),
            statements=tuple(self._statements(element, cell)),
            contradictions=tuple(
                each.name
                for each in as_seen(self.as_of, self.catalogue).contradictions_among(
                    cell.statements
                )
            ),
            compare=to_compare(self.compared, (self.proposal.id, element.id), self.as_of),
            record=record_links(
                cell_key(self.proposal.id, element.id),
                f"{element.name}, {self.proposal.short_name}",
                self.catalogue,
                page=to_proposal(self.proposal.id, element.id, self.as_of),
                shown=words.text,
            ),
        )

    def _statements(self, element: Element, cell: Cell) -> Iterator[StatementView]:
        for role, statements in cell.by_role.items():
            for statement in statements:
                yield self.sources.statement(statement, element, role)

    def _absences(self, cells: Iterable[tuple[Element, Cell]]) -> tuple[AbsenceView, ...]:
        """The elements without a statement, those with the same state and search together."""
        together: dict[tuple[Any, ...], list[tuple[Element, Cell]]] = {}
        for element, cell in cells:
            absence = cell.absence
            search = (absence.searched, absence.on) if absence else None
            together.setdefault((cell.state, search), []).append((element, cell))
        order = list(STATE_SIGNS)
        alike = sorted(together.values(), key=lambda found: order.index(found[0][1].state))
        return tuple(self._absence(found) for found in alike)

    def _absence(self, alike: list[tuple[Element, Cell]]) -> AbsenceView:
        cell = alike[0][1]
        absence = cell.absence
        return AbsenceView(
            state=cell.state,
            says=self._absence_words(cell),
            elements=tuple(element.name for element, _ in alike),
            searched=self._searched(absence),
            on=absence.on.words() if absence and absence.on else "",
            notes=_notes(alike),
        )

    def _absence_words(self, cell: Cell) -> str:
        if cell.absence and cell.absence.searched:
            return silence_sentence(cell.absence, self.catalogue)
        return cell.state.meaning

    def _searched(self, absence: Absence | None) -> tuple[SearchedSource, ...]:
        """By their numbers on the page."""
        found = (
            SearchedSource(self.sources.cite((name,))[0], self.catalogue.source_short_name(name))
            for name in (absence.searched if absence else ())
        )
        return tuple(sorted(found, key=lambda source: source.citation))


def _notes(alike: list[tuple[Element, Cell]]) -> tuple[AbsenceNote, ...]:
    """Each note once, with the elements it is about."""
    elements: dict[str, list[str]] = {}
    for element, cell in alike:
        if cell.absence and cell.absence.note:
            elements.setdefault(cell.absence.note, []).append(element.name)
    return tuple(AbsenceNote(tuple(names), note) for note, names in elements.items())
