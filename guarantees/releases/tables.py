"""The catalogue as tables: a row for each record and for each part of one, so that nothing is left out.

The tables follow from the models. A field of one value is a column, a list of ids or texts too. A list of parts, such
as the links of a source's chain, is a table of its own, whose rows name the row that they belong to. All places in
sources, whatever they are the evidence of, are in one table. A date has three columns: as it is written (EDTF), and the
first and the last day that it can mean.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.cell import Cell, CellState, cell_of
from guarantees.records.dates import EdtfDate
from guarantees.records.element import Element
from guarantees.records.fields import Record
from guarantees.records.kinds import KINDS, MENTIONS, WITH_IDS, Kind
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Absence, Attributed, Evidence, Statement
from guarantees.records.values import AMBIGUOUS, CodedValue, Quantity, values_of
from guarantees.records.vocabulary import RecordKind, Term
from guarantees.words.cell_words import cell_words

Content = str | int | bool | datetime.date | tuple[str, ...] | None
"""What a row holds in a column; ``None`` where the record says nothing."""
Row = tuple[Content, ...]
ID, EVIDENCE, CELLS, ABSENCES, STATEMENTS = "id", "evidence", "cells", "absences", "statements"
_VALUE = "The answer: options or actors by their ids, unless it is a quantity."
_EDTF = "A date with its precision (EDTF)."
_FILES_OF_POSITIONS = "position_files"
_ONE_OF = {"families": "family", _FILES_OF_POSITIONS: "position"}
_RENAMED = {"positions": _FILES_OF_POSITIONS}


class ColumnType(StrEnum):
    """The types of columns, as Table Schema calls them. An array is a list of texts."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    ARRAY = "array"


@dataclass(frozen=True)
class Column:
    """A column. ``table`` is the one whose ids it holds, "" for none; ``words`` are all that it may hold, if closed."""

    name: str
    type: ColumnType = ColumnType.STRING
    description: str = ""
    table: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table. The first column holds the id of a row, which no other row has."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def tables_of(catalogue: Catalogue) -> tuple[Table, ...]:
    """The whole catalogue: the records and their parts, the evidence, and the state and answer of every cell."""
    return tuple(each_table(catalogue))


def each_table(catalogue: Catalogue) -> Iterator[Table]:
    """The same, one after another: the rows of a table are made when its turn comes."""
    shapes: dict[str, Shape] = {}
    for name, kind in _kinds():
        shapes |= _shapes(name, kind.model)
    shapes[EVIDENCE] = shapes.pop(EVIDENCE)  # the last
    for name, (model, keys) in shapes.items():
        listed = (each.column for each in _columns(model, bool(keys)) if each.column)
        id = Column(ID, description="The id of the row.")
        yield Table(name, _about(model), (id, *keys, *listed), _rows(name, catalogue))
    yield _cells(catalogue)


def _kinds() -> Iterator[tuple[str, Kind]]:
    """The kinds of records that have a table, and what that is called."""
    for kind in KINDS:
        if kind.part and kind.path != "":
            yield _RENAMED.get(kind.part, kind.part), kind


def _rows(name: str, catalogue: Catalogue) -> tuple[Row, ...]:
    """The rows of one table, whichever records they come from."""
    found = _RowsOf(name)
    for kind_name, kind in _kinds():
        for number, record in enumerate(_each(getattr(catalogue, kind.part, None)), start=1):
            id = str(getattr(record, kind.key) if kind.key else number)
            found.add(kind_name, kind.model, id, record)
    return tuple(found.rows)


def _each(records: Any) -> Iterable[Any]:
    if isinstance(records, Mapping):
        return records.values()
    return records if isinstance(records, Sequence) else [] if records is None else [records]


# ---- what a model holds --------------------------------------------------------------------------

Get = Callable[[Any], Any]
Shape = tuple[type[Record], tuple[Column, ...]]


@dataclass(frozen=True)
class _Field:
    """A column with how it is read from a record; or, without a column, a list of parts of that model."""

    name: str
    get: Get
    column: Column | None = None
    model: type[Record] = Record


@cache
def _fields(model: type[Record]) -> tuple[_Field, ...]:
    return tuple(_all_fields(model))


def _all_fields(model: type[Record], prefix: str = "", of: Get = lambda it: it) -> Iterator[_Field]:
    for name, field in model.model_fields.items():
        if name != "provisions":  # see _Drafts
            yield from _field(model, name, field, prefix, of)


