"""Which entries the timeline shows, what comes from what, and the months on which it opens."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.entries import EntryKind
from guarantees.pages.timeline.link import TIMELINE_LINK
from guarantees.pages.timeline.query import DayRange, TimelineQuery
from guarantees.pages.timeline.selection import FEW, changes_of, selection
from tests.builders import catalogue, place, proposal, sample
from tests.guarantees.pages.timeline.events import event, with_events

ALL = frozenset(EntryKind)
MEETINGS = frozenset({EntryKind.MEETING})
YEAR_2024 = DayRange(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))


def names(query: TimelineQuery, records: Catalogue | None = None) -> list[str]:
    """The ids of what is shown for a query, in order; changes of status after what they come from."""
    lines = selection(query, records or sample()).shown(query.clock)
    return [each.id for line in lines for each in (line.entry, *line.changes)]


def test_entries_come_in_order_of_date() -> None:
    """By the first day each may mean; on one day what happened comes before what was said of it."""
    assert [
        "beta~in-force~2024-05",
        "beta~sylvania~2024-05",
        "summit",
        "alpha~proposed~2025-08-18",
        "alpha~anna-lind~2025-08-20",
        "alpha~freedonia~2025-08-20",
        "sylvania~sylvania~2025-08-21",
        "alpha~gazette~2025-08-21-about",
    ] == names(TimelineQuery(kinds=ALL))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (TimelineQuery(), ["beta~in-force~2024-05", "summit", "alpha~proposed~2025-08-18"]),
        (TimelineQuery(kinds=frozenset()), []),
        (TimelineQuery(proposals=("beta",)), ["beta~in-force~2024-05"]),
        (TimelineQuery(actors=("sylvania",)), ["beta~in-force~2024-05", "summit"]),
        (
            TimelineQuery(actors=("sylvania",), kinds=frozenset({EntryKind.ELEMENT})),
            ["beta~sylvania~2024-05", "alpha~freedonia~2025-08-20"],
        ),
        (TimelineQuery(actors=("anna-lind",), kinds=ALL), ["alpha~anna-lind~2025-08-20"]),
        (TimelineQuery(days=YEAR_2024), ["beta~in-force~2024-05"]),
        (TimelineQuery(days=DayRange(datetime.date(2026, 1, 1))), []),
    ],
)
def test_choices_narrow_the_entries(query: TimelineQuery, expected: list[str]) -> None:
    """Kinds, proposals, actors (also those of whom others speak) and days each leave out what is not theirs."""
    assert expected == names(query)


def test_on_the_public_clock_entries_are_where_they_were_known() -> None:
    """The order is that of publication; what has no readable source comes last."""
    early = event(1, "2025-09-01", evidence=[place("treaty-2024", "Article 1")])
    lost = event(2, "2025-01-01", evidence=[place("nowhere")])
    known = TimelineQuery(kinds=MEETINGS, clock=Clock.KNOWN)
    records = with_events(early, lost, event(3, "2025-01-01"))
    assert ["meeting-1", "meeting-3", "meeting-2"] == names(known, records)


# ---- changes of status ------------------------------------------------------------------------------


def told(date: str, *where: str, status: str = "floated") -> dict[str, Any]:
    """A change of status with its date and the paragraphs that report it."""
    return {
        "date": date,
        "status": status,
        "says": "It was so.",
        "speaker": "gazette",
        "mode": "reported",
        "evidence": [place(at=at) for at in where or ("p1",)],
    }


def under(*events: Any, **change: Any) -> dict[str, list[str]]:
    """Each event with the changes of status under it, and "" with those that stand alone."""
    gamma = proposal(status=[told("2025-08-18", **change) if "date" not in change else change])
    records = catalogue(gamma, events={each.id: each for each in events})
    lines = selection(TimelineQuery(), records).lines
    found = {
        each.id: [change.id for change in changes_of(each.id, TimelineQuery(), records)]
        for each in events
    }
    alone = [line.entry.id for line in lines if line.entry.kind is EntryKind.STATUS]
    return {**found, "": alone}


CHANGE = "gamma~floated~2025-08-18"


def test_a_change_of_status_is_under_the_event_of_its_proposal_and_date() -> None:
    """It is no entry of its own then."""
    assert {"meeting-1": [CHANGE], "": []} == under(event(1, "2025-08-18"))


@pytest.mark.parametrize(
    "changes",
    [{"date": "2025-08-19"}, {"date": "2025-08"}, {"date": "2025-08-18~"}, {"proposals": []}],
)
def test_a_change_of_status_stands_alone_without_such_an_event(changes: dict) -> None:
    """An event of another date, however near, or about something else is not where it comes from."""
    other = event(1, **{"date": "2025-08-18", **changes})
    assert {"meeting-1": [], "": [CHANGE]} == under(other)


def test_of_several_events_its_evidence_decides() -> None:
    """It is under the one that rests on the same paragraph."""
    events = [
        event(number, "2025-08-18", evidence=[place(at=at)])
        for number, at in enumerate(("p3", "p1", "p2"))
    ]
    gamma = proposal(status=[told("2025-08-18", "p1")])
    records = catalogue(gamma, events={each.id: each for each in events})
    assert [0, 1, 0] == [len(changes_of(e.id, TimelineQuery(), records)) for e in events]


def test_between_events_that_are_as_near_nothing_is_decided() -> None:
    """Without a paragraph of its own it stands alone."""
    events = [event(n, "2025-08-18", evidence=[place(at=f"p{n + 5}")]) for n in range(2)]
    gamma = proposal(status=[told("2025-08-18", "p1")])
    records = catalogue(gamma, events={each.id: each for each in events})
    assert [0, 0] == [len(changes_of(e.id, TimelineQuery(), records)) for e in events]


def test_without_their_event_changes_of_status_are_entries() -> None:
    """Where the kind of the event is left out, the change is still shown."""
    assert ["alpha~proposed~2025-08-18"] == names(
        TimelineQuery(kinds=frozenset({EntryKind.STATUS}), proposals=("alpha",))
    )


# ---- the months on which the page opens ----------------------------------------------------------------


def opened(*dates: str, **query: Any) -> DayRange:
    """The days on which a page opens that has events on these dates."""
    events = (event(number, date) for number, date in enumerate(dates))
    return selection(TimelineQuery(kinds=MEETINGS, **query), with_events(*events)).days


def test_few_entries_are_shown_whole() -> None:
    """Up to a screenful or two no days are left out."""
    assert DayRange() == opened("1949-04", *["2025-08-21"] * (FEW - 2))


def test_of_many_entries_the_densest_months_are_shown() -> None:
    """The fewest months in a row that hold half of all entries, the end of the last included."""
    dates = ["1949-04"] * 10 + ["2024-02-16"] * 10 + ["2025-08"] * 15 + ["2025-09-04"] * 10
    expected = DayRange(datetime.date(2025, 8, 1), datetime.date(2025, 9, 30))
    assert expected == opened(*dates)


def test_chosen_days_are_shown_as_they_are() -> None:
    """Also where nothing happened."""
    assert YEAR_2024 == opened(*["2025-08"] * 50, days=YEAR_2024)


def test_a_link_to_an_entry_leads_to_its_year() -> None:
    """If the page does not open on it anyway, and the link names no days of its own."""
    records = with_events(event(99, "1994-12-05"), *(event(n, "2025-08") for n in range(50)))
    days = [
        TIMELINE_LINK.decode(link, records).query.days
        for link in (
            {"event": "meeting-99"},
            {"event": "meeting-1"},
            {"event": "meeting-99", "from": "2025-08"},
        )
    ]
    year = DayRange(datetime.date(1994, 1, 1), datetime.date(1994, 12, 31))
    assert [year, DayRange(), DayRange(datetime.date(2025, 8, 1))] == days
