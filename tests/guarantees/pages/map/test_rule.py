"""The rule that turns positions into a contribution: every branch, on both clocks."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.cells.stances import StanceState
from guarantees.pages.map.rule import Contribution, contribution_of, contributions
from guarantees.pages.map.vocabulary import Answer, Basis
from guarantees.records.actor import Actor
from guarantees.records.map_options import (
    CONTRIBUTORS,
    FORCE_SIZE,
    NONE_ON_THE_GROUND,
    OF_THE_FORCE,
    OFFERS,
    SOME_MEMBERS,
    US_ROLE,
    Means,
)
from guarantees.records.position import ActorPositions, ActorSilence
from tests.builders import catalogue, positions, sample
from tests.force_records import REPORTED, codebook

Entry = Mapping[str, Any]
LATEST = AsOf()
BY_OTHERS = {"speaker": "freedonia", "mode": "attributed"}
SETTLEMENT = {
    "requires": "settlement",
    "says": "After a settlement.",
    "evidence": [{"source": "gazette-2025-08", "at": "p4"}],
}
ACTORS = (
    Actor(id="sylvania", name="Sylvania", kind="state", iso="SY"),
    Actor(id="freedonia", name="Freedonia", kind="state", iso="FR"),
    Actor(id="united-states", name="United States", kind="state", iso="US"),
    Actor(id="ukraine", name="Ukraine", kind="state", iso="UA"),
    Actor(id="russia", name="Russia", kind="state", iso="RU"),
    Actor(id="soviet-union", name="Soviet Union", kind="state"),
    Actor(id="league", name="League", kind="group", members=("sylvania", "freedonia", "russia")),
    Actor(id="union", name="Union", kind="alliance", members=("sylvania",)),
    Actor(id="gazette", name="The Gazette", kind="outlet"),
    Actor(id="herald", name="The Herald", kind="outlet"),
)


def records(*files: ActorPositions) -> Catalogue:
    """The codebook of the map, the actors above, and some files of positions."""
    return catalogue(
        positions=files,
        elements=codebook(),
        actors={**sample().actors, **{actor.id: actor for actor in ACTORS}},
    )


def says(element: str, value: Any, stance: str = "accepts", **changes: Any) -> dict[str, Any]:
    """A position on one value of an element."""
    return {"about": {"element": element, "value": value}, "stance": stance, **changes}


def own(stance: str = "accepts", actor: str = "sylvania", **changes: Any) -> dict[str, Any]:
    """A position on being a contributor."""
    extra = {"condition": SETTLEMENT} if stance == "accepts_if" else {}
    extra |= {"note": "It is left open."} if stance == "ambiguous" else {}
    return says(CONTRIBUTORS, actor, stance, **extra, **changes)


def air(value: Any = "air-support", stance: str = "accepts", **changes: Any) -> dict[str, Any]:
    """A position on air and sea cover."""
    return says("air-sea-cover", value, stance, **changes)


def weapons(stance: str = "accepts", **changes: Any) -> dict[str, Any]:
    """A position on the supply of weapons."""
    return says("assistance-forms", "weapons", stance, **changes)


def us(value: str, stance: str = "proposes", **changes: Any) -> dict[str, Any]:
    """A position on the role of the United States."""
    return says(US_ROLE, value, stance, **changes)


def found(*entries: Entry, actor: str = "sylvania", as_of: AsOf = LATEST) -> Contribution:
    """What the rule finds for an actor with these positions."""
    return contribution_of(actor, as_of, records(positions(*entries, actor=actor)))


def listed(*files: ActorPositions, as_of: AsOf = LATEST) -> dict[str, tuple[Basis, Answer]]:
    """Everyone listed, with what is recorded and the answer about soldiers."""
    return {
        each.actor: (each.basis, each.answer(Means.SOLDIERS))
        for each in contributions(as_of, records(*files))
    }


YES, IF, DIFFER, OPEN, SOME, NO, NONE = (
    Answer.YES,
    Answer.YES_IF,
    Answer.DIFFER,
    Answer.OPEN,
    Answer.NO_TO_SOME,
    Answer.NO,
    Answer.NOT_STATED,
)
Answers = tuple[Answer, Answer, Answer]
NOTHING: Answers = (NONE, NONE, NONE)


def answers(contribution: Contribution) -> Answers:
    """The answers about soldiers, about air or sea, and about other support."""
    soldiers, air_sea, other = (contribution.answer(means) for means in Means)
    return soldiers, air_sea, other


ANSWERS: dict[str, tuple[list[Entry], Answers]] = {
    "soldiers": ([own()], (YES, NONE, NONE)),
    "soldiers, put forward": ([own("proposes")], (YES, NONE, NONE)),
    "soldiers under a condition": ([own("accepts_if")], (IF, NONE, NONE)),
    "soldiers as reported": ([own(**REPORTED)], (YES, NONE, NONE)),
    "soldiers, and no cover": ([own(), air("excluded")], (YES, NO, NONE)),
    "soldiers not ruled out": ([own("open")], (OPEN, NONE, NONE)),
    "words on soldiers that can be read in two ways": ([own("ambiguous")], (OPEN, NONE, NONE)),
    "undecided on soldiers, weapons offered": ([own("open"), weapons()], (OPEN, NONE, YES)),
    "no soldiers": ([own("rejects")], (NO, NONE, NONE)),
    "no soldiers, no air support": ([own("rejects"), air(stance="rejects")], (NO, SOME, NONE)),
    "no soldiers, no weapons": ([own("rejects"), weapons("rejects")], (NO, NONE, SOME)),
    "aircraft instead of soldiers": ([own("rejects"), air()], (NO, YES, NONE)),
    "ships and weapons": ([air("sea-cover"), weapons()], (NONE, YES, YES)),
    "one form of cover and not another": (
        [air("air-support"), air("closed-skies", "rejects")],
        (NONE, YES, NONE),
    ),
    "one form of cover sure, another open": (
        [air("air-support"), air("sea-cover", "open")],
        (NONE, YES, NONE),
    ),
    "one form of cover sure, another under a condition": (
        [air("air-support"), air("sea-cover", "accepts_if", condition=SETTLEMENT)],
        (NONE, YES, NONE),
    ),
    "one form of cover refused, another open": (
        [air("air-support", "rejects"), air("sea-cover", "open")],
        (NONE, OPEN, NONE),
    ),
    "no cover at all": ([air("excluded")], (NONE, NO, NONE)),
    "no cover at all, and a form of it named": (
        [air("excluded"), air(stance="rejects")],
        (NONE, NO, NONE),
    ),
    "cover not excluded": ([air("excluded", "rejects")], (NONE, OPEN, NONE)),
}


@pytest.mark.parametrize(("entries", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_what_is_said_gives_an_answer_to_each_question(
    entries: list[Entry], expected: Answers
) -> None:
    """What a state says of soldiers, of air and sea, and of other support is answered apart: silence is no answer."""
    contribution = found(*entries)
    assert (expected, Basis.ANSWERS) == (answers(contribution), contribution.basis)


WITHOUT_ANSWER: dict[str, tuple[list[Entry], Basis]] = {
    "someone else's soldiers refused": (
        [says(CONTRIBUTORS, "league", "rejects")],
        Basis.OF_THE_FORCE,
    ),
    "some members of a coalition": ([says(CONTRIBUTORS, SOME_MEMBERS)], Basis.OF_THE_FORCE),
    "foreign forces": ([says("foreign-forces", "deployed")], Basis.OF_THE_FORCE),
    "the size of the force": (
        [says(FORCE_SIZE, {"about": 30000, "unit": "soldiers"}, "proposes")],
        Basis.OF_THE_FORCE,
    ),
    "no soldiers by anyone": ([says(FORCE_SIZE, NONE_ON_THE_GROUND)], Basis.OF_THE_FORCE),
    "help by forces after an attack": (
        [says("assistance-forms", "armed-forces")],
        Basis.OF_THE_FORCE,
    ),
    "the role of another state": ([us("no-ground-troops")], Basis.NOT_STATED),
    "sanctions": ([says("assistance-forms", "sanctions")], Basis.NOT_STATED),
    "nothing but another subject": ([says("nato-membership", "excluded")], Basis.NOT_STATED),
    "what others say": ([own(**BY_OTHERS)], Basis.SAID_BY_OTHERS),
    "withdrawn": (
        [
            own(
                withdrawn={
                    "stated": "2025-09-01",
                    "says": "No longer.",
                    "evidence": [{"source": "gazette-2025-08", "at": "p4"}],
                }
            )
        ],
        Basis.WITHDRAWN,
    ),
}


@pytest.mark.parametrize(("entries", "basis"), WITHOUT_ANSWER.values(), ids=WITHOUT_ANSWER)
def test_other_words_are_no_answer(entries: list[Entry], basis: Basis) -> None:
    """What is recorded instead is named, and no question has an answer."""
    contribution = found(*entries)
    assert (basis, NOTHING) == (contribution.basis, answers(contribution))


OF_THE_US = {
    "no ground troops": ([us("no-ground-troops")], (NO, NONE, NONE)),
    "no part": ([us("no-part")], (NO, NO, NONE)),
    "no part may be open": ([us("no-part", "open")], (OPEN, OPEN, NONE)),
    "ground troops not ruled out": ([us("no-ground-troops", "rejects")], (OPEN, NONE, NONE)),
    "a backstop without ground troops": (
        [us("no-ground-troops"), us("backstop")],
        (NO, NONE, YES),
    ),
    "a guarantee": ([us("guarantor")], NOTHING),
    "forces after an attack": ([us("combat-after-attack")], NOTHING),
}


@pytest.mark.parametrize(("entries", "expected"), OF_THE_US.values(), ids=OF_THE_US)
def test_the_role_of_the_us_counts_in_its_own_file(entries: list[Entry], expected: Answers) -> None:
    """The element on the role of the United States says what that state sends, and no other."""
    assert expected == answers(found(*entries, actor="united-states"))


DIFFERING: dict[str, tuple[list[Entry], Answers]] = {
    "among the contributors, and air and sea only": (
        [
            own(**REPORTED),
            says(FORCE_SIZE, NONE_ON_THE_GROUND, "proposes", **REPORTED),
            air(**REPORTED),
        ],
        (DIFFER, YES, NONE),
    ),
    "two outlets that report the opposite": (
        [own(**REPORTED), own("rejects", speaker="herald", mode="reported")],
        (DIFFER, NONE, NONE),
    ),
    "one outlet sure, the other not": (
        [own(**REPORTED), own("open", speaker="herald", mode="reported")],
        (DIFFER, NONE, NONE),
    ),
    "a report that is denied by name": (
        [
            own(id="report", **REPORTED),
            says("nato-membership", "excluded", speaker="freedonia", denies=["report"]),
        ],
        (DIFFER, NONE, NONE),
    ),
    "cover offered and ruled out": ([air(), air("excluded")], (NONE, DIFFER, NONE)),
    "one form of cover, yes and no": (
        [own("rejects"), air(**REPORTED), air(stance="rejects", speaker="herald", mode="reported")],
        (NO, DIFFER, NONE),
    ),
}


@pytest.mark.parametrize(("entries", "expected"), DIFFERING.values(), ids=DIFFERING)
def test_statements_that_conflict_are_all_kept(entries: list[Entry], expected: Answers) -> None:
    """A conflict is an answer of its own, with every statement behind it; the other questions are not touched by it."""
    contribution = found(*entries)
    assert expected == answers(contribution)
    differing = next(means for means in Means if contribution.answer(means) is DIFFER)
    assert contribution.about(differing)


def test_a_conflict_about_one_form_of_cover_is_none_while_another_is_sure() -> None:
    """Ships that are promised stay promised, whatever is reported of aircraft."""
    entries = [
        air("sea-cover", **REPORTED),
        air("air-support", **REPORTED),
        air("air-support", "rejects", speaker="herald", mode="reported"),
    ]
    assert (NONE, YES, NONE) == answers(found(*entries))


def test_the_own_voice_ranks_above_reports() -> None:
    """A report that says otherwise is kept along with what the state itself says."""
    contribution = found(own("rejects"), us("no-part"), says(FORCE_SIZE, "thousands", **REPORTED))
    report = found(own("rejects"), air("excluded"), air(**REPORTED))
    assert (NO, NONE, NONE) == answers(contribution)
    assert (NO, NO, NONE) == answers(report)
    assert ["air-support"] == [position.about.value for position in report.lower]


def test_nobody_denies_for_a_state_what_it_says_itself() -> None:
    """Another's denial of the state's own words changes nothing."""
    denial = says("nato-membership", "excluded", speaker="freedonia", denies=["offer"])
    assert (YES, NONE, NONE) == answers(found(own(id="offer"), denial))


def test_what_others_say_never_decides() -> None:
    """A counterpart's words are listed next to a state's own, and alone they are only a counterpart's words."""
    contribution = found(own("rejects"), own(**BY_OTHERS))
    assert (NO, NONE, NONE) == answers(contribution)
    assert ["freedonia"] == [position.speaker for position in contribution.by_others]
    assert () == found(own(**BY_OTHERS)).deciding


