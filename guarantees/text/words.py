"""The words that a search looks for. A compound with hyphens is several, so that each half is found."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from guarantees.text.canonical import NO_SPACES, SINGLE_MARKS
from guarantees.text.whole_words import SIGN

# The first alternative says nothing new; it makes most words quick to find.
_SEARCHED = regex.compile(
    r"(?V1)[A-Za-z]{2,}+(?![\w\p{M}\p{Cf}" + SINGLE_MARKS + r"'])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|(?<![\d.,])\d{1,3}(?:[,\ \u00a0\u2009\u202f]\d{3})+(?!\d)"
    rf"|[^\W_{NO_SPACES}][\w\p{{M}}\p{{Cf}}--[_{NO_SPACES}]]*+"
    rf"(?:['{SINGLE_MARKS}](?=[^\W\d_])[\w\p{{M}}\p{{Cf}}--[_{NO_SPACES}]]++)*+"
    rf"|{SIGN}"
)


def searched_words(text: str) -> Iterator[regex.Match[str]]:
    """The words of a text as written, each with its place. A compound with hyphens is several."""
    return _SEARCHED.finditer(text)


def words_of(text: str) -> list[str]:
    """The words of a text as written. A compound with hyphens is several."""
    return _SEARCHED.findall(text)
