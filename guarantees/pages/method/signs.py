"""How to read a cell: its signs in groups, with examples from the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.cell import HAS_VALUE, Cell, CellState, cell_of
from guarantees.cells.marks import marks_of
from guarantees.cells.stances import (
    TAKES_A_STANCE,
    StanceState,
    StanceSubject,
    stance_of,
    subjects_of,
)
from guarantees.links.addresses import to_compare, to_positions
from guarantees.pages.tables.positions_query import PositionRows
from guarantees.pages.tables.query import default_query
from guarantees.pages.tables.stance_cells import stances_in
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import Sign, Term
from guarantees.words.cell_words import CellWords, cell_words

MAX_COLUMNS = 60
"""How many proposals are searched for examples, so that the page stays fast with a thousand of them."""
MARKS_OF_EXAMPLE = 2


@dataclass(frozen=True)
class SignGroup:
    """Words with signs that belong together."""

    name: str
    about: str
    terms: tuple[Term, ...]


CELL_GROUPS = (
    SignGroup(CellState.CODED.label, CellState.CODED.meaning, tuple(Sign)),
    SignGroup(
        "More than one answer",
        "Where statements conflict, or can be read in more than one way, the cell says so.",
        tuple(s for s in CellState if s in HAS_VALUE and s is not CellState.CODED),
    ),
    SignGroup(
        "No value, and why",
        "These are different things. None of them is a no.",
        tuple(state for state in CellState if state not in HAS_VALUE),
    ),
)
"""Values first, then conflicts between statements, then the reasons why there is no value."""
STANCE_GROUPS = (
    SignGroup(
        "The actor takes a stance",
        "In its own voice, or as reported. A report is always marked as a report.",
        tuple(state for state in StanceState if state in TAKES_A_STANCE),
    ),
    SignGroup(
        "The actor takes no stance, and why",
        "These are different things. None of them is a no.",
        tuple(state for state in StanceState if state not in TAKES_A_STANCE),
    ),
)


@dataclass(frozen=True)
class Example:
    """A cell to look at: its row and column in words, and its address."""

    text: str
    address: str


@dataclass(frozen=True)
class CellExample:
    """A cell of the comparison, in words."""

    proposal: Proposal
    element: Element
    cell: Cell
    words: CellWords
    address: str


@dataclass(frozen=True)
class CellExamples:
    """For each sign and state the first cell that shows it, and one cell to explain in detail (``None``: no value).

    That one is the first with several marks, or else the first with a value.
    """

    by_term: Mapping[Term, Example]
    detailed: CellExample | None


@cached_on_catalogue
def cell_examples(catalogue: Catalogue) -> CellExamples:
    """Search the columns of the default comparison for examples, then the other proposals by date."""
    by_term: dict[Term, Example] = {}
    valued: CellExample | None = None
    marked: CellExample | None = None
    for found in _cells(catalogue):
        is_coded = found.cell.state is CellState.CODED
        text = f"{found.proposal.short_name}, {found.element.name}"
        term = Sign(found.words.tone) if is_coded else found.cell.state
        by_term.setdefault(term, Example(text, found.address))
        if is_coded and marked is None:
            valued = valued or found
            marks = marks_of(found.cell, catalogue)
            marked = found if len(marks) >= MARKS_OF_EXAMPLE else None
    return CellExamples(by_term, marked or valued)


def _cells(catalogue: Catalogue) -> Iterator[CellExample]:
    first = default_query(catalogue).proposals
    others = (name for name in catalogue.proposals if name not in first)
    for name in (*first, *others)[:MAX_COLUMNS]:
        proposal = catalogue.proposals[name]
        for element in catalogue.elements.values():
            cell = cell_of(proposal, element, LATEST, catalogue)
            words = cell_words(cell, element, catalogue)
            address = to_compare(first, cell=(proposal.id, element.id))
            yield CellExample(proposal, element, cell, words, address)


@cached_on_catalogue
def stance_examples(catalogue: Catalogue) -> Mapping[Term, Example]:
    """For each state the first stance that shows it, in the order of the files."""
    found: dict[Term, Example] = {}
    for actor, subject in _subjects(catalogue):
        state = stance_of(actor, subject, LATEST, catalogue).state
        if state not in found and _is_visible(state, actor, subject, catalogue):
            found[state] = _stance_example(actor, subject, catalogue)
    return found


def _is_visible(
    state: StanceState, actor: str, subject: StanceSubject, catalogue: Catalogue
) -> bool:
    """The table shows a replaced stance on a value only where the actor speaks of no other value."""
    if state is not StanceState.REPLACED or subject.proposal:
        return True
    in_the_cell = stances_in(actor, PositionRows.ELEMENTS, subject.element, LATEST, catalogue)
    return all(cell.state is StanceState.REPLACED for cell in in_the_cell)


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
