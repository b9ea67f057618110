"""components/server/first_page.py: the HTML that a browser gets first."""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.elements.assets import FILES, asset_path, script_paths
from components.server import records_store
from components.server.documents import (
    DOCUMENTS,
    link_of,
    picture_before,
    rendered,
    styles_of,
    title_of,
)
from components.server.first_page import (
    NEEDS,
    SITE_SCRIPT,
    STATIC,
    first_page,
    page_routes,
)
from components.server.matrix_pages import MATRIX_PAGES
from components.server.records_store import records
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from tests.components import answers

PAGES = sorted(NEEDS)
ASSETS = {asset_path(name, ending) for name, ending in FILES}


def preloads(path: str) -> list[str]:
    """The addresses that the first page of ``path`` tells the browser to load early, ours included."""
    links = re.findall(r"<link\s[^>]*>", first_page(path))
    early = [link for link in links if re.search(r'rel="(modulepreload|preload)"', link)]
    return [re.search(r'href="\./([^"]+)"', link).group(1) for link in early]


def test_every_page_has_a_first_page() -> None:
    """Every page of the menu is served its first HTML by us, and nothing else is."""
    app = AppTest.from_function(_menu, default_timeout=30).run()
    served = sorted(route.path for route in page_routes() if "{" not in route.path)
    assert app.text[0].value.split() == PAGES == served


def _menu() -> None:
    # Streamlit knows a page's address only inside a run.
    import streamlit as st

    from components.parts.navigation import page_list

    pages = page_list()
    st.navigation(pages)
    st.text(" ".join(sorted(f"/{page.url_path}" for page in pages)))


@pytest.mark.parametrize("path", PAGES)
def test_the_title_is_ours(path: str) -> None:
    """The page is called by the site's name from its first byte, and Streamlit's own title is gone."""
    assert [f"<title>{SITE_NAME}</title>"] == re.findall(r"<title>.*?</title>", first_page(path))


@pytest.mark.parametrize("path", PAGES)
def test_the_server_is_named_before_any_code_runs(path: str) -> None:
    """The script with the server's address and settings is the first thing in the head."""
    head = first_page(path).split("<head>", 1)[1].lstrip()
    found = re.match(
        r"<script>window\.__streamlit = \{BACKEND_BASE_URL: new URL\((.*?), location\.origin\)\.href, "
        r"HOST_CONFIG: (\{.*?\})\};</script>\n",
        head,
    )
    base, settings = json.loads(found.group(1)), json.loads(found.group(2))
    origins = list(st.get_option("client.allowedOrigins"))
    assert ("/", origins, False) == (
        base,
        settings["allowedOrigins"],
        settings["useExternalAuthToken"],
    )


@pytest.mark.parametrize("path", PAGES)
def test_the_theme_is_known_before_anything_is_drawn(path: str) -> None:
    """The script that finds out about a dark theme runs at once, before any style, any other file and the body."""
    page = first_page(path)
    assert 1 == page.count(SITE_SCRIPT)
    before = page[: page.index(SITE_SCRIPT)]
    assert ([], []) == (re.findall(r"<(link|style|body)", before), re.findall(r"src=", before))
    assert re.match(r"<script>\n", SITE_SCRIPT)


@pytest.mark.parametrize("path", PAGES)
def test_no_font_is_loaded_early(path: str) -> None:
    """The theme uses the reader's own fonts, so none is fetched, while Streamlit's page would."""
    assert 'as="font"' in (STATIC / "index.html").read_text(encoding="utf-8")
    assert 'as="font"' not in first_page(path)


@pytest.mark.parametrize("path", PAGES)
def test_everything_loaded_early_exists(path: str) -> None:
    """No address of an early load leads nowhere."""
    lost = [name for name in preloads(path) if name not in ASSETS and not (STATIC / name).exists()]
    assert [] == lost


@pytest.mark.parametrize(
    "name", sorted({name for elements, _ in NEEDS.values() for name in elements})
)
def test_streamlit_still_has_the_file_of_each_element(name: str) -> None:
    """Each element named has exactly one file; a release that renames it is noticed here."""
    assert 1 == len(list(STATIC.glob(f"static/js/{name}.*.js")))


