"""The one rule that turns positions into a stance: every branch, on both clocks."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.cells.stances import (
    TAKES_A_STANCE,
    StanceCell,
    StanceState,
    StanceSubject,
    stance_of,
    stances_on_element,
)
from guarantees.cells.voices import Voice, voice_of
from guarantees.records.actor import Actor, Affiliation
from guarantees.records.position import ActorPositions, ActorSilence, Position
from guarantees.records.values import Quantity
from guarantees.records.vocabulary import Mode, Stance
from tests.builders import catalogue, place, positions, proposal, sample, source, statement

LATEST = AsOf()
GAMMA = StanceSubject(proposal="gamma")
TROOPS = StanceSubject(element="assistance", value="troops")
REPORTED = {"speaker": "gazette", "mode": "reported"}
BY_OTHERS = {"speaker": "freedonia", "mode": "attributed"}


def stated(day: str) -> AsOf:
    """As stated up to a day."""
    return AsOf(Clock.STATED, datetime.date.fromisoformat(day))


def known(day: str) -> AsOf:
    """As publicly known on a day."""
    return AsOf(Clock.KNOWN, datetime.date.fromisoformat(day))


def records(file: ActorPositions, **changes: Any) -> Catalogue:
    """A catalogue with one proposal, gamma, and one file of positions."""
    gamma = proposal({"legal-effect": [statement()]})
    return catalogue(gamma, positions=[file], **changes)


def cell(
    *entries: Mapping[str, Any], as_of: AsOf = LATEST, actor: str = "sylvania"
) -> tuple[StanceCell, tuple[Position, ...]]:
    """The actor's stance on gamma, and the positions it was made of."""
    file = positions(*entries, actor=actor)
    return stance_of(actor, GAMMA, as_of, records(file)), file.positions


def found(state: StanceState, voice: Voice | None = None, **parts: Any) -> StanceCell:
    """What the rule is expected to find for Sylvania and gamma."""
    return StanceCell("sylvania", GAMMA, state, voice, **parts)


# ---------------------------------------------------------------- whose voice


@pytest.mark.parametrize(
    ("speaker", "mode", "actor", "voice"),
    [
        ("sylvania", Mode.QUOTED, "sylvania", Voice.OWN),
        ("sylvania", Mode.OFFICIAL_TEXT, "sylvania", Voice.OWN),
        ("anna-lind", Mode.QUOTED, "freedonia", Voice.OWN),
        ("anna-lind", Mode.INFERRED, "anna-lind", Voice.OWN),
        ("gazette", Mode.QUOTED, "gazette", Voice.OWN),
        ("gazette", Mode.REPORTED, "sylvania", Voice.REPORTED),
        ("gazette", Mode.ANONYMOUS, "sylvania", Voice.REPORTED),
        ("gazette", Mode.LEAKED, "sylvania", Voice.REPORTED),
        ("sylvania", Mode.REPORTED, "sylvania", Voice.REPORTED),
        ("anna-lind", Mode.REPORTED, "freedonia", Voice.REPORTED),
        ("freedonia", Mode.REPORTED, "sylvania", Voice.OTHERS),
        ("freedonia", Mode.ATTRIBUTED, "sylvania", Voice.OTHERS),
        ("sylvania", Mode.ATTRIBUTED, "sylvania", Voice.OTHERS),
        ("anna-lind", Mode.INFERRED, "freedonia", Voice.OTHERS),
        ("gazette", Mode.INFERRED, "sylvania", Voice.OTHERS),
        ("gazette", Mode.QUOTED, "sylvania", Voice.OTHERS),
        ("anna-lind", Mode.QUOTED, "sylvania", Voice.OTHERS),
        ("freedonia", Mode.QUOTED, "anna-lind", Voice.OTHERS),
        ("nobody", Mode.QUOTED, "sylvania", Voice.OTHERS),
        ("nobody", Mode.REPORTED, "sylvania", Voice.OTHERS),
    ],
)
def test_the_voice_follows_from_speaker_and_mode(
    speaker: str, mode: Mode, actor: str, voice: Voice
) -> None:
    """Own words need a speaker of the actor's and a mode of own voice; reports need an outlet or such a speaker."""
    file = positions({"speaker": speaker, "mode": mode.value}, actor=actor)
    assert voice_of(file.positions[0], actor, sample()) is voice


