"""The points of a plan on its page."""

from __future__ import annotations

from components.pages.proposal.markup import page_markup
from guarantees.pages.proposal.page import ProposalQuery
from tests.builders import catalogue, place, proposal, statement
from tests.components.parsed_html import Parsed

POINTS = {
    "total": 3,
    "not_seen": [3],
    "no_element": [{"number": 2, "says": "Both are friends.", "evidence": [place()]}],
    "inferred": [1],
    "note": "The Gazette counts.",
}


def page(**changes: object) -> Parsed:
    """The page of a plan, two accounts of which differ on its first point."""
    told = [
        statement(says="Point 1: it binds."),
        statement("political", says="Point 1: a word of honour.", speaker="gazette"),
    ]
    plan = proposal({"legal-effect": told}, **changes)
    return Parsed(str(page_markup(ProposalQuery("gamma"), catalogue(plan))))


def test_the_points_are_a_part_of_the_page_and_of_its_contents() -> None:
    """Each point can be led to and opens who tells it; one that was not seen opens nothing."""
    found = page(points=POINTS)
    assert "#points" in found.values("href")
    assert ["points", "point-1", "point-2", "point-3"] == [
        name for name in found.values("id") if name.startswith("point")
    ]
    assert ["point-1", "point-2"] == [
        key for key in found.values("data-open") if key.startswith("point-")
    ]
    # The evidence of the element further up opens on the page itself.
    assert ["legal-effect"] == found.values("data-opens")


def test_everything_of_the_points_is_said() -> None:
    """Sentences, answers with those who give them, what no element asks for, and what is known of the numbers."""
    words = page(points=POINTS).words
    for said in (
        "Point by point",
        "2 of 3 told.",
        "The Gazette counts.",
        "No source gives this number: it is inferred.",
        "It binds.",
        "A word of honour.",
        "Political (The Gazette)",
        "Told by Freedonia, The Gazette",
        "Both are friends.",
        "No element asks for this.",
        "Not seen: no source of these records shows it.",
    ):
        assert said in words


def test_a_text_without_numbers_has_no_such_part() -> None:
    """Nor has the list of contents."""
    found = page()
    assert "points" not in found.values("id")
    assert "#points" not in found.values("href")
