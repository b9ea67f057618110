"""components/elements/charts.py: the place of a chart in a document."""

from __future__ import annotations

import json
import re

from components.elements import charts
from components.elements.assets import HERE, PLOTLY, asset_path
from components.elements.charts import CONFIG, chart, escaped, layout, lines
from tests.components.parsed_html import Parsed

FIGURE = {"data": [{"type": "scatter", "hovertext": ["</figure><img src=x onerror=alert(1)>"]}]}


def drawn() -> Parsed:
    """A chart 120 pixels high."""
    return Parsed(str(chart("days", {**FIGURE, "layout": layout(120)}, "Two <days>")))


def test_a_chart_has_its_height_and_its_words_from_the_start() -> None:
    """Nothing moves when it is drawn, and those who cannot see it are told what it shows."""
    (figure,) = drawn().all("figure")
    assert ("height:120px", "days") == (figure["style"], figure["data-chart"])
    assert [{"class": "until-drawn", "role": "img", "aria-label": "Two <days>"}] == drawn().all(
        "div"
    )
    assert asset_path(PLOTLY, ".js") == figure["data-library"]


def test_a_figure_is_data() -> None:
    """What is in it is no markup of the page, whatever it says, and is read as it was."""
    (figure,) = drawn().all("figure")
    assert ["figure", "div"] == [tag for tag, _ in drawn().elements]
    read = json.loads(str(figure["data-figure"]))
    assert (FIGURE["data"], CONFIG) == (read["data"], read["config"])


def test_without_scripts_there_is_no_chart() -> None:
    """An empty frame would say nothing."""
    assert "chart scripted" == drawn().all("figure")[0]["class"]


def test_every_colour_is_one_of_the_page() -> None:
    """A name that no style gives would be drawn black in both themes."""
    given = (HERE / "colours.css").read_text(encoding="utf-8")
    named = re.findall(r"var\(--[a-z]+\)", json.dumps(layout(1, axis=charts.axis())))
    named += [value for value in vars(charts).values() if str(value).startswith("var(--")]
    assert [] == [name for name in named if f"  {name[4:-1]}:" not in given] != named


def test_readers_can_zoom_and_nothing_else() -> None:
    """Three buttons, no logo, and the wheel scrolls the page."""
    assert ([["zoomIn2d", "zoomOut2d", "resetScale2d"]], False, False) == (
        CONFIG["modeBarButtons"],
        CONFIG["displaylogo"],
        CONFIG["scrollZoom"],
    )


def test_text_of_records_stays_text() -> None:
    """Plotly reads tags and entities in labels; both are written so that they are shown."""
    assert "&lt;b&gt;a&lt;/b&gt; &amp;lt;" == escaped("<b>a</b> &lt;")
    assert "&lt;i&gt;<br>b" == lines(["<i>", "b"])
