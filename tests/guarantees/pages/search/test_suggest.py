"""Known words that look like a mistyped one."""

from __future__ import annotations

import pytest

from guarantees.pages.search.suggest import CloseWords

KNOWN = CloseWords(["Volodymyr Zelenskyy", "Zelensky", "Lavrov, Sergei", "Kyiv", "UN", "António"])


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("Zelnsky", "Zelensky"),
        ("lavrof", "Lavrov"),
        ("Antonia", "António"),
        ("Kyif", "Kyiv"),
        ("Kyiv", "Kyiv"),
        ("troops", ""),
        ("x", ""),
        ("un", ""),
    ],
)
def test_the_nearest_word_as_it_is_written(typed: str, nearest: str) -> None:
    """A word is suggested as a name has it; nothing is suggested for what is like no name."""
    assert KNOWN.nearest(typed) == nearest


def test_words_that_share_no_letters_are_not_compared() -> None:
    """The word most alike is found among very many others."""
    many = CloseWords([*(f"{number:05}word" for number in range(5000)), "Zelenskyy"])
    assert many.nearest("Zelenskiy") == "Zelenskyy"


def test_without_words_nothing_is_near() -> None:
    """An empty catalogue suggests nothing."""
    assert CloseWords([]).nearest("Kyiv") == ""
