"""The HTML that a browser gets first, for every page of ours.

Streamlit's own file works, but on a page below the root it asks twice for a server it knows, and finds the code of each
element only when the first run names it. Ours says where the server is and which code the page will need, so that the browser
fetches all of it at once.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from components.browser_code import COMPONENTS, asset_path

SITE_NAME = "Security guarantees compared"
STATIC = Path(st.__file__).parent / "static"
STYLE = """
<style>
  .stApp [data-testid="stMainBlockContainer"] { padding: 4rem clamp(0.75rem, 2.5vw, 3rem) 3rem; }
  .stApp [data-testid="stMainBlockContainer"] [data-testid="stHeading"] h1 { font-size: 1.5rem; padding: 0.25rem 0; }
  @page { size: A3 landscape; margin: 10mm; }
  @media print {
    [data-testid="stHeader"] { display: none; }
    .stApp [data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
  }
</style>
"""
# Elements that the first screen of a page draws, by the names of Streamlit's own files.
ELEMENTS = (
    "BidiComponent",
    "StreamlitMarkdown",
    "Multiselect",
    "ButtonGroup",
    "TextInput",
    "DateInput",
)


def page_routes(paths: Sequence[str]) -> list[Route]:
    """A route for each page, such as ``/compare``."""
    return [Route(path, _first_page, methods=["GET"]) for path in paths]


async def _first_page(request: Request) -> HTMLResponse:
    return HTMLResponse(first_page(), headers={"Cache-Control": "no-cache"})


@cache
def first_page() -> str:
    """Streamlit's first page with our title, the server's address, and the code its elements need."""
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    page = re.sub(r"<title>.*?</title>", f"<title>{html.escape(SITE_NAME)}</title>", page)
    # The theme uses fonts of the reader's device, so Streamlit's own need no head start.
    page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', "", page)
    page = page.replace("<head>", f"<head>\n{_server_script()}", 1)
    return page.replace("</head>", f"{_preloads()}{STYLE}</head>", 1)


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


def _preloads() -> str:
    files = [path for name in ELEMENTS for path in sorted(STATIC.glob(f"static/js/{name}.*.js"))]
    scripts = [f"static/js/{file.name}" for file in files]
    scripts += [asset_path(component, ".js") for component in COMPONENTS]
    styles = [asset_path(component, ".css") for component in COMPONENTS]
    return "".join(
        [f'<link rel="modulepreload" crossorigin href="./{path}">\n' for path in scripts]
        + [f'<link rel="preload" as="fetch" crossorigin href="./{path}">\n' for path in styles]
    )
