"""The index that a search is answered from: SQLite's full-text search (FTS5), in memory.

SQLite gets the keys of words (see ``folding``), not the words, so that one rule says which words are the same, in the
index and where matches are marked. It holds no text: what a result shows is made from the records when it is shown.
"""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.pages.search.entries import Entry, MakeEntry, ResultKind, entries_of
from guarantees.pages.search.folding import folding_of
from guarantees.pages.search.terms import Phrase, SearchTerm
from guarantees.pages.search.written import Written
from guarantees.text.given_names import other_forms
from guarantees.text.letters import plain_letters
from guarantees.text.words import words_of

# What filling the index frees is given back: almost half of it. The weights are those of a word in the name of a
# record, in its main text, its other texts and its context.
_TABLE = """
PRAGMA auto_vacuum = FULL;
CREATE VIRTUAL TABLE entries USING fts5(
    name, main, further, context, content='', prefix='3', tokenize='ascii'
);
INSERT INTO entries(entries, rank) VALUES ('rank', 'bm25(8.0, 4.0, 2.0, 1.0)');
"""
_MATCHES = "FROM entries WHERE entries MATCH ? AND rowid BETWEEN ? AND ?"
# Between two texts. No word has this key: keys are letters and digits.
_STOP = "\ue000"
# Of a sentence with at most so many terms, those results come before others that lack only one of them.
_MOST_COMBINED = 6
# One in so many entries.
_OFTEN = 10
# Shorter words are like too many others to be suggested. The percentage is of letters that two words share.
_SHORTEST_SUGGESTED = 3
_ALIKE_PERCENT = 70


@dataclass(frozen=True)
class Found:
    """What was found of one kind: how many entries, and the numbers of the best, best first.

    ``named`` says that some of them are what the search names by its number, such as point 10.
    """

    kind: ResultKind
    count: int
    best: tuple[int, ...]
    named: bool = False