def test_a_journalist_reports_as_his_outlet_does() -> None:
    """Who is affiliated with an outlet speaks as an outlet."""
    office = Affiliation.model_validate(
        {"actor": "gazette", "office": "Reporter", "attested": "2025"}
    )
    reporter = Actor(id="otto", name="Otto", kind="person", affiliations=(office,))
    known_actors = replace(sample(), actors={**sample().actors, "otto": reporter})
    file = positions({"speaker": "otto", "mode": "reported"})
    assert voice_of(file.positions[0], "sylvania", known_actors) is Voice.REPORTED


# ---------------------------------------------------------------- one stance


@pytest.mark.parametrize("stance", list(Stance))
def test_the_actors_own_words_are_its_stance(stance: Stance) -> None:
    """Every stance has a state of the same value; but for a denial, the actor takes a stance in it."""
    needs: dict[Stance, dict[str, Any]] = {
        Stance.ACCEPTS_IF: {
            "condition": {"requires": "ceasefire", "says": "Then.", "evidence": [place()]}
        },
        Stance.AMBIGUOUS: {"note": "Open."},
        Stance.DENIES: {"denies": ["binding"]},
    }
    shown, (position,) = cell({"stance": stance.value, **needs.get(stance, {})})
    assert shown == found(StanceState(stance.value), Voice.OWN, shown=(position,))
    assert (shown.state in TAKES_A_STANCE) == (stance is not Stance.DENIES)


@pytest.mark.parametrize("stance", ["accepts", "rejects", "open"])
def test_a_denial_takes_nothing_from_a_stance(stance: str) -> None:
    """To deny a report and to take a stance is no contradiction: the stance is shown."""
    shown, _ = cell({"stance": "denies", "denies": ["binding"]}, {"stance": stance})
    assert (shown.state, shown.stances) == (StanceState(stance), (Stance(stance),))


def test_a_report_about_the_actor_and_its_denial_are_both_shown() -> None:
    """The report is said to be disputed; the denial is not turned into a stance against it."""
    shown, (report, denial) = cell(
        {"id": "report", "stance": "accepts", "speaker": "gazette", "mode": "reported"},
        {"stance": "denies", "denies": ["report"], "mode": "indirect"},
    )
    assert (shown.state, shown.stances) == (StanceState.DIFFERS, (Stance.ACCEPTS,))
    assert shown.shown == (report, denial)


def test_a_report_is_shown_as_a_report() -> None:
    """Without words of its own, what an outlet reports of the actor is shown, and is no own voice."""
    shown, (report,) = cell(REPORTED)
    assert shown == found(StanceState.REJECTS, Voice.REPORTED, shown=(report,))


def test_what_others_say_is_never_the_actors_stance() -> None:
    """A counterpart's word about the actor is shown as that alone."""
    shown, (claim,) = cell(BY_OTHERS)
    assert shown == found(StanceState.SAID_BY_OTHERS, Voice.OTHERS, by_others=(claim,))
    assert shown.state not in TAKES_A_STANCE


def test_the_own_voice_decides_before_reports_and_others() -> None:
    """The actor's own words outrank a report, even a later one; others are kept apart."""
    shown, (claim, report, own) = cell(
        {**BY_OTHERS, "stance": "accepts", "stated": "2025-09-02"},
        {**REPORTED, "stance": "accepts", "stated": "2025-09-01"},
        {},
    )
    assert shown == found(
        StanceState.REJECTS, Voice.OWN, shown=(own,), by_others=(claim,), lower=(report,)
    )
    assert shown.statements == (own, claim, report)


