"""The ledger of events, and the strip of all months above it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.entries import USUAL_KINDS, EntryKind
from guarantees.pages.timeline.ledger import MAX_LISTED, ledger
from guarantees.pages.timeline.query import DayRange, Lanes, TimelineQuery
from guarantees.pages.timeline.strip import StripGap, StripMonth, strip
from tests.builders import catalogue, place, positions, proposal, sample, statement
from tests.guarantees.pages.timeline.events import event, with_events


def months(first: str, last: str) -> DayRange:
    """The days from the first to the last, by their ISO texts."""
    return DayRange(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


EVENTS = USUAL_KINDS - {EntryKind.STATUS}


def outline(records: Catalogue, **query: Any) -> list[tuple[str, str, str, list[str]]]:
    """Period, date, group and lines of the ledger."""
    return [
        (period.key, str(date.date), group.name, [line.words for line in group.lines])
        for period in ledger(TimelineQuery(**query), records).periods
        for date in period.dates
        for group in date.groups
    ]


def test_the_ledger_of_the_small_folder() -> None:
    """Each date is once in its month; a change of status is under its event, by the name of its proposal alone."""
    assert [
        ("2024-05", "2024-05", "Beta", ["In force, says Sylvania"]),
        ("2025-08", "2025-08-18", "Alpha", ["The summit"]),
    ] == outline(sample())
    (_, august) = ledger(TimelineQuery(), sample()).periods
    (line,) = august.dates[0].groups[0].lines
    assert ("summit", False, "meeting") == (line.id, line.is_said, line.kind)
    assert [("alpha~proposed~2025-08-18", "Freedonia proposed")] == [
        (change.id, change.words) for change in line.changes
    ]
    assert "1 entry, 1 change of status" == august.counts


def test_periods_are_months_then_longer_windows_then_no_date() -> None:
    """A window of up to a month is in that in which it begins; of a longer one no month is known."""
    dates = (
        "2022",
        "2022-03-29/2022-04-26",
        "2022-03-29/2022-05",
        "2022-12-30/2023-01-02",
        "2023-01",
    )
    records = with_events(*(event(n, date) for n, date in enumerate(dates)))
    assert [
        ("2022-03", "2022-03-29/2022-04-26"),
        ("2022-12", "2022-12-30/2023-01-02"),
        ("2022", "2022"),
        ("2022", "2022-03-29/2022-05"),
        ("2023-01", "2023-01"),
    ] == [(period, date) for period, date, *_ in outline(records, kinds=EVENTS)]
    lost = with_events(event(1, "2025-01-01", evidence=[place("nowhere")]), event(2, "2025-01-01"))
    assert ["August 2025", "No date is known"] == [
        period.heading
        for period in ledger(TimelineQuery(clock=Clock.KNOWN, kinds=EVENTS), lost).periods
    ]


def test_in_a_month_dates_come_in_order_each_once() -> None:
    """By the first day each may mean, what is in the past first; about a day is another date than the day."""
    dates = ("2025-08-18", "2025-08-18~", "2025-08", "../2025-08", "2025-08-18", "2025-08-17")
    records = with_events(*(event(n, date) for n, date in enumerate(dates)))
    found = [date for _, date, *_ in outline(records, kinds=EVENTS)]
    assert ["../2025-08", "2025-08", "2025-08-17", "2025-08-18", "2025-08-18~"] == found
    (august,) = ledger(TimelineQuery(kinds=EVENTS), records).periods
    assert "6 entries; 3 of 6 with a day" == august.counts


def test_entries_are_grouped_by_their_first_proposal_or_party() -> None:
    """The others are named with the entry; what is about no proposal comes last."""
    first, second = (
        proposal(id="first", short_name="First"),
        proposal(id="second", short_name="Second"),
    )
    events = (
        event(1, "2025-08-18", proposals=[], participants=["sylvania", "freedonia"]),
        event(2, "2025-08-18", proposals=["second"]),
        event(3, "2025-08-18", proposals=["first", "second"], participants=[]),
    )
    records = catalogue(first, second, events={each.id: each for each in events})
    assert [
        ("First", ["Meeting 3"]),
        ("Second", ["Meeting 2"]),
        ("Not about one proposal", ["Meeting 1"]),
    ] == [each[2:] for each in outline(records, kinds=EVENTS)]
    assert [("Second", ["Meeting 2", "Meeting 3"])] == [
        each[2:] for each in outline(records, kinds=EVENTS, proposals=("second",))
    ]
    assert [
        ("Freedonia", ["Meeting 2"]),
        ("Sylvania", ["Meeting 1"]),
        ("No party named", ["Meeting 3"]),
    ] == [each[2:] for each in outline(records, kinds=EVENTS, lanes=Lanes.ACTOR)]
    (august,) = ledger(TimelineQuery(kinds=EVENTS), records).periods
    assert ("Second",) == august.dates[0].groups[0].lines[0].also


@pytest.mark.parametrize(
    ("kind", "is_said"),
    [
        ("meeting", False),
        ("signature", False),
        ("draft", False),
        ("statement", True),
        ("report", True),
    ],
)
def test_entries_happened_or_were_said(kind: str, is_said: bool) -> None:
    """Two kinds of mark: a report of a thing is what was said."""
    (period,) = ledger(
        TimelineQuery(kinds=EVENTS), with_events(event(1, "2025-08-18", kind=kind))
    ).periods
    assert is_said == period.dates[0].groups[0].lines[0].is_said


def test_a_status_in_deed_happened_and_in_words_was_said() -> None:
    """In force is a deed; statements on elements and positions are words."""
    query = TimelineQuery(kinds=frozenset({EntryKind.STATUS, EntryKind.ELEMENT}))
    found = {
        line.id: line.is_said
        for period in ledger(query, sample()).periods
        for date in period.dates
        for group in date.groups
        for line in group.lines
    }
    assert (False, True, True) == (
        found["beta~in-force~2024-05"],
        found["alpha~proposed~2025-08-18"],
        found["beta~sylvania~2024-05"],
    )


def test_what_b_says_about_a_is_never_a_s_own() -> None:
    """It is in B's group, and its title says of whom B speaks."""
    records = catalogue(
        proposal(), positions=[positions({"speaker": "freedonia", "mode": "inferred"})]
    )
    query = {"kinds": frozenset({EntryKind.POSITION}), "lanes": Lanes.ACTOR}
    ((_, _, group, (words,)),) = outline(records, **query)
    assert "Freedonia" == group
    assert words.startswith("Freedonia about Sylvania")


