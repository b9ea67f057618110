"""components/first_page.py: the HTML that a browser gets first."""

from __future__ import annotations

import asyncio
import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from components.browser_code import COMPONENTS, asset_path
from components.first_page import NEEDS, SITE_NAME, STATIC, first_page, page_routes
from components.records_store import records
from guarantees.comparison import compare
from guarantees.link import decode

PAGES = sorted(NEEDS)
ASSETS = {asset_path(component, ending) for component in COMPONENTS for ending in (".js", ".css")}


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

    from components.navigation import page_list

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
    ours = {asset_path(component, ".js") for component in components}
    assert ours <= {name for name in found if name.startswith("assets/")}


@pytest.mark.parametrize("path", PAGES)
def test_the_rest_is_streamlit_s_own(path: str) -> None:
    """The script that starts Streamlit and the element it draws into are as in Streamlit's own page."""
    own = (STATIC / "index.html").read_text(encoding="utf-8")
    start = re.findall(r'<script[^>]*type="module"[^>]*>', own)
    assert start == re.findall(r'<script[^>]*type="module"[^>]*>', first_page(path)) != []
    assert own.split("<body>")[1] == first_page(path).split("<body>")[1]


# ---- the first view of the comparison ---------------------------------------------------------------

HOSTILE = '"><script>window.harmed=1</script>'
LINKS: list[dict[str, str]] = [
    {},
    {"search": "troops", "asof": "2025-08-21"},
    {"proposals": "-"},
    {"cell": "coalition-of-the-willing-2025.force-size"},
    {"proposals": HOSTILE, "search": HOSTILE, HOSTILE: HOSTILE},
]


def answer(path: str, link: dict[str, str] | None = None) -> str:
    """The HTML that the server answers with."""
    sent: list[dict[str, Any]] = []
    scope = {
        **{"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http"},
        **{"path": path, "raw_path": path.encode(), "root_path": ""},
        **{"query_string": urlencode(link or {}).encode(), "headers": [(b"host", b"test")]},
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(Starlette(routes=page_routes())(scope, receive, send))
    assert (200, (b"cache-control", b"no-cache")) == (
        sent[0]["status"],
        next(header for header in sent[0]["headers"] if header[0] == b"cache-control"),
    )
    return b"".join(part.get("body", b"") for part in sent[1:]).decode()


def first_comparison(page: str) -> Any:
    """The comparison inside the HTML, or ``None``."""
    found = re.search(r'<div id="first-view" data-comparison="([^"]*)"', page)
    return json.loads(gzip.decompress(base64.b64decode(found.group(1)))) if found else None


@pytest.mark.parametrize("link", LINKS, ids=str)
def test_the_first_page_holds_the_comparison(link: dict[str, str]) -> None:
    """The comparison that the link asks for is in the HTML, as data; the link itself is not."""
    catalogue = records().catalogue
    model = compare(decode(link, catalogue).query.close_cell(), catalogue)
    page = answer("/compare", link)
    assert json.loads(json.dumps(model, default=vars)) == first_comparison(page)
    assert "window.harmed" not in page


def test_the_overview_holds_no_comparison() -> None:
    """Only the page that shows a comparison brings one."""
    records()
    assert first_page("/") == answer("/")


def test_the_first_page_does_not_wait_for_the_records() -> None:
    """While the records have not been read yet, the page comes without the comparison."""
    assert first_page("/compare") == answer("/compare")


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
    answer = asyncio.run(_answer(path))
    assert (answer.status_code, answer.headers.get("location")) == (status, location)


async def _answer(path: str) -> Response:
    below = next(route for route in page_routes() if route.path == "/compare/{rest:path}")
    address, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "path": address,
        "query_string": query.encode(),
        "headers": [],
        "server": ("localhost", 80),
        "path_params": {"rest": address.removeprefix("/compare/")},
    }
    return await below.endpoint(Request(scope))
