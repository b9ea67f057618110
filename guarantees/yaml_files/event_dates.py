"""The dates of statements that were made at an event: they are those of the event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from guarantees.records.dates import EdtfDate
from guarantees.records.fields import Record
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Event
from guarantees.records.source import Source
from guarantees.records.statement import Attributed
from guarantees.yaml_files.record_files import RecordFile, find

Said = TypeVar("Said", bound=Attributed)


def with_event_dates(files: tuple[RecordFile, ...]) -> tuple[RecordFile, ...]:
    """The files, in which each statement with an event has its date.

    While the event's record cannot be read, all that is known is that it was said by the day of its publication.
    """
    dates = {event.id: event.date for _, _, event in find(files, Event)}
    published = {source.id: source.published for _, _, source in find(files, Source)}
    at_events = {
        file.path for file, _, statement in find(files, Attributed) if statement.event is not None
    }
    return tuple(
        replace(file, record=_dated(file.record, dates, published))
        if file.path in at_events
        else file
        for file in files
    )


_Dates = Mapping[str, EdtfDate]


def _dated(record: Record | None, dates: _Dates, published: _Dates) -> Record | None:
    def dated(said: Said) -> Said:
        if said.event is None:
            return said
        date = dates.get(said.event) or _by_publication(said, published) or said.stated
        return said.model_copy(update={"stated": date})

    if isinstance(record, ActorPositions):
        return record.model_copy(update={"positions": tuple(map(dated, record.positions))})
    if isinstance(record, Proposal):
        provisions = {
            element: tuple(map(dated, provision)) if isinstance(provision, tuple) else provision
            for element, provision in record.provisions.items()
        }
        return record.model_copy(update={"provisions": provisions})
    return record


def _by_publication(said: Attributed, published: _Dates) -> EdtfDate | None:
    days = [published[place.source].latest for place in said.evidence if place.source in published]
    known = [day for day in days if day]
    return EdtfDate.parse(f"../{min(known)}") if known else None
