"""The points of a plan on its page."""

from __future__ import annotations

from dataclasses import replace

from components.pages.proposal.evidence import proposal_evidence
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

TOLD = [
    statement(says="Point 1: it binds."),
    statement("political", says="Point 1: a word of honour.", speaker="gazette"),
]


def page(**changes: object) -> Parsed:
    """The page of a plan, two accounts of which differ on its first point."""
    plan = proposal({"legal-effect": TOLD}, **changes)
    return Parsed(str(page_markup(ProposalQuery("gamma"), catalogue(plan))))


def test_the_points_are_a_part_of_the_page_and_of_its_contents() -> None:
    """Each point opens who tells it, and each answer its evidence; one that was not seen opens nothing."""
    found = page(points=POINTS)
    assert "#points" in found.values("href")
    assert "points" in found.values("data-open")
    opened = found.values("data-cell")
    assert ["point~1", "gamma~legal-effect", "point~2"] == opened[opened.index("point~1") :][:3]
    assert "point~3" not in opened


def test_everything_of_the_points_is_said() -> None:
    """Sentences, answers with those who give them, what no element asks for, and what is known of the numbers."""
    words = page(points=POINTS).words
    for said in (
        "Point by point",
        "2 of 3 reported.",
        "The Gazette counts.",
        "No source gives this number: it is inferred.",
        "It binds.",
        "Political (The Gazette)",
        "Both are friends.",
        "No question asks for this.",
        "Not seen: no source of these records shows it.",
    ):
        assert said in words


def test_the_evidence_of_a_point_is_all_that_is_told_of_it() -> None:
    """Each account in its words and with its speakers, and what no question asks for with its place."""
    plan = proposal({"legal-effect": TOLD}, points=POINTS)
    query = ProposalQuery("gamma", cell=("point", "1"))
    words = Parsed(str(proposal_evidence(query, catalogue(plan)))).words
    assert "Point 1, Gamma Reported by Freedonia, The Gazette" in words
    assert "Legally binding It binds. Freedonia" in words
    assert "Political A word of honour. The Gazette" in words
    second = replace(query, cell=("point", "2"))
    words = Parsed(str(proposal_evidence(second, catalogue(plan)))).words
    assert "Both are friends. [1] Gazette, Aug 2025" in words


def test_a_text_without_numbers_has_no_such_part() -> None:
    """Nor has the list of contents."""
    found = page()
    assert "points" not in found.values("id")
    assert "#points" not in found.values("href")
