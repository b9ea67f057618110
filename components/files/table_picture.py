"""The table of a view as a picture: its answers in a few words with the numbers of their sources, which stand below."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from components.files import marks
from components.files.letters import font, lines
from components.files.looks import ACCENT, LINE, PAGE, PANEL, SOFT, TEXT, TINTS
from guarantees.sheets.book import (
    Answer,
    Content,
    Link,
    Row,
    Sheet,
    Unanswered,
    Workbook,
    condensed,
    plain,
)
from guarantees.sheets.drawing import Box, Picture, Rule, Shape, Words

_MARGIN, _FIRST, _COLUMN, _GAP = 32, 230, 156, 8
_LETTERS, _SMALL, _HIGH = 14, 11, 18
_LEAST = 900
_SOURCE = 290
"""The width of a column of sources."""


def picture_of(book: Workbook) -> Picture:
    """The picture that a view has of its own, or its table."""
    return book.picture or _Table(book).picture()


class _Table:
    """Draws from the top to the foot; ``y`` is how far it has come."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        [self.sheet] = book.table.parts(len(book.table.head))
        self.widths = _widths(self.sheet)
        self.width = max(_LEAST, sum(self.widths) + 2 * _MARGIN)
        self.shapes: list[Shape] = []
        self.y = _MARGIN

    def picture(self) -> Picture:
        """All of it."""
        name, _, what = self.book.title.partition(": ")
        about = {key: str(plain(content)) for key, content in self.book.about}
        self.text(name, 14, colour=ACCENT, weight=650)
        self.text(what[:1].upper() + what[1:], 24, weight=650)
        facts = [f"{key}: {about[key]}" for key in ("As of", "Filters", "Data version")]
        self.text(" · ".join(facts), 13, colour=SOFT)
        self.y += 10
        self._table(self.sheet)
        self.y += 18
        if self.book.sources and self.book.sources.rows:
            self._sources(self.book.sources)
        self._key()
        for part in textwrap.wrap(about["The same view"], int(self.width / 6.4)):
            self.text(part, 11, colour=SOFT)
        self.text(about["Licence"], 11, colour=SOFT)
        ground = Box(0, 0, self.width, self.y + _MARGIN / 2, fill=PAGE)
        told = "\n".join(f"{key}: {content}" for key, content in about.items())
        return Picture(
            self.width, self.y + _MARGIN / 2, (ground, *self.shapes), self.book.title, told
        )

    def text(self, words: str, size: int, colour: str = TEXT, weight: int = 400) -> None:
        """Text across the picture."""
        for line in lines(words, font(size, weight), self.width - 2 * _MARGIN, 6):
            self.y += round(size * 1.3)
            self.shapes.append(_line(line, _MARGIN, self.y - size * 0.3, size, colour, weight))

    # ---- the table -------------------------------------------------------------------------------

    def _table(self, sheet: Sheet) -> None:
        self._row(sheet.head, weight=650, ground=PANEL)
        if sheet.under:
            self._row(sheet.under, size=12, ground=PANEL)
        for row in condensed(sheet):
            if isinstance(row, Unanswered):
                words = f"No answer in these records: {' · '.join(row.names)}"
                self._across(words, 12, SOFT, 400, "")
            elif isinstance(row, str):
                self._across(row, _LETTERS, TEXT, 650, PANEL)
            else:
                self._row(row)

    def _across(self, words: str, size: int, colour: str, weight: int, ground: str) -> None:
        width = sum(self.widths)
        found = lines(words, font(size, weight), width - 2 * _GAP, 9)
        height = len(found) * _HIGH + 8
        if ground:
            self.shapes.append(Box(_MARGIN, self.y, width, height, fill=ground))
        for number, line in enumerate(found, start=1):
            foot = self.y + number * _HIGH - 1
            self.shapes.append(_line(line, _MARGIN + _GAP, foot, size, colour, weight))
        self._below(height)

    def _row(self, row: Row, size: int = _LETTERS, weight: int = 400, ground: str = "") -> None:
        broken = [
            _broken(content, width, size, weight)
            for content, width in zip(row, self.widths, strict=True)
        ]
        height = max(map(len, broken)) * _HIGH + 8
        if ground:
            self.shapes.append(Box(_MARGIN, self.y, sum(self.widths), height, fill=ground))
        x = float(_MARGIN)
        for content, width, found in zip(row, self.widths, broken, strict=True):
            self._cell(content, x, width, height, found, size, weight)
            x += width
        self._below(height)

    def _cell(
        self,
        content: Content,
        x: float,
        width: float,
        height: float,
        found: Sequence[str],
        size: int,
        weight: int,
    ) -> None:
        colour, left = TEXT, x + _GAP
        if isinstance(content, Answer):
            colour = TEXT if content.is_given else SOFT
            if content.tone in TINTS:
                ground = TINTS[content.tone]
                self.shapes.append(Box(x + 1, self.y + 1, width - 2, height - 2, fill=ground))
            if content.sign:
                self.shapes += marks.sign(content.sign, left, self.y + _HIGH - 2, colour)
                left += marks.WIDTH
        elif isinstance(content, Link):
            colour = SOFT
        for number, line in enumerate(found, start=1):
            foot = self.y + number * _HIGH - 1
            self.shapes.append(_line(line, left, foot, size, colour, weight))
        if isinstance(content, Answer) and content.notes:
            self._cited(content, left, x + width - _GAP, found[-1], self.y + len(found) * _HIGH)

    def _cited(self, answer: Answer, left: float, right: float, last: str, foot: float) -> None:
        start = left + font(_LETTERS).getlength(last) + 4
        [kept] = lines(_numbers(answer), font(_SMALL), right + _GAP - start, 1)
        self.shapes.append(_line(kept, start, foot - 6, _SMALL, SOFT))

    def _below(self, height: float) -> None:
        self.y += height
        ends = (_MARGIN, self.y), (_MARGIN + sum(self.widths), self.y)
        self.shapes.append(Rule(*ends, LINE))

    # ---- what comes after it -----------------------------------------------------------------------

    def _sources(self, sheet: Sheet) -> None:
        """The sources by their numbers, in as many columns as there is room for."""
        self.text("Sources", 13, weight=650)
        columns = max(1, int((self.width - 2 * _MARGIN) // _SOURCE))
        rows = -(-len(sheet.rows) // columns)
        letters = font(12)
        for place, (number, name, *_) in enumerate(sheet.rows):
            column, row = divmod(place, rows)
            [line] = lines(f"{number}  {plain(name)}", letters, _SOURCE - 12, 1)
            at = _MARGIN + column * _SOURCE, self.y + (row + 1) * 16
            self.shapes.append(_line(line, *at, 12, TEXT))
        self.y += rows * 16 + 10

    def _key(self) -> None:
        """What the signs mean that are in the picture."""
        used = {
            content.sign
            for row in self.sheet.rows
            for content in row
            if isinstance(content, Answer)
        }
        x, letters = float(_MARGIN), font(12)
        self.y += 16
        for glyph, meaning in self.book.legend:
            if glyph not in used:
                continue
            name = meaning.partition(":")[0].rstrip(".")
            width = letters.getlength(name) + marks.WIDTH + 16
            if x + width > self.width - _MARGIN:
                x, self.y = float(_MARGIN), self.y + 16
            self.shapes += marks.sign(glyph, x, self.y, SOFT)
            self.shapes.append(_line(name, x + marks.WIDTH, self.y, 12, SOFT))
            x += width
        self.y += 8


def _widths(sheet: Sheet) -> list[float]:
    if any(isinstance(each, Answer) for row in sheet.rows for each in row):
        others = len(sheet.head) - 1
        column = max(_COLUMN, (_LEAST - 2 * _MARGIN - _FIRST) / max(1, others))
        return [_FIRST, *(column for _ in range(others))]
    return [7.5 * width + 2 * _GAP for width in sheet.widths]


def _broken(content: Content, width: float, size: int, weight: int) -> Sequence[str]:
    room = width - 2 * _GAP
    words = str(plain(content))
    if isinstance(content, Answer):
        room -= marks.WIDTH if content.sign else 0
        words = content.brief
    found = list(lines(words, font(size, weight), room, 8)) or [""]
    if isinstance(content, Answer) and content.notes:
        used = font(size, weight).getlength(found[-1]) + 4
        if used + font(_SMALL).getlength(_numbers(content)) > room + _GAP:
            found.append("")
    return found


def _numbers(answer: Answer) -> str:
    return ", ".join(str(note.number) for note in answer.notes)


def _line(words: str, x: float, y: float, size: int, colour: str, weight: int = 400) -> Words:
    width = font(size, weight).getlength(words)
    return Words(x, y, words, size, colour, round(width, 1), is_bold=weight > 400)