@pytest.mark.parametrize("path", PAGES)
def test_what_the_page_needs_is_loaded_early(path: str) -> None:
    """The scripts of the page's elements and components are on the list."""
    elements, components = NEEDS[path]
    found = preloads(path)
    loaded = {Path(name).name.split(".")[0] for name in found if name.startswith("static/js/")}
    assert set(elements) <= loaded
    ours = {path for component in components for path in script_paths(component)}
    assert ours <= {name for name in found if name.startswith("assets/")}


@pytest.mark.parametrize("path", PAGES)
def test_the_rest_is_streamlit_s_own(path: str) -> None:
    """The script that starts Streamlit and the element it draws into are as in Streamlit's own page."""
    own = (STATIC / "index.html").read_text(encoding="utf-8")
    start = re.findall(r'<script[^>]*type="module"[^>]*>', own)
    assert start == re.findall(r'<script[^>]*type="module"[^>]*>', first_page(path)) != []
    assert own.split("<body>")[1] == first_page(path).split("<body>")[1]


# ---- what the server adds for each reader -----------------------------------------------------------

HOSTILE = """"'></template></div><script>window.harmed=1</script>"""


@cache
def _read() -> records_store._Store:
    """A store that has read the real records, for all tests of this file."""
    store = records_store._store
    records()
    return store


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The real records have been read."""
    monkeypatch.setattr(records_store, "_store", _read())
    return records().catalogue


def answer(path: str, link: dict[str, str] | None = None) -> str:
    """The HTML that the server answers with."""
    got = answers.answer(page_routes(), path, link)
    assert (200, "no-cache") == (got.status, got.headers["cache-control"])
    return got.text


class Tree(HTMLParser):
    """The elements of HTML with their attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))

    def one(self, tag: str, **attributes: str) -> dict[str, str | None]:
        """The attributes of the only element of its kind that has these."""
        [found] = [
            attrs
            for name, attrs in self.elements
            if name == tag and attributes.items() <= attrs.items()
        ]
        return found


# ---- the search box ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_search_box(path: str) -> None:
    """The box is there before any code and any record: a form that asks the search page, below whatever root."""
    page = answer(path)
    tree = Tree(page)
    form = {"id": "site-search", "role": "search", "action": "./search", "method": "get"}
    assert form == tree.one("form")
    assert tree.one("input") == {
        **{"type": "search", "name": "q", "maxlength": "100", "value": ""},
        **{"aria-label": "Search everything", "placeholder": "Search"},
    }
    assert page.index('id="site-search"') < page.index('<div id="root">')


