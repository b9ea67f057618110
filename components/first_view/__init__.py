"""The first view of the Compare page: the matrix inside the first HTML, before the live page stands.

Streamlit's own start in the browser takes a second. The server knows the link when it is asked for the page, so it puts
the packed comparison into the HTML, and the component's own code draws it. Readers see every cell in about half the
time; what they click meanwhile is handed to the live page.
"""

from __future__ import annotations

import base64
import html
from pathlib import Path

import streamlit as st

from components.browser_code import asset_path

_STYLE = (Path(__file__).parent / "first_view.css").read_text(encoding="utf-8")
# The theme as the component's style expects it from Streamlit, by the names of Streamlit's settings.
_VARIABLES = {
    "--st-text-color": "textColor",
    "--st-background-color": "backgroundColor",
    "--st-secondary-background-color": "secondaryBackgroundColor",
    "--st-link-color": "linkColor",
    "--st-border-color": "borderColor",
}


def first_view(packed_comparison: bytes) -> str:
    """The HTML of the first view. The comparison is data in an attribute, never markup."""
    data = {
        "comparison": base64.b64encode(packed_comparison).decode(),
        "script": "./" + asset_path("matrix", ".js"),
        "style": "./" + asset_path("matrix", ".css"),
    }
    attributes = " ".join(f'data-{name}="{html.escape(value)}"' for name, value in data.items())
    return (
        f"<style>{_STYLE}{_theme('#first-view', 'light')}{_theme('#first-view.dark', 'dark')}</style>\n"
        f'<div id="first-view" {attributes}><main><h1>Compare proposals</h1>'
        '<p class="choices" role="status">Loading the choices</p><div data-matrix></div></main></div>\n'
        f'<script type="module" async src="./{asset_path("first_view", ".js")}"></script>\n'
    )


def _theme(selector: str, theme: str) -> str:
    colours = [
        f"{name}:{st.get_option(f'theme.{theme}.{key}')}" for name, key in _VARIABLES.items()
    ]
    fonts = [f"--st-font:{st.get_option('theme.font')}", "--st-base-radius:0.5rem"]
    return f"{selector}{{{';'.join(colours + fonts)}}}"
