"""The events of the timeline as a ledger: by month, in it each date once, under it what happened or was said.

A date that is a window of more than a month is in none of the months, but in a separate part after those of its year.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.entries import EntryKind, TimelineEntry, entries_of
from guarantees.pages.timeline.link import link_to
from guarantees.pages.timeline.query import (
    DayRange,
    Lanes,
    TimelineQuery,
    end_of,
    month_of,
    order,
    span,
)
from guarantees.pages.timeline.selection import Line, Selection, selection
from guarantees.pages.timeline.windows import Axis, Window, window_of
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import StatusChange
from guarantees.records.vocabulary import ProposalStatus
from guarantees.words.english import counted
from guarantees.words.status_words import status_with_speaker, status_words

MAX_LISTED = 500
SAID_KINDS = frozenset(
    {EntryKind.STATEMENT, EntryKind.REPORT, EntryKind.POSITION, EntryKind.ELEMENT}
)
DONE = frozenset({ProposalStatus.ADOPTED, ProposalStatus.SIGNED, ProposalStatus.IN_FORCE})
"""What becomes of a proposal in deed and not in words."""
NO_PROPOSAL = "Not about one proposal"
CLOCK_WORDS = {Clock.STATED: "when it happened or was said", Clock.KNOWN: "when it was public"}
_LONGEST_MONTH, LONG = 31, 13


@dataclass(frozen=True)
class LedgerLine:
    """An entry by its id, in words: what, of which kind, and what else it is about.

    ``of`` is the proposal of a change of status whose words leave it to the group. ``changes`` are the changes of
    status that come from it, each with its id.
    """

    id: str
    is_said: bool
    words: str
    kind: str
    also: tuple[str, ...] = ()
    of: str = ""
    changes: tuple[LedgerLine, ...] = ()


@dataclass(frozen=True)
class Group:
    """The lines of one date on one proposal, or of one party. ``proposal`` is the id for a link, "" for none."""

    name: str
    proposal: str
    lines: tuple[LedgerLine, ...]


@dataclass(frozen=True)
class LedgerDate:
    """A date with what happened at it; ``window`` is its place in the period, ``None`` without a date."""

    date: EdtfDate | None
    window: Window | None
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Period:
    """A month, a year's longer windows, or what has no date (``axis`` is ``None``).

    ``name`` is that of the month or year, "" for none, and ``link`` narrows the page to it, "" where there is nothing
    to narrow. Where very much is shown, ``dates`` is empty until the link is followed.
    """

    key: str
    heading: str
    name: str
    counts: str
    axis: Axis | None
    is_month: bool
    link: str
    dates: tuple[LedgerDate, ...]


@dataclass(frozen=True)
class Ledger:
    """What the page shows. ``empty`` is a sentence where there is nothing, ``everything`` the link to all days."""

    caption: str
    everything: str
    periods: tuple[Period, ...]
    empty: str


def ledger(query: TimelineQuery, catalogue: Catalogue) -> Ledger:
    """The ledger for a query, whatever entry is chosen."""
    query = replace(query, event="", open=())
    chosen = selection(query, catalogue)
    shown = chosen.shown(query.clock)
    return Ledger(
        caption=_caption(shown, query),
        everything=_everything(chosen, query, catalogue),
        periods=tuple(_Periods(query, catalogue).of(shown)),
        empty=_empty(shown, chosen, catalogue),
    )


def _caption(shown: Sequence[Line], query: TimelineQuery) -> str:
    entries = counted(len(shown), "entry", "entries")
    changes = sum(len(line.changes) for line in shown)
    under = f" and {counted(changes, 'change')} of status under them" if changes else ""
    return f"{entries}{under}, each at the date {CLOCK_WORDS[query.clock]}."


def _everything(chosen: Selection, query: TimelineQuery, catalogue: Catalogue) -> str:
    """The address that shows all days; "" where they are shown."""
    spans = [span(date) for line in chosen.lines if (date := line.entry.date(query.clock))]
    if len(chosen.shown(query.clock)) == len(chosen.lines):
        return ""
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    days = DayRange(month_of(first), end_of(month_of(last)))
    return link_to(replace(query, days=days), catalogue)


def _empty(shown: Sequence[Line], chosen: Selection, catalogue: Catalogue) -> str:
    if shown:
        return ""
    if chosen.lines:
        count = counted(len(chosen.lines), "entry", "entries")
        return f"Nothing in these months; {count} in others."
    if entries_of(catalogue):
        return "No entry matches these choices."
    return "There are no records to show."


def period_of(date: EdtfDate | None) -> tuple[int, int]:
    """A sort key that names the period of a date: its year and month, or ``LONG`` for a longer window."""
    if date is None:
        return (datetime.MAXYEAR, LONG)
    first, _ = span(date)
    return (first.year, LONG if is_long(date) else first.month)


def is_long(date: EdtfDate) -> bool:
    """Whether a date is a window of more than a month."""
    first, last = span(date)
    return (last - first).days >= _LONGEST_MONTH


class _Periods:
    """Builds the periods; holds what every part of them needs."""

    def __init__(self, query: TimelineQuery, catalogue: Catalogue) -> None:
        self.query, self.catalogue = query, catalogue
        self.proposals = list(catalogue.proposals)

    def of(self, shown: Sequence[Line]) -> Iterable[Period]:
        by_period = sorted(shown, key=lambda line: period_of(self.date(line)))
        listed = 0
        for key, found in groupby(by_period, key=lambda line: period_of(self.date(line))):
            lines = list(found)
            is_listed = not listed or listed + len(lines) <= MAX_LISTED
            listed += len(lines) if is_listed else 0
            yield self.period(key, lines, is_listed=is_listed)

    def date(self, line: Line) -> EdtfDate | None:
        return line.entry.date(self.query.clock)

    def period(self, key: tuple[int, int], lines: Sequence[Line], *, is_listed: bool) -> Period:
        dates = [date for line in lines if (date := self.date(line))]
        if not dates:
            counts, undated = _counts(lines, 0), self.dates(lines, None)
            return Period("none", "No date is known", "", counts, None, False, "", undated)
        year, month = key
        if month == LONG:
            axis = Axis(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
            code, heading, name = f"{year}", f"{year}, over several months", f"{year}"
        else:
            axis = Axis(first := datetime.date(year, month, 1), end_of(first))
            code, heading, name = f"{first:%Y-%m}", f"{first:%B %Y}", f"{first:%b %Y}"
        only = replace(self.query, days=DayRange(axis.first, axis.last))
        return Period(
            key=code,
            heading=heading,
            name=name,
            counts=_counts(lines, sum(date.is_one_day for date in dates)),
            axis=axis,
            is_month=month != LONG,
            link="" if only == self.query else link_to(only, self.catalogue),
            dates=self.dates(lines, axis) if is_listed else (),
        )

    def dates(self, lines: Sequence[Line], axis: Axis | None) -> tuple[LedgerDate, ...]:
        in_order = sorted(lines, key=lambda line: (order(self.date(line)), str(self.date(line))))
        return tuple(
            LedgerDate(
                date,
                window_of(date, axis) if date and axis else None,
                tuple(self.groups(list(found))),
            )
            for date, found in groupby(in_order, key=self.date)
        )

    def groups(self, lines: Sequence[Line]) -> Iterable[Group]:
        by_name: dict[str, list[Line]] = {}
        for line in lines:
            by_name.setdefault(self.group_of(line.entry), []).append(line)
        for name in sorted(by_name, key=self.group_order):
            is_proposal = self.query.lanes is Lanes.PROPOSAL and name in self.catalogue.proposals
            yield Group(
                self.group_name(name),
                name if is_proposal else "",
                tuple(self.line(line, name) for line in by_name[name]),
            )

    def members(self, entry: TimelineEntry) -> tuple[str, ...]:
        """The proposals or parties of an entry; if some were chosen, those of them that it has."""
        if self.query.lanes is Lanes.PROPOSAL:
            found, chosen = entry.proposals, self.query.proposals
        else:
            found, chosen = entry.bodies, self.query.actors
            if chosen:
                found = tuple(dict.fromkeys((*entry.bodies, *entry.actors)))
        return tuple(each for each in found if each in chosen) or found

    def group_of(self, entry: TimelineEntry) -> str:
        return next(iter(self.members(entry)), "")

    def group_order(self, name: str) -> tuple[bool, int, str]:
        if self.query.lanes is Lanes.PROPOSAL:
            place = self.proposals.index(name) if name in self.proposals else 0
            return (not name, place, "")
        return (not name, 0, self.group_name(name).casefold())

    def group_name(self, name: str) -> str:
        if self.query.lanes is Lanes.ACTOR:
            return self.catalogue.actor_short_name(name) if name else "No party named"
        proposal = self.catalogue.proposals.get(name)
        return proposal.short_name if proposal else name or NO_PROPOSAL

    def line(self, line: Line, group: str) -> LedgerLine:
        entry = line.entry
        also = self.members(entry)[1:] if self.query.lanes is Lanes.PROPOSAL else ()
        return replace(
            self.bare_line(entry, group, status_with_speaker),
            kind="" if entry.kind is EntryKind.STATUS else entry.kind.label,
            also=tuple(self.group_name(name) for name in also),
            changes=tuple(self.bare_line(each, group, status_words) for each in line.changes),
        )

    def bare_line(
        self,
        entry: TimelineEntry,
        group: str,
        status_words: Callable[[StatusChange, Catalogue], str],
    ) -> LedgerLine:
        """Its title; of a change of status its ``status_words``, under a proposal without the name of that."""
        line = LedgerLine(entry.id, is_said(entry), entry.title, "")
        if not isinstance(entry.record, StatusChange) or entry.kind is not EntryKind.STATUS:
            return line
        words = status_words(entry.record, self.catalogue)
        of = self.catalogue.proposals[entry.proposals[0]].short_name
        if group in entry.proposals:
            return replace(line, words=words[:1].upper() + words[1:], of=of)
        return replace(line, words=f"{of}: {words}")


def is_said(entry: TimelineEntry) -> bool:
    """Whether it was said and did not happen: a statement, a report, or a state of a proposal that somebody reports."""
    if entry.kind is EntryKind.STATUS:
        assert isinstance(entry.record, StatusChange)
        return entry.record.status not in DONE
    return entry.kind in SAID_KINDS


def _counts(lines: Sequence[Line], days: int) -> str:
    changes = sum(len(line.changes) for line in lines)
    parts = [counted(len(lines), "entry", "entries")]
    if changes:
        parts.append(f"{counted(changes, 'change')} of status")
    return ", ".join(parts) + (
        f"; {days} of {len(lines)} with a day" if 0 < days < len(lines) else ""
    )
