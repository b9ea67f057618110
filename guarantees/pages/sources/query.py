"""The state of the Sources page, its link, and the sources that pass its filters."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.links.page_link import (
    AsOfDay,
    Day,
    Ids,
    OneId,
    OneOf,
    Open,
    PageLink,
    SomeOf,
    Words,
)
from guarantees.pages.search.matching import RowSearch
from guarantees.pages.sources.styles import CitationStyle
from guarantees.records.source import Source
from guarantees.records.vocabulary import ChainRole, Extent, SourceKind, Term
from guarantees.words.citations import language


class Translated(Term):
    """Whether what was read is in the language in which it was first published."""

    NO = "no", "not translated", "No step of its chain is a translation."
    YES = "yes", "translated", "Translated on the way; no step is recorded as made by a machine."
    MACHINE = "machine", "translated by machine", "At least one step was made by a machine."


class SourceOrder(Term):
    """The order of the list."""

    CITED = "cited", "Most cited first", "The sources that carry the evidence come first."
    DATE = "date", "By date", "In the order in which they were published."


class Relayed(Term):
    """Whether someone copied or quoted the words on the way."""

    NO = (
        "no",
        "not relayed",
        "Read where the words were first published, or in a translation.",
    )
    YES = "yes", "relayed", "Somebody copied or quoted the words on the way."


@dataclass(frozen=True)
class SourceQuery:
    """The whole state of the Sources page. Ids only; an empty set of values lets every value pass.

    ``source`` is the one opened. ``about`` is a proposal or an actor: of a source that supports very many claims, only
    those about it are listed. A source passes ``published_from`` and ``published_to`` unless it was certainly published
    on another day. ``style`` is the one in which sources are cited.
    """

    source: str = ""
    kind: frozenset[SourceKind] = frozenset()
    language: tuple[str, ...] = ()
    translated: frozenset[Translated] = frozenset()
    relayed: frozenset[Relayed] = frozenset()
    read: frozenset[Extent] = frozenset()
    published_from: datetime.date | None = None
    published_to: datetime.date | None = None
    search: str = ""
    about: str = ""
    style: CitationStyle = CitationStyle.HARVARD
    order: SourceOrder = SourceOrder.CITED
    open: tuple[str, ...] = ()
    as_of: AsOf = LATEST

    def toggled(self, facet: str, value: str) -> SourceQuery:
        """With one value of a facet switched on or off."""
        if facet == "language":
            rest = tuple(each for each in self.language if each != value)
            return replace(self, language=rest if value in self.language else (*rest, value))
        return replace(self, **{facet: getattr(self, facet) ^ {FACETS[facet].term(value)}})

    def in_year(self, year: int) -> SourceQuery:
        """Only sources that may have been published in a year, or in any year if that filter is already on."""
        days = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if (self.published_from, self.published_to) == days:
            return replace(self, published_from=None, published_to=None)
        return replace(self, published_from=days[0], published_to=days[1])

    def opening(self, source: str) -> SourceQuery:
        """With one source opened, or none."""
        return replace(self, source=source, about="", open=())

    @property
    def is_filtered(self) -> bool:
        """Whether any filter or search is on."""
        return self.opening("") != self.cleared

    @property
    def cleared(self) -> SourceQuery:
        """Every source, cited in the style that was chosen."""
        return SourceQuery(style=self.style, order=self.order, as_of=self.as_of)

    @property
    def for_files(self) -> SourceQuery:
        """What a file of references depends on: not the style of citation or the order, nor what is expanded."""
        return replace(self, style=SourceQuery.style, order=SourceQuery.order, open=())


@dataclass(frozen=True)
class FacetKind:
    """A question that divides the sources. ``of`` gives a source's answer, ``term`` reads one from a link."""

    label: str
    of: Callable[[Source], str]
    term: Callable[[str], str]
    noun: str


def translated(source: Source) -> Translated:
    """Whether what was read was translated, and how."""
    steps = [link for link in source.chain if link.role is ChainRole.TRANSLATION]
    if not steps:
        return Translated.NO
    return Translated.MACHINE if any(link.machine for link in steps) else Translated.YES


def relayed(source: Source) -> Relayed:
    """Whether somebody passed the words on."""
    passed_on = any(link.role is ChainRole.RELAY for link in source.chain)
    return Relayed.YES if passed_on else Relayed.NO


