"""The chart of the timeline as a Plotly figure in plain data, so that Plotly is not imported here.

There is one trace for each kind of entry and three for the bars, however many marks there are. Heights are in pixels,
with the y axis pointing down; only days can be zoomed.
"""

from __future__ import annotations

import textwrap
from typing import Any

from components.elements.charts import lines
from components.pages.timeline.dates import (
    FIFTH,
    FIRST,
    SECOND,
    SIXTH,
    THIRD,
    Axis,
    Placed,
    count_place,
    date_traces,
    edge_of,
    fixed_axis,
    layout,
    middle,
    signs,
    words,
    written,
)
from components.pages.timeline.geometry import (
    LanePlace,
    figure_height,
    label_lines,
    lane_places,
    lanes_height,
    mark_places,
)
from guarantees.pages.timeline.entries import EntryKind
from guarantees.pages.timeline.lanes import Chart, LaneMark

SYMBOLS = {
    EntryKind.MEETING: "circle",
    EntryKind.STATEMENT: "diamond",
    EntryKind.CALL: "triangle-up",
    EntryKind.DRAFT: "square",
    EntryKind.SIGNATURE: "star",
    EntryKind.REPORT: "triangle-down",
    EntryKind.EXCHANGE: "pentagon",
    EntryKind.DECISION: "cross",
    EntryKind.STATUS: "diamond-open",
    EntryKind.END: "hexagon",
    EntryKind.POSITION: "circle-open",
    EntryKind.ELEMENT: "square-open",
}
"""Plotly's names for the shapes in ``guarantees.pages.timeline.page.KIND_SIGNS``."""
COLOURS = {
    EntryKind.STATUS: SECOND,
    EntryKind.POSITION: THIRD,
    EntryKind.ELEMENT: FIFTH,
    EntryKind.END: SIXTH,
}
BAND = "rgba(127,127,127,0.09)"
HOVER_WIDTH, MAX_TITLES = 60, 6


def timeline_figure(chart: Chart) -> dict[str, Any]:
    """The figure. ``customdata`` of a mark are the ids of its entries, separated by spaces."""
    placed = list(mark_places(lane_places(chart)))
    kinds = [kind for kind in EntryKind if any(mark.kind is kind for mark, _ in placed)]
    return {
        "data": [
            *date_traces(placed, chart.axis),
            _counts(placed, chart.axis),
            *(_signs(kind, [each for each in placed if each[0].kind is kind]) for kind in kinds),
        ],
        "layout": _layout(chart),
    }


def _counts(placed: Placed, axis: Axis) -> dict[str, Any]:
    """The number of entries at a mark, where there are several."""
    several = [(mark, y) for mark, y in placed if len(mark.entries) > 1]
    edge = edge_of(axis)
    return words(
        x=[written(count_place(mark, edge)) for mark, _ in several],
        y=[y for _, y in several],
        text=[str(len(mark.entries)) for mark, _ in several],
        textposition="middle right",
    )


def _signs(kind: EntryKind, placed: Placed) -> dict[str, Any]:
    symbol = SYMBOLS[kind]
    line = {"width": 2 if "open" in symbol else 0}
    return signs(
        name=kind.label,
        x=[written(middle(mark)) for mark, _ in placed],
        y=[y for _, y in placed],
        marker={"symbol": symbol, "size": 9, "color": COLOURS.get(kind, FIRST), "line": line},
        customdata=[" ".join(mark.entries) for mark, _ in placed],
        hovertext=[_hover(mark) for mark, _ in placed],
    )


def _hover(mark: LaneMark) -> str:
    others = len(mark.titles) - MAX_TITLES
    more = [f"and {others} more"] if others > 0 else []
    said = [*mark.titles[:MAX_TITLES], *more, f"{mark.kind.label} · {mark.date}"]
    return lines(line for text in said for line in textwrap.wrap(text, HOVER_WIDTH))


def _layout(chart: Chart) -> dict[str, Any]:
    places = list(lane_places(chart))
    lanes = fixed_axis(
        range=[lanes_height(chart), 0],
        showgrid=False,
        tickvals=[place.middle for place in places],
        ticktext=[lines(label_lines(place.lane.name)) for place in places],
    )
    bands = [_band(place) for place in places[::2]]
    return layout(figure_height(chart), chart.axis, yaxis=lanes, shapes=bands)


def _band(place: LanePlace) -> dict[str, Any]:
    """The background of a lane: every other lane has one."""
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": place.top,
        "y1": place.bottom,
        "fillcolor": BAND,
        "line": {"width": 0},
        "layer": "below",
    }
