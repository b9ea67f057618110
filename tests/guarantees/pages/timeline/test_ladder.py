"""Troop numbers as a ladder: which statements, on which step, at which time."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.ladder import (
    CROWD,
    Ladder,
    figures_caption,
    figures_for,
    ladders,
    months_of,
    time_of,
)
from guarantees.pages.timeline.query import DayRange, TimelineQuery
from tests.builders import catalogue, place, proposal, sample, statement

NUMBERS = TimelineQuery()
ID = "force-size~alpha~gazette~2025-08-21-about"


def saying(*values: Any, **changes: Any) -> Catalogue:
    """A proposal of whose force these sizes are given, a day after each other."""
    said = [
        statement(value, **{"stated": f"2025-08-{10 + number}", **changes})
        for number, value in enumerate(values)
    ]
    return catalogue(proposal({"force-size": said}))


def soldiers(**number: int) -> dict[str, Any]:
    """A number of soldiers with its qualifier."""
    return {**number, "unit": "soldiers"}


def ladder(records: Catalogue, **query: Any) -> Ladder:
    """The one ladder of these records."""
    (found,) = ladders(TimelineQuery(**query), records)
    return found


def test_statements_and_numbers_are_counted() -> None:
    """In the singular where there is one."""
    assert [figure.id for figure in figures_for(NUMBERS, sample())] == [ID]
    assert figures_caption(figures_for(NUMBERS, sample())) == (
        "1 statement about the size of a force; 1 of them gives a number."
    )
    assert figures_caption([]) == (
        "0 statements about the size of a force; 0 of them give a number."
    )


def test_the_ladder_of_the_small_folder() -> None:
    """One step, named by its number, with who says it and of which proposal; the axis is the month."""
    found = ladder(sample())
    assert ("Size of the force", datetime.date(2025, 8, 1), datetime.date(2025, 8, 31)) == (
        found.name,
        found.axis.first,
        found.axis.last,
    )
    ((step),) = found.steps
    assert ("about 50,000", True, False, 1) == (step.name, step.is_figure, step.is_crowd, step.rows)
    (mark,) = step.marks
    assert (ID, "The Gazette", "Alpha", False, True) == (
        mark.figure,
        mark.label,
        mark.about,
        mark.window.is_day,
        mark.window.soft,
    )


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (soldiers(exactly=30000), "30,000"),
        (soldiers(at_least=30000), "at least 30,000"),
        (soldiers(at_most=30000), "at most 30,000"),
        (soldiers(at_least=1, at_most=2), "1 to 2"),
        ({**soldiers(exactly=800000), "peacetime": "true"}, "800,000 in peacetime"),
        ({"exactly": 3, "unit": "brigades"}, "3 brigades"),
    ],
)
def test_every_qualifier_is_kept(value: Any, name: str) -> None:
    """Only the word "soldiers", which all share, is left to the heading."""
    assert [name] == [step.name for step in ladder(saying(value)).steps]


def test_figures_are_above_words_and_the_highest_on_top() -> None:
    """What is no size at all is at the bottom."""
    records = saying(
        soldiers(at_most=40), "ambiguous", soldiers(exactly=5), soldiers(exactly=60), note="Open."
    )
    assert [("60", True), ("at most 40", True), ("5", True), ("Ambiguous", False)] == [
        (step.name, step.is_figure) for step in ladder(records).steps
    ]


def test_a_statement_is_at_the_time_of_which_it_speaks() -> None:
    """What was so in July is in July, whenever it was said; on the other clock it is where it was public."""
    records = saying(soldiers(exactly=5), stated="2025-08-20", held="2025-07")
    (figure,) = figures_for(NUMBERS, records)
    assert ["2025-07", "2025-08-20"] == [
        str(time_of(figure, clock)) for clock in (Clock.STATED, Clock.KNOWN)
    ]
    assert datetime.date(2025, 7, 1) == ladder(records).axis.first


def test_what_one_voice_tells_in_one_place_is_joined_in_order_of_time() -> None:
    """Another paragraph, or the same time, makes no sequence."""
    first = statement(soldiers(exactly=50), stated="2025-08-20", held="2025-07")
    then = statement(soldiers(exactly=30), stated="2025-08-20", held="2025-08")
    other = statement(soldiers(exactly=9), stated="2025-08-20", evidence=[place(at="p9")])
    found = ladder(catalogue(proposal({"force-size": [then, first, other]})))
    names = {mark.figure: step.name for step in found.steps for mark in step.marks}
    assert [("50", "30")] == [(names[one], names[next_]) for one, next_ in found.sequence]


def test_a_part_of_the_force_is_said() -> None:
    """Its name goes with the speaker's."""
    ((mark,),) = (
        step.marks for step in ladder(saying(soldiers(exactly=5), scope="Freedonia")).steps
    )
    assert (True, "Freedonia, Freedonia only") == (mark.is_part, mark.label)


def test_names_have_rows_of_their_own_until_there_is_a_crowd() -> None:
    """Near statements are under each other; of a crowd the table has the names."""
    near = saying(*[soldiers(exactly=5)] * 3, stated="2025-08-18")
    assert [3] == [step.rows for step in ladder(near).steps]
    assert [0, 1, 2] == [mark.row for mark in ladder(near).steps[0].marks]
    apart = saying(soldiers(exactly=5), soldiers(exactly=5))
    days = DayRange(datetime.date(2025, 8, 1), datetime.date(2025, 8, 12))
    assert [2] == [step.rows for step in ladder(apart, days=days).steps]
    crowd = saying(*[soldiers(exactly=5)] * (CROWD + 1))
    assert [(True, 1)] == [(step.is_crowd, step.rows) for step in ladder(crowd).steps]


def test_a_name_without_room_on_the_right_is_on_the_left() -> None:
    """It stays within the ladder."""
    early, late = (
        ladder(saying(soldiers(exactly=5), stated=day)) for day in ("2025-08-02", "2025-08-30")
    )
    assert [False, True] == [each.steps[0].marks[0].before for each in (early, late)]


def test_choices_narrow_the_figures() -> None:
    """Proposals, actors and days leave out what is not theirs."""
    records = saying(soldiers(exactly=5))
    year = DayRange(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    for query in (
        TimelineQuery(proposals=("alpha",)),
        TimelineQuery(actors=("sylvania",)),
        TimelineQuery(days=year),
    ):
        assert figures_for(query, records) == []
        assert ladders(query, records) == ()
    for query in (TimelineQuery(proposals=("gamma",)), TimelineQuery(actors=("freedonia",))):
        assert len(figures_for(query, records)) == 1


def test_the_days_asked_for_are_the_axis() -> None:
    """Whole months of it."""
    days = DayRange(datetime.date(2025, 1, 10), datetime.date(2025, 12, 31))
    axis = ladder(sample(), days=days).axis
    assert (datetime.date(2025, 1, 1), days.last) == (axis.first, axis.last)
    assert 12 == len(list(months_of(axis)))


def test_what_has_no_date_is_listed_and_not_drawn() -> None:
    """A figure whose source cannot be read was public on no known day."""
    records = saying(soldiers(exactly=5), evidence=[place("nowhere")])
    known = TimelineQuery(clock=Clock.KNOWN)
    assert ladders(known, records) == ()
    assert [figure.date(Clock.KNOWN) for figure in figures_for(known, records)] == [None]


def test_the_ladders_are_the_same_whatever_is_chosen() -> None:
    """Choosing a figure changes no picture."""
    chosen = TimelineQuery(event=ID, open=("x",))
    assert ladders(chosen, sample()) == ladders(NUMBERS, sample())
