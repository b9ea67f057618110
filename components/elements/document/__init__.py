"""A page as a document: HTML that the server rendered, drawn in the reader's browser.

Evidence in it opens without the server; links in it lead to other pages without a reload.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.elements.assets import loader
from components.parts.notices import noticed_catalogue
from components.parts.page_state import PageState
from components.server.documents import message, private_message, with_open
from guarantees.links.page_link import MAX_OPENED, OPENED

_DOCUMENT = st.components.v2.component("guarantees_document", js=loader("document"))


@st.fragment
def document(state: PageState, query: Any) -> None:
    """Draw the page of ``state`` for ``query``. Opening evidence runs this alone."""
    catalogue = noticed_catalogue()
    asked = state.current(catalogue).query
    if with_open(asked, ()) != with_open(query, ()):
        # A link in the document, or a click in a chart, asked for something else of this page.
        st.rerun()
    # What the reader opens here is known to the browser; only what a link opens must be told.
    opened = getattr(state.linked(), "open", ())
    data = message(state.name, asked, catalogue, opened=opened, read=str(state.reads()))
    key = state.key("document")
    _DOCUMENT(
        data=data,
        key=key,
        on_opened_change=lambda: _on_opened(state, key),
    )


def private_document(markup: Any, *, page: str, key: str) -> None:
    """Draw HTML, made with htpy, that belongs to this session alone, in the styles of ``page``."""
    _DOCUMENT(data=private_message(markup, page), key=key, on_opened_change=lambda: None)


def _on_opened(state: PageState, key: str) -> None:
    asked = st.session_state[key]["opened"]
    if isinstance(asked, list) and hasattr(state.linked(), "open"):
        opened = tuple(each for each in asked if isinstance(each, str) and OPENED.match(each))
        state.set(open=opened[:MAX_OPENED])
