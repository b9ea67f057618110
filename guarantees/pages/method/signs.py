"""How to read a cell: every sign, mark and word of it, with examples from the records themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.cell import HAS_VALUE, Cell, CellState, cell_of, cited_sources
from guarantees.cells.marks import Mark, marks_of
from guarantees.cells.stances import (
    TAKES_A_STANCE,
    StanceState,
    StanceSubject,
    stance_of,
    subjects_of,
)
from guarantees.links.addresses import to_compare, to_positions
from guarantees.pages.method.terms import TermView, signed_terms
from guarantees.pages.tables.positions import stances_in
from guarantees.pages.tables.positions_query import PositionRows
from guarantees.pages.tables.query import default_query
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import Sign
from guarantees.words.cell_words import STATE_SIGNS, STATE_TONES, CellWords, cell_words
from guarantees.words.english import counted
from guarantees.words.stance_words import STANCE_STATE_SIGNS, STANCE_STATE_TONES

MAX_COLUMNS = 60
"""In how many proposals an example is looked for: with a thousand the page must not take long."""
MARKS_OF_EXAMPLE = 2


@dataclass(frozen=True)
class Example:
    """A cell that shows what is spoken of: where it stands, in words, and its address."""

    text: str
    address: str


@dataclass(frozen=True)
class SignView:
    """A sign with its meaning, and one example where the records hold one."""

    term: TermView
    example: Example | None


@dataclass(frozen=True)
class SignGroup:
    """Signs that say something alike: ``name`` and ``about`` say what."""

    name: str
    about: str
    signs: tuple[SignView, ...]


@dataclass(frozen=True)
class CellExample:
    """One real cell with all its parts, as the comparison shows it."""

    column: str
    row: str
    question: str
    sign: str
    tone: str
    text: str
    says: str
    sources: str
    marks: tuple[Mark, ...]
    address: str


@dataclass(frozen=True)
class _Found:
    proposal: Proposal
    element: Element
    cell: Cell
    words: CellWords


class CellSigns:
    """The signs of cells, with examples.

    Examples are the first that fit, column by column in the comparison that a reader sees first, then in order of date.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.first_columns = default_query(catalogue).proposals
        self.signs: dict[str, Example] = {}
        self.states: dict[str, Example] = {}
        self.example: CellExample | None = None
        self._find()

    def groups(self) -> tuple[SignGroup, ...]:
        """Values first, then what else statements can come to, then the reasons why there is no value."""
        coded = CellState.CODED
        several = [s for s in CellState if s in HAS_VALUE and s is not coded]
        absent = [s for s in CellState if s not in HAS_VALUE]
        return (
            SignGroup(coded.label, coded.meaning, self._values()),
            SignGroup(
                "More than one answer",
                "Statements that conflict, or that can be read in more than one way, are shown as that.",
                self._states(several),
            ),
            SignGroup(
                "No value, and why",
                "These are different things. None of them is a no.",
                self._states(absent),
            ),
        )

    def _values(self) -> tuple[SignView, ...]:
        return tuple(
            SignView(
                TermView(sign.value, sign.value.capitalize(), sign.meaning, sign.label, sign.value),
                self.signs.get(sign.value),
            )
            for sign in Sign
        )

    def _states(self, states: list[CellState]) -> tuple[SignView, ...]:
        terms = signed_terms(states, STATE_SIGNS, STATE_TONES)
        return tuple(SignView(term, self.states.get(term.value)) for term in terms)

    def _find(self) -> None:
        for found in self._cells():
            example = self._example(found)
            if found.cell.state is CellState.CODED:
                self.signs.setdefault(found.words.tone, example)
                self._consider(found)
            else:
                self.states.setdefault(found.cell.state.value, example)

    def _consider(self, found: _Found) -> None:
        """The cell to take apart is the first with several marks, or else the first of all."""
        if self.example is None or len(self.example.marks) < MARKS_OF_EXAMPLE:
            marks = marks_of(found.cell, self.catalogue)
            if self.example is None or len(marks) >= MARKS_OF_EXAMPLE:
                self.example = self._taken_apart(found, marks)

    def _cells(self) -> Iterator[_Found]:
        others = (name for name in self.catalogue.proposals if name not in self.first_columns)
        for name in (*self.first_columns, *others)[:MAX_COLUMNS]:
            proposal = self.catalogue.proposals[name]
            for element in self.catalogue.elements.values():
                cell = cell_of(proposal, element, LATEST, self.catalogue)
                yield _Found(proposal, element, cell, cell_words(cell, element, self.catalogue))

    def _example(self, found: _Found) -> Example:
        text = f"{found.proposal.short_name}, {found.element.name}"
        return Example(text, self._address(found))

    def _address(self, found: _Found) -> str:
        return to_compare(self.first_columns, cell=(found.proposal.id, found.element.id))

    def _taken_apart(self, found: _Found, marks: tuple[Mark, ...]) -> CellExample:
        words = found.words
        return CellExample(
            column=found.proposal.short_name,
            row=found.element.name,
            question=found.element.question,
            sign=words.sign,
            tone=words.tone,
            text=words.text,
            says=words.says,
            sources=counted(len(set(cited_sources(found.cell))), "source"),
            marks=marks,
            address=self._address(found),
        )


