"""Dates on the Method page: how each precision is written, shown and compared with a chosen day; the two clocks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from guarantees.catalogue.clock import Clock
from guarantees.pages.method.terms import TermView, terms_view
from guarantees.records.dates import EdtfDate

DATE_EXAMPLES = (
    "2025-08-21",
    "2025-08",
    "2025",
    "2025-08~",
    "2025-08?",
    "2022-03-29/2022-04",
    "2022-04-26/..",
    "../2025-03",
)
"""One date of every form that records may use."""


@dataclass(frozen=True)
class DateView:
    """A date as records write it and as readers see it, the days it may mean, and the first day whose view has it."""

    written: str
    shown: str
    may_mean: str
    counts_from: str


def dates_view() -> tuple[DateView, ...]:
    """Every form of a date, by example."""
    return tuple(_date(EdtfDate.parse(text)) for text in DATE_EXAMPLES)


def clocks_view() -> tuple[TermView, ...]:
    """The two clocks."""
    return terms_view(Clock)


def _date(date: EdtfDate) -> DateView:
    return DateView(date.text, date.words(), _days(date), _day(date.first_possible))


def _days(date: EdtfDate) -> str:
    if date.earliest is None or date.latest is None:
        known = _day(date.first_possible)
        return (
            f"{known} or any day before" if date.earliest is None else f"{known} or any day after"
        )
    first, last = _day(date.earliest), _day(date.latest)
    return first if first == last else f"{first} to {last}"


def _day(day: datetime.date) -> str:
    return EdtfDate.parse(day.isoformat()).words()
