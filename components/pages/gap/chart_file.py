"""The numbers of a question as one HTML file with charts that can be zoomed and pointed at, drawn by Plotly.

The file needs no network. Marks are those of the page (``chart.py``); hovering over one shows who says what. Plotly is
imported when the file is first requested: no page needs it.
"""

from __future__ import annotations

from typing import Any

import htpy as h
from markupsafe import Markup, escape

from components.elements.html_text import text_of
from components.pages.gap.chart import (
    APART,
    CODED,
    REFUSED,
    SAID,
    TO_LEFT,
    TO_RIGHT,
    axis_of,
    described,
    ends_of,
    kind_of,
    rows_of,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.gap.numbers import NumberClaim, NumberScale
from guarantees.pages.gap.page import LINK, GapQuery, gap
from guarantees.sheets.about_view import about_view, address_of
from guarantees.sheets.book import Link
from guarantees.words.english import and_words

SYMBOLS = {
    SAID: "circle",
    REFUSED: "x",
    CODED: "diamond",
    APART: "square",
    TO_LEFT: "triangle-left",
    TO_RIGHT: "triangle-right",
}
ROW, AXIS = 46, 110
"""Heights in pixels: of one number, and of the axis."""
_COLOUR = "#1d6570"


def has_chart(query: GapQuery, catalogue: Catalogue) -> bool:
    """Whether a view of the page has numbers to compare."""
    return bool(charted(query, catalogue))


def chart_file(query: GapQuery, catalogue: Catalogue, site: str) -> bytes:
    """The charts of a view, with what they are of, the address of the same view, and the licence."""
    shown, scales = gap(query, catalogue), charted(query, catalogue)
    assert shown.element is not None
    title = shown.element.element.question
    address = address_of(LINK, query, catalogue, site)
    facts = about_view(f"The numbers named: {title}", query.as_of, address, catalogue)
    page = h.html(lang="en")[
        h.head[h.meta(charset="utf-8"), h.title[title]],
        h.body(style="font-family:system-ui,sans-serif;max-width:70rem;margin:2rem auto")[
            h.h1[title],
            (_chart(scale, is_first=not place) for place, scale in enumerate(scales)),
            h.dl[
                (
                    [h.dt[name], h.dd[_linked(value) if isinstance(value, Link) else value]]
                    for name, value in facts
                )
            ],
        ],
    ]
    return f"<!doctype html>\n{text_of(page)}\n".encode()


def _linked(link: Link) -> h.Element:
    return h.a(href=link.address)[link.text]


def charted(query: GapQuery, catalogue: Catalogue) -> tuple[NumberScale, ...]:
    """The axes of a view that have numbers to compare."""
    element = gap(query, catalogue).element
    numbers = element.numbers if element else None
    return tuple(scale for scale in numbers.scales if scale.needs_chart) if numbers else ()


def _chart(scale: NumberScale, *, is_first: bool) -> h.Element:
    from plotly.graph_objects import Figure
    from plotly.io import to_html

    drawn = to_html(
        Figure(figure_of(scale)),
        include_plotlyjs=is_first,
        full_html=False,
        div_id=f"numbers-{scale.key}",
        config={"displaylogo": False},
    )
    return h.figure[h.figcaption[described(scale)], Markup(drawn)]


def figure_of(scale: NumberScale) -> dict[str, Any]:
    """The data and layout of one axis: a row for all who do the same with a number, from the first at the top."""
    together, (start, end) = rows_of(scale), axis_of(scale)
    return {
        "data": [_mark(row, claims, start, end) for row, claims in enumerate(together)],
        "layout": {
            "height": ROW * len(together) + AXIS,
            "showlegend": False,
            "hoverlabel": {"align": "left"},
            "template": "none",
            "margin": {"l": 8, "r": 8, "t": 8},
            "xaxis": {"title": {"text": str(escape(scale.title))}, "range": [start, end]},
            "yaxis": {
                "tickvals": list(range(len(together))),
                "ticktext": [_named(claims[0], len(claims)) for claims in together],
                "range": [len(together) - 0.5, -0.5],
                "automargin": True,
                "showgrid": False,
            },
        },
    }


def _named(claim: NumberClaim, count: int) -> str:
    """Plotly reads some HTML in its texts."""
    return str(escape(claim.name if count == 1 else f"{claim.name} and {count - 1} more"))


def _mark(row: int, claims: tuple[NumberClaim, ...], start: float, end: float) -> dict[str, Any]:
    claim = claims[0]
    points = ends_of(claim.numbers, kind_of(claim))
    hollow = "-open" if claim.numbers.soft else ""
    who = and_words([each.name for each in claims])
    said = f"{who}: {claim.verb} {claim.words}" + (f" ({claim.note})" if claim.note else "")
    return {
        "type": "scatter",
        "x": [min(max(number, start), end) for number, _ in points],
        "y": [row] * len(points),
        "mode": "lines+markers+text",
        "text": [*([""] * (len(points) - 1)), str(escape(claim.words))],
        "textposition": "top center",
        "hovertext": str(escape(said)),
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "symbol": [SYMBOLS[kind] + hollow for _, kind in points],
            "size": 12,
            "color": _COLOUR,
        },
        "line": {"width": 4, "color": _COLOUR, "dash": "dot" if claim.refuses else "solid"},
    }
