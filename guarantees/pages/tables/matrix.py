"""A table with evidence for every cell, as a view model (``components/elements/view_models.d.ts``).

The comparison and the positions are both drawn from it, so nothing here says what columns and rows are.
"""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.cells.marks import Mark
from guarantees.words.cell_words import CellLine
from guarantees.words.english import counted
from guarantees.words.numbered_sources import CitedSource


@dataclass(frozen=True)
class MatrixColumn:
    """The head of a column. ``details`` is one line under its short name, which leads to ``link`` ("" for nowhere).
    ``about`` says what the name stands for; "" for nothing to say."""

    id: str
    name: str
    short_name: str
    details: str
    link: str = ""
    about: str = ""


@dataclass(frozen=True)
class MatrixCell:
    """One cell as drawn: a line at least, one sentence (may be ""). ``label`` is its accessible name."""

    column: str
    row: str
    state: str
    tone: str
    lines: tuple[CellLine, ...]
    says: str
    citations: tuple[int, ...]
    marks: tuple[Mark, ...]
    label: str


@dataclass(frozen=True)
class MatrixRow:
    """A row with a cell for each column. ``number`` may be ""; ``about`` is a line under its name."""

    id: str
    number: str
    name: str
    about: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class MatrixGroup:
    """Rows under one heading. ``shown`` of ``total`` rows pass search and filters; a folded group holds no rows."""

    id: str
    name: str
    about: str
    folded: bool
    shown: int
    total: int
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class LegendEntry:
    """A sign and what it means."""

    sign: str
    tone: str
    text: str


@dataclass(frozen=True)
class Matrix:
    """The whole table with its sources and key.

    ``corner`` heads the first column, ``columns_shown`` says how many columns there are, and ``empty`` is a sentence
    when there is nothing to show; ``elsewhere`` is then the address of the Search page with the words that were typed.
    A ``fixed`` table can be neither folded nor rearranged.
    """

    caption: str
    corner: str
    columns_shown: str
    columns: tuple[MatrixColumn, ...]
    groups: tuple[MatrixGroup, ...]
    sources: tuple[CitedSource, ...]
    legend: tuple[LegendEntry, ...]
    marks_legend: tuple[Mark, ...]
    empty: str
    version: str
    reach: str
    elsewhere: str = ""
    fixed: bool = False


def cell_label(row: str, column: str, text: str, marks: tuple[Mark, ...], sources: int) -> str:
    """The accessible name of a cell: row, column, what it shows, what its marks mean, how many sources it rests on."""
    parts = [f"{row}, {column}: {text}", *(mark.meaning.rstrip(".") for mark in marks)]
    parts += [counted(sources, "source")] if sources else []
    return ". ".join(parts) + "."
