"""The chart of the timeline as SVG: a placeholder until the figure that can be zoomed and clicked has loaded.

It has the figure's geometry, so that nothing moves when that arrives. Places along the days are shares of the width.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import htpy as h

from components.pages.timeline.dates import Axis, count_place, drawn_days, edge_of, middle, reach
from components.pages.timeline.geometry import (
    BOTTOM,
    LABEL_LINE,
    LEFT,
    TOP,
    LanePlace,
    label_lines,
    lane_places,
    lanes_height,
    mark_places,
)
from guarantees.pages.timeline.lanes import Chart, LaneMark
from guarantees.pages.timeline.page import KIND_SIGNS


def lanes_markup(chart: Chart) -> h.Element:
    """The chart; what it shows in words is said by its place in the document."""
    places = list(lane_places(chart))
    height = lanes_height(chart)
    return h.div(".lanes", style=f"padding-block:{TOP}px {BOTTOM}px")[
        h.svg(".names", width=str(LEFT), height=str(height))[(_name(place) for place in places)],
        h.svg(".plot", width="100%", height=str(height), overflow="visible")[
            (_band(place) for place in places[::2]),
            _grid(chart),
            (_mark(mark, y, chart.axis) for mark, y in mark_places(places)),
        ],
    ]


def _name(place: LanePlace) -> Iterator[h.Element]:
    names = label_lines(place.lane.name)
    first = place.middle - (len(names) - 1) * LABEL_LINE / 2
    for number, name in enumerate(names):
        yield h.text(x=str(LEFT - 9), y=str(first + number * LABEL_LINE))[name]


def _band(place: LanePlace) -> h.Element:
    height = str(place.bottom - place.top)
    return h.rect(".band", y=str(place.top), width="100%", height=height)


def _grid(chart: Chart) -> Iterator[h.Element]:
    """A line for each year."""
    first, last = chart.axis
    for year in range(first.year, last.year + 2):
        moment = datetime.datetime(year, 1, 1)
        if first <= moment.date() <= last:
            x = _share(moment, chart.axis)
            yield h.line(".grid", x1=x, x2=x, y1="0", y2=str(lanes_height(chart)))
            yield h.text(".year", x=x, y="-14")[str(year)]


def _mark(mark: LaneMark, y: float, axis: Axis) -> Iterator[h.Element]:
    edge = edge_of(axis)
    first, last = reach(mark, edge)
    height = str(y)
    soft = mark.soft or mark.opens_before or mark.opens_after
    if soft or mark.first < mark.last:
        x1, x2 = _share(first, axis), _share(last, axis)
        yield h.line({"class": {"bar": True, "soft": soft}}, x1=x1, x2=x2, y1=height, y2=height)
    if mark.opens_before:
        yield h.text(".arrow", x=_share(first, axis), y=height)["◂"]
    if mark.opens_after:
        yield h.text(".arrow", x=_share(last, axis), y=height)["▸"]
    sign = _share(middle(mark), axis)
    yield h.text({"class": ["mark", mark.kind.value]}, x=sign, y=height)[KIND_SIGNS[mark.kind]]
    if len(mark.entries) > 1:
        yield h.text(".count", x=_share(count_place(mark, edge), axis), y=height)[
            str(len(mark.entries))
        ]


def _share(moment: datetime.datetime, axis: Axis) -> str:
    """The place of a moment in per cent of the chart's width. A moment outside the chart is placed at its edge."""
    first, last = drawn_days(axis)
    return f"{100 * min(max((moment - first) / (last - first), 0), 1):.2f}%"
