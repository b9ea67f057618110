"""Troop numbers over time as a view model: a picture for each element and unit, and the same as tables."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.figures import Figure, figures_of, troop_elements
from guarantees.pages.timeline.query import TimelineQuery, link_to, order, span
from guarantees.records.element import Element
from guarantees.records.number_ranges import range_of
from guarantees.records.values import Quantity
from guarantees.words.cell_words import value_words
from guarantees.words.statement_words import StatementView, statement_view


@dataclass(frozen=True)
class FigureView:
    """One figure as a row of the table, with its evidence."""

    id: str
    date: str
    text: str
    proposal: str
    proposal_name: str
    statement: StatementView


@dataclass(frozen=True)
class ElementFigures:
    """Every figure of one element, in order of date."""

    id: str
    name: str
    question: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True)
class TroopNumbers:
    """The tables beside the pictures. ``chosen`` is the figure asked for, ``close`` the link without it."""

    caption: str
    elements: tuple[ElementFigures, ...]
    chosen: FigureView | None
    close: str
    empty: str


@dataclass(frozen=True)
class FigureMark:
    """A figure in a picture.

    Its date is any day from ``first`` to ``last``, perhaps earlier or later still; ``soft`` dates are "about" or
    "perhaps". Its number lies from ``low`` to ``high``, both in the unit of the picture; ``None`` is an open end ("at
    least", "at most"), and both are ``None`` for a value without a number. ``about`` is a number given as "about".
    """

    figure: str
    proposal: str
    first: datetime.date
    last: datetime.date
    opens_before: bool
    opens_after: bool
    soft: bool
    low: int | None
    high: int | None
    about: bool
    text: str
    date: str
    speaker: str


@dataclass(frozen=True)
class QuantityChart:
    """One element in one unit: ``figures`` have numbers, ``worded`` have none. Every picture has the same ``axis``."""

    element: str
    name: str
    unit: str
    axis: tuple[datetime.date, datetime.date]
    figures: tuple[FigureMark, ...]
    worded: tuple[FigureMark, ...]


def troop_numbers(query: TimelineQuery, catalogue: Catalogue) -> TroopNumbers:
    """Build the tables for a query whose ids exist in the catalogue."""
    asked = _asked_for(query, catalogue)
    elements = tuple(
        ElementFigures(
            id=element.id,
            name=element.name,
            question=element.question,
            figures=tuple(
                _shown(f, element, query, catalogue) for f in asked if f.element == element.id
            ),
        )
        for element in troop_elements(catalogue)
    )
    chosen = figures_of(catalogue).get(query.event)
    return TroopNumbers(
        caption=_caption(asked),
        elements=tuple(element for element in elements if element.figures),
        chosen=_shown(chosen, catalogue.elements[chosen.element], query, catalogue)
        if chosen
        else None,
        close=link_to(replace(query, event=""), catalogue),
        empty="" if asked else "No statement about the size of a force passes these choices.",
    )


def troop_pictures(query: TimelineQuery, catalogue: Catalogue) -> tuple[QuantityChart, ...]:
    """The pictures, which are the same whatever figure is chosen."""
    asked = [figure for figure in _asked_for(query, catalogue) if figure.date(query.clock)]
    if not asked:
        return ()
    spans = [span(date) for figure in asked if (date := figure.date(query.clock))]
    first = query.days.first or min(first for first, _ in spans).replace(day=1)
    last = query.days.last or max(last for _, last in spans)
    axis = (min(first, last), last)
    return tuple(
        drawn
        for element in troop_elements(catalogue)
        for drawn in _pictures(
            [f for f in asked if f.element == element.id], element, axis, query, catalogue
        )
    )


def _asked_for(query: TimelineQuery, catalogue: Catalogue) -> list[Figure]:
    """The figures that pass the reader's choices, in order of date."""
    asked = [figure for figure in figures_of(catalogue).values() if _passes(figure, query)]
    return sorted(asked, key=lambda figure: order(figure.date(query.clock)))


def _passes(figure: Figure, query: TimelineQuery) -> bool:
    return (
        (not query.proposals or figure.proposal in query.proposals)
        and (not query.actors or not set(query.actors).isdisjoint(figure.actors))
        and query.days.touches(figure.date(query.clock))
    )


def _caption(asked: list[Figure]) -> str:
    with_number = sum(isinstance(figure.statement.value, Quantity) for figure in asked)
    noun = "statement" if len(asked) == 1 else "statements"
    verb = "gives" if with_number == 1 else "give"
    return f"{len(asked)} {noun} about the size of a force; {with_number} of them {verb} a number."


def _shown(
    figure: Figure, element: Element, query: TimelineQuery, catalogue: Catalogue
) -> FigureView:
    date = figure.date(query.clock)
    statement = statement_view(figure.statement, catalogue, element=element)
    return FigureView(
        id=figure.id,
        date=date.words() if date else "no date is known",
        text=statement.text,
        proposal=figure.proposal,
        proposal_name=catalogue.proposals[figure.proposal].short_name,
        statement=statement,
    )


def _pictures(
    asked: list[Figure],
    element: Element,
    axis: tuple[datetime.date, datetime.date],
    query: TimelineQuery,
    catalogue: Catalogue,
) -> Iterator[QuantityChart]:
    """One picture for each unit that is used. Values without a number stand in the first."""
    marks = [(f.statement.value, _mark(f, element, query.clock, catalogue)) for f in asked]
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
    first, last = span(date)
    return FigureMark(
        figure=figure.id,
        proposal=catalogue.proposals[figure.proposal].short_name,
        first=first,
        last=last,
        opens_before=date.earliest is None,
        opens_after=date.latest is None,
        soft=date.about or date.uncertain,
        low=_number(numbers.low) if numbers else None,
        high=_number(numbers.high) if numbers else None,
        about=bool(numbers and numbers.soft),
        text=value_words(value, element, catalogue),
        date=date.words(),
        speaker=catalogue.actor_short_name(statement.speaker),
    )


def _number(bound: float) -> int | None:
    return int(bound) if math.isfinite(bound) else None
