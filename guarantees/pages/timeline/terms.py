"""Until when agreements are in force by their own term, the first to end first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.term import end_of_term
from guarantees.pages.timeline.entries import EntryKind, TimelineEntry, entries_of
from guarantees.pages.timeline.query import TimelineQuery, span
from guarantees.pages.timeline.windows import Axis
from guarantees.records.dates import EdtfDate


@dataclass(frozen=True)
class Term:
    """The term of an agreement, from when ``begins`` to ``ends``, with its place on the axis in hundredths."""

    entry: str
    name: str
    begins: EdtfDate
    ends: EdtfDate
    left: float
    width: float


@dataclass(frozen=True)
class Terms:
    """The terms, over whole years."""

    axis: Axis
    terms: tuple[Term, ...]


def terms_for(query: TimelineQuery, catalogue: Catalogue) -> Terms | None:
    """The terms that match the reader's choices; ``None`` if there are none."""
    found = []
    for entry in entries_of(catalogue).values():
        if entry.kind is EntryKind.END and _passes(entry, query):
            end = end_of_term(catalogue.proposals[entry.proposals[0]], LATEST, catalogue)
            if end:
                found.append((entry, end.begins.date, end.date))
    if not found:
        return None
    first = min(span(begins)[0] for _, begins, _ in found)
    last = max(span(ends)[1] for _, _, ends in found)
    axis = Axis(datetime.date(first.year, 1, 1), datetime.date(last.year, 12, 31))
    in_order = sorted(found, key=lambda each: each[2].sort_key)
    return Terms(axis, tuple(_term(*each, axis, catalogue) for each in in_order))


def _term(
    entry: TimelineEntry, begins: EdtfDate, ends: EdtfDate, axis: Axis, catalogue: Catalogue
) -> Term:
    proposal = catalogue.proposals[entry.proposals[0]]
    left = axis.share(span(begins)[0])
    width = round(axis.share(span(ends)[1], end=True) - left, 2)
    return Term(entry.id, proposal.short_name, begins, ends, left, width)


def _passes(entry: TimelineEntry, query: TimelineQuery) -> bool:
    actors = {*entry.actors, *entry.bodies, *entry.about}
    return (not query.proposals or not set(query.proposals).isdisjoint(entry.proposals)) and (
        not query.actors or not actors.isdisjoint(query.actors)
    )
