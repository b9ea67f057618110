"""Numbers with qualifiers, compared."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.records.number_ranges import NumberRange, Relation, range_of, relation_of
from guarantees.records.values import Quantity


def quantity(unit: str = "soldiers", **given: Any) -> Quantity:
    """A number of soldiers with the qualifier given."""
    return Quantity(unit=unit, **given)


NUMBERS = st.integers(0, 40)
QUANTITIES = st.one_of(
    st.builds(lambda n: quantity(exactly=n), NUMBERS),
    st.builds(lambda n: quantity(about=n), NUMBERS),
    st.builds(lambda n: quantity(at_least=n), NUMBERS),
    st.builds(lambda n: quantity(at_most=n), NUMBERS),
    st.builds(
        lambda a, b: quantity(at_least=min(a, b), at_most=max(a, b)),
        NUMBERS,
        NUMBERS,
    ),
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"exactly": 30}, NumberRange(30, 30, "soldiers", False)),
        ({"about": 30}, NumberRange(30, 30, "soldiers", False, soft=True)),
        ({"at_least": 30}, NumberRange(30, math.inf, "soldiers", False)),
        ({"at_most": 30}, NumberRange(-math.inf, 30, "soldiers", False)),
        ({"at_least": 20, "at_most": 30}, NumberRange(20, 30, "soldiers", False)),
        ({"exactly": 0}, NumberRange(0, 0, "soldiers", False)),
        ({"at_most": 30, "peacetime": True}, NumberRange(-math.inf, 30, "soldiers", True)),
    ],
)
def test_a_quantity_admits_a_range_of_numbers(given: dict, expected: NumberRange) -> None:
    """Each qualifier gives its own ends; about is the number named, and soft."""
    assert expected == range_of(quantity(**given))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"exactly": 30}, {"exactly": 30}, Relation.OVERLAP),
        ({"exactly": 30}, {"about": 30}, Relation.OVERLAP),
        ({"exactly": 30}, {"exactly": 31}, Relation.APART),
        ({"about": 30}, {"exactly": 31}, Relation.APART),
        ({"exactly": 30}, {"at_most": 30}, Relation.OVERLAP),
        ({"exactly": 30}, {"at_least": 31}, Relation.APART),
        ({"at_most": 30}, {"at_least": 30}, Relation.TOUCHING),
        ({"at_most": 30}, {"at_least": 31}, Relation.APART),
        ({"at_most": 30}, {"at_most": 10}, Relation.OVERLAP),
        ({"at_least": 10, "at_most": 20}, {"at_least": 20, "at_most": 30}, Relation.TOUCHING),
        ({"at_least": 10, "at_most": 21}, {"at_least": 20, "at_most": 30}, Relation.OVERLAP),
        ({"exactly": 30}, {"exactly": 30, "unit": "aircraft"}, Relation.NOT_COMPARABLE),
        ({"exactly": 30}, {"exactly": 30, "peacetime": True}, Relation.NOT_COMPARABLE),
    ],
)
def test_two_numbers_overlap_touch_lie_apart_or_cannot_be_compared(
    first: dict, second: dict, expected: Relation
) -> None:
    """The relation follows from the numbers that satisfy both, and from unit and peacetime."""
    one, other = range_of(quantity(**first)), range_of(quantity(**second))
    assert (expected, expected) == (relation_of(one, other), relation_of(other, one))


@given(QUANTITIES, QUANTITIES)
def test_the_relation_agrees_with_counting_the_numbers_in_common(a: Quantity, b: Quantity) -> None:
    """Counted out number by number: none in common is apart, and touching has exactly one."""

    def numbers(q: Quantity) -> set[int]:
        found = range_of(q)
        return {n for n in range(-1, 42) if found.low <= n <= found.high}

    both = numbers(a) & numbers(b)
    relation = relation_of(range_of(a), range_of(b))
    one_named = len(numbers(a)) == 1 or len(numbers(b)) == 1
    touches = len(both) == 1 and not one_named
    expected = Relation.TOUCHING if touches else Relation.OVERLAP if both else Relation.APART
    assert expected == relation


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ({"exactly": 30}, {"at_most": 30}, True),
        ({"exactly": 31}, {"at_most": 30}, False),
        ({"at_least": 10, "at_most": 20}, {"at_most": 30}, True),
        ({"at_most": 20}, {"at_least": 10, "at_most": 20}, False),
        ({"at_least": 5}, {"at_least": 5}, True),
        ({"exactly": 30, "unit": "aircraft"}, {"at_most": 30}, False),
        ({"exactly": 30, "peacetime": True}, {"at_most": 30}, False),
    ],
)
def test_a_range_lies_within_another_when_all_its_numbers_do(
    inner: dict, outer: dict, expected: bool
) -> None:
    """Both ends count, and ranges that cannot be compared lie within none."""
    assert expected is range_of(quantity(**inner)).lies_within(range_of(quantity(**outer)))
