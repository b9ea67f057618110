"""One element as a grid: actors and proposals in rows, its values in columns; and who is in no row, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guarantees.cells.cell import HAS_VALUE, Cell
from guarantees.cells.stances import StanceState, StanceSubject, stance_of, stances_on_element
from guarantees.links.addresses import to_compare
from guarantees.pages.gap.evidence import part_key
from guarantees.pages.gap.options import coding_line
from guarantees.pages.gap.records import (
    ElementRecords,
    NamedUnder,
    coded_values,
    named_under,
)
from guarantees.records.proposal import Proposal
from guarantees.records.values import AMBIGUOUS, CodedValue
from guarantees.words.cell_words import CellLine, value_words
from guarantees.words.stance_words import stance_words
from guarantees.words.statement_words import actor_about

_NO_MORE = "The page shows only the first of them: see Positions and Compare."
_NOT_NAMED = CellLine("·", "absent", "not named")


@dataclass(frozen=True)
class GridCell:
    """Where a row meets a value. ``key`` is that of the evidence, "" where there is none."""

    line: CellLine
    key: str


@dataclass(frozen=True)
class GridRow:
    """An actor or a proposal, with a cell for each value of the grid."""

    id: str
    name: str
    about: str
    cells: tuple[GridCell, ...]


def unexplained(rows: Iterable[GridRow]) -> tuple[CellLine, ...]:
    """Every sign that has no words of its own in the grid, in the order in which it is met."""
    return tuple(dict.fromkeys(cell.line for row in rows for cell in row.cells if not cell.key))


def actor_rows(records: ElementRecords) -> tuple[GridRow, ...]:
    """A row for each actor that speaks of the element."""
    catalogue = records.catalogue
    return tuple(
        GridRow(
            actor,
            catalogue.actor_short_name(actor),
            actor_about(actor, catalogue),
            tuple(_actor_cell(actor, value, records) for value in records.shown),
        )
        for actor in records.actors
    )


def _actor_cell(actor: str, value: CodedValue, records: ElementRecords) -> GridCell:
    cell = records.stances[actor].get(value)
    if value == AMBIGUOUS:
        # A way in which words of a proposal can be coded; nobody takes a stance on it.
        return GridCell(_NOT_NAMED, "")
    if cell is None:
        subject = StanceSubject(element=records.element.id, value=value)
        cell = stance_of(actor, subject, records.as_of, records.catalogue)
    words = stance_words(cell, records.catalogue)
    key = part_key("by", actor, value) if cell.positions else ""
    return GridCell(words.line, key)


def proposal_rows(records: ElementRecords) -> tuple[GridRow, ...]:
    """A row for each proposal that has a value for the element."""
    return tuple(
        GridRow(
            proposal.id,
            proposal.short_name,
            proposal.kind.label,
            tuple(_proposal_cell(proposal, cell, value) for value in records.shown),
        )
        for proposal, cell in records.proposals
    )


def _proposal_cell(proposal: Proposal, cell: Cell, value: CodedValue) -> GridCell:
    if value not in coded_values(cell):
        return GridCell(_NOT_NAMED, "")
    return GridCell(coding_line(cell, value), part_key("in", proposal.id, value))


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
    return named_under(found, StanceState)


def _absence_of(actor: str, records: ElementRecords) -> StanceState:
    element, as_of, catalogue = records.element.id, records.as_of, records.catalogue
    if stances_on_element(actor, element, as_of, catalogue):
        return StanceState.NOT_YET
    return stance_of(actor, StanceSubject(element=element), as_of, catalogue).state


def without_value(records: ElementRecords) -> tuple[NamedUnder, ...]:
    """Proposals that are in no row, by the reason, each with the address of its cell."""
    element, as_of = records.element, records.as_of
    return tuple(
        NamedUnder(
            state.label,
            state.meaning,
            tuple(proposal.short_name for proposal in proposals),
            tuple(
                to_compare(cell=(proposal.id, element.id), as_of=as_of) for proposal in proposals
            ),
        )
        for state, proposals in records.asked.by_state.items()
        if state not in HAS_VALUE
    )
