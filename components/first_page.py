"""The HTML that a browser gets first, for every page of ours.

Streamlit's own file works, but on a page below the root it asks twice for a server it knows, and finds the code of
each element only when the first run names it. Ours says where the server is and which code the page will need, so that
the browser fetches all of it at once.
"""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from components.browser_code import asset_path

SITE_NAME = "Security guarantees compared"
STATIC = Path(st.__file__).parent / "static"
STYLE = """
<style>
  .stApp [data-testid="stMainBlockContainer"] { padding: 4rem clamp(0.75rem, 2.5vw, 3rem) 3rem; }
  .stApp [data-testid="stMainBlockContainer"] [data-testid="stHeading"] h1 { font-size: 1.5rem; padding: 0.25rem 0; }
  .stApp [data-testid="stMainBlockContainer"] [data-testid="stHeading"] h2 { font-size: 1.25rem; padding: 0; }
  /* Pressed choices in the colour of text: quiet, and legible in both themes. */
  .stApp [data-testid="stButtonGroup"] button[data-selected="true"] { color: inherit; font-weight: 600; }
  @page { size: A3 landscape; margin: 10mm; }
  @media print {
    .stApp [data-testid="stHeader"] { display: none; }
    .stApp [data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
  }
</style>
"""
NO_PAGE = f"""<!doctype html><html lang="en"><title>{SITE_NAME}</title>
<p>There is no such page. <a href="/">Go to the overview</a> or <a href="/compare">compare proposals</a>.</p></html>
"""
# What the first screen of each page draws: elements by the names of Streamlit's own files, and components of ours.
NEEDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "/": (("StreamlitMarkdown",), ()),
    "/compare": (
        (
            "BidiComponent",
            "StreamlitMarkdown",
            "Selectbox",
            "ButtonGroup",
            "TextInput",
        ),
        ("first_view", "matrix", "evidence", "copy_link"),
    ),
}


def page_routes() -> list[Route]:
    """A route for each page, such as ``/compare``."""
    below = [
        Route(f"{path}/{{rest:path}}", _no_page, methods=["GET"]) for path in NEEDS if path != "/"
    ]
    return [*(Route(path, _first_page, methods=["GET"]) for path in NEEDS), *below]


async def _no_page(request: Request) -> Response:
    """Below a page there is nothing. Streamlit would answer with its own page, whose code would then not be found."""
    page = request.url.path.split("/")[1]
    if not request.path_params["rest"]:
        return RedirectResponse(f"/{page}" + (f"?{request.url.query}" if request.url.query else ""))
    return HTMLResponse(NO_PAGE, status_code=404)


def _first_page(request: Request) -> HTMLResponse:
    """Not a coroutine, so that a comparison nobody has asked for yet is put together beside the event loop."""
    path = request.scope["route"].path
    page = first_page(path)
    if path == "/compare":
        page = page.replace('<div id="root">', _comparison(request) + '<div id="root">', 1)
    return HTMLResponse(page, headers={"Cache-Control": "no-cache"})


def _comparison(request: Request) -> str:
    """The first view for a link; empty while the records are being read for the first time."""
    # Imported here, because the server need not wait for the domain before it answers.
    from components.first_view import first_view
    from components.packed_comparison import packed_comparison
    from components.records_store import are_read, records
    from guarantees.link import decode

    if not are_read():
        return ""
    catalogue = records().catalogue
    query = decode(dict(request.query_params), catalogue).query
    return first_view(packed_comparison(query.close_cell(), catalogue)[1])


@cache
def first_page(path: str) -> str:
    """Streamlit's first page with our title, the server's address, and the code that the page at ``path`` needs."""
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    page = re.sub(r"<title>.*?</title>", f"<title>{html.escape(SITE_NAME)}</title>", page)
    # The theme uses fonts of the reader's device, so Streamlit's own need no head start.
    page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', "", page)
    elements, components = NEEDS[path]
    # Ours come first of all: browsers fetch in order, and Streamlit's own page asks for sixty files.
    page = page.replace("<head>", f"<head>\n{_server_script()}{_our_code(components)}", 1)
    return page.replace("</head>", f"{_streamlit_code(elements)}{STYLE}</head>", 1)


def _server_script() -> str:
    """Tells Streamlit's code what it would otherwise ask the server for: see its ``host-config`` answer."""
    settings = {
        "allowedOrigins": list(st.get_option("client.allowedOrigins")),
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        "blockErrorDialogs": False,
        "resourceCrossOriginMode": None,
    }
    base = json.dumps("/" + str(st.get_option("server.baseUrlPath") or "").strip("/"))
    return (
        f"<script>window.__streamlit = {{BACKEND_BASE_URL: new URL({base}, location.origin).href, "
        f"HOST_CONFIG: {json.dumps(settings)}}};</script>\n"
    )


def _our_code(components: tuple[str, ...]) -> str:
    scripts = [asset_path(component, ".js") for component in components]
    styles = [
        asset_path(component, ".css") for component in components if component != "first_view"
    ]
    return _preloads(scripts) + "".join(
        f'<link rel="preload" as="fetch" crossorigin href="./{style}">\n' for style in styles
    )


def _streamlit_code(elements: tuple[str, ...]) -> str:
    files = [file for name in elements for file in sorted(STATIC.glob(f"static/js/{name}.*.js"))]
    return _preloads([f"static/js/{file.name}" for file in files])


def _preloads(scripts: list[str]) -> str:
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./{script}">\n' for script in scripts
    )