def test_a_report_decides_before_others() -> None:
    """What a counterpart says does not outweigh a report, whenever it was said."""
    shown, (report, claim) = cell(REPORTED, {**BY_OTHERS, "stance": "accepts"})
    assert shown == found(StanceState.REJECTS, Voice.REPORTED, shown=(report,), by_others=(claim,))


# ---------------------------------------------------------------- several stances


def test_the_latest_of_one_speaker_counts() -> None:
    """What was said before is history, not another stance."""
    shown, (before, now) = cell({"stance": "accepts", "stated": "2025-08-01"}, {})
    assert shown == found(StanceState.REJECTS, Voice.OWN, shown=(now,), earlier=(before,))


def test_a_speakers_own_words_are_not_replaced_by_a_report_of_him() -> None:
    """The latest of one speaker counts of each voice by itself."""
    shown, (own, report) = cell({}, {"stance": "accepts", "mode": "reported", "stated": "2025-09"})
    assert shown == found(StanceState.REJECTS, Voice.OWN, shown=(own,), lower=(report,))


def test_an_outlets_inference_does_not_replace_its_report() -> None:
    """A report keeps its place next to a later reading of the same outlet."""
    shown, (report, reading) = cell(
        REPORTED, {**REPORTED, "mode": "inferred", "stance": "accepts", "stated": "2025-09"}
    )
    assert shown == found(
        StanceState.REJECTS, Voice.REPORTED, shown=(report,), by_others=(reading,)
    )


def test_speakers_of_one_actor_who_conflict_differ() -> None:
    """Of two who speak for an actor neither is preferred, whoever spoke last."""
    entries = [
        {"speaker": "freedonia", "stance": "accepts"},
        {"speaker": "anna-lind", "stated": "2025-09-01"},
    ]
    shown, (one, other) = cell(*entries, actor="freedonia")
    assert (shown.state, shown.voice, shown.shown) == (
        *(StanceState.DIFFERS, Voice.OWN),
        (one, other),
    )
    assert shown.stances == (Stance.ACCEPTS, Stance.REJECTS)
    assert shown.state in TAKES_A_STANCE


def test_stances_of_one_speaker_on_one_date_differ() -> None:
    """The same date puts nothing in order."""
    shown, (one, other) = cell({}, {"stance": "open"})
    assert shown == found(StanceState.DIFFERS, Voice.OWN, shown=(one, other))


def test_who_proposes_also_accepts() -> None:
    """The two hold together, and the first says more."""
    shown, both = cell({"stance": "accepts"}, {"stance": "proposes"})
    assert shown == found(StanceState.PROPOSES, Voice.OWN, shown=both)
    assert shown.stances == (Stance.PROPOSES,)


@pytest.mark.parametrize("clear", ["proposes", "open", "rejects"])
def test_ambiguous_words_contradict_no_stance(clear: str) -> None:
    """A stance is shown next to words that can be read in more than one way, and both are shown."""
    found_, both = cell({"stance": "ambiguous", "note": "Open."}, {"stance": clear})
    assert (found_.state, found_.stances) == (StanceState(clear), (Stance(clear),))
    assert found_.shown == both


def test_words_that_are_ambiguous_outweigh_a_denial() -> None:
    """A denial is no stance, so something said of the matter, however open, comes before it."""
    found_, _ = cell(
        {"stance": "denies", "denies": ["binding"]}, {"stance": "ambiguous", "note": "Open."}
    )
    assert found_.state is StanceState.AMBIGUOUS


@pytest.mark.parametrize("other", ["open", "rejects", "withdrawn"])
def test_no_other_two_stances_hold_together(other: str) -> None:
    """A yes next to anything weaker or contrary is a difference."""
    assert cell({"stance": "accepts"}, {"stance": other})[0].state is StanceState.DIFFERS
    assert cell({"stance": "proposes"}, {"stance": other})[0].state is StanceState.DIFFERS


# ---------------------------------------------------------------- denials


