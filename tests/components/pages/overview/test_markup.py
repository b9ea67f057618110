"""The Overview as HTML: counts, what divides the parties, the latest events, other pages, and every proposal."""

from __future__ import annotations

from components.pages.overview.markup import page_markup
from components.pages.overview.who_stands_where import overview_evidence
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.overview.page import ENTRY_POINTS, OVERVIEW_LINK, OverviewQuery
from tests.builders import catalogue, positions, proposal, sample
from tests.components.parsed_html import Parsed


def page(records: Catalogue) -> Parsed:
    """The page of a catalogue."""
    return Parsed(str(page_markup(OverviewQuery(), records)))


def test_the_whole_overview() -> None:
    """Counts, reach of the evidence, latest events, families with their proposals by date, and the version."""
    found = page(sample())
    for sentence in (
        "2 proposals and agreements · 4 questions · 5 statements · 2 positions · 2 sources",
        "The evidence runs to September 2025.",
        "No recorded positions oppose each other.",
        "18 Aug 2025 The summit They met.",
        "Pacts Compare the proposals of the family Pacts Promises of help. "
        "Beta demand ~ May 2024 about May 2024 Sylvania and Freedonia in force",
        "Alpha Aug 2025 Freedonia proposed",
    ):
        assert sentence in found.words
    links = found.values("href")
    assert {"./compare?proposals=beta.alpha", "./proposal?id=beta", "./timeline?event=summit"} <= {
        *links
    }
    assert {address for _, _, address in ENTRY_POINTS} <= {*links}


def divided() -> Catalogue:
    """Freedonia proposes what Sylvania refuses."""
    files = [
        positions(
            {"about": {"element": "assistance", "value": "troops"}, "stance": stance}, actor=actor
        )
        for actor, stance in (("freedonia", "proposes"), ("sylvania", "rejects"))
    ]
    return catalogue(proposal(), positions=files)


def test_each_mark_leads_to_its_statement() -> None:
    """Who stands where is a table of marks, and each is a link that opens its evidence on this page."""
    found = page(divided())
    assert "No recorded positions oppose each other." not in found.words
    marks = {each["data-cell"]: each["href"] for each in found.all("a") if "data-cell" in each}
    assert marks == {
        f"{actor}~assistance~troops": f"./?cell={actor}.assistance~troops"
        for actor in ("freedonia", "sylvania")
    }


def test_an_open_mark_has_its_evidence() -> None:
    """The page with a mark open shows what the party says of this answer, and leads to all who give it."""
    query = OVERVIEW_LINK.decode({"cell": "sylvania.assistance~troops"}, divided()).query
    found = Parsed(str(overview_evidence(query, divided())))
    assert "refuses: Troops" in found.words
    assert {"./", "./gap?element=assistance&answer=troops"} <= {*found.values("href")}


def test_an_overview_of_nothing_says_so() -> None:
    """An empty page is never only blank."""
    assert "There are no records to show." == page(Catalogue()).words.strip()
