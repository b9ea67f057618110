"""The mark of a stance says whose voice it is, the stance in a word, and the month with its precision."""

from __future__ import annotations

import pytest

from guarantees.records.dates import UNDATED, EdtfDate
from guarantees.words.stance_marks import StanceMark, month, stance_mark
from tests.builders import place
from tests.guarantees.words.test_stance_words import BY_OTHERS, REPORTED, WITHDRAWN, shown


def test_the_mark_of_a_stance_in_the_own_voice() -> None:
    """A stance in the own voice has a full sign, and its date is there in brief and in full."""
    assert stance_mark(*shown({"stated": "../2025-08"})) == StanceMark(
        sign="●",
        voice="own voice",
        tone="no",
        word="refuses",
        remark="",
        when="≤ Aug 2025",
        dated="stated in August 2025 or earlier",
    )


def test_each_voice_has_a_sign_of_its_own() -> None:
    """Reports and words of others are distinguished from the own voice without colour."""
    marks = [stance_mark(*shown(entry)) for entry in ({}, REPORTED, BY_OTHERS)]
    assert [(mark.sign, mark.voice) for mark in marks] == [
        ("●", "own voice"),
        ("○", "reported"),
        ("◇", "said of it by others"),
    ]


def test_what_others_say_is_named_and_looks_absent() -> None:
    """The word is the stance that others tell of, in the look of what is not the actor's own."""
    mark = stance_mark(*shown(BY_OTHERS))
    assert (mark.word, mark.tone) == ("refuses", "absent")


def test_a_condition_is_named_beside_the_word() -> None:
    """What a condition requires first is not lost in the mark."""
    condition = {
        "condition": {"requires": "ceasefire", "says": "After that.", "evidence": [place()]}
    }
    mark = stance_mark(*shown({"stance": "accepts_if", **condition}))
    assert (mark.word, mark.remark) == ("accepts if", "a ceasefire")


def test_stances_that_differ_are_all_named() -> None:
    """A dispute is one mark with both of its sides."""
    mark = stance_mark(*shown({}, {"stance": "open"}))
    assert (mark.word, mark.remark) == ("differs", "open or refuses")


def test_a_silence_has_no_voice() -> None:
    """Of what nobody said there is neither a sign for the voice nor a month."""
    mark = stance_mark(*shown())
    assert (mark.sign, mark.voice, mark.word, mark.when) == ("", "", "not coded", "")


def test_a_withdrawn_stance_says_so() -> None:
    """What was withdrawn keeps its voice and its month, and says that it was withdrawn."""
    mark = stance_mark(*shown({**WITHDRAWN, "stated": "2025-03-10"}))
    assert (mark.sign, mark.word, mark.when) == ("●", "withdrawn", "Mar 2025")


def test_the_month_is_that_of_the_latest_statement() -> None:
    """Of several statements that decide, the latest has the date."""
    mark = stance_mark(
        *shown({"stated": "2025-03-10"}, {**REPORTED, "stated": "2025-01"}, {"stated": "2024-11"})
    )
    assert mark.when == "Mar 2025"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-08-21", "Aug 2025"),
        ("2025-08", "Aug 2025"),
        ("2025", "2025"),
        ("2025-08~", "~ Aug 2025"),
        ("2026-02-09/2026-02-28?", "Feb? 2026"),
        ("../2025-08", "≤ Aug 2025"),
        ("../2025-08~", "≤ ~ Aug 2025"),
        ("2022-04-26/..", "≥ Apr 2022"),
        ("2025-08-31/2025-09-02", "Aug–Sep 2025"),
        ("2024-12/2025-01", "Dec 2024 – Jan 2025"),
        ("2024/2025-01", "2024 – Jan 2025"),
        ("2024/2025", "2024–2025"),
        (UNDATED, ""),
    ],
)
def test_a_month_keeps_its_precision(date: str, words: str) -> None:
    """What is not known to the month, or not for certain, does not look as if it were."""
    assert month(EdtfDate.parse(date)) == words