def stance_groups(catalogue: Catalogue) -> tuple[SignGroup, ...]:
    """The signs of stances with examples, the first of each by the names of the files."""
    examples = _stance_examples(catalogue)
    known = [state for state in StanceState if state in TAKES_A_STANCE]
    other = [state for state in StanceState if state not in TAKES_A_STANCE]
    return (
        SignGroup(
            "A stance of the actor",
            "In its own voice, or as reported; a report is marked as that wherever it is shown.",
            _stances(known, examples),
        ),
        SignGroup(
            "No stance of the actor, and why",
            "These are different things. None of them is a no.",
            _stances(other, examples),
        ),
    )


def _stances(states: list[StanceState], examples: dict[str, Example]) -> tuple[SignView, ...]:
    terms = signed_terms(states, STANCE_STATE_SIGNS, STANCE_STATE_TONES)
    return tuple(SignView(term, examples.get(term.value)) for term in terms)


def _stance_examples(catalogue: Catalogue) -> dict[str, Example]:
    found: dict[str, Example] = {}
    for actor, subject in _subjects(catalogue):
        state = stance_of(actor, subject, LATEST, catalogue).state
        if state.value not in found and _is_seen(state, actor, subject, catalogue):
            found[state.value] = _stance_example(actor, subject, catalogue)
    return found


def _is_seen(state: StanceState, actor: str, subject: StanceSubject, catalogue: Catalogue) -> bool:
    """A value whose words were replaced stands in the table only where the actor speaks of no other value."""
    if state is not StanceState.REPLACED or subject.proposal:
        return True
    beside = stances_in(actor, PositionRows.ELEMENTS, subject.element, LATEST, catalogue)
    return all(cell.state is StanceState.REPLACED for cell in beside)


def _subjects(catalogue: Catalogue) -> Iterator[tuple[str, StanceSubject]]:
    """What each actor's file speaks of, and what it is silent on."""
    for actor, file in catalogue.positions.items():
        for position in file.positions:
            yield from ((actor, subject) for subject in subjects_of(position))
        for silence in file.silences:
            yield from ((actor, StanceSubject(proposal=name)) for name in silence.proposals)
            yield from ((actor, StanceSubject(element=name)) for name in silence.elements)


def _stance_example(actor: str, subject: StanceSubject, catalogue: Catalogue) -> Example:
    if subject.proposal:
        proposal = catalogue.proposals.get(subject.proposal)
        rows, row = PositionRows.PROPOSALS, subject.proposal
        about = proposal.short_name if proposal else row
    else:
        element = catalogue.elements.get(subject.element)
        rows, row = PositionRows.ELEMENTS, subject.element
        about = element.name if element else row
    address = to_positions(rows.value, cell=(actor, row), actors=(actor,))
    return Example(f"{catalogue.actor_short_name(actor)}, {about}", address)
