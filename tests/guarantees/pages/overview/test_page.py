"""The Overview as a view model."""

from __future__ import annotations

from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.overview.page import EventLine, FamilyView, Overview, ProposalLine, overview
from guarantees.records.registry import Event
from tests.builders import catalogue, place, positions, proposal, sample

ENTRY_POINTS = ["Compare", "Positions", "Gap", "Timeline", "Map", "Sources", "Curate", "Method"]


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


def test_the_whole_overview() -> None:
    """Counts, what divides, the latest events, families with their proposals by date, and the reach of the evidence."""
    model = overview(sample())
    assert ENTRY_POINTS == [way.name for way in model.entry_points]
    assert replace(model, entry_points=()) == Overview(
        counts=("2 proposals", "4 elements", "5 statements", "2 positions", "2 sources"),
        dividing=(),
        undivided="No recorded position stands against another.",
        events=(EventLine("18 August 2025", "The summit", "They met.", "./timeline?event=summit"),),
        entry_points=(),
        families=(
            FamilyView(
                *("pacts", "Pacts", "Promises of help.", "./compare?proposals=beta.alpha"),
                proposals=(
                    ProposalLine("beta", "Beta pact", "Sylvania, Freedonia", "about May 2024"),
                    ProposalLine("alpha", "Alpha pact", "Freedonia", "August 2025"),
                ),
            ),
        ),
        reach="The evidence reaches September 2025.",
        version=sample().version,
        empty="",
    )


def test_one_of_a_kind_is_counted_as_one() -> None:
    """A single record is called by the singular."""
    records = catalogue(proposal(), positions=[positions({})])
    counts = overview(records).counts
    assert counts == ("1 proposal", "4 elements", "0 statements", "1 position", "2 sources")


def test_what_divides_leaves_no_excuse() -> None:
    """Where an element divides the parties, nothing says that none does."""
    files = [
        positions(
            {"about": {"element": "assistance", "value": "troops"}, "stance": stance}, actor=actor
        )
        for actor, stance in (("freedonia", "proposes"), ("sylvania", "rejects"))
    ]
    model = overview(catalogue(positions=files))
    assert (["assistance"], "") == ([element.id for element in model.dividing], model.undivided)


def test_the_latest_events_come_first_and_only_those_whose_time_is_known() -> None:
    """Five at most, the latest first; what happened "by August 2025" may be old and is not called latest."""
    dates = ("2025-03", "2025-08-18", "2022", "../2025-08", "2025-08~", "2024-01-01", "2023-01-01")
    events = {date: event(number, date) for number, date in enumerate(dates)}
    records = replace(sample(), events=events)
    assert [line.name for line in overview(records).events] == [
        *("2025-08-18", "2025-08~", "2025-03", "2024-01-01", "2023-01-01")
    ]


def test_an_overview_of_nothing_says_so() -> None:
    """An empty page is never only blank."""
    model = overview(Catalogue())
    assert replace(model, entry_points=()) == Overview(
        counts=("0 proposals", "0 elements", "0 statements", "0 positions", "0 sources"),
        dividing=(),
        undivided="No recorded position stands against another.",
        events=(),
        entry_points=(),
        families=(),
        reach="",
        version="empty",
        empty="There are no records to show.",
    )
