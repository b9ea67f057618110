"""Numbers of soldiers as each speaker gives them, with qualifiers and dates, and values that give no number.

An element counts soldiers if ``soldiers`` is one of its units in the codebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import Clock, known_date
from guarantees.pages.timeline.entries import body_of, entry_id, unused_id
from guarantees.records.dates import EdtfDate
from guarantees.records.element import Element
from guarantees.records.statement import Statement

TROOPS = "soldiers"


@dataclass(frozen=True)
class Figure:
    """The size of a force in one statement: a number, or an option without one."""

    id: str
    element: str
    proposal: str
    statement: Statement
    known: EdtfDate | None
    actors: tuple[str, ...]

    def date(self, clock: Clock) -> EdtfDate | None:
        """The date on one of the two clocks."""
        return self.statement.stated if clock is Clock.STATED else self.known


def troop_elements(catalogue: Catalogue) -> tuple[Element, ...]:
    """The elements that count soldiers, in the order of the codebook."""
    return tuple(
        element
        for element in catalogue.elements.values()
        if any(unit.id == TROOPS for unit in element.units)
    )


@cached_on_catalogue
def figures_of(catalogue: Catalogue) -> Mapping[str, Figure]:
    """Every figure by its id, by element and proposal."""
    found: dict[str, Figure] = {}
    for figure in _figures(catalogue):
        name = unused_id(figure.id, found)
        found[name] = replace(figure, id=name)
    return found


def _figures(catalogue: Catalogue) -> Iterator[Figure]:
    for element in troop_elements(catalogue):
        for proposal in catalogue.proposals.values():
            provision = proposal.provisions.get(element.id)
            for statement in provision if isinstance(provision, tuple) else ():
                speaker = statement.speaker
                yield Figure(
                    id=entry_id(element.id, proposal.id, speaker, date=statement.stated),
                    element=element.id,
                    proposal=proposal.id,
                    statement=statement,
                    known=known_date(statement, catalogue),
                    actors=tuple(dict.fromkeys((speaker, body_of(speaker, catalogue)))),
                )
