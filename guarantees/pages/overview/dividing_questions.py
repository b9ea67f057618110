"""The questions that divide the parties most, for the chart on the Overview."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from guarantees.cells.opposition import is_refused_and_wanted, questions_that_divide
from guarantees.cells.stances import StanceCell
from guarantees.cells.voices import Voice
from guarantees.pages.tables.stands import StandsGroup, WhoStandsWhere
from guarantees.records.element import Element

MOST_QUESTIONS, MOST_ANSWERS = 4, 5


def dividing_questions(stands: WhoStandsWhere) -> tuple[StandsGroup, ...]:
    """The questions that divide most, each with the answers on which most is said."""
    elements = questions_that_divide(stands.catalogue)[:MOST_QUESTIONS]
    return tuple(_question(element, stands) for element in elements)


def _question(element: Element, stands: WhoStandsWhere) -> StandsGroup:
    by_value = stands.stances(element)
    ranked = sorted(by_value, key=lambda value: _said_of(by_value[value].values()), reverse=True)
    kept = [value for value in by_value if value in ranked[:MOST_ANSWERS]]
    return replace(
        stands.heading(element),
        rows=tuple(stands.answer(element, value, by_value[value]) for value in kept),
        left_out=len(by_value) - len(kept),
    )


def _said_of(stances: Iterable[StanceCell]) -> tuple[bool, int]:
    """How much divides on an answer: whether one refuses what another wants, then how many speak of it."""
    cells = [cell for cell in stances if cell.voice is not Voice.OTHERS]
    return is_refused_and_wanted(cells), sum(not cell.signed for cell in cells)
