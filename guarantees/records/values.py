"""Coded values: what a statement says about an element, in a form that can be compared."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Tag, model_validator

from guarantees.records.fields import Boolean, Id, Integer, NonEmpty, Record

AMBIGUOUS = "ambiguous"


class Quantity(Record):
    """A number with its unit and exactly one qualifier: as stated, about, at least, at most, or between two numbers."""

    exactly: Integer | None = None
    about: Integer | None = None
    at_least: Integer | None = None
    at_most: Integer | None = None
    unit: Id
    peacetime: Boolean = False

    @model_validator(mode="after")
    def _one_qualifier(self) -> Quantity:
        given = tuple(name for name in QUALIFIERS if getattr(self, name) is not None)
        if not given:
            raise ValueError("has no number. Expected one of: about, at_least, at_most, exactly.")
        if len(given) > 1 and given != ("at_least", "at_most"):
            raise ValueError(
                f"has {' and '.join(given)} together. Expected one of them, or at_least with at_most for a range."
            )
        if len(given) == 2 and self.at_least > self.at_most:  # type: ignore[operator]
            raise ValueError("has at_least above at_most. Write the smaller number as at_least.")
        return self

    def words(self, unit_label: str) -> str:
        """The number for a reader: ``about 50,000 soldiers``."""
        if self.at_least is not None and self.at_most is not None:
            text = f"{self.at_least:,} to {self.at_most:,} {unit_label}"
        else:
            qualifier = next(name for name in QUALIFIERS if getattr(self, name) is not None)
            prefix = "" if qualifier == "exactly" else qualifier.replace("_", " ") + " "
            number = getattr(self, qualifier)
            text = (
                f"{prefix}{number:,} {unit_label if number != 1 else unit_label.removesuffix('s')}"
            )
        return f"{text} in peacetime" if self.peacetime else text


QUALIFIERS = ("exactly", "about", "at_least", "at_most")


def _tag(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "<several>"
    return "<quantity>" if isinstance(value, (dict, Quantity)) else "<one>"


CodedValue = Annotated[
    Annotated[Id, Tag("<one>")]
    | Annotated[tuple[Id, ...], NonEmpty, Tag("<several>")]
    | Annotated[Quantity, Tag("<quantity>")],
    Discriminator(_tag),
]
"""One option or actor, several of them, or a quantity. The element says which are allowed."""


def values_of(value: CodedValue | None) -> tuple[CodedValue, ...]:
    """The single values that a coded value names."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def value_key(value: CodedValue | str) -> str:
    """A single value as part of a name: its id, or a number with its qualifier and unit."""
    if not isinstance(value, Quantity):
        return str(value)
    given = (name for name in QUALIFIERS if getattr(value, name) is not None)
    parts = [f"{name.replace('_', '-')}-{getattr(value, name)}" for name in given]
    return "-".join([*parts, value.unit, *(["peacetime"] if value.peacetime else [])])
