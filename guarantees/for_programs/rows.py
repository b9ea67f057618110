"""The tables of the records as other programs get them: as of a day, and each row with where it was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from guarantees.catalogue.as_seen import as_seen
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.records.position import Position
from guarantees.records.statement import Attributed, Statement
from guarantees.releases.tables import (
    EVIDENCE,
    STATEMENTS,
    Column,
    ColumnType,
    Content,
    Table,
    row_id,
    tables_of,
)

POSITIONS = "positions"
PLACES = Column(
    EVIDENCE, ColumnType.ARRAY, "Where it was read: places in sources, by the ids of those."
)
_OF_A_PLACE = ("at", "quote", "reported_by", "witness")


@dataclass(frozen=True)
class Rows:
    """The rows of a table, with the places in sources that some of them rest on, by the ids of the rows."""

    table: Table
    places: Mapping[object, tuple[Mapping[str, object], ...]]

    def as_object(self, row: tuple[Content, ...]) -> dict[str, Any]:
        """A row with the names of its columns; what the record does not say is left out."""
        named = zip(self.table.columns, row, strict=True)
        found: dict[str, Any] = {
            each.name: content for each, content in named if content is not None
        }
        if self.places:
            found[EVIDENCE] = self.places.get(row[0], ())
        return found

    @property
    def whole(self) -> Table:
        """The table with the places as one more column."""
        if not self.places:
            return self.table
        rows = (
            (*row, tuple(map(_in_brief, self.places.get(row[0], ())))) for row in self.table.rows
        )
        return replace(self.table, columns=(*self.table.columns, PLACES), rows=tuple(rows))


def rows_of(name: str, as_of: AsOf, catalogue: Catalogue) -> Rows:
    """The rows of a table that were there by a day. A row has the same id on each day."""
    seen = as_seen(as_of, catalogue)
    table, places = _tables(seen)[name], _places(seen).get(name, {})
    if seen is not catalogue and name in (STATEMENTS, POSITIONS):
        of_all = ids_of_said(catalogue)
        ids: dict[Any, str] = {id: of_all[said] for said, id in ids_of_said(seen).items()}
        rows = tuple((ids.get(row[0], row[0]), *row[1:]) for row in table.rows)
        table = replace(table, rows=rows)
        places = {ids.get(row, row): each for row, each in places.items()}
    return Rows(table, places)


@cached_on_catalogue
def _tables(catalogue: Catalogue) -> Mapping[str, Table]:
    return {table.name: table for table in tables_of(catalogue)}


@cached_on_catalogue
def _places(
    catalogue: Catalogue,
) -> Mapping[str, Mapping[object, tuple[Mapping[str, object], ...]]]:
    """What the rows of each table rest on, with what a source is called and where it is."""
    table = _tables(catalogue)[EVIDENCE]
    found: dict[str, dict[object, tuple[Mapping[str, object], ...]]] = defaultdict(dict)
    for row in table.rows:
        place = dict(zip((column.name for column in table.columns), row, strict=True))
        if place["of_part"]:
            continue
        of, own = found[str(place["of_table"])], place["of_row"]
        of[own] = (*of.get(own, ()), _place(place, catalogue))
    return found


def _place(place: Mapping[str, object], catalogue: Catalogue) -> Mapping[str, object]:
    id = str(place["source"])
    source = catalogue.sources.get(id)
    about = {
        "source": id,
        "title": source.title if source else None,
        "published": source.published.text if source else None,
        "url": source.url if source else None,
        **{name: place[name] for name in _OF_A_PLACE},
    }
    return {name: value for name, value in about.items() if value is not None}


def _in_brief(place: Mapping[str, object]) -> str:
    return f"{place['source']} {place['at']}"


# ---- statements and positions by what they say ---------------------------------------------------


@cached_on_catalogue
def ids_of_said(catalogue: Catalogue) -> Mapping[tuple[object, ...], str]:
    """The ids that statements and positions have in the tables, by what they say.

    As of a day there may be fewer of them in a record, and a part of one: its number there says nothing.
    """
    return dict(_all_said(catalogue))


def _all_said(catalogue: Catalogue) -> Iterator[tuple[tuple[object, ...], str]]:
    for proposal in catalogue.proposals.values():
        for element, provision in proposal.provisions.items():
            for number, said in enumerate(provision if isinstance(provision, tuple) else (), 1):
                place = f"{proposal.id}.{element}.{number}"
                yield known_by(proposal.id, element, said), row_id(said, place)
    for actor, file in catalogue.positions.items():
        for number, position in enumerate(file.positions, 1):
            place = f"{actor}.{POSITIONS}.{number}"
            yield known_by(actor, "", position), row_id(position, place)


def known_by(owner: str, element: str, said: Attributed) -> tuple[object, ...]:
    """What distinguishes a statement or position from the others in its record."""
    own: object = said.scope if isinstance(said, Statement) else None
    if isinstance(said, Position):
        own = said.about, said.stance
    return owner, element, said.speaker, said.says, own, str(said.stated)