def test_a_later_answer_of_one_speaker_replaces_the_contrary_one() -> None:
    """Also when the two are about different elements; an answer of another day that agrees stays."""
    later = {"stated": "2025-09-20"}
    changed = found(
        own(actor="united-states"), us("no-ground-troops", **later), actor="united-states"
    )
    agreed = found(
        own("rejects", actor="united-states"),
        us("no-ground-troops", **later),
        actor="united-states",
    )
    assert (NO, 1) == (changed.answer(Means.SOLDIERS), len(changed.deciding))
    assert ["united-states"] == [position.about.value for position in changed.earlier]
    assert () == changed.lower
    assert (NO, 2) == (agreed.answer(Means.SOLDIERS), len(agreed.deciding))


def test_answers_about_the_means_are_kept_apart() -> None:
    """Each answer says what it is about, whose voice it is, and whether it is about all of the means."""
    contribution = found(own("rejects"), air(["air-support", "sea-cover"], "open", **REPORTED))
    assert [
        (Means.SOLDIERS, Answer.NO, "sylvania", True, "own"),
        (Means.AIR_SEA, Answer.OPEN, "air-support", False, "reported"),
        (Means.AIR_SEA, Answer.OPEN, "sea-cover", False, "reported"),
    ] == [(r.means, r.answer, r.option, r.whole, r.voice) for r in contribution.deciding]
    assert contribution.deciding[1:] == contribution.about(Means.AIR_SEA)


