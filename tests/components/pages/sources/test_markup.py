"""Sources as HTML, with the texts of records as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bench.many_records import many_records
from components.pages.sources.markup import page_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.export import REFERENCE_FORMATS
from guarantees.pages.sources.query import SourceQuery, Translated
from guarantees.pages.sources.styles import CitationStyle
from guarantees.records.fields import Record
from guarantees.records.vocabulary import SourceKind
from tests.builders import catalogue, sample, source
from tests.components.parsed_html import Parsed

GAZETTE = "gazette-2025-08"
OPENED = SourceQuery(GAZETTE)
STYLES_PROJECT = "https://citationstyles.org/"


def parsed(query: SourceQuery = OPENED, records: Catalogue | None = None) -> Parsed:
    """A page of the small catalogue, or of another, parsed."""
    return Parsed(str(page_markup(query, records or sample())))


@pytest.mark.parametrize("query", [SourceQuery(), OPENED, SourceQuery("treaty-2024")])
def test_headings_go_down_step_by_step(query: SourceQuery) -> None:
    """Below the page's own title no level is left out."""
    levels = [int(tag[1]) for tag, _ in parsed(query).elements if re.fullmatch("h[1-6]", tag)]
    before = 1
    for level in levels:
        assert 2 <= level <= before + 1
        before = level


@pytest.mark.parametrize("query", [SourceQuery(), OPENED])
def test_ids_and_keys_are_unique(query: SourceQuery) -> None:
    """Each target of a link is there once, and every link within the page has a target."""
    page = parsed(query)
    for name in ("id", "data-open", "data-focus"):
        values = [found[name] for _, found in page.elements if found.get(name)]
        assert len(values) == len(set(values))
    ids = {found["id"] for _, found in page.elements if "id" in found}
    inside = {found["href"] for found in page.all("a") if str(found["href"]).startswith("#")}
    assert {str(target)[1:] for target in inside} <= ids
    copied = {found["data-copy"] for found in page.all("button")}
    assert copied <= ids


def test_tables_name_their_columns_and_rows() -> None:
    """Every table has a caption, column headings and one heading in each row."""
    for query in (SourceQuery(), OPENED):
        page = parsed(query)
        tables = len(page.all("table"))
        rows = len(page.all("tr")) - tables
        assert tables == len(page.all("caption")) > 0
        assert rows == len(page.all("th", scope="row"))
        assert len(page.all("th")) == rows + len(page.all("th", scope="col"))


def test_filters_are_links_that_stay() -> None:
    """A filter that is on says so to everyone; following one leaves the reader where they were."""
    query = SourceQuery(kind=frozenset({SourceKind.NEWS_REPORT}))
    page = parsed(query)
    chips = [found for found in page.all("a") if "chip" in str(found.get("class"))]
    assert all("data-stay" in found and found["data-focus"] for found in chips)
    on = [found["data-focus"] for found in chips if found.get("aria-current") == "true"]
    assert on == ["kind-news_report"]
    assert [found["class"] for found in chips if found["data-focus"] in on] == ["chip active"]
    assert "✓ " in page.texts
    assert "Filters: news report" in page.texts
    assert "Filters: none" in parsed(SourceQuery()).texts
    none = [found["data-focus"] for found in chips if found["class"] == "chip none"]
    assert none == ["translated-no", "read-excerpt", "published-2024"]


def test_files_are_downloads() -> None:
    """Links to files are ordinary links that the browser saves."""
    for query in (SourceQuery(), OPENED):
        files = [found for found in parsed(query).all("a") if "download" in found]
        endings = [str(found["href"]).partition("?")[0] for found in files]
        assert endings == [f"./sources.{ending}" for ending in REFERENCE_FORMATS]
        titles = [found["title"] for found in files]
        assert titles == [each.meaning for each in REFERENCE_FORMATS.values()]


def test_every_claim_is_one_click_away_from_its_evidence() -> None:
    """Each claim leads to the page that shows it, and collapsed parts can be expanded by a link."""
    page = parsed()
    heads = len(page.all("th", scope="row"))
    ways = [str(found["href"]) for found in page.all("a")]
    ways = [way for way in ways if re.match(r"\./(compare|positions|proposal|timeline)\?", way)]
    assert heads <= len(ways)
    assert len(page.all("details")) == len(page.all("summary"))
    assert all("data-open" in found for found in page.all("details"))


def test_a_source_says_what_it_is() -> None:
    """Names, kind, dates, language, extent and address of the record are there in words."""
    page = parsed()
    facts = {
        "Called here": "Gazette, Aug 2025",
        "Kind": "news report",
        "Published": "21 Aug 2025",
        "Language read": "English",
    }
    start = page.texts.index("Called here")
    assert page.texts[start : start + 8] == [word for fact in facts.items() for word in fact]
    start = page.texts.index("Way to the reader")
    assert page.texts[start + 2 : start + 6] == [
        *("de", " Freedonia", " → ", "⚙ "),
    ]
    facts = {
        "How much was read": "whole text",
        "Accessed": "1 Sep 2025",
        "Address": "https://example.org/gazette",
    }
    start = page.texts.index("How much was read")
    assert page.texts[start : start + 6] == [word for fact in facts.items() for word in fact]


