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

from components.elements.assets import STYLELESS, asset_path, script_paths
from guarantees import SITE_NAME

STATIC = Path(st.__file__).parent / "static"
STYLE = """
<style>
  .stApp [data-testid="stMainBlockContainer"] { padding: 4rem clamp(0.75rem, 2.5vw, 3rem) 3rem; }
  .stApp [data-testid="stMainBlockContainer"] [data-testid="stHeading"] h1 { font-size: 1.5rem; padding: 0.25rem 0; }
  .stApp [data-testid="stMainBlockContainer"] [data-testid="stHeading"] h2 { font-size: 1.25rem; padding: 0; }
  /* Pressed choices in the colour of text: quiet, and legible in both themes. */
  .stApp [data-testid="stButtonGroup"] button[data-selected="true"] { color: inherit; font-weight: 600; }
  /* Records are read by their columns. */
  .stApp [data-testid="stTextArea"] textarea { font-family: ui-monospace, Menlo, "DejaVu Sans Mono", monospace; }
  @page { size: A3 landscape; margin: 10mm; }
  /* The search box lies over Streamlit's header, left of its menu. */
  #site-search { position: fixed; top: 0.875rem; right: 3.75rem; z-index: 1000000; margin: 0; }
  #site-search input {
    box-sizing: border-box; width: clamp(6.5rem, 16vw, 14rem); height: 2rem; padding: 0 0.75rem;
    border: 1px solid color-mix(in oklab, var(--site-text) 55%, var(--site-page)); border-radius: 1rem;
    background: var(--site-page); color: var(--site-text); font: 0.875rem system-ui, sans-serif;
  }
  #site-search input::placeholder {
    color: color-mix(in oklab, var(--site-text) 72%, var(--site-page)); opacity: 1;
  }
  #site-search input:focus-visible { outline: 2px solid var(--site-text); outline-offset: 1px; }
  @media print {
    #site-search { display: none; }
    .stApp [data-testid="stHeader"] { display: none; }
    .stApp [data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
  }
</style>
"""
# Two things that no page has to be drawn for. The theme, before anything is painted: a reader's own choice, as
# Streamlit remembers it for the address that was loaded, or else the device's; storage may be blocked. And the search:
# once the live page stands, it is a step within it, without a reload.
SITE_SCRIPT = """<script>
(() => {
  const own = `stActiveTheme-${location.pathname}-v`;
  const tell = () => {
    let dark = matchMedia("(prefers-color-scheme: dark)").matches;
    try {
      const key = Object.keys(localStorage).find((name) => name.startsWith(own));
      const chosen = key && JSON.parse(localStorage.getItem(key));
      dark = chosen === "Dark" || (dark && chosen !== "Light");
    } catch {}
    document.documentElement.classList.toggle("dark-theme", dark);
  };
  tell();
  addEventListener("click", () => setTimeout(tell, 100), true);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id !== "site-search" || !document.querySelector(".stApp") || document.getElementById("first-view")) return;
    event.preventDefault();
    const address = new URL(form.action);
    address.search = new URLSearchParams(new FormData(form));
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  });
})();
</script>
"""
NO_PAGE = f"""<!doctype html><html lang="en"><title>{SITE_NAME}</title>
<p>There is no such page. <a href="/">Go to the overview</a> or <a href="/compare">compare proposals</a>.</p></html>
"""
# What the first screen of each page draws: elements by the names of Streamlit's own files, and components of ours.
_DOCUMENT = ("first_view", "document")
NEEDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "/": (("BidiComponent", "StreamlitMarkdown"), _DOCUMENT),
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
    "/positions": (
        (
            "BidiComponent",
            "StreamlitMarkdown",
            "Selectbox",
            "ButtonGroup",
            "TextInput",
            "Checkbox",
        ),
        ("first_view", "matrix", "evidence", "copy_link"),
    ),
    "/proposal": (
        ("BidiComponent", "StreamlitMarkdown", "Selectbox", "TextInput"),
        (*_DOCUMENT, "copy_link"),
    ),
    "/gap": (
        ("BidiComponent", "StreamlitMarkdown", "ButtonGroup", "Selectbox"),
        (*_DOCUMENT, "copy_link"),
    ),
    "/timeline": (
        (
            "BidiComponent",
            "StreamlitMarkdown",
            "ButtonGroup",
            "TextInput",
            "PlotlyChart",
        ),
        (*_DOCUMENT, "copy_link"),
    ),
    "/map": (("BidiComponent", "StreamlitMarkdown"), (*_DOCUMENT, "copy_link")),
    "/search": (("BidiComponent", "StreamlitMarkdown"), (*_DOCUMENT, "copy_link")),
    "/method": (("BidiComponent", "StreamlitMarkdown"), (*_DOCUMENT, "copy_link")),
    "/curate": (
        ("BidiComponent", "StreamlitMarkdown", "TextArea", "FileUploader"),
        (*_DOCUMENT, "copy_link"),
    ),
    "/sources": (
        ("BidiComponent", "StreamlitMarkdown", "Selectbox", "TextInput"),
        (*_DOCUMENT, "copy_link"),
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
    """Not a coroutine, so that a page nobody has asked for yet is put together beside the event loop."""
    path = request.scope["route"].path
    before_root = _search_box(request.query_params.get("q", "") if path == "/search" else "")
    before_root += _first_view(path, dict(request.query_params))
    page = first_page(path).replace('<div id="root">', before_root + '<div id="root">', 1)
    return HTMLResponse(page, headers={"Cache-Control": "no-cache"})


def _search_box(text: str) -> str:
    """The search of every page. It stands outside Streamlit's own tree: no run has to draw it again."""
    return (
        '<form id="site-search" role="search" action="./search" method="get">'
        f'<input type="search" name="q" aria-label="Search everything" placeholder="Search" '
        f'maxlength="100" value="{html.escape(text)}"></form>\n'
    )


def _first_view(path: str, link: dict[str, str]) -> str:
    """The page as it will look, for a link; empty while the records are being read for the first time."""
    # Imported here, because the server need not wait for the domain before it answers.
    from components.elements.first_view import first_document, first_matrix
    from components.server.documents import DOCUMENTS
    from components.server.matrix_pages import MATRIX_PAGES
    from components.server.records_store import are_read, records

    name = path.removeprefix("/") or "overview"
    if not are_read():
        return ""
    if name in MATRIX_PAGES:
        return first_matrix(name, link, records().catalogue)
    return first_document(name, link, records().catalogue) if name in DOCUMENTS else ""


@cache
def first_page(path: str) -> str:
    """Streamlit's first page with our title, the server's address, and the code that the page at ``path`` needs."""
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    page = re.sub(r"<title>.*?</title>", f"<title>{html.escape(SITE_NAME)}</title>", page)
    # The theme uses fonts of the reader's device, so Streamlit's own need no head start.
    page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', "", page)
    elements, components = NEEDS[path]
    components = (*components, "fresh_records")
    # Ours come first of all: browsers fetch in order, and Streamlit's own page asks for sixty files.
    page = page.replace(
        "<head>", f"<head>\n{_server_script()}{SITE_SCRIPT}{_our_code(components)}", 1
    )
    return page.replace("</head>", f"{_streamlit_code(elements)}{STYLE}{_site_colours()}</head>", 1)


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


def _site_colours() -> str:
    """The theme's colours for what stands outside Streamlit's own tree."""
    rules = [
        f"{selector}{{--site-text:{st.get_option(f'theme.{theme}.textColor')};"
        f"--site-page:{st.get_option(f'theme.{theme}.backgroundColor')}}}"
        for selector, theme in ((":root", "light"), (":root.dark-theme", "dark"))
    ]
    return f"<style>{''.join(rules)}</style>"


def _our_code(components: tuple[str, ...]) -> str:
    scripts = list(
        dict.fromkeys(path for component in components for path in script_paths(component))
    )
    styles = [
        asset_path(component, ".css")
        for component in components
        if component not in ("first_view", *STYLELESS)
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