@pytest.mark.parametrize("offer", [{}, {"stance": "accepts_if", "condition": SETTLEMENT}])
def test_an_offer_of_cover_with_nobody_on_the_ground_refuses_soldiers(offer: Entry) -> None:
    """The cover is all that the actor would send, also where it offers cover under a condition only."""
    contribution = found(air(**offer), says(FORCE_SIZE, NONE_ON_THE_GROUND))
    assert [reading.answer for reading in contribution.about(Means.SOLDIERS)] == [Answer.NO]


def test_both_clocks_are_asked() -> None:
    """What is stated on one day and public on another counts from each on its own clock."""
    file = positions(own(stated="2025-08-01", known="2025-10-01"))
    day = datetime.date(2025, 9, 1)
    stated = contribution_of("sylvania", AsOf(Clock.STATED, day), records(file))
    known = contribution_of("sylvania", AsOf(Clock.KNOWN, day), records(file))
    assert (YES, Basis.NOT_YET) == (stated.answer(Means.SOLDIERS), known.basis)


def test_nothing_stated_is_neither_yes_nor_no() -> None:
    """Without a file it is not coded; texts that say nothing make it silent. Neither is an answer."""
    silence = ActorSilence(elements=(CONTRIBUTORS,), searched=("gazette-2025-08",), on="2025-09-01")
    silent = positions(says("nato-membership", "excluded")).model_copy(
        update={"silences": (silence,)}
    )
    nothing = contribution_of("sylvania", LATEST, records())
    searched = contribution_of("sylvania", LATEST, records(silent))
    assert (Basis.NOT_STATED, StanceState.NOT_CODED) == (nothing.basis, nothing.absence.state)
    assert (Basis.NOT_STATED, StanceState.SILENT) == (searched.basis, searched.absence.state)


