"""The timeline as a list of entries by year, which says the same as the chart.

The list leaves out nothing that the chart shows: it is for readers who cannot see or click the chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import Clock
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.links.addresses import to_timeline
from guarantees.pages.timeline.entries import EntryKind, TimelineEntry, entries_of, record_key
from guarantees.pages.timeline.lanes import Chart, chart_of
from guarantees.pages.timeline.query import (
    DayRange,
    Lanes,
    TimelineQuery,
    link_to,
    order,
    span,
    year_range,
)
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import StatusChange
from guarantees.records.vocabulary import Sign
from guarantees.words.actors import actor_title
from guarantees.words.english import counted
from guarantees.words.statement_words import (
    StatementView,
    office,
    place_view,
    speaker_link,
    statement_view,
)
from guarantees.words.status_words import status_words

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
    EntryKind.END: "⬢",
    EntryKind.POSITION: "○",
    EntryKind.ELEMENT: "□",
}
"""The sign of each kind; the chart draws the same shapes. Events and ends are solid, what was said is hollow."""
MAX_LISTED, MAX_YEARS = 500, 8
CLOCK_WORDS = {Clock.STATED: "when it happened or was said", Clock.KNOWN: "when it was public"}
NO_DATE = "no date is known"


@dataclass(frozen=True)
class Year:
    """The entries of one year by date. ``link`` narrows the days to it, "" where there is nothing to narrow.

    ``count`` is the number of entries. On a page with very many, some years are not listed until their link is
    followed.
    """

    heading: str
    link: str
    count: int
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True)
class Timeline:
    """The list. ``outside`` says in words what the chart leaves out; ``everything`` is the link that shows all days.

    ``empty`` is a sentence when there is nothing to list.
    """

    caption: str
    outside: str
    everything: str
    years: tuple[Year, ...]
    empty: str


def timeline(query: TimelineQuery, catalogue: Catalogue) -> Timeline:
    """Build the list for a query whose ids exist in the catalogue. It does not depend on the chosen entry."""
    return _List(replace(query, event="", open=()), catalogue).timeline()


def siblings_of(
    entry_id: str, query: TimelineQuery, catalogue: Catalogue
) -> tuple[TimelineEntry, ...]:
    """The other entries at the same marks of the chart."""
    chart = timeline_chart(query, catalogue)
    marks = [mark.entries for lane in (chart.lanes if chart else ()) for mark in lane.marks]
    names = dict.fromkeys(name for mark in marks if entry_id in mark for name in mark)
    return tuple(entries_of(catalogue)[name] for name in names if name != entry_id)


def timeline_chart(query: TimelineQuery, catalogue: Catalogue) -> Chart | None:
    """The chart, which does not depend on the chosen entry; ``None`` when there is nothing to draw."""
    return _charts_from(catalogue)(replace(query, event="", open=()))


def years_of(query: TimelineQuery, catalogue: Catalogue) -> list[int]:
    """The years with entries among those that the chart of all days shows; the latest ``MAX_YEARS`` of them."""
    whole = replace(query, days=DayRange(), event="", open=())
    chart = timeline_chart(whole, catalogue)
    first = chart.axis[0].year if chart else 0
    years = {_year(entry.date(query.clock)) for entry in entries_for(whole, catalogue)}
    return sorted(year for year in years if year >= max(first, 1))[-MAX_YEARS:]


@cached_on_catalogue
def _charts_from(catalogue: Catalogue) -> Callable[[TimelineQuery], Chart | None]:
    return lru_cache(maxsize=64)(
        lambda query: chart_of(entries_for(query, catalogue), query, catalogue)
    )


def entries_for(query: TimelineQuery, catalogue: Catalogue) -> list[TimelineEntry]:
    """The entries that pass the reader's choices, in order of date; those without a date come last."""
    kinds = list(EntryKind)
    passing = [entry for entry in entries_of(catalogue).values() if _passes(entry, query)]
    return sorted(
        passing, key=lambda entry: (*order(entry.date(query.clock)), kinds.index(entry.kind))
    )


def _passes(entry: TimelineEntry, query: TimelineQuery) -> bool:
    actors = {*entry.actors, *entry.bodies, *entry.about}
    return (
        entry.kind in query.kinds
        and (not query.proposals or not set(query.proposals).isdisjoint(entry.proposals))
        and (not query.actors or not actors.isdisjoint(query.actors))
        and query.days.touches(entry.date(query.clock))
    )


