"""The words that a search compares."""

from __future__ import annotations

import pytest

from guarantees.text.words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Article 5-like pledges", ["Article", "5", "like", "pledges"]),
        ("the U.S. and U.S.A. agree.", ["the", "U.S.", "and", "U.S.A.", "agree"]),
        (
            "50,000 soldiers, 30,0 and 1,2,3",
            ["50,000", "soldiers", "30", "0", "and", "1", "2", "3"],
        ),
        ("Ukraine's allies' help", ["Ukraine's", "allies", "help"]),
        ("Cafe\u0301 of António", ["Cafe\u0301", "of", "António"]),
        ("snake_case «Київ»", ["snake", "case", "Київ"]),
        ("… – “ ” \x00 😀", []),
        ("50 000 soldiers of 1994 100", ["50 000", "soldiers", "of", "1994", "100"]),
        ("Слов`янськ, Кам’янка", ["Слов`янськ", "Кам’янка"]),
        ("peace\u2060keeping \u00ad\u200b", ["peace\u2060keeping"]),
        ("無核 F-16", ["無", "核", "F", "16"]),
    ],
)
def test_the_words_that_a_search_compares(text: str, words: list[str]) -> None:
    """Abbreviations, numbers, apostrophes and accents stay within a word; punctuation is not part of any."""
    assert words_of(text) == words
