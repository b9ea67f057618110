"""What a reader typed into the search, as terms that a record must all have. No character in it is an operator.

Words in quotation marks form a phrase and are taken as typed. The last word may be the beginning of a longer one. An
actor's name also matches the actor's other names, since texts use all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.folding import Keys, folding_of
from guarantees.pages.search.other_names import other_names
from guarantees.text.canonical import without_invisible
from guarantees.text.letters import plain_letters
from guarantees.text.words import words_of

_CHUNK = re.compile(r'["“”„«]([^"“”„«»]*)["“”„»]|((?<!\d)\d{1,3}(?:\s\d{3})+(?!\S)|[^\s"“”„«»]+)')
# Fewer letters begin too many other words: a reader who types UK is not looking for Ukraine.
_SHORTEST_BEGINNING = 3
# Nearly every text has these words, and requiring them would miss a text that happens to lack one.
_STOP_WORDS = frozenset(
    words_of(
        "a about an and any are as at be been but by can could did do does for from had has have how if in into is it "
        "its of on or should that the their them there these they this those to was were what when where which who "
        "whom whose why will with would"
    )
)
_ASKS = frozenset(
    words_of("are did do does how is was were what when where which who whom whose why")
)
# What a question says of every record alike.
_SAYS = frozenset(
    words_of("change changed give gives mean means proposal proposals reported said say says")
)


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


def is_question(text: str) -> bool:
    """Whether a text is written as a question: of such a sentence a record rarely has every word."""
    words = words_of(text.lower())
    asks = text.rstrip().endswith("?") or bool(words and words[0] in _ASKS)
    return asks and len(words) > 2


def terms_of(text: str, catalogue: Catalogue) -> tuple[SearchTerm, ...]:
    """The terms of a text; none if it has no letter or digit."""
    return _Reader(catalogue, _STOP_WORDS | _SAYS if is_question(text) else _STOP_WORDS).terms(text)


class _Reader:
    def __init__(self, catalogue: Catalogue, stop_words: frozenset[str]) -> None:
        self.folding, self.stop_words = folding_of(catalogue), stop_words
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
            yield term, run == 1 and not here[0].quoted and self._is_stop_word(here[0])

    def _is_stop_word(self, chunk: _Chunk) -> bool:
        return all(word.lower() in self.stop_words for word in words_of(chunk.text))

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
        text = " ".join(chunk.text for chunk in chunks).rstrip("?")
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
