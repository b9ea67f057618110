"""Cells that two coders coded: what is compared, and how far they agree."""

from __future__ import annotations

import pytest

from guarantees.reference.second_coding import Coding, TwiceCoded, cells_by
from scripts.agreement import agreement, agreements_of


def coding(*values: object, state: str = "coded") -> Coding:
    """A coding with some values, or with the reason why there is none."""
    return Coding.model_validate({"state": state, "values": [{"value": each} for each in values]})


def twice(first: Coding, second: Coding, number: int = 1, element: str = "trigger") -> TwiceCoded:
    """A cell that both have coded."""
    return TwiceCoded(proposal=f"pact-{number}", element=element, first=first, second=second)


SILENT = coding(state="silent")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (coding(["a", "b"]), coding(["b"], ["a"]), True),
        (coding(["a"]), coding(["a", "b"]), False),
        (coding("a"), coding(["a"]), True),
        (coding({"exactly": 10, "unit": "years"}), coding({"unit": "years", "exactly": 10}), True),
        (coding({"exactly": 10, "unit": "years"}), coding({"about": 10, "unit": "years"}), False),
        (SILENT, SILENT, True),
        (SILENT, coding(state="not_coded"), False),
    ],
)
def test_values_are_compared_as_one_set(one: Coding, other: Coding, is_same: bool) -> None:
    """How values are spread over statements makes no difference; a value, a number or a reason does."""
    assert is_same is twice(one, other).is_same


def test_alpha_is_one_where_all_agree_and_none_where_nothing_varies() -> None:
    """Coders who always agree have an alpha of 1; on one single label there is nothing to agree on."""
    cells = [twice(coding(["a"]), coding(["a"]), 1), twice(SILENT, SILENT, 2)]
    assert (2, 2, 1.0) == tuple(vars(agreement(cells)).values())
    assert agreement(cells[1:]).alpha is None


def test_alpha_of_a_textbook_example() -> None:
    """Ten units and two coders on a binary variable: 0.095 in Krippendorff's own worked example."""
    first, second = "0100000010", "1110010000"
    cells = [
        twice(coding(one), coding(other), number)
        for number, (one, other) in enumerate(zip(first, second, strict=True))
    ]
    assert 0.1 == agreement(cells).alpha


def test_overlapping_values_count_for_more_than_others() -> None:
    """A second coder who misses one of two values is nearer than one who names another."""
    base = [twice(SILENT, SILENT, 1), twice(coding(["c"]), coding(["c"]), 2)]
    partly = agreement([*base, twice(coding(["a", "b"]), coding(["a"]), 3)]).alpha
    otherwise = agreement([*base, twice(coding(["a", "b"]), coding(["d"]), 3)]).alpha
    assert partly is not None
    assert otherwise is not None
    assert otherwise < partly < 1


def test_groups_keep_the_order_of_the_codebook() -> None:
    """Cells are grouped by their element; a group without cells, and an element that is no more, are left out."""
    cells = [
        twice(SILENT, SILENT, 1, "mandate"),
        twice(SILENT, SILENT, 2),
        twice(SILENT, SILENT, 3, "gone"),
    ]
    groups = {"duration": "term", "trigger": "activation", "mandate": "means"}
    assert ["activation", "means"] == list(cells_by(cells, groups))
    assert {"trigger", "mandate"} == set(agreements_of(cells, groups).elements)
