"""The catalogue as it was on a day: whatever was not there by then is not in it, so no page can show or count it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import (
    AsOf,
    Clock,
    dated_in_view,
    earliest_publication,
    first_published,
    places_in_view,
    seen,
)
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Contradiction, Event


def as_seen(as_of: AsOf, catalogue: Catalogue) -> Catalogue:
    """What the records held by the chosen day, on the chosen clock; the catalogue itself without a day.

    Actors, the codebook and the families stay. A proposal of which nothing was there is left out, and so are, on the
    clock of what was known, the sources that nobody could read yet. What editors wrote from all that the records hold
    is left out as well: summaries, what points say that no element asks for, and notes of proposals, of actors and of
    their files.
    """
    return catalogue if as_of.day is None else _seen_from(catalogue)(as_of)


@cached_on_catalogue
def _seen_from(catalogue: Catalogue) -> Callable[[AsOf], Catalogue]:
    return lru_cache(maxsize=16)(partial(_seen, catalogue))


def _seen(catalogue: Catalogue, as_of: AsOf) -> Catalogue:
    proposals = {id: _proposal(each, as_of, catalogue) for id, each in catalogue.proposals.items()}
    proposals = {id: each for id, each in proposals.items() if _is_there(each)}
    positions = {
        id: each.model_copy(update={"positions": found, "note": None})
        for id, each in catalogue.positions.items()
        if (found := seen(each.positions, as_of, catalogue))
    }
    events = {
        id: _event(each, proposals, as_of, catalogue)
        for id, each in catalogue.events.items()
        if dated_in_view(each, as_of, catalogue)
    }
    presets = {
        id: each.model_copy(
            update={"proposals": tuple(name for name in each.proposals if name in proposals)}
        )
        for id, each in catalogue.presets.items()
    }
    sources = {
        id: each
        for id, each in catalogue.sources.items()
        if as_of.clock is Clock.STATED or as_of.includes(first_published(each))
    }
    there = replace(
        catalogue,
        actors={
            id: each.model_copy(update={"note": None}) if each.note else each
            for id, each in catalogue.actors.items()
        },
        proposals=proposals,
        positions=positions,
        events=events,
        sources=sources,
        presets=presets,
    )
    contradictions = {
        id: _contradiction(each, len(catalogue.sides_of(each)) - sides)
        for id, each in catalogue.contradictions.items()
        if (sides := len(there.sides_of(each))) > 1
    }
    return replace(there, contradictions=contradictions)


def _contradiction(contradiction: Contradiction, later: int) -> Contradiction:
    """Without its note, which speaks of all the sides, while some of them are of a later day."""
    return contradiction.model_copy(update={"note": ""}) if later else contradiction


def _proposal(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> Proposal:
    provisions = {
        element: seen(provision, as_of, catalogue) if isinstance(provision, tuple) else provision
        for element, provision in proposal.provisions.items()
    }
    status = tuple(
        change.model_copy(update={"evidence": places_in_view(change.evidence, as_of, catalogue)})
        for change in proposal.status
        if dated_in_view(change, as_of, catalogue)
    )
    labels = tuple(
        label
        for label in proposal.labels
        if as_of.includes(earliest_publication(label.evidence, catalogue))
    )
    said = {element: provision for element, provision in provisions.items() if provision}
    points = proposal.points and proposal.points.model_copy(update={"no_element": ()})
    written = {"summary": "", "note": None, "points": points}
    return proposal.model_copy(
        update={"provisions": said, "status": status, "labels": labels, **written}
    )


def _is_there(proposal: Proposal) -> bool:
    return bool(proposal.status) or any(isinstance(p, tuple) for p in proposal.provisions.values())


def _event(
    event: Event, proposals: Mapping[str, Proposal], as_of: AsOf, catalogue: Catalogue
) -> Event:
    places = places_in_view(event.evidence, as_of, catalogue)
    return event.model_copy(
        update={
            "evidence": places,
            "note": event.note if places == event.evidence else None,
            "proposals": tuple(name for name in event.proposals if name in proposals),
        }
    )
