"""The state of one page: the link holds it, and each run reads the link."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Generic, TypeVar

import streamlit as st

from components.parts.page import Page
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.foreign import is_foreign
from guarantees.links.link_reader import shortened
from guarantees.links.page_link import Decoded

AnyPage = TypeVar("AnyPage", bound=Page)
_TITLE = "page_state.title"


def has_no_title() -> bool:
    """Whether the tab has no title yet in this session."""
    return _TITLE not in st.session_state


def entitle(title: str) -> None:
    """Set the title of the tab; it is sent only when it changes."""
    if st.session_state.get(_TITLE) != title:
        st.session_state[_TITLE] = title
        st.set_page_config(page_title=title)


def _with_repeated(decoded: Decoded) -> Decoded:
    """Add a notice for each repeated parameter of the link: Streamlit passes on the last."""
    repeated = [
        name
        for name in st.query_params
        if len(st.query_params.get_all(name)) > 1 and not is_foreign(name)
    ]
    notices = (
        f"This link says '{shortened(name)}' more than once. Shown: the last." for name in repeated
    )
    return replace(decoded, notices=(*decoded.notices, *notices)) if repeated else decoded


class PageState(Generic[AnyPage]):
    """The state of a page in this reader's session."""

    def __init__(self, page: AnyPage) -> None:
        self.page, self.name, self.link = page, page.name, page.link

    def key(self, part: str) -> str:
        """The key of a widget or component of this page."""
        return f"{self.name}.{part}"

    def current(self, catalogue: Catalogue) -> Decoded[Any]:
        """The query of the link, with notices about the link."""
        decoded = _with_repeated(self.link.decode(st.query_params.to_dict(), catalogue))
        entitle(self.page.tab_title(decoded.query, catalogue))
        return decoded
