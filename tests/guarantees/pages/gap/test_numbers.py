"""Numbers on an axis, and how each two compare, in words."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.pages.gap.numbers import MAX_MEETINGS, NumberClaim, number_gap
from guarantees.records.number_ranges import Relation, range_of
from guarantees.records.values import Quantity


def claim(owner: str = "freedonia", unit: str = "soldiers", **changes: Any) -> NumberClaim:
    """An actor that proposes 30 soldiers; qualifiers and fields can be changed."""
    qualifiers = {"exactly", "about", "at_least", "at_most", "peacetime"}
    given = {name: changes.pop(name) for name in qualifiers & changes.keys()} or {"exactly": 30}
    quantity = Quantity(unit=unit, **given)
    usual = {
        "owner": owner,
        "name": owner.capitalize(),
        "is_proposal": False,
        "verb": "proposes",
        "sign": "✓",
        "tone": "yes",
        "note": "own voice",
        "words": quantity.words(unit),
        "numbers": range_of(quantity),
        "unit_label": unit,
        "citations": (1,),
    }
    return NumberClaim(**{**usual, **changes})


def meeting(first: NumberClaim, second: NumberClaim) -> tuple[Relation, str]:
    """Relation and explanation of two claims."""
    gap = number_gap((first, second))
    assert gap is not None
    (found,) = gap.meetings
    return found.relation, found.explanation


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, (Relation.OVERLAP, "They name the same number.")),
        ({}, {"at_most": 50}, (Relation.OVERLAP, "Some number satisfies both.")),
        ({}, {"exactly": 50}, (Relation.APART, "No number satisfies both.")),
        (
            {"at_most": 50},
            {"at_least": 50},
            (Relation.TOUCHING, "Only 50 satisfies both."),
        ),
        (
            {},
            {"unit": "aircraft"},
            (
                Relation.NOT_COMPARABLE,
                "They count in different units: soldiers and aircraft.",
            ),
        ),
        (
            {},
            {"exactly": 30, "peacetime": True},
            (Relation.NOT_COMPARABLE, "Only one of them speaks of peacetime."),
        ),
        (
            {},
            {"about": 40},
            (
                Relation.APART,
                "No number satisfies both. This compares the numbers named; the range of “about” is not stated.",
            ),
        ),
        (
            {},
            {"about": 30, "unit": "aircraft"},
            (
                Relation.NOT_COMPARABLE,
                "They count in different units: soldiers and aircraft.",
            ),
        ),
    ],
)
def test_two_numbers_are_compared_in_a_sentence(
    first: dict, second: dict, expected: tuple[Relation, str]
) -> None:
    """The relation has a sentence of its own, and a number given as about says so."""
    assert expected == meeting(claim(**first), claim("sylvania", **second))


@pytest.mark.parametrize(
    ("wanted", "refused", "sentence"),
    [
        (
            {"exactly": 30},
            {"at_least": 20},
            "What Freedonia proposes is among what Sylvania refuses.",
        ),
        (
            {"at_least": 10},
            {"at_least": 20},
            "What Freedonia proposes is in part among what Sylvania refuses.",
        ),
    ],
)
def test_a_refused_number_says_what_the_overlap_means(
    wanted: dict, refused: dict, sentence: str
) -> None:
    """Where one side proposes and the other refuses, meeting is no agreement, in either order."""
    first, second = claim(**wanted), claim("sylvania", verb="refuses", **refused)
    expected = (Relation.OVERLAP, f"Some number satisfies both. {sentence}")
    assert (expected, expected) == (meeting(first, second), meeting(second, first))


def test_refused_numbers_apart_say_no_more() -> None:
    """A refusal that does not reach the number needs no sentence about refusing."""
    found = meeting(claim(exactly=10), claim("sylvania", verb="refuses", at_least=20))
    assert (Relation.APART, "No number satisfies both.") == found


def test_each_unit_has_its_own_axis() -> None:
    """Numbers that cannot be compared never share an axis."""
    gap = number_gap(
        (claim(), claim("sylvania", unit="aircraft"), claim("gazette", at_most=9, peacetime=True))
    )
    assert gap is not None
    assert [
        ("soldiers", "Soldiers", 1),
        ("aircraft", "Aircraft", 1),
        ("soldiers-peacetime", "Soldiers in peacetime", 1),
    ] == [(scale.key, scale.title, len(scale.claims)) for scale in gap.scales]


def test_actors_are_compared_with_actors_and_then_with_proposals() -> None:
    """One party's own numbers, two proposals, and what only others say are compared with nothing."""
    gap = number_gap(
        (
            claim("a"),
            claim("a", exactly=40),
            claim("b"),
            claim("c", decides=False),
            claim("p", is_proposal=True),
            claim("q", is_proposal=True),
        )
    )
    assert gap is not None
    pairs = [(m.first.owner, m.second.owner) for m in gap.meetings]
    actors = [("a", "b"), ("a", "b")]
    proposals = [(actor, name) for actor in ("a", "a", "b") for name in ("p", "q")]
    assert (actors + proposals, 0) == (pairs, gap.left_out)


def test_many_pairs_are_left_out_and_counted() -> None:
    """A page stays readable with many numbers, and says how many pairs it does not list."""
    gap = number_gap(tuple(claim(f"actor{n}") for n in range(20)))
    assert gap is not None
    assert (MAX_MEETINGS, 190 - MAX_MEETINGS) == (len(gap.meetings), gap.left_out)


@pytest.mark.parametrize(
    ("numbers", "expected"), [([30, 30], False), ([30, 40], True), ([30], False)]
)
def test_only_different_numbers_need_a_chart(numbers: list[int], expected: bool) -> None:
    """One number by several parties is read faster than it is drawn."""
    gap = number_gap(tuple(claim(f"actor{i}", exactly=n) for i, n in enumerate(numbers)))
    assert gap is not None
    assert expected is gap.scales[0].needs_chart


def test_without_numbers_there_is_nothing_to_put_on_an_axis() -> None:
    """No claim, no axis."""
    assert number_gap(()) is None
