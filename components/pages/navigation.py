"""The pages for Streamlit's menu."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.pages.table import PAGES
from components.parts.page import Page

HERE = Path(__file__).resolve().parent


def page_list() -> list[st.Page]:
    """Every page, in the order of the menu. The path of the first one is ``/``."""
    return [_page(page, is_first=not number) for number, page in enumerate(PAGES.values())]


def page_named(name: str) -> st.Page:
    """The page of this name, but for the first."""
    return _page(PAGES[name])


def _page(page: Page, is_first: bool = False) -> st.Page:
    script = HERE / page.name / "view.py"
    return st.Page(script, title=page.title, url_path=page.name, default=is_first)
