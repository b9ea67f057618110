"""Troop numbers over time as a Plotly figure in plain data.

Each element and unit has its own axis of numbers, over the same days. Values without a number are below it in words, a
row for each.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from components.elements.charts import INK, lines
from components.pages.timeline.dates import (
    FIFTH,
    FIRST,
    FOURTH,
    GREY,
    SECOND,
    SIXTH,
    THIRD,
    Axis,
    date_traces,
    day_axis,
    edge_of,
    fixed_axis,
    layout,
    middle,
    reach,
    scatter,
    signs,
    words,
    written,
)
from components.pages.timeline.geometry import TroopPanel, label_lines, troop_height, troop_panels
from guarantees.pages.timeline.quantities import FigureMark, QuantityChart

COLOURS = (FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH)
HEADROOM = 1.4
"""How far the axis goes beyond the largest number, to make room for the words above it."""
LABEL_SHARE = 0.2
"""The share of the days that the words above a figure take."""
MAX_NAMED = 8
"""In a chart with more figures, only the table names the proposals."""


def troop_figure(charts: Sequence[QuantityChart]) -> dict[str, Any]:
    """The figure. ``customdata`` of a mark is the id of its statement."""
    panels, days = list(troop_panels(charts)), charts[0].axis
    height = panels[-1].top + panels[-1].height
    names = list(dict.fromkeys(mark.proposal for panel in panels for mark in panel.marks))
    colours = {name: COLOURS[place % len(COLOURS)] for place, name in enumerate(names)}
    traces, axes, heads = [], {}, []
    for number, panel in enumerate(panels, start=1):
        name = "" if number == 1 else str(number)
        draw = _numbers if panel.is_numbers else _words
        traces += draw(panel, colours, f"y{name}")
        axes[f"yaxis{name}"] = _axis(panel, height)
        heads += _head(panel, height)
    return {
        "data": traces,
        "layout": layout(
            troop_height(charts),
            days,
            **axes,
            xaxis={**day_axis(days), "anchor": "free", "position": 1},
            annotations=heads,
        ),
    }


def _axis(panel: TroopPanel, height: int) -> dict[str, Any]:
    domain = [1 - (panel.top + panel.height) / height, 1 - panel.top / height]
    if panel.is_numbers:
        most = max(number for mark in panel.marks for number in _given(mark))
        return fixed_axis(domain=domain, range=[0, most * HEADROOM or 1], tickformat=",d", nticks=6)
    return fixed_axis(
        domain=domain,
        range=[len(panel.marks) - 0.5, -0.5],
        showgrid=False,
        tickvals=list(range(len(panel.marks))),
        ticktext=[lines(label_lines(mark.proposal)) for mark in panel.marks],
    )


def _head(panel: TroopPanel, height: int) -> list[dict[str, Any]]:
    """The name of the element, above the first panel of its chart."""
    chart = panel.chart
    if chart.figures and not panel.is_numbers:
        return []
    text = f"{chart.name}, {chart.unit}" if panel.is_numbers else chart.name
    return [
        {
            "text": lines([text]),
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 1 - panel.top / height,
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": 13, "color": INK},
        }
    ]


def _given(mark: FigureMark) -> list[int]:
    return [number for number in (mark.low, mark.high) if number is not None]


def _numbers(panel: TroopPanel, colours: dict[str, str], axis: str) -> list[dict[str, Any]]:
    placed = [(mark, sum(_given(mark)) / len(_given(mark))) for mark in panel.marks]
    named = len(placed) <= MAX_NAMED
    labelled = _labelled(panel)
    return [
        _steps(panel.marks, axis),
        _ranges(panel.marks, axis),
        *date_traces(placed, panel.chart.axis, yaxis=axis),
        _signs(panel.marks, [y for _, y in placed], colours, axis),
        words(
            x=[written(middle(mark)) for mark, _ in placed],
            y=[max(_given(mark)) for mark, _ in placed],
            # The empty line keeps the words off the bar.
            text=[
                lines([mark.text, *([mark.proposal] if named else []), "\u00a0"])
                if mark in labelled
                else ""
                for mark, _ in placed
            ],
            textposition=[f"top {_side(mark, panel.chart.axis)}" for mark, _ in placed],
            yaxis=axis,
        ),
    ]


def _labelled(panel: TroopPanel) -> list[FigureMark]:
    """The marks with words above them: the same number, soon after, would be written over the one before."""
    room = (panel.chart.axis[1] - panel.chart.axis[0]) * LABEL_SHARE
    labelled: list[FigureMark] = []
    for mark in sorted(panel.marks, key=middle):
        same = (each for each in labelled if max(_given(each)) == max(_given(mark)))
        if all(middle(mark) - middle(each) > room for each in same):
            labelled.append(mark)
    return labelled


def _words(panel: TroopPanel, colours: dict[str, str], axis: str) -> list[dict[str, Any]]:
    placed = list(zip(panel.marks, range(len(panel.marks)), strict=True))
    days = panel.chart.axis
    return [
        *date_traces(placed, days, yaxis=axis),
        _signs(panel.marks, [y for _, y in placed], dict.fromkeys(colours, FIRST), axis),
        words(
            x=[written(_words_place(mark, days)) for mark in panel.marks],
            y=[y for _, y in placed],
            text=[lines([f" {mark.text} ({mark.speaker}) "]) for mark in panel.marks],
            textposition=[f"middle {_side(mark, days)}" for mark in panel.marks],
            yaxis=axis,
        ),
    ]


def _words_place(mark: FigureMark, axis: Axis) -> datetime.datetime:
    """The end of the bar or sign where its words begin."""
    edge = edge_of(axis)
    first, last = reach(mark, edge)
    if _side(mark, axis) == "left":
        return min(first, middle(mark) - edge / 2)
    return max(last, middle(mark) + edge / 2)


def _side(mark: FigureMark, axis: Axis) -> str:
    """The side of a sign on which there is room for its words."""
    gone = (mark.first - axis[0]).days / max((axis[1] - axis[0]).days, 1)
    return "left" if gone > 0.5 else "right"


def _steps(marks: Sequence[FigureMark], axis: str) -> dict[str, Any]:
    """Thin steps from one figure to the next of the same proposal."""
    x: list[str | None] = []
    y: list[int | None] = []
    for _, found in groupby(sorted(marks, key=lambda mark: mark.proposal), lambda m: m.proposal):
        for mark in found:
            x.append(written(middle(mark)))
            y.append(_given(mark)[0])
        x.append(None)
        y.append(None)
    line = {"shape": "hv", "width": 1, "dash": "dot", "color": GREY}
    return scatter(mode="lines", x=x, y=y, line=line, hoverinfo="skip", yaxis=axis)


def _ranges(marks: Sequence[FigureMark], axis: str) -> dict[str, Any]:
    """From the lower to the upper number of a range."""
    between = [mark for mark in marks if len(set(_given(mark))) == 2]
    return scatter(
        mode="lines",
        x=[x for mark in between for x in (written(middle(mark)), written(middle(mark)), None)],
        y=[y for mark in between for y in (mark.low, mark.high, None)],
        line={"width": 5, "color": GREY},
        hoverinfo="skip",
        yaxis=axis,
    )


def _signs(
    marks: Sequence[FigureMark], heights: Sequence[float], colours: dict[str, str], axis: str
) -> dict[str, Any]:
    return signs(
        x=[written(middle(mark)) for mark in marks],
        y=list(heights),
        marker={
            "symbol": [_symbol(mark) for mark in marks],
            "size": 10,
            "color": [colours[mark.proposal] for mark in marks],
            "line": {"width": 2},
        },
        customdata=[mark.figure for mark in marks],
        hovertext=[_hover(mark) for mark in marks],
        yaxis=axis,
    )


def _symbol(mark: FigureMark) -> str:
    if mark.low is None and mark.high is None:
        return "square-open"
    if mark.low is None or mark.high is None:
        return "triangle-down" if mark.low is None else "triangle-up"
    if mark.low != mark.high:
        return "diamond"
    return "circle-open" if mark.about else "circle"


def _hover(mark: FigureMark) -> str:
    return lines([mark.text, mark.proposal, f"{mark.speaker} · {mark.date}"])
