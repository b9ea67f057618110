"""components/server/first_page.py: the HTML that a browser gets first."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.elements.assets import FILES, HERE, asset_path
from components.pages.table import PAGES
from components.parts.rendering import (
    head_of,
    notices_html,
    rendered,
    styles_of,
    with_what_is_open,
)
from components.server.first_page import FIRST, NAMES, first_page, page_routes
from components.server.first_view import BROWSERS, LATE, TOO_OLD
from components.streamlit_internals import LATER, STATIC, TITLE
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from tests.components import answers

PATHS = {name: "/" if name == FIRST else f"/{name}" for name in PAGES}
ASSETS = {asset_path(name, ending) for name, ending in FILES}
THEME = (HERE / "first_page" / "theme.js").read_text(encoding="utf-8")
TWO_KINDS = pytest.mark.parametrize("name", ["gap", "positions"])
"""A page of words, and one that is a table of cells: the first HTML of others differs only by its first view."""


def addresses(page: str, tag: str) -> list[str]:
    """The addresses of our own files that the elements of a part of a page name."""
    return re.findall(rf'<{tag}\s[^>]*(?:href|src)="\./(assets/[^"]+)"', page)


def test_every_page_of_the_table_is_served() -> None:
    """The pages that have a folder are those of the table, and those of the menu; nothing else has a first page."""
    app = AppTest.from_function(_menu, default_timeout=30).run()
    served = [route.path for route in page_routes() if "{" not in route.path]
    assert (sorted(PAGES), FIRST) == (sorted(NAMES), next(iter(PAGES)))
    assert app.text[0].value.split() == sorted(PATHS.values()) == sorted(served)
    assert [path.removeprefix("/") for path in PATHS.values()] == [
        page.link.page for page in PAGES.values()
    ]


def _menu() -> None:
    # Streamlit knows a page's address only inside a run.
    import streamlit as st

    from components.pages.navigation import page_list

    pages = page_list()
    st.navigation(pages)
    st.text(" ".join(sorted(f"/{page.url_path}" for page in pages)))


@TWO_KINDS
def test_the_server_is_named_before_any_code_runs(name: str) -> None:
    """The encoding comes first in the head, and after it the script with the server's address and settings."""
    head = first_page(name).split("<head>", 1)[1].lstrip()
    encoding, head = head.split("\n", 1)
    assert encoding == '<meta charset="UTF-8" />'
    assert 1 == first_page(name).count("charset")
    found = re.match(
        r'<script>window\.__streamlit = \{BACKEND_BASE_URL: new URL\("\.", location\.href\)\.href, '
        r"HOST_CONFIG: (\{.*?\})\};</script>\n",
        head,
    )
    settings = json.loads(found.group(1))
    origins = list(st.get_option("client.allowedOrigins"))
    assert (origins, False) == (settings["allowedOrigins"], settings["useExternalAuthToken"])


@TWO_KINDS
def test_the_theme_is_known_before_anything_is_drawn(name: str) -> None:
    """The script that finds out about a dark theme runs at once, before any style, any other file and the body."""
    page = first_page(name)
    assert 1 == page.count(f"<script>\n{THEME}</script>")
    before = page[: page.index(THEME)]
    assert ([], []) == (re.findall(r"<(link|style|body)", before), re.findall(r"src=", before))


@TWO_KINDS
def test_no_font_is_loaded_early(name: str) -> None:
    """The theme uses the reader's own fonts, so none is fetched, while Streamlit's page would."""
    assert 'as="font"' in (STATIC / "index.html").read_text(encoding="utf-8")
    assert 'as="font"' not in first_page(name)


def test_what_draws_the_first_view_is_loaded_early() -> None:
    """Only the styles of the content are asked for before it; scripts come after it, ours before Streamlit's."""
    before, later = first_page("gap").split(f'<template id="{LATER}">')
    assert [asset_path("document", ".css"), *styles_of("gap")] == addresses(before, "link")
    scripts = addresses(later, "script")
    assert [] == addresses(before, "script")
    assert set(scripts) <= ASSETS
    assert asset_path("first_view", ".js") in scripts
    assert later.index("./assets/") < later.rindex("./assets/") < later.index("./static/js/")


@TWO_KINDS
def test_streamlit_starts_after_the_content_is_painted(name: str) -> None:
    """Its scripts are in a template until then, with that of components; what it draws into is as it was."""
    own = (STATIC / "index.html").read_text(encoding="utf-8")
    page = first_page(name)
    template = page.split(f'<template id="{LATER}">')[1].split("</template>")[0]
    start = re.findall(r'<(?:script|link)[^>]*"\./static/js/[^>]*>', own)
    all_of_it = re.findall(r'<(?:script|link)[^>]*"\./static/(?:js|css)/[^>]*>', page)
    assert start == all_of_it[: len(start)] != []
    assert "BidiComponent" in all_of_it[len(start)]
    assert len(set(all_of_it)) == len(all_of_it)
    assert all(each in template for each in all_of_it)
    assert 1 == page.count('<div id="root"></div>') == own.count('<div id="root"></div>')
    assert "You need to enable JavaScript" not in page


