"""A chart in a document: a Plotly figure in plain data, which ``document/charts.js`` draws once it is near the window.

Colours are CSS variables of the document (``var(--teal)``), so that a chart follows the theme. All texts of records in
a figure must be escaped for Plotly, which reads a few tags and entities in every label: see :func:`escaped`.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from typing import Any

import htpy as h

from components.elements.assets import PLOTLY, asset_path

INK, SOFT, GRID, PAGE = "var(--text)", "var(--soft)", "var(--line)", "var(--page)"
CLEAR = "rgba(0,0,0,0)"
CONFIG = {
    "displaylogo": False,
    "scrollZoom": False,
    "showTips": False,
    # A click soon after another, or after a drag, is a click: a double click would undo the choice.
    "doubleClick": False,
    "doubleClickDelay": 0,
    "modeBarButtons": [["zoomIn2d", "zoomOut2d", "resetScale2d"]],
}
"""What a reader can do with a figure, apart from clicking and dragging over what can be zoomed."""


def chart(name: str, figure: dict[str, Any], words: str) -> h.Element:
    """The place of a chart, as high as it will be; hidden without scripts, since a table says the same.

    ``name`` tells one chart of a document from another. ``words`` say what it shows to those who cannot see it.
    """
    return h.figure(
        ".chart.scripted",
        data_chart=name,
        data_figure=json.dumps({"config": CONFIG, **figure}, separators=(",", ":")),
        data_library=asset_path(PLOTLY, ".js"),
        style=f"height:{figure['layout']['height']}px",
    )[h.div(".until-drawn", role="img", aria_label=words)]


def layout(height: int, **parts: Any) -> dict[str, Any]:
    """The layout of a figure ``height`` pixels high, in the colours of the page; ``parts`` are added to it."""
    return {
        "height": height,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": "system-ui, sans-serif", "color": INK},
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left",
            "bgcolor": PAGE,
            "bordercolor": SOFT,
            "font": {"color": INK, "size": 13},
        },
        "modebar": {"bgcolor": CLEAR, "color": SOFT, "activecolor": INK},
        "showlegend": False,
        **parts,
    }


def axis(**values: Any) -> dict[str, Any]:
    """An axis in the colours of the page."""
    return {
        "gridcolor": GRID,
        "linecolor": GRID,
        "zeroline": False,
        "tickfont": {"size": 12, "color": INK},
        **values,
    }


def escaped(text: str) -> str:
    """Text that Plotly shows as it is."""
    return html.escape(text, quote=False)


def lines(texts: Iterable[str]) -> str:
    """Lines of text for a label."""
    return "<br>".join(escaped(text) for text in texts)
