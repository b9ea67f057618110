"""Two clocks: when something was stated, and when the public could first know it."""

from __future__ import annotations

import datetime

import pytest

from guarantees.catalogue.clock import (
    AsOf,
    Clock,
    clock_date,
    earliest_publication,
    known_date,
    withdrawal_date,
)
from guarantees.records.dates import EdtfDate
from tests.builders import catalogue, place, sample, source, statement

DAY = datetime.date(2025, 8, 15)


@pytest.mark.parametrize(
    ("date", "included"),
    [
        ("2025-08-15", True),
        ("2025-08-16", False),
        ("2025-08", True),
        ("2025-09", False),
        ("2025", True),
        ("2025-08-15~", True),
        ("2025-08-15/..", True),
        ("2025-08-16/..", False),
        ("2024/2026", True),
        ("../2025-08-15", True),
        ("../2025-08", False),
    ],
)
def test_what_is_not_certainly_after_the_day_is_included(date: str, included: bool) -> None:
    """An imprecise date counts from its first possible day; one without a start counts from its end."""
    assert AsOf(day=DAY).includes(EdtfDate.parse(date)) is included


def test_without_a_day_everything_is_included() -> None:
    """No date is too late when none is asked about."""
    assert AsOf().includes(EdtfDate.parse("9999"))


def test_something_without_a_date_is_included() -> None:
    """What cannot be dated is not hidden."""
    assert AsOf(day=DAY).includes(None)


def test_something_is_known_from_its_earliest_publication() -> None:
    """The first of all sources counts, and the originals they pass on."""
    said = statement(evidence=[place(), place("treaty-2024")])
    assert known_date(said, sample()) == EdtfDate.parse("2024-05")
    assert known_date(statement(), sample()) == EdtfDate.parse("2025-08-20")


def test_a_recorded_date_of_publicity_takes_precedence() -> None:
    """What the record says is not computed anew."""
    assert known_date(statement(known="2026-01"), sample()) == EdtfDate.parse("2026-01")


def test_something_in_unread_sources_is_known_at_no_date() -> None:
    """Nothing is invented for a source whose record cannot be read."""
    assert known_date(statement(evidence=[place("gone")]), sample()) is None


def test_sources_that_cannot_be_read_are_left_out() -> None:
    """One readable source is enough."""
    said = statement(evidence=[place("gone"), place()])
    assert earliest_publication(said.evidence, sample()) == EdtfDate.parse("2025-08-20")


def test_each_clock_has_its_own_date() -> None:
    """The draft of April may become public in August."""
    said = statement(stated="2025-04")
    assert clock_date(said, AsOf(Clock.STATED), sample()) == EdtfDate.parse("2025-04")
    assert clock_date(said, AsOf(Clock.KNOWN), sample()) == EdtfDate.parse("2025-08-20")


def test_each_clock_has_its_own_date_of_withdrawal() -> None:
    """Words withdrawn in private are known to be withdrawn once a source says so."""
    withdrawn = {"stated": "2025-06", "says": "No longer.", "evidence": [place("herald-2025")]}
    said = statement(withdrawn=withdrawn).withdrawn
    assert said is not None
    records = catalogue(sources=[source()])
    assert withdrawal_date(said, AsOf(Clock.STATED), records) == EdtfDate.parse("2025-06")
    assert withdrawal_date(said, AsOf(Clock.KNOWN), records) == EdtfDate.parse("2025-08-15")
