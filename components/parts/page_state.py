"""The state of one page: the link holds it, widgets and components change it and write it back.

Each run first compares the link with what was last written to it. If they differ (a cold link, Back, an edited
address), the link is read; otherwise the state of the session, which wrote it, still holds. When the records have
changed, the link is read again, because other ids may be known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar

import streamlit as st

from components.parts.page import Page
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.foreign import is_foreign
from guarantees.links.link_reader import shortened
from guarantees.links.page_link import Decoded

AnyPage = TypeVar("AnyPage", bound=Page)
PAGE = "page_state.page"
_WRITTEN = ".written"
_TITLE = "page_state.title"


def enter(page: str) -> None:
    """Note the path of the page that runs. A page reached from another one reads its link, whatever it wrote before."""
    if st.session_state.get(PAGE) != page:
        st.session_state[PAGE] = page
        for key in [str(key) for key in st.session_state if str(key).endswith(_WRITTEN)]:
            del st.session_state[key]


def has_no_title() -> bool:
    """Whether nothing has entitled the tab in this session."""
    return _TITLE not in st.session_state


def entitle(title: str) -> None:
    """Let the tab have a title; it is sent only when it changes."""
    if st.session_state.get(_TITLE) != title:
        st.session_state[_TITLE] = title
        st.set_page_config(page_title=title)


def _with_repeated(decoded: Decoded) -> Decoded:
    """Add a notice for each parameter that the link has several times: Streamlit gives the last."""
    repeated = [
        name
        for name in st.query_params
        if len(st.query_params.get_all(name)) > 1 and not is_foreign(name)
    ]
    notices = (
        f"This link says '{shortened(name)}' more than once. Shown: the last." for name in repeated
    )
    return replace(decoded, notices=(*decoded.notices, *notices)) if repeated else decoded


def show_in(key: str, value: Any) -> None:
    """Let the widget ``key`` show a value, before it is drawn.

    A widget that has the value is left alone: set again, it would lose the words that a reader is typing.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


class PageState(Generic[AnyPage]):
    """The state of a page in this reader's session."""

    def __init__(self, page: AnyPage) -> None:
        self.page, self.name, self.link = page, page.name, page.link
        self._decoded, self._written = f"{page.name}.state", f"{page.name}{_WRITTEN}"
        self._version = f"{page.name}.version"

    def key(self, part: str) -> str:
        """The key of a widget or component of this page."""
        return f"{self.name}.{part}"

    def current(self, catalogue: Catalogue) -> Decoded[Any]:
        """The query the page shows now, with notices about the link it came from."""
        parameters = st.query_params.to_dict()
        if self._decoded not in st.session_state or parameters != st.session_state.get(
            self._written
        ):
            st.session_state[self._decoded] = self._read(parameters, catalogue)
            st.session_state[self._written] = parameters
        elif st.session_state.get(self._version) != catalogue.version:
            # Ids may have come or gone; the link, which was written with every change, still holds the state.
            st.session_state[self._decoded] = self._read(parameters, catalogue)
        decoded = st.session_state[self._decoded]
        entitle(self.page.tab_title(decoded.query, catalogue))
        return decoded

    def _read(self, parameters: Mapping[str, str], catalogue: Catalogue) -> Decoded[Any]:
        st.session_state[self._version] = catalogue.version
        return _with_repeated(self.link.decode(parameters, catalogue))

    def change(self, step: Callable[[Any], Any]) -> None:
        """Apply a change to the query and write it to the link, which adds a step to the browser's history."""
        catalogue = records().catalogue
        before = self.current(catalogue)
        query = step(before.query)
        if query != before.query:
            st.session_state[self._decoded] = Decoded(query)
            parameters = self.link.encode_briefly(query, catalogue)
            st.session_state[self._written] = parameters
            st.query_params.from_dict(parameters)

    def set(self, **values: Any) -> None:
        """Give fields of the query other values."""
        self.change(lambda query: replace(query, **values))

    def refuse(self, reason: str) -> None:
        """Leave the query as it is, and let a notice say why."""
        before: Decoded[Any] = st.session_state[self._decoded]
        st.session_state[self._decoded] = Decoded(before.query, (reason,))
