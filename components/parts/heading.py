"""The row at the top of a page: its heading, and the button that copies its link."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, Literal

import streamlit as st

from components.elements.copy_link import copy_link
from components.parts.page_state import PageState


def heading(
    state: PageState[Any], gap: Literal["small", "medium"] = "medium"
) -> AbstractContextManager[Any]:
    """Draw the row and return it, for choices that belong in it: ``with heading(STATE): …``."""
    row = st.container(horizontal=True, vertical_alignment="center", gap=gap)
    with row:
        st.title(state.page.heading, anchor=False, width="content")
        copy_link(key=state.key("copy_link"))
    return row