def test_an_actor_without_a_record_has_stated_nothing() -> None:
    """The rule raises nothing for an id that the registry does not know."""
    assert Basis.NOT_STATED is contribution_of("nowhere", LATEST, records()).basis


# ---------------------------------------------------------------- who is listed


def test_states_with_a_code_are_listed_and_others_when_something_is_stated() -> None:
    """States come by name. A state of the past, a group and an alliance come with a statement only."""
    silent = (Basis.NOT_STATED, NONE)
    assert list(listed().items()) == [
        ("freedonia", silent),
        ("sylvania", silent),
        ("united-states", silent),
    ]
    files = [
        positions(own("rejects", "soviet-union"), actor="soviet-union"),
        positions(says(CONTRIBUTORS, SOME_MEMBERS), actor="union"),
        positions(own("rejects")),
    ]
    assert listed(*files) == {
        "freedonia": silent,
        "united-states": silent,
        "soviet-union": (Basis.ANSWERS, NO),
        "sylvania": (Basis.ANSWERS, NO),
        "union": (Basis.ANSWERS, YES),
    }


def test_the_host_and_russia_are_asked_only_when_they_are_named() -> None:
    """What they say of the force is no contribution; being named as a contributor is."""
    of_the_force = [
        positions(says("foreign-forces", "excluded", "proposes"), actor="russia"),
        positions(air("closed-skies", "proposes"), weapons("proposes"), actor="ukraine"),
    ]
    assert {"freedonia", "sylvania", "united-states"} == set(listed(*of_the_force))
    named = listed(positions(own("open", "russia"), actor="russia"))
    assert (Basis.ANSWERS, OPEN) == named["russia"]


