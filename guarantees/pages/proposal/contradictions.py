"""The contradictions that something said of a proposal takes part in, every side with its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf, in_view, is_withdrawn
from guarantees.cells.stances import Voice, voice_of
from guarantees.links.addresses import to_positions, to_proposal
from guarantees.records.element import Element
from guarantees.records.position import Position
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Contradiction
from guarantees.records.statement import Attributed
from guarantees.words.numbered_sources import PageSources
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


@dataclass(frozen=True)
class _Home:
    """Where a statement or position with an id stands in the records."""

    model: Attributed
    proposal: str = ""
    element: Element | None = None
    actor: str = ""

    @property
    def about_proposal(self) -> str:
        """The proposal it speaks of: of a provision its own, of a position the one it is about."""
        position = self.model
        return self.proposal or (isinstance(position, Position) and position.about.proposal) or ""


def contradictions_view(
    proposal: Proposal, as_of: AsOf, sources: PageSources, catalogue: Catalogue
) -> tuple[ContradictionEntry, ...]:
    """The contradictions with a side about the proposal and at least two sides by the day asked about."""
    homes = _homes(catalogue)
    entries = []
    for contradiction in catalogue.contradictions.values():
        sides = [homes[name] for name in contradiction.between if name in homes]
        there = [side for side in sides if in_view(side.model, as_of, catalogue)]
        if len(there) > 1 and any(side.about_proposal == proposal.id for side in there):
            builder = _Sides(proposal, as_of, sources, catalogue)
            entries.append(builder.entry(contradiction, there, len(sides) - len(there)))
    return tuple(entries)


class _Sides:
    """Puts one contradiction together; holds what every side needs."""

    def __init__(
        self, proposal: Proposal, as_of: AsOf, sources: PageSources, catalogue: Catalogue
    ) -> None:
        self.proposal, self.as_of = proposal, as_of
        self.sources, self.catalogue = sources, catalogue

    def entry(
        self, contradiction: Contradiction, sides: list[_Home], later: int
    ) -> ContradictionEntry:
        return ContradictionEntry(
            key=f"contradiction~{contradiction.id}",
            name=contradiction.name,
            note=contradiction.note,
            sides=tuple(self._side(side) for side in sides),
            later=later,
        )

    def _side(self, side: _Home) -> SideView:
        return SideView(
            about=self._about(side),
            is_this=side.about_proposal == self.proposal.id,
            withdrawn=is_withdrawn(side.model, self.as_of, self.catalogue),
            link=self._link(side),
            citations=self.sources.cite(place.source for place in side.model.evidence),
            statement=self.sources.statement(side.model, side.element),
        )

    def _about(self, side: _Home) -> str:
        if isinstance(side.model, Position):
            actor = self.catalogue.actor_short_name(side.actor)
            subject = subject_words(side.model.about, self.catalogue)
            by_others = voice_of(side.model, side.actor, self.catalogue) is Voice.OTHERS
            return f"{'said of' if by_others else 'position of'} {actor} on {subject}"
        name = self.catalogue.proposals[side.proposal].short_name
        return f"{name}, {side.element.name}" if side.element else name

    def _link(self, side: _Home) -> str:
        if not isinstance(side.model, Position):
            element = side.element.id if side.element else ""
            return to_proposal(side.proposal, element, as_of=self.as_of)
        about = side.model.about
        rows = "proposals" if about.proposal else "elements"
        return to_positions(rows, (side.actor, about.proposal or about.element or ""), self.as_of)


@cached_on_catalogue
def _homes(catalogue: Catalogue) -> Mapping[str, _Home]:
    """Where each statement and position with an id stands."""
    return dict(_all_homes(catalogue))


def _all_homes(catalogue: Catalogue) -> Iterator[tuple[str, _Home]]:
    for proposal in catalogue.proposals.values():
        for element_id, provision in proposal.provisions.items():
            for statement in provision if isinstance(provision, tuple) else ():
                if statement.id:
                    element = catalogue.elements.get(element_id)
                    yield statement.id, _Home(statement, proposal.id, element)
    for file in catalogue.positions.values():
        for position in file.positions:
            if position.id:
                yield position.id, _Home(position, actor=file.actor)
