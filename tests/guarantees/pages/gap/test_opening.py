"""What the Gap page shows to a reader who asks for nothing in particular."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.gap.opening import opening_element, opening_pair
from guarantees.records.vocabulary import ActorKind
from tests.builders import catalogue, positions, proposal


def about(element: str, value: Any, stance: str, **changes: Any) -> dict[str, Any]:
    """An actor's own stance on a value."""
    return {"about": {"element": element, "value": value}, "stance": stance, **changes}


def opposed(**changes: Any) -> list:
    """Freedonia and Sylvania on both sides of air cover, and in no other way."""
    return [
        positions(
            about("legal-effect", "binding", "proposes"),
            about("assistance", "air-cover", "accepts"),
            actor="freedonia",
        ),
        positions(
            about("legal-effect", "political", "proposes"),
            about("assistance", "air-cover", "rejects", **changes),
        ),
    ]


def test_the_page_opens_where_one_refuses_what_another_accepts() -> None:
    """The first element in the order of the codebook on which parties oppose one another."""
    assert "assistance" == opening_element(catalogue(positions=opposed()))


def test_what_others_say_opens_nothing() -> None:
    """Without a refusal of a party's own it is the first element of which an actor speaks."""
    records = catalogue(positions=opposed(speaker="freedonia", mode="attributed"))
    assert "legal-effect" == opening_element(records)


def test_a_person_is_no_party() -> None:
    """An analyst's refusal does not choose the element."""
    records = catalogue(positions=opposed())
    actors = {
        name: actor.model_copy(update={"kind": ActorKind.PERSON})
        for name, actor in records.actors.items()
    }
    assert "legal-effect" == opening_element(replace(records, actors=actors))


def test_without_positions_the_first_element_is_shown() -> None:
    """A codebook alone has a first element, and no codebook has none."""
    assert ("legal-effect", "") == (
        opening_element(catalogue()),
        opening_element(Catalogue()),
    )


def test_an_element_that_is_gone_is_not_opened() -> None:
    """Positions on an element whose record is held out open nothing."""
    records = catalogue(positions=opposed())
    kept = {name: e for name, e in records.elements.items() if name == "guarantors"}
    assert "guarantors" == opening_element(replace(records, elements=kept))


def pairs() -> Catalogue:
    """Gamma of Freedonia, later Delta of Sylvania; each state on both, Anna Lind on Delta only by hearsay."""
    own = [{"about": {"proposal": name}, "stance": "accepts"} for name in ("gamma", "delta")]
    hearsay = {"about": {"proposal": "gamma"}, "speaker": "sylvania", "mode": "attributed"}
    return catalogue(
        proposal(),
        proposal(id="delta", short_name="Delta", proposed_by=["sylvania"]),
        positions=[
            positions(*own, actor="freedonia"),
            positions(*own, actor="sylvania"),
            positions(hearsay, actor="anna-lind"),
        ],
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("", ""), ("gamma", "sylvania")),
        (("delta", ""), ("delta", "freedonia")),
        (("", "freedonia"), ("gamma", "freedonia")),
        (("", "anna-lind"), ("gamma", "anna-lind")),
        (("delta", "anna-lind"), ("delta", "anna-lind")),
    ],
)
def test_a_pair_is_completed_by_a_recorded_stance(
    asked: tuple[str, str], expected: tuple[str, str]
) -> None:
    """The first actor by name, other than the proposers, with a stance of its own; else the first of the list."""
    assert expected == opening_pair(*asked, pairs())


def test_without_records_there_is_no_pair() -> None:
    """An empty catalogue gives no ids."""
    assert ("", "") == opening_pair("", "", Catalogue())
