"""The timeline as a view model: a picture of lanes over days, and the same as a list by year.

The list leaves nothing out that the picture shows: it is what a reader gets who cannot see or click the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import groupby
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import Clock
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.links.addresses import to_timeline
from guarantees.pages.timeline.entries import Entry, EntryKind, entries_of, record_key
from guarantees.pages.timeline.lanes import Picture, picture_of
from guarantees.pages.timeline.query import (
    DayRange,
    Lanes,
    TimelineQuery,
    link_to,
    order,
    year_range,
)
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import StatusChange
from guarantees.records.registry import Event
from guarantees.records.vocabulary import Sign
from guarantees.words.as_of import evidence_cutoff
from guarantees.words.statement_words import (
    PlaceView,
    StatementView,
    office,
    place_view,
    statement_view,
)

KIND_SIGNS = {
    EntryKind.MEETING: "●",
    EntryKind.STATEMENT: "◆",
    EntryKind.CALL: "▲",
    EntryKind.DRAFT: "■",
    EntryKind.SIGNATURE: "★",
    EntryKind.REPORT: "▼",
    EntryKind.EXCHANGE: "⬟",
    EntryKind.DECISION: "✚",
    EntryKind.STATUS: "◇",
    EntryKind.POSITION: "○",
    EntryKind.ELEMENT: "□",
}
"""The sign of each kind; the picture draws the same shapes. What happened is filled, what was said of it is not."""
MAX_LISTED, MAX_YEARS = 500, 8
CLOCK_WORDS = {Clock.STATED: "when it happened or was said", Clock.KNOWN: "when it was public"}


@dataclass(frozen=True)
class ProposalNamed:
    """A proposal that an entry is about."""

    id: str
    name: str


@dataclass(frozen=True)
class EntryView:
    """An entry with all that a reader could doubt about it.

    ``date`` is its date on the clock that is asked about, with its precision in words, ``other_date`` the one on the
    other clock. An event has ``places`` and a ``note`` of its own, everything else ``statements``.
    """

    id: str
    kind: str
    sign: str
    date: str
    other_date: str
    title: str
    says: str
    actors: str
    proposals: tuple[ProposalNamed, ...]
    statements: tuple[StatementView, ...]
    places: tuple[PlaceView, ...]
    note: str


@dataclass(frozen=True)
class ChosenEntry:
    """The entry whose evidence is asked for, ``beside`` those that share its mark, and the link that closes it.

    ``record`` leads to its record in the repository, if the site is told where that is.
    """

    entry: EntryView
    beside: tuple[EntryView, ...]
    close: str
    record: RecordLinks | None = None


@dataclass(frozen=True)
class Year:
    """The entries of one year by date. ``link`` narrows the days to it; what has no date stands under no year.

    ``count`` is how many there are. Of a page with very many some years are not listed until their link is followed.
    """

    heading: str
    link: str
    count: int
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class KeyEntry:
    """A kind of entry: its sign, name and meaning."""

    sign: str
    name: str
    meaning: str


@dataclass(frozen=True)
class Timeline:
    """The list beside the picture. ``outside`` says in words what the picture leaves out; ``everything`` is the link
    that shows it."""

    caption: str
    outside: str
    everything: str
    key: tuple[KeyEntry, ...]
    years: tuple[Year, ...]
    empty: str
    reach: str


def timeline(query: TimelineQuery, catalogue: Catalogue) -> Timeline:
    """Build the list for a query whose ids exist in the catalogue. It is the same whatever entry is chosen."""
    return _List(replace(query, event="", open=()), catalogue).timeline()


def chosen_entry(query: TimelineQuery, catalogue: Catalogue) -> ChosenEntry | None:
    """The entry that the query names, whether or not it passes the other choices; ``None`` when it names none."""
    chosen = query.event
    if chosen not in entries_of(catalogue):
        return None
    drawn = timeline_picture(query, catalogue)
    lanes = drawn.lanes if drawn else ()
    marks = [m.entries for lane in lanes for m in lane.marks if chosen in m.entries]
    beside = dict.fromkeys(name for names in marks for name in names if name != chosen)
    shown = _shown_from(catalogue)
    return ChosenEntry(
        entry=shown(chosen, query.clock),
        beside=tuple(shown(name, query.clock) for name in beside),
        close=link_to(replace(query, event=""), catalogue),
        record=_record(entries_of(catalogue)[chosen], catalogue),
    )


def _record(entry: Entry, catalogue: Catalogue) -> RecordLinks | None:
    return record_links(
        record_key(entry, catalogue),
        entry.title,
        catalogue,
        page=to_timeline(entry.id),
        shown=entry.says,
    )


def timeline_picture(query: TimelineQuery, catalogue: Catalogue) -> Picture | None:
    """The picture, which is the same whatever entry is chosen; ``None`` when there is nothing to draw."""
    return _pictures_from(catalogue)(replace(query, event="", open=()))


def years_of(query: TimelineQuery, catalogue: Catalogue) -> list[int]:
    """The years that have entries, of those that the picture of all days shows; the latest ``MAX_YEARS`` of them."""
    asked = replace(query, days=DayRange(), event="", open=())
    drawn = timeline_picture(asked, catalogue)
    first = drawn.axis[0].year if drawn else 0
    years = {_year(entry.date(query.clock)) for entry in entries_for(asked, catalogue)}
    return sorted(year for year in years if year >= max(first, 1))[-MAX_YEARS:]


@cached_on_catalogue
def _pictures_from(catalogue: Catalogue) -> Callable[[TimelineQuery], Picture | None]:
    return lru_cache(maxsize=64)(
        lambda query: picture_of(entries_for(query, catalogue), query, catalogue)
    )


@cached_on_catalogue
def _shown_from(catalogue: Catalogue) -> Callable[[str, Clock], EntryView]:
    """What is shown of an entry depends on nothing else of a query, so queries share it."""
    return lru_cache(maxsize=10_000)(partial(_shown, catalogue))


def entries_for(query: TimelineQuery, catalogue: Catalogue) -> list[Entry]:
    """The entries that pass the reader's choices, in order of their date; those without one come last."""
    asked = [entry for entry in entries_of(catalogue).values() if _passes(entry, query)]
    return sorted(
        asked, key=lambda entry: (*order(entry.date(query.clock)), _KINDS.index(entry.kind))
    )


