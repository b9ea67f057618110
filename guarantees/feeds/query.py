"""What a reader follows, and the same as parameters of a feed's address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.feeds.feed import permanent_ids
from guarantees.links.page_link import AsOfDay, Ids, PageLink, SomeOf
from guarantees.records.vocabulary import Term
from guarantees.words.as_of import as_of_words
from guarantees.words.english import and_words

PARTS = ("proposals", "actors", "elements")
"""The parts of a catalogue by whose records a feed can be cut, and the names of the parameters."""
_OF_RECORDS = (
    Ids("proposals", "proposal", lambda catalogue: catalogue.proposals),
    Ids("actors", "actor", lambda catalogue: catalogue.actors),
    Ids("elements", "question", lambda catalogue: catalogue.elements),
)


class EventSort(Term):
    """What a feed of events has."""

    EVENTS = "events", "events", "What happened on a date."
    STATUS = "status", "changes of status", "What became of a proposal."
    END = "end", "ends of terms", "Until when an agreement is in force by its own term, if known."


@dataclass(frozen=True)
class FollowQuery:
    """The ids of the records that are followed; without any, everything.

    Where they are of several kinds, an entry has to do with one of each.
    """

    proposals: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    as_of: AsOf = field(default_factory=AsOf)


@dataclass(frozen=True)
class EventsQuery(FollowQuery):
    """Which events are followed."""

    kinds: frozenset[EventSort] = frozenset(EventSort)


EVENTS_FEED: PageLink[EventsQuery] = PageLink(
    "events", EventsQuery, (*_OF_RECORDS, SomeOf("kinds", EventSort, "kind of event"), AsOfDay())
)
CHANGES_FEED: PageLink[FollowQuery] = PageLink("changes", FollowQuery, (*_OF_RECORDS, AsOfDay()))


def followed(query: FollowQuery, catalogue: Catalogue) -> str:
    """The records that are followed, by name; "" for everything."""
    named = [
        getattr(record, "short_name", None) or record.name
        for part in PARTS
        for record in _records(part, getattr(query, part), catalogue)
    ]
    return and_words(named) if named else ""


def _records(part: str, ids: Iterable[str], catalogue: Catalogue) -> Iterable[Any]:
    records = getattr(catalogue, part)
    return (records[id] for id in ids if id in records)


def feed_id(name: str, query: FollowQuery, catalogue: Catalogue, *further: str) -> str:
    """The id of a feed: of its name and of the records that are followed, by their first ids."""
    parts = [
        f"{part}={'.'.join(permanent_ids(part, ids, catalogue))}"
        for part in PARTS
        if (ids := getattr(query, part))
    ]
    day = query.as_of.day
    parts += [f"{query.as_of.clock.value}={day.isoformat()}"] if day else []
    return "/".join(("feeds", name, *parts, *(each for each in further if each)))


def about_words(what: str, query: FollowQuery, catalogue: Catalogue) -> str:
    """What a feed has, of which day, and of which data."""
    words = as_of_words(query.as_of)
    return f"{what} {words[0].upper()}{words[1:]}. Data version {catalogue.version}."
