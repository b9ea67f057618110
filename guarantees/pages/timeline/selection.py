"""Which entries the page shows: those that pass a reader's choices, in the months that were chosen.

Where none were chosen the page opens on the months in which most happened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.entries import EntryKind, TimelineEntry, entries_of
from guarantees.pages.timeline.query import (
    DayRange,
    TimelineQuery,
    end_of,
    month_of,
    order,
    span,
)
from guarantees.records.proposal import StatusChange
from guarantees.records.registry import Event

FEW, SHARE = 40, 1 / 2
"""With more entries than the first, the page opens on the fewest months in a row that hold the second share of them."""


@dataclass(frozen=True)
class Line:
    """An entry, with the changes of status that come from it: those of its proposals at its date."""

    entry: TimelineEntry
    changes: tuple[TimelineEntry, ...] = ()


@dataclass(frozen=True)
class Selection:
    """``lines`` of all days in order of date, those without a date last; ``days`` are those that the page shows."""

    lines: tuple[Line, ...]
    days: DayRange

    def shown(self, clock: Clock) -> list[Line]:
        """The lines on the days that are shown, and those without a date where no days were left out."""
        return [line for line in self.lines if self.days.touches(line.entry.date(clock))]


def selection(query: TimelineQuery, catalogue: Catalogue) -> Selection:
    """What the page shows for a query; it does not depend on the chosen entry."""
    return _selections(catalogue)(query.close_cell())


@cached_on_catalogue
def _selections(catalogue: Catalogue) -> Callable[[TimelineQuery], Selection]:
    def select(query: TimelineQuery) -> Selection:
        lines = tuple(_lines(_passing(query, catalogue), query.clock))
        return Selection(lines, _days(lines, query))

    return lru_cache(maxsize=64)(select)


def changes_of(
    entry_id: str, query: TimelineQuery, catalogue: Catalogue
) -> tuple[TimelineEntry, ...]:
    """The changes of status that come from an entry, of those that pass the reader's choices."""
    lines = selection(query, catalogue).lines
    return next((line.changes for line in lines if line.entry.id == entry_id), ())


def with_entry_in_sight(query: TimelineQuery, catalogue: Catalogue) -> TimelineQuery:
    """The query with days that hold its chosen entry: where none are chosen, those of its year if need be."""
    entry = entries_of(catalogue).get(query.event)
    date = entry.date(query.clock) if entry else None
    if date is None or query.days != DayRange():
        return query
    if selection(query, catalogue).days.touches(date):
        return query
    first, last = span(date)
    return replace(
        query, days=DayRange(first.replace(month=1, day=1), last.replace(month=12, day=31))
    )


# ---- which entries, and what comes from what --------------------------------------------------------


def _passing(query: TimelineQuery, catalogue: Catalogue) -> list[TimelineEntry]:
    kinds = list(EntryKind)
    passing = [entry for entry in entries_of(catalogue).values() if _passes(entry, query)]
    return sorted(
        passing, key=lambda entry: (*order(entry.date(query.clock)), kinds.index(entry.kind))
    )


def _passes(entry: TimelineEntry, query: TimelineQuery) -> bool:
    actors = {*entry.actors, *entry.bodies, *entry.about}
    return (
        entry.kind in query.kinds
        and (not query.proposals or not set(query.proposals).isdisjoint(entry.proposals))
        and (not query.actors or not actors.isdisjoint(query.actors))
    )


def _lines(entries: Sequence[TimelineEntry], clock: Clock) -> list[Line]:
    """The entries, each change of status under the event that it comes from."""
    events: dict[tuple[str, str], list[TimelineEntry]] = {}
    for entry in entries:
        if isinstance(entry.record, Event):
            for proposal in entry.proposals:
                events.setdefault((proposal, _written(entry, clock)), []).append(entry)
    under: dict[str, list[TimelineEntry]] = {}
    folded = set()
    for entry in entries:
        if entry.kind is not EntryKind.STATUS:
            continue
        event = _event_of(entry, events.get((entry.proposals[0], _written(entry, clock)), []))
        if event:
            under.setdefault(event.id, []).append(entry)
            folded.add(entry.id)
    return [Line(e, tuple(under.get(e.id, ()))) for e in entries if e.id not in folded]


def _written(entry: TimelineEntry, clock: Clock) -> str:
    return str(entry.date(clock))


def _event_of(change: TimelineEntry, events: Sequence[TimelineEntry]) -> TimelineEntry | None:
    """Of the events of its proposal at its date, the one whose evidence it has most of; none where two are as near."""
    near = sorted(((_nearness(change, event), -place) for place, event in enumerate(events)))
    if not near:
        return None
    best, place = near[-1]
    is_clear = len(near) == 1 or best > near[-2][0] or best >= (1, 0)
    return events[-place] if is_clear else None


def _nearness(change: TimelineEntry, event: TimelineEntry) -> tuple[int, int]:
    """How many places of evidence they share, and how many sources."""
    assert isinstance(change.record, StatusChange)
    assert isinstance(event.record, Event)
    places, others = change.record.evidence, event.record.evidence
    shared = {(place.source, place.at) for place in places} & {(o.source, o.at) for o in others}
    return len(shared), len({place.source for place in places} & {o.source for o in others})


# ---- the months that are shown ----------------------------------------------------------------------


def _days(lines: Sequence[Line], query: TimelineQuery) -> DayRange:
    if query.days != DayRange():
        return query.days
    dates = [date for line in lines if (date := line.entry.date(query.clock))]
    begun = sorted(month_of(span(date)[0]) for date in dates)
    if len(begun) <= FEW:
        return DayRange()
    # The fewest months in a row that hold enough of them; of several, the latest.
    enough = int(len(begun) * SHARE)
    runs = (
        ((last.year - first.year) * 12 + last.month - first.month, -last.toordinal(), first, last)
        for first, last in zip(begun, begun[enough - 1 :], strict=False)
    )
    *_, first, last = min(runs)
    return DayRange(first, end_of(last))
