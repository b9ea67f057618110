"""Dates as windows on an axis of days."""

from __future__ import annotations

import datetime

import pytest

from guarantees.pages.timeline.windows import Axis, Window, window_of
from guarantees.records.dates import EdtfDate

APRIL = Axis(datetime.date(2025, 4, 1), datetime.date(2025, 4, 30))


def window(text: str) -> Window:
    """The window of a date in April 2025, which has thirty days."""
    return window_of(EdtfDate.parse(text), APRIL)


@pytest.mark.parametrize(
    ("date", "left", "width"),
    [
        ("2025-04-01", 0, 3.33),
        ("2025-04-16/2025-04-18", 50, 10),
        ("2025-04", 0, 100),
        ("2025", 0, 100),
        ("../2025-04-15", 0, 50),
        ("../2025-04", 0, 100),
        ("2025-04-16/..", 50, 50),
        ("2025-03-20/2025-04-03", 0, 10),
        ("2025-04-28/2025-05-04", 90, 10),
    ],
)
def test_a_window_covers_the_days_that_it_may_be(date: str, left: float, width: float) -> None:
    """With an open end it reaches to the edge, and what is outside the axis is cut off."""
    assert (left, width) == (window(date).left, window(date).width)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-04-18", (True, False)),
        ("2025-04-18~", (False, True)),
        ("2025-04-18?", (False, True)),
        ("2025-04", (False, False)),
        ("2025-04-18/2025-04-19", (False, False)),
        ("../2025-04-18", (False, False)),
        ("2025-04-18/2025-04-30?", (False, True)),
    ],
)
def test_only_a_known_day_is_a_day(date: str, expected: tuple[bool, bool]) -> None:
    """About a day, perhaps a day, and by a day are windows."""
    assert expected == (window(date).is_day, window(date).soft)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-04", (False, False)),
        ("../2025-04", (True, False)),
        ("2025-04-16/..", (False, True)),
        ("2025-03/2025-05", (True, True)),
    ],
)
def test_a_window_says_where_it_goes_on(date: str, expected: tuple[bool, bool]) -> None:
    """Before or after the axis, or nobody knows how far."""
    assert expected == (window(date).before, window(date).after)
