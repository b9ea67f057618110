"""The Overview as HTML: counts, what divides the parties, the latest events, other pages, and every proposal."""

from __future__ import annotations

from components.pages.overview.markup import page_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.overview.page import ENTRY_POINTS, OverviewQuery
from tests.builders import catalogue, positions, proposal, sample
from tests.components.parsed_html import Parsed


def page(records: Catalogue) -> Parsed:
    """The page of a catalogue."""
    return Parsed(str(page_markup(OverviewQuery(), records)))


def test_the_whole_overview() -> None:
    """Counts, reach of the evidence, latest events, families with their proposals by date, and the version."""
    found = page(sample())
    for sentence in (
        "2 proposals · 4 elements · 5 statements · 2 positions · 2 sources",
        "The evidence reaches September 2025.",
        "No recorded positions oppose each other.",
        "18 August 2025 The summit They met.",
        "Pacts Promises of help. Beta pact Sylvania , Freedonia , about May 2024 Alpha pact Freedonia , August 2025",
    ):
        assert sentence in found.words
    links = found.values("href")
    assert {"./compare?proposals=beta.alpha", "./proposal?id=beta", "./timeline?event=summit"} <= {
        *links
    }
    assert {address for _, _, address in ENTRY_POINTS} <= {*links}


def test_each_party_leads_to_its_statement() -> None:
    """Who refuses and who says yes are on their sides, each with its stance and the address of its evidence."""
    files = [
        positions(
            {"about": {"element": "assistance", "value": "troops"}, "stance": stance}, actor=actor
        )
        for actor, stance in (("freedonia", "proposes"), ("sylvania", "rejects"))
    ]
    found = page(catalogue(proposal(), positions=files))
    assert "Refuse ● Sylvania refuses" in found.words
    assert "Troops Say yes ● Freedonia proposes" in found.words
    assert "No recorded positions oppose each other." not in found.words
    assert {
        "./gap?element=assistance",
        "./positions?rows=elements&cell=sylvania.assistance",
        "./positions?rows=elements&cell=freedonia.assistance",
    } <= {*found.values("href")}


def test_an_overview_of_nothing_says_so() -> None:
    """An empty page is never only blank."""
    assert "There are no records to show." == page(Catalogue()).words.strip()