@pytest.mark.parametrize("words", ["troops", HOSTILE, "a&amp;b", "a  b", "💥"])
def test_the_search_box_holds_what_was_asked(words: str) -> None:
    """The page of results shows the words letter by letter, in their attribute; other pages show none."""
    assert words == Tree(answer("/search", {"q": words})).one("input", name="q")["value"]
    assert "" == Tree(answer("/compare", {"q": words})).one("input", name="q")["value"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("read", [False, True])
def test_no_link_is_markup(request: pytest.FixtureRequest, path: str, read: bool) -> None:
    """Whatever a link holds, names of parameters too, no element that does something comes of it."""
    if read:
        request.getfixturevalue("catalogue")
    link = dict.fromkeys(("q", "id", "open", "proposals", "cell", "country", HOSTILE), HOSTILE)
    hostile, bare = Tree(answer(path, link)), Tree(answer(path))
    assert doing(bare) == doing(hostile)
    assert [] == [name for _, attrs in hostile.elements for name in attrs if name.startswith("on")]


def doing(page: Tree) -> list[tuple[str, dict[str, str | None]]]:
    """The elements that load, run or send something. What stands in a field is the reader's."""
    kinds = {"script", "style", "link", "meta", "base", "form", "input", "img", "iframe", "object"}
    return [
        (tag, {name: value for name, value in attrs.items() if name != "value"})
        for tag, attrs in page.elements
        if tag in kinds | {"template"}
    ]


# ---- the first view ----------------------------------------------------------------------------------

LINKS: list[dict[str, str]] = [
    {},
    {"search": "troops", "asof": "2025-08-21"},
    {"proposals": "-", "actors": "-"},
    {"cell": "coalition-of-the-willing-2025.force-size"},
    {"proposals": HOSTILE, "search": HOSTILE, HOSTILE: HOSTILE},
]


@pytest.mark.parametrize("name", MATRIX_PAGES)
@pytest.mark.parametrize("link", LINKS, ids=range(len(LINKS)))
def test_the_first_page_holds_the_table(
    catalogue: Catalogue, name: str, link: dict[str, str]
) -> None:
    """The table that the link asks for, without its open cell, is in the HTML, as data; the link itself is not."""
    asked = MATRIX_PAGES[name]
    query = replace(asked.decode(link, catalogue).query, cell=None)
    page = answer(f"/{name}", link)
    first = Tree(page).one("div", id="first-view")
    sent = json.loads(gzip.decompress(base64.b64decode(first["data-matrix"] or "")))
    assert json.loads(json.dumps(asked.matrix(query, catalogue), default=vars)) == sent
    assert (name, f"<h1>{asked.title}</h1>" in page) == (first["class"], True)
    assert "window.harmed" not in page


OPENED: list[dict[str, str]] = [
    {},
    {"open": "legal-effect.force-size"},
    {"open": f"a~1.{HOSTILE}.b"},
    {"q": "troops", "id": "north-atlantic-treaty", "asof": "2025-08-21", "country": "poland"},
]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("link", OPENED, ids=range(len(OPENED)))
def test_the_first_page_holds_the_document(
    catalogue: Catalogue, name: str, link: dict[str, str]
) -> None:
    """The page that the link asks for stands in a shadow root, with its styles; what to open is named beside it."""
    query = link_of(name).decode(link, catalogue).query
    path = "/" if name == "overview" else f"/{name}"
    first = answer(path, link).split('<div id="root">')[0]
    styles = [asset_path("document", ".css"), *styles_of(name)]
    sheets = "".join(f'<link rel="stylesheet" href="./{style}">' for style in styles)
    page = picture_before(name, query, catalogue) + rendered(name, query, catalogue).html
    assert (
        f'<div data-document><template shadowrootmode="open">{sheets}'
        f'<div class="guarantees-document">{page}</div></template></div></main></div>'
    ) in first
    assert f"<h1>{html.escape(title_of(name))}</h1>" in first
    view = Tree(first).one("div", id="first-view")
    opened = ".".join(getattr(query, "open", ()))
    assert {"id": "first-view", "class": name, "data-open": opened} == view


@pytest.mark.usefixtures("catalogue")
def test_the_keys_to_open_are_those_that_the_link_names() -> None:
    """Of the parts a link opens, those that may be names of parts are passed on, in order."""
    found = Tree(answer("/proposal", OPENED[2])).one("div", id="first-view")
    assert "a~1.b" == found["data-open"]


@pytest.mark.parametrize("path", PAGES)
def test_the_first_page_does_not_wait_for_the_records(path: str) -> None:
    """While the records have not been read yet, the page comes at once, with nothing but the search box added."""
    page = answer(path)
    assert "first-view" not in page.split("<body>")[1]
    assert first_page(path) == re.sub(r'<form id="site-search".*?</form>\n', "", page, flags=re.S)


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/compare/x", 404, None),
        ("/compare/", 307, "/compare"),
        ("/compare/?q=1", 307, "/compare?q=1"),
    ],
)
def test_below_a_page_there_is_nothing(path: str, status: int, location: str | None) -> None:
    """An address below a page says that it is none, or leads to the page when only a slash is too much."""
    address, _, query = path.partition("?")
    got = answers.answer(page_routes(), address, dict(parse_qsl(query)))
    assert (status, location) == (got.status, got.headers.get("location"))
