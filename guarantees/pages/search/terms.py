"""What a reader typed into the search, as terms that a record must all have. No character in it is an operator.

Words in quotation marks form a phrase and are taken as typed. The last word may be the beginning of a longer one. An
actor's name also matches the actor's other names, since texts use all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.pages.search.folding import WordFolding, folding_of
from guarantees.records.actor import Actor
from guarantees.records.vocabulary import ActorKind
from guarantees.text.canonical import without_invisible
from guarantees.text.given_names import other_forms
from guarantees.text.letters import plain_letters
from guarantees.text.words import words_of

_CHUNK = re.compile(r'["“”„«]([^"“”„«»]*)["“”„»]|((?<!\d)\d{1,3}(?:\s\d{3})+(?!\S)|[^\s"“”„«»]+)')
# Fewer letters begin too many other words: a reader who types UK is not looking for Ukraine.
_SHORTEST_BEGINNING = 3
# Nearly every text has these words, and requiring them would miss a text that happens to lack one.
_STOP_WORDS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)


Keys = tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """Keys of consecutive words. With ``is_prefix`` the last one may be the beginning of a word."""

    keys: Keys
    is_prefix: bool = False


@dataclass(frozen=True)
class SearchTerm:
    """Something that a record must have: all of ``parts``, or one of the phrases in ``also``.

    Each part is a choice of phrases. ``also`` has the other names of the actors that ``text`` names, and ``names`` the
    same names as written.
    """

    text: str
    parts: tuple[tuple[Phrase, ...], ...]
    also: tuple[Phrase, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Everything that is highlighted where it occurs."""
        return (*(phrase for part in self.parts for phrase in part), *self.also)


@dataclass(frozen=True)
class _Chunk:
    """One word as typed, or several in quotation marks."""

    text: str
    quoted: bool


def terms_of(text: str, catalogue: Catalogue) -> tuple[SearchTerm, ...]:
    """The terms of a text; none if it has no letter or digit."""
    return _Reader(catalogue).terms(text)


class _Reader:
    def __init__(self, catalogue: Catalogue) -> None:
        self.folding = folding_of(catalogue)
        self.names = other_names(catalogue)

    def terms(self, text: str) -> tuple[SearchTerm, ...]:
        chunks = [each for each in _chunks(without_invisible(text)) if words_of(each.text)]
        read = list(self._read(chunks))
        specific = tuple(term for term, is_stop_word in read if not is_stop_word)
        return specific or tuple(term for term, _ in read)

    def _read(self, chunks: list[_Chunk]) -> Iterator[tuple[SearchTerm, bool]]:
        """Each term, and whether it is a stop word, which is ignored next to other words."""
        at = 0
        while at < len(chunks):
            run = 1 if chunks[at].quoted else self._name_at(chunks, at)
            here = chunks[at : at + run]
            at += run
            term = self._term(here, is_open=at == len(chunks) and not here[-1].quoted)
            yield term, run == 1 and not here[0].quoted and here[0].text.lower() in _STOP_WORDS

    def _name_at(self, chunks: list[_Chunk], at: int) -> int:
        """How many of the words from here on make up an actor's name: as many as possible, at least one."""
        for run in range(min(self.names.longest, len(chunks) - at), 1, -1):
            here = chunks[at : at + run]
            if not any(chunk.quoted for chunk in here) and self._keys(here) in self.names.others:
                return run
        return 1

    def _keys(self, chunks: Iterable[_Chunk]) -> tuple[str, ...]:
        return tuple(key for chunk in chunks for key in self.folding.keys(chunk.text))

    def _term(self, chunks: list[_Chunk], is_open: bool) -> SearchTerm:
        text = " ".join(chunk.text for chunk in chunks)
        parts = tuple(self._part(chunk.text, is_open and chunk is chunks[-1]) for chunk in chunks)
        if chunks[0].quoted:
            return SearchTerm(f'"{text}"', parts)
        typed = self._keys(chunks)
        others = {
            keys: name
            for keys, name in self.names.others.get(typed, {}).items()
            if not (len(chunks) == 1 and _holds(keys, typed))
        }
        return SearchTerm(
            text, parts, tuple(Phrase(keys) for keys in others), tuple(others.values())
        )

    def _part(self, text: str, is_open: bool) -> tuple[Phrase, ...]:
        keys = self.folding.keys(text)
        whole = Phrase(keys)
        last = words_of(text)[-1]
        beginning = plain_letters(last)
        if not is_open or len(beginning) < _SHORTEST_BEGINNING or beginning in _STOP_WORDS:
            return (whole,)
        known = (Phrase((*keys[:-1], key)) for key in self.folding.keys_beginning(last))
        going_on = Phrase((*keys[:-1], beginning), is_prefix=True)
        return tuple(dict.fromkeys((whole, going_on, *known)))


def _chunks(text: str) -> Iterator[_Chunk]:
    for found in _CHUNK.finditer(text):
        quoted = found[1] is not None
        yield _Chunk(found[1] if quoted else found[2], quoted)


def _holds(keys: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(keys[at : at + len(part)] == part for at in range(len(keys)))


class OtherNames:
    """For the keys of each name of an actor or a place: the keys of the other names, and how these are written.

    An alias that the registry of spellings lists as a name of its own is left out: texts call Russia Moscow, but who
    looks for Moscow is not looking for everything that names Russia. A person is also found by the given name's form
    in the other of Ukrainian and Russian.
    """

    def __init__(self, catalogue: Catalogue, folding: WordFolding) -> None:
        self.others: dict[Keys, dict[Keys, str]] = {}
        self._folding = folding
        self._apart = {folding.keys(name.spellings[0]) for name in catalogue.name_variants}
        for variants in catalogue.name_variants:
            self._add({folding.keys(spelling): spelling for spelling in variants.spellings})
        for actor in catalogue.actors.values():
            self._add(self._names(actor))
            if actor.kind is ActorKind.PERSON:
                self._add_other_forms(actor)

    def _add(self, names: Mapping[Keys, str], typed: Keys | None = None) -> None:
        """Let each name, or the keys that were ``typed``, lead to the other names."""
        for keys in [typed] if typed else names:
            rest = {other: name for other, name in names.items() if other != keys}
            self.others.setdefault(keys, {}).update(rest)

    def _names(self, actor: Actor) -> dict[Keys, str]:
        own = self._folding.keys(actor.name)
        names = {own: actor.name}
        for name in (*([actor.short_name] if actor.short_name else ()), *actor.aliases):
            keys = self._folding.keys(name)
            if keys and keys not in self._apart:
                names.setdefault(keys, name)
        return names

    def _add_other_forms(self, actor: Actor) -> None:
        names = self._names(actor)
        for name in (actor.name, *actor.aliases):
            given, *family = words_of(name)
            for form in other_forms(given) if family else ():
                typed = self._folding.keys(" ".join([form, *family]))
                if typed not in names:
                    self._add(names, typed)

    @cached_property
    def longest(self) -> int:
        """The number of words in the longest name."""
        return max((len(keys) for keys in self.others), default=1)


@cached_on_catalogue
def other_names(catalogue: Catalogue) -> OtherNames:
    """The names in the registries of actors and of spellings."""
    return OtherNames(catalogue, folding_of(catalogue))
