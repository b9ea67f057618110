"""Coded values in words and signs."""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.element import Element
from guarantees.records.values import AMBIGUOUS, Quantity
from guarantees.records.vocabulary import Sign


def value_words(value: object, element: Element, catalogue: Catalogue) -> str:
    """A coded value for a reader: labels of options, names of actors, or a number with its unit."""
    if isinstance(value, Quantity):
        labels = {unit.id: unit.label for unit in element.units}
        return value.words(labels.get(value.unit, value.unit))
    names = value if isinstance(value, tuple) else (value,)
    return ", ".join(_one_word(str(name), element, catalogue) for name in names)


def _one_word(name: str, element: Element, catalogue: Catalogue) -> str:
    if name == AMBIGUOUS:
        return "Ambiguous"
    labels = {option.id: option.label for option in element.options}
    return labels.get(name) or catalogue.actor_short_name(name)


def value_sign(value: object, element: Element) -> Sign:
    """The sign of a coded value. Several options share one sign only if they all have it."""
    names = value if isinstance(value, tuple) else (value,)
    signs = {option.id: option.sign for option in element.options}
    found = {
        signs.get(name, Sign.STATED) if isinstance(name, str) else Sign.STATED for name in names
    }
    return found.pop() if len(found) == 1 else Sign.STATED
