"""Every model inside a record, with its place."""

from __future__ import annotations

from guarantees.files.placed_models import models_in
from tests.builders import place, statement


def test_models_are_walked_outermost_first() -> None:
    """A model comes before what it holds, each with the location at which it was written."""
    said = statement(condition={"requires": "other", "says": "If.", "evidence": [place()]})
    assert [(location, type(model).__name__) for location, model in models_in(said, ("x",))] == [
        (("x",), "Statement"),
        (("x", "evidence", 0), "Evidence"),
        (("x", "condition"), "Condition"),
        (("x", "condition", "evidence", 0), "Evidence"),
    ]
