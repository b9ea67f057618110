"""The stance rule in words: each step says what the rule does, shown by an example."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.marks import StanceMark, stance_marks
from guarantees.cells.rule_steps import STANCE_RULE
from guarantees.cells.stances import (
    StanceCell,
    StanceState,
    StanceSubject,
    stance_of,
)
from guarantees.cells.voices import Voice
from guarantees.records.actor import Actor
from guarantees.records.vocabulary import Stance
from tests.builders import catalogue, place, positions, proposal, sample, statement

GAMMA = StanceSubject(proposal="gamma")
TROOPS = {"element": "assistance", "value": "troops"}
YES = {"stance": "accepts"}
OF_OTHERS = {"speaker": "freedonia", "mode": "attributed"}
REPORTED = {"speaker": "gazette", "mode": "reported"}
WITHDRAWN = {"stated": "2025-09-01", "says": "No longer.", "evidence": [place()]}
MEMBER = Actor.model_validate(
    {
        "id": "minister",
        "name": "The minister",
        "kind": "person",
        "affiliations": [{"actor": "sylvania", "office": "Minister", "attested": "2025-08"}],
    }
)


def cell(
    *entries: Mapping[str, Any],
    subject: StanceSubject = GAMMA,
    as_of: AsOf = LATEST,
    silences: tuple[dict[str, Any], ...] = (),
) -> StanceCell:
    """Sylvania's stance, of which these positions are recorded; each changes a refusal of the proposal gamma."""
    file = positions(*entries).model_validate(
        positions(*entries).model_dump(mode="json", exclude_none=True) | {"silences": silences}
    )
    actors = {**sample().actors, MEMBER.id: MEMBER}
    gamma = proposal({})
    return stance_of("sylvania", subject, as_of, catalogue(gamma, positions=[file], actors=actors))


def state(*entries: Mapping[str, Any], **changes: Any) -> StanceState:
    """The state of that stance."""
    return cell(*entries, **changes).state


def on(day: str) -> AsOf:
    """As stated up to a day."""
    return AsOf(Clock.STATED, datetime.date.fromisoformat(day))


def silence_on_an_element(day: str) -> StanceState:
    """The state up to a day, when nothing was found on an element in a text that was published on 21 August 2025."""
    searched = {"searched": ["gazette-2025-08"], "on": "2025-09-01"}
    return state(
        OTHERWISE,
        subject=StanceSubject(element="legal-effect"),
        silences=({"elements": ["legal-effect"], **searched},),
        as_of=on(day),
    )


def marks(*entries: Mapping[str, Any]) -> list[str]:
    """The marks of that stance."""
    return [mark.id for mark in stance_marks((cell(*entries),), sample())]


def signed(subject: StanceSubject = GAMMA, by: str = "sylvania", **changes: Any) -> StanceState:
    """Sylvania's stance after a text of gamma, which it puts forward and which sends troops, was signed on 1 August."""
    status = {
        "date": "2025-08-01",
        "status": "signed",
        "by": [by],
        "says": "It was signed.",
        "speaker": "sylvania",
        "mode": "official_text",
        "evidence": [place()],
    }
    sends = {"value": ["troops"], "mode": "official_text", "stated": "2025-08-01"}
    troops = statement(**sends).model_dump(mode="json", exclude_none=True)
    gamma = proposal({"assistance": [troops]}, status=[status], **changes)
    return stance_of("sylvania", subject, LATEST, catalogue(gamma)).state


