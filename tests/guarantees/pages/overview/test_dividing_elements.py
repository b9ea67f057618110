"""Which elements divide the parties, and how each party is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.stances import StanceCell
from guarantees.pages.overview.dividing_elements import dividing_elements
from guarantees.records.actor import Actor
from tests.builders import catalogue, positions, sample

CONDITION = {
    "requires": "settlement",
    "says": "After a settlement.",
    "evidence": [{"source": "gazette-2025-08", "at": "p4"}],
}
TREATY_BINDS = {"element": "legal-effect", "value": "binding"}
TREATY_IS_POLITICAL = {"element": "legal-effect", "value": "political"}
TROOPS = {"element": "assistance", "value": "troops"}
AIR = {"element": "assistance", "value": "air-cover"}


def records_of(*files: tuple[str, list[dict[str, Any]]]) -> Catalogue:
    """A catalogue of positions: actor and the entries of its file."""
    return catalogue(positions=[positions(*entries, actor=actor) for actor, entries in files])


def divided(*files: tuple[str, list[dict[str, Any]]]) -> list[str]:
    """The ids of the elements that divide."""
    return [each.element.id for each in dividing_elements(records_of(*files))]


def test_a_refusal_against_a_yes_in_full() -> None:
    """Who refuses, who says yes and who does neither are named, each under the answer they speak of."""
    records = records_of(
        ("sylvania", [{"about": TROOPS, "stance": "rejects"}, {"about": AIR, "stance": "open"}]),
        (
            "freedonia",
            [{"about": TROOPS, "stance": "accepts_if", "condition": CONDITION}],
        ),
    )
    (found,) = dividing_elements(records)

    def named(stances: tuple[StanceCell, ...]) -> list[tuple[str, str]]:
        return [(cell.actor, cell.state) for cell in stances]

    assert "assistance" == found.element.id
    assert [
        (
            *("Troops", "Soldiers are sent.", [("sylvania", "rejects")], []),
            [("freedonia", "accepts_if")],
        ),
        ("Air cover", "Aircraft are sent.", [], [("sylvania", "open")], []),
    ] == [
        (each.text, each.meaning, named(each.refuse), named(each.neither), named(each.say_yes))
        for each in found.answers
    ]


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


def test_answers_come_in_the_order_of_the_codebook() -> None:
    """The option that the codebook names first comes first, whichever party speaks of it."""
    records = records_of(
        ("freedonia", [{"about": AIR, "stance": "rejects"}]),
        ("sylvania", [{"about": about, "stance": "proposes"} for about in (TROOPS, AIR)]),
    )
    (found,) = dividing_elements(records)
    assert [answer.text for answer in found.answers] == ["Troops", "Air cover"]


def test_elements_come_in_the_order_of_the_codebook() -> None:
    """Group by group and number by number, in whatever order the registry was read."""
    records = records_of(
        *(
            (actor, [{"about": about, "stance": stance} for about in (TREATY_BINDS, TROOPS)])
            for actor, stance in (("freedonia", "proposes"), ("sylvania", "rejects"))
        )
    )
    records = replace(records, elements=dict(reversed(records.elements.items())))
    assert [each.element.id for each in dividing_elements(records)] == [
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
    assert dividing_elements(records) == ()


def test_nothing_divides_in_nothing() -> None:
    """Without records nothing divides."""
    assert dividing_elements(Catalogue()) == ()
