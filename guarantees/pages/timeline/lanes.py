"""The chart of the timeline: lanes over days, each with as many rows as its marks need so as not to overlap.

Nothing here is in pixels. The size of a mark and the length of an arrow are shares of the axis, chosen for a chart some
700 pixels wide.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.timeline.entries import EntryKind, TimelineEntry
from guarantees.pages.timeline.query import DayRange, DrawnDate, Lanes, TimelineQuery, span
from guarantees.records.dates import EdtfDate
from guarantees.records.vocabulary import ProposalKind

SIGN_SHARE, ARROW_SHARE = 1 / 80, 1 / 40
MAX_LANES, MAX_ROWS = 40, 3
FULL, MOST = 40, 3 / 4
"""With more entries than the first, the chart opens on the years that hold at least the second share of them."""
NO_PROPOSAL, ONCE, FAMILY = "no-proposal~", "once~", "family~"
"""Lanes that belong to no record; ``~`` is in no record's id. The last goes before the id of a family."""
NAMES = {NO_PROPOSAL: "Not about one proposal", ONCE: "Other actors"}


@dataclass(frozen=True)
class LaneMark(DrawnDate):
    """Entries of one kind and date in a lane, by their ids: one mark for all that would overlap."""

    entries: tuple[str, ...]
    kind: EntryKind
    row: int
    date: str
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Lane:
    """A lane with ``rows`` rows. Its marks number the rows from 0, the topmost."""

    id: str
    name: str
    rows: int
    marks: tuple[LaneMark, ...]


@dataclass(frozen=True)
class Chart:
    """Lanes over the days of ``axis``.

    ``outside`` is the number of entries before or after the axis, ``more_lanes`` that of lanes left out because there
    are too many.
    """

    axis: tuple[datetime.date, datetime.date]
    lanes: tuple[Lane, ...]
    outside: int
    more_lanes: int


def chart_of(
    entries: Iterable[TimelineEntry], query: TimelineQuery, catalogue: Catalogue
) -> Chart | None:
    """The chart of entries in order of date; ``None`` when none of them has a date."""
    dated = [(entry, date) for entry in entries if (date := entry.date(query.clock))]
    if not dated:
        return None
    axis = _axis(dated, query.days, catalogue)
    inside = [(entry, date) for entry, date in dated if DayRange(*axis).touches(date)]
    lanes = _by_lane(inside, query, catalogue)
    drawn = list(lanes.items())[:MAX_LANES]
    return Chart(
        axis=axis,
        lanes=tuple(
            _lane(name, lane_name(name, lanes, catalogue), found, axis) for name, found in drawn
        ),
        outside=len(dated) - len(inside),
        more_lanes=len(lanes) - len(drawn),
    )


Dated = list[tuple[TimelineEntry, EdtfDate]]


def _axis(
    dated: Dated, days: DayRange, catalogue: Catalogue
) -> tuple[datetime.date, datetime.date]:
    """The chosen days. By default the axis is where most happened: from the year of the first proposal that is not a
    reference, or a later one if there are many entries, to the last entry. What is yet to come, the end of a term,
    would squeeze everything else into a corner, as a treaty of 1949 would."""
    spans = [span(date) for entry, date in dated if entry.kind is not EntryKind.END]
    spans = spans or [span(date) for _, date in dated]
    compared = [
        span(date)
        for entry, date in dated
        if entry.kind is not EntryKind.END and _is_compared(entry, catalogue)
    ]
    first = days.first or _first_year(compared or spans)
    last = days.last or max(last for _, last in spans)
    return min(first, last), last


def _first_year(spans: Sequence[tuple[datetime.date, datetime.date]]) -> datetime.date:
    """The first day of the first year; with many entries, of the last one from which on most of them are."""
    years = sorted(first.year for first, _ in spans)
    year = years[int(len(years) * (1 - MOST))] if len(years) > FULL else years[0]
    return datetime.date(year, 1, 1)


def _is_compared(entry: TimelineEntry, catalogue: Catalogue) -> bool:
    proposals = (catalogue.proposals.get(name) for name in entry.proposals)
    return any(p is not None and p.kind is not ProposalKind.REFERENCE for p in proposals)


def _by_lane(dated: Dated, query: TimelineQuery, catalogue: Catalogue) -> Mapping[str, Dated]:
    found: dict[str, Dated] = {}
    for entry, date in dated:
        for lane in _lanes_of(entry, query):
            found.setdefault(lane, []).append((entry, date))
    if query.lanes is Lanes.PROPOSAL:
        found = _few_together(found, partial(_family_lane, catalogue=catalogue), few=0)
        names = [*catalogue.proposals, *(name for name in found if name != NO_PROPOSAL), *found]
    else:
        if not query.actors:
            found = _few_together(found, lambda name: ONCE, few=1)
        names = sorted(
            found, key=lambda name: (name == ONCE, lane_name(name, found, catalogue).casefold())
        )
    return {name: found[name] for name in dict.fromkeys(names) if name in found}


def _lanes_of(entry: TimelineEntry, query: TimelineQuery) -> tuple[str, ...]:
    if query.lanes is Lanes.PROPOSAL:
        chosen = query.proposals or entry.proposals
        return tuple(name for name in entry.proposals if name in chosen) or (NO_PROPOSAL,)
    if not query.actors:
        return entry.bodies
    return tuple(name for name in query.actors if name in entry.bodies or name in entry.actors)


