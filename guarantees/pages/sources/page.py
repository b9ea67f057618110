"""The view model of Sources: facets with counts, the sources that pass the filters, and the one that is opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.matching import elsewhere
from guarantees.pages.sources.claims import claim_index
from guarantees.pages.sources.export import REFERENCE_FORMATS, Chosen
from guarantees.pages.sources.opened import Hand, OpenedSource, hands_of, opened_source
from guarantees.pages.sources.query import (
    FACETS,
    SOURCE_LINK,
    Filtered,
    SourceOrder,
    SourceQuery,
    filtered,
    years_of,
)
from guarantees.records.source import Source
from guarantees.words.citations import language, source_details
from guarantees.words.english import counted


@dataclass(frozen=True)
class FacetValue:
    """One answer: how many of the sources that pass all other facets give it, and the link that switches it.

    ``key`` identifies it on the page.
    """

    key: str
    label: str
    meaning: str
    count: int
    active: bool
    address: str


@dataclass(frozen=True)
class Facet:
    """One question with the answers that at least one source gives. ``note`` explains the counts."""

    label: str
    values: tuple[FacetValue, ...]
    note: str = ""


@dataclass(frozen=True)
class SourceLine:
    """One source in the list, with its way to the reader and how many entries of the records cite it.

    ``way`` says in words what ``hands`` draw.
    """

    record: Source
    hands: tuple[Hand, ...]
    way: str
    citations: int
    address: str


@dataclass(frozen=True)
class SourceGroup:
    """Sources of the list under a heading, which is "" where the list is not divided, and what ``about`` says of it."""

    heading: str
    about: str
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True)
class SourceLibrary:
    """Everything the Sources page shows: the list with its facets or, with a source opened, that source.

    ``back`` leads to the list as it is filtered, ``clear`` to the list of everything ("" when nothing is filtered).
    ``before`` and ``after`` are the neighbours of the opened source in the list. ``downloads`` are the
    addresses of files with the references of what is shown, by the ending of the file. ``elsewhere`` is the address of
    the Search page with the words that were typed, when they find no source.
    """

    summary: str
    facets: tuple[Facet, ...]
    groups: tuple[SourceGroup, ...]
    downloads: Mapping[str, str]
    clear: str
    opened: OpenedSource | None
    back: str
    before: SourceLine | None
    after: SourceLine | None
    empty: str
    elsewhere: str = ""

    @property
    def lines(self) -> tuple[SourceLine, ...]:
        """The list, whatever its headings."""
        return tuple(line for group in self.groups for line in group.lines)


def source_library(query: SourceQuery, catalogue: Catalogue) -> SourceLibrary:
    """Build the page for a query whose ids exist in the catalogue. A source that does not exist is not opened."""
    found = filtered(query, catalogue)
    source = catalogue.sources.get(query.source)
    listed = _in_chosen_order(found, query, catalogue)
    place = listed.index(source) if source in listed else None
    return SourceLibrary(
        summary=_summary(found, query, catalogue),
        facets=() if source else tuple(_facets(query, found, catalogue)),
        groups=() if source else _groups(listed, query, catalogue),
        downloads=_downloads(query, source, found, catalogue),
        clear=SOURCE_LINK.address(query.cleared, catalogue) if query.is_filtered else "",
        opened=opened_source(source, query, catalogue) if source else None,
        back=SOURCE_LINK.address(query.opening(""), catalogue),
        before=_neighbour(listed, place, -1, query, catalogue),
        after=_neighbour(listed, place, 1, query, catalogue),
        empty=_empty(found, query, catalogue),
        elsewhere="" if found.sources else elsewhere(query.search),
    )


def chosen_sources(query: SourceQuery, catalogue: Catalogue) -> tuple[Source, ...]:
    """The sources in a file of references: the one that is opened, or else those that pass the filters."""
    source = catalogue.sources.get(query.source)
    return (source,) if source else filtered(query, catalogue).sources


def chosen_references(query: SourceQuery, catalogue: Catalogue) -> Chosen:
    """The same with the filters that chose them, for a file of references."""
    filters = urlencode(SOURCE_LINK.encode_briefly(query.for_files, catalogue))
    return Chosen(chosen_sources(query, catalogue), filters)


def _downloads(
    query: SourceQuery, source: Source | None, found: Filtered, catalogue: Catalogue
) -> Mapping[str, str]:
    if not (source or found.sources):
        return {}
    asked = SourceQuery(source.id) if source else query.for_files
    return {
        ending: SOURCE_LINK.address(asked, catalogue, f"sources.{ending}")
        for ending in REFERENCE_FORMATS
    }


# ---- facets --------------------------------------------------------------------------------


def _facets(query: SourceQuery, found: Filtered, catalogue: Catalogue) -> Iterator[Facet]:
    for name, facet in FACETS.items():
        given = {facet.of(source) for source in catalogue.sources.values()}
        values = tuple(
            _value(name, each, query, found, catalogue) for each in _in_order(name, given)
        )
        if values:
            yield Facet(facet.label, values)
    years = tuple(_year(year, query, found, catalogue) for year in years_of(catalogue))
    if years:
        yield Facet("Published", years, _years_note(catalogue))


def _in_order(name: str, given: set[str]) -> list[str]:
    """Answers in the order of their vocabulary; languages by name."""
    if name == "language":
        return sorted(given, key=language)
    return [term for term in FACETS[name].term if term in given]  # type: ignore[attr-defined]


def _value(
    name: str, value: str, query: SourceQuery, found: Filtered, catalogue: Catalogue
) -> FacetValue:
    return FacetValue(
        key=f"{name}-{value}",
        label=getattr(value, "label", "") or language(value),
        meaning=getattr(value, "meaning", ""),
        count=found.counts[name][value],
        active=value in getattr(query, name),
        address=SOURCE_LINK.address(query.toggled(name, value), catalogue),
    )


def _year(year: int, query: SourceQuery, found: Filtered, catalogue: Catalogue) -> FacetValue:
    other = query.in_year(year)
    return FacetValue(
        key=f"published-{year}",
        label=str(year),
        meaning="",
        count=found.years[year],
        active=other.published_from is None and query.published_from is not None,
        address=SOURCE_LINK.address(other, catalogue),
    )


def _years_note(catalogue: Catalogue) -> str:
    many = any(
        source.published.latest is None or source.published.latest.year != first.year
        for source in catalogue.sources.values()
        if (first := source.published.first_possible)
    )
    return "A source counts in each year in which it may have been published." if many else ""


# ---- the list ------------------------------------------------------------------------------


def _in_chosen_order(
    found: Filtered, query: SourceQuery, catalogue: Catalogue
) -> tuple[Source, ...]:
    if query.order is SourceOrder.DATE:
        return found.sources
    # A stable sort: those of one number stay in order of date.
    return tuple(sorted(found.sources, key=lambda source: -_citations(source, catalogue)))


def _citations(source: Source, catalogue: Catalogue) -> int:
    return len(claim_index(catalogue).of(source.id))


def _groups(
    listed: Sequence[Source], query: SourceQuery, catalogue: Catalogue
) -> tuple[SourceGroup, ...]:
    """The list, divided where few sources carry as much as all others."""
    lines = tuple(_line(each, query, catalogue) for each in listed)
    carrying = carrying_half([line.citations for line in lines])
    if query.order is SourceOrder.DATE or not 0 < 2 * carrying < len(lines):
        return (SourceGroup("", "", lines),) if lines else ()
    total = sum(line.citations for line in lines)
    first, rest = lines[:carrying], lines[carrying:]
    cited = sum(line.citations for line in first)
    return (
        SourceGroup(
            f"{counted(len(first), 'source')} with half of the citations",
            f"The fewest that together are cited as often as all others: {cited:,} of {total:,} times.",
            first,
        ),
        SourceGroup(
            f"The other {counted(len(rest), 'source')}",
            f"Cited {total - cited:,} times together.",
            rest,
        ),
    )


def carrying_half(citations: Sequence[int]) -> int:
    """How many of the most cited hold at least half of all citations, with those that are cited as often as the last.

    ``citations`` are in descending order.
    """
    total, held, number = sum(citations), 0, 0
    while 2 * held < total or (
        0 < number < len(citations) and citations[number] == citations[number - 1]
    ):
        held += citations[number]
        number += 1
    return number


def _line(source: Source, query: SourceQuery, catalogue: Catalogue) -> SourceLine:
    return SourceLine(
        record=source,
        hands=tuple(hands_of(source, catalogue)),
        way=source_details(source, catalogue),
        citations=_citations(source, catalogue),
        address=SOURCE_LINK.address(query.opening(source.id), catalogue),
    )


def _neighbour(
    listed: Sequence[Source],
    place: int | None,
    step: int,
    query: SourceQuery,
    catalogue: Catalogue,
) -> SourceLine | None:
    if place is None or not 0 <= place + step < len(listed):
        return None
    return _line(listed[place + step], query, catalogue)


def _summary(found: Filtered, query: SourceQuery, catalogue: Catalogue) -> str:
    total, shown = len(catalogue.sources), len(found.sources)
    noun = "source" if total == 1 else "sources"
    return f"{shown} of {total} {noun}" if query.is_filtered else f"{total} {noun}"


def _empty(found: Filtered, query: SourceQuery, catalogue: Catalogue) -> str:
    if not catalogue.sources:
        return "There are no sources to show."
    if found.sources:
        return ""
    searched = f" for “{query.search}”" if query.search else ""
    return f"None of {counted(len(catalogue.sources), 'source')} matches the search and the filters{searched}."
