"""What the records hold on one element: every actor's stances and every proposal's cell, by value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.asked import Asked, asked
from guarantees.cells.cell import HAS_VALUE, Cell, CellState, cell_of
from guarantees.cells.stances import (
    StanceCell,
    StanceState,
    all_positions,
    stances_on_element,
)
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.values import AMBIGUOUS, QUALIFIERS, CodedValue, Quantity, values_of

State = TypeVar("State", CellState, StanceState)


@dataclass(frozen=True)
class NamedUnder:
    """Names that are listed together for one reason, each with an address, or none with any."""

    label: str
    meaning: str
    names: tuple[str, ...]
    addresses: tuple[str, ...] = ()


def named_under(found: Mapping[State, list[str]], states: type[State]) -> tuple[NamedUnder, ...]:
    """Names by state, in the order of the states; a state without names is left out."""
    return tuple(
        NamedUnder(state.label, state.meaning, tuple(found[state]))
        for state in states
        if state in found
    )


class ElementRecords:
    """One element on one day: ``stances`` by actor and value, ``cells`` by proposal. Actors are in order of name.

    An actor that spoke of the element only after the day has no stances here.
    """

    def __init__(self, element: Element, as_of: AsOf, catalogue: Catalogue) -> None:
        self.element, self.as_of, self.catalogue = element, as_of, catalogue

    @cached_property
    def stances(self) -> dict[str, dict[CodedValue, StanceCell]]:
        """For each actor with positions, whether it speaks of the element or not."""
        actors = self.catalogue.alphabetical(all_positions(self.catalogue))
        return {actor: self._stances_of(actor) for actor in actors}

    @cached_property
    def cells(self) -> dict[str, tuple[Proposal, Cell]]:
        """For each proposal, in order of date."""
        return {
            proposal.id: (proposal, cell_of(proposal, self.element, self.as_of, self.catalogue))
            for proposal in self.catalogue.proposals.values()
        }

    @cached_property
    def asked(self) -> Asked:
        """The proposals by what they answer, and the options that none of them gives."""
        return asked(self.element, self.as_of, self.catalogue)

    @cached_property
    def addressed(self) -> frozenset[CodedValue]:
        """Every value that an actor speaks of or a proposal codes."""
        spoken = {value for cells in self.stances.values() for value in cells}
        return frozenset(spoken.union(*(coded_values(cell) for _, cell in self.cells.values())))

    @cached_property
    def values(self) -> tuple[CodedValue, ...]:
        """The codebook's options in its order, then actors by name, numbers by unit and size, and "ambiguous"."""
        rest = self.addressed - {*self.element.option_ids, AMBIGUOUS}
        actors = [value for value in rest if isinstance(value, str)]
        numbers = [value for value in rest if isinstance(value, Quantity)]
        return (
            *self.element.option_ids,
            *self.catalogue.alphabetical(actors),
            *sorted(numbers, key=_size),
            *([AMBIGUOUS] if AMBIGUOUS in self.addressed else []),
        )

    @cached_property
    def worth_showing(self) -> tuple[CodedValue, ...]:
        """The whole scale if there is one, otherwise the values that somebody addresses."""
        return tuple(v for v in self.values if self.element.order or v in self.addressed)

    @cached_property
    def coding(self) -> tuple[tuple[Proposal, Cell], ...]:
        """Proposals that have a value for the element, each with its cell."""
        return tuple(each for each in self.cells.values() if each[1].state in HAS_VALUE)

    def _stances_of(self, actor: str) -> dict[CodedValue, StanceCell]:
        cells = stances_on_element(actor, self.element.id, self.as_of, self.catalogue)
        return {
            cell.subject.value: cell
            for cell in cells
            if cell.subject.value is not None and cell.state is not StanceState.NOT_YET
        }


def coded_values(cell: Cell) -> tuple[CodedValue, ...]:
    """The single values that a proposal's cell shows, each once. Ambiguity is a value of its own."""
    return tuple(dict.fromkeys(v for s in cell.shown for v in values_of(s.value)))


def condition_words(cell: StanceCell) -> str:
    """The conditions under which an actor says yes, each once; "" without any."""
    return " ".join(dict.fromkeys(p.condition.says for p in cell.shown if p.condition))


def _size(value: Quantity) -> tuple[str, bool, int, tuple[int, ...]]:
    """By unit, then by the smallest number named, then by qualifier."""
    given = [(getattr(value, name), place) for place, name in enumerate(QUALIFIERS)]
    numbers = [(number, place) for number, place in given if number is not None]
    return value.unit, value.peacetime, numbers[0][0], tuple(place for _, place in numbers)
