"""What a reader asks of the timeline, and its link."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.entries import USUAL_KINDS, EntryKind
from guarantees.pages.timeline.link import TIMELINE_LINK, link_to
from guarantees.pages.timeline.query import (
    DayRange,
    Lanes,
    TimelineQuery,
    TimelineView,
    order,
    span,
)
from guarantees.records.dates import EdtfDate
from tests.builders import sample


def day(text: str) -> datetime.date:
    """A day by its ISO text."""
    return datetime.date.fromisoformat(text)


def days(first: str = "", last: str = "") -> DayRange:
    """A range by its ISO texts."""
    return DayRange(*(day(text) if text else None for text in (first, last)))


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2025-08-21", "2025-08-21", "2025-08-21"),
        ("2025-08", "2025-08-01", "2025-08-31"),
        ("2025-08-21/..", "2025-08-21", "2025-08-21"),
        ("../2025-08-21", "2025-08-21", "2025-08-21"),
        ("2025-08~", "2025-08-01", "2025-08-31"),
    ],
)
def test_a_date_spans_the_days_that_are_attested(date: str, first: str, last: str) -> None:
    """A month spans its days; an open end adds none."""
    assert (day(first), day(last)) == span(EdtfDate.parse(date))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (days(), True),
        (days("2025-08-31"), True),
        (days("2025-09-01"), False),
        (days("", "2025-08-01"), True),
        (days("", "2025-07-31"), False),
        (days("2025-08-10", "2025-08-12"), True),
    ],
)
def test_a_month_touches_a_range_when_one_of_its_days_does(asked: DayRange, expected: bool) -> None:
    """Both ends of a range belong to it."""
    assert expected == asked.touches(EdtfDate.parse("2025-08"))


def test_what_has_no_date_is_only_in_all_days() -> None:
    """Something without a date is not known to be between two days."""
    assert [True, False] == [asked.touches(None) for asked in (days(), days("2000-01-01"))]


def test_order_is_by_first_day_then_last_then_none() -> None:
    """A day comes before the month that it begins; what has no date comes last."""
    texts = ["2025-09", "2025-08", "2025-08-01"]
    dates = [None, *(EdtfDate.parse(text) for text in texts)]
    ordered = [str(date) for date in sorted(dates, key=order)]
    assert ["2025-08-01", "2025-08", "2025-09", "None"] == ordered


WHOLE = TimelineQuery(
    view=TimelineView.QUANTITIES,
    lanes=Lanes.ACTOR,
    clock=Clock.KNOWN,
    proposals=("beta", "alpha"),
    actors=("freedonia",),
    kinds=frozenset({EntryKind.STATUS, EntryKind.CALL}),
    days=days("2025-01-01", "2025-12-30"),
    event="alpha~proposed~2025-08-18",
)


def test_a_link_says_everything() -> None:
    """The parameters of a query, defaults included, lead back to the same query."""
    written = TIMELINE_LINK.encode(WHOLE, sample())
    expected = {
        "view": "quantities",
        "lanes": "actor",
        "clock": "known",
        "proposals": "beta.alpha",
        "actors": "freedonia",
        "kinds": "call.status",
        "from": "2025-01",
        "to": "2025-12-30",
        "asof": "-",
        "event": "alpha~proposed~2025-08-18",
        "open": "-",
        "version": sample().version,
    }
    assert expected == written
    assert (WHOLE, ()) == (
        TIMELINE_LINK.decode(written, sample()).query,
        TIMELINE_LINK.decode(written, sample()).notices,
    )


def test_an_empty_link_asks_for_what_happened() -> None:
    """Without parameters the kinds are the usual ones: everything but positions and single elements, and ends of terms,
    which have a view of their own."""
    assert TimelineQuery() == TIMELINE_LINK.decode({}, sample()).query
    assert {"end", "position", "element"} == {kind.value for kind in set(EntryKind) - USUAL_KINDS}
    assert {} == TIMELINE_LINK.encode_briefly(TimelineQuery(), sample())


@pytest.mark.parametrize(
    ("link", "changed", "notice"),
    [
        (
            {"from": "2026-01-01", "to": "2025-01-01"},
            {},
            "The range from 2026-01-01 to 2025-01-01 ends before it begins. Give the earlier day first.",
        ),
        (
            {"from": "yesterday", "to": "2025-01-01"},
            {"days": days("", "2025-01-01")},
            "'yesterday' is not a day. Expected year, month and day, such as 2025-08-21.",
        ),
        (
            {"event": "sumit"},
            {},
            "This link asks for the entry of the timeline 'sumit', which is not in this edition. "
            "Did you mean 'summit'?",
        ),
        (
            {"kinds": "call.shout"},
            {"kinds": frozenset({EntryKind.CALL})},
            "This link asks for the kind of entry 'shout', which is none of these: meeting, statement, call, draft, "
            "signature, report, exchange, decision, status, end, position, element.",
        ),
    ],
)
def test_what_a_link_gets_wrong_is_left_out(link: dict, changed: dict, notice: str) -> None:
    """The rest of the link counts, and a notice says what did not."""
    decoded = TIMELINE_LINK.decode(link, sample())
    assert (replace(TimelineQuery(), **changed), (notice,)) == (decoded.query, decoded.notices)


def test_a_figure_can_be_chosen() -> None:
    """The parameter ``event`` also takes the id of a troop number, and leads to its view."""
    figure = "force-size~alpha~gazette~2025-08-21-about"
    expected = TimelineQuery(view=TimelineView.QUANTITIES, event=figure)
    assert expected == TIMELINE_LINK.decode({"event": figure}, sample()).query


@pytest.mark.parametrize(
    ("opened", "event"),
    [
        ("summit", "summit"),
        ("nothing.beside~summit", "summit"),
        ("alpha~proposed~2025-08-18.summit", "alpha~proposed~2025-08-18"),
        ("nothing", ""),
    ],
)
def test_an_older_link_that_opens_entries_shows_the_first(opened: str, event: str) -> None:
    """Evidence was once folded below each entry, and links named what was open."""
    decoded = TIMELINE_LINK.decode({"open": opened}, sample())
    assert (TimelineQuery(event=event), ()) == (decoded.query, decoded.notices)


def test_an_address_names_only_what_is_asked_for() -> None:
    """Links inside the page say what differs from the page as it opens, and leave opened parts out."""
    asked = TimelineQuery(days=days("2025-01-01"), open=("summit",))
    assert ["./timeline?from=2025-01", "./timeline"] == [
        link_to(query, sample()) for query in (asked, TimelineQuery())
    ]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ({"from": "2025-08", "to": "2025-09"}, days("2025-08-01", "2025-09-30")),
        ({"from": "2025-08-01", "to": "2025-09-30"}, days("2025-08-01", "2025-09-30")),
        ({"from": "2024-02", "to": "2024-02"}, days("2024-02-01", "2024-02-29")),
        ({"to": "2025-09-12"}, days("", "2025-09-12")),
        ({"from": "-", "to": "-"}, days()),
    ],
)
def test_a_link_names_months_or_days(link: dict, expected: DayRange) -> None:
    """A month stands for its first or its last day, and is written where a day is at its edge."""
    query = TIMELINE_LINK.decode(link, sample()).query
    assert expected == query.days
    again = TIMELINE_LINK.decode(TIMELINE_LINK.encode(query, sample()), sample()).query
    assert query == again


@pytest.mark.parametrize("month", ["2025-13", "2025-00", "0999-01", "2025-8", "2025-08-"])
def test_what_is_no_month_is_said(month: str) -> None:
    """It is read as a day, and is none."""
    decoded = TIMELINE_LINK.decode({"from": month}, sample())
    assert DayRange() == decoded.query.days
    assert f"'{month}' is not a day" in decoded.notices[0]