def _field(
    model: type[Record], name: str, field: FieldInfo, prefix: str, of: Get
) -> Iterator[_Field]:
    def get(record: Any) -> Any:
        return getattr(of(record), name, None)

    def column(get: Get, name: str, type: ColumnType, description: str) -> _Field:
        return _Field(name, get, Column(name, type, description))

    types = set(_types(field.annotation))
    part = next((each for each in types if issubclass(each, Record)), None)
    name_of, said = f"{prefix}{name}", field.description or ""
    if Quantity in types:
        yield column(lambda it: _ids(get(it)), name_of, ColumnType.ARRAY, said or _VALUE)
        yield from _all_fields(Quantity, f"{name_of}_", lambda it: _quantity(get(it)))
    elif part and tuple in types:
        yield _Field(name_of, get, model=part)
    elif part:
        yield from _all_fields(part, f"{name_of}_", get)
    elif EdtfDate in types:
        yield column(lambda it: _text(get(it)), name_of, ColumnType.STRING, said or _EDTF)
        for day, get_day in (("first", _earliest), ("last", _latest)):
            about = f"The {day} day that it can mean."
            yield column(_then(get, get_day), f"{name_of}_{day}", ColumnType.DATE, about)
    else:
        yield _Field(name_of, lambda it: _text(get(it)), _plain(model, name, name_of, types, said))


def _then(first: Get, second: Get) -> Get:
    return lambda it: second(first(it))


def _earliest(date: EdtfDate | None) -> datetime.date | None:
    return date.earliest if date else None


def _latest(date: EdtfDate | None) -> datetime.date | None:
    return date.latest if date else None


def _plain(model: type[Record], name: str, column: str, types: set[type], said: str) -> Column:
    words = next((each for each in types if issubclass(each, Term)), None)
    table = _named_in(model, name)
    if tuple in types:
        return Column(column, ColumnType.ARRAY, said, table)
    for type_, called in ((bool, ColumnType.BOOLEAN), (int, ColumnType.INTEGER)):
        if type_ in types:
            return Column(column, called, said, table)
    return Column(column, ColumnType.STRING, said, table, tuple(words) if words else ())


def _named_in(model: type[Record], name: str) -> str:
    """The table of the records that a field names. Statements and positions share their ids, but no table."""
    kinds = {kind for of, field, kind in MENTIONS if field == name and issubclass(model, of)}
    tables = [
        kind.part for ids, kind in WITH_IDS if ids in kinds and ids is not RecordKind.STATEMENT
    ]
    return tables[0] if tables else ""


def _types(annotation: Any) -> Iterator[type]:
    """The types in an annotation, at whatever depth; ``tuple`` itself too."""
    if get_origin(annotation) is tuple:
        yield tuple
    for argument in get_args(annotation):
        yield from _types(argument)
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation


def _text(value: Any) -> Content:
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return value if value is None or isinstance(value, (bool, int)) else str(value)


def _ids(value: CodedValue | None) -> tuple[str, ...]:
    return tuple(each for each in values_of(value) if isinstance(each, str))


def _quantity(value: CodedValue | None) -> Quantity | None:
    return value if isinstance(value, Quantity) else None


# ---- tables and their rows -----------------------------------------------------------------------


@cache
def _shapes(name: str, model: type[Record], *keys: Column) -> Mapping[str, Shape]:
    """The tables in which a record of a table, or a part of it, has rows: of each its model, and the columns with what
    a row belongs to.
    """
    parent, element = _parent(name), Column("element", table="elements")
    found: dict[str, Shape] = {name: (model, keys)}
    for part in _parts(model):
        if part.model is Evidence:
            found[EVIDENCE] = (Evidence, _CITED)
        else:
            found |= _shapes(_table_of_part(name, part.name), part.model, parent)
    if "provisions" in model.model_fields:
        found |= _shapes(STATEMENTS, Statement, parent, element)
        found |= _shapes(ABSENCES, Absence, parent, element)
    return found


