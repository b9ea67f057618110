"""The HTML that a browser gets first, for every page of ours: Streamlit's own, with the page's content in it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from components.elements.assets import HERE, PAGE_FOLDERS, PAGE_STYLES, asset_path, script_paths
from components.streamlit_internals import LATER, index_page, server_script, with_content

if TYPE_CHECKING:
    from components.parts.page import Page

# The folders of the pages, because the table of pages imports the whole domain, which the server need not wait for.
NAMES = tuple(path.parent.name for path in sorted(PAGE_FOLDERS.glob("*/markup.py")))
FIRST = "overview"
_CONTENT = "<!-- content -->"
_OWN = HERE / "first_page"
# What makes the content and the header work, and what the live page and a printer need.
_MODULES = ("first_view", "site_header", "file_field", "paper")


def page_routes() -> list[Route]:
    """A route for each page, such as ``/compare``."""
    return [
        Route("/" if name == FIRST else f"/{name}", partial(_first_page, name), methods=["GET"])
        for name in NAMES
    ]


def _first_page(name: str, request: Request) -> Response:
    """Not a coroutine, so that rendering a page for the first time does not block the event loop."""
    # Imported here, because the server need not wait for the domain before it responds.
    from components.pages.table import PAGES
    from components.server.first_view import first_view
    from components.server.head import head, site_root
    from components.server.reference_managers import resolver
    from components.server.response_cache import cached_response
    from components.server.site_header import LONGEST_SEARCH, site_header
    from components.store.records_store import are_read
    from components.store.releases_store import catalogue_for
    from guarantees.links.page_link import SENT, release_of

    page, root = PAGES[name], site_root(request)
    text = request.query_params.get("q", "")[:LONGEST_SEARCH] if name == "search" else ""
    # A submitted form waits for them: only they determine the address it leads to.
    if not are_read() and SENT not in request.query_params:
        pieces = _while_reading(
            page, request, head(page, None, None, root), site_header(name, text)
        )
        return StreamingResponse(
            pieces, media_type="text/html", headers={"Cache-Control": "no-cache"}
        )
    catalogue = catalogue_for(request.query_params)
    pairs = request.query_params.multi_items()
    parameters = page.link.parameters(pairs)
    decoded = page.link.decode(parameters, catalogue)
    if SENT in request.query_params and not decoded.ignored:
        return RedirectResponse(page.link.address(decoded.query, catalogue), 303)
    link = page.link.page + page.link.query_string(decoded.query, catalogue)
    header = site_header(name, text, decoded.query.as_of, release=release_of(catalogue), link=link)

    def made() -> bytes:
        content = header + first_view(page, decoded, catalogue)
        named = f"{head(page, decoded.query, catalogue, root)}\n{resolver(root)}"
        return with_content(first_page(name), named, content).encode()

    # For a 404, the page says which id it does not know and what may be meant, and lists the records.
    status = 200 if page.finds(parameters, decoded.query) else 404
    key = (name, decoded, root, header)
    return cached_response(request, catalogue, key, made, "text/html", status=status)


def _while_reading(page: Page, request: Request, head: str, header: str) -> Iterator[str]:
    """What does not depend on the records at once, and the rest as soon as they have been read."""
    from components.server.first_view import first_view
    from components.store.releases_store import catalogue_for

    whole = with_content(first_page(page.name, in_one_piece=False), head, header + _CONTENT)
    before, _, after = whole.partition(_CONTENT)
    yield before
    catalogue = catalogue_for(request.query_params)
    parameters = page.link.parameters(request.query_params.multi_items())
    yield first_view(page, page.link.decode(parameters, catalogue), catalogue) + after


@cache
def first_page(name: str, in_one_piece: bool = True) -> str:
    """Streamlit's first page with our styles, and with our scripts before its own.

    ``in_one_piece`` makes browsers that support it lay out and paint all of the content at once, not part by part, if
    it comes quickly.
    """
    # Imported here, because the server need not wait for the domain before it responds.
    from components.server.first_view import view_styles

    first = server_script() + _address_script() + inlined("script", "theme.js")
    if in_one_piece:
        first += f'<link rel="expect" href="#{LATER}" blocking="render">\n' + inlined(
            "script", "in_one_piece.js"
        )
    return index_page(
        first=first + _early(name),
        last=inlined("style", "streamlit.css", "site_header.css", "connection.css")
        + site_colours()
        + view_styles(),
        later=_scripts(),
    )


def _address_script() -> str:
    from guarantees.links.foreign import TRACKERS

    script = inlined("script", "address.js")
    return script.replace("<script>", f'<script data-foreign="{html.escape(TRACKERS)}">', 1)


@cache
def inlined(tag: str, *files: str) -> str:
    """Files of the folder ``first_page`` as an element of the head."""
    texts = ((_OWN / file).read_text(encoding="utf-8") for file in files)
    return "".join(f"<{tag}>\n{text}</{tag}>\n" for text in texts)


def _early(name: str) -> str:
    """The styles of the content, which are in its shadow root, are requested before that exists."""
    named = ("document", *(each for each in PAGE_STYLES if each == f"page-{name}"))
    return "".join(
        f'<link rel="preload" as="style" fetchpriority="high" href="./{asset_path(each, ".css")}">\n'
        for each in named
    )


def _scripts() -> str:
    """What makes the content and the header work, before Streamlit's own code."""
    preloaded = "".join(
        f'<link rel="modulepreload" href="./{path}">\n' for path in script_paths("first_view")
    )
    modules = "".join(
        f'<script type="module" src="./{asset_path(each, ".js")}"></script>\n' for each in _MODULES
    )
    old = f'<script src="./{asset_path("old_browsers", ".js")}"></script>\n'
    return old + preloaded + modules


def site_colours() -> str:
    """The theme's colours for what is outside Streamlit's own tree."""
    rules = [
        f"{selector}{{--site-text:{st.get_option(f'theme.{theme}.textColor')};"
        f"--site-page:{st.get_option(f'theme.{theme}.backgroundColor')}}}"
        for selector, theme in ((":root", "light"), (":root.dark-theme", "dark"))
    ]
    return f"<style>{''.join(rules)}</style>"
