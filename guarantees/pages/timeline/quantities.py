"""Troop numbers over time: the figures that pass a reader's choices, and a chart for each element and unit."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.figures import Figure, figures_of, troop_elements
from guarantees.pages.timeline.query import DrawnDate, TimelineQuery, order, span
from guarantees.records.element import Element
from guarantees.records.number_ranges import range_of
from guarantees.records.values import Quantity
from guarantees.words.cell_words import value_words
from guarantees.words.english import counted


@dataclass(frozen=True)
class FigureMark(DrawnDate):
    """A figure in a chart.

    Its number is from ``low`` to ``high``, in the unit of the chart. ``None`` is an open end ("at least", "at most");
    both are ``None`` for a value without a number. ``about`` is a number given as "about".
    """

    figure: str
    proposal: str
    low: int | None
    high: int | None
    about: bool
    text: str
    date: str
    speaker: str


@dataclass(frozen=True)
class QuantityChart:
    """One element in one unit: ``figures`` have numbers, ``worded`` have none. All charts have the same ``axis``."""

    element: str
    name: str
    unit: str
    axis: tuple[datetime.date, datetime.date]
    figures: tuple[FigureMark, ...]
    worded: tuple[FigureMark, ...]


def figures_for(query: TimelineQuery, catalogue: Catalogue) -> list[Figure]:
    """The figures that pass the reader's choices, in order of date."""
    passing = [figure for figure in figures_of(catalogue).values() if _passes(figure, query)]
    return sorted(passing, key=lambda figure: order(figure.date(query.clock)))


def figures_caption(figures: list[Figure]) -> str:
    """How many statements there are, and how many give a number."""
    with_number = sum(isinstance(figure.statement.value, Quantity) for figure in figures)
    verb = "gives" if with_number == 1 else "give"
    statements = counted(len(figures), "statement")
    return f"{statements} about the size of a force; {with_number} of them {verb} a number."


def troop_charts(query: TimelineQuery, catalogue: Catalogue) -> tuple[QuantityChart, ...]:
    """The charts, which do not depend on the chosen figure."""
    dated = [figure for figure in figures_for(query, catalogue) if figure.date(query.clock)]
    if not dated:
        return ()
    spans = [span(date) for figure in dated if (date := figure.date(query.clock))]
    first = query.days.first or min(first for first, _ in spans).replace(day=1)
    last = query.days.last or max(last for _, last in spans)
    axis = (min(first, last), last)
    return tuple(
        chart
        for element in troop_elements(catalogue)
        for chart in _charts(
            [f for f in dated if f.element == element.id], element, axis, query, catalogue
        )
    )


def _passes(figure: Figure, query: TimelineQuery) -> bool:
    return (
        (not query.proposals or figure.proposal in query.proposals)
        and (not query.actors or not set(query.actors).isdisjoint(figure.actors))
        and query.days.touches(figure.date(query.clock))
    )


def _charts(
    figures: list[Figure],
    element: Element,
    axis: tuple[datetime.date, datetime.date],
    query: TimelineQuery,
    catalogue: Catalogue,
) -> Iterator[QuantityChart]:
    """One chart for each unit that is used. Values without a number are in the first."""
    marks = [(f.statement.value, _mark(f, element, query.clock, catalogue)) for f in figures]
    worded = tuple(mark for value, mark in marks if not isinstance(value, Quantity))
    used = {value.unit for value, _ in marks if isinstance(value, Quantity)}
    units = [unit for unit in element.units if unit.id in used]
    for unit in units or list(element.units[:1]) * bool(worded):
        numbers = tuple(
            mark for value, mark in marks if isinstance(value, Quantity) and value.unit == unit.id
        )
        yield QuantityChart(element.id, element.name, unit.label, axis, numbers, worded)
        worded = ()


def _mark(figure: Figure, element: Element, clock: Clock, catalogue: Catalogue) -> FigureMark:
    statement, date = figure.statement, figure.date(clock)
    assert date is not None
    value = statement.value
    numbers = range_of(value) if isinstance(value, Quantity) else None
    return FigureMark(
        **vars(DrawnDate.of(date)),
        figure=figure.id,
        proposal=catalogue.proposals[figure.proposal].short_name,
        low=_number(numbers.low) if numbers else None,
        high=_number(numbers.high) if numbers else None,
        about=bool(numbers and numbers.soft),
        text=value_words(value, element, catalogue),
        date=date.words(),
        speaker=catalogue.actor_short_name(statement.speaker),
    )


def _number(bound: float) -> int | None:
    return int(bound) if math.isfinite(bound) else None
