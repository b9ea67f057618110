"""The link of the Timeline page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.links.link_reader import NONE, LinkReader
from guarantees.links.page_link import Day, Ids, OneId, OneOf, Open, PageLink, SomeOf
from guarantees.pages.timeline.entries import EntryKind, entries_of
from guarantees.pages.timeline.figures import figures_of
from guarantees.pages.timeline.query import (
    DayRange,
    Lanes,
    TimelineQuery,
    TimelineView,
    end_of,
    month_of,
)
from guarantees.pages.timeline.selection import with_entry_in_sight

_MONTH = re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])\Z")


@dataclass(frozen=True)
class FromTo:
    """The field ``days`` of a query, as the parameters ``from`` and ``to``: months, or days."""

    field: str = "days"
    names: tuple[str, ...] = ("from", "to")

    def read(self, reader: LinkReader) -> DayRange:
        first = _month(reader, "from") or reader.day("from")
        month = _month(reader, "to")
        last = end_of(month) if month else reader.day("to")
        if first and last and first > last:
            reader.ignore(
                f"The range from {first} to {last} ends before it begins. Give the earlier day first."
            )
            return DayRange()
        return DayRange(first, last)

    def write(self, value: DayRange, catalogue: Catalogue) -> dict[str, str]:
        first, last = value.first, value.last
        return {
            "from": written(first, first and month_of(first)),
            "to": written(last, last and end_of(last)),
        }


def _month(reader: LinkReader, name: str) -> datetime.date | None:
    found = _MONTH.match(reader.value(name) or "")
    return datetime.date(int(found[1]), int(found[2]), 1) if found else None


def written(day: datetime.date | None, edge: datetime.date | None) -> str:
    """A day as the link says it; as its month where it is at the ``edge`` of that."""
    if day is None:
        return NONE
    return day.isoformat()[: len("2025-08")] if day == edge else day.isoformat()


def _complete(query: TimelineQuery, reader: LinkReader, given: Collection[str]) -> TimelineQuery:
    """The query with what its entry needs to be seen. Older links open entries of a list (``open``), or name a figure
    without its view."""
    known = reader.catalogue
    opened = (key.removeprefix("beside~") for key in query.open)
    name = query.event or next((each for each in opened if each in _entries(known)), "")
    query = replace(query, event=name, open=())
    if name in figures_of(known):
        return replace(query, view=TimelineView.QUANTITIES)
    return with_entry_in_sight(query, known)


def _entries(catalogue: Catalogue) -> Mapping[str, object]:
    return {**entries_of(catalogue), **figures_of(catalogue)}


TIMELINE_LINK: PageLink[TimelineQuery] = PageLink(
    "timeline",
    TimelineQuery,
    (
        OneOf("view", TimelineView, "view of the timeline"),
        OneOf("lanes", Lanes, "way to divide it"),
        OneOf("clock", Clock, "clock"),
        Ids("proposals", "proposal", lambda catalogue: catalogue.proposals),
        Ids("actors", "actor", lambda catalogue: catalogue.actors),
        SomeOf("kinds", EntryKind, "kind of entry"),
        FromTo(),
        Day("asof"),
        OneId("event", "entry of the timeline", _entries),
        Open(),
    ),
    complete=_complete,
)
"""The link of the page. ``event`` is the id of an event's record, or of an entry made from other records."""


def link_to(query: TimelineQuery, catalogue: Catalogue) -> str:
    """The address of the page for a query, with nothing expanded."""
    return TIMELINE_LINK.address(replace(query, open=()), catalogue)
