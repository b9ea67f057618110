"""Troop numbers as a ladder for each element that counts soldiers: a step for each figure or word, over time.

Figures are above words, since nobody says how many soldiers are "many". A statement is on the step of its value, at the
time of which it speaks: "in July 50,000" is in July, whenever it was said.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.figures import TROOPS, Figure, figures_of, troop_elements
from guarantees.pages.timeline.query import TimelineQuery, end_of, month_of, order, span
from guarantees.pages.timeline.windows import Axis, Window, window_of
from guarantees.records.dates import EdtfDate
from guarantees.records.element import Element
from guarantees.records.number_ranges import range_of
from guarantees.records.values import AMBIGUOUS, CodedValue, Quantity, values_of
from guarantees.words.cell_words import value_words
from guarantees.words.english import counted

NOT_SET = (AMBIGUOUS, "undecided")
"""Values that are no size at all: the lowest steps."""
CROWD = 10
"""More statements than this on one step are drawn without their names, which the table has."""
_LETTER, _ROOM = 0.95, 2.5
"""The width of a letter, and the room around a name, in hundredths of a ladder of 700 pixels."""


@dataclass(frozen=True)
class Mark:
    """A statement on a step: its ``window`` of time, and who says it of which part, in words.

    ``row`` is the row of the step that has room for the words, which are ``room`` wide, in hundredths of the ladder; on
    the left of the window if they are ``before`` it. ``is_part``: it is said of a part of the force only.
    """

    figure: str
    window: Window
    label: str
    about: str
    row: int
    room: float
    before: bool
    is_part: bool


@dataclass(frozen=True)
class Step:
    """A step of the ladder with ``rows`` rows; without names if it is a crowd."""

    name: str
    is_figure: bool
    is_crowd: bool
    rows: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Ladder:
    """The statements on one element, from the highest step down. ``sequence`` are pairs of their ids: what one voice
    reports as a sequence.
    """

    element: str
    name: str
    axis: Axis
    steps: tuple[Step, ...]
    sequence: tuple[tuple[str, str], ...]


def figures_for(query: TimelineQuery, catalogue: Catalogue) -> list[Figure]:
    """The figures that pass the reader's choices, in order of date."""
    passing = [figure for figure in figures_of(catalogue).values() if _passes(figure, query)]
    return sorted(passing, key=lambda figure: order(time_of(figure, query.clock)))


def time_of(figure: Figure, clock: Clock) -> EdtfDate | None:
    """When a figure applied, as far as it is reported, or else when it was said; on the other clock, when it was
    public.
    """
    return figure.known if clock is Clock.KNOWN else figure.statement.at_time


def figures_caption(figures: Sequence[Figure]) -> str:
    """How many statements there are, and how many give a number."""
    with_number = sum(isinstance(figure.statement.value, Quantity) for figure in figures)
    verb = "gives" if with_number == 1 else "give"
    statements = counted(len(figures), "statement")
    return f"{statements} about the size of a force; {with_number} of them {verb} a number."


def said_by(figure: Figure, catalogue: Catalogue) -> str:
    """Who gives a figure, and of which part of the force."""
    speaker, scope = catalogue.actor_short_name(figure.statement.speaker), figure.statement.scope
    return f"{speaker}, {scope} only" if scope else speaker


def ladders(query: TimelineQuery, catalogue: Catalogue) -> tuple[Ladder, ...]:
    """A ladder for each element of which something is said at a known time; it does not depend on the chosen figure."""
    found = [figure for figure in figures_for(query, catalogue) if time_of(figure, query.clock)]
    return tuple(
        _Ladder(element, own, query, catalogue).ladder()
        for element in troop_elements(catalogue)
        if (own := [figure for figure in found if figure.element == element.id])
    )


def _passes(figure: Figure, query: TimelineQuery) -> bool:
    return (
        (not query.proposals or figure.proposal in query.proposals)
        and (not query.actors or not set(query.actors).isdisjoint(figure.actors))
        and query.days.touches(time_of(figure, query.clock))
    )


