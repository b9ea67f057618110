"""A table of the report in words: the command prints it and the page draws it, so both say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from guarantees.records.dates import Fact, Facts

Cell = Fact | Facts | int


@dataclass(frozen=True)
class Column:
    """A heading, and how the cells below it are read from the entries of the report.

    Counts are aligned to the right (``number``). ``meaning`` explains the heading.
    """

    head: str
    cell: Callable[[Any], Cell] = field(compare=False, repr=False)
    meaning: str = ""
    number: bool = False


@dataclass(frozen=True)
class Row:
    """One row. The first cell names it; ``address`` leads to it on the site, "" where it has no page.

    Consecutive rows with the same ``group`` share a heading.
    """

    cells: tuple[Cell, ...]
    address: str = ""
    group: str = ""


@dataclass(frozen=True)
class ReportTable:
    """A table. ``key`` is unique in the report; ``total``, where there is one, is the last row."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None


def table_of(
    key: str,
    caption: str,
    columns: Sequence[Column],
    entries: Iterable[Any],
    *,
    address: Callable[[Any], str] = lambda entry: entry.address,
    group: Callable[[Any], str] = lambda entry: "",
    total: Row | None = None,
) -> ReportTable:
    """The table with a row for each entry."""
    rows = tuple(
        Row(tuple(column.cell(entry) for column in columns), address(entry), group(entry))
        for entry in entries
    )
    return ReportTable(key, caption, tuple(columns), rows, total)