class _List:
    """Builds the list; holds what every part of it needs."""

    def __init__(self, query: TimelineQuery, catalogue: Catalogue) -> None:
        self.query, self.catalogue = query, catalogue
        self.entries = entries_for(query, catalogue)
        self.chart = timeline_chart(query, catalogue)

    def timeline(self) -> Timeline:
        return Timeline(
            caption=self._caption(),
            outside=self._outside(),
            everything=self._link(days=self._all_days()),
            years=tuple(self._years()),
            empty=self._empty(),
        )

    def _caption(self) -> str:
        entries = counted(len(self.entries), "entry", "entries")
        return f"{entries}, each at the date {CLOCK_WORDS[self.query.clock]}."

    def _outside(self) -> str:
        chart = self.chart
        sentences = []
        if chart and chart.outside:
            verb = "is" if chart.outside == 1 else "are"
            entries = counted(chart.outside, "entry", "entries")
            sentences.append(f"{entries} {verb} outside {_span_words(chart)}.")
        if chart and chart.more_lanes:
            verb = "is" if chart.more_lanes == 1 else "are"
            lanes = counted(chart.more_lanes, "more lane")
            noun = "proposals" if self.query.lanes is Lanes.PROPOSAL else "actors"
            sentences.append(f"{lanes} {verb} not drawn: choose {noun}.")
        return " ".join(sentences)

    def _all_days(self) -> DayRange:
        dates = [date for entry in self.entries if (date := entry.date(self.query.clock))]
        spans = [span(date) for date in dates]
        if not spans:
            return DayRange()
        first, last = min(first for first, _ in spans), max(last for _, last in spans)
        return DayRange(year_range(first.year).first, year_range(last.year).last)

    def _years(self) -> Iterator[Year]:
        by_year = groupby(self.entries, key=lambda entry: _year(entry.date(self.query.clock)))
        found = [(year, tuple(entries)) for year, entries in by_year]
        listed = 0
        for year, entries in found:
            listed += len(entries)
            days = year_range(year) if year else DayRange()
            is_listed = listed <= MAX_LISTED or len(found) == 1 or not year
            yield Year(
                heading=str(year) if year else "No date is known",
                link=self._link(days=days) if year and days != self.query.days else "",
                count=len(entries),
                entries=entries if is_listed else (),
            )

    def _empty(self) -> str:
        if self.entries:
            return ""
        if entries_of(self.catalogue):
            return "No entry matches these choices."
        return "There are no records to show."

    def _link(self, **changes: Any) -> str:
        return link_to(replace(self.query, **changes), self.catalogue)


def _span_words(chart: Chart) -> str:
    first, last = (day.year for day in chart.axis)
    return str(first) if first == last else f"{first} to {last}"


def _year(date: EdtfDate | None) -> int:
    return date.first_possible.year if date else 0


# ---- an entry in words -------------------------------------------------------------------------


def record_of(entry: TimelineEntry, catalogue: Catalogue) -> RecordLinks | None:
    """Links to the record of an entry in the repository; ``None`` where the site does not know the repository."""
    return record_links(
        record_key(entry, catalogue),
        entry.title,
        catalogue,
        page=to_timeline(entry.id),
        shown=entry.says,
    )


def statements_of(entry: TimelineEntry, catalogue: Catalogue) -> Iterator[StatementView]:
    """The statements that an entry groups, or its change of status in the form of a statement."""
    if isinstance(entry.record, StatusChange):
        yield _status_view(entry, entry.record, catalogue)
    for statement, element_id in entry.said:
        element = catalogue.elements.get(element_id)
        view = statement_view(statement, catalogue, element=element)
        # A value alone does not say what it is of, so the element's name goes before it.
        yield replace(view, text=f"{element.name}: {view.text}") if element else view


def _status_view(entry: TimelineEntry, change: StatusChange, catalogue: Catalogue) -> StatementView:
    speaker = catalogue.actor_name(change.speaker)
    return StatementView(
        standing="",
        standing_label="",
        text=status_words(change, catalogue),
        sign=Sign.STATED.glyph,
        says=change.says,
        speaker=speaker,
        speaker_link=speaker_link(change.speaker, catalogue),
        speaker_about=actor_title(change.speaker, speaker, catalogue),
        speaker_office=office(catalogue.actors.get(change.speaker), catalogue),
        attributed_to="",
        mode=change.mode.label,
        mode_meaning=change.mode.meaning,
        stated=change.date,
        held=None,
        known=entry.known,
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
