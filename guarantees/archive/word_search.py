"""Words looked for in a text. A word is found by its beginning, whatever its capital letters."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from guarantees.archive.passages import Passages, Span
from guarantees.text.canonical import folded
from guarantees.text.whole_words import has_signs

_INSIDE_A_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]")


class WordSearch:
    """A text in which capital letters do not count."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self._passages = Passages(map(folded, paragraphs))

    def paragraphs_with(self, words: str) -> list[int]:
        """The paragraphs, counted from 1, in which some words stand: ``ratif`` finds *Ratified*, not *gratify*."""
        sought = folded(words)
        return sorted(
            {
                number
                for span in self._passages.find(sought)
                if has_signs(sought[:1]) or self._begins_a_word(span)
                for number in span.paragraphs
            }
        )

    def by_paragraph(self, words: Iterable[str]) -> dict[int, list[str]]:
        """Which of the words stand in each paragraph; paragraphs with none are left out."""
        found: dict[int, list[str]] = {}
        for each in dict.fromkeys(words):
            for number in self.paragraphs_with(each):
                found.setdefault(number, []).append(each)
        return dict(sorted(found.items()))

    def _begins_a_word(self, span: Span) -> bool:
        return not _INSIDE_A_WORD.match(self._passages.text, max(span.start - 1, 0), span.start)
