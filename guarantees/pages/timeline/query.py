"""A reader's choices on the Timeline page."""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import dataclass, replace
from typing import Any

from guarantees.catalogue.clock import AsOf, Clock
from guarantees.pages.timeline.entries import USUAL_KINDS, EntryKind
from guarantees.records.dates import EdtfDate
from guarantees.records.vocabulary import Term


class TimelineView(Term):
    """What the page shows over time."""

    EVENTS = "events", "Events", "What happened, what was said, and what became of proposals."
    QUANTITIES = "quantities", "Troop numbers", "Numbers of soldiers, as each speaker gives them."
    TERMS = "terms", "In force until", "Until when agreements are in force by their own term."


class Lanes(Term):
    """By what the entries of a date are grouped."""

    PROPOSAL = "proposal", "by proposal", "Under each date, the entries on one proposal together."
    ACTOR = "actor", "by party", "Under each date, the entries of one party together."


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


def span(date: EdtfDate) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a date. A date with an open end has only the given day."""
    return date.first_possible, date.latest or date.first_possible


def month_of(day: datetime.date) -> datetime.date:
    """The first day of its month, by which a month is named."""
    return day.replace(day=1)


def end_of(month: datetime.date) -> datetime.date:
    """The last day of a month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def order(date: EdtfDate | None) -> tuple[Any, ...]:
    """The sort key of a date; an unknown date comes last."""
    return (0, *date.sort_key) if date else (1,)


@dataclass(frozen=True)
class TimelineQuery:
    """The whole state of the Timeline page. Empty ``proposals`` and ``actors`` mean all of them.

    ``days`` open at both ends are those where most happened; ``event`` is the id of the entry whose evidence is shown,
    "" for none; ``clock`` says by which of its two dates an entry is placed.
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
        """The same without the chosen entry, which has its own place on the page."""
        return replace(self, event="")

    @property
    def as_of(self) -> AsOf:
        """The day by which an entry must have been there, on the clock by which entries are placed."""
        return AsOf(self.clock, self.asof)
