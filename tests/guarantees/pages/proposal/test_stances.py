"""Who accepts a proposal and who refuses it: nobody's words pass for another's."""

from __future__ import annotations

import datetime

from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.stances import StanceState
from guarantees.cells.voices import Voice
from guarantees.pages.proposal.stances import NoStance, StancesView, WithoutStance, stances_view
from guarantees.records.position import ActorPositions
from guarantees.words.numbered_sources import NumberedSources
from tests.builders import catalogue, place, positions, proposal, sample, statement

GAMMA = proposal({"legal-effect": [statement()]})
CONDITION = {"requires": "ceasefire", "says": "A ceasefire first.", "evidence": [place(at="p2")]}


def stances(*files: ActorPositions, as_of: AsOf = LATEST) -> StancesView:
    """The stances on gamma."""
    records = catalogue(GAMMA, positions=files)
    return stances_view(GAMMA, NumberedSources(records, as_of))


def test_an_actor_with_its_stance() -> None:
    """The mark with what qualifies it, the sentence, the condition, and the numbers of its sources."""
    file = positions({"stance": "accepts_if", "condition": CONDITION, "says": "We could."})
    shown = stances(file)
    (group,) = shown.groups
    (entry,) = group.entries
    assert (StanceState.ACCEPTS_IF, "accepts if", "a ceasefire", "Sylvania: We could.") == (
        *(group.state, entry.mark.word, entry.mark.remark, entry.says),
    )
    assert (Voice.OWN, ("A ceasefire first.",), (1,), ()) == (
        *(entry.cell.voice, entry.conditions, entry.citations, shown.without),
    )


def test_what_others_say_is_marked_as_theirs() -> None:
    """Alone, their words make no stance of the actor; next to its own they do not count."""
    by_others = {"stance": "accepts", "speaker": "freedonia", "mode": "attributed"}
    (group,) = stances(positions({"says": "No."}, by_others | {"says": "They agreed."})).groups
    assert ("rejects", Voice.OWN) == (group.state, group.entries[0].cell.voice)
    (group,) = stances(positions(by_others)).groups
    assert ("said_by_others", Voice.OTHERS.label) == (group.state, group.entries[0].mark.voice)


def test_groups_follow_the_vocabulary_and_parties_come_before_persons() -> None:
    """Those who propose come before those who refuse; within a stance states come first, each by the alphabet."""
    shown = stances(
        positions({}, actor="sylvania"),
        positions({}, actor="anna-lind"),
        positions({"stance": "proposes"}, actor="gazette"),
        positions({}, actor="freedonia"),
    )
    assert [
        (StanceState.PROPOSES, ["gazette"]),
        (StanceState.REJECTS, ["freedonia", "sylvania", "anna-lind"]),
    ] == [(group.state, [entry.cell.actor for entry in group.entries]) for group in shown.groups]


def test_nothing_recorded_is_named_with_its_reason() -> None:
    """An actor with a file but no word on it is not coded; searched texts are named; a later word is not yet."""
    about = {"element": "assistance", "value": "troops"}
    silence = {"proposals": ["gamma"], "searched": ["gazette-2025-08"], "on": "2025-09-01"}
    silent = positions({"about": about}, actor="freedonia")
    silent = ActorPositions.model_validate(silent.model_dump() | {"silences": [silence]})
    files = (positions({}), silent, positions({"about": about}, actor="gazette"))
    early = AsOf(Clock.STATED, datetime.date(2025, 8, 11))
    assert (
        NoStance(StanceState.NOT_YET, (WithoutStance("Sylvania", "", "", ""),)),
        NoStance(StanceState.NOT_CODED, (WithoutStance("The Gazette", "", "", ""),)),
    ) == stances(files[0], files[2], as_of=early).without
    assert (
        WithoutStance(
            "Freedonia",
            "Gazette, Aug 2025 was searched on 1 September 2025 and says nothing about it.",
            *("", ""),
        ),
    ) == (stances(*files).without[0].actors)


def test_who_speaks_only_of_provisions_is_not_passed_over() -> None:
    """An actor without a stance on the whole is named with the provisions it speaks of, and leads to them."""
    gamma = proposal({"assistance": [statement(["troops"])], "legal-effect": [statement()]})
    files = [
        positions({"about": {"element": element, "value": value}, "stance": "rejects"}, actor=actor)
        for actor, element, value in (
            ("sylvania", "assistance", "excluded"),
            ("freedonia", "guarantors", "open-list"),
        )
    ]
    found = stances_view(gamma, NumberedSources(catalogue(gamma, positions=files)))
    assert found.without[0].actors == (
        WithoutStance("Freedonia", "", "", ""),
        WithoutStance(
            "Sylvania",
            "",
            "Takes a stance on 1 part of it: Assistance.",
            "./gap?proposal=gamma&actor=sylvania",
        ),
    )


def test_no_stance_at_all_says_so() -> None:
    """Without files there are no positions; with files and no word on this one, that is said instead."""
    assert StancesView((), (), "These records hold no positions.") == stances()
    about = {"element": "assistance", "value": "troops"}
    assert (
        "These records hold no position of anyone on this proposal as a whole in this view."
    ) == stances(positions({"about": about})).empty


def test_a_denial_is_cited() -> None:
    """A report that the actor denies by name cites both sides."""
    report = {"id": "told", "stance": "accepts", "speaker": "gazette", "mode": "reported"}
    denial = {"denies": ["told"], "evidence": [place("treaty-2024", at="Article 1")]}
    (group,) = stances(positions(report, denial)).groups
    assert ("differs", (1, 2)) == (group.state, group.entries[0].citations)


def test_the_small_folder() -> None:
    """The refusal recorded in the small folder is Sylvania's own."""
    shown = stances_view(sample().proposals["alpha"], NumberedSources(sample()))
    assert [(StanceState.REJECTS, ["sylvania"])] == [
        (group.state, [entry.cell.actor for entry in group.entries]) for group in shown.groups
    ]
