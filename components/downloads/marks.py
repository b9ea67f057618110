"""The signs of answers as shapes, where the font of pictures may not have them."""

from __future__ import annotations

import math

from guarantees.sheets.drawing import Disc, Point, Polygon, Rule, Shape, Words

_LIKE = {"↩": "←"}
WIDTH = 15
"""The width of a sign, in pixels, with the space after it."""


def sign(glyph: str, x: float, y: float, colour: str, size: float = 13) -> list[Shape]:
    """A sign at the left end and foot of a line of text."""
    half = size * 0.36
    centre = (x + half, y - half)
    if glyph in ("◐", "◇", "✕", "◌", "∅"):
        return _drawn(glyph, centre, half, colour)
    return [Words(x, y, _LIKE.get(glyph, glyph), size, colour, 0, is_bold=True)]


def _drawn(glyph: str, centre: Point, half: float, colour: str) -> list[Shape]:
    x, y = centre
    if glyph == "◐":
        return [
            Disc(centre, half, line=colour),
            Polygon(_around(centre, half, math.pi / 2, math.pi, 16), fill=colour),
        ]
    if glyph == "◇":
        corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        return [Polygon(corners, line=colour)]
    if glyph == "◌":
        around = _around(centre, half, 0, 2 * math.pi, 10)
        return [Disc(point, 0.9, fill=colour) for point in around[1:]]
    if glyph == "∅":
        return [
            Disc(centre, half * 0.85, line=colour),
            Rule((x - half, y + half), (x + half, y - half), colour, 1.1),
        ]
    arm = half * 0.8
    return [
        Rule((x - arm, y - arm), (x + arm, y + arm), colour, 1.8),
        Rule((x - arm, y + arm), (x + arm, y - arm), colour, 1.8),
    ]


def _around(
    centre: Point, radius: float, start: float, turn: float, steps: int
) -> tuple[Point, ...]:
    """Points on a circle, from an angle on."""
    x, y = centre
    angles = (start + turn * step / steps for step in range(steps + 1))
    return tuple((x + radius * math.cos(each), y - radius * math.sin(each)) for each in angles)
