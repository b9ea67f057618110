"""A reader's choices on the Timeline page, and its link."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.link_reader import NONE, LinkReader
from guarantees.links.page_link import Day, Ids, OneId, OneOf, Open, PageLink, SomeOf
from guarantees.pages.timeline.entries import USUAL_KINDS, EntryKind, entries_of
from guarantees.pages.timeline.figures import figures_of
from guarantees.records.dates import EdtfDate
from guarantees.records.vocabulary import Term


class TimelineView(Term):
    """What the chart shows over time."""

    EVENTS = "events", "Events", "What happened, what was said, and what became of proposals."
    QUANTITIES = "quantities", "Troop numbers", "Numbers of soldiers, as each speaker gives them."


class Lanes(Term):
    """How the chart is divided into lanes."""

    PROPOSAL = "proposal", "by proposal", "One lane for each proposal, in order of date."
    ACTOR = "actor", "by actor", "One lane for each actor, in alphabetical order."


@dataclass(frozen=True)
class DayRange:
    """The days from ``first`` to ``last``, both included; ``None`` is an open end."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def touches(self, date: EdtfDate | None) -> bool:
        """Whether some day of the date is in the range. An unknown date is only in the range of all days.

        An open end adds no days: "26 April or later" counts as 26 April (decision 3 does the same for open starts).
        """
        if date is None:
            return self == DayRange()
        first, last = span(date)
        return not (
            (self.first is not None and last < self.first)
            or (self.last is not None and first > self.last)
        )


@dataclass(frozen=True)
class DrawnDate:
    """A date as charts draw it: any day from ``first`` to ``last`` (the same for a day).

    ``opens_before`` and ``opens_after`` say that it may be earlier or later still, ``soft`` that it is "about" or
    "perhaps".
    """

    first: datetime.date
    last: datetime.date
    opens_before: bool
    opens_after: bool
    soft: bool

    @classmethod
    def of(cls, date: EdtfDate) -> DrawnDate:
        """How a date is drawn."""
        return DrawnDate(
            *span(date),
            opens_before=date.earliest is None,
            opens_after=date.latest is None,
            soft=date.about or date.uncertain,
        )


def span(date: EdtfDate) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a date. A date with an open end has only the given day."""
    return date.first_possible, date.latest or date.first_possible


def year_range(year: int) -> DayRange:
    """All days of a year."""
    return DayRange(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def range_words(days: DayRange) -> str:
    """A range for a reader: ``All days``, ``From 2025-01-01``, ``2025-01-01 to 2025-12-31``."""
    if days.first and days.last:
        whole_year = days == year_range(days.first.year)
        return str(days.first.year) if whole_year else f"{days.first} to {days.last}"
    if days.first:
        return f"From {days.first}"
    return f"Up to {days.last}" if days.last else "All days"


def order(date: EdtfDate | None) -> tuple[Any, ...]:
    """The sort key of a date; an unknown date comes last."""
    return (0, *date.sort_key) if date else (1,)


def read_range(first: datetime.date | None, last: datetime.date | None) -> DayRange:
    """The range between two days. Raises ValueError, with a sentence, when it ends before it begins."""
    if first and last and first > last:
        raise ValueError(
            f"The range from {first} to {last} ends before it begins. Give the earlier day first."
        )
    return DayRange(first, last)


@dataclass(frozen=True)
class FromTo:
    """The field ``days`` of a query, as the parameters ``from`` and ``to``."""

    field: str = "days"
    names: tuple[str, ...] = ("from", "to")

    def read(self, reader: LinkReader) -> DayRange:
        try:
            return read_range(reader.day("from"), reader.day("to"))
        except ValueError as problem:
            reader.ignore(str(problem))
            return DayRange()

    def write(self, value: DayRange, catalogue: Catalogue) -> dict[str, str]:
        days = zip(self.names, (value.first, value.last), strict=True)
        return {name: day.isoformat() if day else NONE for name, day in days}


@dataclass(frozen=True)
class TimelineQuery:
    """The whole state of the Timeline page. Empty ``proposals`` and ``actors`` mean all of them.

    ``event`` is the id of the entry whose evidence is shown, "" for none; ``clock`` says by which of its two dates an
    entry is placed.
    """

    view: TimelineView = TimelineView.EVENTS
    lanes: Lanes = Lanes.PROPOSAL
    clock: Clock = Clock.STATED
    proposals: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    kinds: frozenset[EntryKind] = USUAL_KINDS
    days: DayRange = DayRange()
    event: str = ""
    open: tuple[str, ...] = ()
    asof: datetime.date | None = None

    def close_cell(self) -> TimelineQuery:
        """The same without the chosen entry, which the page has a place of its own for."""
        return replace(self, event="")

    @property
    def as_of(self) -> AsOf:
        """The day by which an entry must have been there, on the clock by which entries are placed."""
        return AsOf(self.clock, self.asof)


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
        OneId(
            "event",
            "entry of the timeline",
            lambda known: {**entries_of(known), **figures_of(known)},
        ),
        Open(),
    ),
)
"""The link of the page. ``event`` is the id of an event's record, or of an entry made from other records."""


def link_for_year(query: TimelineQuery, year: int, catalogue: Catalogue) -> str:
    """The address of the same page for the days of one year."""
    return link_to(replace(query, days=year_range(year)), catalogue)


def link_to(query: TimelineQuery, catalogue: Catalogue) -> str:
    """The address of the page for a query, with nothing expanded."""
    parameters = TIMELINE_LINK.encode_briefly(replace(query, open=()), catalogue)
    return "./timeline" + ("?" + urlencode(parameters) if parameters else "")
