"""The table of a view as a picture: its answers in a few words with the numbers of their sources, which are listed
below.
"""

from __future__ import annotations

from collections.abc import Sequence

from components.downloads import marks
from components.downloads.frame import SIDE, Frame
from components.downloads.letters import font, lines, words
from components.downloads.print_theme import LINE, PANEL, SOFT, TEXT, TINTS
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
from guarantees.sheets.drawing import Box, Picture, Rule

_GAP, _MOST_LINES = 8, 40
_LETTER = 5.6
"""The pixels of a column for each character of its width."""
_LETTERS, _SMALL, _HIGH = 14, 11, 18
_LEAST = 900
_SOURCE = 290
"""The width of a column of sources."""


def picture_of(book: Workbook) -> Picture:
    """The picture that a view has of its own, or its table."""
    return book.picture or _Table(book).picture()


class _Table(Frame):
    """Draws the table within the frame."""

    def __init__(self, book: Workbook) -> None:
        [self.sheet] = book.table.parts(sum(book.table.widths))
        self.widths = _widths(self.sheet)
        super().__init__(book, sum(self.widths))

    def picture(self) -> Picture:
        """All of it."""
        self.begin()
        self._table(self.sheet)
        answers = (each for row in self.sheet.rows for each in row if isinstance(each, Answer))
        return self.end({answer.sign for answer in answers} | {"(empty)", "(none)"})

    # ---- the table -------------------------------------------------------------------------------

    def _table(self, sheet: Sheet) -> None:
        self._row(sheet.head, weight=650, ground=PANEL)
        if sheet.under:
            self._row(sheet.under, size=12, ground=PANEL)
        for row in condensed(sheet):
            if isinstance(row, Unanswered):
                sentence = f"No answer in these records: {' · '.join(row.names)}"
                self._across(sentence, 12, SOFT, 400, "")
            elif isinstance(row, str):
                self._across(row, _LETTERS, TEXT, 650, PANEL)
            else:
                self._row(row)

    def _across(self, sentence: str, size: int, colour: str, weight: int, ground: str) -> None:
        width = sum(self.widths)
        found = lines(sentence, font(size, weight), width - 2 * _GAP, 9)
        height = len(found) * _HIGH + 8
        if ground:
            self.shapes.append(Box(SIDE, self.y, width, height, fill=ground))
        for number, line in enumerate(found, start=1):
            foot = self.y + number * _HIGH - 1
            self.shapes.append(words(line, SIDE + _GAP, foot, size, colour, weight))
        self._below(height)

    def _row(self, row: Row, size: int = _LETTERS, weight: int = 400, ground: str = "") -> None:
        broken = [
            _broken(content, width, size, weight)
            for content, width in zip(row, self.widths, strict=True)
        ]
        height = max(map(len, broken)) * _HIGH + 8
        if ground:
            self.shapes.append(Box(SIDE, self.y, sum(self.widths), height, fill=ground))
        x = float(SIDE)
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
            self.shapes.append(words(line, left, foot, size, colour, weight))
        if isinstance(content, Answer) and content.notes:
            self._cited(content, left, x + width - _GAP, found[-1], self.y + len(found) * _HIGH)

    def _cited(self, answer: Answer, left: float, right: float, last: str, foot: float) -> None:
        start = left + font(_LETTERS).getlength(last) + 4
        [kept] = lines(_numbers(answer), font(_SMALL), right + _GAP - start, 1)
        self.shapes.append(words(kept, start, foot - 6, _SMALL, SOFT))

    def _below(self, height: float) -> None:
        self.y += height
        ends = (SIDE, self.y), (SIDE + sum(self.widths), self.y)
        self.shapes.append(Rule(*ends, LINE))


def _widths(sheet: Sheet) -> list[float]:
    least = _LEAST - 2 * SIDE
    scale = max(_LETTER, least / sum(sheet.widths))
    return [scale * width for width in sheet.widths]


def _broken(content: Content, width: float, size: int, weight: int) -> Sequence[str]:
    room = width - 2 * _GAP
    sentence = str(plain(content))
    if isinstance(content, Answer):
        room -= marks.WIDTH if content.sign else 0
        sentence = content.brief
    found = list(lines(sentence, font(size, weight), room, _MOST_LINES)) or [""]
    if isinstance(content, Answer) and content.notes:
        used = font(size, weight).getlength(found[-1]) + 4
        if used + font(_SMALL).getlength(_numbers(content)) > room + _GAP:
            found.append("")
    return found


def _numbers(answer: Answer) -> str:
    return ", ".join(str(note.number) for note in answer.notes)
