"""The view model of Sources."""

from __future__ import annotations

import datetime
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.export import REFERENCE_FORMATS
from guarantees.pages.sources.page import (
    Facet,
    FacetValue,
    Hand,
    SourceLine,
    carrying_half,
    chosen_sources,
    hands_of,
    source_library,
)
from guarantees.pages.sources.query import SOURCE_LINK, SourceOrder, SourceQuery, filtered, in_order
from guarantees.pages.sources.styles import CitationStyle
from guarantees.records.vocabulary import SourceKind
from tests.builders import catalogue, sample, source

GAZETTE = "gazette-2025-08"
NEWS = SourceQuery(kind=frozenset({SourceKind.NEWS_REPORT}))


def query_of(address: str, records: Catalogue) -> SourceQuery:
    """What an address of the page asks for."""
    path, _, _ = address.partition("?")
    assert path == "./sources"
    decoded = SOURCE_LINK.decode(dict(parse_qsl(urlsplit(address).query)), records)
    assert decoded.notices == ()
    return decoded.query


def test_the_list_holds_every_source_with_what_it_is() -> None:
    """Each line has the record, its way, how often it is cited and the address of its page; the most cited is first."""
    records = sample()
    assert source_library(SourceQuery(), records).lines == (
        SourceLine(
            record=records.sources[GAZETTE],
            hands=(Hand("Freedonia", "de", False), Hand("The Gazette", "en", True)),
            way="published by Freedonia (German) · machine translation from German to English "
            "by The Gazette · whole text",
            citations=12,
            address=f"./sources?source={GAZETTE}",
        ),
        SourceLine(
            record=records.sources["treaty-2024"],
            hands=(Hand("Freedonia", "en", False),),
            way="published by Freedonia (English) · excerpt",
            citations=3,
            address="./sources?source=treaty-2024",
        ),
    )


def test_a_relay_in_the_same_language_has_no_code_of_its_own() -> None:
    """A code says that the language changes."""
    links = ("original", "en"), ("relay", "en"), ("relay", "de")
    chain = [{"role": role, "by": "herald", "language": code} for role, code in links]
    found = hands_of(source(chain=chain), sample())
    assert ["en", "", "de"] == [hand.language for hand in found]


@pytest.mark.parametrize(
    ("citations", "number"),
    [([], 0), ([0, 0], 0), ([5], 1), ([9, 1, 1], 1), ([4, 3, 3, 2, 2], 3), ([1, 1, 1, 1], 4)],
)
def test_few_sources_carry_half(citations: list[int], number: int) -> None:
    """The fewest that hold half of the citations; what is cited as often as the last of them belongs to them."""
    assert number == carrying_half(citations)


def test_the_list_is_divided_where_few_carry_half() -> None:
    """Not in order of date, and not where those few are half of the list or more."""
    uncited = {id: source(id) for id in ("one", "two", "three")}
    known = replace(sample(), sources={**sample().sources, **uncited})
    first, rest = source_library(SourceQuery(), known).groups
    assert [GAZETTE] == [line.record.id for line in first.lines]
    assert ("1 source with half of the citations", "The other 4 sources") == (
        *(first.heading, rest.heading),
    )
    assert "12 of 15 times" in first.about
    [by_date] = source_library(SourceQuery(order=SourceOrder.DATE), known).groups
    assert [line.record for line in by_date.lines] == in_order(known)
    assert [""] == [group.heading for group in source_library(SourceQuery(), sample()).groups]


def test_facets_offer_the_answers_that_some_source_gives() -> None:
    """Answers are in the order of their vocabulary, with count, meaning and the link that chooses them."""
    facets = source_library(SourceQuery(), sample()).facets
    assert [(facet.label, [value.label for value in facet.values]) for facet in facets] == [
        ("Kind", ["official text", "news report"]),
        ("Language read", ["English"]),
        ("Translation", ["not translated", "translated by machine"]),
        ("Relay", ["not relayed"]),
        ("How much was read", ["whole text", "excerpt"]),
        ("Published", ["2024", "2025"]),
    ]
    assert facets[0] == Facet(
        "Kind",
        (
            FacetValue(
                *("kind-official_text", "official text"),
                "A treaty, agreement, draft or official statement.",
                *(1, False, "./sources?kind=official_text"),
            ),
            FacetValue(
                *("kind-news_report", "news report", "A news report.", 1, False),
                "./sources?kind=news_report",
            ),
        ),
    )
    assert facets[5].values[0] == FacetValue(
        *("published-2024", "2024", "", 1, False),
        "./sources?published_from=2024-01-01&published_to=2024-12-31",
    )


def test_a_chosen_answer_leads_back() -> None:
    """An answer that is on is marked, and its link switches it off; the others add to it."""
    facets = source_library(NEWS, sample()).facets
    kinds = [(each.count, each.active, each.address) for each in facets[0].values]
    assert kinds == [
        (1, False, "./sources?kind=official_text.news_report"),
        (1, True, "./sources"),
    ]
    assert [each.count for each in facets[4].values] == [1, 0]


def test_every_link_of_a_facet_leaves_as_many_sources_as_it_says() -> None:
    """An answer that is off leads to a list of its own count, if it is the first of its question."""
    records = catalogue(sources=[source(), source("blog", kind="blog_post", published="2024/..")])
    for query in (SourceQuery(), NEWS, SourceQuery(search="pact")):
        for facet in source_library(query, records).facets:
            fresh = not any(value.active for value in facet.values)
            for value in facet.values:
                left = len(filtered(query_of(value.address, records), records).sources)
                assert not fresh or left == value.count


