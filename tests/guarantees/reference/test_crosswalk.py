"""The correspondence with another data set: what follows from a record, and what does not."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.reference.crosswalk import (
    Variable,
    atop,
    crosswalk_reference,
    derived,
    published,
)
from tests.builders import proposal, sample, statement

TROOPS = {"legal-effect": ("binding", "political"), "assistance": ("troops",)}
BOTH = Variable(asks="Help that binds.", any_of=(TROOPS,))
EITHER = Variable(asks="Any help.", any_of=({"assistance": ("troops",)}, {"force-size": ("none",)}))
TERM = Variable(asks="The term.", months_of="duration")


def coded(**provisions: Any) -> int | None:
    """What the alternatives of ``BOTH`` give for a proposal with these values."""
    elements = {name.replace("_", "-"): [statement(value)] for name, value in provisions.items()}
    return derived(BOTH, proposal(elements))


def test_every_element_of_an_alternative_must_have_one_of_its_values() -> None:
    """Help and an obligation together give a 1; either alone, or another value, gives a 0."""
    assert coded(legal_effect="binding", assistance=["troops", "air-cover"]) == 1
    assert coded(legal_effect="political", assistance=["troops"]) == 1
    assert coded(legal_effect="binding") == 0
    assert coded(legal_effect="none", assistance=["troops"]) == 0


def test_one_alternative_is_enough() -> None:
    """The second line counts as much as the first, and without any the code is 0."""
    assert derived(EITHER, proposal({"force-size": [statement("none")]})) == 1
    assert derived(EITHER, proposal({"assistance": {"absence": "not_coded"}})) == 0


def test_what_others_say_does_not_count() -> None:
    """A reading of the text by somebody else gives no code."""
    reading = statement(["troops"], others_say="reading", speaker="sylvania")
    assert derived(EITHER, proposal({"assistance": [reading]})) == 0


@pytest.mark.parametrize(
    ("value", "months"),
    [
        ({"exactly": 10, "unit": "years"}, 120),
        ({"at_least": 20, "unit": "years"}, 240),
        ({"at_least": 5, "at_most": 10, "unit": "years"}, 120),
        ({"about": 6, "unit": "months"}, 6),
        ("permanent", 0),
    ],
)
def test_a_term_is_counted_in_months(value: Any, months: int) -> None:
    """Years become months, of a range the longest; a term without a number is no number."""
    text = proposal({"duration": [statement(value)]})
    assert derived(TERM, text) == months
    assert derived(TERM.model_copy(update={"some": True}), text) == min(months, 1)


def test_of_several_terms_the_longest_counts() -> None:
    """Terms that stand side by side give the longest of them."""
    terms = [statement({"exactly": years, "unit": "years"}) for years in (2, 10)]
    assert derived(TERM, proposal({"duration": terms})) == 120
    assert derived(TERM, proposal()) == 0


def test_codes_above_one_are_compared_as_some() -> None:
    """Where only none and some are known, 3 is as much as 1; elsewhere a code stays as it is."""
    assert published(BOTH.model_copy(update={"some": True}), 3) == 1
    assert published(TERM, 240) == 240
    assert published(BOTH, 0) == 0


def test_a_variable_without_a_counterpart_has_no_code() -> None:
    """Nothing follows from our coding where we do not ask the question."""
    assert derived(Variable(asks="An attack.", no_counterpart="Not asked."), proposal()) is None


def test_a_variable_is_coded_in_one_way() -> None:
    """Each has alternatives, a number or a reason why there is no counterpart, and a published code."""
    crosswalk = atop()
    for name, variable in crosswalk.variables.items():
        ways = (variable.any_of, variable.months_of, variable.no_counterpart)
        assert sum(map(bool, ways)) == 1, name
    assert set(crosswalk.variables) == set(crosswalk.example.published)


def test_the_page_stands_without_the_record_of_the_example() -> None:
    """Where there is no North Atlantic Treaty, its published codes and the correspondence are there all the same."""
    page = crosswalk_reference(sample())
    assert "| 240 | – |" in page
    assert page.startswith("# Crosswalk to ATOP\n")