_KINDS = tuple(EntryKind)


def _passes(entry: Entry, query: TimelineQuery) -> bool:
    actors = {*entry.actors, *entry.bodies, *entry.about}
    return (
        entry.kind in query.kinds
        and (not query.proposals or not set(query.proposals).isdisjoint(entry.proposals))
        and (not query.actors or not actors.isdisjoint(query.actors))
        and query.days.touches(entry.date(query.clock))
    )


class _List:
    """Puts the list together; holds what every part of it needs."""

    def __init__(self, query: TimelineQuery, catalogue: Catalogue) -> None:
        self.query, self.catalogue = query, catalogue
        self.entries = entries_for(query, catalogue)
        self.picture = timeline_picture(query, catalogue)

    def timeline(self) -> Timeline:
        return Timeline(
            caption=self._caption(),
            outside=self._outside(),
            everything=self._link(days=self._all_days()),
            key=tuple(KeyEntry(KIND_SIGNS[k], k.label, k.meaning) for k in _KINDS),
            years=tuple(self._years()),
            empty=self._empty(),
            reach=evidence_cutoff(self.catalogue),
        )

    def _caption(self) -> str:
        count = len(self.entries)
        noun = "entry" if count == 1 else "entries"
        return f"{count} {noun}, each at the date {CLOCK_WORDS[self.query.clock]}."

    def _outside(self) -> str:
        drawn = self.picture
        if drawn is None or not (drawn.outside or drawn.more_lanes):
            return ""
        sentences = []
        if drawn.outside:
            verb = "entry lies" if drawn.outside == 1 else "entries lie"
            sentences.append(f"{drawn.outside} {verb} before {drawn.axis[0].year}.")
        if drawn.more_lanes:
            noun = "proposals" if self.query.lanes is Lanes.PROPOSAL else "actors"
            lanes = "lane is" if drawn.more_lanes == 1 else "lanes are"
            sentences.append(f"{drawn.more_lanes} more {lanes} not drawn: choose {noun}.")
        return " ".join(sentences)

    def _all_days(self) -> DayRange:
        dates = [date for entry in self.entries if (date := entry.date(self.query.clock))]
        first = min((date.first_possible for date in dates), default=None)
        return DayRange(first.replace(month=1, day=1) if first else None)

    def _years(self) -> Iterator[Year]:
        clock, shown = self.query.clock, _shown_from(self.catalogue)
        by_year = groupby(self.entries, key=lambda entry: _year(entry.date(clock)))
        found = [(year, list(entries)) for year, entries in by_year]
        listed = 0
        for year, entries in found:
            listed += len(entries)
            days = year_range(year) if year else DayRange()
            is_listed = listed <= MAX_LISTED or len(found) == 1 or not year
            yield Year(
                heading=str(year) if year else "No date is known",
                link=self._link(days=days) if year and days != self.query.days else "",
                count=len(entries),
                entries=tuple(shown(e.id, clock) for e in entries) if is_listed else (),
            )

    def _empty(self) -> str:
        if self.entries:
            return ""
        return (
            "No entry passes these choices."
            if entries_of(self.catalogue)
            else "There are no records to show."
        )

    def _link(self, **changes: Any) -> str:
        return link_to(replace(self.query, **changes), self.catalogue)