def _few_together(
    lanes: dict[str, Dated], shared: Callable[[str], str], few: int
) -> dict[str, Dated]:
    """The lanes, those with at most ``few`` entries in one that they share. Where there would be too many lanes, as
    many more of those with the fewest entries share one as are needed."""
    most = max((len(found) for found in lanes.values()), default=0)
    together = _together_up_to(few, lanes, shared)
    while len(together) > MAX_LANES and few < most:
        few += 1
        together = _together_up_to(few, lanes, shared)
    return together


def _together_up_to(
    few: int, lanes: dict[str, Dated], shared: Callable[[str], str]
) -> dict[str, Dated]:
    gathered: dict[str, list[str]] = {}
    for name, found in lanes.items():
        gathered.setdefault(shared(name) if len(found) <= few else name, []).append(name)
    return {
        # One alone needs no other name.
        (lane if len(names) > 1 else names[0]): _in_order(lanes[name] for name in names)
        for lane, names in gathered.items()
    }


def _in_order(lanes: Iterable[Dated]) -> Dated:
    """The entries of several lanes, each once."""
    found = {entry.id: (entry, date) for lane in lanes for entry, date in lane}
    return sorted(found.values(), key=lambda each: each[1].sort_key)


def _family_lane(name: str, catalogue: Catalogue) -> str:
    """The lane that a proposal shares with others of its family."""
    proposal = catalogue.proposals.get(name)
    return f"{FAMILY}{proposal.family}" if proposal else name


def lane_name(lane: str, lanes: Iterable[str], catalogue: Catalogue) -> str:
    """The name of one of these lanes for a reader."""
    if lane.startswith(FAMILY):
        family = catalogue.families.get(lane.removeprefix(FAMILY))
        if family is None:
            return "Other proposals"
        own = (catalogue.proposals[name] for name in lanes if name in catalogue.proposals)
        return f"{family.name}: others" if family.id in {p.family for p in own} else family.name
    proposal = catalogue.proposals.get(lane)
    return NAMES.get(lane) or (
        proposal.short_name if proposal else catalogue.actor_short_name(lane)
    )


def _lane(id: str, name: str, found: Dated, axis: tuple[datetime.date, datetime.date]) -> Lane:
    together: dict[tuple[EntryKind, EdtfDate], list[TimelineEntry]] = {}
    for entry, date in found:
        together.setdefault((entry.kind, date), []).append(entry)
    space = _Space(max((axis[1] - axis[0]).days, 1))
    marks = [_mark(kind, date, entries) for (kind, date), entries in together.items()]
    placed, rows = space.placed(marks)
    if rows > MAX_ROWS:
        placed, rows = space.placed(space.gathered(marks))
    return Lane(id, name, rows, placed)


def _mark(kind: EntryKind, date: EdtfDate, entries: list[TimelineEntry]) -> LaneMark:
    return LaneMark(
        **vars(DrawnDate.of(date)),
        entries=tuple(entry.id for entry in entries),
        kind=kind,
        row=0,
        date=date.words(),
        titles=tuple(entry.title for entry in entries),
    )


class _Space:
    """The room that marks take, in days, and the rows they need in it."""

    def __init__(self, days: int) -> None:
        self.sign, self.arrow = days * SIGN_SHARE, days * ARROW_SHARE

    def placed(self, marks: list[LaneMark]) -> tuple[tuple[LaneMark, ...], int]:
        """The marks from left to right, each in the topmost free row, and the number of rows."""
        ends: list[float] = []
        placed = []
        for mark in sorted(marks, key=self.begin):
            begin = self.begin(mark)
            row = next((row for row, end in enumerate(ends) if end <= begin), len(ends))
            ends[row : row + 1] = [self.end(mark)]
            placed.append(replace(mark, row=row))
        return tuple(placed), len(ends)

    def gathered(self, marks: list[LaneMark]) -> list[LaneMark]:
        """The marks with those of one kind that overlap joined into one. A long bar takes in what is within it, a short
        one only what is near: the days of the joined mark must still be informative."""
        gathered: list[LaneMark] = []
        for mark in sorted(marks, key=lambda each: (each.kind.value, self.begin(each))):
            before = gathered[-1] if gathered else None
            if before and before.kind is mark.kind and self._is_near(before, mark):
                gathered[-1] = _together(before, mark)
            else:
                gathered.append(mark)
        return gathered

    def _is_near(self, before: LaneMark, mark: LaneMark) -> bool:
        if self.begin(mark) >= self.end(before):
            return False
        return _days(_together(before, mark)) <= max(_days(before), _days(mark), 2 * self.sign)

    def begin(self, mark: LaneMark) -> float:
        """Where the mark begins: a sign is wider than a day, and an open start has an arrow."""
        return min(
            mark.first.toordinal() - self.arrow * mark.opens_before, _middle(mark) - self.sign / 2
        )

    def end(self, mark: LaneMark) -> float:
        """Where the mark ends, with the number of its entries."""
        sign = _middle(mark) + self.sign / 2
        count = self.sign * 2 if len(mark.entries) > 1 else 0
        return max(mark.last.toordinal() + 1 + self.arrow * mark.opens_after, sign) + count


def _days(mark: LaneMark) -> int:
    return (mark.last - mark.first).days


def _middle(mark: LaneMark) -> float:
    return (mark.first.toordinal() + mark.last.toordinal()) / 2


def _together(mark: LaneMark, other: LaneMark) -> LaneMark:
    first, last = min(mark.first, other.first), max(mark.last, other.last)
    return replace(
        mark,
        entries=mark.entries + other.entries,
        first=first,
        last=last,
        opens_before=mark.opens_before or other.opens_before,
        opens_after=mark.opens_after or other.opens_after,
        soft=mark.soft or other.soft,
        date=EdtfDate.parse(f"{first}/{last}" if first < last else str(first)).words(),
        titles=mark.titles + other.titles,
    )
