"""guarantees/words/coding_rule.py: what readers see of a rule for coders."""

from __future__ import annotations

import pytest

from guarantees.words.coding_rule import coding_rule
from tests.builders import sample


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Air is air-cover.", "Air is “Air cover”."),
        ("A wish is others_say: wish.", "A wish is others say: wish."),
        ("Troops, and non-lethal help.", "Troops, and non-lethal help."),
    ],
)
def test_readers_see_names_and_no_ids(written: str, shown: str) -> None:
    """An id of an answer becomes its name; a key loses its underscore; what is no id stays as it is."""
    element = sample().elements["assistance"].model_copy(update={"coding_rule": written})
    assert coding_rule(element) == shown
