"""The latest dates of each proposal and actor, and searches that are older than a source of the same record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Day

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import earliest_publication, known_date
from guarantees.links.addresses import to_positions, to_proposal
from guarantees.pages.curate.table import Column, ReportTable, table_of
from guarantees.records.dates import EdtfDate, Fact
from guarantees.records.fields import models_in
from guarantees.records.position import ActorPositions, ActorSilence
from guarantees.records.proposal import Proposal, StatusChange
from guarantees.records.source import Source
from guarantees.records.statement import Absence, Attributed, Evidence, Silence, Withdrawal

Search = Absence | Silence | ActorSilence
_NONE = "none"
AFTER = "after the evidence is said to end"
_MAX_DAYS, _MAX_MONTHS = 61, 59
_UNITS = ("day", "month", "year")


@dataclass(frozen=True)
class LatestDates:
    """A proposal or actor with the latest dates on which something was stated, and became public.

    ``stated_span`` and ``known_span`` are the time from then to the end of the evidence, "" without an edition.
    """

    id: str
    name: str
    stated: EdtfDate | None
    stated_span: str
    known: EdtfDate | None
    known_span: str
    address: str


@dataclass(frozen=True)
class LaterSource:
    """A source that the record cites and the search did not cover. ``read`` says when it was read, if that is known."""

    id: str
    name: str
    read: tuple[Fact, ...]


@dataclass(frozen=True)
class OldSearch:
    """A search that found nothing, made before some of the sources of the same record were read.

    ``id`` is that of a proposal or actor; ``elements`` and ``proposals`` are what the searched texts are silent on.
    """

    id: str
    name: str
    on: EdtfDate
    elements: tuple[str, ...]
    proposals: tuple[str, ...]
    sources: tuple[LaterSource, ...]
    address: str


@dataclass(frozen=True)
class Staleness:
    """The latest dates of proposals, by date, and of actors, in alphabetical order; and searches that are older.

    ``reaches`` is the end of the evidence in words, "" without an edition.
    """

    summary: str
    reaches: str
    proposals: tuple[LatestDates, ...]
    actors: tuple[LatestDates, ...]
    searches: tuple[OldSearch, ...]


def staleness(catalogue: Catalogue) -> Staleness:
    """Find the latest dates, and the searches that are older than a source."""
    edition = catalogue.edition
    reaches = edition.evidence_reaches.words() if edition else ""
    searches = tuple(_old_searches(catalogue))
    return Staleness(
        summary=_summary(reaches, searches),
        reaches=reaches,
        proposals=tuple(
            _latest(p.id, p.short_name, p, to_proposal(p.id), catalogue)
            for p in catalogue.proposals.values()
        ),
        actors=tuple(
            _latest(
                name,
                catalogue.actor_short_name(name),
                catalogue.positions[name],
                to_positions(actors=(name,)),
                catalogue,
            )
            for name in catalogue.alphabetical(catalogue.positions)
        ),
        searches=searches,
    )


def _summary(reaches: str, searches: tuple[OldSearch, ...]) -> str:
    end = (
        f"The evidence is said to end with {reaches}. "
        if reaches
        else "No edition says where it ends. "
    )
    if not searches:
        return f"{end}Every search that found nothing was made when the sources that its record cites had been read."
    made = "1 search" if len(searches) == 1 else f"{len(searches)} searches"
    return f"{end}{made} that found nothing may be older than sources that the same record cites."


# ---- the latest dates ----------------------------------------------------------------------


def _latest(
    id: str, name: str, record: Proposal | ActorPositions, address: str, catalogue: Catalogue
) -> LatestDates:
    pairs = list(_dates(record, catalogue))
    stated = _last(stated for stated, _ in pairs)
    known = _last(known for _, known in pairs if known)
    return LatestDates(
        id,
        name,
        stated,
        _span(stated, catalogue),
        known,
        _span(known, catalogue),
        address,
    )


def _dates(
    record: Proposal | ActorPositions, catalogue: Catalogue
) -> Iterator[tuple[EdtfDate, EdtfDate | None]]:
    """When each statement, position, withdrawal and change of status was made, and known."""
    for _, model in models_in(record):
        if isinstance(model, Attributed):
            yield model.stated, known_date(model, catalogue)
        elif isinstance(model, Withdrawal):
            yield model.stated, earliest_publication(model.evidence, catalogue)
        elif isinstance(model, StatusChange):
            yield model.date, earliest_publication(model.evidence, catalogue)


def _last(dates: Iterable[EdtfDate]) -> EdtfDate | None:
    """The latest date, by the first day that each may mean."""
    return max(dates, key=lambda date: date.sort_key, default=None)


def _span(date: EdtfDate | None, catalogue: Catalogue) -> str:
    edition = catalogue.edition
    return span_words(date, edition.evidence_reaches) if date and edition else ""


# ---- time before the end of the evidence ------------------------------------------------------


def span_words(date: EdtfDate, end: EdtfDate) -> str:
    """The time from a date to the end of the evidence, in words: ``154 days``, ``5 to 6 months``, ``at most 76 years``.

    It counts whole days; from two months on, whole calendar months; from five years on, whole years. The range is from
    the fewest to the most that both dates allow. "About" and "perhaps" are carried over from the dates.
    """
    last = end.latest or end.first_possible
    if date.first_possible > last:
        return AFTER
    none = (0, 0, 0)
    least = max(_between(date.latest, end.first_possible), none) if date.latest else None
    most = _between(date.earliest, last) if date.earliest else None
    unit = _unit(most or least or none)
    fewest, largest = (length[unit] if length else None for length in (least, most))
    return _qualifier(date, end) + _range(fewest, largest, unit)


def _between(start: Day, end: Day) -> tuple[int, int, int]:
    """Whole days, months and years."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return (end - start).days, months, months // 12


