"""The first view of a page: what it shows, inside the first HTML, before the live page stands.

Streamlit's own start in the browser takes a second. The server knows the link when it is asked for the page, so it puts
the document, or the packed table that the matrix's own code draws, into the HTML. Readers see it in about half
the time; what they click meanwhile is handed to the live page.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from components.elements.assets import asset_path
from components.server.documents import link_of, picture_before, rendered, styles_of, title_of
from components.server.matrix_pages import MATRIX_PAGES, packed_matrix
from guarantees.catalogue.catalogue import Catalogue

_STYLE = (Path(__file__).parent / "first_view.css").read_text(encoding="utf-8")
# The theme as the component's style expects it from Streamlit, by the names of Streamlit's settings.
_VARIABLES = {
    "--st-text-color": "textColor",
    "--st-background-color": "backgroundColor",
    "--st-secondary-background-color": "secondaryBackgroundColor",
    "--st-link-color": "linkColor",
    "--st-border-color": "borderColor",
}


def first_matrix(name: str, link: Mapping[str, str], catalogue: Catalogue) -> str:
    """The HTML of a table's first view. The table is data in an attribute, never markup."""
    page = MATRIX_PAGES[name]
    packed = packed_matrix(name, page.decode(link, catalogue).query, catalogue).packed
    data = {
        "matrix": base64.b64encode(packed).decode(),
        "script": "./" + asset_path("matrix", ".js"),
        "style": "./" + asset_path("matrix", ".css"),
    }
    return _view(page.title, data, "<div data-table></div>", name)


def first_document(name: str, link: Mapping[str, str], catalogue: Catalogue) -> str:
    """The HTML of a document's first view: the very page that the live one will draw, in a shadow root of its own."""
    query = link_of(name).decode(link, catalogue).query
    styles = (asset_path("document", ".css"), *styles_of(name))
    sheets = "".join(f'<link rel="stylesheet" href="./{style}">' for style in styles)
    page = picture_before(name, query, catalogue) + rendered(name, query, catalogue).html
    opened = {"open": ".".join(getattr(query, "open", ()))}
    return _view(
        title_of(name),
        opened,
        f'<div data-document><template shadowrootmode="open">{sheets}'
        f'<div class="guarantees-document">{page}</div></template></div>',
        name,
    )


def _view(title: str, data: Mapping[str, str], content: str, name: str) -> str:
    attributes = " ".join(f'data-{key}="{html.escape(value)}"' for key, value in data.items())
    return (
        f"<style>{_STYLE}{_theme('#first-view', 'light')}{_theme('.dark-theme #first-view', 'dark')}</style>\n"
        f'<div id="first-view" class="{name}" {attributes}><main><h1>{html.escape(title)}</h1>'
        f'<p class="choices" role="status">Loading the choices</p>{content}</main></div>\n'
        f'<script type="module" async src="./{asset_path("first_view", ".js")}"></script>\n'
    )


def _theme(selector: str, theme: str) -> str:
    colours = [
        f"{name}:{st.get_option(f'theme.{theme}.{key}')}" for name, key in _VARIABLES.items()
    ]
    fonts = [f"--st-font:{st.get_option('theme.font')}", "--st-base-radius:0.5rem"]
    return f"{selector}{{{';'.join(colours + fonts)}}}"
