"""The paragraphs of a text as one run of words, in which a quotation is looked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from guarantees.text.canonical import NO_SPACES, canonical, with_long_dashes
from guarantees.text.whole_words import words_in

# In these languages what precedes an apostrophe is a separate word: l'Ukraine, dell'Ucraina.
_ELIDING = frozenset({"ca", "co", "fr", "it", "oc", "wa"})
# A text from a PDF keeps the hyphen at the end of a line, and a space after it: "guaran- tees", "non- binding".
_NO_SPACE = regex.compile(rf"[—{NO_SPACES}] | [—{NO_SPACES}]")
_BETWEEN_LETTERS = regex.compile(r"(?<=[\p{L}\p{M}])(?=\p{L})")
_AFTER_HYPHEN = regex.compile(r"(?<=[\p{L}\p{M}]\\-)(?=\p{L})")


@dataclass(frozen=True)
class Span:
    """A part of a text: where it begins and ends, and the paragraphs that it touches, counted from 1."""

    start: int
    end: int
    paragraphs: range

    @property
    def at(self) -> str:
        """Its paragraphs as a record cites them: ``p4``, ``p4-p5``."""
        first, last = self.paragraphs[0], self.paragraphs[-1]
        return f"p{first}" if first == last else f"p{first}-p{last}"


class Passages:
    """A text in canonical form. ``language`` is its ISO code."""

    def __init__(self, paragraphs: Iterable[str], language: str = "") -> None:
        self._form, self._starts = "", list[int]()
        for paragraph in map(with_long_dashes, paragraphs):
            is_apart = self._form and not _NO_SPACE.search(f"{self._form[-1:]} {paragraph[:1]}")
            self._form += " " if is_apart else ""
            self._starts.append(len(self._form))
            self._form += paragraph
        self.text = self._form.replace("—", "-")
        self._language = language

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Its words."""
        return tuple(self.span(word.start(), word.end()) for word in words_in(self._form))

    @cached_property
    def _inside(self) -> frozenset[int]:
        """The places inside words."""
        found = {place for word in self.words for place in range(word.start + 1, word.end)}
        if self._language in _ELIDING:
            found -= {place for place in found if self.text[place - 1] == "'"}
        return frozenset(found)

    def find(self, quote: str) -> Iterator[Span]:
        """Where a quotation occurs, as whole words or not."""
        form = canonical(quote)
        pattern = _BETWEEN_LETTERS.sub(r"(?:- )?+", regex.escape(form))
        pattern = _AFTER_HYPHEN.sub(r"\ ?", pattern)
        for found in regex.finditer(pattern, self.text, overlapped=True) if form else ():
            yield self.span(found.start(), found.end())

    def span(self, start: int, end: int) -> Span:
        """The part between two places."""
        first, last = (bisect_right(self._starts, place) for place in (start, end - 1))
        return Span(start, end, range(first, last + 1))

    def paragraphs(self, numbers: Sequence[int]) -> Span | None:
        """From the first of some paragraphs to the last; ``None`` when the text does not have all of them."""
        if not numbers or numbers[-1] > len(self._starts):
            return None
        ends = [*self._starts[1:], len(self.text)]
        first, last = numbers[0], numbers[-1]
        return Span(self._starts[first - 1], ends[last - 1], range(first, last + 1))

    def is_whole(self, span: Span) -> bool:
        """Whether a part neither begins nor ends inside a word."""
        return not self._inside & {span.start, span.end}

    def widened(self, span: Span) -> Span:
        """The smallest run of whole words around a part."""
        start, end = span.start, span.end
        while start in self._inside:
            start -= 1
        while end in self._inside:
            end += 1
        return self.span(start, end)

    def with_punctuation(self, span: Span) -> Span:
        """A part together with what is next to it without a space."""
        start = self.text.rfind(" ", 0, span.start) + 1
        end = self.text.find(" ", span.end)
        return self.span(start, end if end >= 0 else len(self.text))

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]
