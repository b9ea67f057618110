"""Sheets as text: CSV with a line for each place that something rests on, JSON, and Markdown, the table alone."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from guarantees.sheets.about_view import USED
from guarantees.sheets.book import Content, Link, LongForm, Row, Sheet, Workbook, plain
from guarantees.text.formulas import harmless

_AT_A_TIME = 100
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")


def csv_file(book: Workbook) -> Iterator[bytes]:
    """The long form. Nothing of the evidence is left out; a spreadsheet takes no text for a formula.

    The last columns say in each line what view of which data it is, since a table of text has no other place for it.
    """
    about = {name: plain(content) for name, content in book.about if name in USED}
    long = book.long_form
    head = (*long.columns, *long.place_columns, *about)
    lines = ((*line, *about.values()) for line in long.lines())
    yield from csv_lines(chain([head], (map(_calculated, line) for line in lines)))


def csv_lines(rows: Iterable[Iterable[str | int]]) -> Iterator[bytes]:
    """Rows as CSV (RFC 4180) in UTF-8, some of them at a time."""
    left = iter(rows)
    while some := list(islice(left, _AT_A_TIME)):
        text = io.StringIO(newline="")
        csv.writer(text).writerows(some)
        yield text.getvalue().encode()


def json_file(book: Workbook) -> Iterator[bytes]:
    """The long form: an object for each statement, in it a list of the places where it was read."""
    about = {key_of(name): plain(content) for name, content in book.about}
    yield f'{{"about": {json.dumps(about, ensure_ascii=False)},\n"statements": ['.encode()
    for number, row in enumerate(objects(book.long_form)):
        yield f"{',' if number else ''}\n{json.dumps(row, ensure_ascii=False)}".encode()
    yield b"]}\n"


def objects(long: LongForm) -> Iterator[dict[str, object]]:
    """The rows of a long form by the names of their columns, each with its places in a list."""
    names, of_place = map(key_of, long.columns), list(map(key_of, long.place_columns))
    named = list(names)
    for row, places in long.rows:
        yield {
            **dict(zip(named, map(plain, row), strict=True)),
            "places": [dict(zip(of_place, map(plain, place), strict=True)) for place in places],
        }


def key_of(head: str) -> str:
    """The name of a column for programs: ``Stated (EDTF)`` is ``stated_edtf``."""
    return "_".join(re.findall(r"\w+", head.lower()))


def markdown_file(book: Workbook) -> bytes:
    """The table with its sources and how to read it; every text of a record stays text."""
    table, _, *rest = book.sheets
    parts = [f"# {_escaped(book.title)}", *(_table(sheet) for sheet in (table, *rest))]
    return ("\n\n".join(parts) + "\n").encode()


def _calculated(content: Content) -> str | int:
    cell_text = content.address if isinstance(content, Link) else plain(content)
    return harmless(cell_text) if isinstance(cell_text, str) else cell_text


def _table(sheet: Sheet) -> str:
    wide = len(sheet.head)
    rows = (sheet.under, *sheet.rows) if sheet.under else sheet.rows
    lines = [
        f"## {sheet.name}\n",
        _line(sheet.head),
        f"| {' | '.join('---' for _ in sheet.head)} |",
        *(_line((*row, *("" for _ in range(wide - len(row))))) for row in rows),
    ]
    return "\n".join(lines)


def _line(row: Row) -> str:
    return f"| {' | '.join(map(_markdown, row))} |"


def _markdown(content: Content) -> str:
    if isinstance(content, Link):
        address = content.address.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        return f"[{_escaped(content.text)}]({address})"
    return _escaped(str(plain(content)))


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
