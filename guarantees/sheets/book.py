"""Sheets: the shape of all that a page gives as a file. Every format is written from it (``components/downloads``)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from guarantees.sheets.drawing import Picture


@dataclass(frozen=True)
class Link:
    """A text that leads to an address of the web."""

    text: str
    address: str


@dataclass(frozen=True)
class Note:
    """What proves an answer: the number of a source in the list of sources, and where and how it says so."""

    number: int
    text: str


@dataclass(frozen=True)
class Answer:
    """What a cell of the table says. ``brief`` is the same in a few words, ``says`` a sentence, "" for none.

    ``is_given`` is false where nothing is answered: not mentioned, silent, not coded. ``tone`` is a word for its look.
    """

    sign: str
    text: str
    tone: str
    brief: str
    says: str = ""
    is_given: bool = True
    notes: tuple[Note, ...] = ()


Content = str | int | Link | Answer
"""What stands in a cell of a sheet; texts are texts, whatever they begin with."""
Row = tuple[Content, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet: column headings, rows, widths in characters. ``fixed`` columns at the left stay when one scrolls.

    ``under`` is a second line of headings. A row of one text is a heading of those after it. The last ``counts``
    columns are for spreadsheets only.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    fixed: int = 0
    under: Row = ()
    counts: int = 0

    @property
    def columns(self) -> int:
        """How many columns there are beside those that are fixed and those that count."""
        return len(self.head) - self.fixed - self.counts

    def parts(self, most: int) -> tuple[Sheet, ...]:
        """The sheet without counts, in as many parts as leave columns of so many characters beside those that are
        fixed."""
        columns = range(self.fixed, len(self.head) - self.counts)
        parts = -(-sum(self.widths[place] for place in columns) // most) or 1
        size = -(-len(columns) // parts)
        return tuple(
            self._only((*range(self.fixed), *columns[start : start + size]))
            for start in range(0, len(columns) or 1, size or 1)
        )

    def _only(self, columns: Iterable[int]) -> Sheet:
        listed = tuple(columns)

        def only(row: Row) -> Row:
            return row if len(row) <= 1 else tuple(row[place] for place in listed)

        return replace(
            self,
            head=tuple(self.head[place] for place in listed),
            rows=tuple(map(only, self.rows)),
            widths=tuple(self.widths[place] for place in listed),
            under=only(self.under),
            counts=0,
        )


@dataclass(frozen=True)
class LongForm:
    """A row for each statement, with the places in sources that it was read in.

    ``columns`` are those of a statement, ``place_columns`` those of a place. What has no statement (an answer that is
    not there) is a row without places.
    """

    columns: tuple[str, ...]
    place_columns: tuple[str, ...]
    rows: tuple[tuple[Row, tuple[Row, ...]], ...]
    widths: tuple[int, ...]

    def lines(self) -> Iterator[Row]:
        """A line for each place, and one for each row without places."""
        nowhere = (tuple("" for _ in self.place_columns),)
        for row, places in self.rows:
            yield from ((*row, *place) for place in places or nowhere)


@dataclass(frozen=True)
class Workbook:
    """What a view shows, ready to be written in any format.

    ``about`` says which view it is, of which data, and how it may be used: pairs of a name and what it says.
    ``picture`` is what it has besides its table. ``made_of`` is the last day that the records themselves name, for the
    date of the file.
    """

    title: str
    table: Sheet
    long_form: LongForm
    sources: Sheet | None
    about: tuple[tuple[str, str | Link], ...]
    legend: tuple[tuple[str, str], ...]
    made_of: datetime.date | None
    picture: Picture | None = None

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All of it as sheets: the table, the evidence, the sources, and how to read it."""
        long = self.long_form
        evidence = Sheet(
            EVIDENCE,
            (*long.columns, *long.place_columns),
            tuple(long.lines()),
            long.widths,
            2,
        )
        rows: tuple[Row, ...] = (*self.about, ("", ""), *self.legend)
        about = Sheet(ABOUT, ("", ""), rows, (18, 100))
        return (self.table, evidence, *([self.sources] if self.sources else []), about)


EVIDENCE, ABOUT = "Evidence", "About"


@dataclass(frozen=True)
class Unanswered:
    """Rows in a row to which nobody gives an answer, by their names."""

    names: tuple[str, ...]


def condensed(sheet: Sheet) -> Iterator[str | Row | Unanswered]:
    """The rows as paper has them: headings, rows with an answer, and after those of a heading the rest in one line."""
    names: list[str] = []
    for row in chain(sheet.rows, [None]):
        if row is not None and _is_unanswered(row):
            names.append(str(row[0]))
            continue
        is_end = row is None or len(row) == 1
        if is_end and names:
            yield Unanswered(tuple(names))
            names = []
        if row is not None:
            yield str(row[0]) if len(row) == 1 else row


def _is_unanswered(row: Row) -> bool:
    answers = [each for each in row if isinstance(each, Answer)]
    return bool(answers) and not any(each.is_given for each in answers)


def plain(content: Content) -> str | int:
    """What a cell says as a text or number alone."""
    if isinstance(content, Link):
        return content.text
    if isinstance(content, Answer):
        return f"{content.sign} {content.text}".strip()
    return content
