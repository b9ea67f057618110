"""Known words that look like one that was mistyped."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable

from guarantees.pages.search.folding import plain_letters, words_of

_LETTERS = 3
_SHORTEST = 3
# So many words that share the most groups of letters are compared letter by letter.
_COMPARED = 40
_ALIKE = 0.7


class CloseWords:
    """The words of some texts, findable by groups of three letters, so that the time hardly grows with their number."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: dict[str, str] = {}
        for text in texts:
            for word in words_of(text):
                plain = plain_letters(word)
                if len(plain) >= _SHORTEST:
                    self._words.setdefault(plain, word)
        self._by_letters: dict[str, list[str]] = {}
        for plain in self._words:
            for letters in _groups(plain):
                self._by_letters.setdefault(letters, []).append(plain)

    def nearest(self, word: str) -> str:
        """The known word most like this one, as written in its text; "" when none is like it."""
        plain = plain_letters(word)
        shared = Counter(
            other for letters in _groups(plain) for other in self._by_letters.get(letters, ())
        )
        ranked = sorted(
            shared, key=lambda other: (-shared[other] / (len(other) + len(plain)), other)
        )
        found = difflib.get_close_matches(plain, ranked[:_COMPARED], n=1, cutoff=_ALIKE)
        return self._words[found[0]] if found else ""


def _groups(plain: str) -> set[str]:
    """Every three letters that stand together, with a mark at both ends."""
    padded = f"^{plain}$"
    return {padded[at : at + _LETTERS] for at in range(len(padded) - _LETTERS + 1)}
