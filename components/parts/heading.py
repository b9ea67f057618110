"""The row at the top of a page: its heading, and the button that copies its link."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.elements.copy_link import copy_link
from components.parts.page_state import PageState


def heading(state: PageState[Any]) -> None:
    """Draw the row."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(state.page.heading, anchor=False, width="content")
        copy_link(key=state.key("copy_link"))
