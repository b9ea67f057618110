"""All months with entries in one strip, on which the months that the page shows are chosen.

A month is a column as high as its entries are many. Where nothing is recorded for a while the strip is cut. What is
known only as a window of more than a month is a line over its months.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.timeline.ledger import is_long
from guarantees.pages.timeline.link import link_to
from guarantees.pages.timeline.query import DayRange, TimelineQuery, end_of, month_of, span
from guarantees.pages.timeline.selection import selection
from guarantees.records.dates import EdtfDate

MAX_EMPTY = 2
"""So many empty months in a row are drawn; more are a break."""


@dataclass(frozen=True)
class StripMonth:
    """A month with the number of its entries; ``is_shown`` on the page, to which ``link`` narrows it."""

    month: datetime.date
    count: int
    is_shown: bool
    link: str


@dataclass(frozen=True)
class StripGap:
    """Months in which nothing is recorded, from ``first`` to ``last``."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True)
class StripWindow:
    """``count`` entries at a date of more than a month, over the columns from ``first`` to ``last``, from 0."""

    first: int
    last: int
    date: EdtfDate
    count: int


@dataclass(frozen=True)
class Strip:
    """The strip: its columns from left to right, and the windows over them."""

    columns: tuple[StripMonth | StripGap, ...]
    windows: tuple[StripWindow, ...]
    days: DayRange

    @property
    def months(self) -> tuple[StripMonth, ...]:
        """The columns that are months."""
        return tuple(each for each in self.columns if isinstance(each, StripMonth))

    @property
    def shown(self) -> tuple[StripMonth, ...]:
        """The months that the page shows."""
        return tuple(each for each in self.months if each.is_shown)


def strip(query: TimelineQuery, catalogue: Catalogue) -> Strip:
    """The strip for a query: the months of all entries that pass its choices."""
    chosen = selection(query, catalogue)
    dates = [date for line in chosen.lines if (date := line.entry.date(query.clock))]
    counts = Counter(month_of(span(date)[0]) for date in dates if not is_long(date))
    long = Counter(date for date in dates if is_long(date))
    ends = {month_of(day) for date in long for day in span(date)}
    columns = tuple(
        StripMonth(
            each,
            counts[each],
            chosen.days.touches(EdtfDate.parse(f"{each:%Y-%m}")),
            link_to(replace(query, event="", days=DayRange(each, end_of(each))), catalogue),
        )
        if isinstance(each, datetime.date)
        else each
        for each in _columns(sorted({*counts, *ends}))
    )
    return Strip(columns, tuple(_windows(long, columns)), chosen.days)


def _columns(months: Sequence[datetime.date]) -> Iterator[datetime.date | StripGap]:
    """The months in order, with those between them or a break in their place."""
    for place, month in enumerate(months):
        if place:
            between = list(_between(months[place - 1], month))
            yield from between if len(between) <= MAX_EMPTY else [StripGap(between[0], between[-1])]
        yield month


def _between(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    month = _next(first)
    while month < last:
        yield month
        month = _next(month)


def _next(month: datetime.date) -> datetime.date:
    return end_of(month) + datetime.timedelta(1)


def _windows(
    long: Counter[EdtfDate], columns: Sequence[StripMonth | StripGap]
) -> Iterable[StripWindow]:
    places = {each.month: n for n, each in enumerate(columns) if isinstance(each, StripMonth)}
    for date in sorted(long, key=lambda each: each.sort_key):
        first, last = span(date)
        yield StripWindow(places[month_of(first)], places[month_of(last)], date, long[date])
