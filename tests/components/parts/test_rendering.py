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

from components.elements.assets import PAGE_FOLDERS, PAGE_STYLES, asset_path
from components.pages.table import PAGES
from components.parts.page import DocumentPage
from components.parts.rendering import (
    EVIDENCE,
    NOTICES,
    head_of,
    message,
    notices_html,
    rendered,
    styles_of,
    with_what_is_open,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.links.link_reader import Correction
from guarantees.links.page_link import Decoded, Open, PageLink, Words
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
BARE_LINK = PageLink("example", Bare, (Words("q"),))


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
    assert "<p>&lt;b&gt; ü</p><footer" in page.html
    assert page.html == gzip.decompress(page.packed).decode()


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
    page = replace(example, link=BARE_LINK)
    assert "<p>x ü</p>" in rendered(page, Bare("x"), sample()).html
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
    """The first line is JSON: what the link says and opens, and its unknown parts; all that follows is the page."""
    asked = Decoded(Asked(q='"ü"', open=("b", "a~1")), ("Ignored: x.",))
    head, packed = about(message(example, asked, sample(), "q=%22"))
    found = rendered(example, asked.query, sample())
    named = {
        "page": "example",
        "styles": [],
        "tag": found.tag,
        "asked": "q=%22",
        "address": "q=%22%C3%BC%22&open=b.a~1",
        "link": example.link.query_string(asked.query, sample()),
        "open": ["b", "a~1"],
        "notices": ["Ignored: x."],
        "evidence": "",
    }
    assert (named, found.packed) == (head, packed)


def test_equal_pages_have_equal_tags(example: DocumentPage) -> None:
    """A browser that has a page knows it by its tag; what is open is not part of it, what is shown is."""
    tags = [
        rendered(example, query, sample()).tag
        for query in (Asked(q="x"), Asked(q="x", open=("a",)), Asked(q="y"))
    ]
    assert (tags[0] == tags[1], tags[0] == tags[2]) == (True, False)


def test_a_page_begins_with_its_heading_and_choices(example: DocumentPage) -> None:
    """Heading, form and the place for notices come before the content; where Streamlit has widgets, only content."""
    page = replace(
        example,
        choices=lambda query, catalogue: h.form["Choices of ", query.q],
        names=lambda query, catalogue: query.q and f"About {query.q}",
    )
    named, usual = (rendered(page, Asked(q=q), sample()).html for q in ("<b>", ""))
    assert "<h1>About &lt;b&gt;</h1>" in named
    assert "<h1>An example</h1>" in usual
    assert f"<form>Choices of &lt;b&gt;</form></div>{NOTICES}<p>&lt;b&gt; ü</p><footer" in named
    with_widgets = replace(page, has_widgets=True)
    assert rendered(with_widgets, Asked(q="x"), sample()).html.startswith("<p>x ü</p><footer")


def test_a_notice_that_asks_what_was_meant_is_a_link(example: DocumentPage) -> None:
    """To the same page, for what is like what the link says; all of it as text."""
    said = "There is no '<b>'. Did you mean 'b'? Shown: all."
    meant = Correction("Did you mean 'b'?", "The <B>", {"q": "b&c"})
    decoded = Decoded(Asked(), (said,), corrections={said: meant})
    assert notices_html(example, decoded) == (
        "There is no &#39;&lt;b&gt;&#39;. "
        'Did you mean <a href="./example?q=b%26c">The &lt;B&gt;</a>? Shown: all.',
    )


def test_what_is_open_is_filled_in(example: DocumentPage) -> None:
    """In the first HTML the notices, as text, and the evidence are in their places, and parts are open."""
    page = replace(
        example,
        markup=lambda query, catalogue: [h.details(".x", data_open="a")["A"], EVIDENCE],
        evidence=lambda query, catalogue: h.p["The evidence"],
    )
    head = head_of(page, Decoded(Asked(open=("a",)), ("Ignored: <b>.",)), sample())
    html = with_what_is_open(rendered(page, Asked(), sample()).html, head)
    assert '<div class="notices" data-notices><p>Ignored: &lt;b&gt;.</p></div>' in html
    assert '<details class="x" data-open="a" open>A</details>' in html
    assert 'aria-label="Evidence"><p>The evidence</p></aside>' in html


def test_a_page_has_the_style_beside_its_markup() -> None:
    """Each stylesheet in the folder belongs to a page of its name; a page without one has none of its own."""
    written = sorted(path.parent.name for path in PAGE_FOLDERS.glob("*/style.css"))
    assert [f"page-{name}" for name in written] == list(PAGE_STYLES)
    assert set(written) <= set(PAGES)
    expected = {
        name: (asset_path(f"page-{name}", ".css"),) if name in written else () for name in PAGES
    }
    assert expected == {name: styles_of(name) for name in PAGES}


def test_markup_is_made_without_streamlit() -> None:
    """No page in the table needs Streamlit, not even indirectly: the first HTML is made outside its runs."""
    modules = "components.pages.table, components.parts.rendering"
    code = f"import sys, {modules}; print('streamlit' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PAGE_FOLDERS.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "False" == answer.stdout.strip()


@pytest.mark.parametrize("name", PAGES)
def test_every_document_can_be_rendered(name: str) -> None:
    """There is a page for the query of a bare link, also without any records."""
    page = PAGES[name]
    for catalogue in (sample(), Catalogue()):
        query = page.link.decode({}, catalogue).query
        assert rendered(page, query, catalogue).html.startswith("<")
