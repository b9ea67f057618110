"""The contradictions that something said of a proposal takes part in, every side with its sources."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, in_view, is_withdrawn
from guarantees.catalogue.recorded import Recorded
from guarantees.cells.stances import Voice, voice_of
from guarantees.links.addresses import to_evidence, to_proposal
from guarantees.records.position import Position
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Contradiction
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import StatementView, subject_words


@dataclass(frozen=True)
class SideView:
    """One side. ``about`` says of what it is said, ``link`` leads there. ``is_this`` is true when that is the page's
    proposal, ``withdrawn`` when the speaker withdrew it by the day asked about."""

    about: str
    is_this: bool
    withdrawn: bool
    link: str
    citations: tuple[int, ...]
    statement: StatementView


@dataclass(frozen=True)
class ContradictionEntry:
    """Sides that cannot all hold, with the editor's note. ``later`` sides are of a later day than the one chosen."""

    key: str
    name: str
    note: str
    sides: tuple[SideView, ...]
    later: int


def contradictions_view(
    proposal: Proposal, as_of: AsOf, sources: NumberedSources, catalogue: Catalogue
) -> tuple[ContradictionEntry, ...]:
    """The contradictions with a side about the proposal and at least two sides by the day asked about."""
    entries = []
    for contradiction in catalogue.contradictions.values():
        sides = catalogue.sides_of(contradiction)
        there = [side for side in sides if in_view(side.said, as_of, catalogue)]
        if len(there) > 1 and any(side.proposal == proposal.id for side in there):
            builder = _Sides(proposal, as_of, sources, catalogue)
            entries.append(builder.entry(contradiction, there, len(sides) - len(there)))
    return tuple(entries)


class _Sides:
    """Puts one contradiction together; holds what every side needs."""

    def __init__(
        self, proposal: Proposal, as_of: AsOf, sources: NumberedSources, catalogue: Catalogue
    ) -> None:
        self.proposal, self.as_of = proposal, as_of
        self.sources, self.catalogue = sources, catalogue

    def entry(
        self, contradiction: Contradiction, sides: list[Recorded], later: int
    ) -> ContradictionEntry:
        return ContradictionEntry(
            key=f"contradiction~{contradiction.id}",
            name=contradiction.name,
            note=contradiction.note,
            sides=tuple(self._side(side) for side in sides),
            later=later,
        )

    def _side(self, side: Recorded) -> SideView:
        element = self.catalogue.elements.get(side.element)
        return SideView(
            about=self._about(side),
            is_this=side.proposal == self.proposal.id,
            withdrawn=is_withdrawn(side.said, self.as_of, self.catalogue),
            link=self._link(side),
            citations=self.sources.cite_evidence(side.said.evidence),
            statement=self.sources.statement(side.said, element),
        )

    def _about(self, side: Recorded) -> str:
        if isinstance(side.said, Position):
            actor = self.catalogue.actor_short_name(side.owner)
            subject = subject_words(side.said.about, self.catalogue)
            by_others = voice_of(side.said, side.owner, self.catalogue) is Voice.OTHERS
            return f"{'said of' if by_others else 'position of'} {actor} on {subject}"
        name = self.catalogue.proposals[side.owner].short_name
        element = self.catalogue.elements.get(side.element)
        return f"{name}, {element.name}" if element else name

    def _link(self, side: Recorded) -> str:
        if isinstance(side.said, Position):
            return to_evidence(side, self.as_of)
        return to_proposal(side.owner, side.element, as_of=self.as_of)
