"""What every page can be asked that is a table with evidence behind each cell: its columns, and its open cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar, Self


class MatrixQuery:
    """A frozen query with the open ``cell`` as (column, row), or ``None``, and its columns in the field ``COLUMNS``."""

    COLUMNS: ClassVar[str]
    cell: tuple[str, str] | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The ids of the columns, in order."""
        return getattr(self, self.COLUMNS)

    def open_cell(self, column: str, row: str) -> Self:
        """Open the evidence of a cell."""
        return self._with(cell=(column, row))

    def close_cell(self) -> Self:
        """Close the evidence."""
        return self._with(cell=None)

    def with_columns(self, columns: tuple[str, ...]) -> Self:
        """Other columns. An open cell whose column goes is closed."""
        cell = self.cell if self.cell and self.cell[0] in columns else None
        return self._with(**{self.COLUMNS: columns}, cell=cell)

    def adding(self, column: str) -> Self:
        """One more column at the right end."""
        return self.with_columns((*self._besides(column), column))

    def move(self, column: str, steps: int) -> Self:
        """Move a column to the right (positive) or left (negative), at most to the end."""
        if column not in self.columns:
            return self
        rest = self._besides(column)
        place = min(max(self.columns.index(column) + steps, 0), len(rest))
        return self.with_columns((*rest[:place], column, *rest[place:]))

    def without(self, column: str) -> Self:
        """Remove a column."""
        return self.with_columns(self._besides(column))

    def _besides(self, column: str) -> tuple[str, ...]:
        return tuple(name for name in self.columns if name != column)

    def _with(self, **values: Any) -> Self:
        return replace(self, **values)
