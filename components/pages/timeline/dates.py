"""Figures over days for Plotly, in plain data: their layout, and how a date is drawn with its precision.

A day is a sign. A month, a year or an interval is a bar over its days, with the sign in the middle. The bar of an
"about" or "perhaps" is dotted, and an open end is an arrow.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from components.elements.charts import INK, axis
from components.elements.charts import layout as chart_layout
from components.pages.timeline.geometry import BOTTOM, LEFT, RIGHT, TOP
from guarantees.pages.timeline.lanes import ARROW_SHARE
from guarantees.pages.timeline.query import DrawnDate

FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH = (
    f"var(--{hue})" for hue in ("teal", "plum", "ochre", "moss", "slate", "rose")
)
GREY = FIFTH

AS_IT_IS = {"marker": {"opacity": 1}}
"""Keeps what was not clicked as it is; Plotly would fade it."""


Placed = Sequence[tuple[Any, float]]
"""Marks, each with its height."""
Axis = tuple[datetime.date, datetime.date]


def date_traces(placed: Placed, days: Axis, **where: str) -> list[dict[str, Any]]:
    """The bars, dotted bars and arrows of marks: three traces, however many marks there are."""
    edge = edge_of(days)
    soft = [(m, y) for m, y in placed if m.soft or m.opens_before or m.opens_after]
    firm = [(m, y) for m, y in placed if m.first < m.last and (m, y) not in soft]
    return [
        _bars([(*reach(m, edge), y) for m, y in firm], opacity=0.3, dash="solid", **where),
        _bars([(*reach(m, edge), y) for m, y in soft], opacity=0.45, dash="2px,3px", **where),
        _arrows(soft, edge, **where),
    ]


def edge_of(days: Axis) -> datetime.timedelta:
    """The length of an arrow on this axis."""
    return max(days[1] - days[0], datetime.timedelta(1)) * ARROW_SHARE


def reach(mark: DrawnDate, edge: datetime.timedelta) -> tuple[datetime.datetime, datetime.datetime]:
    """Where the days of a mark begin and end. A bar includes its whole last day; a single soft day gets an edge on both
    sides, so that it is visible."""
    is_soft_day = mark.soft and mark.first == mark.last
    none = datetime.timedelta(0)
    before = edge if mark.opens_before else edge / 2 if is_soft_day else none
    after = edge if mark.opens_after else edge / 2 if is_soft_day else none
    return _midnight(mark.first) - before, _midnight(_after(mark.last)) + after


def middle(mark: DrawnDate) -> datetime.datetime:
    """The place of the sign: at noon of a day, in the middle of a bar."""
    first, last = _midnight(mark.first), _midnight(_after(mark.last))
    return first + (last - first) / 2


def count_place(mark: DrawnDate, edge: datetime.timedelta) -> datetime.datetime:
    """The place of a mark's number of entries: after its bar or arrow, or after the sign if that extends further."""
    behind_arrow = edge / 3 if mark.opens_after else datetime.timedelta(0)
    return max(reach(mark, edge)[1] + behind_arrow, middle(mark) + edge / 4)


def drawn_days(days: Axis) -> tuple[datetime.datetime, datetime.datetime]:
    """The days of an axis with room for arrows at both ends."""
    room = edge_of(days) * 1.5
    return _midnight(days[0]) - room, _midnight(_after(days[1])) + room


def day_axis(days: Axis) -> dict[str, Any]:
    """A Plotly axis of real dates."""
    first, last = drawn_days(days)
    return axis(type="date", range=[written(first), written(last)], side="top", showgrid=True)


def layout(height: int, days: Axis, **parts: Any) -> dict[str, Any]:
    """The layout of a figure over days, ``height`` pixels high; ``parts`` are added to it.

    What a reader has zoomed to stays as long as the days are the same.
    """
    return chart_layout(
        height,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
        dragmode="zoom",
        uirevision=f"{days[0]}/{days[1]}",
        **{"xaxis": day_axis(days), **parts},
    )


def fixed_axis(**values: Any) -> dict[str, Any]:
    """A vertical axis that cannot be zoomed."""
    return axis(fixedrange=True, automargin=False, **values)


def scatter(**values: Any) -> dict[str, Any]:
    """A trace of points or lines that the legend leaves out."""
    return {"type": "scatter", "showlegend": False, **values}


def words(**values: Any) -> dict[str, Any]:
    """A trace of texts in the figure."""
    return scatter(
        mode="text",
        textfont={"size": 11, "color": INK},
        unselected={"textfont": {"color": INK}},
        hoverinfo="skip",
        **values,
    )


def signs(**values: Any) -> dict[str, Any]:
    """A trace of signs that can be clicked: the one that was clicked grows, the others stay as they are."""
    return scatter(
        mode="markers",
        hoverinfo="text",
        unselected=AS_IT_IS,
        selected={"marker": {"size": 15}},
        **values,
    )


def written(moment: datetime.datetime) -> str:
    """A moment as Plotly reads it."""
    return moment.isoformat(timespec="minutes")


def _bars(
    parts: Sequence[tuple[datetime.datetime, datetime.datetime, float]],
    *,
    opacity: float,
    dash: str,
    **where: str,
) -> dict[str, Any]:
    """Horizontal bars as one line with gaps."""
    return scatter(
        mode="lines",
        x=[x for first, last, _ in parts for x in (written(first), written(last), None)],
        y=[y for *_, height in parts for y in (height, height, None)],
        line={"width": 9, "color": GREY, "dash": dash},
        opacity=opacity,
        hoverinfo="skip",
        **where,
    )


def _arrows(placed: Placed, edge: datetime.timedelta, **where: str) -> dict[str, Any]:
    heads = list(_heads(placed, edge))
    return scatter(
        mode="markers",
        x=[written(moment) for moment, *_ in heads],
        y=[y for _, y, _ in heads],
        marker={"symbol": [symbol for *_, symbol in heads], "size": 8, "color": GREY},
        unselected=AS_IT_IS,
        hoverinfo="skip",
        **where,
    )


def _heads(
    placed: Placed, edge: datetime.timedelta
) -> Iterator[tuple[datetime.datetime, float, str]]:
    for mark, height in placed:
        first, last = reach(mark, edge)
        if mark.opens_before:
            yield first, height, "triangle-left"
        if mark.opens_after:
            yield last, height, "triangle-right"


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time())


def _after(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(1)