class _RowsOf:
    """Collects the rows of one table from the records that are given to it, at whatever depth they are."""

    def __init__(self, name: str) -> None:
        self.name, self.rows = name, list[Row]()

    def add(self, name: str, model: type[Record], id: str, record: Any, *keys: Content) -> None:
        """A record, whose row belongs to the table ``name``."""
        if self.name not in _shapes(name, model):
            return
        if name == self.name:
            columns = _columns(model, bool(keys))
            self.rows.append((id, *keys, *(each.get(record) for each in columns)))
        for part in _parts(model):
            for number, each in enumerate(part.get(record) or (), start=1):
                if isinstance(each, Evidence):
                    self._cite(name, id, part.name, number, each)
                else:
                    own = f"{id}.{part.name}.{number}"
                    id_of = row_id(each, own) if isinstance(each, Attributed) else own
                    self.add(_table_of_part(name, part.name), part.model, id_of, each, id)
        for element, provision in getattr(record, "provisions", {}).items():
            if isinstance(provision, Absence):
                self.add(ABSENCES, Absence, f"{id}.{element}", provision, id, element)
                continue
            for number, each in enumerate(provision, start=1):
                place = row_id(each, f"{id}.{element}.{number}")
                self.add(STATEMENTS, Statement, place, each, id, element)

    def _cite(self, name: str, id: str, part: str, number: int, place: Evidence) -> None:
        if self.name != EVIDENCE:
            return
        of = part.removesuffix(EVIDENCE).rstrip("_")
        row = (each.get(place) for each in _fields(Evidence))
        self.rows.append((f"{name}.{id}.{part}.{number}", name, id, of or None, number, *row))


@cache
def _parts(model: type[Record]) -> tuple[_Field, ...]:
    """The fields of lists of parts, which have tables of their own."""
    return tuple(each for each in _fields(model) if not each.column)


@cache
def _columns(model: type[Record], is_part: bool) -> list[_Field]:
    """The columns besides the ids of the row and of what it belongs to.

    The id of an option counts within its element, so it is no id of a row.
    """
    code = Column("code", description="Its id within what it belongs to.")
    is_coded = is_part and not issubclass(model, Attributed)
    return [
        replace(each, column=code) if each.name == ID else each
        for each in _fields(model)
        if each.column and (each.name != ID or is_coded)
    ]


def _parent(table: str) -> Column:
    if table == _FILES_OF_POSITIONS:  # whose ids are those of actors
        return Column("actor", description="Whose position it is.", table="actors")
    name = _one_of(table)
    # An actor's affiliation names another actor.
    name = f"of_{name}" if table == "actors" else name
    return Column(name, description=f"The row of {table} that it belongs to.", table=table)


def row_id(said: Attributed, place: str) -> str:
    """The id of the row of a statement or position: its own, or its place in the records: ``alpha.force-size.1``."""
    return said.id or place


_CITED = (
    Column("of_table", description="The table of what it is the evidence of."),
    Column("of_row", description="The row of that table."),
    Column(
        "of_part",
        description="The part of that row: a condition or a withdrawal. Empty: the whole row.",
    ),
    Column("place", ColumnType.INTEGER, "Its number among the places of that row or part."),
)


def _one_of(table: str) -> str:
    return _ONE_OF.get(table, table.removesuffix("s"))


def _table_of_part(table: str, part: str) -> str:
    if part == "positions":
        return part
    return f"{_one_of(table)}_{part}"


def _about(model: type[Record]) -> str:
    if model is Evidence:
        return "Where it was read: one place in a source."
    return " ".join((model.__doc__ or "").partition("\n\n")[0].split())


# ---- cells ---------------------------------------------------------------------------------------


CELL_COLUMNS = (
    Column(ID, description="The proposal and the element."),
    Column("proposal", table="proposals"),
    Column("element", table="elements"),
    Column("state", description="What the cell shows.", words=tuple(CellState)),
    Column("value", ColumnType.ARRAY, "The answers: options or actors by their ids."),
    Column("answer", description="The answer, or the state, in words."),
    Column("says", description="One sentence about it, and whose it is."),
)


def answers_of(cell: Cell) -> tuple[str, ...]:
    """The options or actors that a cell gives as answers, by their ids; none where they are open or a quantity."""
    ids = (id for value in cell.values for id in _ids(value))  # type: ignore[arg-type]
    return tuple(dict.fromkeys(id for id in ids if id != AMBIGUOUS))


def cell_row(
    proposal: Proposal, element: Element, cell: Cell, catalogue: Catalogue
) -> tuple[Content, ...]:
    """What a cell shows, in the columns ``CELL_COLUMNS``."""
    words = cell_words(cell, element, catalogue)
    where = (f"{proposal.id}.{element.id}", proposal.id, element.id)
    return (*where, str(cell.state), answers_of(cell), words.text, words.says)


def _cells(catalogue: Catalogue) -> Table:
    rows = [
        cell_row(proposal, element, cell_of(proposal, element, LATEST, catalogue), catalogue)
        for proposal in catalogue.proposals.values()
        for element in catalogue.elements.values()
    ]
    about = "What the comparison shows on the latest day: every proposal and every element."
    return Table(CELLS, about, CELL_COLUMNS, tuple(rows))
