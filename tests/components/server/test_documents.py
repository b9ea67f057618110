"""components/server/documents.py: a page is rendered once for all who ask the same, and packed for the component."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import htpy as h
import pytest

from components.elements.assets import PAGE_STYLES, PAGES, asset_path
from components.server import documents
from components.server.documents import (
    DOCUMENTS,
    link_of,
    linked_message,
    message,
    picture_before,
    rendered,
    styles_of,
    title_of,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.page_link import Open, PageLink, Words
from tests.builders import sample


@dataclass(frozen=True)
class Asked:
    """The query of the page ``example``."""

    q: str = ""
    open: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bare:
    """A query of which nothing can stand open."""

    q: str = ""


def forget() -> None:
    """Forget what was rendered of the small folder."""
    sample().remembered.pop(documents._rendered_from.__wrapped__, None)


@pytest.fixture
def renderings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[object, Catalogue]]]:
    """A page ``example`` exists; what it was rendered for, each time."""
    made: list[tuple[object, Catalogue]] = []
    page = ModuleType("components.pages.example.markup")
    page.TITLE = "Example"
    page.LINK = PageLink("example", Asked, (Words("q"), Open()))

    def page_markup(query: Asked | Bare, catalogue: Catalogue) -> h.Node:
        made.append((query, catalogue))
        return h.p[f"{query.q} ü"]

    page.page_markup = page_markup
    monkeypatch.setitem(sys.modules, "components.pages.example.markup", page)
    forget()
    yield made
    forget()


def test_a_page_is_its_title_its_link_and_its_html(renderings: list) -> None:
    """Title and codec are the module's own; the HTML is escaped, and packed as it is."""
    page = rendered("example", Asked(q="<b>"), sample())
    assert ("Example", "example") == (title_of("example"), link_of("example").page)
    html = "<p>&lt;b&gt; ü</p>"
    assert (html, html) == (page.html, gzip.decompress(page.packed).decode())


def test_who_asks_the_same_gets_the_same_rendering(renderings: list) -> None:
    """The second reader waits for nothing; another question is rendered for itself."""
    first, second = (rendered("example", Asked(q="troops"), sample()) for _ in range(2))
    other = rendered("example", Asked(q="money"), sample())
    assert first is second is not other
    assert [(Asked(q="troops"), sample()), (Asked(q="money"), sample())] == renderings


def test_what_stands_open_is_not_part_of_the_rendering(renderings: list) -> None:
    """Readers who opened other evidence share one page, which was rendered with nothing open."""
    closed = rendered("example", Asked(), sample())
    opened = rendered("example", Asked(open=("a", "b")), sample())
    assert closed is opened
    assert [(Asked(), sample())] == renderings


def test_a_page_of_which_nothing_opens_is_rendered_too(renderings: list) -> None:
    """A query without opened parts is passed on as it is."""
    assert "<p>x ü</p>" == rendered("example", Bare("x"), sample()).html
    assert [(Bare("x"), sample())] == renderings


def test_other_records_are_rendered_anew(renderings: list) -> None:
    """A catalogue is never shown what was rendered from another."""
    other = Catalogue(version="other")
    pages = [rendered("example", Asked(), each) for each in (sample(), other, sample(), other)]
    assert (pages[0], pages[1]) == (pages[2], pages[3])
    assert [sample(), other] == [each for _, each in renderings]


def test_equal_pages_are_equal_bytes(renderings: list) -> None:
    """Packed again, at another time, a page is the same message, which is not sent again."""
    first = rendered("example", Asked(), sample()).packed
    forget()
    assert first == rendered("example", Asked(), sample()).packed
    # The header's time of day.
    assert bytes(4) == first[4:8]


def about(sent: bytes) -> tuple[dict[str, Any], bytes]:
    """The line about a page, and the packed page after it."""
    head, _, packed = sent.partition(b"\n")
    return json.loads(head), packed


def test_a_message_is_a_line_about_the_page_and_the_page(renderings: list) -> None:
    """The first line is JSON: name, styles, what the link opens and its full text; all that follows is the page."""
    query = Asked(q='"ü"', open=("c",))
    head, packed = about(message("example", query, sample(), opened=("b", "a~1"), read="3"))
    link = link_of("example").query_string(Asked(q='"ü"', open=("b", "a~1")), sample())
    named = {"page": "example", "styles": [], "open": ["b", "a~1"], "read": "3", "link": link}
    assert (named, rendered("example", query, sample()).packed) == (head, packed)


def test_the_message_of_a_link_opens_what_the_link_says(renderings: list) -> None:
    """A page that is asked for by its link alone comes with that link's opened parts; one without parts opens none."""
    head, packed = about(linked_message("example", Asked(open=("b", "a")), sample()))
    assert (["b", "a"], "link") == (head["open"], head["read"])
    assert "&open=b.a&" in head["link"]
    assert packed == rendered("example", Asked(), sample()).packed


def test_a_page_has_the_style_beside_its_markup() -> None:
    """Each stylesheet in the folder belongs to a page of its name; a page without one has none of its own."""
    written = sorted(path.parent.name for path in PAGES.glob("*/style.css"))
    assert [f"page-{name}" for name in written] == list(PAGE_STYLES)
    assert set(written) <= set(DOCUMENTS)
    expected = {
        name: (asset_path(f"page-{name}", ".css"),) if name in written else () for name in DOCUMENTS
    }
    assert expected == {name: styles_of(name) for name in DOCUMENTS}


BUILT = [name for name in DOCUMENTS if (PAGES / name / "markup.py").is_file()]


def test_markup_is_made_without_streamlit() -> None:
    """No markup of a page needs Streamlit, not even by way of another: the first HTML is made outside its runs."""
    modules = ", ".join(f"components.pages.{name}.markup" for name in DOCUMENTS)
    code = f"import sys, {modules}; print('streamlit' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PAGES.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "False" == answer.stdout.strip()


@pytest.mark.parametrize("name", BUILT)
def test_every_page_has_what_the_first_view_needs(name: str) -> None:
    """A title, the codec of its own path, and a page for the query of a bare link, also without any records."""
    path = "" if name == "overview" else name
    assert (True, path) == (bool(title_of(name)), link_of(name).page)
    for catalogue in (sample(), Catalogue()):
        query = link_of(name).decode({}, catalogue).query
        assert rendered(name, query, catalogue).html.startswith("<")


def test_a_picture_is_plain_text() -> None:
    """What is put together with the page's HTML must not escape it."""
    picture = picture_before("timeline", link_of("timeline").decode({}, sample()).query, sample())
    assert ("<", True) == ((picture + "<")[-1], picture.startswith("<div"))
    assert "" == picture_before("search", link_of("search").decode({}, sample()).query, sample())