def test_a_page_is_painted_in_one_piece_if_it_comes_at_once() -> None:
    """Painting waits for the end of the content, but not while the records are read."""
    waits = f'<link rel="expect" href="#{LATER}" blocking="render">'
    assert [1, 0] == [first_page("gap", whole).count(waits) for whole in (True, False)]
    assert first_page("gap").index(waits) < first_page("gap").index("</head>")


# ---- what the server adds for each reader -----------------------------------------------------------

HOSTILE = """"'></template></div><script>window.harmed=1</script>"""


def answer(path: str, link: dict[str, str] | None = None) -> str:
    """The HTML that the server answers with."""
    got = answers.answer(page_routes(), path, link)
    assert (200, "no-cache") == (got.status, got.headers["cache-control"])
    return got.text


def at_once(page: str) -> str:
    """What of a page is there before its content."""
    return page.partition('id="first-view"')[0]


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


@pytest.mark.parametrize("path", PATHS.values())
def test_every_page_has_a_search_box(path: str) -> None:
    """The box is there before any code and any record: a form that asks the search page, below whatever root."""
    page = answer(path)
    tree = Tree(at_once(page))
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
    assert words == Tree(at_once(answer("/search", {"q": words}))).one("input", name="q")["value"]
    assert "" == Tree(at_once(answer("/compare", {"q": words}))).one("input", name="q")["value"]


@pytest.mark.parametrize("path", ["/compare", "/search"])
def test_no_link_is_markup(small: Catalogue, path: str) -> None:
    """Whatever a link holds, names of parameters too, no element that does something comes of it."""
    link = dict.fromkeys(("q", "id", "open", "proposals", "cell", "country", HOSTILE), HOSTILE)
    hostile, bare = Tree(answer(path, link)), Tree(answer(path, {"q": "words"}))
    assert doing(bare) == doing(hostile)
    assert [] == [name for _, attrs in hostile.elements for name in attrs if name.startswith("on")]


def doing(page: Tree) -> list[tuple[str, dict[str, str | None]]]:
    """The elements that load, run or send something. What is in a field, or said of the page, is the reader's."""
    kinds = {"script", "style", "link", "meta", "base", "form", "input", "img", "iframe", "object"}
    return [
        (tag, {name: value for name, value in attrs.items() if name not in ("value", "content")})
        for tag, attrs in page.elements
        if attrs.get("rel") != "canonical" and tag in kinds | {"template"}
    ]


# ---- the first view ----------------------------------------------------------------------------------

OPENED = {
    **{"open": f"legal-effect.{HOSTILE}.a~1", "q": "troops", "id": "alpha"},
    **{"asof": "2025-08-21", "country": "freedonia"},
}


@pytest.mark.parametrize("name", PAGES)
def test_the_first_page_holds_the_document(small: Catalogue, name: str) -> None:
    """The page that the link asks for is in a shadow root, with its styles and what is open; its head is next to it.

    The evidence is in the page, and not in its head as well.
    """
    page = PAGES[name]
    link = {**OPENED, "id": "sylvania"} if name == "actor" else OPENED
    decoded = page.link.decode(link, small)
    first = answer(PATHS[name], link).split('<div id="root">')[0]
    styles = [asset_path("document", ".css"), *styles_of(name)]
    sheets = "".join(f'<link rel="stylesheet" href="./{style}">' for style in styles)
    head = head_of(page, decoded, small)
    content = with_what_is_open(rendered(page, decoded.query, small).html, head)
    assert (
        f'<div data-document><template shadowrootmode="open">{sheets}'
        f'<div class="guarantees-document">{content}</div></template></div></main></div>'
    ) in first
    assert 1 == first.count(f"<h1>{html.escape(page.headed(decoded.query, small))}</h1>")
    view = Tree(first).one("div", id="first-view")
    assert {"id", "class", "data-head"} == {*view}
    assert (f"{name} with-choices" if page.has_widgets else name) == view["class"]
    told = vars(replace(head, evidence=""))
    assert json.loads(json.dumps(told)) == json.loads(view["data-head"] or "")


def test_a_form_leads_on_to_the_brief_address(small: Catalogue) -> None:
    """What a form sends without scripts is answered with the address that the live page shows for the same choices."""
    sent = {"search": "treaty", "published_from": "", "form": "show"}
    got = answers.answer(page_routes(), "/sources", sent)
    assert (303, "./sources?search=treaty") == (got.status, got.headers["location"])
    bare = answers.answer(page_routes(), "/sources", {"form": "show"})
    assert (303, "./sources") == (bare.status, bare.headers["location"])


