"""Highlighting matches in a text, and cutting a long text down to the part around the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guarantees.pages.search.folding import WordFolding
from guarantees.pages.search.terms import Phrase, SearchTerm
from guarantees.text.words import words_of

# A text longer than this is cut around its first match; in characters.
_LONGEST_TEXT = 420
_BEFORE_MATCH = 90

Span = tuple[int, int]
"""A part of a text: the index of its first character and of the one after its last."""


@dataclass(frozen=True)
class Segment:
    """A piece of a text, matched by the search or not."""

    text: str
    matched: bool = False


Segments = tuple[Segment, ...]


@dataclass(frozen=True)
class MarkedText:
    """A text with the spans that match, in order, without overlaps. ``has`` are the indexes of the terms it has."""

    text: str
    spans: tuple[Span, ...]
    has: frozenset[int]

    @property
    def is_matched_whole(self) -> bool:
        """Whether every word of it is matched."""
        at, between = 0, []
        for start, stop in self.spans:
            between.append(self.text[at:start])
            at = stop
        return bool(self.spans) and not any(map(words_of, (*between, self.text[at:])))

    @property
    def segments(self) -> Segments:
        """The text, cut where matches begin and end; of a long text only the part around the first match."""
        begin, end = _window(self.text, self.spans[0] if self.spans else (0, 0))
        pieces = [Segment("… " if begin else "")]
        at = begin
        for start, stop in self.spans:
            if begin <= start and stop <= end:
                pieces += [Segment(self.text[at:start]), Segment(self.text[start:stop], True)]
                at = stop
        pieces += [Segment(self.text[at:end]), Segment(" …" if end < len(self.text) else "")]
        return tuple(piece for piece in pieces if piece.text)


class Marker:
    """Finds terms in texts by the rules of the index, so that whatever the index finds is highlighted."""

    def __init__(self, terms: Sequence[SearchTerm], folding: WordFolding) -> None:
        self._folding = folding
        self._words: dict[str, set[int]] = {}
        self._others: list[tuple[Phrase, int]] = []
        for place, term in enumerate(terms):
            for phrase in term.phrases:
                if len(phrase.keys) == 1 and not phrase.is_prefix:
                    self._words.setdefault(phrase.keys[0], set()).add(place)
                else:
                    self._others.append((phrase, place))

    def finds(self, keys: Sequence[str]) -> bool:
        """Whether a text whose words have these keys has any of the terms."""
        return next(self._found(list(keys)), None) is not None

    def marked(self, text: str) -> MarkedText:
        """A text with its matches."""
        words = list(self._folding.words(text))
        keys = [word.key for word in words]
        found = [
            (words[at].start, words[at + length - 1].end, place)
            for at, length, place in self._found(keys)
        ]
        return MarkedText(
            text,
            tuple(_merged(sorted((start, end) for start, end, _ in found))),
            frozenset(place for *_, place in found),
        )

    def _found(self, keys: list[str]) -> Iterator[tuple[int, int, int]]:
        """Each match: the index of its first word, its number of words, the index of the term."""
        for at, key in enumerate(keys):
            for place in self._words.get(key, ()):
                yield at, 1, place
            for phrase, place in self._others:
                if matches_at(phrase, keys, at):
                    yield at, len(phrase.keys), place


def matches_at(phrase: Phrase, keys: list[str], at: int) -> bool:
    """Whether the words of a text from index ``at`` on are the phrase."""
    *before, last = phrase.keys
    end = at + len(before)
    if end >= len(keys) or keys[at:end] != before:
        return False
    return keys[end].startswith(last) if phrase.is_prefix else keys[end] == last


def _merged(spans: list[Span]) -> Iterator[Span]:
    """Spans in order, with overlapping ones merged."""
    start, end = -1, -1
    for next_start, next_end in spans:
        if next_start < end:
            end = max(end, next_end)
            continue
        if end > 0:
            yield start, end
        start, end = next_start, next_end
    if end > 0:
        yield start, end


def _window(text: str, first: Span) -> Span:
    """The part of a text to show: from a little before the first match, in whole words where there are spaces."""
    if len(text) <= _LONGEST_TEXT:
        return 0, len(text)
    begin = max(0, first[0] - _BEFORE_MATCH)
    if begin:
        begin = text.find(" ", begin, first[0]) + 1 or begin
    end = begin + _LONGEST_TEXT
    if end >= len(text):
        return begin, len(text)
    space = text.rfind(" ", begin, end)
    return begin, space if space > first[1] else max(end, first[1])
