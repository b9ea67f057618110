"""Everything about one actor as a view model, and the list of all actors by kind.

The sources are numbered in the order in which the page cites them, so the parts are built in the order of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST, AsOf, dated_in_view, in_view, was_public
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.cells.cell import EvidenceRole
from guarantees.cells.signatures import signatories
from guarantees.links.addresses import to_actor
from guarantees.links.link_reader import LinkReader
from guarantees.links.page_link import AsOfDay, OneId, Open, OpenEvidence, PageLink
from guarantees.pages.actor.said import (
    PositionGroup,
    Said,
    position_groups,
    said_of_others,
    speaks,
)
from guarantees.pages.proposal.history import (
    Cited,
    cited_events,
)
from guarantees.pages.tables.query import OpensCell
from guarantees.records.actor import Actor
from guarantees.records.position import Position
from guarantees.records.proposal import Proposal, StatusChange
from guarantees.records.registry import Event
from guarantees.records.vocabulary import ActorKind
from guarantees.words.numbered_sources import CitedSource, NumberedSources
from guarantees.words.status_words import status_changes

_EVIDENCE = re.compile(r"(?:position|statement|event)~")
"""What links opened on the page itself before evidence was beside it."""


@dataclass(frozen=True)
class ActorQuery(OpensCell):
    """The whole state of the page: the actor ("" for the list of all), the chosen day, and of what the evidence is
    open, as a kind and a name: ``position`` and ``3``."""

    actor: str = ""
    open: tuple[str, ...] = ()
    as_of: AsOf = LATEST
    cell: tuple[str, str] | None = None


def _with_evidence(query: ActorQuery, reader: LinkReader, given: Collection[str]) -> ActorQuery:
    """The query of a link in which ``open`` may name evidence: the first of it is opened."""
    if not query.actor:
        return replace(query, cell=None, open=())
    named = [key.split("~", 1) for key in query.open if _EVIDENCE.match(key)]
    first = next(((kind, name) for kind, name in named), None)
    return replace(query, cell=query.cell or first, open=())


ACTOR_LINK = PageLink(
    "actor",
    ActorQuery,
    (
        OneId(
            "id", "party", lambda catalogue: catalogue.actors, into="actor", instead="all parties"
        ),
        Open(),
        AsOfDay(),
        OpenEvidence(),
    ),
    complete=_with_evidence,
)


@dataclass(frozen=True)
class ActorProfile:
    """One actor of the catalogue on the chosen day, part by part.

    ``conditions`` are its positions and statements that attach one. ``acts`` are what it did with
    proposals, each with its number in the record.
    ``belongs_to`` are groups that list it, ``speakers`` those who speak for it, and ``texts`` the sources that it
    published, passed on or translated, by their ids.
    """

    actor: Actor
    as_of: AsOf
    catalogue: Catalogue
    positions: tuple[PositionGroup, ...]
    conditions: tuple[Said, ...]
    statements: tuple[Said, ...]
    acts: tuple[tuple[Proposal, int, StatusChange], ...]
    events: tuple[Cited[Event], ...]
    belongs_to: tuple[str, ...]
    speakers: tuple[str, ...]
    texts: tuple[str, ...]
    sources: tuple[CitedSource, ...]
    record: RecordLinks | None = None

    @property
    def position_count(self) -> int:
        """How many positions are shown."""
        return sum(len(group.entries) for group in self.positions)

    @property
    def everything(self) -> Iterator[Said]:
        """Everything that it says."""
        for group in self.positions:
            yield from group.entries
        yield from self.statements

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded of it in this view."""
        return not (self.positions or self.statements or self.acts or self.events or self.texts)


def actor_profile(actor: Actor, as_of: AsOf, catalogue: Catalogue) -> ActorProfile:
    """The profile of an actor of the catalogue. Its parts cite their sources in the order of the page."""
    return _profiles_of(catalogue)(actor, as_of)