class SearchIndex:
    """The index of one catalogue. Safe to use from several threads, one at a time."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._folding = folding_of(catalogue)
        self._lock = threading.Lock()
        self._makers: list[MakeEntry] = []
        self._numbers: dict[ResultKind, range] = {}
        for kind, makers in entries_of(catalogue).items():
            first = len(self._makers)
            self._makers += makers
            self._numbers[kind] = range(first, len(self._makers))
        self._sqlite = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._sqlite.close)
        self._fill()

    def _fill(self) -> None:
        self._sqlite.executescript(_TABLE)
        with self._sqlite:
            self._sqlite.executemany(
                "INSERT INTO entries(rowid, name, main, further, context) VALUES (?, ?, ?, ?, ?)",
                self._rows(),
            )
            self._sqlite.execute("INSERT INTO entries(entries) VALUES ('optimize')")

    def _rows(self) -> Iterator[tuple[int | str, ...]]:
        """The number of each entry, and the keys of its words by column."""
        written = self._folding.take_written() or Written(self._catalogue)
        keys = [_STOP, *map(self._folding.key, written.words)]
        for number, columns in enumerate(written.entries):
            yield number, *(" ".join(map(keys.__getitem__, column)) for column in columns)

    def entry(self, number: int) -> Entry:
        """An entry by its number."""
        return self._makers[number](self._catalogue)

    @cached_property
    def counts(self) -> dict[ResultKind, int]:
        """How many entries there are of each kind."""
        return {kind: len(numbers) for kind, numbers in self._numbers.items()}

    def find(
        self,
        terms: Iterable[SearchTerm],
        most: int,
        kinds: Iterable[ResultKind] = tuple(ResultKind),
    ) -> tuple[Found, ...]:
        """The entries that have every term, by kind; at most so many numbers of each kind.

        A kind of which some are named by their number comes first. Entries with the terms as they were typed come
        before those with other names of the same actors.
        """
        terms = tuple(terms)
        if not terms:
            return ()
        with self._lock:
            found = [self._of_kind(kind, terms, most) for kind in kinds]
        found.sort(key=lambda each: not each.named)
        return tuple(each for each in found if each.count)

    def find_any(
        self,
        terms: Iterable[SearchTerm],
        most: int,
        kinds: Iterable[ResultKind] = tuple(ResultKind),
    ) -> tuple[Found, ...]:
        """The same for entries that have any of the terms: those with more of them come first."""
        found = []
        with self._lock:
            times = {term: self._times(term) for term in terms}
            tiers = _tiers({term: count for term, count in times.items() if count}, self._often)
            for kind in kinds if tiers else ():
                best: list[int] = []
                for expression in tiers:
                    if len(best) < most:
                        more = self._best(expression, kind, most + len(best))
                        best = list(dict.fromkeys([*best, *more]))[:most]
                found.append(Found(kind, self._count(" OR ".join(tiers), kind), tuple(best)))
        return tuple(each for each in found if each.count)

    def unknown(self, terms: Iterable[SearchTerm]) -> tuple[SearchTerm, ...]:
        """The terms that no entry has."""
        with self._lock:
            return tuple(term for term in terms if not self._times(term))

    def _times(self, term: SearchTerm) -> int:
        """How many entries have a term."""
        matched = (match_expression((term,)), 0, len(self._makers))
        count: int = self._sqlite.execute(f"SELECT count(*) {_MATCHES}", matched).fetchone()[0]
        return count

    @property
    def _often(self) -> int:
        """A term that more entries have is no reason alone to show one of them."""
        return len(self._makers) // _OFTEN

    def _of_kind(self, kind: ResultKind, terms: tuple[SearchTerm, ...], most: int) -> Found:
        typed = match_expression(terms, with_names=False)
        wide = match_expression(terms)
        named = self._points_with(terms, typed, most) if kind is ResultKind.POINTS else []
        best = list(dict.fromkeys([*named, *self._best(typed, kind, most)]))[:most]
        if wide != typed and len(best) < most:
            best = list(dict.fromkeys([*best, *self._best(wide, kind, most + len(best))]))[:most]
        return Found(kind, self._count(wide, kind), tuple(best), bool(named))

    def _count(self, expression: str, kind: ResultKind) -> int:
        numbers = self._numbers[kind]
        matched = (expression, numbers.start, numbers.stop - 1)
        count: int = self._sqlite.execute(f"SELECT count(*) {_MATCHES}", matched).fetchone()[0]
        return count

    def _points_with(self, terms: tuple[SearchTerm, ...], typed: str, most: int) -> list[int]:
        """The points that have a number of the search themselves: not points 1 to 9 of a plan of ten points."""
        keys = [key for term in terms for part in term.parts for key in part[0].keys]
        numbered = [f"{word} {number}" for word, number in pairwise(keys) if number.isdecimal()]
        if not numbered:
            return []
        named = " OR ".join(f'name : "{words}"' for words in numbered)
        return self._best(f"{typed} AND ({named})", ResultKind.POINTS, most, order="rowid")

    def _best(
        self, expression: str, kind: ResultKind, most: int, order: str = "rank, rowid"
    ) -> list[int]:
        numbers = self._numbers[kind]
        rows = self._sqlite.execute(
            f"SELECT rowid {_MATCHES} ORDER BY {order} LIMIT ?",
            (expression, numbers.start, numbers.stop - 1, most),
        )
        return [number for (number,) in rows]

    def nearest_word(self, word: str) -> str:
        """The word of a name that is most like a mistyped one, as written; "" when none is like it.

        Of a spelling that only the registry has, it is the one that the records use. A Ukrainian given name never
        becomes the Russian one, nor the other way round.
        """
        if not word:
            return ""
        plain = plain_letters(word)
        # Imported here: three megabytes of code that few searches need.
        from rapidfuzz import fuzz, process

        alike = process.extractOne(
            plain, self._name_words.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE_PERCENT
        )
        if not alike:
            return ""
        forms = map(plain_letters, other_forms(self._name_words[alike[0]]))
        is_meant = all(fuzz.ratio(plain, form) <= alike[1] for form in forms)
        return self._name_words[alike[0]] if is_meant else ""

    @cached_property
    def _name_words(self) -> dict[str, str]:
        """The words of all names but those of statements and positions, by the plain letters of all their spellings."""
        written = Counter(word for text in self._names() for word in words_of(text))
        usual: dict[str, str] = {}
        for word, _ in written.most_common():
            usual.setdefault(self._folding.key(word), word)
        listed = (each for name in self._catalogue.name_variants for each in name.spellings)
        spellings = {plain_letters(word): word for text in listed for word in words_of(text)}
        words = {
            plain: usual[key]
            for plain, word in spellings.items()
            if (key := self._folding.key(word)) in usual
        }
        words |= {plain_letters(word): word for word in reversed(written)}
        return {plain: word for plain, word in words.items() if len(plain) >= _SHORTEST_SUGGESTED}

    def _names(self) -> Iterator[str]:
        for kind, numbers in self._numbers.items():
            if kind not in (ResultKind.STATEMENTS, ResultKind.POSITIONS):
                for entry in map(self.entry, numbers):
                    yield from (entry.name, *entry.context)


def match_expression(terms: Iterable[SearchTerm], with_names: bool = True) -> str:
    """The terms in FTS5's own language. Every word is in quotation marks, so none of them is an instruction."""
    return " AND ".join(_term_expression(term, with_names) for term in terms)


def _tiers(times: Mapping[SearchTerm, int], often: int) -> tuple[str, ...]:
    """Expressions for entries that have all terms, all but one, and any that few entries have; none without terms."""
    terms = list(times)
    rare = [term for term in terms if times[term] <= often] or sorted(terms, key=times.__getitem__)[
        :1
    ]
    sizes = (len(terms), len(terms) - 1) if 2 < len(terms) <= _MOST_COMBINED else (len(terms),)
    some = (
        " OR ".join(f"({match_expression(few)})" for few in combinations(terms, size))
        for size in sizes
    )
    any_of = " OR ".join(_term_expression(term, True) for term in rare)
    return (*some, any_of) if terms else ()


def _term_expression(term: SearchTerm, with_names: bool) -> str:
    typed = " AND ".join(_any_of(part) for part in term.parts)
    if with_names and term.also:
        return f"(({typed}) OR {_any_of(term.also)})"
    return f"({typed})"


def _any_of(phrases: Iterable[Phrase]) -> str:
    return "(" + " OR ".join(_phrase_expression(phrase) for phrase in phrases) + ")"


def _phrase_expression(phrase: Phrase) -> str:
    words = " ".join(phrase.keys).replace('"', '""')
    return f'"{words}"' + ("*" if phrase.is_prefix else "")


_building = threading.Lock()


def search_index(catalogue: Catalogue) -> SearchIndex:
    """The index of a catalogue, built when it is first used."""
    with _building:
        return _built(catalogue)


@cached_on_catalogue
def _built(catalogue: Catalogue) -> SearchIndex:
    return SearchIndex(catalogue)
