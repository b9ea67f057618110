"""What a reader asks of the comparison, and the same as parameters of a link."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self, TypeVar, cast

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.links.earlier import NO_EARLIER, Earlier, EarlierSide, in_order
from guarantees.links.link_reader import NONE, LinkReader, shortened
from guarantees.links.page_link import (
    AsOfDay,
    Known,
    OneOf,
    Open,
    PageLink,
    SomeIds,
    SomeOf,
    Words,
)
from guarantees.records.vocabulary import Term


class OpensCell:
    """A frozen query with the open ``cell`` as (column, row), or ``None``."""

    cell: tuple[str, str] | None

    def close_cell(self) -> Self:
        """Close the evidence."""
        return self._with(cell=None)

    def _with(self, **values: Any) -> Self:
        changed: Self = replace(cast(Any, self), **values)
        return changed


class MatrixQuery(OpensCell):
    """A query of a table, with its columns in the field ``COLUMNS``."""

    COLUMNS: ClassVar[str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The ids of the columns, in order."""
        columns: tuple[str, ...] = getattr(self, self.COLUMNS)
        return columns

    def adding(self, column: str) -> Self:
        """One more column at the right end."""
        others = (name for name in self.columns if name != column)
        return self._with(**{self.COLUMNS: (*others, column)})


@dataclass(frozen=True)
class OpenCell:
    """The open cell in a link, as ``column.row``.

    ``parts`` names both in a notice; ``rows`` gives, for a link, what a row is called and which rows there are.
    """

    parts: str
    column: str
    columns: Known
    rows: Callable[[LinkReader], tuple[str, Mapping[str, object]]]
    field: str = "cell"
    names: tuple[str, ...] = ("cell",)

    def read(self, reader: LinkReader) -> tuple[str, str] | None:
        written = reader.value("cell")
        if written is None:
            return None
        column, dot, row = written.partition(".")
        if not dot:
            reader.ignore(
                f"This link opens the cell '{shortened(written)}', which does not name {self.parts}."
            )
            return None
        known_column = reader.current_id(column, self.column, self.columns(reader.catalogue))
        known_row = reader.current_id(row, *self.rows(reader))
        return (known_column, known_row) if known_column and known_row else None

    def write(self, value: tuple[str, str] | None, catalogue: Catalogue) -> dict[str, str]:
        return {"cell": ".".join(value) if value else NONE}


Query = TypeVar("Query", bound=MatrixQuery)


def with_cell_among_columns(query: Query, reader: LinkReader, given: object = ()) -> Query:
    """The query without its open cell where that is of no column; a notice says so."""
    if query.cell is None or query.cell[0] in query.columns:
        return query
    reader.ignore(f"This link opens a cell of '{query.cell[0]}', which is not among its columns.")
    return query.close_cell()


class Density(Term):
    """How much of each answer the page shows."""

    ANSWERS = "answers", "Answers", "One line for each question; a line opens to its sentences."
    SENTENCES = (
        "sentences",
        "Sentences",
        "Each answer with its sentence, its marks and its sources.",
    )
    SIGNS = "signs", "Signs", "Every proposal on every question, as one sign each."


class Difference(Term):
    """A filter that keeps the rows in which answers have something in common.

    Several keep what any of them keeps; ``THREE`` narrows what the others keep.
    """

    VALUE = "value", "answers differ", "At least two proposals give different answers."
    AGREE = (
        "agree",
        "answers agree",
        "At least two proposals answer, and all that do give the same answer.",
    )
    UNCLEAR = (
        "unclear",
        "open to readings",
        "At least two proposals answer, and ambiguous words leave open whether they differ.",
    )
    ONE = "one", "answered by one", "One proposal answers."
    NONE = "none", "answered by none", "No proposal answers."
    UNKNOWN = (
        "unknown",
        "may differ",
        "No difference is found and none can be excluded: what at least one proposal says is ambiguous, not coded, "
        "not mentioned in what was read, or said by others only.",
    )
    THREE = (
        "three",
        "at least 3 answer",
        "At least three proposals answer; it narrows what the other filters keep.",
    )
    WORDING = (
        "wording",
        "wording differs",
        "At least two proposals share a coded value and put it in other words.",
    )
    SILENCE = (
        "silence",
        "one side silent",
        "At least one proposal has an answer, and the text of another, read whole, says nothing.",
    )


