"""A numbered text in its own order: what its points say, and what is known of the others."""

from __future__ import annotations

import datetime

from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.pages.proposal.points import PointsView, PointView, points_view
from guarantees.records.proposal import Proposal
from guarantees.words.numbered_sources import NumberedSources
from tests.builders import catalogue, place, proposal, sample, statement

POINTS = {
    "total": 4,
    "not_seen": [3],
    "no_element": [
        {"number": 2, "says": "Both are friends.", "evidence": [place("treaty-2024", "p2")]}
    ],
    "inferred": [4],
    "note": "The Gazette counts.",
}


def view(said: Proposal, as_of: AsOf = LATEST) -> PointsView:
    """The points of a proposal."""
    records = catalogue(said)
    found = points_view(said, NumberedSources(records, as_of))
    assert found
    return found


def plan(**points: object) -> Proposal:
    """A plan of four points; two accounts differ on the first."""
    told = [
        statement(says="Point 1: it binds."),
        statement("political", says="Point 1: it is a word of honour.", speaker="gazette"),
        statement("political", says="An honest word.", speaker="sylvania", scope="annex"),
    ]
    same = statement(["freedonia"], says="Point 1: it binds.")
    far = statement({"exactly": 5, "unit": "soldiers"}, evidence=[place(at="List (point 4)")])
    return proposal(
        {"legal-effect": told, "guarantors": [same], "force-size": [far]},
        points={**POINTS, **points},
    )


def nothing(point: PointView) -> tuple[str, str]:
    """A point's name, and why nothing is reported."""
    return point.name, point.nothing


def test_a_text_without_numbered_points_has_no_such_part() -> None:
    """Nothing is concluded from numbers that a record does not vouch for."""
    pact = sample().proposals["alpha"]
    assert points_view(pact, NumberedSources(sample())) is None


def test_every_point_is_listed_in_order() -> None:
    """Those that were not seen are named as that, and an inferred number says so."""
    found = view(plan())
    assert ("Point by point", "The Gazette counts.", 3) == (
        found.heading,
        found.note,
        found.reported,
    )
    unseen = "Not seen: no source of these records shows it."
    assert [("Point 1", ""), ("Point 2", ""), ("Point 3", unseen), ("Point 4", "")] == [
        nothing(point) for point in found.points
    ]
    assert [point.key for point in found.points if point.is_inferred] == ["point~4"]


def test_a_point_says_a_sentence_beside_the_elements_that_it_answers() -> None:
    """One sentence for several elements comes once, without its number; each element opens its evidence."""
    first = view(plan()).points[0]
    assert [("It binds.", ["Legal effect", "Guarantors"])] == [
        (each.says, [element.name for element in each.elements]) for each in first.sentences
    ]
    assert "legal-effect" == first.elements[0].id


def test_accounts_that_differ_stand_side_by_side() -> None:
    """Each answer with its sentences and all who give them, and nothing of what is said of no point."""
    first = view(plan()).points[0]
    assert [
        ("Legally binding", "", ("Freedonia",)),
        ("Political", "", ("The Gazette",)),
    ] == [(each.text, each.standing, each.speakers) for each in first.elements[0].deciding]
    assert ("Freedonia", "The Gazette") == first.speakers


def test_what_others_say_does_not_come_first() -> None:
    """A reading by others is reported of the point, but is not an answer of the plan."""
    told = [
        statement(says="Point 1: no.", others_say="reading", speaker="gazette"),
        statement("political", says="Point 1: in honour."),
    ]
    element = view(proposal({"legal-effect": told}, points={"total": 1})).points[0].elements[0]
    assert ("In honour.", ["Political"], ["", "Said by others"]) == (
        element.says,
        [answer.text for answer in element.deciding],
        [answer.standing for answer in element.answers],
    )


def test_what_no_element_asks_for_is_told_with_its_source() -> None:
    """It is a sentence with a number of the list of sources and the place."""
    (said,) = view(plan()).points[1].without_element
    assert ("Both are friends.", (1,), ["paragraph 2"]) == (
        said.says,
        said.citations,
        [each.at for each in said.places],
    )


def test_as_of_a_day_only_what_was_said_by_then_is_told() -> None:
    """What has no date is left out, and the point says that nothing is held by that day."""
    as_of = AsOf(Clock.STATED, datetime.date(2025, 8, 5))
    later = "These records hold nothing about it by the chosen day."
    assert [("Point 1", later), ("Point 2", later)] == [
        nothing(point) for point in view(plan(), as_of).points[:2]
    ]


def test_a_treaty_is_shown_article_by_article() -> None:
    """Where the text has articles, points of other texts are not its parts."""
    told = [
        statement(says="Article 2: it binds."),
        statement(says="As point 1 of the plan.", evidence=[place(at="Point 1")]),
    ]
    found = view(proposal({"legal-effect": told}, points={"called": "article", "total": 2}))
    assert ("Article by article", ["article~1", "article~2"], [False, True]) == (
        found.heading,
        [point.key for point in found.points],
        [not point.nothing for point in found.points],
    )
