"""The view model of Search: results by kind with highlighted matches, and suggestions when nothing is found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.cells.asked import asked
from guarantees.links.addresses import to_gap, to_search
from guarantees.links.link_reader import shortened
from guarantees.links.page_link import AsOfDay, OneOf, PageLink, Words
from guarantees.pages.search.entries import Entry, ResultKind
from guarantees.pages.search.folding import Keys, folding_of
from guarantees.pages.search.highlight import Marker, Segments
from guarantees.pages.search.index import Found, SearchIndex, search_index
from guarantees.pages.search.terms import SearchTerm, is_question, terms_of
from guarantees.records.dates import EdtfDate
from guarantees.records.element import Element, Option
from guarantees.text.canonical import without_invisible
from guarantees.text.words import words_of
from guarantees.words.nobody_says import what_was_asked

FIRST_RESULTS = 5
"""How many results of each kind the page shows at first."""
MAX_RESULTS = 200
"""How many results the page shows when only one kind is requested."""
# Texts other than the main one, for terms that the main text does not have.
_FURTHER_TEXTS = 2
_MAX_SUGGESTIONS = 5
_MOST_ANSWERS = 4
Names = Mapping[str, Keys]
"""Names as written, with the keys of their words."""


@dataclass(frozen=True)
class SearchQuery:
    """The whole state of the page: what was typed, one kind of result or all, and the chosen day."""

    q: str = ""
    kind: ResultKind | None = None
    as_of: AsOf = LATEST


SEARCH_LINK = PageLink(
    "search", SearchQuery, (Words("q"), OneOf("kind", ResultKind, "kind"), AsOfDay())
)


@dataclass(frozen=True)
class FactFound:
    """A part of what is said of a result in words, and the date that it is, if it is one: pages show it in brief."""

    words: Segments
    date: EdtfDate | None = None


@dataclass(frozen=True)
class PassageView:
    """A text of a result. ``label`` says what it is; it is empty for the main text. ``date`` is that of the label."""

    label: Segments
    text: Segments
    date: FactFound | None = None


@dataclass(frozen=True)
class Result:
    """One result. ``context`` says in short parts where it belongs, who says it and when."""

    name: Segments
    context: tuple[FactFound, ...]
    passages: tuple[PassageView, ...]
    address: str


@dataclass(frozen=True)
class ResultGroup:
    """The results of one kind, best first. ``more`` says how many there are when not all are shown."""

    kind: ResultKind
    count: int
    results: tuple[Result, ...]
    more: str
    more_address: str


@dataclass(frozen=True)
class NobodySays:
    """An answer that was searched for and that no proposal gives: to which question, what was asked, and where."""

    answer: str
    question: str
    asked: str
    address: str


@dataclass(frozen=True)
class SearchPage:
    """Everything the Search page shows.

    ``nobody_says`` are answers that the search names and no proposal gives. ``some_words`` says that the results do not
    all have every word; it is "" where they do. ``counts`` says how much was found of each kind; it is empty when
    nothing was found at all. ``widened`` holds the terms for which an actor's other names were searched too;
    ``as_typed`` is the address of the search without those. ``suggestions`` are other searches with how much each
    finds, ``searchable`` says how many entries each kind has.
    """

    query: SearchQuery
    summary: str
    empty: str
    some_words: str
    nobody_says: tuple[NobodySays, ...]
    counts: Mapping[ResultKind, int]
    groups: tuple[ResultGroup, ...]
    widened: tuple[SearchTerm, ...]
    as_typed: str
    suggestions: Mapping[str, int]
    searchable: Mapping[ResultKind, int]


def search(query: SearchQuery, catalogue: Catalogue) -> SearchPage:
    """Search the catalogue. A text of any length and with any characters is an ordinary text."""
    return _Search(query, catalogue).page()


class _Search:
    def __init__(self, query: SearchQuery, catalogue: Catalogue) -> None:
        self.query, self.catalogue = query, catalogue
        self.index: SearchIndex = search_index(catalogue)
        self.terms = terms_of(query.q, catalogue)
        self._to_correct = False
        self.marker = Marker(self.terms, folding_of(catalogue))

    def page(self) -> SearchPage:
        only = self.query.kind
        find = self.index.find
        some = ""
        if len(self.terms) > 1 and (is_question(self.query.q) or not find(self.terms, 0)):
            find, some = self.index.find_any, self._some_words()
        counted = find(self.terms, 0 if only else FIRST_RESULTS)
        found = find(self.terms, MAX_RESULTS, (only,)) if only else counted
        widened = tuple(term for term in self.terms if term.names)
        as_typed = to_search(_as_typed(self.terms), only.value if only else "")
        suggested = self._suggestions() if not found or self._to_correct else ()
        suggestions = dict(islice(suggested, _MAX_SUGGESTIONS))
        return SearchPage(
            query=self.query,
            summary=_summary(sum(each.count for each in found), only) if found else "",
            empty="" if found else self._empty(),
            some_words=some if found else "",
            nobody_says=tuple(islice(self._nobody_says(), _MOST_ANSWERS)),
            counts={each.kind: each.count for each in counted},
            groups=tuple(self._group(each) for each in found),
            widened=widened,
            as_typed=as_typed if widened else "",
            suggestions=suggestions,
            searchable={kind: count for kind, count in self.index.counts.items() if count},
        )

    def _nobody_says(self) -> Iterator[NobodySays]:
        """The options that the search names, by any name, and that no proposal gives."""
        for element, named in _named_options(self.catalogue) if self.terms else ():
            meant = [each for each, names in named if self._means(element, each, names)]
            found = asked(element, self.query.as_of, self.catalogue) if meant else None
            for option in meant:
                if found and option in found.not_given:
                    yield NobodySays(
                        option.label,
                        element.name,
                        what_was_asked(found),
                        to_gap(element=element.id, as_of=self.query.as_of),
                    )

    def _means(self, element: Element, option: Option, of_option: Names) -> bool:
        """Whether the search has a whole name of it, and the rest of the search is in it and its element."""
        found = (name for name, keys in of_option.items() if self.marker.finds(keys))
        names = [self.marker.marked(name) for name in found]
        own = frozenset().union(*(name.has for name in names if name.is_matched_whole))
        if not own:
            return False
        texts = (element.name, element.question, option.meaning, *element.also)
        rest = frozenset().union(*(self.marker.marked(text).has for text in texts))
        return own | rest >= frozenset(range(len(self.terms)))

    def _some_words(self) -> str:
        """That not every word was found together, and which were not found at all."""
        whole = sum(found.count for found in self.index.find(self.terms, 0))
        these = ": these" if not whole else "; the others"
        have = f"{whole:,} {'has' if whole == 1 else 'have'}" if whole else "No record has"
        unknown = self.index.unknown(self.terms)
        self._to_correct = bool(unknown) or not is_question(self.query.q)
        nowhere = ", ".join(f"“{term.text}”" for term in unknown)
        return (
            f"{have} all the words of the search{these} have some of them, those with most of them first."
            + (f" Nowhere in the records: {nowhere}." if nowhere else "")
        )

    def _empty(self) -> str:
        """Why there is no result, or "" as long as nothing was typed."""
        if not any(self.index.counts.values()):
            return "There are no records to search."
        if not self.query.q:
            return ""
        typed = shortened(without_invisible(self.query.q))
        if not self.terms:
            return f"“{typed}” has no letter or digit to search for."
        among = f" among the {self.query.kind.label.lower()}" if self.query.kind else ""
        if len(self.terms) == 1:
            return f"Nothing was found for “{typed}”{among}."
        return f"Nothing{among} has all the words of “{typed}”."

    def _group(self, found: Found) -> ResultGroup:
        shown = tuple(self._result(self.index.entry(number)) for number in found.best)
        return ResultGroup(found.kind, found.count, shown, *self._more(found, len(shown)))

    def _more(self, found: Found, shown: int) -> tuple[str, str]:
        if shown == found.count:
            return "", ""
        noun = found.kind.label.lower()
        if self.query.kind:
            return f"These are the {shown} closest of {found.count:,} {noun}. Add a word.", ""
        number = f"all {found.count:,}" if found.count <= MAX_RESULTS else MAX_RESULTS
        of = f" of {found.count:,}" if found.count > MAX_RESULTS else ""
        return f"Show {number}{of} {noun}", to_search(self.query.q, found.kind.value)

    def _result(self, entry: Entry) -> Result:
        marked = self.marker.marked
        name, context = marked(entry.name), [marked(part) for part in entry.context]
        main = [marked(passage.text) for passage in entry.passages if not passage.label]
        shown = {place for each in (name, *context, *main) for place in each.has}
        return Result(
            name.segments,
            tuple(
                FactFound(part.segments, fact if isinstance(fact, EdtfDate) else None)
                for part, fact in zip(context, entry.facts, strict=True)
            ),
            (
                *(PassageView((), text.segments) for text in main),
                *self._further(entry, set(range(len(self.terms))) - shown),
            ),
            entry.address,
        )

    def _further(self, entry: Entry, missing: set[int]) -> Iterator[PassageView]:
        """The first further texts with a term that nothing else shown has."""
        passages = [p for p in entry.passages if p.label] if missing else []
        left = _FURTHER_TEXTS
        for passage in passages:
            label, text = self.marker.marked(passage.label), self.marker.marked(passage.text)
            day = self.marker.marked(passage.date.words() if passage.date else "")
            if left and missing & (label.has | text.has | day.has):
                left -= 1
                date = FactFound(day.segments, passage.date) if passage.date else None
                yield PassageView(label.segments, text.segments, date)

    def _suggestions(self) -> Iterator[tuple[str, int]]:
        """Similar searches that find something: corrected, in any kind, without quotation marks, in parts."""
        typed = without_invisible(self.query.q)
        apart = re.sub('["“”„«»]', " ", typed)
        corrected = self._corrected()
        alone = (term.text for term in terms_of(corrected, self.catalogue))
        texts = (corrected, typed, apart, *alone)
        for text in dict.fromkeys(" ".join(text.split()) for text in texts):
            count = self._count(terms_of(text, self.catalogue))
            if count:
                yield text, count

    def _corrected(self) -> str:
        """The search with each word that nothing has replaced by the nearest known word."""
        *before, last = [word for term in self.terms for word in words_of(term.text)] or [""]
        exact = (self._corrected_word(word, f'"{word}"') for word in before)
        return " ".join((*exact, self._corrected_word(last, last)))

    def _corrected_word(self, word: str, alone: str) -> str:
        if self._count(terms_of(alone, self.catalogue)):
            return word
        return self.index.nearest_word(word) or word

    def _count(self, terms: tuple[SearchTerm, ...]) -> int:
        return sum(found.count for found in self.index.find(terms, most=0))


@cached_on_catalogue
def _named_options(
    catalogue: Catalogue,
) -> tuple[tuple[Element, tuple[tuple[Option, Names], ...]], ...]:
    """The options of each element, each with its names. Every search looks at all of them."""
    keys = folding_of(catalogue).keys

    def names(option: Option) -> Names:
        return {name: keys(name) for name in (option.label, *option.also)}

    return tuple(
        (element, tuple((option, names(option)) for option in element.options))
        for element in catalogue.elements.values()
    )


def results_words(count: int) -> str:
    """How many results: ``1 result``, ``1,200 results``."""
    return f"{count:,} {'result' if count == 1 else 'results'}"


def _summary(count: int, kind: ResultKind | None) -> str:
    among = f" among the {kind.label.lower()}" if kind else ""
    return f"{results_words(count)}{among}"


def _as_typed(terms: tuple[SearchTerm, ...]) -> str:
    """The search with actors' names in quotation marks, so that their other names are not searched."""
    return " ".join(f'"{term.text}"' if term.names else term.text for term in terms)
