"""Dates as windows on an axis of days: nothing is drawn in the middle of what is known only as a window."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from guarantees.pages.timeline.query import span
from guarantees.records.dates import EdtfDate


@dataclass(frozen=True)
class Axis:
    """The days from ``first`` to ``last``."""

    first: datetime.date
    last: datetime.date

    def share(self, day: datetime.date, *, end: bool = False) -> float:
        """Where a day begins, or ends, from 0 to 100; a day outside is at the edge."""
        days = (self.last - self.first).days + 1
        place = (day - self.first).days + end
        return round(100 * min(max(place / days, 0), 1), 2)


@dataclass(frozen=True)
class Window:
    """Where a date is on an axis, in shares of 100: ``left`` and ``width``.

    ``is_day`` is a date known to the day, ``soft`` one that is "about" or "perhaps". ``before`` and ``after`` say that
    it may be earlier or later still, or continues beyond the axis.
    """

    left: float
    width: float
    is_day: bool
    soft: bool
    before: bool
    after: bool


def window_of(date: EdtfDate, axis: Axis) -> Window:
    """Where a date is on an axis. With an open end it reaches to the edge."""
    first, last = span(date)
    before = date.earliest is None or first < axis.first
    after = date.latest is None or last > axis.last
    left = 0 if before else axis.share(first)
    right = 100 if after else axis.share(last, end=True)
    return Window(
        left=left,
        width=round(right - left, 2),
        is_day=date.is_one_day,
        soft=date.about or date.uncertain,
        before=before,
        after=after,
    )
