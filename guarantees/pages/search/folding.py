"""Folding: differences that a search ignores, in case, accents, alphabet, endings and spellings of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.records.vocabulary import ActorKind

# In this order: an abbreviation (U.S.), a number with thousands separators (50,000), and any other word, which may
# contain an apostrophe or a combining accent.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d{1,3}(?:,\d{3})+(?!\d)"
    r"|[^\W_](?:[^\W_]|[\u0300-\u036f]|['’ʼ](?=[^\W_]))*"
)
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_NOT_PLAIN = re.compile(r"[^a-z0-9]")
_SHORTEST_WITH_ENDING = 4
# In per cent of the letters. Below this, the last words of two names of a person are different words, not spellings.
_ALIKE_PERCENT = 60


class FoldedWord(NamedTuple):
    """A word of a text: its key, and its place in characters. Words with the same key are the same to a search."""

    key: str
    start: int
    end: int


def words_of(text: str) -> list[str]:
    """The words of a text as written."""
    return _WORD.findall(text)


def plain_letters(word: str) -> str:
    """A word in lower-case Latin letters and digits; never empty."""
    plain = _NOT_PLAIN.sub("", anyascii(_POSSESSIVE.sub("", word)).lower())
    # What cannot be written in Latin letters is compared character by character.
    return plain or word.casefold().encode().hex()


def without_ending(plain: str) -> str:
    """One form for singular and plural, and for the endings with which English writes a Slavic name.

    >>> without_ending("zelenskyy"), without_ending("sergei"), without_ending("countries")
    ('zelensky', 'sergey', 'country')
    """
    if len(plain) < _SHORTEST_WITH_ENDING or not plain.isalpha():
        return plain
    if plain.endswith("ies"):
        plain = plain[:-3] + "y"
    elif plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        plain = plain[:-1]
    plain = re.sub(r"[iy]?[iy]a$", "ia", plain)
    return re.sub(r"[ijy]+$", "y", plain)


class WordFolding:
    """The folding of one catalogue, with its spellings of names. It keeps the key of every word it has seen."""

    def __init__(self, groups: Iterable[Iterable[str]] = ()) -> None:
        self._canonical: dict[str, str] = {}
        self._spellings: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        for group in groups:
            self._add(list(group))

    def _add(self, spellings: list[str]) -> None:
        """Give all spellings one key. A spelling that is in an earlier group too merges the two groups."""
        keys = [without_ending(plain_letters(spelling)) for spelling in spellings]
        known = {self._canonical.get(key, key) for key in keys}
        first = next((self._canonical[key] for key in keys if key in self._canonical), keys[0])
        for key in [*keys, *(k for k, to in self._canonical.items() if to in known)]:
            self._canonical[key] = first
        self._spellings |= {plain_letters(spelling): keys[0] for spelling in spellings}

    def key(self, word: str) -> str:
        """The key of a word as written."""
        found = self._keys.get(word)
        if found is None:
            ending = without_ending(plain_letters(word))
            found = self._keys[word] = self._canonical.get(ending, ending)
        return found

    def keys(self, text: str) -> tuple[str, ...]:
        """The keys of the words of a text, in order."""
        return tuple(self.key(word) for word in _WORD.findall(text))

    def words(self, text: str) -> Iterator[FoldedWord]:
        """The words of a text with their keys and places."""
        for found in _WORD.finditer(text):
            yield FoldedWord(self.key(found[0]), found.start(), found.end())

    def keys_beginning(self, plain: str) -> tuple[str, ...]:
        """Keys of known spellings that begin with these letters although the keys do not: ``kie`` gives Kyiv's."""
        found = (
            self._canonical[key]
            for spelling, key in self._spellings.items()
            if spelling.startswith(plain)
        )
        return tuple(key for key in dict.fromkeys(found) if not key.startswith(plain))


@cached_on_catalogue
def folding_of(catalogue: Catalogue) -> WordFolding:
    """The folding with the spellings in the registries of a catalogue."""
    written = [list(name.spellings) for name in catalogue.name_variants]
    return WordFolding([*written, *_family_names(catalogue)])


def _family_names(catalogue: Catalogue) -> Iterator[list[str]]:
    """For each person the spellings of the family name: the last word of the name and of its aliases."""
    for actor in catalogue.actors.values():
        names = [words_of(name) for name in (actor.name, *actor.aliases)]
        if actor.kind is ActorKind.PERSON and len(names) > 1:
            last = [words[-1] for words in names if words]
            yield [name for name in last if _are_alike(last[0], name)]


def _are_alike(one: str, other: str) -> bool:
    return fuzz.ratio(plain_letters(one), plain_letters(other)) >= _ALIKE_PERCENT
