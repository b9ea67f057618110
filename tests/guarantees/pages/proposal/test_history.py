"""Names, status history and events, on both clocks."""

from __future__ import annotations

import datetime

import pytest

from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.pages.proposal.history import (
    events_in_view,
    events_of,
    labels_in_view,
    status_in_view,
)
from guarantees.records.dates import EdtfDate, in_words
from guarantees.records.registry import Event
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.status_words import latest_status, status_changes
from tests.builders import catalogue, place, proposal, sample, source

EARLY, LATE = datetime.date(2025, 8, 16), datetime.date(2025, 8, 20)


def change(date: str, status: str = "proposed", **others: object) -> dict[str, object]:
    """A status change as a record writes it: said by Freedonia, read in the Gazette."""
    usual = {"says": "So it was.", "speaker": "freedonia", "mode": "quoted"}
    return {"date": date, "status": status, **usual, "evidence": [place()], **others}


def event(id: str, date: str, **others: object) -> Event:
    """A meeting about the proposal gamma."""
    usual = {"name": f"The {id}", "kind": "meeting", "says": "They met.", "proposals": ["gamma"]}
    return Event.model_validate({"id": id, "date": date, **usual, "evidence": [place()], **others})


# ---- names ---------------------------------------------------------------------------------------


def test_one_name_appears_once_with_all_who_used_it() -> None:
    """Who called it so and where; keys follow the record, so that a link keeps its meaning."""
    records = catalogue(
        proposal(
            labels=[
                {"label": "ironclad", "used_by": "anna-lind", "evidence": [place(at="p2")]},
                {"label": "a scrap", "used_by": "sylvania", "evidence": [place("treaty-2024")]},
                {"label": "ironclad", "used_by": "gazette", "evidence": [place(at="p3")]},
            ]
        )
    )
    labels = labels_in_view(records.proposals["gamma"], NumberedSources(records))
    assert {
        "ironclad": [
            ("label~1", "anna-lind", (1,), "paragraph 2"),
            ("label~3", "gazette", (1,), "paragraph 3"),
        ],
        "a scrap": [("label~2", "sylvania", (2,), "paragraph 1")],
    } == {
        name: [(use.key, use.record.used_by, use.citations, use.places[0].at) for use in uses]
        for name, uses in labels.items()
    }


@pytest.mark.parametrize("clock", Clock)
def test_a_name_counts_from_its_publication(clock: Clock) -> None:
    """A name has no date of its own: on either clock it is there once a source of it was published."""
    label = {"label": "x", "used_by": "gazette", "evidence": [place("herald-2025")]}
    records = catalogue(proposal(labels=[label]), sources=[source()])
    found = [
        len(labels_in_view(records.proposals["gamma"], NumberedSources(records, day)))
        for day in (AsOf(clock, datetime.date(2025, 8, 14)), AsOf(clock, EARLY))
    ]
    assert [0, 1] == found


# ---- status --------------------------------------------------------------------------------------


def test_a_status_says_who_says_so_and_how_it_is_known() -> None:
    """All of one change: date, status, words, speaker with office, way of knowing, place and number."""
    records = catalogue(
        proposal(status=[change("2025-08-18", "rejected", speaker="anna-lind", mode="reported")])
    )
    (entry,) = status_in_view(records.proposals["gamma"], NumberedSources(records))
    assert ("status~1", "rejected", (1,)) == (entry.key, entry.record.status, entry.citations)
    assert [("paragraph 1", ("Anna Lind (reported by an outlet)",))] == [
        (each.at, each.chain[0]) for each in entry.places
    ]


def test_the_latest_status_comes_first() -> None:
    """By date, whatever the order of the record; changes of one date keep their order. Numbers are the record's."""
    records = proposal(
        status=[
            change("2025-08"),
            change("2025-09", "stalled"),
            change("2025-07"),
            change("2025-08", "denied"),
        ]
    )
    changes = status_changes(records, LATEST, catalogue(records))
    assert [2, 1, 4, 3] == [number for number, _ in changes]


def test_each_clock_has_its_history() -> None:
    """What was stated by a day, and what the public could know by it, are different histories."""
    gamma = proposal(
        status=[
            change("2025-08-01", evidence=[place("gazette-2025-08")]),
            change("2025-08-15", "denied", evidence=[place("herald-2025")]),
            change("2025-08-19", "stalled", evidence=[place("herald-2025")]),
        ]
    )
    records = catalogue(gamma, sources=[source()])

    def numbers(clock: Clock, day: datetime.date) -> list[int]:
        return [number for number, _ in status_changes(gamma, AsOf(clock, day), records)]

    assert [2, 1] == numbers(Clock.STATED, EARLY)
    assert [3, 2] == numbers(Clock.KNOWN, EARLY)
    assert [3, 2, 1] == numbers(Clock.KNOWN, LATE)


def test_the_latest_status_in_words() -> None:
    """Those of the latest date are all named, each with its speaker; the same said twice is said once."""
    gamma = proposal(
        status=[
            change("2025-07"),
            change("2025-08", "denied", speaker="sylvania"),
            change("2025-08", "stalled"),
            change("2025-08", "stalled"),
        ]
    )
    [latest] = latest_status(gamma, LATEST, catalogue(gamma))
    assert latest == ("denied, says Sylvania; stalled, says Freedonia,", EdtfDate.parse("2025-08"))
    before = AsOf(Clock.STATED, datetime.date(2025, 6, 1))
    assert ("Nothing by this day.",) == latest_status(gamma, before, catalogue(gamma))


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (
            ("2025-08", "2025-08-20"),
            "denied, says Freedonia, 20 August 2025; proposed, says Freedonia, August 2025",
        ),
        (("../2025-08", "2025-08-20"), "denied, says Freedonia, 20 August 2025"),
        (("2025-08-16/2025-08-19", "2025-08-20"), "denied, says Freedonia, 20 August 2025"),
        (
            ("2025-08-16/..", "2025-08-20"),
            "denied, says Freedonia, 20 August 2025; proposed, says Freedonia, 16 August 2025 or later",
        ),
    ],
)
def test_of_dates_in_no_order_neither_is_the_latest(dates: tuple[str, str], words: str) -> None:
    """A status replaces another only if it certainly came later; else both are named, each with its date."""
    gamma = proposal(status=[change(dates[0]), change(dates[1], "denied")])
    assert words == in_words(latest_status(gamma, LATEST, catalogue(gamma)), "; ")


# ---- events --------------------------------------------------------------------------------------


def test_an_event_with_its_sources() -> None:
    """What opens it, its numbers and its places."""
    (entry,) = events_in_view(sample().proposals["alpha"], NumberedSources(sample()))
    assert ("event~summit", "The summit", (1,), 1) == (
        *(entry.key, entry.record.name, entry.citations, len(entry.places)),
    )


def test_events_of_the_proposal_in_order_of_date() -> None:
    """Only events that name it, the earliest first, and none of a later day."""
    events = [
        event("second", "2025-08-15"),
        event("other", "2025-08-01", proposals=[]),
        event("first", "2025-08-10"),
        event("third", "2025-08-19"),
    ]
    gamma = proposal()
    records = catalogue(gamma, events={each.id: each for each in events})

    def found(clock: Clock) -> list[str]:
        entries = events_in_view(gamma, NumberedSources(records, AsOf(clock, EARLY)))
        return [each.record.id for each in entries]

    assert (["first", "second"], []) == (found(Clock.STATED), found(Clock.KNOWN))
    assert 3 == len(events_of(gamma, records))
