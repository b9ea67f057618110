"""What a reader asks of the comparison."""

from __future__ import annotations

import pytest

from guarantees.pages.tables.query import ComparisonQuery, default_query, preset_columns
from tests.builders import catalogue, sample

THREE = ComparisonQuery(proposals=("a", "b", "c"))


def test_a_reader_who_asks_for_nothing_sees_the_first_preset() -> None:
    """The page never opens empty when there is a preset."""
    assert default_query(sample()) == ComparisonQuery(proposals=("beta", "alpha"))


def test_without_presets_nothing_is_chosen() -> None:
    """A folder without presets still opens."""
    assert default_query(catalogue(presets={})) == ComparisonQuery()


def test_a_preset_has_the_columns_that_can_be_read_in_order_of_date() -> None:
    """A column whose record is held out is left out."""
    assert preset_columns("pacts", sample()) == ("beta", "alpha")
    assert preset_columns("pacts", catalogue(sample().proposals["alpha"])) == ("alpha",)
    assert preset_columns("gone", sample()) == ()


def test_a_group_is_folded_and_opened_again() -> None:
    """Folding twice changes nothing."""
    folded = THREE.toggle_group("x")
    assert folded == ComparisonQuery(proposals=("a", "b", "c"), folded=frozenset({"x"}))
    assert folded.toggle_group("x") == THREE


def test_a_cell_is_opened_and_closed() -> None:
    """One cell is open at a time."""
    opened = THREE.open_cell("a", "x").open_cell("b", "y")
    assert opened == ComparisonQuery(proposals=("a", "b", "c"), cell=("b", "y"))
    assert opened.close_cell() == THREE


def test_an_open_cell_goes_with_its_column() -> None:
    """Evidence of a column that is not shown is not shown."""
    opened = THREE.open_cell("b", "x")
    assert opened.without("b") == ComparisonQuery(proposals=("a", "c"))
    assert opened.without("a") == ComparisonQuery(proposals=("b", "c"), cell=("b", "x"))
    assert opened.with_columns(("c", "b")).cell == ("b", "x")


@pytest.mark.parametrize(
    ("proposal", "steps", "order"),
    [
        ("a", 1, "bac"),
        ("a", 2, "bca"),
        ("a", 9, "bca"),
        ("c", -1, "acb"),
        ("c", -9, "cab"),
        ("b", 0, "abc"),
        ("gone", 1, "abc"),
    ],
)
def test_a_column_moves_at_most_to_the_end(proposal: str, steps: int, order: str) -> None:
    """Steps beyond either end stop there; a column that is not shown does not move."""
    assert THREE.move(proposal, steps) == ComparisonQuery(proposals=tuple(order))
