"""Actors: what their model promises beyond the fields it holds."""

from __future__ import annotations

from guarantees.records.actor import Actor


def test_the_code_of_norway_is_no_truth_value() -> None:
    """A code is kept as it is written, whatever YAML makes of it elsewhere."""
    assert Actor(id="norway", name="Norway", kind="state", iso="NO").iso == "NO"


def test_a_state_needs_no_code() -> None:
    """States of the past have none."""
    assert Actor(id="soviet-union", name="Soviet Union", kind="state").iso is None
