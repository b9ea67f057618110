"""The words of a stance: nothing that others say reads as the actor's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.stances import StanceCell, StanceState, StanceSubject, stance_of
from guarantees.records.position import ActorSilence
from guarantees.words.stance_words import (
    STANCE_STATE_SIGNS,
    STANCE_STATE_TONES,
    StanceWords,
    stance_why,
    stance_words,
)
from tests.builders import catalogue, place, positions, proposal, statement

GAMMA = StanceSubject(proposal="gamma")
REPORTED = {"speaker": "gazette", "mode": "reported"}
BY_OTHERS = {"speaker": "freedonia", "mode": "attributed"}
WITHDRAWN = {"withdrawn": {"stated": "2025-09", "says": "No longer.", "evidence": [place()]}}


def shown(*entries: Mapping[str, Any]) -> tuple[StanceCell, Catalogue]:
    """Sylvania's stance on gamma, with the catalogue it was found in."""
    gamma = proposal({"legal-effect": [statement()]})
    both = catalogue(gamma, positions=[positions(*entries)] if entries else [])
    return stance_of("sylvania", GAMMA, LATEST, both), both


def words(*entries: Mapping[str, Any]) -> StanceWords:
    """Those words."""
    return stance_words(*shown(*entries))


def why(*entries: Mapping[str, Any]) -> str:
    """Why it shows what it shows."""
    return stance_why(*shown(*entries))


def test_every_state_has_a_sign_of_its_own_kind() -> None:
    """State is never shown by colour alone, and what is not the actor's stance looks absent."""
    assert set(STANCE_STATE_SIGNS) == set(StanceState)
    assert all(len(sign) == 1 for sign in STANCE_STATE_SIGNS.values())
    absent = {state.value for state in StanceState if state not in STANCE_STATE_TONES}
    assert absent == {
        *("withdrawn", "replaced", "said_by_others", "not_yet"),
        *("silent", "not_mentioned", "not_coded", "denies"),
    }


@pytest.mark.parametrize(
    ("stance", "tone"),
    [
        ("proposes", "yes"),
        ("accepts", "yes"),
        ("open", "stated"),
        ("ambiguous", "ambiguous"),
        ("rejects", "no"),
    ],
)
def test_only_a_yes_looks_like_one(stance: str, tone: str) -> None:
    """Openness and words with several meanings each have a look of their own, neither a yes nor a no."""
    changes = {"note": "Two readings."} if stance == "ambiguous" else {}
    assert words({"stance": stance, **changes}).tone == tone


def test_own_words_are_a_stance_without_addition() -> None:
    """Sign, tone, stance, and the sentence with its speaker."""
    assert words({}) == StanceWords("✕", "no", "refuses", "Sylvania: That is untrue.")


def test_the_sentence_is_that_of_the_stance() -> None:
    """Ambiguous words that come first in the file do not speak for a stance beside them."""
    unclear = {"stance": "ambiguous", "note": "Two readings.", "says": "Let us not talk."}
    assert words(unclear, {}).says == "Sylvania: That is untrue."


def test_a_report_is_marked_in_the_text() -> None:
    """Whoever copies the text copies that it is reported."""
    assert words(REPORTED) == StanceWords(
        *("✕", "no", "refuses (reported)", "The Gazette: That is untrue."),
    )


def test_a_condition_stands_beside_the_stance() -> None:
    """A yes under a condition never reads as a plain yes; several conditions are all named, each once."""
    asked = [
        {"requires": name, "says": "First.", "evidence": [place()]}
        for name in ("ceasefire", "territory", "ceasefire")
    ]
    found = words(*({"stance": "accepts_if", "condition": each, **REPORTED} for each in asked))
    assert (found.sign, found.tone, found.text) == (
        *("◐", "partial"),
        "accepts if (a ceasefire; territory; reported)",
    )


def test_what_others_say_is_in_quotation_marks_and_in_their_name() -> None:
    """Neither sign nor tone nor text is that of the stance which others give."""
    assert words(BY_OTHERS, {**REPORTED, "mode": "inferred", "stance": "accepts"}) == StanceWords(
        *("◇", "absent", "others say “accepts” or “refuses”"),
        "Freedonia: That is untrue. / The Gazette: That is untrue.",
    )


def test_what_others_took_back_names_no_stance() -> None:
    """Nobody says so any longer."""
    assert words({**BY_OTHERS, **WITHDRAWN}).text == "others said so, then withdrew it"


