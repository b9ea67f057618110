"""The ladders of troop numbers as a picture in a file: a step for each figure or word, over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from components.downloads.frame import framed
from components.downloads.letters import font, lines, words
from components.downloads.print_theme import ACCENT, LINE, SOFT, TEXT
from guarantees.pages.timeline.ladder import Ladder, Mark, Step, months_of
from guarantees.sheets.book import Workbook
from guarantees.sheets.drawing import Picture, Polygon, Rule, Shape

_SIDE, _NAME, _TRACK, _ROW, _PAD = 32, 210, 820, 20, 7
_ABOUT = (
    "Each statement is at the time of which it speaks: a diamond for a day, else a bracket over all days that it may "
    "mean; hollow if it speaks of a part of the force only. Figures are soldiers.",
    "Where a step has many statements their names are in the table of the view, with the source of each.",
)


def ladder_picture(ladders: Sequence[Ladder], book: Workbook) -> Picture:
    """The ladders one below the other, with captions and the view and data they come from."""
    shapes: list[Shape] = []
    y = 0.0
    for ladder in ladders:
        shapes.append(words(ladder.name, _SIDE, y + 18, 14, TEXT, 650))
        shapes += _years(ladder, y + 18)
        y += 28
        for step in ladder.steps:
            shapes += _step(step, y)
            y += step.rows * _ROW + 2 * _PAD
        shapes.append(_line(y))
        y += 28
    return framed(replace(book, legend=()), shapes, _NAME + _TRACK, y, _ABOUT)


def _years(ladder: Ladder, y: float) -> list[Shape]:
    """The first month, and where those of January begin, as far apart as their names need."""
    first = ladder.axis.first
    found: list[Shape] = [words(f"{first:%b %Y}", _across(0), y, 12, SOFT)]
    free = _across(0) + 64
    for month in months_of(ladder.axis):
        x = _across(ladder.axis.share(month))
        if month.month == 1 and free <= x <= _across(96):
            found.append(words(str(month.year), x, y, 12, SOFT))
            free = x + 40
    return found


def _step(step: Step, y: float) -> list[Shape]:
    name = lines(step.name, font(13), _NAME - 16, 1)[0]
    shapes: list[Shape] = [_line(y), words(name, _SIDE, y + _PAD + 14, 13, TEXT)]
    for mark in step.marks:
        shapes += _mark(mark, y + _PAD + mark.row * _ROW + _ROW / 2, step.is_crowd)
    return shapes


def _mark(mark: Mark, y: float, is_crowd: bool) -> list[Shape]:
    window = mark.window
    left, right = _across(window.left), _across(window.left + window.width)
    shapes: list[Shape] = []
    if window.is_day:
        corners = ((left, y - 5), (left + 5, y), (left, y + 5), (left - 5, y))
        shapes.append(Polygon(corners, line=ACCENT) if mark.is_part else Polygon(corners, ACCENT))
    else:
        colour = SOFT if mark.is_part else ACCENT
        shapes.append(Rule((left, y), (right, y), colour, 1.5))
        ends = ((left, window.before), (right, window.after))
        shapes += [Rule((x, y - 4), (x, y + 4), colour, 1.5) for x, open in ends if not open]
    if is_crowd:
        return shapes
    width = words(mark.label, 0, 0, 12, TEXT).width
    x = left - 8 - width if mark.before else right + 8
    return [*shapes, words(mark.label, x, y + 4, 12, TEXT)]


def _line(y: float) -> Rule:
    return Rule((_SIDE, y), (_SIDE + _NAME + _TRACK, y), LINE, 0.5)


def _across(share: float) -> float:
    return _SIDE + _NAME + _TRACK * share / 100
