"""The response to an unknown address: a redirect to what was meant, or a 404 page with links.

Streamlit would serve its own page, whatever is requested. All addresses here are relative to the requested one, since a
proxy may serve the site below a path that the server does not know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

import htpy as h
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Match, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from components.server.guard.turns import in_turn
from components.streamlit_internals import static_files

HEADING = "There is no such page"
# The endings that other sites give to page names.
_FILE = re.compile(r"((\A|/)index)?(\.html?|\.php)?\Z")


class UnknownAddress(Route):
    """The route of every address that no other route takes, neither ours nor one of Streamlit's.

    ``base`` is the path below which the site is served, such as ``/guarantees``, or "". ``pages`` are the names of the
    pages, of which ``first`` is the one at the root.
    """

    def __init__(self, base: str, pages: tuple[str, ...], first: str) -> None:
        super().__init__("/{path:path}", partial(in_turn, self.answer), methods=["GET"])
        self.base, self.pages, self.first = base, pages, first

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether nothing else is at the address; other methods than GET and HEAD are Streamlit's to refuse."""
        match, found = super().matches(scope)
        if match is not Match.FULL:
            return Match.NONE, {}
        others = (
            each for each in scope["app"].routes if each is not self and not _is_fallback(each)
        )
        taken = any(each.matches(scope)[0] is not Match.NONE for each in others)
        path = "/" + found["path_params"]["path"]
        is_file = path.removeprefix(self.base + "/") in static_files()
        return (Match.NONE, {}) if taken or is_file else (match, found)

    def answer(self, request: Request) -> Response:
        """Not a coroutine, since finding similar addresses takes a moment."""
        path, up = self._place(request)
        page = _FILE.sub("", re.sub(r"/+", "/", path).strip("/")).casefold()
        if page in ("", *self.pages):
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse((up or "./") + ("" if page == self.first else page) + query)
        suggested = self._suggested(path, request.url.query)
        return HTMLResponse(_page(path, up or "./", suggested), 404)

    def _place(self, request: Request) -> tuple[str, str]:
        """The path below the site's root, and the relative path from the requested address to that root."""
        path = "/" + request.path_params["path"]
        written = request.scope.get("raw_path") or path.encode()
        # For the browser, %2F does not separate steps.
        up = "../" * (written.split(b"?")[0].count(b"/") - 1)
        if path.startswith(f"{self.base}/"):
            steps = f"{request.scope.get('root_path', '')}{self.base}".count("/")
            return path[len(self.base) + 1 :], up.removeprefix("../" * steps)
        # Outside the site, or its root without the slash.
        return path.removeprefix(self.base).strip("/"), f"{up}{self.base.strip('/')}/"

    def _suggested(self, path: str, query: str) -> Mapping[str, str]:
        # Imported here, because the server need not wait for the domain before it responds.
        from components.pages.table import PAGES
        from components.store.records_store import are_read, records
        from guarantees.links.nearest import nearest

        if not are_read():
            return {}
        asked = f"?{query}" if query else ""
        pages = {
            page.title: f"./{name}{asked}" for name, page in PAGES.items() if name != self.first
        }
        return nearest(path, pages, records().catalogue)


def _is_fallback(route: Any) -> bool:
    """Streamlit's route for its files, which serves the page that starts Streamlit at any other address."""
    return isinstance(route, Mount) and isinstance(route.app, StaticFiles)


def _page(path: str, root: str, suggested: Mapping[str, str]) -> str:
    # Imported here, because the server need not wait for the domain before it responds.
    from components.server.plain_page import plain_page
    from components.server.site_header import LONGEST_SEARCH
    from guarantees.links.link_reader import shortened
    from guarantees.links.nearest import words_of

    words = words_of(path)[:LONGEST_SEARCH]
    links = [h.li[h.a(href=root + to.removeprefix("./"))[name]] for name, to in suggested.items()]
    search = f"{root}search?{urlencode({'q': words})}"
    return plain_page(
        HEADING,
        h.p["Nothing is at ", h.code(translate="no")[shortened(f"/{path}")], " on this site."],
        links and [h.p["Did you mean one of these?"], h.ul[links]],
        h.p[
            words and [h.a(href=search)[f"Search for “{words}”"], " · "],
            h.a(href=root)["Overview"],
            " · ",
            h.a(href=f"{root}compare")["Compare proposals"],
        ],
        root=root,
        words=words,
    )
