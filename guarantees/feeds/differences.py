"""The feed of what differs from an earlier version or day: the page on what changed, entry for entry."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.cells.cell import cell_of, cited_sources
from guarantees.changes.model import CellChange, Changes, ReasonGiven
from guarantees.feeds.feed import (
    UNKNOWN_DAY,
    Feed,
    FeedEntry,
    PlaceRead,
    made_feed,
    permanent_ids,
    places_read,
)
from guarantees.feeds.query import about_words, feed_id, titled
from guarantees.links.addresses import to_sources
from guarantees.pages.changes.page import changes_of, sides_words, to_change, to_record
from guarantees.pages.changes.query import CHANGES_LINK, ChangesQuery
from guarantees.pages.method.changes import changed_records
from guarantees.records.dates import EdtfDate
from guarantees.records.kinds import KINDS
from guarantees.records.statement import Evidence

_PARTS = {kind.noun: kind.part for kind in KINDS if kind.noun}


def differences(query: ChangesQuery, old: Catalogue, new: Catalogue) -> Feed:
    """The feed of a query that has an earlier side, whose records are ``old``."""
    found = changes_of(query, old, new)
    since = "/".join(_since(query, old))
    return made_feed(
        feed_id("changes", query.view, query.as_of, new, since),
        titled("What changed", query.view, new),
        about_words(f"{sides_words(query, old, new)} {found.summary}", query.as_of, new),
        CHANGES_LINK.address(query, new),
        _entries(found, since, query, new),
        query.as_of,
        new,
    )


def _since(query: ChangesQuery, old: Catalogue) -> Iterable[str]:
    if query.since.version:
        yield old.version
    if query.since.day:
        yield f"{query.as_of.clock.value}={query.since.day.isoformat()}"


def _entries(
    found: Changes, since: str, query: ChangesQuery, catalogue: Catalogue
) -> Iterable[FeedEntry]:
    usual = query.as_of.day or last_change(catalogue)
    for change in (*found.cells, *found.stances):
        yield FeedEntry(
            id=f"changed/{since}/{_permanent(change, catalogue)}",
            kind=change.origin.label,
            title=f"{change.subject}, {change.about}: {change.origin.label}",
            says=(change.words, *change.statements),
            link=to_change(change, query.since, query.as_of, catalogue)
            or CHANGES_LINK.address(query, catalogue),
            updated=_updated(change.reasons, usual),
            read=_read(change, query, catalogue),
        )
    for record in found.records:
        part = _PARTS[record.kind]
        (first,) = permanent_ids("actors" if part == "positions" else part, (record.id,), catalogue)
        yield FeedEntry(
            id=f"changed/{since}/records/{part}/{first}",
            kind=record.origin.label,
            title=f"{record.title}: {record.origin.label}",
            says=(record.words,),
            link=to_record(record, catalogue) or CHANGES_LINK.address(query, catalogue),
            updated=_updated(record.reasons, usual),
        )


def _permanent(change: CellChange, catalogue: Catalogue) -> str:
    parts = (
        ("actors", change.actor),
        ("proposals", change.proposal),
        ("elements", change.element),
    )
    firsts = (id for part, id in parts if id for id in permanent_ids(part, (id,), catalogue))
    kind = "stances" if change.actor else "cells"
    return "/".join((kind, *firsts, *([change.value] if change.value else [])))


def _updated(reasons: Iterable[ReasonGiven], usual: datetime.date) -> datetime.date:
    """The day of the latest reason that is given; without any, that of the records."""
    days = (EdtfDate.parse(each.date) for each in reasons)
    return max((day.latest or day.first_possible for day in days), default=usual)


@cached_on_catalogue
def last_change(catalogue: Catalogue) -> datetime.date:
    """The latest day on which the records say that they were changed or released."""
    edition = catalogue.edition
    days = [edition.released] if edition else []
    days += [each.change.on for each in changed_records(catalogue)]
    return max((day.latest or day.first_possible for day in days), default=UNKNOWN_DAY)


def _read(change: CellChange, query: ChangesQuery, catalogue: Catalogue) -> tuple[PlaceRead, ...]:
    """Where what a cell or a stance now rests on was read."""
    if change.actor:
        return places_read(_of_stance(change, catalogue), catalogue)
    proposal = catalogue.proposals.get(change.proposal)
    element = catalogue.elements.get(change.element)
    if proposal is None or element is None:
        return ()
    cell = cell_of(proposal, element, query.as_of, catalogue)
    said = (*cell.shown, *cell.denials) or cell.by_others or cell.withdrawn
    if said:
        return places_read((place for each in said for place in each.evidence), catalogue)
    return tuple(
        PlaceRead(f"{catalogue.source_short_name(id)} (searched)", to_sources(id))
        for id in dict.fromkeys(cited_sources(cell))
    )


def _of_stance(change: CellChange, catalogue: Catalogue) -> Iterable[Evidence]:
    file = catalogue.positions.get(change.actor)
    for position in file.positions if file else ():
        about = (position.about.proposal or "", position.about.element or "")
        if about == (change.proposal, change.element):
            yield from position.evidence
