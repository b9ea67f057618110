"""A table with evidence for every cell, as a view model.

The comparison and the positions are both drawn from it, so nothing here says what columns and rows are.
"""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.cells.marks import Mark
from guarantees.records.dates import Facts
from guarantees.words.cell_words import CellLine
from guarantees.words.english import and_words, counted
from guarantees.words.numbered_sources import CitedSource


@dataclass(frozen=True)
class MatrixColumn:
    """The heading of a column. ``details`` is one line under its short name, which leads to ``link`` ("" for nowhere).
    ``about`` says what the name stands for; "" for nothing to say.
    """

    id: str
    name: str
    short_name: str
    details: Facts
    link: str = ""
    about: str = ""


@dataclass(frozen=True)
class MatrixCell:
    """One cell as drawn: a line at least, one sentence (may be ""). ``label`` is its accessible name.

    ``brief`` is the answer in a few words, ``letter`` the same for the same answers of a row ("" for one of its own).
    """

    column: str
    row: str
    state: str
    tone: str
    lines: tuple[CellLine, ...]
    says: str
    citations: tuple[int, ...]
    marks: tuple[Mark, ...]
    label: str
    brief: CellLine
    letter: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """A row with a cell for each column. ``number`` may be ""; ``about`` is a line under its name.

    ``answer`` cells hold an answer, which are ``different`` clear answers.
    """

    id: str
    number: str
    name: str
    about: Facts
    cells: tuple[MatrixCell, ...]
    answer: int
    different: int


@dataclass(frozen=True)
class MatrixGroup:
    """Rows under one heading. ``shown`` of ``total`` rows match search and filters; a collapsed group holds no rows.

    ``answered`` says for each column in how many of the rows shown it has an answer.
    """

    id: str
    name: str
    about: str
    folded: bool
    shown: int
    total: int
    rows: tuple[MatrixRow, ...]
    answered: tuple[int, ...]

    @property
    def rows_with_answers(self) -> tuple[MatrixRow, ...]:
        """The rows in which at least one cell holds an answer."""
        return tuple(row for row in self.rows if row.answer)

    @property
    def unanswered(self) -> tuple[MatrixRow, ...]:
        """The rows in which none does."""
        return tuple(row for row in self.rows if not row.answer)


@dataclass(frozen=True)
class Finding:
    """What some of the rows have in common: how many, in words, and the ``filter`` of a link that keeps them.

    ``long`` are words before the others that can be left out if there is little room.
    """

    filter: str
    count: int
    words: str
    long: str = ""


@dataclass(frozen=True)
class LegendEntry:
    """A sign and what it means."""

    sign: str
    tone: str
    text: str


@dataclass(frozen=True)
class Matrix:
    """The whole table with its sources and key.

    ``corner`` heads the first column, and ``empty`` is a sentence when there is nothing to show; ``elsewhere`` is then
    the address of the Search page with the words that were typed. A ``fixed`` table can be neither folded nor
    rearranged. ``findings`` are what its rows come to, before any filter.
    """

    caption: str
    corner: str
    columns: tuple[MatrixColumn, ...]
    groups: tuple[MatrixGroup, ...]
    sources: tuple[CitedSource, ...]
    legend: tuple[LegendEntry, ...]
    marks_legend: tuple[Mark, ...]
    empty: str
    elsewhere: str = ""
    fixed: bool = False
    findings: tuple[Finding, ...] = ()


def cell_label(
    row: str,
    column: str,
    text: str,
    marks: tuple[Mark, ...],
    sources: int,
    same: tuple[str, ...] = (),
) -> str:
    """The accessible name of a cell: row, column, what it shows, what its marks mean, how many sources it rests on, and
    which columns answer the same."""
    parts = [f"{row}, {column}: {text}", *(mark.meaning.rstrip(".") for mark in marks)]
    parts += [counted(sources, "source")] if sources else []
    parts += [f"The same answer as {and_words(list(same))}"] if same else []
    return ". ".join(parts) + "."
