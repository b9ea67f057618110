"""components/server/reference_managers.py: what Zotero gets of a page."""

from __future__ import annotations

import datetime
import re
from html import unescape
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import rispy

from components.pages.table import PAGES
from components.server.first_page import page_routes
from components.server.reference_managers import reference_routes
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.styles import CitationStyle
from tests.components import answers
from tests.components.answers import Answer
from tests.components.parsed_html import Parsed

ROUTES = reference_routes()


def references(id: str) -> list[dict[str, object]]:
    """What an id stands for, read by a library."""
    got = answers.answer(ROUTES, "/unapi", {"id": id, "format": "ris"}, host="example.org")
    assert got.status == 200, got.text
    read: list[dict[str, object]] = rispy.loads(got.text[got.text.index("TY  - ") :])
    return read


def page(address: str, link: dict[str, str] | None = None) -> Answer:
    """The first HTML of a page."""
    return answers.answer(page_routes(), address, link)


def id_of(got: Answer) -> str:
    """The id that a page names, as Zotero reads it: outside its content."""
    light = re.sub(r"<template.*?</template>", "", got.text, flags=re.DOTALL)
    assert '<link rel="unapi-server"' in light.partition("</head>")[0]
    (found,) = re.findall(r'<abbr class="unapi-id" hidden title="([^"]+)">', light)
    return unquote(unescape(found))


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"sources"}))
def test_a_page_is_one_reference(name: str, small: Catalogue) -> None:
    """By its title on this site, with the address that opens it again and the version of the data."""
    (found,) = references(id_of(page("/" if name == "overview" else f"/{name}")))
    assert found["type_of_reference"] == "ELEC"
    assert str(found["title"]).startswith(PAGES[name].title)
    (address,) = found["urls"]  # type: ignore[misc]
    assert str(address).startswith(f"http://t/{PAGES[name].link.page}?")
    assert f"version={small.version}" in str(address)
    (note,) = found["notes"]  # type: ignore[misc]
    assert small.version in note


def test_a_day_and_a_record_are_in_the_reference(small: Catalogue) -> None:
    """The view that was cited, not the page as it opens."""
    (found,) = references(id_of(page("/proposal", {"id": "alpha", "asof": "2025-09-01"})))
    assert "Alpha" in str(found["title"])
    assert "1 September 2025" in str(found["notes"])
    assert "asof=2025-09-01" in str(found["urls"])


def test_sources_are_the_references_that_they_are(small: Catalogue) -> None:
    """All that the page lists, what a filter keeps of them, or the one that is open."""
    assert {each["id"] for each in references(id_of(page("/sources")))} == set(small.sources)
    (one,) = references(id_of(page("/sources", {"source": "treaty-2024"})))
    assert one["title"] == small.sources["treaty-2024"].title
    kept = references(id_of(page("/sources", {"translated": "machine"})))
    assert [each["id"] for each in kept] == ["gazette-2025-08"]


def test_formats_are_named_before_anything_is_asked_for() -> None:
    """For all ids, and for one."""
    for link, status in (({}, 200), ({"id": "compare"}, 300)):
        got = answers.answer(ROUTES, "/unapi", link)
        named = [each.get("name") for each in ElementTree.fromstring(got.body).iter("format")]
        assert (got.status, named) == (status, ["ris"])


@pytest.mark.parametrize(
    ("link", "status", "says"),
    [
        ({"id": "nowhere"}, 404, "'id'"),
        ({"id": "nowhere", "format": "ris"}, 404, "'id'"),
        ({"id": "../compare\x00", "format": "ris"}, 404, "'id'"),
        ({"id": "proposal?id=nowhere", "format": "ris"}, 404, "proposal 'nowhere'"),
        ({"id": "compare?x=1", "format": "ris"}, 404, "'x'"),
        ({"id": "compare", "format": "bibtex"}, 406, "'format' may be: ris"),
    ],
)
def test_what_cannot_be_given_is_said(link: dict[str, str], status: int, says: str) -> None:
    """In a sentence, as plain text."""
    got = answers.answer(ROUTES, "/unapi", link)
    assert got.status == status
    assert says in got.text
    assert got.headers["content-type"].startswith("text/plain")


def test_a_view_is_cited_in_each_style(small: Catalogue) -> None:
    """With title, day, version of the data, the address that opens it again, and the day of reading, each once."""
    link = {"id": "proposal?id=alpha&asof=2025-08-21"}
    got = answers.answer(ROUTES, "/cite", link, host="example.org")
    cited = Parsed(got.text).all("dd")
    texts = re.findall(r"<dd>(.*?)</dd>", got.text, re.DOTALL)
    assert len(CitationStyle) == len(texts) == len(cited)
    day = datetime.datetime.now(datetime.UTC).date()
    for text in (unescape(re.sub(r"<.*?>", "", each)) for each in texts):
        for part in ("Alpha pact", "as stated up to 21 August 2025", small.version, "2025"):
            assert part in text
        assert text.count("Alpha pact") == text.count("/proposal?id=alpha&") == 1
    assert f"{day.day} {day:%B %Y}" in got.text
    assert got.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("id", ["", "nonsense", "compare?nonsense=1", "<b>", "proposal?id=<b>"])
def test_what_is_no_view_is_not_cited(id: str) -> None:
    """A link that names no page, or something that the page does not know, is refused in words."""
    got = answers.answer(ROUTES, "/cite", {"id": id} if id else {"x": "1"})
    assert got.status == (200 if id == "" else 404)
    assert "<b>" not in got.text
