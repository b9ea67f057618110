"""components/pages/timeline/quantities_chart.py: troop numbers over time as a Plotly figure."""

from __future__ import annotations

import datetime
import itertools
import json
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from components.pages.timeline.geometry import (
    BOTTOM,
    TOP,
    TROOP_GAP,
    TROOP_HEAD,
    TROOP_NUMBERS,
    TROOP_ROW,
    troop_height,
    troop_words,
)
from components.pages.timeline.quantities_chart import MAX_NAMED, troop_figure
from guarantees.pages.timeline.quantities import FigureMark, QuantityChart
from tests.components.figures import with_colours

AXIS = (datetime.date(2025, 8, 1), datetime.date(2025, 9, 10))
DAY = datetime.date(2025, 8, 11)
MARK = FigureMark(
    figure="force-size~alpha",
    proposal="Alpha",
    first=DAY,
    last=DAY,
    opens_before=False,
    opens_after=False,
    soft=False,
    low=50000,
    high=50000,
    about=False,
    text="50,000 soldiers",
    date="11 August 2025",
    speaker="The Gazette",
)
LATER = replace(
    MARK,
    figure="force-size~alpha~2",
    first=datetime.date(2025, 9, 1),
    last=datetime.date(2025, 9, 1),
    low=20000,
    high=40000,
    text="20,000 to 40,000 soldiers",
)
WORDED = replace(MARK, figure="force-size~beta", proposal="Beta", low=None, high=None, text="Some")


def drawn(*figures: FigureMark, worded: tuple[FigureMark, ...] = ()) -> QuantityChart:
    """A chart of the size of the force."""
    return QuantityChart("force-size", "Size of the force", "soldiers", AXIS, figures, worded)


def traces(figure: dict[str, Any], mode: str) -> list[dict[str, Any]]:
    """The traces of one mode."""
    return [trace for trace in figure["data"] if trace["mode"] == mode]


def test_numbers_over_time() -> None:
    """Figures are at their numbers, joined by steps, a range is an upright bar, and each has its words."""
    figure = troop_figure([drawn(MARK, LATER)])
    steps, ranges, *_ = traces(figure, "lines")
    signs = traces(figure, "markers")[-1]
    (words,) = traces(figure, "text")
    days = ["2025-08-11T12:00", "2025-09-01T12:00"]
    assert ([*days, None], [50000, 20000, None], "hv") == (
        steps["x"],
        steps["y"],
        steps["line"]["shape"],
    )
    assert ([days[1], days[1], None], [20000, 40000, None]) == (ranges["x"], ranges["y"])
    assert (days, [50000, 30000], ["circle", "diamond"]) == (
        signs["x"],
        signs["y"],
        signs["marker"]["symbol"],
    )
    assert ["force-size~alpha", "force-size~alpha~2"] == signs["customdata"]
    assert "50,000 soldiers<br>Alpha<br>The Gazette · 11 August 2025" == signs["hovertext"][0]
    assert (
        [50000, 40000],
        ["50,000 soldiers<br>Alpha<br>\u00a0", "20,000 to 40,000 soldiers<br>Alpha<br>\u00a0"],
        ["top right", "top left"],
    ) == (words["y"], words["text"], words["textposition"])
    assert {
        "domain": [0.0, pytest.approx(TROOP_NUMBERS / (TROOP_HEAD + TROOP_NUMBERS))],
        "fixedrange": True,
        "automargin": False,
        "zeroline": False,
        "gridcolor": "var(--line)",
        "linecolor": "var(--line)",
        "tickfont": {"size": 11, "color": "var(--text)"},
        "range": [0, 70000],
        "tickformat": ",d",
        "nticks": 6,
    } == figure["layout"]["yaxis"]


@pytest.mark.parametrize(
    ("changes", "symbol"),
    [
        ({}, "circle"),
        ({"about": True}, "circle-open"),
        ({"high": None}, "triangle-up"),
        ({"low": None}, "triangle-down"),
        ({"low": 1}, "diamond"),
        ({"low": None, "high": None}, "square-open"),
    ],
)
def test_a_qualifier_has_a_shape(changes: dict, symbol: str) -> None:
    """Exactly, about, at least, at most, between and no number have different shapes."""
    changed = replace(MARK, **changes)
    has_number = changed.low is not None or changed.high is not None
    chart = drawn(changed) if has_number else drawn(worded=(changed,))
    assert [symbol] == traces(troop_figure([chart]), "markers")[-1]["marker"]["symbol"]