def test_a_year_is_marked_only_when_exactly_that_year_is_chosen() -> None:
    """Other days, even within the year, do not count as the year."""
    first, last = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)
    asked = [(first, last), (first, None), (first, datetime.date(2024, 12, 30))]
    marked = [
        [
            value.active
            for value in source_library(
                SourceQuery(published_from=one, published_to=other), sample()
            )
            .facets[5]
            .values
        ]
        for one, other in asked
    ]
    assert marked == [[True, False], [False, False], [False, False]]


def test_years_explain_that_a_source_may_count_twice() -> None:
    """The note is there only if a date spans several years."""
    notes = [
        source_library(SourceQuery(), records).facets[5].note
        for records in (sample(), catalogue(sources=[source(published="2025/..")]))
    ]
    note = "A source counts in each year in which it may have been published."
    assert notes == ["", note]


def test_the_summary_counts() -> None:
    """The number of sources shown and, with a filter, of all."""
    summaries = [
        source_library(query, records).summary
        for query, records in (
            (SourceQuery(), sample()),
            (NEWS, sample()),
            (SourceQuery(), replace(sample(), sources={"a": source("a")})),
            (SourceQuery(search="nothing"), replace(sample(), sources={"a": source("a")})),
        )
    ]
    assert summaries == ["2 sources", "1 of 2 sources", "1 source", "0 of 1 source"]


def test_a_filtered_list_can_be_cleared() -> None:
    """The way back to everything is there only when something is filtered."""
    models = [source_library(query, sample()) for query in (SourceQuery(), NEWS)]
    assert [model.clear for model in models] == ["", "./sources"]
    assert [line.address for line in models[1].lines] == [
        f"./sources?source={GAZETTE}&kind=news_report"
    ]


def test_without_sources_and_without_hits_a_sentence_says_so() -> None:
    """An empty library and an empty list are different things."""
    nothing = source_library(SourceQuery(), Catalogue())
    assert (nothing.empty, nothing.lines, nothing.facets, nothing.downloads, nothing.opened) == (
        *("There are no sources to show.", (), (), {}, None),
    )
    search = source_library(SourceQuery(search="a <b>"), sample())
    assert (search.empty, search.lines, search.downloads) == (
        "None of 2 sources matches the search and the filters for “a <b>”.",
        *((), {}),
    )
    assert source_library(SourceQuery(), sample()).empty == ""


def test_downloads_hold_what_is_shown() -> None:
    """The list's files carry its filters; the files of an opened source only that source."""
    asked = replace(NEWS, open=("filters",))
    for query, parameters in (
        (asked, "kind=news_report"),
        (NEWS.opening("treaty-2024"), "source=treaty-2024"),
    ):
        assert source_library(query, sample()).downloads == {
            ending: f"./sources.{ending}?{parameters}" for ending in REFERENCE_FORMATS
        }


def test_the_chosen_style_stays_while_sources_are_opened_and_filters_cleared() -> None:
    """Every link of the page keeps the style, except those to files, which have none."""
    query = replace(NEWS, style=CitationStyle.APA)
    model, opened = (
        source_library(query, sample()),
        source_library(query.opening(GAZETTE), sample()),
    )
    assert (model.clear, opened.back) == (
        "./sources?style=apa",
        "./sources?kind=news_report&style=apa",
    )
    assert [line.address for line in model.lines] == [
        f"./sources?source={GAZETTE}&kind=news_report&style=apa"
    ]
    assert not [address for address in model.downloads.values() if "style" in address]
    assert source_library(SourceQuery(style=CitationStyle.APA), sample()).clear == ""


def test_a_file_holds_the_opened_source_or_the_list() -> None:
    """The same question that draws the page chooses the references."""
    chosen = [
        [each.id for each in chosen_sources(query, sample())]
        for query in (SourceQuery(), NEWS, NEWS.opening("treaty-2024"), SourceQuery("gone"))
    ]
    assert chosen == [
        ["treaty-2024", GAZETTE],
        [GAZETTE],
        ["treaty-2024"],
        ["treaty-2024", GAZETTE],
    ]


def test_an_opened_source_takes_the_place_of_the_list() -> None:
    """Its page has neighbours and a link back that keeps the filters; the list is not drawn."""
    model = source_library(SourceQuery("treaty-2024", search="treaty"), sample())
    assert model.opened is not None
    assert (model.opened.record.id, model.lines, model.facets) == ("treaty-2024", (), ())
    assert (model.back, model.after) == ("./sources?search=treaty", None)
    assert model.before is not None
    assert model.before.address == f"./sources?source={GAZETTE}&search=treaty"


def test_a_source_outside_the_filters_has_no_neighbours() -> None:
    """It is still shown."""
    model = source_library(NEWS.opening("treaty-2024"), sample())
    assert (model.opened is not None, model.before, model.after) == (True, None, None)


def test_an_unknown_source_leaves_the_list() -> None:
    """Nothing is opened for an id without a record."""
    model = source_library(SourceQuery("gone"), sample())
    assert (model.opened, len(model.lines)) == (None, 2)
