"""components/server/site_routes.py and unknown_address.py: every address, below whatever path the site is served."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urljoin

import pytest
import streamlit as st
from starlette.routing import BaseRoute
from streamlit.runtime import Runtime

from components.elements.assets import FILES, asset_path
from components.pages.table import PAGES
from components.server.first_page import FIRST
from components.server.site_routes import site_routes
from components.streamlit_internals import static_files
from guarantees.pages.sources.export import REFERENCE_FORMATS
from tests.components import answers
from tests.components.answers import Answer

FRAME = Path(__file__).resolve().parents[3] / "components" / "pages" / "frame.py"
HOSTILE = "\"'><script>alert(1)</script>"


@cache
def below(base: str) -> list[BaseRoute]:
    """The whole server's routes, Streamlit's included, below a path."""
    option = st.get_option
    with pytest.MonkeyPatch.context() as patch:
        for module in (st, st.config):
            patch.setattr(
                module,
                "get_option",
                lambda name: base if name == "server.baseUrlPath" else option(name),
            )
        # There is one in a process, and other tests must find none.
        patch.setattr(Runtime, "_instance", None)
        return list(st.App(FRAME, routes=site_routes())._build_starlette_app().routes)


def answer(routes: list[BaseRoute], address: str, **request: str) -> Answer:
    """What is answered at an address."""
    path, _, query = address.partition("?")
    return answers.answer(routes, path, dict(parse_qsl(query)), **request)


def led_to(routes: list[BaseRoute], address: str) -> str:
    """Where a redirection leads a browser that was at an address."""
    got = answer(routes, address)
    assert 307 == got.status
    return urljoin(address, got.headers["location"])


def test_the_state_of_the_site_is_served_too(small: object) -> None:
    """Whoever watches the process finds it among the routes of the site."""
    assert [200, 200] == [answer(below(""), path).status for path in ("/healthz", "/readyz")]


@pytest.mark.parametrize("base", ["", "guarantees", "/guarantees/", "a/b"])
def test_everything_is_served_below_the_path(small: object, base: str) -> None:
    """Pages, their parts, files, code and what Streamlit adds are below the path, and nothing of ours is elsewhere."""
    routes = below(base)
    root = f"/{base.strip('/')}/".replace("//", "/")
    paths = [
        *("" if name == FIRST else name for name in PAGES),
        *(asset_path(name, ending) for name, ending in FILES),
        *(f"sources.{ending}" for ending in REFERENCE_FORMATS),
        *("document/gap", "evidence/compare", "records-state"),
        *("sitemap.xml", "robots.txt"),
        *("favicon.png", "_stcore/host-config"),
    ]
    assert [] == [path for path in paths if answer(routes, root + path).status != 200]
    assert [] == [
        p for p in paths if root != "/" and answer(routes, f"/{p}").status not in (404, 307)
    ]


@pytest.mark.parametrize("base", ["guarantees", "a/b"])
def test_no_address_of_a_page_begins_at_the_host(small: object, base: str) -> None:
    """Every address in the HTML of a page is relative, so that it leads to the same site below whatever path."""
    routes = below(base)
    for name in ("", "proposal?id=alpha", "compare", "sources", "gap"):
        page = answer(routes, f"/{base}/{name}").text
        own = re.findall(r'\b(?:href|src|action)="(?!https?:|mailto:|#)([^"]*)"', page)
        assert len(own) > 10
        assert [] == [each for each in own if not each.startswith("./")]


@pytest.mark.parametrize("base", ["", "a/b"])
@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("compare/", "compare"),
        ("compare/?search=troops", "compare?search=troops"),
        ("Compare", "compare"),
        ("SOURCES/?kind=x&kind=x", "sources?kind=x"),
        ("overview", ""),
        ("index.html", ""),
        ("method/index.html", "method"),
        ("gap.html", "gap"),
        ("api/v1", "api/v1/"),
    ],
)
def test_what_can_only_mean_one_page_leads_there(base: str, asked: str, page: str) -> None:
    """Slashes too many, capital letters and the names of files lead to the page, with the parameters of the link."""
    root = f"/{base}/" if base else "/"
    routes = below(base)
    assert root + page == led_to(routes, root + asked)


def test_each_slash_is_a_step() -> None:
    """Browsers count the empty steps between slashes, so the way back has as many."""
    assert "../../compare?x=1" == answer(below(""), "/compare//?x=1").headers["location"]
    assert "../../gap" == answer(below("a/b"), "/a/b//gap/").headers["location"]


def test_the_site_is_found_without_the_slash() -> None:
    """The path itself, and the root of the host, lead to the Overview."""
    routes = below("a/b")
    assert ["/a/b/", "/a/b/?x=1", "/a/b/"] == [
        led_to(routes, each) for each in ("/a/b", "/a/b?x=1", "/")
    ]


@pytest.mark.parametrize("base", ["", "guarantees"])
@pytest.mark.parametrize(
    "path",
    [
        *("no-such-page", "compare/x", "proposal/alpha/beta", "robots", "favicon.ico"),
        *(
            "static/js/gone.js",
            "_stcore/gone",
            "sources",
            "x" * 5000,
            "a%2Fb",
            "\0",
            "..",
            "документ",
        ),
        *("assets/../app.py", "index.html/x", HOSTILE),
    ],
)
def test_an_unknown_address_is_not_found(small: object, base: str, path: str) -> None:
    """The status says so; the page is the site's own, leads on, and shows nothing as markup."""
    if path == "sources":
        path = "sources.exe"
    got = answer(below(base), f"/{base}/{path}".replace("//", "/"))
    assert 404 == got.status or (400, ".." in path or "\0" in path) == (got.status, True)
    assert "alert(1)</script>" not in got.text
    assert 400 == got.status or "There is no such" in got.text


