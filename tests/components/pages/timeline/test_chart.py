"""components/pages/timeline/chart.py: the chart of the timeline as a Plotly figure."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import plotly.graph_objects as go

from components.pages.timeline.chart import SYMBOLS, timeline_figure
from components.pages.timeline.geometry import (
    LABEL_LINE,
    LANE_ROOM,
    LEFT,
    ROW,
    figure_height,
    label_lines,
    lane_places,
    lanes_words,
    mark_places,
)
from guarantees.pages.timeline.entries import EntryKind
from guarantees.pages.timeline.lanes import Chart, Lane, LaneMark
from tests.components.figures import with_colours

DAY = datetime.date(2025, 8, 21)
AXIS = (datetime.date(2025, 8, 1), datetime.date(2025, 9, 10))
CALL = LaneMark(
    entries=("call", "other-call"),
    kind=EntryKind.CALL,
    row=0,
    first=DAY,
    last=DAY,
    opens_before=False,
    opens_after=False,
    soft=False,
    date="21 August 2025",
    titles=("A <call>", "Another"),
)
STATUS = replace(
    CALL,
    entries=("alpha~proposed",),
    kind=EntryKind.STATUS,
    row=1,
    last=datetime.date(2025, 8, 30),
    date="between 21 August 2025 and 30 August 2025",
    titles=("Alpha: proposed",),
)
CHART = Chart(
    axis=AXIS,
    lanes=(Lane("alpha", "Alpha & <b>", 2, (CALL, STATUS)), Lane("beta", "Beta", 1, (CALL,))),
    outside=0,
    more_lanes=0,
)
FIRST_LANE = 2 * ROW + LANE_ROOM
SECOND_LANE = LABEL_LINE + LANE_ROOM


def test_lanes_are_stacked() -> None:
    """A lane is as high as its rows or its name; rows are centred in it."""
    places = list(lane_places(CHART))
    assert [(0, FIRST_LANE), (FIRST_LANE, FIRST_LANE + SECOND_LANE)] == [
        (place.top, place.bottom) for place in places
    ]
    middle = FIRST_LANE + SECOND_LANE / 2
    assert [FIRST_LANE / 2 - ROW / 2, FIRST_LANE / 2 + ROW / 2, middle] == [
        height for _, height in mark_places(places)
    ]


def test_long_names_take_lines() -> None:
    """A name that does not fit next to the chart is broken, and never left out."""
    assert [["Istanbul proposal", "(Ukraine, Mar 2022)"], ["Beta"], [""]] == [
        label_lines(name) for name in ("Istanbul proposal (Ukraine, Mar 2022)", "Beta", "")
    ]


def test_the_whole_figure() -> None:
    """Bars, counts, one trace for each kind, lanes by name: the whole specification of a small chart."""
    figure = timeline_figure(CHART)
    firm, soft, arrows, counts, calls, status = figure["data"]
    high, low, second = (height for _, height in mark_places(lane_places(CHART)))
    assert (["2025-08-21T00:00", "2025-08-31T00:00", None], [low, low, None]) == (
        firm["x"],
        firm["y"],
    )
    assert ([], []) == (soft["x"], arrows["x"])
    assert (["2025-08-22T00:00"] * 2, [high, second], ["2", "2"]) == (
        counts["x"],
        counts["y"],
        counts["text"],
    )
    assert {
        "type": "scatter",
        "showlegend": False,
        "mode": "markers",
        "name": "call",
        "x": ["2025-08-21T12:00", "2025-08-21T12:00"],
        "y": [high, second],
        "marker": {
            "symbol": "triangle-up",
            "size": 9,
            "color": "var(--teal)",
            "line": {"width": 0},
        },
        "customdata": ["call other-call", "call other-call"],
        "hoverinfo": "text",
        "hovertext": ["A &lt;call&gt;<br>Another<br>call · 21 August 2025"] * 2,
        "unselected": {"marker": {"opacity": 1}},
        "selected": {"marker": {"size": 15}},
    } == calls
    assert ("diamond-open", {"width": 2}, "var(--plum)", ["alpha~proposed"]) == (
        status["marker"]["symbol"],
        status["marker"]["line"],
        status["marker"]["color"],
        status["customdata"],
    )
    layout = figure["layout"]
    assert {
        "range": [FIRST_LANE + SECOND_LANE, 0],
        "fixedrange": True,
        "automargin": False,
        "showgrid": False,
        "zeroline": False,
        "gridcolor": "var(--line)",
        "linecolor": "var(--line)",
        "tickvals": [FIRST_LANE / 2, FIRST_LANE + SECOND_LANE / 2],
        "ticktext": ["Alpha &amp; &lt;b&gt;", "Beta"],
        "tickfont": {"size": 11, "color": "var(--text)"},
    } == layout["yaxis"]
    assert [(0, FIRST_LANE)] == [(band["y0"], band["y1"]) for band in layout["shapes"]]
    assert (figure_height(CHART), LEFT, ["2025-07-30T12:00", "2025-09-12T12:00"]) == (
        layout["height"],
        layout["margin"]["l"],
        layout["xaxis"]["range"],
    )


def test_plotly_takes_the_figure_as_it_is() -> None:
    """Every key is one that Plotly knows; only the colours, which the browser looks up, are not its own."""
    figure = with_colours(timeline_figure(CHART))
    taken = go.Figure(json.loads(json.dumps(figure))).to_dict()
    taken["layout"].pop("template", None)
    assert json.loads(json.dumps(figure)) == json.loads(json.dumps(taken, default=list))


def test_many_titles_are_counted() -> None:
    """A mark of many entries names six of them."""
    many = replace(CALL, titles=tuple(f"Call {number}" for number in range(8)))
    chart = replace(CHART, lanes=(Lane("alpha", "Alpha", 1, (many,)),))
    (hover,) = timeline_figure(chart)["data"][-1]["hovertext"]
    titles = [f"Call {number}" for number in range(6)]
    assert "<br>".join([*titles, "and 2 more", "call · 21 August 2025"]) == hover


def test_every_kind_has_a_shape_of_its_own() -> None:
    """Kinds differ in shape, not only in colour."""
    assert set(EntryKind) == set(SYMBOLS)
    assert len(EntryKind) == len(set(SYMBOLS.values()))


def test_the_figure_in_words_counts_an_entry_once() -> None:
    """An entry in two lanes is one entry."""
    assert "3 entries in 2 lanes over time. The list below says the same." == lanes_words(CHART)
