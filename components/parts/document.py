"""The document of a page, drawn in the live page, and the heading of a page that has widgets above its document."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from components.elements.document import document_component
from components.parts.notices import noticed_catalogue
from components.parts.page import DocumentPage
from components.parts.page_state import PageState
from components.parts.rendering import heading_row, message, notices_markup, private_message


def document_page(state: PageState[DocumentPage]) -> None:
    """Draw a page that is a document and nothing else: heading, choices and content."""
    document(state, state.current(noticed_catalogue()))


def document(state: PageState[DocumentPage], decoded: Any) -> None:
    """Draw the document of a page for its link."""
    asked = urlencode(st.query_params.to_dict())
    data = message(state.page, decoded, noticed_catalogue(), asked)
    document_component(data, key=state.key("document"))


def private_document(markup: Any, *, page: str, key: str) -> None:
    """Draw HTML, made with htpy, that belongs to this session alone, in the styles of ``page``."""
    document_component(private_message(markup, page), key=key)


def heading(state: PageState[DocumentPage], decoded: Any) -> None:
    """Draw what is at the top: the heading, the menu Share, and the notices about the link."""
    top = heading_row(state.page, decoded.query, noticed_catalogue())
    private_document(
        [top, notices_markup(state.page, decoded)], page=state.name, key=state.key("heading")
    )
