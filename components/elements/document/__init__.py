"""A page as a document: HTML that the server rendered, drawn in the reader's browser.

Evidence in it opens without the server; links in it lead to other pages without a reload.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.elements.assets import loader

_DOCUMENT = st.components.v2.component("guarantees_document", js=loader("document"))


def document_component(data: bytes, *, key: str, on_opened: Callable[[], None]) -> Any:
    """Draw a message of ``components.parts.rendering``; return Streamlit's result.

    ``on_opened`` takes no arguments and runs before the script does. ``st.session_state[key].opened`` is then the list
    of the parts that are open. It comes from the browser: check it before using it.
    """
    return _DOCUMENT(data=data, key=key, on_opened_change=on_opened)
