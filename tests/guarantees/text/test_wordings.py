"""Two wordings are compared word by word, and only as far as both are quoted."""

from __future__ import annotations

import pytest

from guarantees.text.wordings import differences, wording_words

CONSULT = "the Participants will consult within 24 hours, in order to determine next steps"


def runs(text: str, other: str) -> list[tuple[str, str]]:
    """The runs of a wording, each as its change and its words."""
    return [(run.change, run.text) for run in differences(text, other)]


def test_other_words_are_marked_where_they_stand() -> None:
    """What was replaced comes before what replaces it; the rest is the same, with its punctuation."""
    assert [
        ("same", "the"),
        ("left_out", "Participants will"),
        ("added", "Parties would"),
        ("same", "consult within 24 hours, in order to determine next steps"),
    ] == runs(CONSULT.replace("Participants will", "Parties would"), CONSULT)


def test_words_that_only_one_has_are_marked_in_the_middle() -> None:
    """A word more and a word less are marked in the one and in the other wording."""
    shorter = CONSULT.replace("in order ", "")
    assert ("left_out", "in order") in runs(shorter, CONSULT)
    assert ("added", "in order") in runs(CONSULT, shorter)


@pytest.mark.parametrize("part", [CONSULT[4:], CONSULT[:-11], "consult within 24 hours, in order"])
def test_where_a_quotation_begins_and_ends_is_no_difference(part: str) -> None:
    """What lies outside the other quotation may be in its text: it is not marked as missing there."""
    assert {"same"} == {change for change, _ in runs(part, CONSULT)}
    assert {"same", "beyond"} == {change for change, _ in runs(CONSULT, part)}


@pytest.mark.parametrize(
    "same",
    [
        CONSULT.upper(),
        CONSULT.replace(",", ""),
        CONSULT.replace(" ", "\u00a0"),
        CONSULT.replace("order", "or\u00adder"),
    ],
)
def test_capitals_punctuation_and_typography_do_not_count(same: str) -> None:
    """The same words are equal however they are set."""
    assert wording_words(CONSULT) == wording_words(same)
    assert [("same", same.strip())] == runs(same, CONSULT)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("the non-binding commitment of the parties", "the binding commitment of the parties"),
        ("in 2024 the state gives £2.5bn in aid", "in 2024 the state gives €2.5bn in aid"),
        ("a share of 5% of the budget", "a share of 5 of the budget"),
        ("meet within twenty-four (24) hours of it", "meet within (24) hours of it"),
    ],
)
def test_a_word_is_whole(text: str, other: str) -> None:
    """A compound, a sum with its sign and a number in brackets are marked whole or not at all."""
    changed = {run.text for run in differences(text, other) if run.change != "same"}
    words = {*text.split(), *other.split()}
    assert changed
    assert changed <= words


@pytest.mark.parametrize(
    "text", ["shall defend it with all means", "протягом 24 годин проведуть консультації", "—"]
)
def test_wordings_that_have_little_in_common_get_no_marks(text: str) -> None:
    """Marks on nearly every word would tell nothing."""
    assert [] == runs(text, CONSULT)


def test_a_script_without_spaces_is_compared_sign_by_sign() -> None:
    """Of two Chinese wordings the signs that differ are marked."""
    assert [("same", "提供"), ("left_out", "军事"), ("added", "经济"), ("same", "援助")] == runs(
        "提供经济援助", "提供军事援助"
    )
