"""Where words begin and end, and how long a text is in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.text.canonical import with_long_dashes
from guarantees.text.whole_words import word_count, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia can’t; they won’t", ["Russia", "can't", "they", "won't"]),
        ("non-binding—or binding", ["non-binding", "or", "binding"]),
        ("30,000 or 50 000 or 30.5", ["30,000", "or", "50 000", "or", "30.5"]),
        ("$30–$50, 30 %, 3½, ≥5", ["$30-$50", "30%", "3½", "≥5"]),
        ("Article 5(1)(b) of the U.S.-led", ["Article", "5(1)(b)", "of", "the", "U.S.-led"]),
        ("(a)the State(s) (re)build", ["a", "the", "State(s)", "(re)build"]),
        ("pre- and post-war guaran- tees", ["pre", "and", "post-war", "guaran- tees"]),
        ("说了三百五十次，5万人", ["说", "了", "三百五十", "次", "5万", "人"]),
        ("guarantees¹ and/or “help”", ["guarantees", "and/or", "help"]),
        ("п’ять т.д. 1994–2014 рр.", ["п'ять", "т.д", "1994-2014", "рр"]),
    ],
)
def test_the_whole_words_of_a_text(text: str, words: list[str]) -> None:
    """What is joined to a word, or to a number, belongs to it."""
    assert [word[0] for word in words_in(with_long_dashes(text))] == words


@given(st.text(alphabet="ab ,;:.-'"))
def test_words_are_counted_as_they_are_found(text: str) -> None:
    """However short the way to the number."""
    assert word_count(text) == len(list(words_in(with_long_dashes(text))))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two  three — four", 4),
        ("Russia can’t accept an Article 5-like promise", 7),
        ("зобовʼязувальних гарантій", 2),
        ("无核武器国家", 3),
        ("F-16を供与する", 4),
        ("सुरक्षा की गारंटी", 3),
        ("欢迎乌克兰作为无核武器国家加入，尊重乌克兰的独立和主权", 13),
        ("uno\u00a0due\u2003tre—quattro", 4),
        ("… – “ ” 😀", 0),
    ],
)
def test_the_length_of_a_text_in_words(text: str, count: int) -> None:
    """Two signs of a script without spaces count as a word."""
    assert word_count(text) == count