OTHERWISE = {"about": TROOPS}
SENDS_TROOPS = StanceSubject(**TROOPS)
EXAMPLES = {
    "voice": [
        (cell({}).voice, Voice.OWN),
        (cell({"speaker": "minister"}).voice, Voice.OWN),
        (cell({"mode": "inferred"}).voice, Voice.OWN),
        (cell(REPORTED).voice, Voice.REPORTED),
        (cell({"speaker": "freedonia"}).voice, Voice.OTHERS),
        (cell({"speaker": "minister", "mode": "inferred"}).voice, Voice.OTHERS),
    ],
    "signature": [
        (signed(), StanceState.ACCEPTS),
        (signed(SENDS_TROOPS), StanceState.ACCEPTS),
        (signed(kind="reference"), StanceState.ACCEPTS),
        (signed(SENDS_TROOPS, kind="reference"), StanceState.NOT_CODED),
        (signed(by="freedonia"), StanceState.NOT_CODED),
    ],
    "others": [
        (state(OF_OTHERS), StanceState.SAID_BY_OTHERS),
        (state(YES, OF_OTHERS), StanceState.ACCEPTS),
    ],
    "in-view": [
        (state({}, as_of=on("2025-08-20")), StanceState.NOT_YET),
        (state({"stated": "2025-08"}, as_of=on("2025-08-20")), StanceState.REJECTS),
    ],
    "history": [
        (state({"withdrawn": WITHDRAWN}), StanceState.WITHDRAWN),
        (
            state({"id": "before"}, {**OTHERWISE, "supersedes": ["before"]}),
            StanceState.REPLACED,
        ),
    ],
    "latest": [
        (state(YES, {"stated": "2025-08-22"}), StanceState.REJECTS),
        (
            state(
                {**REPORTED, **YES},
                {"speaker": "gazette", "mode": "inferred", "stated": "2025-08-22"},
            ),
            StanceState.ACCEPTS,
        ),
    ],
    "own-voice": [
        (state(YES, REPORTED), StanceState.ACCEPTS),
        (StanceMark.REPORTED_OTHERWISE.value in marks(YES, REPORTED), True),
    ],
    "agree": [
        (
            state({"stance": "proposes"}, {**YES, "speaker": "minister"}),
            StanceState.PROPOSES,
        ),
        (state({}, {**YES, "speaker": "minister"}), StanceState.DIFFERS),
        (len(cell({}, {**YES, "speaker": "minister"}).shown), 2),
    ],
    "denial": [
        (
            state(
                {**REPORTED, "id": "report"},
                {**OTHERWISE, "speaker": "freedonia", "denies": ["report"]},
            ),
            StanceState.DIFFERS,
        ),
        (
            state({"id": "own"}, {**OTHERWISE, "speaker": "freedonia", "denies": ["own"]}),
            StanceState.REJECTS,
        ),
    ],
    "absence": [
        (state(OTHERWISE), StanceState.NOT_CODED),
        (state(OTHERWISE, as_of=on("2025-07-01")), StanceState.NOT_YET),
        (
            state(
                OTHERWISE,
                silences=(
                    {
                        "proposals": ["gamma"],
                        "searched": ["gazette-2025-08"],
                        "on": "2025-09-01",
                    },
                ),
            ),
            StanceState.SILENT,
        ),
        (
            state(
                OTHERWISE,
                silences=(
                    {
                        "absence": "not_mentioned",
                        "proposals": ["gamma"],
                        "searched": ["gazette-2025-08"],
                        "on": "2025-09-01",
                    },
                ),
            ),
            StanceState.NOT_MENTIONED,
        ),
        (silence_on_an_element("2025-08-21"), StanceState.SILENT),
        (silence_on_an_element("2025-08-20"), StanceState.NOT_YET),
    ],
}


def test_every_step_has_its_examples() -> None:
    """No step is said that is not shown, in the order of the rule."""
    assert [step.id for step in STANCE_RULE] == list(EXAMPLES)


@pytest.mark.parametrize(
    ("found", "expected"),
    [each for examples in EXAMPLES.values() for each in examples],
    ids=[f"{step}-{i}" for step, examples in EXAMPLES.items() for i in range(len(examples))],
)
def test_the_rule_does_what_the_step_says(found: object, expected: object) -> None:
    """What the step says is what the rule gives."""
    assert expected == found


@pytest.mark.parametrize(
    "named",
    [
        *(state for state in StanceState if state.value not in list(Stance)),
        StanceState.WITHDRAWN,
        *Voice,
    ],
    ids=lambda term: term.value,
)
def test_every_outcome_is_named_as_the_pages_name_it(named: StanceState | Voice) -> None:
    """Each state that no single position gives, and each voice, is called by its label somewhere in the rule."""
    assert f"“{named.label}”" in " ".join(step.says for step in STANCE_RULE)
