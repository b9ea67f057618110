"""The strip of the timeline as a file: how many entries each month has, and windows of more than a month above them."""

from __future__ import annotations

from dataclasses import replace

from components.downloads.frame import framed
from components.downloads.letters import words
from components.downloads.print_theme import ACCENT, LINE, PANEL, SOFT, TEXT
from guarantees.pages.timeline.strip import Strip, StripMonth
from guarantees.sheets.book import Workbook
from guarantees.sheets.drawing import Box, Picture, Rule, Shape

_SIDE, _HIGH, _WINDOW = 32, 220, 7
_WIDE, _LEAST = 1100, 14


def strip_picture(strip: Strip, book: Workbook) -> Picture:
    """The columns, with a caption and the view and data they come from."""
    step = max(_LEAST, _WIDE / max(1, len(strip.columns)))
    most = max((month.count for month in strip.months), default=1) or 1
    top = 14 + _WINDOW * len(strip.windows)
    foot = top + _HIGH
    shapes: list[Shape] = []
    for number, window in enumerate(strip.windows):
        y = 8 + number * _WINDOW
        ends = (_SIDE + window.first * step, y), (_SIDE + (window.last + 1) * step - 2, y)
        shapes.append(Rule(*ends, SOFT, 2))
    year, free = 0, 0.0
    for place, column in enumerate(strip.columns):
        x = _SIDE + place * step
        if not isinstance(column, StripMonth):
            shapes.append(Box(x, foot - 10, step - 2, 10, fill=PANEL))
            shapes.append(words("…", x + step / 2 - 5, foot - 2, 12, SOFT))
            continue
        height = _HIGH * 0.9 * column.count / most
        colour = ACCENT if column.is_shown else LINE
        if column.count:
            shapes.append(Box(x, foot - height, step - 2, height, fill=colour))
            shapes.append(words(str(column.count), x + 1, foot - height - 4, 11, TEXT))
        shapes.append(
            words(f"{column.month:%b}"[: 1 if step < 26 else 3], x + 1, foot + 16, 11, SOFT)
        )
        if column.month.year != year and x > free:
            year, free = column.month.year, x + 34
            shapes.append(words(str(year), x + 1, foot + 34, 12, TEXT, 650))
    shapes.append(Rule((_SIDE, foot), (_SIDE + len(strip.columns) * step, foot), SOFT))
    about = [
        "A column is a month, as high as its entries are many; dark are those that the page shows. … are months "
        "without entries.",
        "Lines above are entries known only as a window of more than a month, over its months.",
    ]
    return framed(replace(book, legend=()), shapes, len(strip.columns) * step, foot + 44, about)
