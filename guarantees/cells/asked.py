"""What the proposals answer to one question of the codebook, and which answers none of them gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import HAS_VALUE, CellState, cell_of
from guarantees.records.element import Element, Option
from guarantees.records.proposal import Proposal
from guarantees.records.values import values_of


@dataclass(frozen=True)
class Asked:
    """Every proposal by the state of its cell, in the order of the states; and the options that none gives."""

    by_state: Mapping[CellState, tuple[Proposal, ...]]
    not_given: tuple[Option, ...]

    @property
    def answering(self) -> int:
        """How many proposals have a value, whichever it is."""
        return sum(len(these) for state, these in self.by_state.items() if state in HAS_VALUE)


def asked(element: Element, as_of: AsOf, catalogue: Catalogue) -> Asked:
    """Ask every proposal, for a day and clock. A value that another voice disputes is given all the same."""
    return _asked_in(catalogue)(element.id, as_of)


@cached_on_catalogue
def _asked_in(catalogue: Catalogue) -> Callable[[str, AsOf], Asked]:
    return lru_cache(maxsize=256)(partial(_asked, catalogue))


def _asked(catalogue: Catalogue, element_id: str, as_of: AsOf) -> Asked:
    element = catalogue.elements[element_id]
    found: dict[CellState, list[Proposal]] = {}
    given: set[object] = set()
    for proposal in catalogue.proposals.values():
        cell = cell_of(proposal, element, as_of, catalogue)
        found.setdefault(cell.state, []).append(proposal)
        given.update(value for said in cell.shown for value in values_of(said.value))
    return Asked(
        {state: tuple(found[state]) for state in CellState if state in found},
        tuple(option for option in element.options if option.id not in given),
    )
