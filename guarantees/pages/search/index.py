"""The index that a search is answered from: SQLite's full-text search (FTS5), in memory.

SQLite gets the keys of words (``word_folding``), not the words, so that one rule says what is the same word, in the
index and where it is marked. It holds no text: what a result shows is made from the records when it is shown.
"""

from __future__ import annotations

import sqlite3
import threading
import weakref
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.pages.search.entries import Entry, MakeEntry, ResultKind, entries_of
from guarantees.pages.search.folding import folding_of
from guarantees.pages.search.suggest import CloseWords
from guarantees.pages.search.terms import Phrase, Term

# How much a word counts in the name of a record, in its main text, in its other texts, and in what places it.
_WEIGHTS = (8.0, 4.0, 2.0, 1.0)
_TABLE = """
CREATE VIRTUAL TABLE entries USING fts5(
    name, main, further, context, content='', prefix='3', tokenize='ascii'
)
"""


@dataclass(frozen=True)
class Found:
    """What was found of one kind: how many entries, and the numbers of the best, best first."""

    kind: ResultKind
    count: int
    best: tuple[int, ...]


class SearchIndex:
    """The index of one catalogue. Safe to use from several threads, one at a time."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._folding = folding_of(catalogue)
        self._lock = threading.Lock()
        self._makers: list[MakeEntry] = []
        self._kinds: list[ResultKind] = []
        self._sqlite = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._sqlite.close)
        self._fill()

    def _fill(self) -> None:
        for kind, make in entries_of(self._catalogue):
            self._kinds.append(kind)
            self._makers.append(make)
        with self._sqlite:
            self._sqlite.execute(_TABLE)
            self._sqlite.execute(
                "INSERT INTO entries(entries, rank) VALUES ('rank', ?)",
                (f"bm25({', '.join(map(str, _WEIGHTS))})",),
            )
            self._sqlite.executemany(
                "INSERT INTO entries(rowid, name, main, further, context) VALUES (?, ?, ?, ?, ?)",
                ((number, *self._keys(self.entry(number))) for number in range(len(self._makers))),
            )
            self._sqlite.execute("INSERT INTO entries(entries) VALUES ('optimize')")

    def _keys(self, entry: Entry) -> tuple[str, str, str, str]:
        """The keys of the words of an entry, by column."""
        main = [passage.text for passage in entry.passages if not passage.label]
        further = [part for p in entry.passages if p.label for part in (p.label, p.text)]
        return (
            self._joined([entry.name]),
            self._joined(main),
            self._joined(further),
            self._joined(entry.context),
        )

    def _joined(self, texts: Iterable[str]) -> str:
        # A stop between texts, so that no phrase is found across two of them.
        return f" {_STOP} ".join(" ".join(self._folding.keys(text)) for text in texts)

    def entry(self, number: int) -> Entry:
        """An entry by its number."""
        return self._makers[number](self._catalogue)

    @cached_property
    def counts(self) -> dict[ResultKind, int]:
        """How many entries there are of each kind."""
        return {kind: len(self._numbers(kind)) for kind in ResultKind}

    def _numbers(self, kind: ResultKind) -> range:
        """The numbers of the entries of a kind, which stand together."""
        order = list(ResultKind)
        place = order.index(kind)
        return range(
            bisect_left(self._kinds, place, key=order.index),
            bisect_left(self._kinds, place + 1, key=order.index),
        )

    def find(
        self, terms: Iterable[Term], most: int, kinds: Iterable[ResultKind] = tuple(ResultKind)
    ) -> tuple[Found, ...]:
        """The entries that have every term, by kind; at most so many numbers of each kind.

        What has the terms as they were typed comes before what has other names of the same actors.
        """
        terms = tuple(terms)
        if not terms:
            return ()
        with self._lock:
            return tuple(
                found for kind in kinds if (found := self._of_kind(kind, terms, most)).count
            )

    def _of_kind(self, kind: ResultKind, terms: tuple[Term, ...], most: int) -> Found:
        typed = match_expression(terms, with_names=False)
        wide = match_expression(terms)
        best = self._best(typed, kind, most)
        if wide != typed and len(best) < most:
            known = set(best)
            more = self._best(wide, kind, most + len(best))
            best += [number for number in more if number not in known][: most - len(best)]
        return Found(kind, self._count(wide, kind), tuple(best))

    def _count(self, expression: str, kind: ResultKind) -> int:
        numbers = self._numbers(kind)
        [count] = self._sqlite.execute(
            "SELECT count(*) FROM entries WHERE entries MATCH ? AND rowid BETWEEN ? AND ?",
            (expression, numbers.start, numbers.stop - 1),
        ).fetchone()
        return count

    def _best(self, expression: str, kind: ResultKind, most: int) -> list[int]:
        numbers = self._numbers(kind)
        rows = self._sqlite.execute(
            "SELECT rowid FROM entries WHERE entries MATCH ? AND rowid BETWEEN ? AND ?"
            " ORDER BY rank, rowid LIMIT ?",
            (expression, numbers.start, numbers.stop - 1, most),
        )
        return [number for (number,) in rows]

    @cached_property
    def close_words(self) -> CloseWords:
        """The words of all names, to suggest one for a word that nothing has."""
        texts = [
            text for number, kind in enumerate(self._kinds) for text in self._named(number, kind)
        ]
        spellings = (s for name in self._catalogue.name_variants for s in name.spellings)
        return CloseWords([*texts, *spellings])

    def _named(self, number: int, kind: ResultKind) -> tuple[str, ...]:
        if kind in (ResultKind.STATEMENTS, ResultKind.POSITIONS):
            return ()
        entry = self.entry(number)
        return (entry.name, *entry.context)


# No word folds to this: keys are letters and digits.
_STOP = "\ue000"


def match_expression(terms: Iterable[Term], with_names: bool = True) -> str:
    """The terms in FTS5's own language. Every word stands in quotation marks, so none of them is an instruction."""
    return " AND ".join(_term_expression(term, with_names) for term in terms)


def _term_expression(term: Term, with_names: bool) -> str:
    typed = " AND ".join(_any_of(part) for part in term.parts)
    if with_names and term.also:
        return f"(({typed}) OR {_any_of(term.also)})"
    return f"({typed})"


def _any_of(phrases: Iterable[Phrase]) -> str:
    return "(" + " OR ".join(_phrase_expression(phrase) for phrase in phrases) + ")"


def _phrase_expression(phrase: Phrase) -> str:
    words = " ".join(phrase.keys).replace('"', '""')
    return f'"{words}"' + ("*" if phrase.open_end else "")


_building = threading.Lock()


def search_index(catalogue: Catalogue) -> SearchIndex:
    """The index of a catalogue, built when it is first asked for."""
    with _building:
        return _built(catalogue)


@cached_on_catalogue
def _built(catalogue: Catalogue) -> SearchIndex:
    return SearchIndex(catalogue)
