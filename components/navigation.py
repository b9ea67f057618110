"""The list of pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

PAGES = Path(__file__).parent / "pages"


def page_list() -> list[StreamlitPage]:
    """Every page, in the order of the menu."""
    return [overview_page(), compare_page()]


def overview_page() -> StreamlitPage:
    """The page at ``/``."""
    return st.Page(PAGES / "overview.py", title="Overview", default=True)


def compare_page() -> StreamlitPage:
    """The page at ``/compare``."""
    return st.Page(PAGES / "compare.py", title="Compare", url_path="compare")
