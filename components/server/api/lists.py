"""The lists of the API: the tables of the records, by what they can be filtered, and the rows that remain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus

from components.server.api.problems import MOST_NAMED, Fault, Refused, fault
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.links.link_reader import shortened
from guarantees.releases.tables import ID, Column, Table, tables_of

SEVERAL = "."


@dataclass(frozen=True)
class RecordList:
    """A table that is listed under its name, and the columns by which it is filtered."""

    name: str
    about: str
    filters: tuple[str, ...]


LISTS = {
    each.name: each
    for each in (
        RecordList(
            "proposals",
            "Texts and offers that were put forward.",
            ("family", "kind", "proposed_by"),
        ),
        RecordList(
            "elements",
            "The questions that each proposal is asked: the codebook.",
            ("group", "kind"),
        ),
        RecordList(
            "actors",
            "Who speaks, proposes, guarantees, reports or translates.",
            ("kind", "members"),
        ),
        RecordList("sources", "The documents that were read.", ("kind", "language", "read")),
        RecordList(
            "statements",
            "Who said what about an element of a proposal, when, and how it is known.",
            ("proposal", "element", "speaker", "mode", "event"),
        ),
        RecordList(
            "positions",
            "What parties accept, refuse or propose.",
            ("actor", "about_proposal", "about_element", "stance", "speaker", "mode"),
        ),
        RecordList("events", "What happened on a date.", ("kind", "participants", "proposals")),
        RecordList("contradictions", "Statements that cannot all hold.", ("between",)),
        RecordList(
            "evidence",
            "Each place in a source that something rests on.",
            ("source", "of_table", "of_row"),
        ),
    )
}


@cached_on_catalogue
def tables(catalogue: Catalogue) -> Mapping[str, Table]:
    """The tables of a catalogue by name."""
    return {table.name: table for table in tables_of(catalogue)}


def rows_that_match(name: str, filters: Mapping[str, str], catalogue: Catalogue) -> Table:
    """The table with the rows that all filters let through; a filter names one or several values, between dots.

    Raises :class:`Refused` for values that nothing can have.
    """
    table = tables(catalogue)[name]
    places = {column.name: place for place, column in enumerate(table.columns)}
    wanted = {column: frozenset(text.split(SEVERAL)) for column, text in filters.items()}
    # An id of a row may have dots of its own.
    wanted |= {column: frozenset([filters[column]]) for column in wanted if column == "of_row"}
    faults = [
        fault
        for column, values in wanted.items()
        for fault in _unknown(table, table.columns[places[column]], values, catalogue)
    ]
    if faults:
        raise Refused(HTTPStatus.NOT_FOUND, *faults)
    rows = (
        row
        for row in table.rows
        if all(_has(row[places[column]], values) for column, values in wanted.items())
    )
    return replace(table, rows=tuple(rows))


def row_with_id(name: str, id: str, catalogue: Catalogue) -> dict[str, object]:
    """One row by its id, or by a former id. Raises :class:`Refused` if there is none."""
    table = tables(catalogue)[name]
    for known in (id, *catalogue.former_ids.get(id, ())):
        for row in table.rows:
            if row[0] == known:
                return as_object(table, row)
    raise Refused(HTTPStatus.NOT_FOUND, fault(ID, shortened(id), f"no row of {name} has this id"))


def as_object(table: Table, row: tuple[object, ...]) -> dict[str, object]:
    """A row with the names of its columns; what the record does not say is left out."""
    named = zip(table.columns, row, strict=True)
    return {column.name: content for column, content in named if content is not None}


def _has(content: object, values: frozenset[str]) -> bool:
    return bool(values & frozenset(content if isinstance(content, tuple) else [str(content)]))


def _unknown(
    table: Table, column: Column, values: frozenset[str], catalogue: Catalogue
) -> list[Fault]:
    allowed = _allowed(table, column, catalogue)
    shown = allowed[:MOST_NAMED]
    return [
        fault(column.name, shortened(value), "is none of those that there are", shown)
        for value in sorted(values.difference(allowed))
    ]


def _allowed(table: Table, column: Column, catalogue: Catalogue) -> tuple[str, ...]:
    if column.words:
        return column.words
    if column.table:
        return tuple(str(row[0]) for row in tables(catalogue)[column.table].rows)
    place = table.columns.index(column)
    held = (row[place] for row in table.rows)
    each = (
        part for content in held for part in (content if isinstance(content, tuple) else [content])
    )
    return tuple(sorted({str(part) for part in each if part is not None}))
