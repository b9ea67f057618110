"""What is a whole word, and how long a text is in words."""

from __future__ import annotations

import pytest

from guarantees.text.canonical import canonical
from guarantees.text.words import Comparable, word_count, words_of


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Russia can’t accept troops", "Russia can't accept"),
        ("a non-binding guarantee was given", "non‑binding guarantee"),
        ("зобов’язувальних гарантій, невід’ємною частиною", "зобовʼязувальних гарантій"),
        ("зобов’язувальних гарантій, невід’ємною частиною", "невід'ємною частиною"),
        ("欢迎乌克兰作为无核武器国家加入，", "无核武器国家"),
        ("ウクライナの主権を尊重する", "主権を尊重"),
        ("เคารพอธิปไตยของยูเครน", "อธิปไตย"),
        ("सुरक्षा की गारंटी देना", "की गारंटी"),
        ("“peace”—they said", "they said"),
        ("They must wait... for it", "wait…"),
        ("the U.S. troops", "U.S. troops"),
        ("some 50 000 soldiers", "50\u00a0000 soldiers"),
        ("in 2022 the parties", "2022 the parties"),
        ("the allies’ help", "the allies"),
        ("Sumy, Kharkiv/Lviv.", "Lviv"),
    ],
)
def test_a_run_of_whole_words_is_found(text: str, quote: str) -> None:
    """In any script and typography."""
    assert list(Comparable.of(text).places(canonical(quote)))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Russia can’t accept troops", "Russia can"),
        ("Russia can’t accept troops", "t accept troops"),
        ("they won’t sign", "they won"),
        ("a non-binding guarantee was given", "binding guarantee"),
        ("a non‑binding guarantee was given", "a non"),
        ("an Article 5-like promise", "an Article 5"),
        ("зобов’язувальних гарантій", "язувальних гарантій"),
        ("зобовʼязувальних гарантій", "зобов"),
        ("some 50,000 soldiers", "some 50"),
        ("some 50 000 soldiers", "000 soldiers"),
        ("about 1.5 percent", "5 percent"),
        ("the U.S. troops", "S. troops"),
        ("सुरक्षा की गारंटी", "सुरक"),
        ("cafe\u0301s", "cafe"),
        ("un\u00adbinding", "binding"),
        ("They sign a treaty.", "sign a treat"),
        ("They sign a treaty.", ""),
    ],
)
def test_a_part_of_a_word_is_not_found(text: str, quote: str) -> None:
    """An apostrophe, a hyphen, a separator or an accent inside a word is not its border."""
    assert list(Comparable.of(text).places(canonical(quote))) == []


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
    ],
)
def test_the_length_of_a_text_in_words(text: str, count: int) -> None:
    """Two signs of a script without spaces count as a word."""
    assert word_count(text) == count


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
