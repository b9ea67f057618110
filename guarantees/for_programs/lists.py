"""The lists: the tables of the records, by what they can be filtered, and the rows that remain."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.for_programs.faults import Fault, NotThere, fault
from guarantees.for_programs.rows import Rows, rows_of
from guarantees.pages.search.matching import RowSearch
from guarantees.pages.sources.page import chosen_sources
from guarantees.pages.sources.query import SOURCE_LINK, Relayed, Translated
from guarantees.releases.tables import ID, Column, Content, Table

SEVERAL = "."
SEARCH = "search"
Kept = Callable[[Mapping[str, str], Catalogue], Collection[object]]


@dataclass(frozen=True)
class RecordList:
    """A table that is listed under its name, and by what it is filtered: columns, and a date within days.

    ``by_day`` lists depend on the chosen day. ``page_filters`` are those that only a page has, as columns with their
    words, and ``page`` gives the ids of the rows that the page keeps.
    """

    name: str
    about: str
    filters: tuple[str, ...]
    date: str = ""
    by_day: bool = False
    page_filters: tuple[Column, ...] = ()
    page: Kept | None = None

    @property
    def days(self) -> tuple[str, ...]:
        """The parameters for the first and the last day of its date."""
        return (f"{self.date}_from", f"{self.date}_to") if self.date else ()


def _of_sources_page(filters: Mapping[str, str], catalogue: Catalogue) -> Collection[object]:
    query = SOURCE_LINK.decode(filters, catalogue).query
    return {source.id for source in chosen_sources(query, catalogue)}


LISTS = {
    each.name: each
    for each in (
        RecordList(
            "proposals",
            "Texts and offers that were put forward.",
            ("family", "kind", "proposed_by"),
            "first_stated",
            by_day=True,
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
        RecordList(
            "sources",
            "The documents that were read.",
            ("kind", "language", "read"),
            "published",
            by_day=True,
            page_filters=(
                Column("translated", words=tuple(Translated)),
                Column("relayed", words=tuple(Relayed)),
                Column(SEARCH),
            ),
            page=_of_sources_page,
        ),
        RecordList(
            "statements",
            "Who said what about an element of a proposal, when, where it was read, and how it is known.",
            ("proposal", "element", "speaker", "mode", "event"),
            "stated",
            by_day=True,
        ),
        RecordList(
            "positions",
            "What parties accept, refuse or propose.",
            ("actor", "about_proposal", "about_element", "stance", "speaker", "mode"),
            "stated",
            by_day=True,
        ),
        RecordList(
            "events",
            "What happened on a date.",
            ("kind", "participants", "proposals"),
            "date",
            by_day=True,
        ),
        RecordList("contradictions", "Statements that cannot all hold.", ("between",), by_day=True),
        RecordList(
            "evidence",
            "Each place in a source that something rests on.",
            ("source", "of_table", "of_row"),
        ),
    )
}


def rows_that_match(
    name: str, filters: Mapping[str, Any], as_of: AsOf, catalogue: Catalogue
) -> Rows:
    """The rows that all filters let through; a filter of a column names one or several values, between dots.

    Raises :class:`NotThere` for values that nothing can have.
    """
    listed, found = LISTS[name], rows_of(name, as_of, catalogue)
    passing = [
        *_columns(
            found.table, {key: filters[key] for key in listed.filters if key in filters}, catalogue
        ),
        *_dates(found.table, listed, filters),
        *_page(listed, filters, catalogue),
    ]
    if SEARCH in filters and not listed.page:
        search = RowSearch(filters[SEARCH], catalogue)
        passing.append(lambda row: search.finds(map(str, filter(None, row))))
    rows = (row for row in found.table.rows if all(passes(row) for passes in passing))
    return replace(found, table=replace(found.table, rows=tuple(rows)))


def row_with_id(name: str, id: str, as_of: AsOf, catalogue: Catalogue) -> dict[str, Any]:
    """One row by its id, or by a former id. Raises :class:`NotThere` if there is none."""
    found = rows_of(name, as_of, catalogue)
    for known in (id, *catalogue.former_ids.get(id, ())):
        for row in found.table.rows:
            if row[0] == known:
                return found.as_object(row)
    raise NotThere(fault(ID, id, f"no row of {name} has this id"))


Passes = Callable[[tuple[Content, ...]], bool]


def _columns(table: Table, filters: Mapping[str, str], catalogue: Catalogue) -> list[Passes]:
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
        raise NotThere(*faults)

    def has(place: int, values: frozenset[str]) -> Passes:
        return lambda row: _has(row[place], values)

    return [has(places[column], values) for column, values in wanted.items()]


def _dates(table: Table, listed: RecordList, filters: Mapping[str, Any]) -> list[Passes]:
    """An uncertain date excludes nothing: a row is left out if it is certainly of another day."""
    names = [column.name for column in table.columns]
    found: list[Passes] = []
    for parameter, side, is_out in zip(
        listed.days, ("last", "first"), (_before, _after), strict=False
    ):
        if limit := filters.get(parameter):
            found.append(_within(names.index(f"{listed.date}_{side}"), limit, is_out))
    return found


def _within(
    place: int, limit: datetime.date, is_out: Callable[[Any, datetime.date], bool]
) -> Passes:
    return lambda row: row[place] is None or not is_out(row[place], limit)


def _before(day: datetime.date, limit: datetime.date) -> bool:
    return day < limit


def _after(day: datetime.date, limit: datetime.date) -> bool:
    return day > limit


def _page(listed: RecordList, filters: Mapping[str, str], catalogue: Catalogue) -> list[Passes]:
    asked = {each.name: filters[each.name] for each in listed.page_filters if each.name in filters}
    if not asked or not listed.page:
        return []
    kept = listed.page(asked, catalogue)
    return [lambda row: row[0] in kept]


def _has(content: object, values: frozenset[str]) -> bool:
    return bool(values & frozenset(content if isinstance(content, tuple) else [str(content)]))


def _unknown(
    table: Table, column: Column, values: frozenset[str], catalogue: Catalogue
) -> list[Fault]:
    allowed = _allowed(table, column, catalogue)
    return [
        fault(column.name, value, allowed=allowed) for value in sorted(values.difference(allowed))
    ]


def _allowed(table: Table, column: Column, catalogue: Catalogue) -> tuple[str, ...]:
    if column.words:
        return column.words
    if column.table:
        return tuple(str(row[0]) for row in rows_of(column.table, LATEST, catalogue).table.rows)
    place = table.columns.index(column)
    held = (row[place] for row in table.rows)
    each = (
        part for content in held for part in (content if isinstance(content, tuple) else [content])
    )
    return tuple(sorted({str(part) for part in each if part is not None}))
