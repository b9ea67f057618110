"""The elements that divide the parties, for the table of the Overview.

``guarantees.cells.opposition`` says when an element divides. Nothing is counted or ranked: elements come in the order
of the codebook.
"""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.opposition import divides, stances_of_parties
from guarantees.cells.stances import SAYS_YES, StanceCell, StanceState
from guarantees.records.element import Element
from guarantees.records.values import CodedValue
from guarantees.words.cell_words import value_words

NEITHER = (StanceState.OPEN, StanceState.AMBIGUOUS, StanceState.DIFFERS)


@dataclass(frozen=True)
class DividedAnswer:
    """One answer to an element's question, with the stances of parties that refuse it, say yes to it, or neither."""

    text: str
    meaning: str
    refuse: tuple[StanceCell, ...]
    neither: tuple[StanceCell, ...]
    say_yes: tuple[StanceCell, ...]


@dataclass(frozen=True)
class DividingElement:
    """An element that divides the parties, with the answers that they speak of."""

    element: Element
    answers: tuple[DividedAnswer, ...]


def dividing_elements(catalogue: Catalogue) -> tuple[DividingElement, ...]:
    """Every element that divides, in the order of the codebook."""
    order = {group: place for place, group in enumerate(catalogue.groups)}
    elements = sorted(catalogue.elements.values(), key=lambda e: (order[e.group], e.number))
    return tuple(shown for element in elements if (shown := _dividing(element, catalogue)))


def _dividing(element: Element, catalogue: Catalogue) -> DividingElement | None:
    said = (StanceState.REJECTS, *NEITHER, *SAYS_YES)
    stances = [c for c in stances_of_parties(element.id, catalogue) if c.state in said]
    if not divides(element, stances):
        return None
    values = dict.fromkeys(cell.subject.value for cell in stances)
    answers = (_answer(value, element, stances, catalogue) for value in _ordered(values, element))
    return DividingElement(element, tuple(answers))


def _ordered(values: dict[CodedValue | None, None], element: Element) -> list[CodedValue | None]:
    """Options in the order of the codebook; what is none of them keeps the order in which it came."""
    options = element.option_ids
    return sorted(values, key=lambda v: options.index(v) if v in options else len(options))


def _answer(
    value: CodedValue | None, element: Element, stances: list[StanceCell], catalogue: Catalogue
) -> DividedAnswer:
    def of(*states: StanceState) -> tuple[StanceCell, ...]:
        return tuple(
            cell for cell in stances if cell.subject.value == value and cell.state in states
        )

    return DividedAnswer(
        text=value_words(value, element, catalogue),
        meaning=next((o.meaning for o in element.options if o.id == value), ""),
        refuse=of(StanceState.REJECTS),
        neither=of(*NEITHER),
        say_yes=of(*SAYS_YES),
    )
