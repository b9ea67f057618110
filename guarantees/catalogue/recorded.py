"""Statements and positions together with where they are recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guarantees.records.position import ActorPositions, Position
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Attributed


@dataclass(frozen=True, slots=True)
class Recorded:
    """A statement under a proposal and an element, or a position in the file of an actor.

    ``owner`` is the id of the proposal or actor. ``element`` is "" for a position on a proposal as a whole.
    """

    said: Attributed
    owner: str
    element: str

    @property
    def proposal(self) -> str:
        """The proposal it speaks of: a statement's own, or the one a position is about; "" for no proposal."""
        if isinstance(self.said, Position):
            return self.said.about.proposal or ""
        return self.owner


def all_recorded(
    proposals: Iterable[Proposal], files: Iterable[ActorPositions]
) -> Iterator[Recorded]:
    """Every statement of the proposals, then every position of the files, in the order of the records."""
    for proposal in proposals:
        for element, provision in proposal.provisions.items():
            for statement in provision if isinstance(provision, tuple) else ():
                yield Recorded(statement, proposal.id, element)
    for file in files:
        for position in file.positions:
            yield Recorded(position, file.actor, position.about.element or "")
