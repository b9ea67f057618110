"""Numbers on an axis as a Plotly figure. The table in the document says the same and comes first.

What a mark means is in its shape and in the words next to it. All marks have one colour, so colour means nothing.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import Any

from components.elements.charts import CONFIG, INK, axis, escaped, layout, lines
from guarantees.cells.voices import Voice
from guarantees.pages.gap.claims import CODES
from guarantees.pages.gap.numbers import NumberClaim, NumberScale
from guarantees.records.number_ranges import NumberRange
from guarantees.words.actors import plural
from guarantees.words.english import and_words, counted

ROW, AXIS = 46, 70
"""Heights in pixels: of one number, and of the axis."""
NAME_WIDTH = 26
"""Letters in a line of a name, of which a row has room for two."""
SAID, REFUSED, CODED, APART = "circle", "x", "diamond", "square"
"""Shapes: an actor's number, one that it refuses, a proposal's, and what is compared with nothing."""
_COLOUR = "var(--teal)"
_ROOM = 1.2
"""How far the axis goes beyond the largest number, as a multiple of it, so that words and arrows have room."""


def number_chart(scale: NumberScale) -> dict[str, Any]:
    """The figure of one axis: a row for all who do the same with a number, from the first at the top."""
    end, together = _end(scale), rows_of(scale)
    rows = len(together)
    numbers = axis(
        title={"text": escaped(scale.title), "font": {"size": 12}},
        range=[min(0, *_finite(scale)), end],
        fixedrange=True,
        tickformat=",d",
    )
    names = axis(
        tickvals=list(range(rows)),
        ticktext=[_who(claims) for claims in together],
        range=[rows - 0.5, -0.5],
        fixedrange=True,
        automargin=True,
        showgrid=False,
    )
    return {
        "data": [_mark(row, claims[0], end) for row, claims in enumerate(together)],
        "layout": layout(
            ROW * rows + AXIS,
            margin={"l": 0, "r": 8, "t": 8, "b": 40},
            dragmode=False,
            xaxis=numbers,
            yaxis=names,
        ),
        "config": {**CONFIG, "displayModeBar": False},
    }


def described(scale: NumberScale) -> str:
    """The chart in words, for readers who cannot see it."""
    said = "; ".join(_described(claims) for claims in rows_of(scale))
    return f"{scale.title} on an axis, the same as in the table above: {said}."


def rows_of(scale: NumberScale) -> list[tuple[NumberClaim, ...]]:
    """The claims that share a row: a dozen agreements with the same number are one mark."""
    together: dict[tuple[Any, ...], list[NumberClaim]] = {}
    for claim in scale.claims:
        same = (claim.is_proposal, claim.decides, plural(claim.verb), claim.note, claim.words)
        together.setdefault(same, []).append(claim)
    return [tuple(claims) for claims in together.values()]


def _described(claims: Sequence[NumberClaim]) -> str:
    claim, is_one = claims[0], len(claims) == 1
    coded = "is coded" if is_one else "are coded"
    verb = coded if claim.is_proposal else claim.verb if is_one else plural(claim.verb)
    return f"{and_words([each.name for each in claims])} {verb} {claim.words}"


def _mark(row: int, claim: NumberClaim, end: float) -> dict[str, Any]:
    """A point, or a line between two ends, with the number in words above it."""
    points = _points(claim.numbers, _shape(claim), end)
    shown_left = points[-1][0] > 0.4 * end
    return {
        "type": "scatter",
        "x": [point for point, _ in points],
        "y": [row] * len(points),
        "mode": "lines+markers+text",
        "text": [*([""] * (len(points) - 1)), escaped(claim.words)],
        "textposition": "top left" if shown_left else "top right",
        "textfont": {"size": 12, "color": INK},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "marker": {"symbol": [shape for _, shape in points], "size": 12, "color": _COLOUR},
        "line": {"width": 4, "color": _COLOUR, "dash": "dot" if claim.refuses else "solid"},
    }


def _shape(claim: NumberClaim) -> str:
    if claim.is_proposal:
        return CODED
    if not claim.decides:
        return APART
    return REFUSED if claim.refuses else SAID


def _points(numbers: NumberRange, shape: str, end: float) -> list[tuple[float, str]]:
    """The ends of a mark with the shape of each: an arrow where the range is open, hollow where it is soft."""
    if numbers.is_one_number:
        return [(numbers.low, f"{shape}-open" if numbers.soft else shape)]
    low = (
        (min(0, numbers.high), "triangle-left") if math.isinf(numbers.low) else (numbers.low, shape)
    )
    high = (end, "triangle-right") if math.isinf(numbers.high) else (numbers.high, shape)
    return [low, high]


def _finite(scale: NumberScale) -> list[float]:
    """Every number that is an end; a quantity always has one."""
    ends = (end for claim in scale.claims for end in (claim.numbers.low, claim.numbers.high))
    return [end for end in ends if math.isfinite(end)]


def _end(scale: NumberScale) -> float:
    return max(1, max(_finite(scale)) * _ROOM)


def _who(claims: Sequence[NumberClaim]) -> str:
    """Who, and below it what they do with the number."""
    claim, others = claims[0], len(claims) - 1
    name = f"{claim.name} and {counted(others, 'other')}" if others else claim.name
    verb = f"proposal, {CODES}" if claim.is_proposal else claim.verb
    if others:
        verb = f"proposals, {CODES}" if claim.is_proposal else plural(claim.verb)
    note = f", {claim.note}" if claim.note not in ("", Voice.OWN.label) else ""
    shown = textwrap.wrap(name, NAME_WIDTH, max_lines=2, placeholder=" …") or [name]
    return lines([*shown, verb + note])