def _unit(longest: tuple[int, int, int]) -> int:
    days, months, _ = longest
    return 0 if days <= _MAX_DAYS else 1 if months <= _MAX_MONTHS else 2


def _range(least: int | None, most: int | None, unit: int) -> str:
    if most is None:
        return f"at least {_counted(least or 0, unit)}"
    if least is None:
        return f"at most {_counted(most, unit)}"
    return _counted(most, unit) if least == most else f"{least} to {_counted(most, unit)}"


def _counted(number: int, unit: int) -> str:
    return f"{number:,} {_UNITS[unit]}{'' if number == 1 else 's'}"


def _qualifier(date: EdtfDate, end: EdtfDate) -> str:
    perhaps = "perhaps " if date.uncertain or end.uncertain else ""
    return perhaps + ("about " if date.about or end.about else "")


# ---- searches ------------------------------------------------------------------------------


def _old_searches(catalogue: Catalogue) -> Iterator[OldSearch]:
    for proposal in catalogue.proposals.values():
        cited = _cited_in(proposal)
        for elements, search in _searches_of(proposal):
            later = tuple(_later(search, cited, catalogue))
            if later:
                yield OldSearch(
                    proposal.id,
                    proposal.short_name,
                    _day(search),
                    _element_names(elements, catalogue),
                    (),
                    later,
                    to_proposal(proposal.id),
                )
    for actor in catalogue.alphabetical(catalogue.positions):
        cited = _cited_in(catalogue.positions[actor])
        for search in catalogue.positions[actor].silences:
            later = tuple(_later(search, cited, catalogue))
            if later:
                yield OldSearch(
                    actor,
                    catalogue.actor_short_name(actor),
                    _day(search),
                    _element_names(search.elements, catalogue),
                    _proposal_names(search.proposals, catalogue),
                    later,
                    to_positions("proposals" if search.proposals else "elements", actors=(actor,)),
                )


def _searches_of(proposal: Proposal) -> Iterator[tuple[tuple[str, ...], Search]]:
    for element, provision in proposal.provisions.items():
        if isinstance(provision, Absence) and provision.searched:
            yield (element,), provision
    for silence in proposal.silences:
        yield silence.elements, silence


def _day(search: Search) -> EdtfDate:
    """The day of the search. The reader of records refuses a search without one."""
    assert search.on
    return search.on


def _cited_in(record: Proposal | ActorPositions) -> tuple[str, ...]:
    """The sources that a record cites, each once."""
    cited = (model.source for _, model in models_in(record) if isinstance(model, Evidence))
    return tuple(dict.fromkeys(cited))


def _later(search: Search, cited: Iterable[str], catalogue: Catalogue) -> Iterator[LaterSource]:
    """The cited sources that were not searched and that were, or may have been, read after the search."""
    for name in cited:
        source = catalogue.sources.get(name)
        read = _read_later(source, _day(search)) if source and name not in search.searched else ()
        if source and read:
            yield LaterSource(name, source.short_name, read)


def _read_later(source: Source, on: EdtfDate) -> tuple[Fact, ...]:
    """When a source was read, if that was or may have been after a day; empty if it certainly was not."""
    searched_by = on.latest or Day.max
    if source.published.first_possible > searched_by:
        return "published", source.published
    if source.accessed is None:
        return ("the day of reading is not recorded",)
    if source.accessed.first_possible > searched_by:
        return "read", source.accessed
    if (source.accessed.latest or Day.max) > on.first_possible:
        return "read", source.accessed, "or later"
    return ()


def _element_names(ids: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    elements = (catalogue.elements.get(each) for each in ids)
    return tuple(element.name for element in elements if element)


def _proposal_names(ids: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    proposals = (catalogue.proposals.get(each) for each in ids)
    return tuple(proposal.short_name for proposal in proposals if proposal)


# ---- tables --------------------------------------------------------------------------------


def staleness_tables(part: Staleness) -> tuple[ReportTable, ...]:
    """The latest dates of proposals and of actors, and the searches."""
    return (
        _latest_table("staleness-proposals", "By proposal", "Proposal", part.proposals),
        _latest_table("staleness-actors", "By actor", "Actor", part.actors),
        table_of(
            "staleness-searches",
            "Searched before these sources were read",
            (
                Column("Record", lambda search: search.name),
                Column("Searched on", lambda search: search.on),
                Column("Silent on", lambda s: ", ".join((*s.proposals, *s.elements))),
                Column(
                    "Cited, and not searched",
                    lambda s: tuple((f"{source.name}:", *source.read) for source in s.sources),
                ),
            ),
            part.searches,
        ),
    )


def _latest_table(
    key: str, caption: str, head: str, latest: tuple[LatestDates, ...]
) -> ReportTable:
    to_the_end = "From then to the end of the evidence."
    return table_of(
        key,
        caption,
        (
            Column(head, lambda entry: entry.name),
            Column(
                "Latest stated",
                lambda entry: entry.stated or _NONE,
                "The latest date of anything said about it, or by the actor.",
            ),
            Column("Before the end", lambda entry: entry.stated_span, to_the_end),
            Column(
                "Latest public",
                lambda entry: entry.known or _NONE,
                "The latest date on which any of that could first be known.",
            ),
            Column("Public before the end", lambda entry: entry.known_span, to_the_end),
        ),
        latest,
    )
