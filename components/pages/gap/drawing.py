"""The axes of Gap as a picture in a file: who names which number on a question, one axis for each unit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from components.downloads.frame import framed
from components.downloads.letters import font, lines, words
from components.downloads.print_theme import ACCENT, LINE, SOFT, TEXT
from components.pages.gap.chart import (
    APART,
    CODED,
    REFUSED,
    TO_LEFT,
    TO_RIGHT,
    axis_of,
    doing,
    ends_of,
    kind_of,
    named,
    rows_of,
    ticks,
)
from guarantees.pages.gap.numbers import NumberClaim, NumberScale
from guarantees.sheets.book import Workbook
from guarantees.sheets.drawing import Disc, Picture, Polygon, Rule, Shape
from guarantees.words.english import and_words

_SIDE, _NAME, _TRACK, _ROW = 32, 380, 720, 44
_POLYGONS = {
    APART: ((-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)),
    CODED: ((0, -6), (6, 0), (0, 6), (-6, 0)),
    TO_LEFT: ((5, -5), (5, 5), (-5, 0)),
    TO_RIGHT: ((-5, -5), (-5, 5), (5, 0)),
}
_ABOUT = (
    "A disc is a number that somebody names, a cross one that is refused, a diamond that of a proposal; an arrow is "
    "an open end, and a square is compared with nothing.",
    "Answers without a number are not on the axis. The table of the view has them, and says which source is whose.",
)


def numbers_picture(scales: Sequence[NumberScale], book: Workbook) -> Picture:
    """The axes one below the other, with captions and the view and data they come from."""
    shapes: list[Shape] = []
    y = 0
    for scale in scales:
        start, end = axis_of(scale)
        for claims in rows_of(scale):
            shapes += _row(claims, y, start, end)
            y += _ROW
        shapes.append(words(scale.title, _SIDE, y + 18, 13, SOFT))
        shapes.append(Rule((_SIDE + _NAME, y), (_SIDE + _NAME + _TRACK, y), SOFT))
        for number in ticks(start, end):
            x = _place(number, start, end)
            shapes += [Rule((x, y), (x, y + 5), SOFT), words(f"{number:,}", x, y + 18, 12, SOFT)]
        y += _ROW
    # The signs of the table are not in it, and would be taken for the marks.
    return framed(replace(book, legend=()), shapes, _NAME + _TRACK, y, _ABOUT)


def _row(claims: Sequence[NumberClaim], y: float, start: float, end: float) -> list[Shape]:
    claim, middle = claims[0], y + 28
    shapes: list[Shape] = [
        words(lines(text, font(size), _NAME - 16, 1)[0], _SIDE, y + foot, size, colour)
        for text, foot, size, colour in (
            (_names(claims), 20, 14, TEXT),
            (doing(claims), 36, 12, SOFT),
        )
    ]
    shapes.append(Rule((_SIDE, y + _ROW - 2), (_SIDE + _NAME + _TRACK, y + _ROW - 2), LINE, 0.5))
    ends = [
        (_place(number, start, end), shape)
        for number, shape in ends_of(claim.numbers, kind_of(claim))
    ]
    shapes.append(Rule((ends[0][0], middle), (ends[-1][0], middle), ACCENT, 2))
    for x, shape in ends:
        shapes += _mark(shape, x, middle)
    label = words(claim.words, 0, y + 18, 13, TEXT)
    left = min(ends[0][0] - 6, _SIDE + _NAME + _TRACK - label.width)
    return [*shapes, words(claim.words, left, y + 18, 13, TEXT)]


def _names(claims: Sequence[NumberClaim]) -> str:
    """All who share a row if there is room for them, as a picture cannot be asked who the others are."""
    every = and_words([claim.name for claim in claims])
    return every if font(14).getlength(every) <= _NAME - 16 else named(claims)


def _place(number: float, start: float, end: float) -> float:
    """Where a number is across the picture; an open end is at the end of the axis."""
    share = (number - start) / (end - start) if math.isfinite(number) else float(number > 0)
    return _SIDE + _NAME + _TRACK * share


def _mark(shape: str, x: float, y: float) -> list[Shape]:
    if shape == REFUSED:
        return [Rule((x - 5, y + by), (x + 5, y - by), ACCENT, 2) for by in (5, -5)]
    if shape in _POLYGONS:
        return [Polygon(tuple((x + dx, y + dy) for dx, dy in _POLYGONS[shape]), fill=ACCENT)]
    return [Disc((x, y), 5, fill=ACCENT)]
