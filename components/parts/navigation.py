"""The list of pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

PAGES = Path(__file__).resolve().parents[1] / "pages"
TITLES = {
    "overview": "Overview",
    "compare": "Compare",
    "proposal": "Proposals",
    "positions": "Positions",
    "gap": "Gap",
    "timeline": "Timeline",
    "map": "Map",
    "sources": "Sources",
    "search": "Search",
    "curate": "Curate",
    "method": "Method",
}
"""Each page's name, which is its file and its path (the first one's path is ``/``), with its title in the menu."""


def page_list() -> list[StreamlitPage]:
    """Every page, in the order of the menu."""
    return [_page(name) for name in TITLES if (PAGES / f"{name}.py").is_file()]


def page_named(name: str) -> StreamlitPage | None:
    """The page with this path ("" is the Overview); ``None`` when there is none."""
    known = name or next(iter(TITLES))
    return _page(known) if known in TITLES and (PAGES / f"{known}.py").is_file() else None


def _page(name: str) -> StreamlitPage:
    path, title = PAGES / f"{name}.py", TITLES[name]
    if name == next(iter(TITLES)):
        return st.Page(path, title=title, default=True)
    return st.Page(path, title=title, url_path=name)