def test_a_report_that_anyone_denies_by_name_differs() -> None:
    """Report and denial are a dispute, whoever denies it."""
    shown, (report, denial) = cell(
        {**REPORTED, "id": "r"}, {**BY_OTHERS, "stance": "accepts", "denies": ["r"]}
    )
    assert shown == found(
        *(StanceState.DIFFERS, Voice.REPORTED),
        shown=(report,),
        by_others=(denial,),
        denials=(denial,),
    )


def test_the_actors_own_denial_shows_the_report_beside_it() -> None:
    """An official denial against a press report is a dispute, not a defeat of the report."""
    shown, (report, denial) = cell({**REPORTED, "id": "r", "stance": "accepts"}, {"denies": ["r"]})
    assert shown == found(StanceState.DIFFERS, Voice.OWN, shown=(report, denial), denials=(denial,))


def test_nobody_can_deny_for_an_actor_what_it_says_itself() -> None:
    """Another's denial of own words is shown and changes nothing."""
    shown, (own, denial) = cell(
        {"id": "own"}, {**BY_OTHERS, "stance": "accepts", "denies": ["own"]}
    )
    assert shown == found(
        *(StanceState.REJECTS, Voice.OWN), shown=(own,), by_others=(denial,), denials=(denial,)
    )


def test_what_others_say_is_not_drawn_in_by_a_denial() -> None:
    """The actor's own denial of a counterpart's word leaves its own stance as it is."""
    shown, (claim, own) = cell({**BY_OTHERS, "id": "c", "stance": "accepts"}, {"denies": ["c"]})
    assert shown == found(StanceState.REJECTS, Voice.OWN, shown=(own,), by_others=(claim,))


def test_denials_of_what_only_others_say_are_kept() -> None:
    """Where nothing of the actor's own is known, a denial of what others say is still to be seen."""
    file = positions({**BY_OTHERS, "id": "c"})
    denial = statement(speaker="gazette", denies=["c"])
    both = catalogue(proposal({"legal-effect": [denial]}), positions=[file])
    shown = stance_of("sylvania", GAMMA, LATEST, both)
    assert shown == found(
        *(StanceState.SAID_BY_OTHERS, Voice.OTHERS),
        by_others=file.positions,
        denials=(denial,),
    )


# ---------------------------------------------------------------- withdrawn and replaced


def withdrawal(day: str) -> dict[str, Any]:
    """The words that withdraw a position."""
    return {"withdrawn": {"stated": day, "says": "No longer.", "evidence": [place()]}}


def test_what_was_taken_back_is_withdrawn_from_then_on() -> None:
    """Before that day it counts; from then on, if nothing else was said, the stance is withdrawn."""
    file = positions(withdrawal("2025-09-10"))
    before = stance_of("sylvania", GAMMA, stated("2025-09-09"), records(file))
    after = stance_of("sylvania", GAMMA, stated("2025-09-10"), records(file))
    assert before == found(StanceState.REJECTS, Voice.OWN, shown=file.positions)
    assert after == found(StanceState.WITHDRAWN, Voice.OWN, withdrawn=file.positions)


def test_what_others_take_back_is_not_the_actors_withdrawal() -> None:
    """A counterpart that withdraws its words leaves no stance of the actor."""
    shown, claims = cell({**BY_OTHERS, **withdrawal("2025-09")})
    assert shown == found(StanceState.SAID_BY_OTHERS, Voice.OTHERS, withdrawn=claims)


def test_the_actors_withdrawal_decides_before_others() -> None:
    """What others still say does not replace what the actor withdrew."""
    shown, (report, claim) = cell({**REPORTED, **withdrawal("2025-09")}, BY_OTHERS)
    assert shown == found(
        StanceState.WITHDRAWN, Voice.REPORTED, by_others=(claim,), withdrawn=(report,)
    )


NUMBERS = tuple(
    Quantity.model_validate({"exactly": n, "unit": "soldiers"}) for n in (50_000, 30_000)
)


