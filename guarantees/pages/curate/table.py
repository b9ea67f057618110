"""A table of the report in words: the command prints it, the page draws it, and both say the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """What a column holds. ``number`` is true for counts, which stand to the right."""

    head: str
    meaning: str = ""
    number: bool = False


@dataclass(frozen=True)
class Row:
    """One row. The first cell names it; ``address`` is where the site shows it, "" where it has no page.

    Rows that follow each other with the same ``group`` stand together under it.
    """

    cells: tuple[str | int, ...]
    address: str = ""
    group: str = ""


@dataclass(frozen=True)
class ReportTable:
    """A table. ``key`` is unique in the report; ``group_head`` says what the rows' groups are.

    ``total`` is the row below all others, in tables that have one.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    group_head: str = ""
    total: Row | None = None
