"""Folding: differences that a search ignores, in case, accents, alphabet, endings and spellings of names.

A word that the records write in small letters is compared in plain letters. Any other is a name: it is compared by its
sound, so that it is found in whatever language the reader writes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.pages.search.known_names import KnownNames
from guarantees.pages.search.written import Written
from guarantees.records.vocabulary import ActorKind
from guarantees.text.letters import one_spelling, plain_letters, without_ending
from guarantees.text.sounds import sound, sound_of_letters
from guarantees.text.words import searched_words, words_of

_SHORTEST_NAME = 3
# Of so many times that a word is written, one in small letters makes it an ordinary word.
_OFTEN = 10
# In per cent of the letters. Below this, the last words of two names of a person are different words, not spellings.
_ALIKE_PERCENT = 60


Keys = tuple[str, ...]
"""The keys of words that stand next to each other."""


class FoldedWord(NamedTuple):
    """A word of a text: its key, and its place in characters. Words with the same key are the same to a search."""

    key: str
    start: int
    end: int


class _Keys(dict[str, str]):
    """The keys of words as written, each found out once."""

    def __init__(self, key: Callable[[str], str]) -> None:
        super().__init__()
        self._key = key

    def __missing__(self, word: str) -> str:
        return self.setdefault(word, self._key(word))


class WordFolding:
    """The folding of one catalogue, with its spellings of names. It keeps the key of every word it has seen.

    ``groups`` are spellings of one name, ``written`` all words of the records as written, as often as they occur.
    """

    def __init__(self, groups: Iterable[Iterable[str]] = (), written: Iterable[str] = ()) -> None:
        self.written: Written | None = None
        times = Counter(written)
        self._forms = {word: _form(word) for word in times}
        self._ordinary = _ordinary((form, word, times[word]) for word, form in self._forms.items())
        self._names = [word for word, form in self._forms.items() if not self._is_known(word, form)]
        self._by_form: dict[str, str] = {}
        self._by_sound: dict[str, str] = {}
        for group in groups:
            spellings = list(group)
            self._add(spellings)
            self._names += spellings
        for form, name in sorted((_form(name), name) for name in self._names):
            if _has_sound(form):
                self._by_sound.setdefault(sound(name), form)
        self._keys = _Keys(self._key)

    def _add(self, spellings: list[str]) -> None:
        """Give all spellings one key. A spelling that is in an earlier group too merges the two groups."""
        forms, sounds = [_form(each) for each in spellings], [sound(each) for each in spellings]
        tables = (self._by_form, forms), (self._by_sound, sounds)
        former = {table[each] for table, mine in tables for each in mine if each in table}
        key = min(former, default=forms[0])
        for table, mine in tables:
            merged = [each for each, to in table.items() if to in former]
            table.update(dict.fromkeys([*mine, *merged], key))

    def take_written(self) -> Written | None:
        """What was read to find the words of the records, for the index, which needs it once."""
        written, self.written = self.written, None
        return written

    def _is_known(self, word: str, form: str) -> bool:
        """Whether a word is one that the records write in small letters."""
        return form in self._ordinary and _is_latin(word)

    def key(self, word: str) -> str:
        """The key of a word as written."""
        return self._keys[word]

    def _key(self, word: str) -> str:
        form = self._forms.get(word) or _form(word)
        if self._is_known(word, form) or not _has_sound(form):
            return self._by_form.get(form, form)
        sounds = sound(word)
        return self._by_sound.get(sounds) or self._known_names.nearest(word, sounds) or form

    @cached_property
    def _known_names(self) -> KnownNames:
        return KnownNames(self._by_sound)

    @cached_property
    def _beginnings(self) -> dict[str, str]:
        return {plain_letters(name): self.key(name) for name in self._names}

    def keys(self, text: str) -> Keys:
        """The keys of the words of a text, in order."""
        return tuple(map(self._keys.__getitem__, words_of(text)))

    def words(self, text: str) -> Iterator[FoldedWord]:
        """The words of a text with their keys and places."""
        for found in searched_words(text):
            yield FoldedWord(self._keys[found[0]], found.start(), found.end())

    def keys_beginning(self, word: str) -> tuple[str, ...]:
        """Keys of the names that begin as a word does although the keys do not: ``kyi`` gives Kyiv's."""
        plain = plain_letters(word)
        found = dict.fromkeys(
            key for name, key in self._beginnings.items() if name.startswith(plain)
        )
        if not _is_latin(word):
            sounds = sound_of_letters(plain)
            found |= dict.fromkeys(
                key for each, key in self._by_sound.items() if each.startswith(sounds)
            )
        return tuple(key for key in found if not key.startswith(plain))


def _form(word: str) -> str:
    return one_spelling(without_ending(plain_letters(word)))


def _has_sound(form: str) -> bool:
    """Whether a word is long enough for a name: not I and II, and no number."""
    return len(form) >= _SHORTEST_NAME and form.isascii() and form.isalpha()


def _is_latin(word: str) -> bool:
    return word[0] < "\u0250"


def _ordinary(written: Iterable[tuple[str, str, int]]) -> set[str]:
    """The forms of words that are often written in small Latin letters. A name is so at most in an address."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for form, word, times in written:
        if _is_latin(word):
            (small if word[0].islower() else large)[form] += times
    return {form for form, times in small.items() if times * _OFTEN > large[form]}


@cached_on_catalogue
def folding_of(catalogue: Catalogue) -> WordFolding:
    """The folding with the words of a catalogue, and the spellings in its registries."""
    listed = [[words_of(each) for each in name.spellings] for name in catalogue.name_variants]
    single = [[words[0] for words in spellings if len(words) == 1] for spellings in listed]
    several = {
        word for spellings in listed for words in spellings if len(words) > 1 for word in words
    }
    groups = [*filter(None, single), *_family_names(catalogue)]
    written = Written(catalogue)
    folding = WordFolding(groups, Counter(several) + written.times())
    folding.written = written
    return folding


def _family_names(catalogue: Catalogue) -> Iterator[list[str]]:
    """For each person the spellings of the family name: the last word of the name and of its aliases."""
    for actor in catalogue.actors.values():
        names = [words_of(name) for name in (actor.name, *actor.aliases)]
        if actor.kind is ActorKind.PERSON and len(names) > 1:
            last = [words[-1] for words in names if words]
            yield [name for name in last if _are_alike(last[0], name)]


def _are_alike(one: str, other: str) -> bool:
    letters = SequenceMatcher(None, plain_letters(one), plain_letters(other))
    return 100 * letters.ratio() >= _ALIKE_PERCENT
