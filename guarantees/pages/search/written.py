"""The words of all entries as written, read in one pass for both the folding and the index."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.entries import Entry, entries_of
from guarantees.text.words import words_of

BETWEEN_TEXTS = 0
"""Stands between two texts of a column, so that no phrase is found across them."""


class _Numbers(dict[str, int]):
    """The number of each word, from 1."""

    def __missing__(self, word: str) -> int:
        return self.setdefault(word, len(self) + 1)


class Written:
    """The words that occur, and for each entry the numbers of its words by column: name, main, further, context."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._numbers = _Numbers()
        self.entries = [
            tuple(self._column(texts) for texts in _columns(make(catalogue)))
            for makers in entries_of(catalogue).values()
            for make in makers
        ]

    @property
    def words(self) -> Iterable[str]:
        """Every word once, by its number."""
        return self._numbers

    def times(self) -> Counter[str]:
        """How often each word occurs."""
        numbers = Counter(chain.from_iterable(chain.from_iterable(self.entries)))
        return Counter({word: numbers[number] for word, number in self._numbers.items()})

    def _column(self, texts: Iterable[str]) -> array[int]:
        numbers = array("I")
        for text in texts:
            if numbers:
                numbers.append(BETWEEN_TEXTS)
            numbers.extend(map(self._numbers.__getitem__, words_of(text)))
        return numbers


def _columns(entry: Entry) -> Iterator[Iterable[str]]:
    yield [entry.name]
    yield [passage.text for passage in entry.passages if not passage.label]
    yield [part for p in entry.passages if p.label for part in p.words]
    yield entry.context
