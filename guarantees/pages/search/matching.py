"""A search of the rows of another page, by the rules of the Search page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.links.addresses import to_search
from guarantees.pages.search.folding import folding_of
from guarantees.pages.search.highlight import matches_at
from guarantees.pages.search.terms import Phrase, SearchTerm, terms_of


class _Folded(NamedTuple):
    """The keys of the words of a text, in order and as a set."""

    keys: list[str]
    words: frozenset[str]


class RowSearch:
    """What was typed in the search box of a page, to compare with the texts of each row."""

    def __init__(self, typed: str, catalogue: Catalogue) -> None:
        self._all_pass = not typed
        # Where nothing was typed, the page need not wait until the names of the records have been indexed.
        self._terms = terms_of(typed, catalogue) if typed else ()
        self._folded = _folded_texts(catalogue) if typed else None

    def finds(self, texts: Iterable[str]) -> bool:
        """Whether a row with these texts has every term; any row has if nothing was typed."""
        if self._folded is None or not self._terms:
            return self._all_pass
        folded = [self._folded(text) for text in texts]
        return all(_has_term(folded, term) for term in self._terms)


def _has_term(folded: list[_Folded], term: SearchTerm) -> bool:
    typed = all(any(_has(folded, phrase) for phrase in part) for part in term.parts)
    return typed or any(_has(folded, phrase) for phrase in term.also)


def _has(folded: list[_Folded], phrase: Phrase) -> bool:
    first = phrase.keys[0]
    if len(phrase.keys) > 1:
        holding = (text.keys for text in folded if first in text.words)
        return any(matches_at(phrase, keys, at) for keys in holding for at in range(len(keys)))
    if phrase.is_prefix:
        return any(word.startswith(first) for text in folded for word in text.words)
    return any(first in text.words for text in folded)


@cached_on_catalogue
def _folded_texts(catalogue: Catalogue) -> Callable[[str], _Folded]:
    """Folds each text once: the rows of a page have the same texts whatever is typed."""
    fold = folding_of(catalogue).keys

    @lru_cache(maxsize=50_000)
    def folded(text: str) -> _Folded:
        keys = fold(text)
        return _Folded(list(keys), frozenset(keys))

    return folded


def elsewhere(typed: str) -> str:
    """The address of the Search page with the same words, for a box that finds nothing; "" if nothing was typed."""
    return to_search(typed) if typed else ""