def test_the_page_of_an_unknown_address_leads_on(
    small: object,
) -> None:
    """From whatever depth, and below whatever path, its links lead to pages and to the search."""
    for base, asked in (("", "/x"), ("", "/x/y/z/"), ("a/b", "/a/b/x/y"), ("a/b", "/elsewhere/x")):
        routes = below(base)
        page = answer(routes, asked).text
        found = {
            urljoin(asked, each) for each in re.findall(r'(?:href|action|src)="([^"#]+)"', page)
        }
        root = f"/{base}/" if base else "/"
        assert {root, *(f"{root}{name}" for name in PAGES if name != FIRST)} <= found
        assert [] == [each for each in found if not each.startswith(root)]


@pytest.mark.parametrize(
    ("asked", "suggested"),
    [
        ("/proposals?id=alpha", ["./proposal?id=alpha"]),
        ("/timelin", ["./timeline"]),
        ("/proposal/alpha", ["../proposal?id=alpha", "../proposal"]),
        ("/sources/Gazette_2025_08.html", ["../sources?source=gazette-2025-08", "../sources"]),
        ("/force-size", ["./method?element=force-size"]),
        ("/actors/sylvania/", ["../../actor?id=sylvania"]),
        ("/compare/xyz", ["../compare"]),
        ("/proposals/alpha/versions", ["../../proposal?id=alpha", "../../proposal"]),
        ("/entirely-else", []),
    ],
)
def test_what_is_near_is_suggested(small: object, asked: str, suggested: list[str]) -> None:
    """Pages and records with a name or an id like a step of the path are linked, with the link's parameters."""
    page = answer(below(""), asked).text.split("<main")[1]
    assert suggested == [unescape(each) for each in re.findall(r'<li><a href="([^"]*)"', page)]


def test_streamlit_keeps_its_own_addresses() -> None:
    """Its files are served, all but its bare first page; what it refuses, it refuses."""
    routes = below("")
    assert {"favicon.png", "manifest.json"} <= static_files() > {"index.html"} - {"index.html"}
    assert [200, 200] == [
        answer(routes, f"/{each}").status for each in ("favicon.png", "manifest.json")
    ]
    assert 405 == answer(routes, "/no-such-page", method="POST").status
    assert 404 == answer(routes, "/media/x").status
