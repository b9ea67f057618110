"""Open and resolved contradictions with every side, and disputed cells and stances, named in one or not.

Only the rules for cells and stances decide whether later records resolve a contradiction: a side no longer counts once
it is withdrawn, or replaced by later words of the same speaker. With fewer than two sides left, it is resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.catalogue.recorded import Recorded
from guarantees.cells.cell import CellState, cell_of
from guarantees.cells.stances import (
    StanceCell,
    StanceState,
    StanceSubject,
    all_positions,
    stance_of,
    stances_on_element,
    subjects_of,
)
from guarantees.links.addresses import to_evidence, to_positions
from guarantees.pages.curate.cells import every_cell, listed_cell
from guarantees.pages.curate.table import Column, ReportTable, table_of
from guarantees.pages.tables.stance_cells import stance_value_words
from guarantees.records.dates import EdtfDate, Fact, in_words
from guarantees.records.position import Position
from guarantees.records.registry import Contradiction
from guarantees.records.statement import Attributed
from guarantees.words.english import counted
from guarantees.words.stance_words import stance_words
from guarantees.words.statement_words import recorded_words

WITHDRAWN = "withdrawn"
REPLACED = "replaced by later words of the same speaker"
UNRESOLVED = "No later record resolves it."
LESSENED = "Later records withdraw or replace some sides; at least two remain."
RESOLVED = "Later records resolve it: fewer than two sides remain."


@dataclass(frozen=True)
class ContradictionSide:
    """One side: who says what, about what, how it is known and when it was stated.

    ``fallen`` says that it was withdrawn or replaced, empty while it counts. ``subject`` is what the words are about.
    """

    id: str
    speaker: str
    says: str
    subject: str
    mode: str
    stated: EdtfDate
    fallen: tuple[Fact, ...]
    address: str

    @property
    def known(self) -> str:
        """How it is known, when it was stated, and what became of it."""
        return in_words((self.mode, self.stated, self.fallen), "; ")


@dataclass(frozen=True)
class ContradictionReported:
    """A contradiction with its sides by the date stated. ``unreadable`` is the number of sides that cannot be read.

    An unreadable side counts as unresolved.
    """

    id: str
    name: str
    note: str
    open: bool
    resolution: str
    sides: tuple[ContradictionSide, ...]
    unreadable: int

    @property
    def unreadable_words(self) -> str:
        """The number of unreadable sides in a sentence; "" when all can be read."""
        sides = counted(self.unreadable, "side")
        return f"The record of {sides} cannot be read at present." if self.unreadable else ""

    @property
    def heading(self) -> str:
        """Its name and whether it is resolved, in sentences."""
        sentences = (f"{self.name}.", self.resolution, self.unreadable_words)
        return " ".join(sentence for sentence in sentences if sentence)


@dataclass(frozen=True)
class Dispute:
    """A disputed cell, or conflicting stances of an actor, with the names of the contradictions that list its words.

    ``column`` and ``row`` are the ids of a proposal and an element, or of an actor and a proposal or element.
    """

    column: str
    column_name: str
    row: str
    row_name: str
    shows: str
    contradictions: tuple[str, ...]
    address: str


@dataclass(frozen=True)
class Contradictions:
    """Open and resolved contradictions in the order of their file, and every dispute."""

    summary: str
    open: tuple[ContradictionReported, ...]
    resolved: tuple[ContradictionReported, ...]
    disputes: tuple[Dispute, ...]


def contradictions(catalogue: Catalogue) -> Contradictions:
    """Divide the contradictions into open and resolved, and find the disputes."""
    found = [_reported(each, catalogue) for each in catalogue.contradictions.values()]
    still_open = tuple(each for each in found if each.open)
    resolved = tuple(each for each in found if not each.open)
    disputes = (*_disputed_cells(catalogue), *_disputed_stances(catalogue))
    return Contradictions(_summary(still_open, resolved, disputes), still_open, resolved, disputes)


def _summary(
    still_open: tuple[ContradictionReported, ...],
    resolved: tuple[ContradictionReported, ...],
    disputes: tuple[Dispute, ...],
) -> str:
    unnamed = sum(not each.contradictions for each in disputes)
    return (
        f"{counted(len(still_open), 'contradiction')} open, {len(resolved)} resolved by later records. "
        f"{counted(len(disputes), 'disputed cell')} on Compare and Positions; named in no contradiction: {unnamed}."
    )


# ---- contradictions ------------------------------------------------------------------------


def _reported(contradiction: Contradiction, catalogue: Catalogue) -> ContradictionReported:
    there = sorted(catalogue.sides_of(contradiction), key=lambda side: side.said.stated.sort_key)
    sides = tuple(_side(side, catalogue) for side in there)
    unreadable = len(contradiction.between) - len(sides)
    is_open = sum(not side.fallen for side in sides) + unreadable > 1
    lessened = any(side.fallen for side in sides)
    return ContradictionReported(
        contradiction.id,
        contradiction.name,
        contradiction.note,
        is_open,
        (LESSENED if lessened else UNRESOLVED) if is_open else RESOLVED,
        sides,
        unreadable,
    )


def _side(recorded: Recorded, catalogue: Catalogue) -> ContradictionSide:
    said = recorded.said
    return ContradictionSide(
        id=said.id or "",
        speaker=catalogue.actor_short_name(said.speaker),
        says=said.says,
        subject=recorded_words(recorded, catalogue),
        mode=said.mode.label,
        stated=said.stated,
        fallen=_fallen(recorded, catalogue),
        address=to_evidence(recorded),
    )


def _fallen(recorded: Recorded, catalogue: Catalogue) -> tuple[Fact, ...]:
    """What the rules for cells and stances say about the words: withdrawn, replaced, or nothing."""
    said = recorded.said
    if said.withdrawn:
        return WITHDRAWN, said.withdrawn.stated
    return (REPLACED,) if all(said in each for each in _earlier(recorded, catalogue)) else ()


def _earlier(recorded: Recorded, catalogue: Catalogue) -> Iterator[tuple[Attributed, ...]]:
    """For each cell that these words are in, the words that no longer count."""
    if isinstance(recorded.said, Position):
        for subject in subjects_of(recorded.said):
            yield stance_of(recorded.owner, subject, LATEST, catalogue).earlier
        return
    proposal = catalogue.proposals[recorded.owner]
    element = catalogue.elements.get(recorded.element)
    yield cell_of(proposal, element, LATEST, catalogue).earlier if element else ()


# ---- disputes ------------------------------------------------------------------------------


def _disputed_cells(catalogue: Catalogue) -> Iterator[Dispute]:
    for found in every_cell(catalogue):
        if found.cell.state is CellState.DISPUTED:
            cell = listed_cell(found, catalogue)
            yield Dispute(
                cell.proposal,
                cell.proposal_name,
                cell.element,
                cell.element_name,
                cell.shows,
                _naming((*found.cell.shown, *found.cell.denials), catalogue),
                cell.address,
            )


def _disputed_stances(catalogue: Catalogue) -> Iterator[Dispute]:
    for actor in catalogue.alphabetical(all_positions(catalogue)):
        for cell in _stances(actor, catalogue):
            if cell.state is StanceState.DIFFERS:
                yield _differing(cell, catalogue)


def _stances(actor: str, catalogue: Catalogue) -> Iterator[StanceCell]:
    for proposal in catalogue.proposals:
        yield stance_of(actor, StanceSubject(proposal=proposal), LATEST, catalogue)
    for element in catalogue.elements:
        yield from stances_on_element(actor, element, LATEST, catalogue)


def _differing(cell: StanceCell, catalogue: Catalogue) -> Dispute:
    words = stance_words(cell, catalogue)
    row = cell.subject.proposal or cell.subject.element
    value = stance_value_words(cell, catalogue)
    name = (
        catalogue.proposals[row].short_name
        if cell.subject.proposal
        else f"{catalogue.elements[row].name}: {value}"
    )
    return Dispute(
        cell.actor,
        catalogue.actor_short_name(cell.actor),
        row,
        name,
        words.text,
        _naming((*cell.shown, *cell.denials), catalogue),
        to_positions("proposals" if cell.subject.proposal else "elements", cell=(cell.actor, row)),
    )


def _naming(said: Iterable[Attributed], catalogue: Catalogue) -> tuple[str, ...]:
    """The names of the contradictions that list some of the words."""
    return tuple(each.name for each in catalogue.contradictions_among(said))


# ---- tables --------------------------------------------------------------------------------

_SIDES = (
    Column("Who says so", lambda pair: pair[1].speaker),
    Column("What", lambda pair: pair[1].says),
    Column("Of what", lambda pair: pair[1].subject),
    Column("How known, and when stated", lambda pair: pair[1].known),
)


def contradiction_tables(part: Contradictions) -> tuple[ReportTable, ...]:
    """The sides of the open and the resolved contradictions, and the disputes."""
    return (
        _side_table("contradictions-open", "Open", part.open),
        _side_table("contradictions-resolved", "Resolved by later records", part.resolved),
        table_of(
            "contradictions-disputes",
            "Disputed cells, and actors recorded with different things",
            (
                Column("Proposal or actor", lambda dispute: dispute.column_name),
                Column("On", lambda dispute: dispute.row_name),
                Column("Shows", lambda dispute: dispute.shows),
                Column(
                    "Named in the contradiction",
                    lambda dispute: ", ".join(dispute.contradictions) or "none",
                ),
            ),
            part.disputes,
        ),
    )


def _side_table(key: str, caption: str, reported: tuple[ContradictionReported, ...]) -> ReportTable:
    """The sides under their contradictions."""
    return table_of(
        key,
        caption,
        _SIDES,
        [(each, side) for each in reported for side in each.sides],
        address=lambda pair: pair[1].address,
        group=lambda pair: pair[0].heading,
    )