def fallen_number() -> ActorPositions:
    """Fifty thousand soldiers, and later thirty thousand instead."""
    return positions(
        *(
            {
                "id": f"n{index}",
                "about": {"element": "force-size", "value": number.model_dump(exclude_none=True)},
                "stated": f"2025-0{8 + index}",
                "supersedes": ["n0"] if index else [],
            }
            for index, number in enumerate(NUMBERS)
        )
    )


def test_words_on_another_value_can_replace_a_value() -> None:
    """A figure that dropped is replaced; that is no withdrawal."""
    file = fallen_number()
    smaller, larger = stances_on_element("sylvania", "force-size", LATEST, records(file))
    assert (larger.subject.value, larger.state, larger.earlier) == (
        *(NUMBERS[0], StanceState.REPLACED),
        file.positions[:1],
    )
    assert (smaller.subject.value, smaller.state) == (NUMBERS[1], StanceState.REJECTS)
    assert larger.voice is Voice.OWN
    assert larger.state not in TAKES_A_STANCE


def test_nothing_is_replaced_before_the_words_that_replace_it() -> None:
    """On an earlier day the first figure counts, and the second is nothing by this day."""
    found_then = stances_on_element(
        "sylvania", "force-size", stated("2025-08-31"), records(fallen_number())
    )
    assert [c.state for c in found_then] == [StanceState.NOT_YET, StanceState.REJECTS]


# ---------------------------------------------------------------- values of elements


def test_a_position_on_several_options_is_about_each() -> None:
    """Each option gets its stance, in the order of the codebook, whatever the order in the file."""
    file = positions(
        {"about": {"element": "assistance", "value": ["excluded", "troops"]}},
        {"about": {"element": "assistance", "value": "air-cover"}, "stance": "accepts"},
        {"about": {"element": "legal-effect", "value": "binding"}},
    )
    one, other, _ = file.positions
    shown = stances_on_element("sylvania", "assistance", LATEST, records(file))
    assert [(c.subject, c.state, c.shown) for c in shown] == [
        (TROOPS, StanceState.REJECTS, (one,)),
        (StanceSubject(element="assistance", value="air-cover"), StanceState.ACCEPTS, (other,)),
        (StanceSubject(element="assistance", value="excluded"), StanceState.REJECTS, (one,)),
    ]


def test_options_come_before_actors_and_actors_in_the_order_of_the_registry() -> None:
    """Values of an element of actors have one order, and an unknown name comes last."""
    names = ["nobody", "gazette", "open-list", "freedonia"]
    file = positions({"about": {"element": "guarantors", "value": names}})
    shown = stances_on_element("sylvania", "guarantors", LATEST, records(file))
    assert [c.subject.value for c in shown] == ["open-list", "freedonia", "gazette", "nobody"]


def test_numbers_come_by_unit_and_size() -> None:
    """Brigades before soldiers, the smaller number first, whatever its qualifier."""
    numbers = [
        {"at_least": 200, "unit": "soldiers"},
        {"about": 100, "unit": "soldiers"},
        {"at_most": 900, "unit": "brigades"},
    ]
    about = [{"about": {"element": "force-size", "value": n}} for n in numbers]
    shown = stances_on_element("sylvania", "force-size", LATEST, records(positions(*about)))
    assert [c.subject.value for c in shown] == [
        Quantity.model_validate(number) for number in reversed(numbers)
    ]


def test_a_proposal_is_no_element_and_an_element_no_proposal() -> None:
    """A position counts only for what it is about."""
    file = positions({}, {"about": {"element": "assistance", "value": "troops"}})
    of_proposal = stance_of("sylvania", GAMMA, LATEST, records(file))
    of_troops = stance_of("sylvania", TROOPS, LATEST, records(file))
    assert (of_proposal.shown, of_troops.shown) == (file.positions[:1], file.positions[1:])


# ---------------------------------------------------------------- clocks and absence


