"""The HTML that a browser gets first, for every page of ours: Streamlit's own, with the page's content in it."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cache, partial
from types import MappingProxyType

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from components.elements.assets import HERE, PAGES, asset_path, script_paths
from components.streamlit_internals import index_page, server_script, with_content

# The folders of the pages, because the table of pages imports the whole domain, which the server need not wait for.
NAMES = tuple(path.parent.name for path in sorted(PAGES.glob("*/view.py")))
FIRST = "overview"
LONGEST_SEARCH = 100
_OWN = HERE / "first_page"


def page_routes() -> list[Route]:
    """A route for each page, such as ``/compare``."""
    return [
        Route("/" if name == FIRST else f"/{name}", partial(_first_page, name), methods=["GET"])
        for name in NAMES
    ]


def _first_page(name: str, request: Request) -> Response:
    """Not a coroutine, so that rendering a page for the first time does not hold up the event loop."""
    # Imported here, because the server need not wait for the domain before it answers.
    from components.pages.table import PAGES
    from components.server.first_view import first_view
    from components.server.head import head, site_root
    from components.server.kept_answers import answer
    from components.store.records_store import are_read, records
    from guarantees.links.carried import day_of

    page, root = PAGES[name], site_root(request)
    text = request.query_params.get("q", "")[:LONGEST_SEARCH] if name == "search" else ""
    if not are_read():
        box = _search_box(text)
        html_ = with_content(first_page(name), head(page, None, None, root), box)
        return HTMLResponse(html_, headers={"Cache-Control": "no-cache"})
    catalogue = records().catalogue
    decoded = page.link.decode(dict(request.query_params), catalogue)
    box = _search_box(text, day_of(decoded.query.as_of))

    def made() -> bytes:
        content = box + first_view(page, decoded, catalogue)
        named = head(page, decoded.query, catalogue, root)
        return with_content(first_page(name), named, content).encode()

    found = answer(request, catalogue, (name, decoded, root, box), made, "text/html")
    if found.status_code == 200 and not page.finds(dict(request.query_params), decoded.query):
        # The page says which id it does not know and what may be meant, and lists what there is.
        found.status_code = 404
    return found


def _search_box(text: str, day: Mapping[str, str] = MappingProxyType({})) -> str:
    """The search of every page, which keeps the chosen day. Outside Streamlit's own tree, no run draws it again."""
    kept = "".join(
        f'<input type="hidden" name="{name}" value="{value}">' for name, value in day.items()
    )
    return (
        '<form id="site-search" role="search" action="./search" method="get">'
        f'<input type="search" name="q" aria-label="Search everything" placeholder="Search" '
        f'maxlength="{LONGEST_SEARCH}" value="{html.escape(text)}">{kept}</form>\n'
        f'<script type="module" async src="./{asset_path("search_box", ".js")}"></script>\n'
        f'<script type="module" async src="./{asset_path("file_field", ".js")}"></script>\n'
        f'<script type="module" async src="./{asset_path("printed_address", ".js")}"></script>\n'
    )


@cache
def first_page(name: str) -> str:
    """Streamlit's first page with our styles, and with early loading of what draws the first view."""
    from components.pages.table import MATRICES

    return index_page(
        first=server_script()
        + _address_script()
        + _inline("script", "theme.js")
        + _early(name in MATRICES),
        last=_inline("style", "streamlit.css", "search_box.css", "connection.css")
        + _site_colours(),
    )


def _address_script() -> str:
    from guarantees.links.foreign import TRACKERS

    script = _inline("script", "address.js")
    return script.replace("<script>", f'<script data-foreign="{html.escape(TRACKERS)}">', 1)


def _inline(tag: str, *files: str) -> str:
    texts = ((_OWN / file).read_text(encoding="utf-8") for file in files)
    return "".join(f"<{tag}>\n{text}</{tag}>\n" for text in texts)


def _early(has_matrix: bool) -> str:
    """Loads first what the first view is drawn with: browsers fetch in order, and Streamlit has sixty files."""
    scripts = ["first_view", *(["matrix"] if has_matrix else [])]
    paths = dict.fromkeys(path for name in scripts for path in script_paths(name))
    links = [f'rel="modulepreload" crossorigin href="./{path}"' for path in paths]
    if has_matrix:
        links.append(
            f'rel="preload" as="fetch" crossorigin href="./{asset_path("matrix", ".css")}"'
        )
    return "".join(f"<link {link}>\n" for link in links)


def _site_colours() -> str:
    """The theme's colours for what is outside Streamlit's own tree."""
    rules = [
        f"{selector}{{--site-text:{st.get_option(f'theme.{theme}.textColor')};"
        f"--site-page:{st.get_option(f'theme.{theme}.backgroundColor')}}}"
        for selector, theme in ((":root", "light"), (":root.dark-theme", "dark"))
    ]
    return f"<style>{''.join(rules)}</style>"