def test_unused_paragraphs_say_why() -> None:
    """Each has its place, the reason with its meaning, and the record's note."""
    page = parsed()
    start = page.texts.index("Paragraphs that are not used, and why")
    assert page.texts[start + 1 : start + 6] == [
        "Paragraph 5: ",
        "rhetoric",
        "Paragraph 6: ",
        "boilerplate",
        ". Appeal of the publisher.",
    ]
    meaning = "Title, caption, by-line, navigation or appeal of the publisher."
    assert page.all("span", title=meaning)


def test_the_picture_of_paragraphs_has_the_same_in_words() -> None:
    """Its title is the sentence next to it, and each mark says its own."""
    page = parsed()
    [picture] = page.all("svg")
    assert (picture["role"], picture["viewbox"]) == ("img", "0 0 60 24")
    sentence = "Of 6 paragraphs: 4 cited, 2 set aside with a reason, none left unexplained."
    assert page.texts.count(sentence) == 2
    states = [found["class"] for found in page.all("rect")]
    assert states == ["cited"] * 4 + ["unused"] * 2
    assert "Paragraph 5: set aside with a reason" in page.texts


def test_a_source_without_claims_or_text_says_so() -> None:
    """No part of the page is blank."""
    page = parsed(SourceQuery("herald-2025"), catalogue(sources=[source()]))
    for sentence in (
        "Its paragraphs are not counted: no whole text of it is kept.",
        "Nothing in the records cites it.",
        "No contradiction is recorded that involves words read in it.",
        "none recorded",
    ):
        assert sentence in page.texts
    assert [] == page.all("table")


def test_an_empty_library_says_so() -> None:
    """Without records there is a sentence and no filter, list or file."""
    page = parsed(SourceQuery(), Catalogue())
    assert "There are no sources to show." in page.texts
    assert not [*page.all("table"), *page.all("details"), *page.all("a")]


def test_no_hit_leads_back() -> None:
    """A list without sources keeps its filters and the way back to everything."""
    page = parsed(SourceQuery(translated=frozenset({Translated.YES})))
    assert "Clear search and filters" in page.texts
    assert page.all("a", href="./sources")
    assert not page.all("table")
    assert not page.all("a", href="./search?q=x-ray")
    assert parsed(SourceQuery(search="x-ray")).all("a", href="./search?q=x-ray")


def test_addresses_open_elsewhere_without_a_referrer() -> None:
    """Links out of the site are web addresses, open in a new tab and send no referrer."""
    out = [found for found in parsed().all("a") if not str(found["href"]).startswith(("./", "#"))]
    assert {found["href"] for found in out} == {"https://example.org/gazette", STYLES_PROJECT}
    assert {(found["target"], found["rel"]) for found in out} == {("_blank", "noopener noreferrer")}


def test_the_citation_is_in_the_chosen_style() -> None:
    """The style of the link is named next to the citation, and its project is credited."""
    page = parsed(replace(OPENED, style=CitationStyle.OSCOLA))
    assert "Freedonia promises a treaty’ (The Gazette tr, 21 August 2025)" in page.text
    assert "Style: OSCOLA, by the Citation Style Language project." in page.text


HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) $x^2$ \"'><script>alert(1)</script> &amp;"


def hostile(model: Any) -> Any:
    """A record with the same text in each of its fields of prose, however deep."""
    prose = {"name", "short_name", "title", "says", "note", "label", "question", "office", "quote"}
    if isinstance(model, Record):
        values = {
            name: HOSTILE if name in prose and isinstance(value, str) else hostile(value)
            for name, value in vars(model).items()
        }
        return model.model_copy(update=values)
    if isinstance(model, tuple):
        return tuple(hostile(each) for each in model)
    if isinstance(model, dict):
        return {key: hostile(each) for key, each in model.items()}
    return model


def hostile_catalogue() -> Catalogue:
    """The small catalogue, all texts hostile, with a note on each source and an address that is a script."""
    parts = ("proposals", "sources", "actors", "elements", "positions", "events", "contradictions")
    changed = {name: hostile(dict(getattr(sample(), name))) for name in parts}
    changed["sources"] = {
        key: each.model_copy(update={"note": HOSTILE, "url": "javascript:alert(1)"})
        for key, each in changed["sources"].items()
    }
    return replace(sample(), **changed)


def attributes(page: Parsed) -> Iterator[tuple[str, str]]:
    """Every attribute of a page."""
    for _, found in page.elements:
        yield from ((name, value or "") for name, value in found.items())


@pytest.mark.parametrize("query", [SourceQuery(), OPENED, SourceQuery(search=HOSTILE)])
def test_hostile_text_stays_text(query: SourceQuery) -> None:
    """Markup in records and links is shown letter by letter and makes no element, link or script."""
    page = parsed(query, hostile_catalogue())
    assert not [*page.all("img"), *page.all("script")]
    assert not [name for name, _ in attributes(page) if name.startswith("on")]
    ways = [value for name, value in attributes(page) if name == "href"]
    assert all(way.startswith(("./", "#")) or way == STYLES_PROJECT for way in ways)
    assert HOSTILE in page.text
    if query == OPENED:
        assert "javascript:alert(1)" in page.texts


def test_many_sources_are_all_listed() -> None:
    """Hundreds of sources are one table."""
    many = many_records(sample(), 150)
    page = parsed(SourceQuery(), many)
    assert len(page.all("th", scope="row")) == len(many.sources) == 300
    assert "300 sources" in page.texts
