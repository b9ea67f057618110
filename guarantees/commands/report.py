"""``report``: what the records cover, how recent they are, which cells have little evidence, and what is open."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from textwrap import fill

from prettytable import PrettyTable

from guarantees.catalogue.catalogue import load
from guarantees.commands.arguments import add_format, add_records
from guarantees.commands.output import print_json
from guarantees.pages.curate.report import Report, ReportPart, report, sentences_of, tables_of
from guarantees.pages.curate.table import Cell, Column, ReportTable, Row
from guarantees.records.dates import in_words
from guarantees.words.english import counted

WIDTH = 120
_GAP = 2
_LONGEST_WORD = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``report``."""
    add_records(parser)
    parser.add_argument(
        "--part",
        choices=[part.value for part in ReportPart],
        help="print one part alone (default: all)",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print coverage, latest dates, cells on one origin or on excerpts, symmetry, contradictions, unreferenced records.

    It reports and does not judge: it ends with 0 unless records have problems, which are left out of the report.
    """
    loaded = load(Path(options.path))
    found = report(loaded.catalogue)
    parts = [part for part in ReportPart if options.part in (None, part.value)]
    if options.format == "json":
        print_json({"problems": len(loaded.problems), **_as_data(found, parts)})
    else:
        if loaded.problems:
            print(_left_out(len(loaded.problems), options.path), end="\n\n")
        print(_text(found, parts))
    return 1 if loaded.problems else 0


def _left_out(problems: int, path: str) -> str:
    return (
        f"{counted(problems, 'problem')} in the records: run 'python -m guarantees check {path}'. "
        "Records with problems are left out of this report."
    )


def _as_data(found: Report, parts: list[ReportPart]) -> dict[str, object]:
    about = {"version": found.version, "reach": found.reach, "empty": found.empty}
    return about | {part.key: asdict(getattr(found, part.key)) for part in parts}


# ---- text ----------------------------------------------------------------------------------


def _text(found: Report, parts: list[ReportPart]) -> str:
    if found.empty:
        return found.empty
    head = " ".join(part for part in (found.reach, f"Data version {found.version}.") if part)
    return "\n\n".join((head, *(text for part in parts for text in _part(found, part))))


def _part(found: Report, part: ReportPart) -> Iterator[str]:
    yield f"{part.label}\n{'=' * len(part.label)}\n{fill(part.meaning, WIDTH)}"
    yield "\n".join(fill(sentence, WIDTH) for sentence in sentences_of(found, part))
    for table in tables_of(found, part):
        yield f"{table.caption}\n\n{_table(table)}"


def _table(table: ReportTable) -> str:
    """A table no wider than the page: its head and its rows, with each group of rows under its own line."""
    rows = [*table.rows, *([table.total] if table.total else [])]
    widths = _widths(table.columns, rows)
    rule = "-" * (sum(widths) + _GAP * (len(widths) - 1))
    lines = [_drawn([Row(tuple(column.head for column in table.columns))], table, widths), rule]
    for group, its_rows in groupby(table.rows, key=lambda row: row.group):
        lines += [f"\n{fill(group, WIDTH)}"] if group else []
        lines.append(_drawn(list(its_rows), table, widths))
    if table.total:
        lines += [rule, _drawn([table.total], table, widths)]
    return "\n".join(lines)


def _drawn(rows: list[Row], table: ReportTable, widths: list[int]) -> str:
    """Rows as lines of text, wrapped to the widths of the columns."""
    names = [str(place) for place in range(len(widths))]
    drawn = PrettyTable(names, header=False, border=False, padding_width=0)
    drawn.right_padding_width = _GAP
    for name, column, width in zip(names, table.columns, widths, strict=True):
        drawn.align[name] = "r" if column.number else "l"
        drawn.min_width[name] = drawn.max_width[name] = width
    drawn.add_rows([[_words(cell) for cell in row.cells] for row in rows])
    return "\n".join(line.rstrip() for line in drawn.get_string().split("\n"))


def _words(cell: Cell) -> str:
    if isinstance(cell, int):
        return f"{cell:,}"
    return in_words(cell if isinstance(cell, tuple) else (cell,))


def _widths(columns: tuple[Column, ...], rows: list[Row]) -> list[int]:
    """The width of each column: that of its longest entry, or less if the table is wider than the page.

    Columns are then narrowed one character at a time, always the one whose entries fill the fewest lines, and none
    below its longest word.
    """
    texts = [[_words(row.cells[place]) for row in rows] for place in range(len(columns))]
    heads = [_head_width(column) for column in columns]
    widths = [max(head, *map(len, each)) for head, each in zip(heads, texts, strict=True)]
    least = [
        min(max(head, *(len(word) for text in each for word in text.split())), _LONGEST_WORD)
        for head, each in zip(heads, texts, strict=True)
    ]
    while sum(widths) + _GAP * (len(widths) - 1) > WIDTH:
        narrowable = [place for place, width in enumerate(widths) if width > least[place]]
        if not narrowable:
            break
        widths[min(narrowable, key=lambda at: sum(map(len, texts[at])) / widths[at])] -= 1
    return widths


def _head_width(column: Column) -> int:
    """The head of a count may be broken into several lines; that of a text is kept on one if it fits."""
    words = column.head.split() if column.number else [column.head]
    return max(map(len, words))
