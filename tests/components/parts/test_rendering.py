"""components/parts/rendering.py: a page is rendered once for all who ask the same, and packed for the component."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import dataclass, replace
from typing import Any

import htpy as h
import pytest

from components.elements.assets import PAGE_STYLES, PAGES, asset_path
from components.pages.table import DOCUMENTS
from components.parts.page import DocumentPage
from components.parts.rendering import (
    linked_message,
    message,
    picture_before,
    rendered,
    styles_of,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.links.page_link import Open, PageLink, Words
from tests.builders import sample


@dataclass(frozen=True)
class Asked:
    """The query of the page ``example``."""

    q: str = ""
    open: tuple[str, ...] = ()
    as_of: AsOf = LATEST


@dataclass(frozen=True)
class Bare:
    """A query of which nothing can be open."""

    q: str = ""
    as_of: AsOf = LATEST


LINK = PageLink("example", Asked, (Words("q"), Open()))


@pytest.fixture
def made() -> list[tuple[object, Catalogue]]:
    """What the page ``example`` was rendered for, each time."""
    return []


@pytest.fixture
def example(made: list[tuple[object, Catalogue]]) -> DocumentPage:
    """A page of which nothing has been rendered yet."""

    def markup(query: Asked | Bare, catalogue: Catalogue) -> h.Node:
        made.append((query, catalogue))
        return h.p[f"{query.q} ü"]

    return DocumentPage("example", "Example", "An example", "what it is", LINK, markup)


def test_a_page_is_html_packed(example: DocumentPage) -> None:
    """Texts are escaped, and the page is packed as it is."""
    page = rendered(example, Asked(q="<b>"), sample())
    html = "<p>&lt;b&gt; ü</p>"
    assert (html, html) == (page.html, gzip.decompress(page.packed).decode())


def test_who_asks_the_same_gets_the_same_rendering(example: DocumentPage, made: list) -> None:
    """The second reader waits for nothing; another question is rendered for itself."""
    first, second = (rendered(example, Asked(q="troops"), sample()) for _ in range(2))
    other = rendered(example, Asked(q="money"), sample())
    assert first is second is not other
    assert [(Asked(q="troops"), sample()), (Asked(q="money"), sample())] == made


def test_what_is_open_is_not_part_of_the_rendering(example: DocumentPage, made: list) -> None:
    """Readers who opened other evidence share one page, which was rendered with nothing open."""
    closed = rendered(example, Asked(), sample())
    opened = rendered(example, Asked(open=("a", "b")), sample())
    assert closed is opened
    assert [(Asked(), sample())] == made


def test_a_page_of_which_nothing_opens_is_rendered_too(example: DocumentPage, made: list) -> None:
    """A query without open parts is passed on as it is."""
    assert "<p>x ü</p>" == rendered(example, Bare("x"), sample()).html
    assert [(Bare("x"), sample())] == made


def test_other_records_are_rendered_anew(example: DocumentPage, made: list) -> None:
    """A catalogue is never shown what was rendered from another."""
    other = Catalogue(version="other")
    pages = [rendered(example, Asked(), each) for each in (sample(), other, sample(), other)]
    assert (pages[0], pages[1]) == (pages[2], pages[3])
    assert [sample(), other] == [each for _, each in made]


def test_equal_pages_are_equal_bytes(example: DocumentPage) -> None:
    """Packed again, at another time, a page is the same message, which is not sent again."""
    first = rendered(example, Asked(), sample()).packed
    again = rendered(replace(example, name="other"), Asked(), sample()).packed
    # The header's time of day is left out.
    assert (first, bytes(4)) == (again, first[4:8])


def about(sent: bytes) -> tuple[dict[str, Any], bytes]:
    """The line about a page, and the packed page after it."""
    head, _, packed = sent.partition(b"\n")
    return json.loads(head), packed


def test_a_message_is_a_line_about_the_page_and_the_page(example: DocumentPage) -> None:
    """The first line is JSON: name, styles, what the link opens and its full text; all that follows is the page."""
    query = Asked(q='"ü"', open=("c",))
    head, packed = about(message(example, query, sample(), opened=("b", "a~1"), read="3"))
    link = example.link.query_string(Asked(q='"ü"', open=("b", "a~1")), sample())
    named = {"page": "example", "styles": [], "open": ["b", "a~1"], "read": "3", "link": link}
    assert (named, rendered(example, query, sample()).packed) == (head, packed)


def test_the_message_of_a_link_opens_what_the_link_says(example: DocumentPage) -> None:
    """A page that is fetched by its link alone comes with that link's open parts; one without parts opens none."""
    head, packed = about(linked_message(example, Asked(open=("b", "a")), sample()))
    assert (["b", "a"], "link") == (head["open"], head["read"])
    assert "&open=b.a&" in head["link"]
    assert packed == rendered(example, Asked(), sample()).packed


def test_a_page_has_the_style_beside_its_markup() -> None:
    """Each stylesheet in the folder belongs to a page of its name; a page without one has none of its own."""
    written = sorted(path.parent.name for path in PAGES.glob("*/style.css"))
    assert [f"page-{name}" for name in written] == list(PAGE_STYLES)
    assert set(written) <= set(DOCUMENTS)
    expected = {
        name: (asset_path(f"page-{name}", ".css"),) if name in written else () for name in DOCUMENTS
    }
    assert expected == {name: styles_of(name) for name in DOCUMENTS}


def test_markup_is_made_without_streamlit() -> None:
    """No page in the table needs Streamlit, not even indirectly: the first HTML is made outside its runs."""
    modules = "components.pages.table, components.parts.rendering"
    code = f"import sys, {modules}; print('streamlit' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PAGES.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "False" == answer.stdout.strip()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_can_be_rendered(name: str) -> None:
    """There is a page for the query of a bare link, also without any records."""
    page = DOCUMENTS[name]
    for catalogue in (sample(), Catalogue()):
        query = page.link.decode({}, catalogue).query
        assert rendered(page, query, catalogue).html.startswith("<")


def test_a_picture_is_plain_text() -> None:
    """What is put together with the page's HTML must not escape it."""
    picture = picture_before(
        DOCUMENTS["timeline"], DOCUMENTS["timeline"].link.decode({}, sample()).query, sample()
    )
    assert ("<", True) == ((picture + "<")[-1], picture.startswith("<div"))
    assert "" == picture_before(
        DOCUMENTS["search"], DOCUMENTS["search"].link.decode({}, sample()).query, sample()
    )
