"""Drawing the Method page."""

from __future__ import annotations

import streamlit as st

from components.elements.copy_link import copy_link
from components.elements.document import document
from components.pages.method.markup import LINK, TITLE
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState

STATE = PageState("method", LINK)


def method_page() -> None:
    """The page from its title down."""
    asked = STATE.current(noticed_catalogue())
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(TITLE, anchor=False, width="content")
        copy_link(key=STATE.key("copy_link"))
    link_notices(asked.notices)
    document(STATE, asked.query)
