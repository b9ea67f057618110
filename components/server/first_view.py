"""The first view of a page: its content inside the first HTML, before the page is live.

Streamlit takes a second to start in the browser. The server knows the link when the browser requests the page, so it
puts the document into the HTML. Readers see it in about half the time, and the live page takes it over as it is.

If the page does not become live (a refused connection, blocked or lost scripts, an old browser) the first view stays,
and after a while says so: CSS does the timing, since it may be the scripts that are missing.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

import htpy as h
import streamlit as st

from components.elements.assets import HERE, asset_path
from components.parts.page import DocumentPage
from components.parts.rendering import (
    head_of,
    rendered,
    with_what_is_open,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.page_link import Decoded

BROWSERS = "Chrome or Edge 119, Firefox 121, Safari 17.4"
"""The oldest that the live page works in: Streamlit's own code needs them, and `make lint` holds ours to them."""
_STYLE = (HERE / "first_view" / "first_view.css").read_text(encoding="utf-8")
LATE = (
    "This page is not live: it could not connect to the site, or a script did not load. It can still be read, and "
    "its links, choices and downloads work; reload it to see changes to the records."
)
TOO_OLD = (
    f"This page is not live: it needs a newer browser ({BROWSERS} or later). It can still be read, and its links, "
    "choices and downloads work."
)
# The theme as the components' styles expect it from Streamlit, by the names of Streamlit's settings.
_VARIABLES = {
    "--st-text-color": "textColor",
    "--st-background-color": "backgroundColor",
    "--st-secondary-background-color": "secondaryBackgroundColor",
    "--st-link-color": "linkColor",
    "--st-border-color": "borderColor",
}


def first_view(page: DocumentPage, decoded: Decoded[Any], catalogue: Catalogue) -> str:
    """The HTML of a page's first view for a link."""
    data, content = _document(page, decoded, catalogue)
    return _view(page, data, content)


def _heading(page: DocumentPage) -> str:
    return f"<h1>{html.escape(page.heading)}</h1>"


def _notices(notices: Sequence[str]) -> str:
    line = " ".join(notices)
    return f'<p class="notices">{line}</p>' if line else ""


def _document(
    page: DocumentPage, decoded: Decoded[Any], catalogue: Catalogue
) -> tuple[dict[str, str], str]:
    """The very page that the live one takes over, in a shadow root of its own."""
    head = head_of(page, decoded, catalogue)
    sheets = "".join(
        f'<link rel="stylesheet" href="./{style}">'
        for style in (asset_path("document", ".css"), *head.styles)
    )
    content = with_what_is_open(rendered(page, decoded.query, catalogue).html, head)
    above = ""
    if page.has_widgets:
        above = _heading(page) + _notices(head.notices)
    # The evidence is in the content already.
    head_json = json.dumps(asdict(replace(head, evidence="")), ensure_ascii=False)
    return (
        {"head": head_json},
        f'{above}<div data-document><template shadowrootmode="open">{sheets}'
        f'<div class="guarantees-document">{content}</div></template></div>',
    )


def _view(page: DocumentPage, data: Mapping[str, str], content: str) -> str:
    attributes = " ".join(f'data-{key}="{html.escape(value)}"' for key, value in data.items())
    names = f"{page.name} with-choices" if page.has_widgets else page.name
    waiting = '<p class="choices" role="status">Loading the form</p>' if page.has_widgets else ""
    return (
        f'<div id="first-view" class="{names}" {attributes}><main id="content" tabindex="-1">'
        f"{_late()}{waiting}{content}</main></div>\n"
    )


def view_styles() -> str:
    """What the head of a page has for its first view."""
    theme = theme_rules("#first-view", "light") + theme_rules(".dark-theme #first-view", "dark")
    return (
        f"<style>{_STYLE}{theme}</style>\n"
        "<noscript><style>#first-view *{animation-delay:0s!important}</style></noscript>\n"
    )


def _late() -> h.Element:
    """What replaces the choices if they do not come."""
    return h.div(".late")[h.p(".missing")[LATE], h.p(".old")[TOO_OLD]]


def theme_rules(selector: str, theme: str) -> str:
    """The theme as CSS variables of the components' styles, for the elements of a selector."""
    colours = [
        f"{name}:{st.get_option(f'theme.{theme}.{key}')}" for name, key in _VARIABLES.items()
    ]
    fonts = [f"--st-font:{st.get_option('theme.font')}", "--st-base-radius:0.5rem"]
    return f"{selector}{{{';'.join(colours + fonts)}}}"
