"""What programs can get besides lists: the comparison, a search and what changed, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import CellState, cell_of
from guarantees.changes.changes import changes_between
from guarantees.changes.model import CellChange, Changes
from guarantees.for_programs.faults import NotThere, fault
from guarantees.for_programs.lists import SEVERAL
from guarantees.for_programs.rows import ids_of_said, known_by
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.search.highlight import Segments
from guarantees.pages.search.page import SearchQuery, search
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.query import ComparisonQuery, Difference
from guarantees.releases.tables import (
    CELL_COLUMNS,
    ID,
    Column,
    ColumnType,
    Content,
    Table,
    cell_row,
)
from guarantees.words.cell_words import why

STATEMENTS = "statements"
COMPARISON = (
    *CELL_COLUMNS,
    Column("why", description="Why the cell shows this."),
    Column(STATEMENTS, ColumnType.ARRAY, "The statements that the cell shows, by their ids."),
    Column("sources", ColumnType.ARRAY, "The sources that those were read in, by their ids."),
)
RESULTS = (
    Column("kind", description="What was found.", words=tuple(ResultKind)),
    Column("name"),
    Column("context", ColumnType.ARRAY, "Where it belongs, who says it and when."),
    Column("texts", ColumnType.ARRAY, "What it says."),
    Column("matches", ColumnType.ARRAY, "The words of it that the search found."),
    Column("address", description="Its page, below the root of the site."),
)
CHANGES = (
    Column(ID),
    Column("kind", description="A cell, a stance, or a kind of record."),
    Column("sort", description="How it differs."),
    Column(
        "origin",
        description="Where it comes from: said since, perhaps said since, older and read since, or corrected.",
    ),
    *(Column(name) for name in ("subject", "about", "before", "after")),
    Column("reason", description="Why, as the records say; or that they do not say."),
    Column("words", description="The change in one sentence."),
)


def comparison(
    proposals: str | None,
    elements: str | None,
    as_of: AsOf,
    catalogue: Catalogue,
    *,
    differ: str | None = None,
    search: str | None = None,
    state: str | None = None,
) -> Table:
    """The cells of some proposals and elements, or of all, of which the filters of the page Compare keep some rows.

    Raises :class:`NotThere` for unknown ids.
    """
    columns = _chosen("proposals", proposals, catalogue.proposals, catalogue)
    rows = _chosen("elements", elements, catalogue.elements, catalogue)
    if differ or search:
        kept = _kept(columns, differ or "", search or "", as_of, catalogue)
        rows = tuple(row for row in rows if row in kept)
    states = frozenset((state or "").split(SEVERAL)) if state else frozenset(CellState)
    ids = ids_of_said(catalogue)
    found = []
    for column in columns:
        for row in rows:
            proposal, element = catalogue.proposals[column], catalogue.elements[row]
            cell = cell_of(proposal, element, as_of, catalogue)
            if cell.state not in states:
                continue
            shown = tuple(ids[known_by(column, row, each)] for each in cell.shown)
            read = dict.fromkeys(place.source for each in cell.shown for place in each.evidence)
            what = cell_row(proposal, element, cell, catalogue)
            found.append((*what, why(cell, catalogue), shown, tuple(read)))
    return Table("comparison", "Cells of the comparison.", COMPARISON, tuple(found))


def _kept(
    proposals: tuple[str, ...], differ: str, search: str, as_of: AsOf, catalogue: Catalogue
) -> set[str]:
    """The elements whose rows the page shows with these filters."""
    differences = frozenset(Difference(each) for each in differ.split(SEVERAL) if each)
    query = ComparisonQuery(proposals, search=search, differences=differences, as_of=as_of)
    return {row.id for group in compare(query, catalogue).groups for row in group.rows}


def _chosen(
    name: str, written: str | None, known: Mapping[str, object], catalogue: Catalogue
) -> tuple[str, ...]:
    """The ids that a parameter names, in its order, also by their former ids; all if there is no parameter."""
    if written is None:
        return tuple(known)
    today = {id: _today(id, known, catalogue) for id in dict.fromkeys(written.split(SEVERAL))}
    if faults := [fault(name, id, allowed=known) for id, found in today.items() if not found]:
        raise NotThere(*faults)
    return tuple(dict.fromkeys(today.values()))


def _today(id: str, known: Mapping[str, object], catalogue: Catalogue) -> str:
    return next((each for each in (id, *catalogue.former_ids.get(id, ())) if each in known), "")


def search_results(
    text: str, kind: ResultKind | None, as_of: AsOf, catalogue: Catalogue
) -> tuple[dict[str, Any], Table]:
    """What the page Search shows, as text: what it says of the whole, and the results."""
    found = search(SearchQuery(text, kind, as_of), catalogue)
    about = {
        "summary": found.summary or found.empty,
        "counts": {str(kind): count for kind, count in found.counts.items()},
        "suggestions": dict(found.suggestions),
        "nobody_says": [asdict(each) for each in found.nobody_says],
    }
    rows = tuple(
        (
            str(group.kind),
            _text(result.name),
            tuple(_text(part.words) for part in result.context),
            tuple(_text(passage.text) for passage in result.passages),
            tuple(_matches(result.name, *(each.text for each in result.passages))),
            result.address,
        )
        for group in found.groups
        for result in group.results
    )
    return about, Table("search", "Results of a search.", RESULTS, rows)


def _text(segments: Segments) -> str:
    return "".join(segment.text for segment in segments)


def _matches(*texts: Segments) -> Iterable[str]:
    return dict.fromkeys(segment.text for text in texts for segment in text if segment.matched)


def changes_table(changes: Changes) -> Table:
    """What changed, a row for each cell, stance and record."""
    rows = tuple((str(number), *row) for number, row in enumerate(_changed(changes), start=1))
    return Table("changes", "What changed.", CHANGES, rows)


def _changed(changes: Changes) -> Iterator[tuple[Content, ...]]:
    for kind, found in (("cell", changes.cells), ("stance", changes.stances)):
        yield from (_cell(kind, each) for each in found)
    for each in changes.records:
        yield (
            each.kind,
            str(each.sort),
            str(each.origin),
            each.id,
            each.title,
            None,
            None,
            each.reason_words,
            each.words,
        )


def _cell(kind: str, change: CellChange) -> tuple[Content, ...]:
    sides = (change.before.text, change.after.text)
    about = (change.subject, change.about, *sides, change.reason_words, change.words)
    return kind, str(change.sort), str(change.origin), *about


def changes(old: Catalogue, new: Catalogue) -> Changes:
    """What changed from one release to the records shown, as ``diff`` says it."""
    return changes_between(old, new)