def test_conflicting_stances_are_named_in_the_order_of_the_vocabulary() -> None:
    """Neither comes first because it was said later."""
    assert words({}, {"stance": "open"}) == StanceWords(
        *("≠", "disputed", "says different things (open or refuses)"),
        "Sylvania: That is untrue.",
    )


def test_conflicting_reports_are_a_difference_of_the_reports() -> None:
    """Where outlets differ, the actor is not said to say different things."""
    assert words(REPORTED, {**REPORTED, "stance": "open"}).text == (
        "reports differ (open or refuses)"
    )


def test_a_denied_report_names_both_sides() -> None:
    """The report, and who says that it is untrue."""
    denial = {**BY_OTHERS, "stance": "accepts", "denies": ["r"], "says": "We never heard of it."}
    found = words({**REPORTED, "id": "r"}, denial)
    assert (found.text, found.says) == (
        "refuses (reported; denied)",
        "The Gazette: That is untrue. / Freedonia: We never heard of it.",
    )


def test_what_was_taken_back_or_replaced_keeps_its_sentence() -> None:
    """A reader sees what the words were, and whose."""
    found = words({**REPORTED, **WITHDRAWN})
    assert (found.sign, found.text, found.says) == (
        *("↩", "withdrawn (reported)"),
        "The Gazette: That is untrue.",
    )


def test_an_absence_says_what_it_means() -> None:
    """Nothing is blank, and not coded is nothing about the actor."""
    assert words() == StanceWords(
        *("□", "absent", "not coded"),
        "Not looked up yet, or only in part. It says nothing about the party.",
    )


def silent() -> tuple[StanceCell, Catalogue]:
    """Sylvania's silence on gamma."""
    silence = ActorSilence.model_validate(
        {"proposals": ["gamma"], "searched": ["gazette-2025-08"], "on": "2026-01-01"}
    )
    file = positions({"about": {"element": "assistance", "value": "troops"}})
    file = file.model_copy(update={"silences": (silence,)})
    both = catalogue(proposal({"legal-effect": [statement()]}), positions=[file])
    return stance_of("sylvania", GAMMA, LATEST, both), both


def test_silence_names_what_was_searched_and_when() -> None:
    """Silence is a finding: where it was looked for is said with it."""
    found = stance_words(*silent())
    assert (found.sign, found.text) == ("∅", "silent")
    assert stance_why(*silent()) == (
        "Gazette, Aug 2025 was searched on 1 January 2026 and says nothing about it."
    )


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        (
            [{}],
            "It shows what is said by Sylvania, and no statement of equal standing differs.",
        ),
        (
            [REPORTED],
            "It shows what is reported by The Gazette, and no statement of equal standing differs.",
        ),
        (
            [{}, REPORTED, {**BY_OTHERS, "stance": "open"}, {"stated": "2025-01"}],
            "It shows what is said by Sylvania; the party's own voice outranks reports, and it is the latest of "
            "several, and what others say of the party does not decide.",
        ),
        (
            [{}, {"stated": "2025-01", **WITHDRAWN}],
            "It shows what is said by Sylvania; withdrawn words do not count.",
        ),
        (
            [{"id": "own"}, {**BY_OTHERS, "denies": ["own"], "stance": "open"}],
            "It shows what is said by Sylvania; what others say of the party does not decide, and a denial by someone "
            "else does not speak for the party.",
        ),
        (
            [{}, {"stance": "open"}],
            "Of Sylvania different stances are recorded, and no order in time, so neither replaces the other.",
        ),
        (
            [REPORTED, {"mode": "reported", "stance": "open"}],
            "What is said by The Gazette and Sylvania differs at equal standing, so all of it is shown.",
        ),
        (
            [{**REPORTED, "id": "r"}, {**BY_OTHERS, "denies": ["r"], "stance": "open"}],
            "What is reported by The Gazette is denied by Freedonia.",
        ),
        (
            [BY_OTHERS],
            "Said only by Freedonia. No words of Sylvania about it are recorded.",
        ),
        ([WITHDRAWN], "Withdrawn by Sylvania."),
        (
            [{"stance": "withdrawn"}],
            "It shows what is said by Sylvania, and no statement of equal standing differs.",
        ),
        ([], "Not looked up yet, or only in part. It says nothing about the party."),
    ],
)
def test_the_reason_says_what_decided_and_what_did_not(
    entries: list[dict[str, Any]], reason: str
) -> None:
    """One sentence for every branch of the rule."""
    assert why(*entries) == reason
