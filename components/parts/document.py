"""The document of a page, drawn in the live page."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.elements.document import document_component
from components.parts.notices import noticed_catalogue
from components.parts.page import DocumentPage
from components.parts.page_state import PageState
from components.parts.rendering import message, private_message, with_open
from guarantees.links.page_link import MAX_OPENED, OPENED


@st.fragment
def document(state: PageState[DocumentPage], query: Any) -> None:
    """Draw the page of ``state`` for ``query``. Opening evidence runs this alone."""
    catalogue = noticed_catalogue()
    current = state.current(catalogue).query
    if with_open(current, ()) != with_open(query, ()):
        # A link in the document, or a click in a chart, led to another state of this page.
        st.rerun()
    # The browser knows what the reader has opened here; it needs to hear only what a link opens.
    opened = getattr(state.linked(), "open", ())
    data = message(state.page, current, catalogue, opened=opened, read=str(state.reads()))
    key = state.key("document")
    document_component(data, key=key, on_opened=lambda: _on_opened(state, key))


def private_document(markup: Any, *, page: str, key: str) -> None:
    """Draw HTML, made with htpy, that belongs to this session alone, in the styles of ``page``."""
    document_component(private_message(markup, page), key=key, on_opened=lambda: None)


def _on_opened(state: PageState[DocumentPage], key: str) -> None:
    sent = st.session_state[key]["opened"]
    if isinstance(sent, list) and hasattr(state.linked(), "open"):
        opened = tuple(each for each in sent if isinstance(each, str) and OPENED.match(each))
        state.set(open=opened[:MAX_OPENED])
