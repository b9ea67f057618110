"""The Map page: what each state would send to a force in Ukraine, as a view model, and the link of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.links.page_link import AsOfDay, OneId, Open, PageLink
from guarantees.pages.map.rule import COLLECTIVE, HOST, NOT_ASKED, contributions
from guarantees.pages.map.vocabulary import ContributionKind
from guarantees.pages.map.words import ContributionView, contribution_view
from guarantees.records.actor import Actor
from guarantees.records.vocabulary import ActorKind


@dataclass(frozen=True)
class ForceMapQuery:
    """The state of the Map page: the day, the chosen actor ("" for none), and the expanded parts."""

    as_of: AsOf = LATEST
    country: str = ""
    open: tuple[str, ...] = ()


def _askable(catalogue: Catalogue) -> dict[str, Actor]:
    """The actors that a link may name: those that could send something, alone or together."""
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
"""The kinds that are always in the legend, so that none of them seems to be missing."""


ByKind = Mapping[ContributionKind, tuple[ContributionView, ...]]
"""Actors by name under their kind, in the order of the kinds; kinds without an actor are left out."""


@dataclass(frozen=True)
class ForceMap:
    """What the page shows. ``others`` are groups, alliances and organisations, which a map cannot draw.

    ``legend`` has the number of states of each kind that occurs or is always there. ``chosen`` is the chosen actor,
    ``not_shown`` a sentence when there is nothing to show of it. ``host`` is the ISO code of the state where the force
    would be, "" without one. ``not_asked`` says which states are left out, and why; ``empty`` is a sentence when there
    is nothing to show at all.
    """

    as_of: AsOf
    legend: Mapping[ContributionKind, int]
    states: ByKind
    others: ByKind
    chosen: ContributionView | None
    not_shown: str
    host: str
    not_asked: str
    empty: str


def force_map(query: ForceMapQuery, catalogue: Catalogue) -> ForceMap:
    """Build the map for a query. An actor that the catalogue does not have is left out."""
    found = contributions(query.as_of, catalogue)
    shown = [contribution_view(each, query.as_of, catalogue) for each in found]
    states = _by_kind(each for each in shown if _is_state(each, catalogue))
    chosen = next((each for each in shown if each.actor == query.country), None)
    return ForceMap(
        as_of=query.as_of,
        legend={
            kind: len(states.get(kind, ()))
            for kind in ContributionKind
            if kind in USUAL_KINDS or kind in states
        },
        states=states,
        others=_by_kind(each for each in shown if not _is_state(each, catalogue)),
        chosen=chosen,
        not_shown="" if chosen else _not_shown(query.country, catalogue),
        host=(catalogue.actors[HOST].iso or "") if HOST in catalogue.actors else "",
        not_asked=_not_asked(shown, catalogue),
        empty="" if shown else "These records name no state that could contribute to a force.",
    )


def _is_state(entry: ContributionView, catalogue: Catalogue) -> bool:
    return catalogue.actors[entry.actor].kind is ActorKind.STATE


def _by_kind(entries: Iterable[ContributionView]) -> ByKind:
    found: dict[ContributionKind, list[ContributionView]] = {kind: [] for kind in ContributionKind}
    for entry in entries:
        found[entry.kind].append(entry)
    return {kind: tuple(its) for kind, its in found.items() if its}


def _not_shown(actor_id: str, catalogue: Catalogue) -> str:
    if actor_id not in catalogue.actors:
        return ""
    name = catalogue.actor_short_name(actor_id)
    return f"{name}: these records hold nothing on a contribution by the chosen day."


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
