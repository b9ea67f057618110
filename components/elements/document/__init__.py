"""A page as a document: HTML that the server rendered, drawn in the reader's browser.

Evidence in it opens without the server; links in it lead to other pages without a reload.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.elements.assets import loader

_DOCUMENT = st.components.v2.component("guarantees_document", js=loader("document"))


def document_component(data: bytes, *, key: str) -> Any:
    """Draw a message of ``components.parts.rendering``; return Streamlit's result, to which nothing is ever sent."""
    return _DOCUMENT(data=data, key=key)