class _Ladder:
    """Builds a ladder; holds what every part of it needs."""

    def __init__(
        self, element: Element, figures: list[Figure], query: TimelineQuery, catalogue: Catalogue
    ) -> None:
        self.element, self.figures, self.catalogue = element, figures, catalogue
        self.clock = query.clock
        spans = [span(self.time(figure)) for figure in figures]
        first = query.days.first or min(first for first, _ in spans)
        last = query.days.last or max(last for _, last in spans)
        self.axis = Axis(month_of(first), end_of(max(first, last)))

    def time(self, figure: Figure) -> EdtfDate:
        time = time_of(figure, self.clock)
        assert time is not None
        return time

    def ladder(self) -> Ladder:
        by_step: dict[tuple[bool, float, float, str], list[Figure]] = {}
        for figure in self.figures:
            for value in values_of(figure.statement.value):
                by_step.setdefault(self.height(value), []).append(figure)
        return Ladder(
            element=self.element.id,
            name=self.element.name,
            axis=self.axis,
            steps=tuple(self.step(key, by_step[key]) for key in sorted(by_step, reverse=True)),
            sequence=tuple(self.sequence()),
        )

    def height(self, value: CodedValue) -> tuple[bool, float, float, str]:
        """The sort key of a step: figures above words, those in the codebook's order. Its last part is its name."""
        words = value_words(value, self.element, self.catalogue)
        if isinstance(value, Quantity) and value.unit == TROOPS:
            words = " ".join(value.words("").split())
        if isinstance(value, Quantity):
            numbers = range_of(value)
            high = numbers.high if math.isfinite(numbers.high) else numbers.low
            low = numbers.low if math.isfinite(numbers.low) else 0
            return (True, high, low, words)
        options = [option.id for option in self.element.options]
        place = options.index(value) if value in options else -1
        return (False, -2 if value in NOT_SET else place, 0, words)

    def step(self, key: tuple[bool, float, float, str], figures: list[Figure]) -> Step:
        is_crowd = len(figures) > CROWD
        marks = [self.mark(figure) for figure in figures]
        rows = 1
        if not is_crowd:
            marks, rows = _placed(marks)
        return Step(key[3], key[0], is_crowd, rows, tuple(marks))

    def mark(self, figure: Figure) -> Mark:
        window = window_of(self.time(figure), self.axis)
        label = said_by(figure, self.catalogue)
        if figure.statement.others_say:
            label += f", {figure.statement.others_say.label}"
        room = len(label) * _LETTER + _ROOM
        return Mark(
            figure=figure.id,
            window=window,
            label=label,
            about=self.catalogue.proposals[figure.proposal].short_name,
            row=0,
            room=room,
            before=window.left + window.width + room > 100,
            is_part=figure.statement.scope is not None,
        )

    def sequence(self) -> Iterator[tuple[str, str]]:
        """What one speaker reports in one place of one proposal, in chronological order."""

        def place(figure: Figure) -> tuple[str, str, str]:
            evidence = figure.statement.evidence[0]
            return (figure.proposal, figure.statement.speaker, f"{evidence.source} {evidence.at}")

        in_order = sorted(self.figures, key=lambda each: (place(each), self.time(each).sort_key))
        for _, found in groupby(in_order, key=place):
            for one, next_one in pairwise(found):
                if self.time(one) != self.time(next_one):
                    yield one.id, next_one.id


def _placed(marks: Sequence[Mark]) -> tuple[list[Mark], int]:
    """The marks, each in the topmost row that has room for it and its words, and the number of rows."""
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=_begin):
        row = next((row for row, end in enumerate(ends) if end <= _begin(mark)), len(ends))
        ends[row : row + 1] = [mark.window.left + mark.window.width + mark.room * (not mark.before)]
        placed.append(replace(mark, row=row))
    return placed, len(ends)


def _begin(mark: Mark) -> float:
    return mark.window.left - mark.room * mark.before


def months_of(axis: Axis) -> Iterator[datetime.date]:
    """The months of an axis by their first days."""
    month = month_of(axis.first)
    while month <= axis.last:
        yield month
        month = end_of(month) + datetime.timedelta(1)