def test_what_was_said_later_is_not_by_this_day() -> None:
    """Nothing is known of a stance before it was stated, nor before it could be read."""
    assert cell({}, as_of=stated("2025-08-20"))[0] == found(StanceState.NOT_YET)
    assert cell({}, as_of=stated("2025-08-21"))[0].state is StanceState.REJECTS
    later = {"known": "2025-10-01"}
    assert cell(later, as_of=known("2025-09-30"))[0] == found(StanceState.NOT_YET)
    assert cell(later, as_of=known("2025-10-01"))[0].state is StanceState.REJECTS


def test_what_was_said_later_is_no_history_of_an_earlier_day() -> None:
    """Only positions in view on the chosen day count."""
    shown, (then, _) = cell(
        {"stated": "2025-08-01"}, {"stance": "open"}, as_of=stated("2025-08-02")
    )
    assert shown == found(StanceState.REJECTS, Voice.OWN, shown=(then,))


def test_what_is_not_recorded_is_not_coded() -> None:
    """No position is no refusal and no silence, and no file of positions is neither."""
    both = records(positions({"about": {"element": "assistance", "value": "troops"}}))
    assert stance_of("sylvania", GAMMA, LATEST, both) == found(StanceState.NOT_CODED)
    nobody = stance_of("nobody", GAMMA, LATEST, both)
    assert nobody == StanceCell("nobody", GAMMA, StanceState.NOT_CODED)
    assert stances_on_element("nobody", "assistance", LATEST, both) == ()


def test_nobody_has_a_stance_on_what_is_not_yet_on_the_table() -> None:
    """Before a proposal was put forward there is nothing that could have been coded."""
    both = records(positions({"about": {"element": "assistance", "value": "troops"}}))
    assert stance_of("sylvania", GAMMA, stated("2025-07-01"), both) == found(StanceState.NOT_YET)
    assert stance_of("sylvania", GAMMA, stated("2025-09-01"), both) == found(StanceState.NOT_CODED)


def silent_file(*searched: str) -> ActorPositions:
    """Sylvania's texts say nothing of gamma and of the guarantors."""
    silence = ActorSilence.model_validate(
        {
            "proposals": ["gamma"],
            "elements": ["guarantors"],
            "searched": list(searched),
            "on": "2026-01-01",
            "note": "Two speeches.",
        }
    )
    file = positions({"about": {"element": "assistance", "value": "troops"}})
    return file.model_copy(update={"silences": (silence,)})


def test_a_search_in_vain_is_silence() -> None:
    """Silence says where and when was searched; it is about a proposal, or an element with all its values."""
    file = silent_file("gazette-2025-08")
    absence = file.silences[0].as_absence
    both = records(file)
    assert stance_of("sylvania", GAMMA, LATEST, both) == found(StanceState.SILENT, absence=absence)
    for value in (None, "open-list"):
        subject = StanceSubject(element="guarantors", value=value)
        shown = stance_of("sylvania", subject, LATEST, both)
        assert (shown.state, shown.absence) == (StanceState.SILENT, absence)
    other = StanceSubject(element="legal-effect", value="binding")
    assert stance_of("sylvania", other, LATEST, both).state is StanceState.NOT_CODED


@pytest.mark.parametrize("as_of", [stated, known])
def test_a_text_proves_silence_only_from_the_day_it_was_public(as_of: Any) -> None:
    """On either clock, a text of later says nothing of an earlier day."""
    late = source("herald-2025", published="2025-10-15")
    both = records(silent_file("gazette-2025-08", "herald-2025"))
    both = replace(both, sources={**both.sources, late.id: late})
    guarantors = StanceSubject(element="guarantors")

    def searched(day: str) -> tuple[StanceState, tuple[str, ...]]:
        shown = stance_of("sylvania", guarantors, as_of(day), both)
        return shown.state, shown.absence.searched if shown.absence else ()

    assert searched("2025-10-15") == (StanceState.SILENT, ("gazette-2025-08", "herald-2025"))
    assert searched("2025-09-15") == (StanceState.SILENT, ("gazette-2025-08",))
    assert searched("2025-08-15") == (StanceState.NOT_YET, ())
