"""The figures of the texts on an element that asks for a number: how much, of what, for which years, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guarantees.links.addresses import to_proposal
from guarantees.pages.gap.records import ElementRecords
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Statement
from guarantees.records.values import Quantity
from guarantees.words.cell_words import value_words
from guarantees.words.numbered_sources import NumberedSources

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Figure:
    """One figure of one text. ``of`` is the part that it is said of, and ``years`` the time; either may be ""."""

    proposal: str
    address: str
    date: EdtfDate
    of: str
    years: str
    words: str
    citations: tuple[int, ...]


def figures_of(records: ElementRecords, sources: NumberedSources) -> tuple[Figure, ...]:
    """Each figure that decides a cell, once for each part; in order of date."""
    found: dict[tuple[str, str, Quantity], list[Statement]] = {}
    for proposal, cell in records.cells.values():
        for each in cell.giving_values:
            if isinstance(each.value, Quantity):
                found.setdefault((proposal.id, each.scope or "", each.value), []).append(each)
    by_date = sorted(found.items(), key=lambda entry: _date(entry[1]).sort_key)
    return tuple(
        _figure(records.cells[name][0], scope, value, said, records, sources)
        for (name, scope, value), said in by_date
    )


def _date(said: list[Statement]) -> EdtfDate:
    """The earliest time that the figure is for."""
    return min((each.at_time for each in said), key=lambda date: date.sort_key)


def _figure(
    proposal: Proposal,
    scope: str,
    value: Quantity,
    said: list[Statement],
    records: ElementRecords,
    sources: NumberedSources,
) -> Figure:
    parts = scope.split(", ") if scope else []
    return Figure(
        proposal=proposal.short_name,
        address=to_proposal(proposal.id, records.element.id, records.as_of),
        date=_date(said),
        of=", ".join(part for part in parts if not _YEAR.search(part)),
        years=", ".join(part for part in parts if _YEAR.search(part)),
        words=value_words(value, records.element, records.catalogue),
        citations=sources.cite_statements(said),
    )
