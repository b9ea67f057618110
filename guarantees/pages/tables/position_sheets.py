"""Positions as a reader takes them away: what each party says of each proposal or question, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import TAKES_A_STANCE, StanceCell
from guarantees.pages.tables.matrix import Matrix, MatrixCell, MatrixColumn, MatrixRow
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_query import PositionDensity, PositionRows, PositionsQuery
from guarantees.pages.tables.sheets import CellsOfTable, searched
from guarantees.pages.tables.stance_cells import stances_in
from guarantees.records.position import Position
from guarantees.sheets.book import Content, Row, Workbook
from guarantees.sheets.statement_lines import Line, no_statement, statement_line
from guarantees.words.statement_words import StatementView, statement_view


def positions_book(query: PositionsQuery, catalogue: Catalogue, address: str) -> Workbook:
    """The positions that a query shows, on the page at an ``address``, which opens the same view."""
    matrix = position_matrix(replace(query, folded=(), cell=None), catalogue)
    has_sentences = query.view is PositionDensity.SENTENCES
    cells = _Cells(query.rows, query.as_of, has_sentences, matrix, catalogue)
    return cells.book(
        "Positions", address, (*(each.label for each in query.only), *searched(query.search))
    )


class _Cells(CellsOfTable):
    """The cells of Positions."""

    heads = ("Party", "On", "Cell shows", "Party id", "Id of what it is on")

    def __init__(
        self,
        rows: PositionRows,
        as_of: AsOf,
        has_sentences: bool,
        matrix: Matrix,
        catalogue: Catalogue,
    ) -> None:
        super().__init__(as_of, has_sentences, matrix, catalogue)
        self.rows = rows

    def _stances(self, shown: MatrixCell) -> tuple[StanceCell, ...]:
        return stances_in(shown.column, self.rows, shown.row, self.as_of, self.catalogue)

    def lines(self, shown: MatrixCell, row: MatrixRow, column: MatrixColumn) -> Iterator[Line]:
        on = f"{row.number} {row.name}".strip()
        said = "; ".join(line.text for line in shown.lines)
        about = (column.short_name, on, said, column.id, row.id)
        stances = self._stances(shown)
        if not any(stance.statements for stance in stances):
            yield no_statement(about)
        # A position that speaks of several answers is one line.
        found: dict[Content, Line] = {}
        for stance in stances:
            for line in stance_lines(stance, about, self.as_of, self.catalogue):
                found.setdefault(line[0][-1], line)
        yield from found.values()

    def said(self, shown: MatrixCell) -> Iterator[StatementView]:
        for stance in self._stances(shown):
            for each in (*stance.seen, *stance.denials):
                yield statement_view(each, self.catalogue, as_of=self.as_of)

    def is_given(self, shown: MatrixCell) -> bool:
        return any(stance.state in TAKES_A_STANCE for stance in self._stances(shown))


def stance_lines(
    stance: StanceCell, about: Row, as_of: AsOf, catalogue: Catalogue
) -> Iterator[Line]:
    """A line for each position behind a stance, after the columns that say what it is about."""
    for role, positions in stance.by_role.items():
        for position in positions:
            view = statement_view(position, catalogue, as_of=as_of, role=role)
            yield statement_line(
                about, view, position_id(stance.actor, position, catalogue), role.label
            )


def position_id(actor: str, position: Position, catalogue: Catalogue) -> str:
    """The id of a position, or its place in the records; of what follows from a signature, the signature."""
    if position.id:
        return position.id
    if isinstance(position, SignedPosition):
        return f"{position.text}.status.{position.number}.{actor}"
    recorded = catalogue.positions.get(actor)
    listed = recorded.positions if recorded else ()
    return f"{actor}.positions.{listed.index(position) + 1}" if position in listed else ""
