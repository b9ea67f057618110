"""The codebook: the questions every proposal can be asked, with the closed list of answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from guarantees.records.change import RecordChange
from guarantees.records.fields import (
    EachOnce,
    GroupId,
    Id,
    Integer,
    NonEmpty,
    Prose,
    Record,
    Sentence,
    ShortName,
    Title,
)
from guarantees.records.values import AMBIGUOUS
from guarantees.records.vocabulary import ElementKind, Sign

AlsoCalled = Annotated[
    tuple[ShortName, ...],
    EachOnce,
    Field(description="Other words that readers search for. They are no part of its definition."),
]

LookFor = Annotated[
    tuple[ShortName, ...],
    EachOnce,
    Field(
        description="Beginnings of words to look for in a text before it is called silent, in the languages of the "
        "texts that are held. Capital letters do not count."
    ),
]


class Option(Record):
    """One allowed value."""

    id: Id
    label: ShortName
    also: AlsoCalled = ()
    meaning: Sentence
    sign: Sign


class Unit(Record):
    """A unit that a quantity may carry."""

    id: Id
    label: ShortName


class Order(Record):
    """Says that the options, as listed, go from less to more of something, and why."""

    reason: Sentence


class Element(Record):
    """A row of the comparison. ``number`` never changes once published."""

    id: Id
    number: Integer
    group: GroupId
    name: ShortName
    also: AlsoCalled = ()
    look_for: LookFor = ()
    question: Sentence
    definition: Prose
    coding_rule: Prose
    kind: ElementKind
    options: tuple[Option, ...] = ()
    units: tuple[Unit, ...] = ()
    order: Annotated[Order | None, Field(description="Present when the options form a scale.")] = (
        None
    )
    former_ids: tuple[Id, ...] = ()
    changes: tuple[RecordChange, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Element:
        if self.kind in (ElementKind.CHOICE, ElementKind.CHOICES) and not self.options:
            raise ValueError(
                f"is of kind '{self.kind.value}' and has no options. List them in 'options'."
            )
        if self.kind is ElementKind.QUANTITY and not self.units:
            raise ValueError("is of kind 'quantity' and has no units. List them in 'units'.")
        if self.units and self.kind is not ElementKind.QUANTITY:
            raise ValueError(
                "has units, which belong to kind 'quantity' only. Remove them, or change the kind."
            )
        ids = [*self.option_ids, *(unit.id for unit in self.units)]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(
                f"has more than one option or unit with the id {', '.join(twice)}. Give each its own."
            )
        if AMBIGUOUS in self.option_ids:
            raise ValueError(
                "lists 'ambiguous' as an option. Every element has it already: remove it."
            )
        return self

    def also_called(self, value: object) -> tuple[str, ...]:
        """The other names of the options that a coded value names."""
        named = value if isinstance(value, tuple) else (value,)
        return tuple(name for option in self.options if option.id in named for name in option.also)

    @property
    def option_ids(self) -> tuple[str, ...]:
        """Ids of the allowed options, in codebook order."""
        return tuple(option.id for option in self.options)


class ElementGroup(Record):
    """A heading over rows."""

    id: Id
    name: Title
    about: Sentence
    former_ids: tuple[Id, ...] = ()


class Codebook(Record):
    """The file ``registry/elements.yaml``."""

    groups: Annotated[tuple[ElementGroup, ...], NonEmpty]
    elements: Annotated[tuple[Element, ...], NonEmpty]
