"""What a reader asks of the positions, and the same as a link."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.pages.tables.positions_query import (
    MAX_RECORDED,
    POSITIONS_LINK,
    ActorChoice,
    PositionFilter,
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
    actor_choices,
    default_positions,
)
from guarantees.records.actor import Actor
from tests.builders import catalogue, positions, proposal, sample

THREE = PositionsQuery(actors=("a", "b", "c"))
EVERYTHING = PositionsQuery(
    rows=PositionRows.ELEMENTS,
    actors=("sylvania",),
    folded=("form",),
    search="air cover",
    only=frozenset(PositionFilter),
    unrecorded=UnrecordedRows.SHOWN,
    as_of=AsOf(Clock.KNOWN, datetime.date(2025, 8, 21)),
    cell=("sylvania", "assistance"),
)


def with_files(*actors: str, **counts: int) -> Catalogue:
    """A catalogue in which each of these actors has positions: one, or so many."""
    gamma = proposal()
    wanted = dict.fromkeys(actors, 1) | counts
    files = [positions(*[{}] * number, actor=name) for name, number in wanted.items()]
    return catalogue(gamma, positions=files)


# ---------------------------------------------------------------- changes


def test_an_open_cell_is_closed() -> None:
    """Closing it changes nothing else."""
    assert replace(THREE, cell=("b", "y")).close_cell() == THREE


def test_a_group_is_folded_and_opened() -> None:
    """A second click on a group takes the first one back."""
    folded = THREE.toggle_group("x").toggle_group("y")
    assert folded == replace(THREE, folded=("x", "y"))
    assert folded.toggle_group("x") == replace(THREE, folded=("y",))


# ---------------------------------------------------------------- presets


def test_ready_choices_are_by_count_and_kind_in_alphabetical_order() -> None:
    """No choice says anything of an actor but how much is recorded of it and what kind it is."""
    both = with_files("sylvania", "freedonia", "gazette")
    assert actor_choices(both) == {
        "most": ActorChoice(
            "six most recorded",
            "those with the most positions",
            ("freedonia", "sylvania", "gazette"),
        ),
        "state": ActorChoice(
            "states", "all states of which positions are recorded", ("freedonia", "sylvania")
        ),
        "outlet": ActorChoice(
            "outlets", "all outlets of which positions are recorded", ("gazette",)
        ),
        "all": ActorChoice(
            "all", "all of which positions are recorded", ("freedonia", "sylvania", "gazette")
        ),
    }


def test_the_first_choice_holds_those_with_most_positions() -> None:
    """Only so many columns are shown at first, those of whom most is recorded, and their order is by name."""
    names = [f"actor-{letter}" for letter in "hgfedcba"]
    known = {n: Actor(id=n, name=n, kind="state") for n in names}
    both = with_files(**{name: number + 1 for number, name in enumerate(names)})
    both = replace(both, actors={**both.actors, **known})
    assert len(names) > MAX_RECORDED
    assert default_positions(both).actors == tuple(sorted(names[-MAX_RECORDED:]))


def test_names_are_put_in_order_as_they_are_shown() -> None:
    """The short name counts, whatever the case, and an actor whose record is gone is sorted by its id."""
    both = with_files("sylvania", "freedonia", "anna-lind")
    lower = Actor(id="sylvania", name="sylvania", kind="state")
    both = replace(both, actors={**both.actors, "sylvania": lower})
    names = ("sylvania", "gone", "freedonia", "anna-lind")
    assert both.alphabetical(names) == ("anna-lind", "freedonia", "gone", "sylvania")


def test_without_positions_nothing_is_offered() -> None:
    """An empty catalogue has no columns."""
    assert (actor_choices(Catalogue()), default_positions(Catalogue())) == ({}, PositionsQuery())


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    "query",
    [
        EVERYTHING,
        default_positions(sample()),
        PositionsQuery(),
        replace(EVERYTHING, rows=PositionRows.PROPOSALS, cell=("sylvania", "alpha"), folded=()),
    ],
)
def test_every_query_comes_back_from_its_links(query: PositionsQuery) -> None:
    """The full link and the brief one mean the same as the query they were made of."""
    for encode in (POSITIONS_LINK.encode, POSITIONS_LINK.encode_briefly):
        decoded = POSITIONS_LINK.decode(encode(query, sample()), sample())
        assert (decoded.query, decoded.notices) == (query, ())


def test_a_full_link_spells_out_everything() -> None:
    """Defaults and the version of the data are in the link."""
    assert POSITIONS_LINK.encode(default_positions(sample()), sample()) == {
        "rows": "proposals",
        "actors": "sylvania",
        "folded": "-",
        "search": "",
        "only": "-",
        "unrecorded": "hidden",
        "clock": "stated",
        "asof": "latest",
        "cell": "-",
        "view": "answers",
        "find": "",
        "open": "-",
        "version": sample().version,
    }


def test_the_address_of_the_page_as_it_opens_is_bare() -> None:
    """The default query needs no parameter."""
    assert POSITIONS_LINK.encode_briefly(default_positions(sample()), sample()) == {}


def read(**link: str) -> tuple[PositionsQuery, tuple[str, ...]]:
    """What a link means in a catalogue with three files of positions."""
    both = with_files("sylvania", "freedonia", "gazette")
    decoded = POSITIONS_LINK.decode(link, both)
    return decoded.query, decoded.notices


def test_a_link_to_a_cell_brings_its_column() -> None:
    """Other pages link to a cell by actor and row alone; the actor is shown next to the default ones."""
    many = with_files(*(f"a{n}" for n in range(MAX_RECORDED)), "sylvania")
    decoded = POSITIONS_LINK.decode({"cell": "sylvania.gamma"}, many)
    usual = default_positions(many).actors
    assert "sylvania" not in usual
    assert (decoded.query.actors, decoded.query.cell, decoded.notices) == (
        *((*usual, "sylvania"), ("sylvania", "gamma")),
        (),
    )


def test_a_cell_of_an_element_needs_rows_of_elements() -> None:
    """What a row is follows from the kind of rows that the same link names."""
    assert read(rows="elements", cell="sylvania.assistance")[0].cell == ("sylvania", "assistance")
    query, notices = read(cell="sylvania.assistance")
    assert (query.cell, notices) == (
        None,
        ("This link asks for the proposal 'assistance', which is not in this edition.",),
    )


@pytest.mark.parametrize(
    ("link", "notice"),
    [
        (
            {"cell": "sylvania"},
            "This link opens the cell 'sylvania', which does not name a party and a row.",
        ),
        (
            {"cell": "nobody.gamma"},
            "This link asks for the actor with positions 'nobody', which is not in this edition.",
        ),
        (
            {"cell": "anna-lind.gamma"},
            "This link asks for the actor with positions 'anna-lind', which is not in this edition.",
        ),
        (
            {"actors": "freedonia", "cell": "sylvania.gamma"},
            "This link opens a cell of 'sylvania', which is not among its columns.",
        ),
        ({"actors": "-", "cell": "sylvania.gamma"}, None),
        (
            {"rows": "colours"},
            "This link asks for the kind of rows 'colours', which is none of these: ",
        ),
        (
            {"only": "differ.colour"},
            "This link asks for the filter 'colour', which is none of these: ",
        ),
        (
            {"unrecorded": "blue"},
            "This link asks for the choice of rows 'blue', which is none of these: ",
        ),
        (
            {"folded": "nowhere"},
            "This link asks for the group of rows 'nowhere', which is not in this edition.",
        ),
    ],
)
def test_what_a_link_asks_in_vain_is_named(link: dict[str, str], notice: Any) -> None:
    """One sentence says what is left out; the rest of the link still counts."""
    query, notices = read(**link)
    wanted = notice or "This link opens a cell of 'sylvania', which is not among its columns."
    assert ([n.startswith(wanted) for n in notices], query.cell) == ([True], None)


def test_no_actor_at_all_can_be_asked_for() -> None:
    """A page whose columns were all removed keeps its link."""
    assert read(actors="-")[0].actors == ()
    assert read(actors="nobody")[0].actors == ("freedonia", "sylvania", "gazette")