@cached_on_catalogue
def _profiles_of(catalogue: Catalogue) -> Callable[[Actor, AsOf], ActorProfile]:
    """The last few are kept: a reader opens one piece of evidence after the other."""
    return lru_cache(maxsize=8)(partial(_profile, catalogue))


def _profile(catalogue: Catalogue, actor: Actor, as_of: AsOf) -> ActorProfile:
    sources = NumberedSources(catalogue, as_of)
    positions = position_groups(actor.id, sources)
    statements = said_of_others(actor.id, sources)
    everything = (*(each for group in positions for each in group.entries), *statements)
    return ActorProfile(
        actor=actor,
        as_of=as_of,
        catalogue=catalogue,
        positions=positions,
        conditions=tuple(
            each for each in everything if each.requires and each.role is EvidenceRole.SHOWN
        ),
        statements=statements,
        acts=_acts(actor.id, as_of, catalogue),
        events=cited_events(_events_with(actor.id, catalogue), sources),
        belongs_to=catalogue.alphabetical(
            each.id for each in catalogue.actors.values() if actor.id in each.members
        ),
        speakers=catalogue.alphabetical(
            each.id for each in catalogue.actors.values() if each.speaks_for(actor.id)
        ),
        texts=tuple(
            source.id
            for source in catalogue.sources.values()
            if any(link.by == actor.id for link in source.chain)
            and was_public(source.id, as_of, catalogue)
        ),
        sources=sources.listed(),
        record=record_links(
            ("actors", actor.id), actor.name, catalogue, page=to_actor(actor.id, as_of=as_of)
        ),
    )


def _events_with(actor: str, catalogue: Catalogue) -> list[Event]:
    """The events in which it, or someone who speaks for it, takes part."""
    return [
        event
        for event in catalogue.events.values()
        if any(speaks(each, actor, catalogue) for each in event.participants)
    ]


def _acts(
    actor: str, as_of: AsOf, catalogue: Catalogue
) -> tuple[tuple[Proposal, int, StatusChange], ...]:
    """The changes of status of which it, or someone who speaks for it, is recorded as the author, and what it signed as
    one of a group; latest first."""
    found = [
        (proposal, number, change)
        for proposal in catalogue.proposals.values()
        for number, change in status_changes(proposal, as_of, catalogue)
        if any(speaks(each, actor, catalogue) for each in change.by)
        or actor in signatories(change, catalogue)
    ]
    return tuple(sorted(found, key=lambda each: each[2].date.sort_key, reverse=True))


@dataclass(frozen=True)
class ActorLine:
    """One actor in the list, with how much is recorded of it in view. ``signed`` counts texts signed or adopted."""

    actor: Actor
    positions: int
    signed: int
    statements: int
    events: int


def actors_by_kind(as_of: AsOf, catalogue: Catalogue) -> dict[ActorKind, tuple[ActorLine, ...]]:
    """All actors by kind, in alphabetical order."""
    positions, statements = Counter[str](), Counter[str]()
    for recorded in catalogue.recorded():
        if in_view(recorded.said, as_of, catalogue):
            if isinstance(recorded.said, Position):
                positions[recorded.owner] += 1
            else:
                statements[recorded.said.speaker] += 1
    signed = Counter(
        name
        for proposal in catalogue.proposals.values()
        for name in _signed_by(proposal, as_of, catalogue)
    )
    events = Counter(
        name
        for event in catalogue.events.values()
        if dated_in_view(event, as_of, catalogue)
        for name in event.participants
    )
    by_kind: dict[ActorKind, tuple[ActorLine, ...]] = {}
    for name in catalogue.alphabetical(catalogue.actors):
        actor = catalogue.actors[name]
        line = ActorLine(actor, positions[name], signed[name], statements[name], events[name])
        by_kind[actor.kind] = (*by_kind.get(actor.kind, ()), line)
    return {kind: by_kind[kind] for kind in ActorKind if kind in by_kind}


def _signed_by(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> set[str]:
    return {
        name
        for _, change in status_changes(proposal, as_of, catalogue)
        for name in signatories(change, catalogue)
    }