def test_the_caption_counts_and_names_the_clock() -> None:
    """One entry is one, and the clock is said in words."""
    captions = [
        ledger(TimelineQuery(proposals=names, clock=clock), sample()).caption
        for names, clock in (((), Clock.STATED), (("beta",), Clock.KNOWN))
    ]
    assert [
        "2 entries and 1 change of status under them, each at the date when it happened or was said.",
        "1 entry, each at the date when it was public.",
    ] == captions


def test_other_months_are_one_link_away() -> None:
    """The page links to all months where it leaves some out, and each month to itself."""
    august = months("2025-08-01", "2025-08-31")
    found = ledger(TimelineQuery(days=august), sample())
    assert "./timeline?from=2024-05&to=2025-08" == found.everything
    assert [("2025-08", "")] == [(each.key, each.link) for each in found.periods]
    whole = ledger(TimelineQuery(), sample())
    assert ("", "./timeline?from=2025-08&to=2025-08") == (whole.everything, whole.periods[1].link)


def test_nothing_to_show_is_said() -> None:
    """In these months, for these choices, or at all."""
    away = ledger(TimelineQuery(days=months("1900-01-01", "1900-12-31")), sample())
    assert (
        "Nothing in these months; 2 entries in others.",
        "./timeline?from=2024-05&to=2025-08",
    ) == (
        away.empty,
        away.everything,
    )
    assert (
        "No entry matches these choices."
        == ledger(TimelineQuery(kinds=frozenset()), sample()).empty
    )
    assert "There are no records to show." == ledger(TimelineQuery(), catalogue(events={})).empty


def test_very_many_entries_are_listed_up_to_a_limit() -> None:
    """Months beyond the limit keep heading, number and link; the first is listed whole."""
    many = [event(n, "2024-05-01") for n in range(MAX_LISTED + 1)]
    records = with_events(*many, event(9999, "2025-01-01"))
    found = ledger(TimelineQuery(kinds=EVENTS, days=months("2024-01-01", "2025-12-31")), records)
    assert [(True, f"{MAX_LISTED + 1} entries"), (False, "1 entry")] == [
        (bool(each.dates), each.counts) for each in found.periods
    ]


# ---- the strip -----------------------------------------------------------------------------------------


def columns(*dates: str, **query: Any) -> list[str]:
    """The columns of the strip: months with numbers, and breaks."""
    found = strip(
        TimelineQuery(kinds=EVENTS, **query),
        with_events(*(event(n, d) for n, d in enumerate(dates))),
    )
    return [
        f"{each.month:%Y-%m} {each.count}"
        if isinstance(each, StripMonth)
        else f"{each.first:%Y-%m}…{each.last:%Y-%m}"
        for each in found.columns
    ]


def test_a_few_empty_months_are_drawn_and_many_are_a_break() -> None:
    """Nothing is recorded there; the break says from when to when."""
    assert ["2024-12 1", "2025-01 0", "2025-02 0", "2025-03 2"] == columns(
        "2024-12-24", "2025-03", "2025-03-01"
    )
    assert ["2024-12 1", "2025-01…2025-03", "2025-04 1"] == columns("2024-12-24", "2025-04")


def test_a_window_of_several_months_is_a_line_over_them() -> None:
    """It is counted in none of them."""
    records = with_events(event(1, "2022"), event(2, "2022"), event(3, "2022-03"))
    found = strip(TimelineQuery(kinds=EVENTS), records)
    (window,) = found.windows
    assert (0, 4, "2022", 2) == (window.first, window.last, window.date.text, window.count)
    assert [0, 0, 1, 0] == [month.count for month in found.months]
    assert [isinstance(each, StripGap) for each in found.columns] == [
        False,
        False,
        False,
        True,
        False,
    ]


def test_the_months_of_the_page_are_marked_and_each_is_a_link() -> None:
    """Also months of which only a part is shown."""
    days = months("2025-03-15", "2025-04-30")
    dates = ("2025-02", "2025-03", "2025-04", "2025-05")
    found = strip(
        TimelineQuery(kinds=EVENTS, days=days),
        with_events(*(event(n, d) for n, d in enumerate(dates))),
    )
    assert ["2025-03", "2025-04"] == [f"{each.month:%Y-%m}" for each in found.shown]
    assert "&from=2025-02&to=2025-02" in found.months[0].link


def test_statements_are_in_the_strip_by_choice() -> None:
    """It shows the same kinds as the ledger."""
    records = catalogue(proposal({"legal-effect": [statement(stated="2025-08-20")]}), events={})
    assert () == strip(TimelineQuery(kinds=EVENTS), records).columns
    assert 1 == len(strip(TimelineQuery(kinds=frozenset({EntryKind.ELEMENT})), records).months)
