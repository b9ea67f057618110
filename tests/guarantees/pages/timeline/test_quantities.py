"""Troop numbers over time: the figures, and the charts of each element and unit."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.quantities import (
    FigureMark,
    QuantityChart,
    figures_caption,
    figures_for,
    troop_charts,
)
from guarantees.pages.timeline.query import DayRange, TimelineQuery, year_range
from tests.builders import catalogue, place, proposal, sample, statement

NUMBERS = TimelineQuery()
ID = "force-size~alpha~gazette~2025-08-21-about"


def saying(*values: Any, **changes: Any) -> Catalogue:
    """A proposal of whose force these sizes are given, a day after each other."""
    said = [
        statement(value, stated=f"2025-08-{10 + number}", **changes)
        for number, value in enumerate(values)
    ]
    return catalogue(proposal({"force-size": said}))


def soldiers(**number: int) -> dict[str, Any]:
    """A number of soldiers with its qualifier."""
    return {**number, "unit": "soldiers"}


def test_statements_and_numbers_are_counted() -> None:
    """In the singular where there is one."""
    assert [figure.id for figure in figures_for(NUMBERS, sample())] == [ID]
    assert figures_caption(figures_for(NUMBERS, sample())) == (
        "1 statement about the size of a force; 1 of them gives a number."
    )
    assert figures_caption([]) == (
        "0 statements about the size of a force; 0 of them give a number."
    )


def test_the_chart_of_the_small_folder() -> None:
    """A mark carries number, qualifier, date and whose it is; the axis runs from the month of the first."""
    day = datetime.date(2025, 8, 21)
    mark = FigureMark(
        figure=ID,
        proposal="Alpha",
        first=day,
        last=day,
        opens_before=False,
        opens_after=False,
        soft=True,
        low=50000,
        high=50000,
        about=True,
        text="about 50,000 soldiers",
        date="about 21 August 2025",
        speaker="The Gazette",
    )
    expected = QuantityChart(
        element="force-size",
        name="Size of the force",
        unit="soldiers",
        axis=(datetime.date(2025, 8, 1), day),
        figures=(mark,),
        worded=(),
    )
    assert (expected,) == troop_charts(NUMBERS, sample())


@pytest.mark.parametrize(
    ("value", "low", "high", "about", "text"),
    [
        (soldiers(exactly=30000), 30000, 30000, False, "30,000 soldiers"),
        (soldiers(about=30000), 30000, 30000, True, "about 30,000 soldiers"),
        (soldiers(at_least=30000), 30000, None, False, "at least 30,000 soldiers"),
        (soldiers(at_most=30000), None, 30000, False, "at most 30,000 soldiers"),
        (soldiers(at_least=1, at_most=2), 1, 2, False, "1 to 2 soldiers"),
        (
            {**soldiers(exactly=800000), "peacetime": "true"},
            *(800000, 800000, False, "800,000 soldiers in peacetime"),
        ),
    ],
)
def test_every_qualifier_is_kept(
    value: Any, low: int | None, high: int | None, about: bool, text: str
) -> None:
    """At least and at most leave an end open; about is said, and so is peacetime."""
    ((mark,),) = (chart.figures for chart in troop_charts(NUMBERS, saying(value)))
    assert (low, high, about, text) == (mark.low, mark.high, mark.about, mark.text)


def test_units_have_charts_of_their_own() -> None:
    """Soldiers and brigades are never on one axis; what has no number is drawn once, with the first."""
    brigades = {"exactly": 3, "unit": "brigades"}
    records = saying(soldiers(exactly=5), brigades, "ambiguous", note="Left open.")
    first, second = troop_charts(NUMBERS, records)
    assert ("soldiers", ["5 soldiers"], ["Ambiguous"]) == (
        first.unit,
        [mark.text for mark in first.figures],
        [mark.text for mark in first.worded],
    )
    assert ("brigades", ["3 brigades"], ()) == (
        second.unit,
        [mark.text for mark in second.figures],
        second.worded,
    )
    assert first.axis == second.axis == (datetime.date(2025, 8, 1), datetime.date(2025, 8, 12))


def test_words_alone_still_have_a_chart() -> None:
    """Where nobody gives a number the values in words are drawn by themselves."""
    (found,) = troop_charts(NUMBERS, saying("ambiguous", note="Left open."))
    assert ((), ["Ambiguous"], [(None, None)]) == (
        found.figures,
        [mark.text for mark in found.worded],
        [(mark.low, mark.high) for mark in found.worded],
    )


def test_choices_narrow_the_figures() -> None:
    """Proposals, actors and days leave out what is not theirs."""
    records = saying(soldiers(exactly=5))
    for query in (
        TimelineQuery(proposals=("alpha",)),
        TimelineQuery(actors=("sylvania",)),
        TimelineQuery(days=year_range(2024)),
    ):
        assert figures_for(query, records) == []
        assert troop_charts(query, records) == ()
    for query in (TimelineQuery(proposals=("gamma",)), TimelineQuery(actors=("freedonia",))):
        assert len(figures_for(query, records)) == 1


def test_the_days_asked_for_are_the_axis() -> None:
    """An axis from the link is drawn whole."""
    days = DayRange(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))
    (found,) = troop_charts(TimelineQuery(days=days), sample())
    assert (days.first, days.last) == found.axis


def test_what_has_no_date_is_listed_and_not_drawn() -> None:
    """A figure whose source cannot be read was public on no known day."""
    records = saying(soldiers(exactly=5), evidence=[place("nowhere")])
    known = TimelineQuery(clock=Clock.KNOWN)
    assert troop_charts(known, records) == ()
    assert [figure.date(Clock.KNOWN) for figure in figures_for(known, records)] == [None]


def test_the_charts_are_the_same_whatever_is_chosen() -> None:
    """Choosing a figure changes no chart."""
    chosen = TimelineQuery(event=ID, open=("x",))
    assert troop_charts(chosen, sample()) == troop_charts(NUMBERS, sample())