def test_a_form_with_a_text_that_is_no_day_says_so(small: Catalogue) -> None:
    """A choice that cannot be read is no reason to lead on: the page says what was expected."""
    got = answers.answer(page_routes(), "/sources", {"published_from": "last year", "form": "show"})
    assert (200, True) == (got.status, "&#39;last year&#39; is not a day" in got.text)


@TWO_KINDS
def test_the_first_view_says_what_is_missing_and_leads_on(small: Catalogue, name: str) -> None:
    """For when the live page does not come: sentences, without a script to show them, below a link to every page."""
    page = answer(f"/{name}")
    view = page.split('id="first-view"')[1]
    for sentence in (LATE, TOO_OLD):
        assert html.escape(sentence, quote=False) in view
    menu = Tree(page[page.index('id="site-header"') : page.index('id="first-view"')])
    led_to = {attrs["href"] for tag, attrs in menu.elements if tag == "a"}
    pages = {f"./{each}" for each in PAGES if each not in (FIRST, "search")}
    assert {"#content", "./"} | pages == led_to
    assert "first-view-is-late 0s 8s" in page


def test_the_oldest_browsers_are_the_same_everywhere() -> None:
    """The message for older browsers, the README and the linters agree."""
    root = Path(__file__).resolve().parents[3]
    names = {"chrome": "Chrome or Edge", "firefox": "Firefox", "safari": "Safari"}
    listed = json.loads((root / "package.json").read_text(encoding="utf-8"))["browserslist"]
    versions = dict(each.split() for each in listed)
    assert ", ".join(f"{names[each]} {versions[each]}" for each in names) == BROWSERS
    assert (versions["edge"], versions["ios_saf"]) == (versions["chrome"], versions["safari"])
    assert BROWSERS in (root / "README.md").read_text(encoding="utf-8")


@TWO_KINDS
def test_the_first_page_begins_before_the_records_are_read(name: str) -> None:
    """Its head and the header are those of any answer, but for words on the view; the content follows."""
    page = answer(f"/{name}")
    bare = re.sub(r'<div id="site-header".*?(?=<div id="root">)', "", page, flags=re.S)
    title = re.search(r'<title>(.+)</title>\n<meta name="description"[^>]*>', bare)
    assert title is not None
    assert f"{PAGES[name].title} · {SITE_NAME}" == title[1]
    assert first_page(name, in_one_piece=False) == bare.replace(title[0], TITLE)


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/proposal", {"id": "alfa", "utm_source": "x"}),
        ("/compare", {"search": "help", HOSTILE: "1", "proposals": "gone"}),
    ],
)
def test_the_first_view_says_what_was_ignored(
    small: Catalogue, path: str, link: dict[str, str]
) -> None:
    """Without the live page, too, readers learn what is not shown, and what is like it; as text."""
    known = PAGES[path.removeprefix("/")]
    notices = notices_html(known, known.link.decode(link, small))
    assert 1 <= len(notices)
    page, quiet = answer(path, link), answer(path, {"utm_source": "x"})
    for notice in notices:
        assert f"<p>{notice}</p>" in page
    assert "This link" not in quiet.split('<div id="root">')[0]


@pytest.mark.parametrize("name", ["proposal", "actor"])
def test_a_record_that_is_not_there_is_not_found(small: Catalogue, name: str) -> None:
    """An unknown id is answered with 404, by a page that says what may be meant and lists what there is."""
    got = answers.answer(page_routes(), f"/{name}", {"id": "sylvanja"})
    assert (404, True) == (
        got.status,
        "&#x27;sylvanja&#x27;, which is not in this edition" in got.text.replace("&#39;", "&#x27;"),
    )
    assert "Sylvania" in got.text
    for link in ({}, {"id": ""}, {"id": "-"}):
        assert 200 == answers.answer(page_routes(), f"/{name}", link).status
    assert 200 == answers.answer(page_routes(), "/map", {"id": "sylvanja"}).status


@TWO_KINDS
def test_while_the_records_are_read_the_page_begins_and_then_goes_on(name: str) -> None:
    """The first reader after a start gets the head and the menu at once, and the content in the same answer."""
    during = answers.answer(page_routes(), PATHS[name]).text
    after = answers.answer(page_routes(), PATHS[name]).text
    content = after[after.index('id="first-view"') : after.index('<div id="root">')]
    assert content in during
    assert during.index('id="site-header"') < during.index('id="first-view"')
    assert during.endswith(after[-200:])


def test_a_form_that_is_sent_while_the_records_are_read_waits_for_them() -> None:
    """Its fields may have one name, which only the server makes a link of, and the live page reads the link."""
    sent = [("proposals", "-"), ("proposals", "beta"), ("proposals", "alpha"), ("form", "show")]
    got = answers.answer(page_routes(), "/compare", [*sent, ("view", "sentences")])
    assert (303, "./compare?view=sentences") == (got.status, got.headers["location"])
