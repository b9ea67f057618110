"""How a coded value lies to the value of a stance."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.pages.gap.values import ValueRelation, value_relation
from guarantees.records.element import Element
from guarantees.records.values import Quantity
from tests.builders import sample


def element(name: str, **changes: Any) -> Element:
    """An element of the small folder."""
    return sample().elements[name].model_copy(update=changes)


def with_options() -> Element:
    """The size of a force, which also takes an option that is an express no and one that is a magnitude."""
    options = [
        {"id": "none", "label": "None", "meaning": "No soldiers.", "sign": "no"},
        {"id": "large", "label": "Large", "meaning": "Large.", "sign": "stated"},
    ]
    return Element.model_validate({**element("force-size").model_dump(), "options": options})


def soldiers(unit: str = "soldiers", **given: int) -> Quantity:
    """A number of soldiers."""
    return Quantity(unit=unit, **given)


@pytest.mark.parametrize(
    ("name", "coded", "spoken_of", "expected"),
    [
        ("legal-effect", "binding", "binding", ValueRelation.SAME),
        ("legal-effect", "binding", "political", ValueRelation.OTHER),
        ("assistance", "troops", "troops", ValueRelation.SAME),
        ("assistance", "troops", "air-cover", ValueRelation.BESIDE),
        ("assistance", "troops", "excluded", ValueRelation.BESIDE),
        ("guarantors", "freedonia", "sylvania", ValueRelation.BESIDE),
        ("guarantors", "freedonia", "freedonia", ValueRelation.SAME),
    ],
)
def test_one_answer_excludes_another_and_lists_add_up(
    name: str, coded: str, spoken_of: str, expected: ValueRelation
) -> None:
    """Options of an element with one answer exclude each other; options and actors of a list do not."""
    assert expected is value_relation(coded, spoken_of, element(name))


@pytest.mark.parametrize(
    ("coded", "spoken_of", "expected"),
    [
        (soldiers(exactly=30), soldiers(at_most=50), ValueRelation.SAME),
        (soldiers(at_most=50), soldiers(exactly=30), ValueRelation.PARTLY),
        (soldiers(at_most=50), soldiers(at_least=50), ValueRelation.PARTLY),
        (soldiers(exactly=60), soldiers(at_most=50), ValueRelation.OTHER),
        (soldiers(exactly=3), soldiers("brigades", exactly=3), ValueRelation.NOT_COMPARABLE),
        (soldiers(exactly=30), "large", ValueRelation.NOT_COMPARABLE),
        ("large", soldiers(exactly=30), ValueRelation.NOT_COMPARABLE),
        (soldiers(exactly=30), "none", ValueRelation.OTHER),
        ("none", soldiers(exactly=30), ValueRelation.OTHER),
        ("none", "large", ValueRelation.OTHER),
        ("none", "none", ValueRelation.SAME),
    ],
)
def test_a_number_is_compared_with_numbers_and_with_an_express_no(
    coded: Quantity | str, spoken_of: Quantity | str, expected: ValueRelation
) -> None:
    """What satisfies the actor's number wholly is the same; a magnitude in words does not compare."""
    assert expected is value_relation(coded, spoken_of, with_options())
