"""The pages as Streamlit knows them. Their menu is ours: components/server/site_header.py."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.pages.table import PAGES
from components.parts.page import Page
from components.store.records_store import are_read
from components.store.releases_store import catalogue_for
from guarantees.words.page_title import title

HERE = Path(__file__).resolve().parent


def page_list() -> list[st.Page]:
    """Every page. The path of the first one is ``/``."""
    return [_page(page, is_first=not number) for number, page in enumerate(PAGES.values())]


def _page(page: Page, is_first: bool = False) -> st.Page:
    script = HERE / page.name / "view.py"
    return st.Page(script, title=page.title, url_path=page.name, default=is_first)


def opening_title() -> str:
    """The title of the page that a browser asks for, as its first HTML had it, before Streamlit knows any page."""
    name = (st.context.url or "").rpartition("/")[2]
    page = PAGES.get(name, next(iter(PAGES.values())))
    if not are_read():
        return title(page.title, "")
    link = st.query_params.to_dict()
    catalogue = catalogue_for(link)
    query = page.link.decode(link, catalogue).query
    return page.tab_title(query, catalogue)
