"""The chart of the timeline: lanes, marks, and the rows that they need."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.entries import EntryKind
from guarantees.pages.timeline.lanes import FULL, MAX_LANES, Chart, LaneMark
from guarantees.pages.timeline.page import timeline_chart
from guarantees.pages.timeline.query import DayRange, Lanes, TimelineQuery
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Event, Family
from tests.builders import catalogue, place, proposal, sample
from tests.guarantees.cells.test_term import agreement

CALLS = TimelineQuery(kinds=frozenset({EntryKind.CALL, EntryKind.MEETING}))


def event(date: str, number: int = 0, **changes: Any) -> Event:
    """A telephone call."""
    return Event.model_validate(
        {
            "id": f"call-{number}",
            "name": f"Call {number}",
            "date": date,
            "kind": "call",
            "says": "They spoke.",
            "participants": ["freedonia"],
            "proposals": ["gamma"],
            "evidence": [place()],
            **changes,
        }
    )


def calls(*dates: str) -> list[Event]:
    """Calls on these dates."""
    return [event(date, number) for number, date in enumerate(dates)]


def with_events(*events: Event, **changes: Any) -> Catalogue:
    """A catalogue with one proposal and these events."""
    return catalogue(proposal(), events={each.id: each for each in events}, **changes)


def drawn(records: Catalogue, query: TimelineQuery = CALLS) -> Chart:
    """The chart, which must exist."""
    found = timeline_chart(query, records)
    assert found is not None
    return found


def rows(found: Chart) -> dict[str, list[tuple[int, str, int]]]:
    """For each lane: row, date and number of entries of each mark."""
    return {
        lane.name: [(mark.row, mark.date, len(mark.entries)) for mark in lane.marks]
        for lane in found.lanes
    }


def test_the_small_folder_as_a_chart() -> None:
    """Lanes come in order of the proposals, and each mark carries all that is drawn of it."""
    first, second = drawn(sample(), TimelineQuery()).lanes
    assert ("beta", "Beta", 1) == (first.id, first.name, first.rows)
    assert (
        LaneMark(
            entries=("beta~in-force~2024-05",),
            kind=EntryKind.STATUS,
            row=0,
            first=datetime.date(2024, 5, 1),
            last=datetime.date(2024, 5, 31),
            opens_before=False,
            opens_after=False,
            soft=False,
            date="May 2024",
            titles=("Beta: in force",),
        ),
    ) == first.marks
    assert ("Alpha", 2, ["summit", "alpha~proposed~2025-08-18"]) == (
        second.name,
        second.rows,
        [name for mark in second.marks for name in mark.entries],
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-08-21", ("2025-08-21", "2025-08-21", False, False, False)),
        ("2025-08~", ("2025-08-01", "2025-08-31", False, False, True)),
        ("2025-08-01/2025-08-21?", ("2025-08-01", "2025-08-21", False, False, True)),
        ("../2025-08", ("2025-08-31", "2025-08-31", True, False, False)),
        ("2025-08/..", ("2025-08-01", "2025-08-01", False, True, False)),
    ],
)
def test_a_mark_keeps_the_precision_of_its_date(date: str, expected: tuple) -> None:
    """Bounds, open ends and "about" or "perhaps" are carried, never a day that was not given."""
    (lane,) = drawn(with_events(event(date))).lanes
    (mark,) = lane.marks
    bounds = (mark.first.isoformat(), mark.last.isoformat())
    assert expected == (*bounds, mark.opens_before, mark.opens_after, mark.soft)


def test_marks_that_would_overlap_get_rows() -> None:
    """A mark takes the topmost row in which it overlaps none before it."""
    dates = calls("2025-01-01", "2025-01-01/2025-02", "2025-06", "2025-06-02/2025-12")
    found = rows(drawn(with_events(*dates)))["Gamma"]
    assert [0, 1, 0, 1] == [row for row, *_ in found]


def test_entries_of_one_kind_and_date_share_a_mark() -> None:
    """Two calls of one month are one mark for two; a meeting of that month is another."""
    two = calls("2025-08", "2025-08")
    meeting = event("2025-08", 2, id="meeting", kind="meeting", name="Meeting")
    (lane,) = drawn(with_events(*two, meeting)).lanes
    assert [(EntryKind.MEETING, ("Meeting",)), (EntryKind.CALL, ("Call 0", "Call 1"))] == [
        (mark.kind, mark.titles) for mark in lane.marks
    ]


def test_a_crowded_lane_gathers_what_is_near() -> None:
    """Beyond three rows, overlapping marks of one kind become one that covers all their days."""
    dates = calls("2025-01-01", "2025-08", "2025-08-10/2025-08-30", "2025-08-12~", "../2025-08-13")
    (lane,) = drawn(with_events(*dates)).lanes
    assert 1 == lane.rows
    gathered = lane.marks[-1]
    assert (4, "between 1 August 2025 and 31 August 2025", True, True, False) == (
        len(gathered.entries),
        gathered.date,
        gathered.soft,
        gathered.opens_before,
        gathered.opens_after,
    )


def test_only_marks_of_one_kind_are_gathered() -> None:
    """A meeting on the day of several calls keeps a mark of its own, however crowded the lane is."""
    several = calls("2025-01-01", "2025-08-21", "2025-08-21~", "2025-08-21?")
    meeting = event("2025-08-21", 9, id="meeting", kind="meeting", name="Meeting")
    (lane,) = drawn(with_events(*several, meeting)).lanes
    assert [(EntryKind.CALL, 1), (EntryKind.CALL, 3), (EntryKind.MEETING, 1)] == sorted(
        (mark.kind, len(mark.entries)) for mark in lane.marks
    )


def test_three_rows_are_not_gathered() -> None:
    """A lane that is not crowded shows each date as it is."""
    dates = calls("2025-01-01", "2025-08", "2025-08-10/2025-08-20", "2025-08-12~")
    found = rows(drawn(with_events(*dates)))["Gamma"]
    assert [1, 1, 1, 1] == [count for *_, count in found]


def test_what_is_far_apart_is_not_gathered() -> None:
    """Long bars that only overlap stay apart: together they would no longer say when."""
    dates = calls(*(f"2025-{first:02}/2025-{first + 4:02}" for first in range(1, 8)))
    found = rows(drawn(with_events(*dates)))["Gamma"]
    assert [1] * 7 == [count for *_, count in found]


def test_gathered_days_are_named_once() -> None:
    """Several entries of one day that are gathered are of that day."""
    dates = calls("2025-01-01", "2025-08-21", "2025-08-21~", "2025-08-21?", "2025-08-21%")
    (lane,) = drawn(with_events(*dates)).lanes
    assert (4, "21 August 2025") == (len(lane.marks[-1].entries), lane.marks[-1].date)


def test_an_entry_is_in_the_lane_of_each_of_its_proposals() -> None:
    """A call about two proposals is drawn twice, and one about none in a lane of its own at the end."""
    both = event("2025-08-21", 1, proposals=["alpha", "beta"])
    none = event("2025-08-21", 2, proposals=[])
    records = catalogue(
        *sample().proposals.values(), events={each.id: each for each in (none, both)}
    )
    assert ["Beta", "Alpha", "Not about one proposal"] == list(rows(drawn(records)))


def test_chosen_proposals_have_the_only_lanes() -> None:
    """With one of its proposals chosen, an entry is in that lane alone."""
    both = event("2025-08-21", 1, proposals=["alpha", "beta"])
    records = catalogue(*sample().proposals.values(), events={both.id: both})
    chosen = TimelineQuery(kinds=CALLS.kinds, proposals=("alpha",))
    assert ["Alpha"] == list(rows(drawn(records, chosen)))


def test_lanes_by_actor() -> None:
    """Actors come by name; those that appear once share a lane at the end, unless there is only one of them."""
    events = [
        event("2025-08-21", 1, participants=["sylvania", "anna-lind"]),
        event("2025-08-22", 2, participants=["sylvania", "freedonia", "gazette"]),
    ]
    by_actor = TimelineQuery(kinds=CALLS.kinds, lanes=Lanes.ACTOR)
    assert ["Freedonia", "Sylvania", "The Gazette"] == list(
        rows(drawn(with_events(*events), by_actor))
    )
    events.append(event("2025-08-23", 3, participants=["nobody"]))
    found = rows(drawn(with_events(*events), by_actor))
    assert ["Freedonia", "Sylvania", "Other actors"] == list(found)
    assert ["22 August 2025", "23 August 2025"] == [date for _, date, _ in found["Other actors"]]


def test_chosen_actors_have_the_only_lanes() -> None:
    """A chosen person has a lane, though the entry is also in that of the body."""
    call = event("2025-08-21", 1, participants=["sylvania", "anna-lind"])
    chosen = TimelineQuery(kinds=CALLS.kinds, lanes=Lanes.ACTOR, actors=("anna-lind", "freedonia"))
    assert ["Anna Lind", "Freedonia"] == list(rows(drawn(with_events(call), chosen)))


def test_the_axis_begins_with_the_first_proposal_that_is_no_reference() -> None:
    """A treaty of 1949 is counted and not drawn, until its days are chosen."""
    treaty = proposal(id="treaty", kind="reference", short_name="Treaty")
    old, new = event("1949-04-04", 1, proposals=["treaty"]), event("2025-08-21", 2)
    records = catalogue(proposal(), treaty, events={e.id: e for e in (old, new)})
    found = drawn(records)
    assert (datetime.date(2025, 1, 1), datetime.date(2025, 8, 21)) == found.axis
    assert (1, ["Gamma"]) == (found.outside, list(rows(found)))
    asked = TimelineQuery(kinds=CALLS.kinds, days=DayRange(datetime.date(1949, 1, 1)))
    assert (0, ["Treaty", "Gamma"]) == (
        drawn(records, asked).outside,
        sorted(rows(drawn(records, asked)), reverse=True),
    )
    only = TimelineQuery(kinds=CALLS.kinds, proposals=("treaty",))
    assert datetime.date(1949, 1, 1) == drawn(records, only).axis[0]


def test_the_days_asked_for_are_the_axis() -> None:
    """An axis from the link is drawn whole, whatever is in it."""
    days = DayRange(datetime.date(2025, 8, 1), datetime.date(2025, 8, 31))
    asked = TimelineQuery(kinds=CALLS.kinds, days=days)
    assert (days.first, days.last) == drawn(with_events(event("2025-08-21")), asked).axis


def test_the_clock_decides_where_a_mark_is() -> None:
    """On the public clock an entry is at the date of the first text about it."""
    known = TimelineQuery(kinds=CALLS.kinds, clock=Clock.KNOWN)
    found = drawn(with_events(event("2025-08-01")), known)
    assert {"Gamma": [(0, "20 August 2025", 1)]} == rows(found)


def test_what_has_no_date_is_not_drawn() -> None:
    """An entry whose source cannot be read has no day on which it was public, so it is not drawn."""
    records = with_events(event("2025-08-01", evidence=[place("nowhere")]))
    assert timeline_chart(TimelineQuery(kinds=CALLS.kinds, clock=Clock.KNOWN), records) is None


def many(count: int, family: str = "pacts") -> list[Proposal]:
    """So many proposals of a family."""
    return [
        proposal(id=f"{family}-{n}", short_name=f"{family} {n}", family=family)
        for n in range(count)
    ]


def test_proposals_with_few_entries_share_the_lane_of_their_family() -> None:
    """Where there would be too many lanes; those of which more is recorded keep their own."""
    pacts, plans = many(2), many(MAX_LANES - 1, "plans")
    both = with_two_for_the_first(*pacts, *plans)
    assert ["pacts 0", "pacts 1", "Plans"] == [lane.name for lane in both.lanes]
    one = with_two_for_the_first(*many(MAX_LANES + 2))
    assert [("pacts 0", 2), ("Pacts: others", 1)] == [
        (lane.name, sum(len(mark.entries) for mark in lane.marks)) for lane in one.lanes
    ]
    assert 0 == both.more_lanes == one.more_lanes


def with_two_for_the_first(*proposals: Proposal) -> Chart:
    """The chart of a call on all of these proposals, and another one on the first."""
    all_ids = [each.id for each in proposals]
    events = [
        event("2025-08-21", 1, proposals=all_ids),
        event("2025-08-22", 2, proposals=all_ids[:1]),
    ]
    families = {id: Family(id=id, name=id.title(), about="Promises.") for id in ("pacts", "plans")}
    known = catalogue(*proposals, events={each.id: each for each in events})
    return drawn(replace(known, families=families))


def test_too_many_lanes_are_counted() -> None:
    """A chart has at most forty lanes, and says how many more there are."""
    each_its_own = [one for n in range(MAX_LANES + 2) for one in many(1, f"family-{n}")]
    call = event("2025-08-21", proposals=[each.id for each in each_its_own])
    found = drawn(catalogue(*each_its_own, events={call.id: call}))
    assert (MAX_LANES, 2) == (len(found.lanes), found.more_lanes)


def test_a_full_chart_opens_where_most_happened() -> None:
    """With many entries the axis begins with the last year from which on three quarters of them are."""
    dates = ["1994-12-05", "2022-03-29", *["2023-01-01"] * 7, *["2024-05-01"] * (FULL - 9)]
    few = drawn(with_events(*calls(*dates)))
    assert datetime.date(1994, 1, 1) == few.axis[0]
    found = drawn(with_events(*calls(*dates, "2025-01-01")))
    assert (datetime.date(2024, 1, 1), 9) == (found.axis[0], found.outside)


def test_what_is_yet_to_come_does_not_stretch_the_axis() -> None:
    """The end of a term is outside the chart, unless its days are chosen or nothing else is shown."""
    agreed, known = agreement({"exactly": 10, "unit": "years"})
    records = replace(known, events={"call-0": event("2024-08-21", proposals=[agreed.id])})
    found = drawn(records, TimelineQuery())
    assert (datetime.date(2024, 8, 21), 1) == (found.axis[1], found.outside)
    asked = TimelineQuery(days=DayRange(None, datetime.date(2034, 12, 31)))
    assert 0 == drawn(records, asked).outside
    ends = drawn(records, TimelineQuery(kinds=frozenset({EntryKind.END})))
    assert datetime.date(2034, 1, 12) == ends.axis[1]


def test_the_same_chart_whatever_is_chosen() -> None:
    """A click on a mark does not change what is drawn, so that the reader's zoom stays."""
    chosen = TimelineQuery(event="summit", open=("summit",))
    assert timeline_chart(TimelineQuery(), sample()) is timeline_chart(chosen, sample())
