"""What a proposal was called, its status and the events that name it: everything dated but its provisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import dated_in_view, earliest_publication, places_in_view
from guarantees.records.proposal import Label, Proposal, StatusChange
from guarantees.records.registry import Event
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import PlaceView
from guarantees.words.status_words import status_changes

Dated = TypeVar("Dated", Label, StatusChange, Event)


@dataclass(frozen=True)
class Cited(Generic[Dated]):
    """A record with the sources it cites. ``key`` opens its evidence."""

    key: str
    record: Dated
    citations: tuple[int, ...]
    places: tuple[PlaceView, ...]


def labels_in_view(
    proposal: Proposal, sources: NumberedSources
) -> dict[str, tuple[Cited[Label], ...]]:
    """For each name that was given to it, in the order of the record, everyone who gave it.

    A label has no date: on either clock it counts from the day on which a source of it was published.
    """
    uses: dict[str, tuple[Cited[Label], ...]] = {}
    for number, label in enumerate(proposal.labels, 1):
        published = earliest_publication(label.evidence, sources.catalogue)
        if sources.as_of.includes(published):
            use = _cited(f"label~{number}", label, sources)
            uses[label.label] = (*uses.get(label.label, ()), use)
    return uses


def status_in_view(proposal: Proposal, sources: NumberedSources) -> tuple[Cited[StatusChange], ...]:
    """The changes in view with their evidence, latest first."""
    return tuple(
        _cited(f"status~{number}", change, sources, change.speaker, change.mode.label)
        for number, change in status_changes(proposal, sources.as_of, sources.catalogue)
    )


def events_in_view(proposal: Proposal, sources: NumberedSources) -> tuple[Cited[Event], ...]:
    """The events in view that name the proposal, in order of date."""
    return cited_events(events_of(proposal, sources.catalogue), sources)


def cited_events(events: Iterable[Event], sources: NumberedSources) -> tuple[Cited[Event], ...]:
    """Those of the events that are in view, in order of date."""
    there = [event for event in events if dated_in_view(event, sources.as_of, sources.catalogue)]
    ordered = sorted(there, key=lambda event: event.date.sort_key)
    return tuple(_cited(f"event~{event.id}", event, sources) for event in ordered)


def events_of(proposal: Proposal, catalogue: Catalogue) -> list[Event]:
    """All events that name the proposal."""
    return [event for event in catalogue.events.values() if proposal.id in event.proposals]


def _cited(
    key: str, record: Dated, sources: NumberedSources, speaker: str = "", how: str = ""
) -> Cited[Dated]:
    evidence = places_in_view(record.evidence, sources.as_of, sources.catalogue)
    return Cited(
        key,
        record,
        citations=sources.cite_evidence(evidence),
        places=sources.places(evidence, speaker, how),
    )