def test_values_without_a_number_are_in_rows() -> None:
    """A row each, named by the proposal, with the value and its speaker next to the bar, on the side with room."""
    late = replace(WORDED, first=LATER.first, last=LATER.last)
    figure = troop_figure([drawn(worded=(WORDED, late))])
    (words,) = traces(figure, "text")
    assert ([" Some (The Gazette) "] * 2, ["middle right", "middle left"], [0, 1]) == (
        words["text"],
        words["textposition"],
        words["y"],
    )
    assert ["2025-08-12T00:00", "2025-09-01T00:00"] == words["x"]
    axis = figure["layout"]["yaxis"]
    assert (["Beta", "Beta"], [0, 1], [1.5, -0.5]) == (
        axis["ticktext"],
        axis["tickvals"],
        axis["range"],
    )
    assert ["Size of the force"] == [each["text"] for each in figure["layout"]["annotations"]]


def test_elements_and_units_have_axes_of_their_own() -> None:
    """Every panel has an axis; one name is above each element and unit, with the unit of its numbers."""
    aircraft = replace(drawn(MARK), name="Size of <it>", unit="aircraft")
    figure = troop_figure([drawn(MARK, worded=(WORDED,)), aircraft])
    layout = figure["layout"]
    assert ["Size of the force, soldiers", "Size of &lt;it&gt;, aircraft"] == [
        each["text"] for each in layout["annotations"]
    ]
    assert {"yaxis", "yaxis2", "yaxis3"} == {name for name in layout if name.startswith("yaxis")}
    domains = [layout[name]["domain"] for name in ("yaxis", "yaxis2", "yaxis3")]
    assert sorted(domains, reverse=True) == domains
    assert all(upper[0] > lower[1] for upper, lower in itertools.pairwise(domains))
    assert {"y", "y2", "y3"} == {trace["yaxis"] for trace in figure["data"]}


def test_proposals_have_colours_of_their_own() -> None:
    """The numbers of two proposals differ in colour too; their names are next to them."""
    figure = troop_figure([drawn(MARK, replace(MARK, proposal="Beta", low=7, high=7))])
    assert ["var(--teal)", "var(--plum)"] == traces(figure, "markers")[-1]["marker"]["color"]
    assert ["Alpha", "Beta"] == [
        text.split("<br>")[1] for text in traces(figure, "text")[0]["text"]
    ]


def test_many_figures_are_not_named() -> None:
    """Where names would cover each other, the table alone has them."""
    marks = [replace(MARK, low=number, high=number) for number in range(1, MAX_NAMED + 2)]
    figure = troop_figure([drawn(*marks)])
    assert ["50,000 soldiers<br>\u00a0"] * (MAX_NAMED + 1) == traces(figure, "text")[0]["text"]


def test_the_same_number_is_written_once() -> None:
    """Words would be written over each other; the tooltip and the table say who repeats a number."""
    figure = troop_figure([drawn(MARK, replace(MARK, figure="again"))])
    assert ["50,000 soldiers<br>Alpha<br>\u00a0", ""] == traces(figure, "text")[0]["text"]


def test_the_height_is_that_of_its_panels() -> None:
    """The first view keeps as much room as the figure will take."""
    charts = [drawn(MARK, worded=(WORDED, WORDED))]
    expected = TOP + TROOP_HEAD + TROOP_NUMBERS + TROOP_GAP + 2 * TROOP_ROW + BOTTOM
    assert expected == troop_height(charts) == troop_figure(charts)["layout"]["height"]
    assert "3 statements about the size of forces over time. The tables below say the same." == (
        troop_words(charts)
    )


def test_plotly_takes_the_figure_as_it_is() -> None:
    """Every key is one that Plotly knows; only the colours, which the browser looks up, are not its own."""
    figure = with_colours(troop_figure([drawn(MARK, LATER, worded=(WORDED,))]))
    taken = go.Figure(json.loads(json.dumps(figure))).to_dict()
    taken["layout"].pop("template", None)
    assert json.loads(json.dumps(figure)) == json.loads(json.dumps(taken, default=list))
