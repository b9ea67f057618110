"""What other programs may ask, each question with the types of its parameters and the function that answers it.

The API and the tools for language models are made from this one table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.for_programs.faults import NotThere, fault
from guarantees.for_programs.lists import LISTS, rows_that_match
from guarantees.for_programs.parameters import (
    ChangeParameters,
    ComparisonParameters,
    Parameters,
    SearchParameters,
    day_of,
    list_parameters,
)
from guarantees.for_programs.rows import Rows, rows_of
from guarantees.for_programs.views import (
    STATEMENTS,
    changes,
    changes_table,
    comparison,
    search_results,
)
from guarantees.pages.search.entries import ResultKind
from guarantees.words.as_of import evidence_cutoff
from guarantees.words.site_citation import LICENCE_ADDRESS, cited

Row = dict[str, Any]
Version = Callable[[str, str], Catalogue]
"""The records of a release by the parameter that names it and its name; raises ``NotThere`` if there is none."""


@dataclass(frozen=True)
class Found:
    """An answer: all rows, which of them are sent as JSON, and what else is said.

    ``given`` replaces the rows in JSON where these are not the whole answer.
    """

    rows: Rows
    said: Mapping[str, Any] = field(default_factory=dict)
    given: Mapping[str, Any] | None = None
    first: int = 0
    limit: int | None = None
    more: Callable[[Row], Row] = lambda row: row

    @property
    def next(self) -> int | None:
        """The number of rows to pass over for those that come next; ``None`` after the last."""
        end = self.first + (self.limit or 0)
        return end if self.limit and end < len(self.rows.table.rows) else None

    def as_data(self, next: object) -> dict[str, Any]:
        """The answer as plain data; ``next`` is how to request the next rows."""
        if self.given is not None:
            return {**self.said, **self.given}
        rows = self.rows.table.rows
        end = self.first + self.limit if self.limit else None
        data = [self.more(self.rows.as_object(row)) for row in rows[self.first : end]]
        return {**self.said, "total": len(rows), "next": next, "data": data}


@dataclass(frozen=True)
class Question:
    """A question by its name. ``details`` say what a reader of its answer has to know."""

    name: str
    about: str
    details: str
    parameters: type[Parameters]
    ask: Callable[[Any, Catalogue, Version], Found]


def no_version(name: str, asked: str) -> NotThere:
    """The refusal of an unknown version."""
    wrong = "is neither a release nor today's version"
    return NotThere(fault(name, asked, wrong))


def about(as_of: AsOf, catalogue: Catalogue) -> dict[str, str]:
    """What every response says: how to cite it, under which licence, and the records and day it was made from."""
    return {
        "version": catalogue.version,
        "release": catalogue.release,
        "asof": as_of.day.isoformat() if as_of.day else "latest",
        "clock": str(as_of.clock),
        "evidence_reaches": evidence_cutoff(catalogue),
        "citation": cited("", as_of, catalogue),
        "licence": LICENCE_ADDRESS,
    }


def _list(name: str, parameters: Any, catalogue: Catalogue, version: Version) -> Found:
    listed = LISTS[name]
    filters = parameters.model_dump(exclude_none=True)
    filters |= {day: day_of(day, filters[day]) for day in listed.days if day in filters}
    rows = rows_that_match(name, filters, parameters.as_of, catalogue)
    return Found(rows, first=parameters.offset, limit=parameters.limit)


def _comparison(parameters: ComparisonParameters, catalogue: Catalogue, version: Version) -> Found:
    as_of = parameters.as_of
    table = comparison(
        parameters.proposals,
        parameters.elements,
        as_of,
        catalogue,
        differ=parameters.differ,
        search=parameters.search,
        state=parameters.state,
    )

    found = Found(Rows(table, {}), first=parameters.offset, limit=parameters.limit)
    return replace(found, more=_with_statements(as_of, catalogue)) if parameters.said else found


def _with_statements(as_of: AsOf, catalogue: Catalogue) -> Callable[[Row], Row]:
    """Adds to a cell the statements that it shows, as the list has them."""
    statements = rows_of(STATEMENTS, as_of, catalogue)
    by_id = {row[0]: row for row in statements.table.rows}
    return lambda cell: {
        **cell,
        "said": [statements.as_object(by_id[id]) for id in cell[STATEMENTS]],
    }


def _search(parameters: SearchParameters, catalogue: Catalogue, version: Version) -> Found:
    kind = ResultKind(parameters.kind) if parameters.kind else None
    said, table = search_results(parameters.q, kind, parameters.as_of, catalogue)
    return Found(Rows(table, {}), said)


def _changes(parameters: ChangeParameters, catalogue: Catalogue, version: Version) -> Found:
    found = changes(version("since", parameters.since), catalogue)
    said = {"summary": found.summary}
    return Found(Rows(changes_table(found), {}), said, given=asdict(found))


_NOTHING = "What is missing from the records is not a no."
QUESTIONS = {
    each.name: each
    for each in (
        *(
            Question(
                name,
                listed.about,
                "Filters may name several values, separated by dots.",
                list_parameters(name),
                partial(_list, name),
            )
            for name, listed in LISTS.items()
        ),
        Question(
            "comparison",
            "Cells of the comparison, as of a day.",
            "What the page Compare shows: for each proposal and element the answer, or why there is none. "
            f"{_NOTHING}",
            ComparisonParameters,
            _comparison,
        ),
        Question(
            "search",
            "Search everything.",
            "What the page Search finds, with its tolerance for spellings and scripts.",
            SearchParameters,
            _search,
        ),
        Question(
            "changes",
            "What changed since a release.",
            "Cell by cell and record by record, with the reasons that the records give.",
            ChangeParameters,
            _changes,
        ),
    )
}
