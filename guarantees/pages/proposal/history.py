"""What a proposal was called, what became of it, and the events that name it: everything dated but its provisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock, earliest_publication
from guarantees.links.addresses import to_timeline
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import Label, Proposal, StatusChange
from guarantees.records.registry import Event
from guarantees.records.statement import Evidence
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import PlaceView, office


@dataclass(frozen=True)
class LabelUse:
    """Who called it so, and where."""

    key: str
    used_by: str
    citations: tuple[int, ...]
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class LabelView:
    """One name that was given to it, with everyone who gave it."""

    label: str
    uses: tuple[LabelUse, ...]


@dataclass(frozen=True)
class StatusView:
    """What became of it from a date on, and who says so. ``key`` opens the evidence."""

    key: str
    date: str
    status: str
    meaning: str
    says: str
    speaker: str
    speaker_office: str
    mode: str
    mode_meaning: str
    citations: tuple[int, ...]
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class EventView:
    """One event that names it. ``timeline`` is its address on the timeline."""

    key: str
    name: str
    date: str
    kind: str
    says: str
    participants: str
    note: str
    citations: tuple[int, ...]
    places: tuple[PlaceView, ...]
    timeline: str


def labels_view(
    proposal: Proposal, as_of: AsOf, sources: NumberedSources, catalogue: Catalogue
) -> tuple[LabelView, ...]:
    """The names it was given, in the order of the record; one name that several used stands once."""
    uses: dict[str, list[LabelUse]] = {}
    for number, label in enumerate(proposal.labels, 1):
        if _published(label.evidence, as_of, catalogue):
            uses.setdefault(label.label, []).append(_label_use(number, label, sources, catalogue))
    return tuple(LabelView(words, tuple(by)) for words, by in uses.items())


def _label_use(
    number: int, label: Label, sources: NumberedSources, catalogue: Catalogue
) -> LabelUse:
    return LabelUse(
        key=f"label~{number}",
        used_by=catalogue.actor_name(label.used_by),
        citations=sources.cite_evidence(label.evidence),
        places=sources.places(label.evidence),
    )


def _published(evidence: tuple[Evidence, ...], as_of: AsOf, catalogue: Catalogue) -> bool:
    """A label bears no date: on either clock it counts from the day on which a source of it was published."""
    return as_of.includes(earliest_publication(evidence, catalogue))


def status_changes(
    proposal: Proposal, as_of: AsOf, catalogue: Catalogue
) -> tuple[tuple[int, StatusChange], ...]:
    """The changes that belong to the view, latest first, each with its number in the record."""
    numbered = [
        (number, change)
        for number, change in enumerate(proposal.status, 1)
        if _in_view(change.date, change.evidence, as_of, catalogue)
    ]
    return tuple(sorted(numbered, key=lambda each: each[1].date.sort_key, reverse=True))


def _in_view(
    date: EdtfDate, evidence: tuple[Evidence, ...], as_of: AsOf, catalogue: Catalogue
) -> bool:
    on_clock = earliest_publication(evidence, catalogue) if as_of.clock is Clock.KNOWN else date
    return as_of.includes(on_clock)


def status_view(
    number: int, change: StatusChange, sources: NumberedSources, catalogue: Catalogue
) -> StatusView:
    """One change in words."""
    return StatusView(
        key=f"status~{number}",
        date=change.date.words(),
        status=change.status.label,
        meaning=change.status.meaning,
        says=change.says,
        speaker=catalogue.actor_name(change.speaker),
        speaker_office=office(catalogue.actors.get(change.speaker), catalogue),
        mode=change.mode.label,
        mode_meaning=change.mode.meaning,
        citations=sources.cite_evidence(change.evidence),
        places=sources.places(change.evidence, change.speaker, change.mode.label),
    )


def latest_status_words(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> str:
    """The latest status by date with who says so: ``refused, says X (21 August 2025)``; "" when none is in view.

    Several of the latest date stand side by side: none of them replaces another.
    """
    changes = [change for _, change in status_changes(proposal, as_of, catalogue)]
    latest = [change for change in changes if change.date.sort_key == changes[0].date.sort_key]
    said = dict.fromkeys(
        f"{change.status.label}, says {catalogue.actor_short_name(change.speaker)}"
        for change in latest
    )
    return f"{'; '.join(said)} ({latest[0].date.words()})" if latest else ""


def events_of(
    proposal: Proposal, as_of: AsOf, catalogue: Catalogue
) -> tuple[tuple[Event, ...], int]:
    """The events that name it and belong to the view, in order of date; and how many come later."""
    named = [event for event in catalogue.events.values() if proposal.id in event.proposals]
    there = [e for e in named if _in_view(e.date, e.evidence, as_of, catalogue)]
    ordered = sorted(there, key=lambda event: event.date.sort_key)
    return tuple(ordered), len(named) - len(there)


def events_view(
    events: Iterable[Event], sources: NumberedSources, catalogue: Catalogue
) -> tuple[EventView, ...]:
    """Events in words."""
    return tuple(
        EventView(
            key=f"event~{event.id}",
            name=event.name,
            date=event.date.words(),
            kind=event.kind.label,
            says=event.says,
            participants=catalogue.actor_names(event.participants),
            note=event.note or "",
            citations=sources.cite_evidence(event.evidence),
            places=sources.places(event.evidence),
            timeline=to_timeline(event.id),
        )
        for event in events
    )
