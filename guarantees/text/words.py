"""What a word is: letters, with the apostrophes and hyphens inside it; in a script without spaces, each sign."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from guarantees.text.canonical import SINGLE_MARKS, canonical, with_long_dashes

SIGNS_PER_WORD = 2
"""How many signs of a script without spaces count as a word where length is limited."""
_NO_SPACES = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
    r"\u3005-\u3007\u30fc"
)
_SIGN = rf"[[{_NO_SPACES}]&&[\p{{L}}\p{{N}}]]\p{{M}}*"
_SIGNS = regex.compile(rf"(?V1){_SIGN}")
# A letter or digit of any other script, with its combining marks.
_LETTER = rf"(?:[[\p{{L}}\p{{N}}]--[{_NO_SPACES}]]\p{{M}}*)"
# A sign, an abbreviation (U.S.), a number with separators (50,000, 50 000, 1.5), or letters and what joins them.
_WORD = regex.compile(
    rf"(?V1)(?P<sign>{_SIGN})"
    r"|(?:(?<!\p{L})\p{L}\.){2,}(?:\p{L}(?!\p{L}))?"
    r"|(?<![\p{N}.,])\p{Nd}{1,3}(?:\ \p{Nd}{3})+(?![\p{N}])"
    rf"|{_LETTER}+(?:(?:['_-]|(?<=\p{{Nd}})[.,](?=\p{{Nd}})){_LETTER}+)*"
)
# The same in a text as written, but for hyphens: a search finds both halves of a compound. The first alternative says
# nothing new; it makes most words quick to find.
_SEARCHED = regex.compile(
    r"(?V1)[A-Za-z]{2,}+(?![\w\p{M}\p{Cf}" + SINGLE_MARKS + r"'])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|(?<![\d.,])\d{1,3}(?:[,\ \u00a0\u2009\u202f]\d{3})+(?!\d)"
    rf"|[^\W_{_NO_SPACES}][\w\p{{M}}\p{{Cf}}--[_{_NO_SPACES}]]*+"
    rf"(?:['{SINGLE_MARKS}](?=[^\W\d_])[\w\p{{M}}\p{{Cf}}--[_{_NO_SPACES}]]++)*+"
    rf"|{_SIGN}"
)


@dataclass(frozen=True)
class Comparable:
    """A text in canonical form that knows where its words are. ``inside`` are the places within words."""

    text: str
    inside: frozenset[int]

    @classmethod
    def of(cls, text: str) -> Comparable:
        """A text, however it is written."""
        found = with_long_dashes(text)
        places = (place for word in _WORD.finditer(found) for place in _inside(word))
        return cls(canonical(found), frozenset(places))

    def places(self, quote: str) -> Iterator[int]:
        """Where a text in canonical form occurs as a run of whole words."""
        at = self.text.find(quote) if quote else -1
        while at >= 0:
            if at not in self.inside and at + len(quote) not in self.inside:
                yield at
            at = self.text.find(quote, at + 1)


def _inside(word: regex.Match[str]) -> range:
    return range(word.start() + 1, word.end())


def word_count(text: str) -> int:
    """How long a text is, in words. In a script without spaces ``SIGNS_PER_WORD`` signs count as a word."""
    words = list(_WORD.finditer(with_long_dashes(text)))
    signs = sum(1 for word in words if word["sign"])
    return len(words) - signs + math.ceil(signs / SIGNS_PER_WORD)


def has_signs(text: str) -> bool:
    """Whether some of a text is in a script without spaces."""
    return _SIGNS.search(text) is not None


def searched_words(text: str) -> Iterator[regex.Match[str]]:
    """The words of a text as written, each with its place. A compound with hyphens is several."""
    return _SEARCHED.finditer(text)


def words_of(text: str) -> list[str]:
    """The words of a text as written. A compound with hyphens is several."""
    return _SEARCHED.findall(text)
