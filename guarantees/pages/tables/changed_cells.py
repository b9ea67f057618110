"""Cells that differ from an earlier version or day, each with a mark that says where the change comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from guarantees.cells.marks import Mark
from guarantees.changes.model import CellChange, Origin
from guarantees.pages.tables.matrix import Matrix, MatrixCell, MatrixGroup, MatrixRow

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
    origins = {change.origin for change in found.values()}
    legend = tuple(_mark(each, each.meaning) for each in Origin if each in origins)
    return replace(
        matrix,
        groups=marked(matrix.groups, marks),
        marks_legend=(*legend, *matrix.marks_legend),
    )


def in_full(change: CellChange) -> str:
    """What changed in a cell, with the statements that differ."""
    said = "; ".join(part.removesuffix(".") for part in (change.says, *change.statements))
    return f"Changed, {change.origin.label}: {said}."


def _mark(origin: Origin, says: str) -> Mark:
    return Mark(f"{_ID}{origin.value}", origin.label, f"Changed, {origin.label}: {says}")
