"""How long before the end of the evidence a date lies, with no more precision than the two dates have."""

from __future__ import annotations

import datetime

from guarantees.records.dates import EdtfDate

AFTER = "after the evidence is said to end"
_MAX_DAYS, _MAX_MONTHS = 61, 59


def span_words(date: EdtfDate, end: EdtfDate) -> str:
    """The time from a date to the end of the evidence, in words: ``154 days``, ``5 to 6 months``, ``at most 76 years``.

    Counted are whole days, from two months on whole months of the calendar, from five years on whole years: the
    fewest and the most that the days which both dates may mean allow. "About" and "perhaps" are those of the dates.
    """
    last = end.latest or end.first_possible
    if date.first_possible > last:
        return AFTER
    least = date.latest and max(_between(date.latest, end.first_possible), (0, 0, 0))
    most = date.earliest and _between(date.earliest, last)
    unit = _unit(most or least or (0, 0, 0))
    return _qualifier(date, end) + _range(least and least[unit], most and most[unit], unit)


_UNITS = ("day", "month", "year")


def _between(start: datetime.date, end: datetime.date) -> tuple[int, int, int]:
    """Whole days, months and years."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return (end - start).days, months, months // 12


def _unit(longest: tuple[int, int, int]) -> int:
    days, months, _ = longest
    return 0 if days <= _MAX_DAYS else 1 if months <= _MAX_MONTHS else 2


def _range(least: int | None, most: int | None, unit: int) -> str:
    if most is None:
        return f"at least {_counted(least or 0, unit)}"
    if least is None:
        return f"at most {_counted(most, unit)}"
    return _counted(most, unit) if least == most else f"{least} to {_counted(most, unit)}"


def _counted(number: int, unit: int) -> str:
    return f"{number:,} {_UNITS[unit]}{'' if number == 1 else 's'}"


def _qualifier(date: EdtfDate, end: EdtfDate) -> str:
    perhaps = "perhaps " if date.uncertain or end.uncertain else ""
    return perhaps + ("about " if date.about or end.about else "")
