"""What the API answers besides lists: the comparison, a search and what changed, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from components.server.api.lists import SEVERAL
from components.server.api.problems import MOST_NAMED, Refused, fault
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import cell_of
from guarantees.changes.changes import changes_between
from guarantees.links.link_reader import shortened
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.search.highlight import Segments
from guarantees.pages.search.page import SearchQuery, search
from guarantees.records.statement import Statement
from guarantees.releases.tables import CELL_COLUMNS, Column, ColumnType, Table, cell_row, row_id
from guarantees.words.cell_words import why

COMPARISON = (
    *CELL_COLUMNS,
    Column("why", description="Why the cell shows this."),
    Column("statements", ColumnType.ARRAY, "The statements that the cell shows, by their ids."),
)


def comparison(
    proposals: str | None, elements: str | None, as_of: AsOf, catalogue: Catalogue
) -> Table:
    """The cells of some proposals and elements, or of all. Raises :class:`Refused` for ids that there are not."""
    columns = _chosen("proposals", proposals, catalogue.proposals, catalogue)
    rows = _chosen("elements", elements, catalogue.elements, catalogue)
    ids = _ids_of_statements(catalogue)
    found = []
    for column in columns:
        for row in rows:
            proposal, element = catalogue.proposals[column], catalogue.elements[row]
            cell = cell_of(proposal, element, as_of, catalogue)
            shown = tuple(ids[_known_by(column, row, each)] for each in cell.shown)
            what = cell_row(proposal, element, cell, catalogue)
            found.append((*what, why(cell, catalogue), shown))
    return Table("comparison", "Cells of the comparison.", COMPARISON, tuple(found))


def _chosen(
    name: str, written: str | None, known: Mapping[str, object], catalogue: Catalogue
) -> tuple[str, ...]:
    """The ids that a parameter names, in its order, also by their former ids; all where there is no parameter."""
    if written is None:
        return tuple(known)
    asked = dict.fromkeys(written.split(SEVERAL))
    today = {id: _today(id, known, catalogue) for id in asked}
    allowed = tuple(known)[:MOST_NAMED]
    faults = [
        fault(name, shortened(id), "is none of those that there are", allowed)
        for id, found in today.items()
        if not found
    ]
    if faults:
        raise Refused(HTTPStatus.NOT_FOUND, *faults)
    return tuple(dict.fromkeys(today.values()))


def _today(id: str, known: Mapping[str, object], catalogue: Catalogue) -> str:
    return next((each for each in (id, *catalogue.former_ids.get(id, ())) if each in known), "")


@cached_on_catalogue
def _ids_of_statements(catalogue: Catalogue) -> Mapping[tuple[object, ...], str]:
    """The ids that statements have in the tables, by what they say: as of a day a cell may hold a part of one."""
    return {
        _known_by(proposal.id, element, statement): row_id(
            statement, f"{proposal.id}.{element}.{number}"
        )
        for proposal in catalogue.proposals.values()
        for element, provision in proposal.provisions.items()
        if isinstance(provision, tuple)
        for number, statement in enumerate(provision, start=1)
    }


def _known_by(proposal: str, element: str, said: Statement) -> tuple[object, ...]:
    return proposal, element, said.speaker, said.says, said.scope, str(said.stated)


def search_results(
    text: str, kind: ResultKind | None, as_of: AsOf, catalogue: Catalogue
) -> dict[str, Any]:
    """What the page Search shows, as text; ``matches`` are the words of it that the search found."""
    found = search(SearchQuery(text, kind, as_of), catalogue)
    return {
        "summary": found.summary or found.empty,
        "counts": {str(kind): count for kind, count in found.counts.items()},
        "suggestions": dict(found.suggestions),
        "nobody_says": [asdict(each) for each in found.nobody_says],
        "data": [
            {
                "kind": str(group.kind),
                "name": _text(result.name),
                "context": [_text(part) for part in result.context],
                "texts": [_text(passage.text) for passage in result.passages],
                "matches": list(_matches(result.name, *(each.text for each in result.passages))),
                "address": result.address,
            }
            for group in found.groups
            for result in group.results
        ],
    }


def _text(segments: Segments) -> str:
    return "".join(segment.text for segment in segments)


def _matches(*texts: Segments) -> Iterable[str]:
    return dict.fromkeys(segment.text for text in texts for segment in text if segment.matched)


def changes(old: Catalogue, new: Catalogue) -> dict[str, Any]:
    """What changed from one release to the records shown, as ``diff --format json`` says it."""
    found = changes_between(old, new)
    return {"summary": found.summary, **asdict(found)}
