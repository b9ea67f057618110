"""Numbers as ranges, and how two of them compare (``docs/decisions/0008-the-gap.md``)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from guarantees.records.values import Quantity
from guarantees.records.vocabulary import Term


class Relation(Term):
    """How two numbers, each with its qualifier, compare."""

    OVERLAP = "overlap", "overlap", "Some number satisfies both."
    TOUCHING = (
        "touching",
        "touching",
        "One ends where the other begins: that one number satisfies both, and no other does.",
    )
    APART = "apart", "apart", "No number satisfies both."
    NOT_COMPARABLE = (
        "not_comparable",
        "not comparable",
        "They are in different units, or only one of them speaks of peacetime.",
    )


@dataclass(frozen=True)
class NumberRange:
    """The numbers that satisfy a quantity: from ``low`` to ``high``, both included, in ``unit``.

    An open end is ``-inf`` or ``inf``. ``soft`` says that the number was given as "about": it counts as itself, since
    how far it may be off is not known.
    """

    low: float
    high: float
    unit: str
    peacetime: bool
    soft: bool = False

    @property
    def is_one_number(self) -> bool:
        """Whether a single number was named."""
        return self.low == self.high

    def is_comparable_with(self, other: NumberRange) -> bool:
        """Whether both count the same thing: one unit, and both or neither in peacetime. Nothing is converted."""
        return (self.unit, self.peacetime) == (other.unit, other.peacetime)

    def lies_within(self, other: NumberRange) -> bool:
        """Whether every number of this one also satisfies the other. False for those that cannot be compared."""
        return self.is_comparable_with(other) and other.low <= self.low and self.high <= other.high


def range_of(quantity: Quantity) -> NumberRange:
    """The numbers that a quantity admits. ``about`` is the number named, marked as soft."""
    named = quantity.exactly if quantity.exactly is not None else quantity.about
    if named is not None:
        low: float = named
        high: float = named
    else:
        low = -math.inf if quantity.at_least is None else quantity.at_least
        high = math.inf if quantity.at_most is None else quantity.at_most
    return NumberRange(low, high, quantity.unit, quantity.peacetime, quantity.about is not None)


def relation_of(first: NumberRange, second: NumberRange) -> Relation:
    """How two ranges compare; their order does not matter."""
    if not first.is_comparable_with(second):
        return Relation.NOT_COMPARABLE
    low, high = max(first.low, second.low), min(first.high, second.high)
    if low > high:
        return Relation.APART
    one_named = first.is_one_number or second.is_one_number
    return Relation.TOUCHING if low == high and not one_named else Relation.OVERLAP
