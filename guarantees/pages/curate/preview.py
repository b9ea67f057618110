"""The cells that a draft would change, in the tables of the Compare and Positions pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.marks import Mark
from guarantees.cells.stances import all_positions
from guarantees.changes.model import CellChange, Changes
from guarantees.pages.tables.changed_cells import marked
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.matrix import Matrix
from guarantees.pages.tables.panel import CellEvidence, cell_evidence
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import PositionRows, PositionsQuery, UnrecordedRows
from guarantees.pages.tables.query import ComparisonQuery
from guarantees.words.english import counted

MAX_COLUMNS = 8
CHANGES = "changes"
_WOULD_CHANGE = Mark(CHANGES, "changes", "Would change if the draft were saved.")


@dataclass(frozen=True)
class Preview:
    """A table with the cells that would change: its name, its query, and the changes as column, row and sentence.

    ``left_out`` says how many columns are not shown because there are too many; it may be "".
    """

    name: str
    query: ComparisonQuery | PositionsQuery
    changes: tuple[tuple[str, str, str], ...]
    left_out: str


def previews(changes: Changes, catalogue: Catalogue) -> tuple[Preview, ...]:
    """The tables in which something would change."""
    found = (
        _comparison(changes.cells, catalogue),
        *(_positions(rows, changes.stances, catalogue) for rows in PositionRows),
    )
    return tuple(each for each in found if each.changes)


def _comparison(cells: Iterable[CellChange], catalogue: Catalogue) -> Preview:
    changed = tuple((each.proposal, each.element, each.says) for each in cells)
    named = {column for column, _, _ in changed}
    columns = tuple(name for name in catalogue.proposals if name in named)
    query = ComparisonQuery(columns[:MAX_COLUMNS])
    return Preview("Cells of the comparison", query, changed, _left_out(columns))


def _positions(rows: PositionRows, stances: Iterable[CellChange], catalogue: Catalogue) -> Preview:
    by_proposal = rows is PositionRows.PROPOSALS
    changed = tuple(
        (each.actor, each.proposal if by_proposal else each.element, each.says)
        for each in stances
        if bool(each.proposal) is by_proposal
    )
    named = {column for column, _, _ in changed if column in all_positions(catalogue)}
    columns = catalogue.alphabetical(named)
    query = PositionsQuery(rows, columns[:MAX_COLUMNS], unrecorded=UnrecordedRows.SHOWN)
    return Preview(f"Stances on {rows.label}", query, changed, _left_out(columns))


def _left_out(columns: tuple[str, ...]) -> str:
    more = len(columns) - MAX_COLUMNS
    return f"{counted(more, 'more column')} in the list of changes only." if more > 0 else ""


def preview_matrix(preview: Preview, catalogue: Catalogue) -> Matrix:
    """The table of a preview: only the rows in which a cell changes, with a mark in each such cell."""
    query = preview.query
    whole = (
        compare(query, catalogue)
        if isinstance(query, ComparisonQuery)
        else position_matrix(query, catalogue)
    )
    changed: dict[tuple[str, str], str] = {}
    for column, row, says in preview.changes:
        changed[column, row] = "; ".join(
            part for part in (changed.get((column, row)), says) if part
        )
    marks = {
        cell: replace(_WOULD_CHANGE, meaning=f"Would change: {says}")
        for cell, says in changed.items()
    }
    rows_changed = {row for _, row in changed}
    groups = tuple(
        replace(group, rows=rows, shown=len(rows))
        for group in marked(whole.groups, marks)
        if (rows := tuple(row for row in group.rows if row.id in rows_changed))
    )
    return replace(
        whole,
        caption=f"{counted(len(changed), 'cell')} would change",
        groups=groups,
        marks_legend=(*whole.marks_legend, _WOULD_CHANGE),
        fixed=True,
    )


def preview_evidence(
    preview: Preview, cell: tuple[str, str] | None, matrix: Matrix, catalogue: Catalogue
) -> CellEvidence | None:
    """The evidence that a cell (column and row) of a preview would have; ``None`` when there is no such cell."""
    query = replace(preview.query, cell=cell)
    if isinstance(query, ComparisonQuery):
        return cell_evidence(query, matrix, catalogue)
    return position_evidence(query, matrix, catalogue)
