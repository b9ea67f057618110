"""The contradictions that something said of a proposal takes part in, every side with its sources."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, in_view, is_withdrawn
from guarantees.catalogue.recorded import Recorded
from guarantees.cells.voices import Voice, voice_of
from guarantees.links.addresses import to_evidence, to_proposal
from guarantees.records.position import Position
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Contradiction
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import StatementView, subject_words


@dataclass(frozen=True)
class SideView:
    """One side of a contradiction. ``withdrawn`` is true if its speaker withdrew it by the chosen day."""

    side: Recorded
    withdrawn: bool
    citations: tuple[int, ...]
    statement: StatementView


@dataclass(frozen=True)
class ContradictionEntry:
    """Sides that cannot all hold. ``later`` sides are of a later day than the one chosen."""

    contradiction: Contradiction
    sides: tuple[SideView, ...]
    later: int

    @property
    def note(self) -> str:
        """The editor's note, which speaks of all the sides: "" while some of them are of a later day."""
        return "" if self.later else self.contradiction.note

    @property
    def key(self) -> str:
        """What opens its evidence."""
        return f"contradiction~{self.contradiction.id}"


def contradictions_view(
    proposal: Proposal, sources: NumberedSources
) -> tuple[ContradictionEntry, ...]:
    """The contradictions with a side about the proposal and at least two sides by the chosen day."""
    as_of, catalogue = sources.as_of, sources.catalogue
    entries = []
    for contradiction in catalogue.contradictions.values():
        sides = catalogue.sides_of(contradiction)
        there = [side for side in sides if in_view(side.said, as_of, catalogue)]
        if len(there) > 1 and any(side.proposal == proposal.id for side in there):
            views = tuple(_side(side, sources) for side in there)
            entries.append(ContradictionEntry(contradiction, views, len(sides) - len(there)))
    return tuple(entries)


def _side(side: Recorded, sources: NumberedSources) -> SideView:
    return SideView(
        side,
        withdrawn=is_withdrawn(side.said, sources.as_of, sources.catalogue),
        citations=sources.cite_evidence(side.said.evidence),
        statement=sources.statement(side.said, sources.catalogue.elements.get(side.element)),
    )


def side_subject(side: Recorded, catalogue: Catalogue) -> str:
    """What a side is about: ``Alpha, Legal effect``, or ``position of Sylvania on Alpha``."""
    if isinstance(side.said, Position):
        by_others = voice_of(side.said, side.owner, catalogue) is Voice.OTHERS
        actor = catalogue.actor_short_name(side.owner)
        subject = subject_words(side.said.about, catalogue)
        return f"{'said of' if by_others else 'position of'} {actor} on {subject}"
    name = catalogue.proposals[side.owner].short_name
    element = catalogue.elements.get(side.element)
    return f"{name}, {element.name}" if element else name


def side_address(side: Recorded, as_of: AsOf) -> str:
    """Where a side is shown: a statement on the page of its proposal, a position among the positions."""
    if isinstance(side.said, Position):
        return to_evidence(side, as_of)
    return to_proposal(side.owner, side.element, as_of)
