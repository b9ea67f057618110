"""The state of the Sources page, its link, and the sources that pass its filters."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.query import (
    SOURCE_LINK,
    Relayed,
    SourceQuery,
    Translated,
    filtered,
    in_order,
    languages,
    relayed,
    translated,
    years_of,
)
from guarantees.pages.sources.styles import CitationStyle
from guarantees.records.vocabulary import Extent, SourceKind
from tests.builders import catalogue, sample, source

ORIGINAL = {"role": "original", "by": "gazette", "language": "en"}
RELAY = {"role": "relay", "by": "anna-lind", "language": "en"}
TRANSLATION = {"role": "translation", "by": "anna-lind", "language": "en", "from_language": "de"}
MACHINE = {**TRANSLATION, "machine": True}
LIBRARY = catalogue(
    sources=[
        source("blog", kind="blog_post", published="2025/..", chain=[ORIGINAL, RELAY]),
        source("brief", kind="blog_post", published="2020-03", language="fr", read="unknown"),
        source("copy", short_name="A copy", published="2025-08-15", chain=[ORIGINAL, TRANSLATION]),
    ]
)


def names(query: SourceQuery, records: Catalogue = LIBRARY) -> list[str]:
    """The ids of the sources that pass, in order."""
    return [each.id for each in filtered(query, records).sources]


EVERYTHING = ["brief", "treaty-2024", "blog", "copy", "gazette-2025-08"]


def test_sources_are_in_order_of_date_then_name() -> None:
    """An open date counts from its beginning; a shorter span comes before a longer one."""
    assert EVERYTHING == [each.id for each in in_order(LIBRARY)] == names(SourceQuery())
    twins = [source("a", short_name="Z"), source("b", short_name="Y")]
    assert ["b", "a"] == [each.id for each in in_order(catalogue(sources=twins))][1:3]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": {SourceKind.BLOG_POST}}, ["brief", "blog"]),
        (
            {"kind": {SourceKind.BLOG_POST, SourceKind.OFFICIAL_TEXT}},
            ["brief", "treaty-2024", "blog"],
        ),
        ({"language": ("fr",)}, ["brief"]),
        ({"translated": {Translated.NO}}, ["brief", "treaty-2024", "blog"]),
        ({"translated": {Translated.YES}}, ["copy"]),
        ({"translated": {Translated.MACHINE}}, ["gazette-2025-08"]),
        ({"relayed": {Relayed.YES}}, ["blog"]),
        ({"read": {Extent.UNKNOWN}}, ["brief"]),
        ({"read": {Extent.WHOLE}, "relayed": {Relayed.NO}}, ["copy", "gazette-2025-08"]),
        ({"search": "herald"}, ["brief", "blog"]),
        ({"search": "HERALD pact"}, ["brief", "blog"]),
        ({"search": "gazette"}, ["brief", "blog", "copy", "gazette-2025-08"]),
        ({"search": "anna"}, ["blog", "copy"]),
        ({"search": "erald"}, []),
        ({"search": "!"}, []),
        ({"kind": {SourceKind.INTERVIEW}}, []),
    ],
)
def test_filters_keep_what_fits(changes: dict[str, Any], expected: list[str]) -> None:
    """Answers to one question add up, different questions must all fit; a search finds beginnings of words."""
    values = {k: frozenset(v) if isinstance(v, set) else v for k, v in changes.items()}
    assert expected == names(SourceQuery(**values))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2025-08-15", None, ["blog", "copy", "gazette-2025-08"]),
        ("2025-08-16", None, ["blog", "gazette-2025-08"]),
        (None, "2024-12-31", ["brief", "treaty-2024"]),
        (None, "2025-01-01", ["brief", "treaty-2024", "blog"]),
        (None, "2024-05-01", ["brief", "treaty-2024"]),
        (None, "2024-04-30", ["brief"]),
        ("2024-05-31", "2024-06-01", ["treaty-2024"]),
        ("2024-06-01", "2024-06-02", []),
        ("2030-01-01", None, ["blog"]),
        ("2025-02-01", "2025-01-01", ["blog"]),
    ],
)
def test_an_uncertain_date_keeps_nothing_out(
    first: str | None, last: str | None, expected: list[str]
) -> None:
    """A source passes unless it was certainly published before or after the days asked about."""
    days = [datetime.date.fromisoformat(day) if day else None for day in (first, last)]
    assert expected == names(SourceQuery(published_from=days[0], published_to=days[1]))


def test_a_search_knows_titles_notes_and_addresses() -> None:
    """What the record says in words is searched, in the source and in each step of its way."""
    chain = [{**ORIGINAL, "title": "Der Pakt", "note": "Seen by chance."}]
    one = source("one", note="Lost & found", url="https://example.org/zebra", chain=chain)
    records = catalogue(sources=[one, source("two")])
    for word in ("pakt", "chance", "lost", "zebra"):
        assert ["one"] == names(SourceQuery(search=word), records)


def test_counts_are_those_of_the_other_filters() -> None:
    """The count of an answer is what choosing it would leave, whatever is chosen in its own question."""
    query = SourceQuery(kind=frozenset({SourceKind.BLOG_POST}), language=("en",))
    found = filtered(query, LIBRARY)
    assert found.counts == {
        "kind": Counter(official_text=1, news_report=2, blog_post=1),
        "language": Counter(en=1, fr=1),
        "translated": Counter(no=1),
        "relayed": Counter(yes=1),
        "read": Counter(whole=1),
    }
    for kind in SourceKind:
        alone = replace(query, kind=frozenset({kind}))
        assert found.counts["kind"][kind] == len(filtered(alone, LIBRARY).sources)


def test_years_count_what_may_be_of_them() -> None:
    """An open date counts in every later year; the choice of days itself does not."""
    day = datetime.date(2020, 1, 1)
    for query in (SourceQuery(), SourceQuery(published_to=day)):
        assert filtered(query, LIBRARY).years == Counter({2020: 1, 2024: 1, 2025: 3})
    french = SourceQuery(language=("fr",))
    assert filtered(french, LIBRARY).years == Counter({2020: 1})
    assert years_of(LIBRARY) == (2020, 2024, 2025)


def test_an_answer_is_switched_on_and_off() -> None:
    """Switching twice changes nothing; other answers and questions stay."""
    query = SourceQuery(search="pact", language=("en",)).toggled("kind", "blog_post")
    query = query.toggled("language", "fr").toggled("read", "whole")
    assert query == SourceQuery(
        search="pact",
        language=("en", "fr"),
        kind=frozenset({SourceKind.BLOG_POST}),
        read=frozenset({Extent.WHOLE}),
    )
    for facet, value in (("language", "fr"), ("kind", "blog_post"), ("read", "whole")):
        query = query.toggled(facet, value)
    assert query == SourceQuery(search="pact", language=("en",))


def test_a_year_is_switched_on_and_off() -> None:
    """A year is its first and last day; another one takes its place."""
    query = SourceQuery().in_year(2024).in_year(2025)
    days = (datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))
    assert (query.published_from, query.published_to) == days
    assert query.in_year(2025) == SourceQuery()


def test_opening_and_filtering() -> None:
    """Another source closes what was open in the last one; a source that is opened is no filter."""
    query = SourceQuery(source="blog", about="alpha", open=("events",), search="x")
    assert query.opening("copy") == SourceQuery(source="copy", search="x")
    assert [each.is_filtered for each in (query, SourceQuery(source="blog", open=("a",)))] == [
        *(True, False)
    ]


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ([ORIGINAL], (Translated.NO, Relayed.NO)),
        ([ORIGINAL, RELAY], (Translated.NO, Relayed.YES)),
        # A machine that read a scan did not translate it.
        ([ORIGINAL, {**RELAY, "machine": True}], (Translated.NO, Relayed.YES)),
        ([ORIGINAL, TRANSLATION], (Translated.YES, Relayed.NO)),
        ([ORIGINAL, TRANSLATION, RELAY, MACHINE], (Translated.MACHINE, Relayed.YES)),
    ],
)
def test_how_it_came_is_read_from_its_chain(chain: list, expected: tuple) -> None:
    """Translations and relays count wherever they are in the chain."""
    read = source(chain=chain)
    assert expected == (translated(read), relayed(read))


def test_languages_are_by_name() -> None:
    """Only languages that some source was read in are known, in the order of their English names."""
    records = catalogue(sources=[source("a", language="zh"), source("b", language="fr")])
    assert list(languages(records).items()) == [
        *(("zh", "Chinese"), ("en", "English"), ("fr", "French"))
    ]


FULL = SourceQuery(
    source="blog",
    kind=frozenset({SourceKind.BLOG_POST}),
    language=("fr", "en"),
    translated=frozenset({Translated.MACHINE}),
    relayed=frozenset({Relayed.YES}),
    read=frozenset({Extent.WHOLE}),
    published_from=datetime.date(2025, 1, 1),
    published_to=datetime.date(2025, 12, 31),
    search="pact & <b>",
    about="sylvania",
    style=CitationStyle.ISO_690,
    open=("events", "statements~alpha"),
)


@pytest.mark.parametrize("query", [SourceQuery(), FULL])
def test_a_link_holds_the_whole_state(query: SourceQuery) -> None:
    """What a link says is read back as it was, spelled out or brief."""
    for encode in (SOURCE_LINK.encode, SOURCE_LINK.encode_briefly):
        decoded = SOURCE_LINK.decode(encode(query, LIBRARY), LIBRARY)
        assert (query, ()) == (decoded.query, decoded.notices)


def test_what_a_link_cannot_mean_is_noticed() -> None:
    """Unknown sources, answers, days and styles are left out one by one, former ids are followed."""
    asked = {
        **{"source": "treaty-of-2024", "kind": "blog_post.song", "language": "xx.en"},
        **{"published_from": "yesterday", "about": "nobody", "style": "mla", "page": "2"},
    }
    decoded = SOURCE_LINK.decode(asked, sample())
    assert decoded.query == SourceQuery(
        source="treaty-2024", kind=frozenset({SourceKind.BLOG_POST}), language=("en",)
    )
    assert len(decoded.notices) == 7
