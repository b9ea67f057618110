"""What surrounds a drawing in a picture: its title, the day and the data above; its key and licence below."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import replace

from components.downloads import marks
from components.downloads.letters import font, lines, words
from components.downloads.print_theme import ACCENT, PAGE, SOFT, TEXT
from guarantees.sheets.book import Sheet, Workbook, plain
from guarantees.sheets.drawing import Box, Disc, Picture, Polygon, Rule, Shape, Words

SIDE, _LEAST, _SOURCE = 32, 900, 290


class Frame:
    """Draws from the top to the foot of a picture; ``y`` is the current height."""

    def __init__(self, book: Workbook, width: float) -> None:
        self.book = book
        self.width = max(_LEAST, width + 2 * SIDE)
        self.shapes: list[Shape] = []
        self.y: float = SIDE
        self.about = {key: str(plain(content)) for key, content in book.about}

    def text(self, sentence: str, size: int, colour: str = TEXT, weight: int = 400) -> None:
        """Text across the picture."""
        for line in lines(sentence, font(size, weight), self.width - 2 * SIDE, 6):
            self.y += round(size * 1.3)
            self.shapes.append(words(line, SIDE, self.y - size * 0.3, size, colour, weight))

    def begin(self) -> None:
        """What it shows, of which day and data."""
        name, _, what = self.book.title.partition(": ")
        self.text(name, 14, colour=ACCENT, weight=650)
        self.text(what[:1].upper() + what[1:], 24, weight=650)
        facts = [f"{key}: {self.about[key]}" for key in ("As of", "Filters", "Data version")]
        self.text(" · ".join(facts), 13, colour=SOFT)
        self.y += 10

    def end(self, signs: Iterable[str] | None) -> Picture:
        """The sources, the signs that are in it and their meanings, its address and licence."""
        self.y += 18
        if self.book.sources and self.book.sources.rows:
            self._sources(self.book.sources)
        self._key(signs)
        for part in textwrap.wrap(self.about["The same view"], int(self.width / 6.4)):
            self.text(part, 11, colour=SOFT)
        self.text(self.about["Licence"], 11, colour=SOFT)
        height = self.y + SIDE / 2
        description = "\n".join(f"{key}: {content}" for key, content in self.about.items())
        ground = Box(0, 0, self.width, height, fill=PAGE)
        return Picture(self.width, height, (ground, *self.shapes), self.book.title, description)

    def _sources(self, sheet: Sheet) -> None:
        """The sources by their numbers, in as many columns as there is room for."""
        self.text("Sources", 13, weight=650)
        columns = max(1, int((self.width - 2 * SIDE) // _SOURCE))
        rows = -(-len(sheet.rows) // columns)
        letters = font(12)
        for place, (number, name, *_) in enumerate(sheet.rows):
            column, row = divmod(place, rows)
            [line] = lines(f"{number}  {plain(name)}", letters, _SOURCE - 12, 1)
            at = SIDE + column * _SOURCE, self.y + (row + 1) * 16
            self.shapes.append(words(line, *at, 12, TEXT))
        self.y += rows * 16 + 10

    def _key(self, signs: Iterable[str] | None) -> None:
        used = None if signs is None else set(signs)
        x, letters = float(SIDE), font(12)
        self.y += 16
        for glyph, meaning in self.book.legend:
            if used is not None and glyph not in used:
                continue
            name = meaning.partition(":")[0].rstrip(".")
            is_sign = len(glyph) == 1
            label = name if is_sign else f"{glyph}: {name}"
            room = marks.WIDTH if is_sign else 0
            width = letters.getlength(label) + room + 16
            if x + width > self.width - SIDE:
                x, self.y = float(SIDE), self.y + 16
            if is_sign:
                self.shapes += marks.sign(glyph, x, self.y, SOFT)
            self.shapes.append(words(label, x + room, self.y, 12, SOFT))
            x += width
        self.y += 8


def framed(
    book: Workbook, shapes: Sequence[Shape], width: float, height: float, about: Iterable[str]
) -> Picture:
    """Shapes that begin at the left side and at the top, with sentences below that say what they are."""
    frame = Frame(book, width)
    frame.begin()
    frame.shapes += [_lower(shape, frame.y) for shape in shapes]
    frame.y += height + 8
    for sentence in about:
        frame.text(sentence, 12, colour=SOFT)
    return frame.end(None)


def _lower(shape: Shape, by: float) -> Shape:
    match shape:
        case Box() | Words():
            return replace(shape, y=shape.y + by)
        case Rule():
            (x1, y1), (x2, y2) = shape.start, shape.end
            return replace(shape, start=(x1, y1 + by), end=(x2, y2 + by))
        case Disc():
            x, y = shape.centre
            return replace(shape, centre=(x, y + by))
        case Polygon():
            return replace(shape, points=tuple((x, y + by) for x, y in shape.points))
