"""Figures over days for Plotly, in plain data: their layout, and how a date is drawn with its precision.

A day is a sign. A month, a year or an interval is a bar over its days, with the sign in the middle. The bar of an
"about" or "perhaps" is dotted, and an open end is an arrow. Streamlit replaces these colours with those of the theme.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from components.pages.timeline.geometry import BOTTOM, LEFT, RIGHT, TOP
from guarantees.pages.timeline.lanes import ARROW_SHARE
from guarantees.pages.timeline.query import DrawnDate

FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH = (f"#00000{place}" for place in range(1, 7))
GREY, INK = "#000036", "#000037"


AS_IT_IS = {"marker": {"opacity": 1}}
"""Keeps what was not clicked as it is; Plotly would fade it."""


Placed = Sequence[tuple[Any, float]]
"""Marks, each with its height."""
Axis = tuple[datetime.date, datetime.date]


def date_traces(placed: Placed, axis: Axis, **where: str) -> list[dict[str, Any]]:
    """The bars, dotted bars and arrows of marks: three traces, however many marks there are."""
    edge = edge_of(axis)
    soft = [(m, y) for m, y in placed if m.soft or m.opens_before or m.opens_after]
    firm = [(m, y) for m, y in placed if m.first < m.last and (m, y) not in soft]
    return [
        _bars([(*reach(m, edge), y) for m, y in firm], opacity=0.3, dash="solid", **where),
        _bars([(*reach(m, edge), y) for m, y in soft], opacity=0.45, dash="2px,3px", **where),
        _arrows(soft, edge, **where),
    ]


def edge_of(axis: Axis) -> datetime.timedelta:
    """The length of an arrow on this axis."""
    return max(axis[1] - axis[0], datetime.timedelta(1)) * ARROW_SHARE


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


def drawn_days(axis: Axis) -> tuple[datetime.datetime, datetime.datetime]:
    """The days of an axis with room for arrows at both ends."""
    room = edge_of(axis) * 1.5
    return _midnight(axis[0]) - room, _midnight(_after(axis[1])) + room


def day_axis(axis: Axis) -> dict[str, Any]:
    """A Plotly axis of real dates."""
    first, last = drawn_days(axis)
    return {
        "type": "date",
        "range": [written(first), written(last)],
        "side": "top",
        "showgrid": True,
        "zeroline": False,
        "tickfont": {"size": 11, "color": INK},
    }


def layout(height: int, axis: Axis, **parts: Any) -> dict[str, Any]:
    """The layout of a figure over days, ``height`` pixels high; ``parts`` are added to it."""
    return {
        "height": height,
        "margin": {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "dragmode": "zoom",
        "xaxis": day_axis(axis),
        **parts,
    }


def fixed_axis(**values: Any) -> dict[str, Any]:
    """A vertical axis that cannot be zoomed."""
    return {
        "fixedrange": True,
        "automargin": False,
        "zeroline": False,
        "tickfont": {"size": 11, "color": INK},
        **values,
    }


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


def escaped(text: str) -> str:
    """Text that Plotly shows as it is: it reads a few tags and entities in every label."""
    return html.escape(text, quote=False)


def lines(texts: Iterable[str]) -> str:
    """Lines of text for a label."""
    return "<br>".join(escaped(text) for text in texts)


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