FACETS = {
    "kind": FacetKind("Kind", lambda source: source.kind, SourceKind, "kind of source"),
    "language": FacetKind("Language read", lambda source: source.language, str, "language"),
    "translated": FacetKind("Translation", translated, Translated, "answer about translation"),
    "relayed": FacetKind("Relay", relayed, Relayed, "answer about relays"),
    "read": FacetKind("How much was read", lambda source: source.read, Extent, "extent"),
}
"""The facets, by the field of the query that they fill."""
PUBLISHED, SEARCH = "published", "search"


def languages(catalogue: Catalogue) -> dict[str, str]:
    """The languages in which sources were read: names by code, in alphabetical order of the names."""
    codes = {source.language for source in catalogue.sources.values()}
    return {code: language(code) for code in sorted(codes, key=language)}


SOURCE_LINK = PageLink(
    "sources",
    SourceQuery,
    (
        OneId("source", "source", lambda catalogue: catalogue.sources, instead="all sources"),
        SomeOf("kind", SourceKind, FACETS["kind"].noun),
        Ids("language", FACETS["language"].noun, languages),
        SomeOf("translated", Translated, FACETS["translated"].noun),
        SomeOf("relayed", Relayed, FACETS["relayed"].noun),
        SomeOf("read", Extent, FACETS["read"].noun),
        Day("published_from"),
        Day("published_to"),
        Words("search"),
        OneId(
            "about",
            "proposal or actor",
            lambda catalogue: {**catalogue.proposals, **catalogue.actors},
        ),
        OneOf("style", CitationStyle, "citation style"),
        OneOf("order", SourceOrder, "order"),
        Open(),
        AsOfDay(),
    ),
)
"""The page's link."""


@dataclass(frozen=True)
class Filtered:
    """The sources that pass every filter, in order of date.

    ``counts`` says by facet and value how many pass the filters of all other facets; ``years`` the same by year.
    """

    sources: tuple[Source, ...]
    counts: dict[str, Counter[str]]
    years: Counter[int]


def filtered(query: SourceQuery, catalogue: Catalogue) -> Filtered:
    """Apply the query. Its cost grows with the number of sources."""
    passed: list[Source] = []
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    years: Counter[int] = Counter()
    all_years, search = years_of(catalogue), RowSearch(query.search, catalogue)
    for source in in_order(catalogue):
        failed = _failed(source, query)
        if not search.finds(_texts(source, catalogue)):
            failed.add(SEARCH)
        if not failed:
            passed.append(source)
        for name, facet in FACETS.items():
            if failed <= {name}:
                counts[name][facet.of(source)] += 1
        if failed <= {PUBLISHED}:
            years.update(year for year in all_years if _may_be_of(source, year))
    return Filtered(tuple(passed), counts, years)


def in_order(catalogue: Catalogue) -> list[Source]:
    """Every source in a neutral order: by date, then by name."""
    return sorted(
        catalogue.sources.values(),
        key=lambda source: (source.published.sort_key, source.short_name),
    )


def years_of(catalogue: Catalogue) -> tuple[int, ...]:
    """The years in which a source was published at the earliest."""
    years = {source.published.first_possible.year for source in catalogue.sources.values()}
    return tuple(sorted(years))


def _failed(source: Source, query: SourceQuery) -> set[str]:
    """The filters that the source does not pass, but for the search."""
    failed = {
        name
        for name, facet in FACETS.items()
        if getattr(query, name) and facet.of(source) not in getattr(query, name)
    }
    if not _in_range(source, query.published_from, query.published_to):
        failed.add(PUBLISHED)
    return failed


def _in_range(source: Source, first: datetime.date | None, last: datetime.date | None) -> bool:
    """Whether the source may have been published within these days: an uncertain date excludes nothing."""
    earliest, latest = source.published.earliest, source.published.latest
    too_late = last and earliest and earliest > last
    too_early = first and latest and latest < first
    return not (too_late or too_early)


def _may_be_of(source: Source, year: int) -> bool:
    return _in_range(source, datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def _texts(source: Source, catalogue: Catalogue) -> Iterator[str]:
    """Names, titles, everyone in the chain, and notes."""
    yield from (source.title, source.short_name, source.note or "", source.url or "")
    for link in source.chain:
        yield from (catalogue.actor_name(link.by), catalogue.actor_short_name(link.by))
        yield from (link.title or "", link.note or "")
