"""The feed of events: what happened, what became of proposals, and until when agreements are in force."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping

from guarantees.catalogue.as_seen import as_seen
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.cells.term import DURATION
from guarantees.feeds.feed import (
    UNKNOWN_DAY,
    Feed,
    FeedEntry,
    made_feed,
    permanent_id,
    permanent_ids,
    places_read,
)
from guarantees.feeds.query import (
    EventSort,
    EventsQuery,
    about_words,
    feed_id,
    titled,
)
from guarantees.links.addresses import to_timeline
from guarantees.pages.timeline.entries import EntryKind, TimelineEntry, entries_of
from guarantees.pages.timeline.link import link_to
from guarantees.pages.timeline.query import TimelineQuery
from guarantees.records.proposal import StatusChange
from guarantees.records.registry import Event

_SORTS = {EntryKind.STATUS: EventSort.STATUS, EntryKind.END: EventSort.END}


def events_feed(query: EventsQuery, catalogue: Catalogue) -> Feed:
    """The events that a query follows."""
    then = as_seen(query.as_of, catalogue)
    every = query.kinds == frozenset(EventSort)
    sorts = ", ".join(each.label for each in EventSort if each in query.kinds)
    what = sorts[:1].upper() + sorts[1:] or "No events"
    kinds = ".".join(each.value for each in EventSort if each in query.kinds)
    page = TimelineQuery(proposals=query.proposals, actors=query.actors)
    return made_feed(
        feed_id("events", query.view, query.as_of, catalogue, "" if every else f"kinds={kinds}"),
        titled(what, query.view, catalogue),
        about_words("A date is as precise as its sources are.", query.as_of, catalogue),
        link_to(page, catalogue),
        (
            _entry(entry, sort, then)
            for entry in entries_of(then).values()
            if (sort := _sort(entry)) in query.kinds and _has_to_do(entry, query, then)
        ),
        query.as_of,
        catalogue,
    )


def _sort(entry: TimelineEntry) -> EventSort | None:
    if isinstance(entry.record, Event):
        return EventSort.EVENTS
    return _SORTS.get(entry.kind)


def _has_to_do(entry: TimelineEntry, query: EventsQuery, catalogue: Catalogue) -> bool:
    """Whether an entry has to do with a record of each kind that is followed."""
    concerned = (
        (query.proposals, entry.proposals),
        (query.actors, (*entry.actors, *entry.bodies, *entry.about)),
        (query.elements, _elements(entry, catalogue)),
    )
    return all(not wanted or not set(wanted).isdisjoint(found) for wanted, found in concerned)


def _elements(entry: TimelineEntry, catalogue: Catalogue) -> frozenset[str]:
    """The questions of which something was said at an event; of the end of a term, that on its length."""
    if entry.kind is EntryKind.END:
        return frozenset({DURATION})
    return _said_at(catalogue).get(entry.id, frozenset())


@cached_on_catalogue
def _said_at(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for each in catalogue.recorded():
        if each.said.event and each.element:
            found[each.said.event] = found.get(each.said.event, frozenset()) | {each.element}
    return found


def _entry(entry: TimelineEntry, sort: EventSort, catalogue: Catalogue) -> FeedEntry:
    evidence = entry.record.evidence if entry.record else ()
    said = tuple(place for statement, _ in entry.said for place in statement.evidence)
    return FeedEntry(
        id=f"{sort.value}/{_permanent(entry, catalogue)}",
        kind=entry.kind.label,
        title=entry.title,
        says=tuple(_paragraphs(entry, catalogue)),
        link=to_timeline(entry.id),
        updated=_updated(entry),
        date=entry.stated,
        read=places_read((*evidence, *said), catalogue),
    )


def _permanent(entry: TimelineEntry, catalogue: Catalogue) -> str:
    """An event by its own first id, the rest by that of the proposal; changes to the same status by their number."""
    if isinstance(entry.record, Event):
        return permanent_id(entry.record)
    (proposal,) = permanent_ids("proposals", entry.proposals, catalogue)
    if entry.kind is EntryKind.END or not isinstance(entry.record, StatusChange):
        return proposal
    numbers = Counter[str]()
    for change in catalogue.proposals[entry.proposals[0]].status:
        numbers[change.status.value] += 1
        if change is entry.record:
            break
    status = entry.record.status.value
    return f"{proposal}/{status}/{numbers[status]}"


def _paragraphs(entry: TimelineEntry, catalogue: Catalogue) -> Iterator[str]:
    yield entry.says
    names = (
        ("Took part", entry.actors if isinstance(entry.record, Event) else ()),
        ("On", tuple(catalogue.proposals[name].short_name for name in entry.proposals)),
    )
    for label, listed in names:
        if listed:
            said = [catalogue.actor_short_name(each) for each in listed]
            yield f"{label}: {', '.join(said)}."


def _updated(entry: TimelineEntry) -> datetime.date:
    """The day of the last change that the record names; else when the public could first know of it."""
    if isinstance(entry.record, Event) and entry.record.changes:
        return max(change.on.first_possible for change in entry.record.changes)
    date = entry.known or entry.stated
    return date.latest or date.first_possible or UNKNOWN_DAY
