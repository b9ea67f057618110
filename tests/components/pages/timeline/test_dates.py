"""components/pages/timeline/dates.py: how a date with its precision is drawn."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import pytest

from components.pages.timeline.dates import (
    count_place,
    date_traces,
    day_axis,
    edge_of,
    middle,
    reach,
    signs,
    words,
    written,
)

AXIS = (datetime.date(2025, 1, 1), datetime.date(2025, 2, 10))
EDGE = datetime.timedelta(1)


@dataclass(frozen=True)
class Drawn:
    """A mark of January 2025."""

    first: datetime.date
    last: datetime.date
    opens_before: bool = False
    opens_after: bool = False
    soft: bool = False


def mark(first: int, last: int | None = None, **changes: bool) -> Drawn:
    """A mark from one day of the month to another."""
    days = (datetime.date(2025, 1, day) for day in (first, last or first))
    return Drawn(*days, **changes)


def test_an_arrow_is_a_fortieth_of_the_axis() -> None:
    """On an axis of forty days an arrow reaches one day; an axis of one day still has one."""
    assert EDGE == edge_of(AXIS)
    assert datetime.timedelta(0) < edge_of((AXIS[0], AXIS[0]))


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (mark(5), ("2025-01-05T00:00", "2025-01-06T00:00")),
        (mark(5, 9), ("2025-01-05T00:00", "2025-01-10T00:00")),
        (mark(5, 9, soft=True), ("2025-01-05T00:00", "2025-01-10T00:00")),
        (mark(5, soft=True), ("2025-01-04T12:00", "2025-01-06T12:00")),
        (mark(5, opens_before=True), ("2025-01-04T00:00", "2025-01-06T00:00")),
        (mark(5, opens_after=True), ("2025-01-05T00:00", "2025-01-07T00:00")),
        (mark(5, opens_after=True, soft=True), ("2025-01-04T12:00", "2025-01-07T00:00")),
    ],
)
def test_what_is_drawn_of_a_date(drawn: Drawn, expected: tuple[str, str]) -> None:
    """A bar holds its last day whole, an open end reaches further, and a soft day has an edge on both sides."""
    assert expected == tuple(map(written, reach(drawn, EDGE)))


def test_a_sign_is_in_the_middle() -> None:
    """A day's sign is at noon, a bar's in its middle."""
    assert ["2025-01-05T12:00", "2025-01-07T12:00"] == [
        written(middle(each)) for each in (mark(5), mark(5, 9))
    ]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (mark(5), "2025-01-06T00:00"),
        (mark(5, 9), "2025-01-10T00:00"),
        (mark(5, opens_after=True), "2025-01-07T08:00"),
    ],
)
def test_a_count_comes_after_everything(drawn: Drawn, expected: str) -> None:
    """The number of entries overlaps neither bar nor arrow."""
    assert expected == written(count_place(drawn, EDGE))


def test_a_count_keeps_off_a_sign_that_is_wider_than_a_day() -> None:
    """On a long axis a day is narrow; then the place is measured from the middle of the sign."""
    assert "2025-01-10T12:00" == written(count_place(mark(5), datetime.timedelta(20)))


def test_traces_of_dates() -> None:
    """Firm bars, dotted bars and arrows are one trace each, with gaps; a plain day needs none of them."""
    placed = [
        (mark(1), 10.0),
        (mark(2, 4), 20.0),
        (mark(5, 8, soft=True), 30.0),
        (mark(9, opens_before=True, opens_after=True), 40.0),
    ]
    firm, soft, arrows = date_traces(placed, AXIS, yaxis="y2")
    usual = {"type": "scatter", "showlegend": False, "hoverinfo": "skip", "yaxis": "y2"}
    assert {
        **usual,
        "mode": "lines",
        "x": ["2025-01-02T00:00", "2025-01-05T00:00", None],
        "y": [20.0, 20.0, None],
        "line": {"width": 9, "color": "var(--slate)", "dash": "solid"},
        "opacity": 0.3,
    } == firm
    assert {
        **usual,
        "mode": "lines",
        "x": [
            "2025-01-05T00:00",
            "2025-01-09T00:00",
            None,
            "2025-01-08T00:00",
            "2025-01-11T00:00",
            None,
        ],
        "y": [30.0, 30.0, None, 40.0, 40.0, None],
        "line": {"width": 9, "color": "var(--slate)", "dash": "2px,3px"},
        "opacity": 0.45,
    } == soft
    assert {
        **usual,
        "mode": "markers",
        "x": ["2025-01-08T00:00", "2025-01-11T00:00"],
        "y": [40.0, 40.0],
        "marker": {
            "symbol": ["triangle-left", "triangle-right"],
            "size": 8,
            "color": "var(--slate)",
        },
        "unselected": {"marker": {"opacity": 1}},
    } == arrows


def test_an_axis_of_real_dates() -> None:
    """The axis holds its last day whole and has room for an arrow at both ends."""
    assert {
        "type": "date",
        "range": ["2024-12-30T12:00", "2025-02-12T12:00"],
        "side": "top",
        "showgrid": True,
        "zeroline": False,
        "gridcolor": "var(--line)",
        "linecolor": "var(--line)",
        "tickfont": {"size": 11, "color": "var(--text)"},
    } == day_axis(AXIS)


def test_signs_are_clicked_and_words_are_not() -> None:
    """What was not clicked stays as it is; words answer to no pointer."""
    assert {
        "type": "scatter",
        "showlegend": False,
        "mode": "markers",
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
        "selected": {"marker": {"size": 15}},
        "x": [],
    } == signs(x=[])
    assert {
        "type": "scatter",
        "showlegend": False,
        "mode": "text",
        "textfont": {"size": 11, "color": "var(--text)"},
        "unselected": {"textfont": {"color": "var(--text)"}},
        "hoverinfo": "skip",
        "x": [],
    } == words(x=[])
