"""Which questions divide the parties, in which order, and with which answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.opposition import questions_that_divide
from guarantees.pages.overview import dividing_questions
from guarantees.pages.tables.stands import WhoStandsWhere
from guarantees.records.actor import Actor
from tests.builders import catalogue, positions, sample

TREATY_BINDS = {"element": "legal-effect", "value": "binding"}
TREATY_IS_POLITICAL = {"element": "legal-effect", "value": "political"}
TROOPS = {"element": "assistance", "value": "troops"}
AIR = {"element": "assistance", "value": "air-cover"}


def records_of(*files: tuple[str, list[dict[str, Any]]]) -> Catalogue:
    """A catalogue of positions: actor and the entries of its file."""
    return catalogue(positions=[positions(*entries, actor=actor) for actor, entries in files])


def divided(*files: tuple[str, list[dict[str, Any]]]) -> list[str]:
    """The ids of the elements that divide."""
    return [element.id for element in questions_that_divide(records_of(*files))]


def test_the_question_with_the_most_parties_opposed_comes_first() -> None:
    """Three parties against each other come before two, whatever the codebook names first."""
    records = records_of(
        ("sylvania", [{"about": about, "stance": "rejects"} for about in (TREATY_BINDS, TROOPS)]),
        ("freedonia", [{"about": about, "stance": "accepts"} for about in (TREATY_BINDS, TROOPS)]),
        ("northern-league", [{"about": TROOPS, "stance": "proposes"}]),
    )
    league = Actor.model_validate(
        {"id": "northern-league", "name": "Northern League", "kind": "organisation"}
    )
    records = replace(records, actors={**records.actors, "northern-league": league})
    assert [element.id for element in questions_that_divide(records)] == [
        "assistance",
        "legal-effect",
    ]


def test_answers_on_which_little_is_said_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no room for all answers, those that are refused and wanted stay, and the others are counted."""
    monkeypatch.setattr(dividing_questions, "MOST_ANSWERS", 1)
    records = records_of(
        ("freedonia", [{"about": each, "stance": "proposes"} for each in (AIR, TROOPS)]),
        ("sylvania", [{"about": AIR, "stance": "rejects"}]),
    )
    (found,) = dividing_questions.dividing_questions(WhoStandsWhere(records))
    assert ([row.name for row in found.rows], found.left_out) == (["Air cover"], 1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((TREATY_BINDS, "accepts"), (TREATY_BINDS, "accepts"), [], id="same yes"),
        pytest.param(
            *((TREATY_BINDS, "proposes"), (TREATY_IS_POLITICAL, "accepts"), ["legal-effect"]),
            id="different answers where one can hold",
        ),
        pytest.param(
            (TROOPS, "proposes"), (AIR, "proposes"), [], id="different answers that add up"
        ),
        pytest.param((TROOPS, "rejects"), (TROOPS, "rejects"), [], id="both refuse"),
        pytest.param((TROOPS, "open"), (TROOPS, "rejects"), [], id="open is no yes"),
        pytest.param((TREATY_BINDS, "rejects"), (TREATY_IS_POLITICAL, "accepts"), [], id="apart"),
    ],
)
def test_what_divides(one: tuple, other: tuple, expected: list[str]) -> None:
    """Only a refusal of what another says yes to, or two answers of which one can hold, divide."""
    files = [
        (actor, [{"about": about, "stance": stance}])
        for actor, (about, stance) in (("freedonia", one), ("sylvania", other))
    ]
    assert divided(*files) == expected


def test_elements_come_in_the_order_of_the_codebook() -> None:
    """Group by group and number by number, in whatever order the registry was read."""
    records = records_of(
        *(
            (actor, [{"about": about, "stance": stance} for about in (TREATY_BINDS, TROOPS)])
            for actor, stance in (("freedonia", "proposes"), ("sylvania", "rejects"))
        )
    )
    records = replace(records, elements=dict(reversed(records.elements.items())))
    assert [element.id for element in questions_that_divide(records)] == [
        "legal-effect",
        "assistance",
    ]


def test_a_party_does_not_divide_from_itself() -> None:
    """One party's own yes and no, to different answers, are no division."""
    entries = [
        {"about": TREATY_BINDS, "stance": "proposes"},
        {"about": TREATY_IS_POLITICAL, "stance": "proposes"},
    ]
    assert divided(("sylvania", entries)) == []


def test_what_others_say_of_a_party_does_not_divide() -> None:
    """A counterpart's word about a party is nowhere in the table."""
    said_of_it = {"about": TROOPS, "stance": "rejects", "speaker": "freedonia"}
    files = [
        ("freedonia", [{"about": TROOPS, "stance": "proposes"}]),
        ("sylvania", [said_of_it]),
    ]
    assert divided(*files) == []


def test_persons_are_no_parties() -> None:
    """An expert's own refusal divides nobody."""
    records = records_of(
        ("freedonia", [{"about": TROOPS, "stance": "proposes"}]),
        ("expert", [{"about": TROOPS, "stance": "rejects"}]),
    )
    expert = Actor.model_validate({"id": "expert", "name": "An expert", "kind": "person"})
    records = replace(records, actors={**sample().actors, "expert": expert})
    assert questions_that_divide(records) == ()


def test_nothing_divides_in_nothing() -> None:
    """Without records nothing divides."""
    assert questions_that_divide(Catalogue()) == ()