def test_members_are_part_of_what_their_group_says_until_they_speak() -> None:
    """Only members that the registry lists, only without words of their own, and never the parties to the war."""
    league = positions(own("open", "league", **REPORTED), actor="league")
    alone = records(league)
    shared = {each.actor: each for each in contributions(LATEST, alone)}
    assert ((OPEN, NONE, NONE), ("league",)) == (
        answers(shared["sylvania"]),
        shared["sylvania"].part_of,
    )
    assert shared["league"].deciding == shared["sylvania"].deciding
    assert {"freedonia", "league", "sylvania", "united-states"} == set(shared)
    assert Basis.NOT_STATED is shared["united-states"].basis
    spoken = {
        each.actor: each
        for each in contributions(LATEST, records(league, positions(own("rejects"))))
    }
    assert ((NO, NONE, NONE), ()) == (answers(spoken["sylvania"]), spoken["sylvania"].part_of)


def test_two_groups_that_differ_make_their_member_differ() -> None:
    """Neither group is preferred."""
    files = [
        positions(own("rejects", "league"), actor="league"),
        positions(own("accepts", "union"), actor="union"),
    ]
    shared = {each.actor: each for each in contributions(LATEST, records(*files))}
    sylvania = shared["sylvania"]
    assert (DIFFER, NONE, NONE) == answers(sylvania)
    assert ("league", "union") == sylvania.part_of


def test_a_group_that_only_speaks_of_the_force_speaks_for_no_member() -> None:
    """Its words on the force stay its own."""
    file = positions(says("foreign-forces", "deployed"), actor="league")
    assert (Basis.NOT_STATED, NONE) == listed(file)["sylvania"]


# ---------------------------------------------------------------- the tables


def test_no_value_decides_and_is_said_of_the_force_at_once() -> None:
    """The two tables do not overlap."""
    both = {
        (element, option)
        for element, options in OFFERS.items()
        for option in options
        if option in (OF_THE_FORCE.get(element) or ())
    }
    assert set() == both