def _year(date: EdtfDate | None) -> int:
    return date.first_possible.year if date else 0


def _shown(catalogue: Catalogue, entry_id: str, clock: Clock) -> EntryView:
    entry = entries_of(catalogue)[entry_id]
    event = entry.record if isinstance(entry.record, Event) else None
    date = entry.date(clock)
    return EntryView(
        id=entry.id,
        kind=entry.kind.label,
        sign=KIND_SIGNS[entry.kind],
        date=date.words() if date else "no date is known",
        other_date=_other_date(entry, clock),
        title=entry.title,
        says=entry.says,
        actors=catalogue.actor_names(event.participants) if event else "",
        proposals=tuple(_named(name, catalogue) for name in entry.proposals),
        statements=tuple(_statements(entry, catalogue)),
        places=tuple(place_view(place, catalogue) for place in event.evidence) if event else (),
        note=(event.note or "") if event else "",
    )


def _other_date(entry: Entry, clock: Clock) -> str:
    if clock is Clock.KNOWN:
        return f"of {entry.stated.words()}"
    return f"public {entry.known.words()}" if entry.known else "not known when it was public"


def _named(proposal_id: str, catalogue: Catalogue) -> ProposalNamed:
    proposal = catalogue.proposals.get(proposal_id)
    return ProposalNamed(proposal_id, proposal.short_name if proposal else proposal_id)


def _statements(entry: Entry, catalogue: Catalogue) -> Iterator[StatementView]:
    if isinstance(entry.record, StatusChange):
        yield _status_view(entry, entry.record, catalogue)
    for statement, element_id in entry.said:
        element = catalogue.elements.get(element_id)
        shown = statement_view(statement, catalogue, element=element)
        # A value alone does not say of what: the element's name goes before it.
        yield replace(shown, text=f"{element.name}: {shown.text}") if element else shown


def _status_view(entry: Entry, change: StatusChange, catalogue: Catalogue) -> StatementView:
    """A change of status in the form of a statement: it has a speaker, a way of being known, and places."""
    return StatementView(
        standing="",
        standing_label="",
        text=change.status.label,
        sign=Sign.STATED.label,
        says=change.says,
        speaker=catalogue.actor_name(change.speaker),
        speaker_office=office(catalogue.actors.get(change.speaker), catalogue),
        attributed_to="",
        mode=change.mode.label,
        mode_meaning=change.mode.meaning,
        stated=change.date.words(),
        known=entry.known.words() if entry.known else "not known",
        known_note="earliest publication among its sources",
        condition="",
        estimate="",
        note="",
        readings=(),
        denied_by=(),
        places=tuple(
            place_view(place, catalogue, speaker=change.speaker, how=change.mode.label)
            for place in change.evidence
        ),
    )
