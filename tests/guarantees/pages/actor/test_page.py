"""An actor's page as a view model: what it says, by date and on which conditions, and the list of all actors."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.links.addresses import to_compare, to_positions
from guarantees.pages.actor import said
from guarantees.pages.actor.page import actor_profile, actors_by_kind
from guarantees.records.proposal import StatusChange
from guarantees.records.vocabulary import ActorKind, Stance
from tests.builders import place, sample

BEFORE = AsOf(Clock.KNOWN, datetime.date(2020, 1, 1))


def profile(actor: str, as_of: AsOf = LATEST, **parts: object):
    """The profile of an actor of the small folder."""
    catalogue = replace(sample(), **parts)
    return actor_profile(catalogue.actors[actor], as_of, catalogue)


def test_positions_stand_under_their_stance_with_what_they_are_about() -> None:
    """A position that holds is found under its stance, and leads to its cell."""
    found = {
        group.title: [(each.title, each.cell) for each in group.entries]
        for group in profile("sylvania").positions
    }
    assert {
        "accepts if": [
            (
                "Assistance: Troops",
                to_positions("elements", ("sylvania", "assistance")),
            )
        ],
        "refuses": [("Alpha", to_positions("proposals", ("sylvania", "alpha")))],
    } == found


def test_conditions_are_in_one_place() -> None:
    """Each condition says what it asks for, and of what."""
    (condition,) = profile("sylvania").conditions
    assert ("a settlement", "After a settlement.") == (
        condition.requires,
        condition.statement.condition,
    )


def test_a_condition_that_can_be_read_in_more_than_one_way_is_among_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An ambiguous position on what must come first is named by what it is about, and as ambiguous."""
    monkeypatch.setattr(said, "CONDITIONS", "assistance")
    file = sample().positions["sylvania"]
    on_help = next(each for each in file.positions if each.about.element == "assistance")
    open_to_readings = on_help.model_copy(update={"stance": Stance.AMBIGUOUS, "condition": None})
    positions = {"sylvania": file.model_copy(update={"positions": (open_to_readings,)})}
    found = profile("sylvania", positions=positions).conditions
    assert ("Troops (ambiguous)", on_help.says) in {
        (each.requires, each.statement.says) for each in found
    }


def test_a_state_is_shown_what_those_who_speak_for_it_say() -> None:
    """Words of a minister stand on the page of the state, each with its cell of the comparison."""
    own = {each.statement.speaker for each in profile("anna-lind").statements}
    of_state = profile("freedonia")
    assert {"Anna Lind"} == own
    assert own < {each.statement.speaker for each in of_state.statements}
    assert ("anna-lind",) == of_state.speakers
    assert all(each.cell.startswith(("./compare?", "./positions?")) for each in of_state.statements)


def test_what_came_later_is_not_there() -> None:
    """Before anything of it was public, nothing of an actor is shown, nor a source of it."""
    early = profile("sylvania", BEFORE)
    assert (True, ()) == (early.is_empty, early.sources)


def test_what_an_actor_did_is_an_act() -> None:
    """A change of status that a minister made is an act of the state, too."""
    alpha = sample().proposals["alpha"]
    refused = StatusChange.model_validate(
        {
            "date": "2025-08-21",
            "status": "rejected",
            "by": ["anna-lind"],
            "says": "She refused it.",
            "speaker": "gazette",
            "mode": "reported",
            "evidence": [place()],
        }
    )
    changed = {"alpha": alpha.model_copy(update={"status": (*alpha.status, refused)})}
    for actor in ("anna-lind", "freedonia"):
        acts = profile(actor, proposals=changed).acts
        assert ("alpha", refused) == (acts[0][0].id, acts[0][2])
    assert () == profile("sylvania", proposals=changed).acts


def test_all_actors_are_listed_by_kind() -> None:
    """The list has every actor once under its kind, with what is recorded of it by the day."""
    by_kind = actors_by_kind(LATEST, sample())
    assert [ActorKind.STATE, ActorKind.PERSON, ActorKind.OUTLET] == list(by_kind)
    sylvania = next(each for each in by_kind[ActorKind.STATE] if each.actor.id == "sylvania")
    assert 2 == sylvania.positions
    early = actors_by_kind(BEFORE, sample())[ActorKind.STATE]
    assert {0} == {each.positions for each in early}


def test_links_lead_to_cells_of_the_chosen_day() -> None:
    """Cells of statements are those of the same day and clock."""
    then = AsOf(Clock.STATED, datetime.date(2026, 1, 1))
    cells = [each.cell for each in profile("freedonia", then).statements]
    assert cells
    assert all(cell.endswith("clock=stated&asof=2026-01-01") for cell in cells)
    assert to_compare(("alpha",), ("alpha", "legal-effect"), then) in cells
