"""Drawing the Overview."""

from __future__ import annotations

import streamlit as st

from components.elements.document import document
from components.pages.overview.markup import LINK, TITLE
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState

STATE = PageState("overview", LINK)


def overview_page() -> None:
    """The page from its title down."""
    asked = STATE.current(noticed_catalogue())
    st.title(TITLE, anchor=False)
    link_notices(asked.notices)
    document(STATE, asked.query)
