"""How the value that a proposal codes lies to the value that an actor speaks of.

The rule and its reasons are in ``docs/decisions/0008-the-gap.md``.
"""

from __future__ import annotations

from guarantees.records.element import Element
from guarantees.records.number_ranges import Relation, range_of, relation_of
from guarantees.records.values import CodedValue, Quantity
from guarantees.records.vocabulary import ElementKind, Sign, Term

_LISTS = frozenset({ElementKind.CHOICES, ElementKind.ACTORS})


class ValueRelation(Term):
    """How a coded value lies to the value of a stance on the same element."""

    SAME = "same", "the same", "It is that value, or a number that satisfies it."
    PARTLY = "partly", "the same in part", "Some numbers satisfy both, and some only one."
    OTHER = "other", "another", "Both cannot hold together."
    BESIDE = (
        "beside",
        "one beside the other",
        "Both may hold together: lists name some and deny none.",
    )
    NOT_COMPARABLE = (
        "not_comparable",
        "not comparable",
        "Numbers in different units or only one in peacetime, or a number and a value without one.",
    )


def value_relation(coded: CodedValue, spoken_of: CodedValue, element: Element) -> ValueRelation:
    """How the single value ``coded`` by a proposal lies to the single value that an actor speaks of.

    Of elements that take one value, two options exclude each other; lists of options and of actors add up. A number
    and an option that is an express no, such as "none on the ground", exclude each other; other options do not compare.
    """
    if isinstance(coded, Quantity) and isinstance(spoken_of, Quantity):
        return _of_numbers(coded, spoken_of)
    if coded == spoken_of:
        return ValueRelation.SAME
    if element.kind in _LISTS:
        return ValueRelation.BESIDE
    with_number = isinstance(coded, Quantity) or isinstance(spoken_of, Quantity)
    if with_number and not (_is_no(coded, element) or _is_no(spoken_of, element)):
        return ValueRelation.NOT_COMPARABLE
    return ValueRelation.OTHER


def _of_numbers(coded: Quantity, spoken_of: Quantity) -> ValueRelation:
    ours, theirs = range_of(coded), range_of(spoken_of)
    if ours.lies_within(theirs):
        return ValueRelation.SAME
    return {
        Relation.OVERLAP: ValueRelation.PARTLY,
        Relation.TOUCHING: ValueRelation.PARTLY,
        Relation.APART: ValueRelation.OTHER,
        Relation.NOT_COMPARABLE: ValueRelation.NOT_COMPARABLE,
    }[relation_of(ours, theirs)]


def _is_no(value: CodedValue, element: Element) -> bool:
    """Whether the value is an option that excludes or refuses by express words."""
    return any(option.id == value and option.sign is Sign.NO for option in element.options)
