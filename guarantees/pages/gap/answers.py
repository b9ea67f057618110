"""The proposals that give each answer, and who and what is in no row of the table, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guarantees.cells.cell import HAS_VALUE, CellState
from guarantees.cells.stances import StanceState, StanceSubject, stance_of, stances_on_element
from guarantees.links.addresses import to_compare
from guarantees.pages.gap.claims import CODES, coding_line
from guarantees.pages.gap.records import (
    ElementRecords,
    NamedUnder,
    coded_values,
    named_under,
)
from guarantees.records.values import value_key


@dataclass(frozen=True)
class AnswerGiven:
    """That one proposal gives one answer. ``doubt`` says that the answer is disputed or ambiguous, or is ""."""

    proposal: str
    name: str
    date: str
    doubt: str


def proposals_by_answer(records: ElementRecords) -> Mapping[str, tuple[AnswerGiven, ...]]:
    """By the key of each answer the proposals that give it, in order of date."""
    found: dict[str, list[AnswerGiven]] = {}
    for proposal, cell in records.coding:
        for value in coded_values(cell):
            line = coding_line(cell, value)
            given = AnswerGiven(
                proposal.id,
                proposal.short_name,
                proposal.first_stated.words(),
                "" if line.text == CODES else line.text,
            )
            found.setdefault(value_key(value), []).append(given)
    return {key: tuple(given) for key, given in found.items()}


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
    """Proposals that give no answer, by the reason, each with the address of its cell.

    Those of which nothing is recorded by the chosen day are not named: that would tell of what came later.
    """
    element, as_of = records.element.id, records.as_of
    return tuple(
        NamedUnder(
            state.label,
            state.meaning,
            tuple(proposal.short_name for proposal in proposals),
            tuple(to_compare(cell=(proposal.id, element), as_of=as_of) for proposal in proposals),
        )
        for state, proposals in records.asked.by_state.items()
        if state not in HAS_VALUE and state is not CellState.NOT_YET
    )