OLDER_FILTERS = frozenset({Difference.WORDING, Difference.SILENCE})
"""Filters that only links still name."""


@dataclass(frozen=True)
class ComparisonQuery(MatrixQuery):
    """The whole state of the Compare page. Ids only; every one of them exists in the catalogue it was read against.

    ``proposals`` are the columns in order; ``folded`` the closed groups of rows; ``open`` the rows that are open to
    their sentences, and other parts of the page that are open; ``cell`` the open cell as (proposal, element). ``find``
    is a search among the proposals to choose from. Cells that differ from an earlier side (``since``) are marked.
    """

    COLUMNS = "proposals"

    proposals: tuple[str, ...] = ()
    folded: frozenset[str] = frozenset()
    search: str = ""
    differences: frozenset[Difference] = frozenset()
    as_of: AsOf = field(default_factory=AsOf)
    cell: tuple[str, str] | None = None
    view: Density = Density.ANSWERS
    find: str = ""
    since: Earlier = NO_EARLIER
    open: tuple[str, ...] = ()

    def toggle_group(self, group: str) -> ComparisonQuery:
        """Collapse an open group of rows, or open a collapsed one."""
        return replace(self, folded=self.folded ^ {group})


def default_query(catalogue: Catalogue) -> ComparisonQuery:
    """What a link without parameters shows: the first preset with readable records, or else every proposal."""
    presets = (preset_columns(preset, catalogue) for preset in catalogue.presets)
    return ComparisonQuery(next(filter(None, presets), tuple(catalogue.proposals)))


def preset_columns(preset_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The columns of a preset whose records can be read, in order of date."""
    preset = catalogue.presets.get(preset_id)
    return tuple(name for name in catalogue.proposals if preset and name in preset.proposals)


@dataclass(frozen=True)
class _Proposals:
    """The columns. A link names them by their ids, or by a preset, which is never written."""

    field: str = "proposals"
    names: tuple[str, ...] = ("proposals", "preset")
    is_list: ClassVar[bool] = True

    def read(self, reader: LinkReader) -> tuple[str, ...] | None:
        catalogue = reader.catalogue
        if reader.parameters.get("proposals") == NONE:
            return ()
        if reader.value("proposals"):
            # Where every id is unknown, the page is what it would be without them.
            return reader.ids("proposals", "proposal", catalogue.proposals) or None
        preset = reader.one_id("preset", "preset", catalogue.presets)
        return preset_columns(preset, catalogue) if preset else None

    def write(self, value: tuple[str, ...], catalogue: Catalogue) -> dict[str, str]:
        return {"proposals": ".".join(value) or NONE}


def _complete(
    query: ComparisonQuery, reader: LinkReader, given: Collection[str]
) -> ComparisonQuery:
    return in_order(with_cell_among_columns(query, reader), reader)


PROPOSAL_CELL = OpenCell(
    parts="a proposal and a question",
    column="proposal",
    columns=lambda catalogue: catalogue.proposals,
    rows=lambda reader: ("question", reader.catalogue.elements),
)
COMPARE_LINK = PageLink(
    "compare",
    ComparisonQuery,
    (
        _Proposals(),
        SomeIds("folded", "group of questions", lambda catalogue: catalogue.groups),
        Words("search"),
        SomeOf("differ", Difference, "filter", into="differences"),
        AsOfDay(),
        PROPOSAL_CELL,
        OneOf("view", Density, "density"),
        Words("find", noun="search among proposals"),
        EarlierSide(),
        Open(),
    ),
    default=default_query,
    complete=_complete,
)
