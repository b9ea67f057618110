"""Readers' pages have one vocabulary: question, answer, party, proposal. The codebook's words are those of curators."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from components.pages.table import PAGES
from components.parts.rendering import evidence_html, rendered
from guarantees.catalogue.catalogue import Catalogue
from tests.builders import sample
from tests.components.pages.test_pages import DOCUMENT_LINKS
from tests.components.parsed_html import Parsed

ADDRESSES = ("?", "./", "@container")
CURATORS = {"curate", "method"}
READ_ALOUD = ("title", "aria-label", "placeholder", "data-head")
# "Not coded" is what is known of a cell, and names itself on every page.
CODEBOOK = re.compile(
    r"\b(elements?|options?|values?|(?<!not )coded|coding|codebook|provisions?|actors?)\b",
    re.IGNORECASE,
)
LINKS = [(name, link) for name, link in DOCUMENT_LINKS if name not in CURATORS]
LINKS.append(("search", {}))


def of_records(catalogue: Catalogue) -> set[str]:
    """What the codebook itself says of its questions, in its own words."""
    return {
        text
        for each in catalogue.elements.values()
        for text in (each.question, each.definition, each.coding_rule)
    }


def texts(html: str) -> Iterator[str]:
    """What a page says to eye and ear."""
    page = Parsed(html)
    yield from page.texts
    for tag, attributes in page.elements:
        yield from (attributes.get(name) or "" for name in READ_ALOUD if tag != "script")


@pytest.mark.parametrize(("name", "link"), LINKS, ids=str)
def test_no_page_for_readers_has_words_of_the_codebook(name: str, link: dict[str, str]) -> None:
    """Neither the page nor its open evidence says element, option, value, coded, provision or actor."""
    records, page = sample(), PAGES[name]
    query = page.link.decode(link, records).query
    shown = rendered(page, query, records).html + evidence_html(page, query, records)
    said = {text.strip() for text in texts(shown)} - of_records(records) - {name}
    is_sentence = {text for text in said if not text.startswith(ADDRESSES)}
    assert set() == {text for text in is_sentence if CODEBOOK.search(text)}
