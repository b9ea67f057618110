"""The map as a view model: who says it would send what to a force in Ukraine, and where that was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.links.page_link import AsOfDay, OneId, Open, PageLink
from guarantees.pages.map.rule import COLLECTIVE, HOST, NOT_ASKED, contributions
from guarantees.pages.map.vocabulary import ContributionKind
from guarantees.pages.map.words import (
    ContributionView,
    KindView,
    contribution_view,
    kind_view,
)
from guarantees.records.actor import Actor
from guarantees.records.vocabulary import ActorKind
from guarantees.words.as_of import as_of_words, evidence_cutoff


@dataclass(frozen=True)
class ForceMapQuery:
    """The state of the Map page: the day, the actor looked at ("" for none), and what stands open."""

    as_of: AsOf = LATEST
    country: str = ""
    open: tuple[str, ...] = ()


def _askable(catalogue: Catalogue) -> dict[str, Actor]:
    """The actors a link may name: those that could send something, singly or together."""
    kinds = COLLECTIVE | {ActorKind.STATE}
    return {actor.id: actor for actor in catalogue.actors.values() if actor.kind in kinds}


MAP_LINK = PageLink(
    "map", ForceMapQuery, (AsOfDay(), OneId("country", "country", _askable), Open())
)


USUAL_KINDS = frozenset(
    {
        ContributionKind.TROOPS,
        ContributionKind.AIR_SEA,
        ContributionKind.OTHER,
        ContributionKind.REFUSES,
        ContributionKind.UNDECIDED,
        ContributionKind.NOT_STATED,
    }
)
"""The kinds whose place in the legend stays, so that none of them seems to be left out."""


@dataclass(frozen=True)
class KindSection:
    """The actors of one kind, by name."""

    kind: KindView
    entries: tuple[ContributionView, ...]


@dataclass(frozen=True)
class ForceMap:
    """Everything the page shows. ``states`` and ``others`` (groups, alliances, organisations) come by kind.

    ``chosen`` is the actor looked at, ``not_shown`` a sentence when there is nothing to show of it. ``legend`` are the
    kinds that a reader always finds, and those that occur besides. ``host`` is the ISO code and name of the state where
    the force would be; ``names`` are those of every state with a code.
    """

    as_of: AsOf
    caption: str
    legend: tuple[KindView, ...]
    states: tuple[KindSection, ...]
    others: tuple[KindSection, ...]
    chosen: ContributionView | None
    not_shown: str
    host: tuple[str, str]
    names: tuple[tuple[str, str], ...]
    not_asked: str
    empty: str
    reach: str
    version: str


def force_map(query: ForceMapQuery, catalogue: Catalogue) -> ForceMap:
    """Build the map for a query whose actor exists in the catalogue (another is left out)."""
    found = contributions(query.as_of, catalogue)
    shown = [contribution_view(each, query.as_of, catalogue) for each in found]
    states = [each for each in shown if _is_state(each.actor, catalogue)]
    chosen = next((each for each in shown if each.actor == query.country), None)
    host = catalogue.actors.get(HOST)
    return ForceMap(
        as_of=query.as_of,
        caption=as_of_words(query.as_of),
        legend=tuple(_legend(states)),
        states=_by_kind(states),
        others=_by_kind([each for each in shown if each not in states]),
        chosen=chosen,
        not_shown="" if chosen else _not_shown(query.country, catalogue),
        host=(host.iso or "", catalogue.actor_short_name(HOST)) if host else ("", ""),
        names=_names(catalogue),
        not_asked=_not_asked(shown, catalogue),
        empty="" if shown else "These records name no state that could contribute to a force.",
        reach=evidence_cutoff(catalogue),
        version=catalogue.version,
    )


def _is_state(actor_id: str, catalogue: Catalogue) -> bool:
    return catalogue.actors[actor_id].kind is ActorKind.STATE


def _not_shown(actor_id: str, catalogue: Catalogue) -> str:
    if actor_id not in catalogue.actors:
        return ""
    name = catalogue.actor_short_name(actor_id)
    return f"{name}: these records hold nothing to show here of a contribution by the chosen day."


def _names(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Code and name of every state that has a code, in the order of the registry."""
    return tuple(
        (actor.iso, catalogue.actor_short_name(actor.id))
        for actor in catalogue.actors.values()
        if actor.iso
    )


def _legend(states: list[ContributionView]) -> Iterator[KindView]:
    for kind in ContributionKind:
        count = sum(entry.kind == kind.value for entry in states)
        if count or kind in USUAL_KINDS:
            yield kind_view(kind, count)


def _by_kind(entries: list[ContributionView]) -> tuple[KindSection, ...]:
    sections = []
    for kind in ContributionKind:
        found = tuple(entry for entry in entries if entry.kind == kind.value)
        if found:
            sections.append(KindSection(kind_view(kind, len(found)), found))
    return tuple(sections)


def _not_asked(shown: list[ContributionView], catalogue: Catalogue) -> str:
    listed = {entry.actor for entry in shown}
    left_out = [name for name in catalogue.actors if name in NOT_ASKED - listed]
    others = [catalogue.actor_short_name(name) for name in left_out if name != HOST]
    if HOST not in left_out:
        return ""
    host = f"{catalogue.actor_short_name(HOST)} is where the force would be"
    if not others:
        return f"{host} and is not asked here."
    return f"{host}, and the codebook does not mean forces of {others[0]}: neither is asked here."
