"""Evidence on the Gap page: groups of statements, names of parts."""

from __future__ import annotations

import pytest

from guarantees.catalogue.clock import LATEST
from guarantees.cells.cell import EvidenceRole, cell_of
from guarantees.cells.stances import StanceSubject, stance_of
from guarantees.links.page_link import OPENED
from guarantees.pages.gap.evidence import (
    ANOTHER_VALUE,
    LONGEST_KEY,
    deciding_evidence,
    part_key,
    stance_evidence,
)
from guarantees.records.values import Quantity, value_key
from tests.builders import catalogue, positions, proposal, sample, statement


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("binding", "binding"),
        (Quantity(exactly=30, unit="soldiers"), "exactly-30-soldiers"),
        (Quantity(at_most=30, unit="soldiers", peacetime=True), "at-most-30-soldiers-peacetime"),
        (
            Quantity(at_least=10, at_most=30, unit="soldiers"),
            "at-least-10-at-most-30-soldiers",
        ),
    ],
)
def test_each_value_has_a_name_of_its_own(value: Quantity | str, expected: str) -> None:
    """Numbers are named with qualifier, unit and peacetime, so that no two share a name."""
    assert expected == value_key(value)


def test_the_name_of_a_part_can_stand_in_a_link() -> None:
    """Whose claim it is and on what, in the letters that a link may hold."""
    key = part_key("by", "sylvania", Quantity(at_most=30, unit="soldiers"))
    assert "by~sylvania~at-most-30-soldiers" == key
    assert OPENED.match(key)


def test_long_ids_still_give_different_names() -> None:
    """What a link cannot hold in full differs in its digest."""
    keys = {part_key("by", "a" * 64, "b" * 63 + last) for last in "xyz"}
    assert (3, {LONGEST_KEY}) == (len(keys), {len(key) for key in keys})
    assert all(OPENED.match(key) for key in keys)


def test_what_others_say_of_an_actor_stands_under_its_own_heading() -> None:
    """A group's title says that the words are not the actor's own."""
    about = {"about": {"element": "legal-effect", "value": "binding"}}
    records = catalogue(
        proposal(),
        positions=[
            positions(
                {**about, "stance": "accepts", "says": "Yes."},
                {
                    **about,
                    "stance": "rejects",
                    "says": "They refuse.",
                    "speaker": "freedonia",
                    "mode": "attributed",
                },
                {
                    **about,
                    "stance": "open",
                    "says": "Perhaps.",
                    "speaker": "gazette",
                    "mode": "reported",
                },
            )
        ],
    )
    subject = StanceSubject(element="legal-effect", value="binding")
    cell = stance_of("sylvania", subject, LATEST, records)
    groups = stance_evidence(cell)
    assert [
        ("", ["Yes."]),
        (EvidenceRole.BY_OTHERS.heading, ["They refuse."]),
        (EvidenceRole.LOWER.heading, ["Perhaps."]),
    ] == [(group.title, [each.says for each in group.statements]) for group in groups]


def test_other_values_of_a_dispute_stand_apart() -> None:
    """After the chosen value, the evidence shows who names another."""
    records = catalogue(
        proposal(
            {
                "legal-effect": [
                    statement(says="Law.").model_dump(),
                    statement("political", says="Honour.", speaker="sylvania").model_dump(),
                ]
            }
        )
    )
    element = sample().elements["legal-effect"]
    cell = cell_of(records.proposals["gamma"], element, LATEST, records)
    groups = deciding_evidence(cell, ("political",))
    assert [("", ["Honour."]), (ANOTHER_VALUE, ["Law."])] == [
        (group.title, [each.says for each in group.statements]) for group in groups
    ]
