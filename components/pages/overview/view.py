"""Drawing the Overview."""

from __future__ import annotations

import streamlit as st

from components.pages.table import DOCUMENTS
from components.parts.document import document
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState

STATE = PageState(DOCUMENTS["overview"])


def overview_page() -> None:
    """The page from its title down."""
    decoded = STATE.current(noticed_catalogue())
    st.title(STATE.page.heading, anchor=False)
    link_notices(decoded.notices)
    document(STATE, decoded.query)


if __name__ == "__main__":
    overview_page()
