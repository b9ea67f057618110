"""The picture of one element: actors and proposals in rows, its values in columns, and who is in no row and why."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.cells.cell import HAS_VALUE, Cell, CellState
from guarantees.cells.stances import StanceState, StanceSubject, stance_of, stances_on_element
from guarantees.pages.gap.evidence import part_key, value_key
from guarantees.pages.gap.options import coding_words
from guarantees.pages.gap.records import ElementRecords, actor_about, coded_values
from guarantees.records.proposal import Proposal
from guarantees.records.values import AMBIGUOUS, CodedValue
from guarantees.words.cell_words import value_words
from guarantees.words.stance_words import stance_words

_NO_MORE = "The page shows only the first of them: see Positions and Compare."
_NOT_NAMED = ("·", "absent", "not named")


@dataclass(frozen=True)
class PictureCell:
    """Where a row meets a value. ``key`` is that of the evidence, "" where there is none."""

    option: str
    sign: str
    tone: str
    text: str
    key: str


@dataclass(frozen=True)
class PictureRow:
    """An actor or a proposal, with a cell for each value of the picture."""

    id: str
    name: str
    about: str
    cells: tuple[PictureCell, ...]


@dataclass(frozen=True)
class NamedUnder:
    """Names that are in no row or column for one reason."""

    label: str
    meaning: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class PictureKey:
    """A sign that stands in the picture without words, and what it means."""

    sign: str
    text: str


def picture_key(*parts: tuple[PictureRow, ...]) -> tuple[PictureKey, ...]:
    """Every sign that stands without words, in the order in which it is met."""
    cells = (cell for rows in parts for row in rows for cell in row.cells if not cell.key)
    return tuple(dict.fromkeys(PictureKey(cell.sign, cell.text) for cell in cells))


def actor_rows(records: ElementRecords) -> tuple[PictureRow, ...]:
    """A row for each actor that speaks of the element."""
    catalogue = records.catalogue
    return tuple(
        PictureRow(
            actor,
            catalogue.actor_short_name(actor),
            actor_about(actor, catalogue),
            tuple(_actor_cell(actor, value, records) for value in records.shown),
        )
        for actor in records.actors
    )


def _actor_cell(actor: str, value: CodedValue, records: ElementRecords) -> PictureCell:
    cell = records.stances[actor].get(value)
    if value == AMBIGUOUS:
        # A way in which words of a proposal can be coded; nobody takes a stance on it.
        return PictureCell(value_key(value), *_NOT_NAMED, "")
    if cell is None:
        subject = StanceSubject(element=records.element.id, value=value)
        cell = stance_of(actor, subject, records.as_of, records.catalogue)
    words = stance_words(cell, records.catalogue)
    key = part_key("by", actor, value) if cell.positions else ""
    return PictureCell(value_key(value), words.sign, words.tone, words.text, key)


def proposal_rows(records: ElementRecords) -> tuple[PictureRow, ...]:
    """A row for each proposal that has a value for the element."""
    return tuple(
        PictureRow(
            proposal.id,
            proposal.short_name,
            proposal.kind.label,
            tuple(_proposal_cell(proposal, cell, value) for value in records.shown),
        )
        for proposal, cell in records.proposals
    )


def _proposal_cell(proposal: Proposal, cell: Cell, value: CodedValue) -> PictureCell:
    if value not in coded_values(cell):
        return PictureCell(value_key(value), *_NOT_NAMED, "")
    words = coding_words(cell, value)
    return PictureCell(value_key(value), *words, part_key("in", proposal.id, value))


def beyond(records: ElementRecords) -> tuple[NamedUnder, ...]:
    """What the page only names, because it shows no more of each."""
    element, catalogue = records.element, records.catalogue
    values = records.worth_showing[len(records.shown) :]
    actors = records.speaking[len(records.actors) :]
    proposals = records.coding[len(records.proposals) :]
    rest = (
        ("More options", tuple(value_words(value, element, catalogue) for value in values)),
        ("More actors", tuple(catalogue.actor_short_name(actor) for actor in actors)),
        ("More proposals", tuple(proposal.short_name for proposal, _ in proposals)),
    )
    return tuple(NamedUnder(label, _NO_MORE, names) for label, names in rest if names)


def without_stance(records: ElementRecords) -> tuple[NamedUnder, ...]:
    """Actors with positions that are in no row, by what is known of their silence."""
    found: dict[StanceState, list[str]] = {}
    for actor, cells in records.stances.items():
        if not cells:
            name = records.catalogue.actor_short_name(actor)
            found.setdefault(_absence_of(actor, records), []).append(name)
    return tuple(
        NamedUnder(state.label, state.meaning, tuple(found[state]))
        for state in StanceState
        if state in found
    )


def _absence_of(actor: str, records: ElementRecords) -> StanceState:
    element, as_of, catalogue = records.element.id, records.as_of, records.catalogue
    if stances_on_element(actor, element, as_of, catalogue):
        return StanceState.NOT_YET
    return stance_of(actor, StanceSubject(element=element), as_of, catalogue).state


def without_value(records: ElementRecords) -> tuple[NamedUnder, ...]:
    """Proposals that are in no row, by the reason."""
    found: dict[CellState, list[str]] = {}
    for proposal, cell in records.cells.values():
        if cell.state not in HAS_VALUE:
            found.setdefault(cell.state, []).append(proposal.short_name)
    return tuple(
        NamedUnder(state.label, state.meaning, tuple(found[state]))
        for state in CellState
        if state in found
    )
