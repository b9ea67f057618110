"""Cells that differ from an earlier version or day, each with a mark that says where the change comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.marks import Mark
from guarantees.changes.model import CellChange, Origin
from guarantees.changes.origins import first_of
from guarantees.pages.tables.matrix import Matrix, MatrixCell, MatrixGroup, MatrixRow
from guarantees.pages.tables.positions_query import question_rows
from guarantees.words.cell_words import value_words

_ID = "changed-"
CHANGED = frozenset(f"{_ID}{origin.value}" for origin in Origin)
"""The ids of these marks."""
Marks = Mapping[tuple[str, str], Mark]
"""By column and row."""


def marked(groups: Iterable[MatrixGroup], marks: Marks) -> tuple[MatrixGroup, ...]:
    """The rows with a mark in each of these cells, before its other marks."""
    return tuple(
        replace(group, rows=tuple(_row(row, marks) for row in group.rows)) for group in groups
    )


def _row(row: MatrixRow, marks: Marks) -> MatrixRow:
    return replace(row, cells=tuple(_cell(cell, marks) for cell in row.cells))


def _cell(cell: MatrixCell, marks: Marks) -> MatrixCell:
    mark = marks.get((cell.column, cell.row))
    if mark is None:
        return cell
    return replace(cell, marks=(mark, *cell.marks), label=f"{cell.label} {mark.meaning}")


def with_changes(matrix: Matrix, changes: Iterable[CellChange]) -> Matrix:
    """A comparison whose changed cells are marked."""
    found = {(each.proposal, each.element): each for each in changes}
    marks = {cell: _mark(change.origin, change.says) for cell, change in found.items()}
    return _with_marks(matrix, marks, {change.origin for change in found.values()})


def _with_marks(matrix: Matrix, marks: Marks, origins: Set[Origin]) -> Matrix:
    legend = tuple(_mark(each, each.meaning) for each in Origin if each in origins)
    return replace(
        matrix,
        groups=marked(matrix.groups, marks),
        marks_legend=(*legend, *matrix.marks_legend),
    )


def stances_by_row(
    changes: Iterable[CellChange], catalogue: Catalogue
) -> dict[tuple[str, str], CellChange]:
    """Changes of stances by the party and the row of the drawing: a proposal, an answer, or a question as a whole.

    An answer of which nobody speaks any more has no row.
    """
    answers = {
        (element.id, value_words(value, element, catalogue)): row
        for row, (element, value) in question_rows(catalogue).items()
        if value is not None
    }
    found = {}
    for each in changes:
        whole = each.proposal or each.element
        row = answers.get((each.element, each.value), "") if each.value else whole
        if row:
            found[each.actor, row] = each
    return found


def with_stance_changes(matrix: Matrix, changes: Sequence[CellChange]) -> Matrix:
    """A table of stances whose changed cells are marked; a cell may hold the stances on several answers."""
    found: dict[tuple[str, str], list[CellChange]] = {}
    for each in changes:
        found.setdefault((each.actor, each.proposal or each.element), []).append(each)
    marks = {}
    for cell, several in found.items():
        origin = first_of(each.origin for each in several)
        marks[cell] = _mark(origin, " ".join(each.says for each in several))
    return _with_marks(matrix, marks, {each.origin for each in changes})


def in_full(change: CellChange) -> str:
    """What changed in a cell, with the statements that differ."""
    said = "; ".join(part.removesuffix(".") for part in (change.says, *change.statements))
    return f"Changed, {change.origin.label}: {said}."


def _mark(origin: Origin, says: str) -> Mark:
    return Mark(f"{_ID}{origin.value}", origin.label, f"Changed, {origin.label}: {says}")
