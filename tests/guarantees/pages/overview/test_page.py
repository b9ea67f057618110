"""Counts and the latest events of the Overview."""

from __future__ import annotations

from dataclasses import replace

from guarantees.pages.overview.page import latest_events, record_counts
from guarantees.records.registry import Event
from tests.builders import catalogue, place, positions, proposal, sample


def event(number: int, date: str) -> Event:
    """A meeting of that date, named after it."""
    return Event.model_validate(
        {
            "id": f"event-{number}",
            "name": date,
            "date": date,
            "kind": "meeting",
            "says": "They met.",
            "evidence": [place()],
        }
    )


def test_one_of_a_kind_is_counted_as_one() -> None:
    """A single record is called by the singular."""
    records = catalogue(proposal(), positions=[positions({})])
    assert record_counts(records) == (
        "1 proposal or agreement",
        "4 questions",
        "0 statements",
        "1 position",
        "2 sources",
    )


def test_the_latest_events_come_first_and_only_those_whose_time_is_known() -> None:
    """Five at most, the latest first; what happened "by August 2025" may be old and is not called latest."""
    dates = ("2025-03", "2025-08-18", "2022", "../2025-08", "2025-08~", "2024-01-01", "2023-01-01")
    events = {date: event(number, date) for number, date in enumerate(dates)}
    records = replace(sample(), events=events)
    assert [event.name for event in latest_events(records)] == [
        *("2025-08-18", "2025-08~", "2025-03", "2024-01-01", "2023-01-01")
    ]
