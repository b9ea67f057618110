"""The pages as Streamlit knows them. The menu is our own: components/server/site_header.py."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from components.pages.curate.view import curate_page
from components.pages.table import PAGES
from components.parts.document import document_page
from components.parts.page import DocumentPage
from components.parts.page_state import PageState
from components.store.records_store import are_read
from components.store.releases_store import catalogue_for
from guarantees.words.page_title import title


def page_list() -> list[st.Page]:
    """Every page. The path of the first one is ``/``."""
    return [
        st.Page(_view(page), title=page.title, url_path=page.name, default=not number)
        for number, page in enumerate(PAGES.values())
    ]


def _view(page: DocumentPage) -> Callable[[], None]:
    """What draws a page: only the document, except for the one page that has widgets."""
    return curate_page if page.has_widgets else partial(document_page, PageState(page))


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
