"""Records that nothing refers to, and records dated after the end of the evidence.

None of them is a problem, so no rule reports them: an actor may be there for a text that is still to be coded. What the
rules refuse, such as words known before they were stated, is not checked again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from pydantic import BaseModel

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_proposal, to_search, to_sources, to_timeline
from guarantees.pages.curate.latest_dates import AFTER, span_words
from guarantees.pages.curate.table import Column, ReportTable, table_of
from guarantees.pages.sources.claims import (
    Citing,
    about_name,
    address_of,
    claim_index,
    subject_of,
)
from guarantees.records.dates import EdtfDate
from guarantees.records.fields import models_in
from guarantees.records.kinds import MENTIONS
from guarantees.records.position import Subject
from guarantees.records.proposal import StatusChange
from guarantees.records.registry import Event
from guarantees.records.statement import Attributed, Statement
from guarantees.records.values import values_of
from guarantees.records.vocabulary import Term


class UnreferencedKind(Term):
    """What a curator may want to look at."""

    SOURCE = (
        "source",
        "Source that nothing cites",
        "Nothing in it is coded, and no search covered it.",
    )
    ACTOR = (
        "actor",
        "Actor that no record refers to",
        "No other record mentions it.",
    )
    EVENT = ("event", "Event without a proposal", "The event names no proposal.")
    PROPOSAL = (
        "proposal",
        "Proposal without a stance",
        "No actor has a recorded stance on the proposal as a whole.",
    )
    FAMILY = ("family", "Family without a proposal", "No proposal belongs to it.")
    LATE = (
        "late",
        "Dated after the end",
        "Its date is after the end of the evidence: check the date, or the edition.",
    )


@dataclass(frozen=True)
class UnreferencedRecord:
    """One record. ``id`` is its own or, for a late date, that of the proposal, actor or event it belongs to.

    ``date`` is a late date, ``None`` for the other kinds.
    """

    kind: UnreferencedKind
    id: str
    name: str
    address: str
    date: EdtfDate | None = None


@dataclass(frozen=True)
class UnreferencedRecords:
    """The records by kind, in the order of the files."""

    summary: str
    ends: tuple[UnreferencedRecord, ...]


def unreferenced_records(catalogue: Catalogue) -> UnreferencedRecords:
    """Look for records of each kind that nothing refers to."""
    ends = tuple(_all(catalogue))
    counts = Counter(end.kind for end in ends)
    found = (f"{kind.label}: {counts[kind]}." for kind in UnreferencedKind if counts[kind])
    return UnreferencedRecords(" ".join(found) or "There are none.", ends)


def _all(catalogue: Catalogue) -> Iterator[UnreferencedRecord]:
    mentioned = _mentioned(catalogue)
    for source in catalogue.sources.values():
        if not claim_index(catalogue).of(source.id):
            yield UnreferencedRecord(
                UnreferencedKind.SOURCE, source.id, source.short_name, to_sources(source.id)
            )
    for actor in catalogue.actors.values():
        if ("actor", actor.id) not in mentioned:
            name = catalogue.actor_short_name(actor.id)
            yield UnreferencedRecord(UnreferencedKind.ACTOR, actor.id, name, to_search(actor.name))
    for event in catalogue.events.values():
        if not event.proposals:
            yield UnreferencedRecord(
                UnreferencedKind.EVENT, event.id, event.name, to_timeline(event.id)
            )
    spoken_of = {p.about.proposal for file in catalogue.positions.values() for p in file.positions}
    for proposal in catalogue.proposals.values():
        if proposal.id not in spoken_of:
            yield UnreferencedRecord(
                UnreferencedKind.PROPOSAL,
                proposal.id,
                proposal.short_name,
                to_proposal(proposal.id),
            )
    for family in catalogue.families.values():
        if ("family", family.id) not in mentioned:
            yield UnreferencedRecord(UnreferencedKind.FAMILY, family.id, family.name, "")
    yield from _late(catalogue)


def _mentioned(catalogue: Catalogue) -> frozenset[tuple[str, str]]:
    """Kind and id of every record that another names, in the fields that the rules check or in coded values."""
    records = chain(
        catalogue.proposals.values(),
        catalogue.positions.values(),
        catalogue.sources.values(),
        catalogue.actors.values(),
        catalogue.events.values(),
    )
    return frozenset(
        each for record in records for _, model in models_in(record) for each in _mentions(model)
    )


@cache
def _fields_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that name other records, each with the kind of these."""
    return tuple((field, kind) for other, field, kind in MENTIONS if issubclass(model, other))


def _mentions(model: BaseModel) -> Iterator[tuple[str, str]]:
    for field, kind in _fields_of(type(model)):
        named = getattr(model, field) or ()
        for each in (named,) if isinstance(named, str) else named:
            yield kind, each
    if isinstance(model, (Statement, Subject)):
        # An option may have the id of an actor; then the actor counts as mentioned.
        yield from (("actor", value) for value in values_of(model.value) if isinstance(value, str))


def _late(catalogue: Catalogue) -> Iterator[UnreferencedRecord]:
    """Records that are certainly dated after the end of the evidence."""
    end = catalogue.edition.evidence_reaches if catalogue.edition else None
    seen: set[int] = set()
    for citing in chain.from_iterable(claim_index(catalogue).by_source.values()):
        date = _date(citing)
        if not (end and date) or id(citing.said) in seen or span_words(date, end) != AFTER:
            continue
        seen.add(id(citing.said))
        name = dict.fromkeys((about_name(citing, catalogue), subject_of(citing, catalogue)))
        yield UnreferencedRecord(
            UnreferencedKind.LATE, citing.about, ": ".join(name), address_of(citing), date
        )


def _date(citing: Citing) -> EdtfDate | None:
    said = citing.said
    if isinstance(said, Attributed):
        return said.stated
    return said.date if isinstance(said, (Event, StatusChange)) else None


# ---- tables --------------------------------------------------------------------------------


def unreferenced_tables(part: UnreferencedRecords) -> tuple[ReportTable, ...]:
    """One table, grouped by kind."""
    table = table_of(
        "loose-ends",
        "The records",
        [Column("Record", lambda end: (end.name, end.date) if end.date else end.name)],
        part.ends,
        group=lambda end: f"{end.kind.label}. {end.kind.meaning}",
    )
    return (table,)
