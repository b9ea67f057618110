"""Drawing Sources: the choices at the top, and the library as a document."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from components.pages.table import DOCUMENTS
from components.parts.choices import day_input, typed_day
from components.parts.document import document
from components.parts.heading import heading
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState, show_in
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.query import SourceQuery, in_order
from guarantees.pages.sources.styles import CitationStyle

STATE = PageState(DOCUMENTS["sources"])
PICK, SEARCH, STYLE = STATE.key("pick"), STATE.key("search"), STATE.key("style")
FROM, TO, PUBLISHED = STATE.key("from"), STATE.key("to"), STATE.key("published")
FIELDS = {FROM: "published_from", TO: "published_to"}


def sources_page() -> None:
    """The page from its title down."""
    catalogue = noticed_catalogue()
    decoded = STATE.current(catalogue)
    with heading(STATE, gap="small"):
        if decoded.query.source:
            _another(decoded.query, catalogue)
            _style(decoded.query)
        else:
            _search(decoded.query)
            _published(decoded.query)
    link_notices(decoded.notices)
    document(STATE, decoded.query)


def _another(query: SourceQuery, catalogue: Catalogue) -> None:
    """Any other source instead of the one that is opened; the document has the link back to the list."""
    st.session_state[PICK] = query.source
    st.selectbox(
        "Source",
        [source.id for source in in_order(catalogue)],
        format_func=lambda name: catalogue.sources[name].short_name,
        key=PICK,
        on_change=_on_pick,
        label_visibility="collapsed",
        width=300,
    )


def _on_pick() -> None:
    chosen = st.session_state[PICK]
    STATE.change(lambda query: query.opening(chosen))


def _style(query: SourceQuery) -> None:
    """The style in which the source is cited; the choice stays for the sources opened next."""
    st.session_state[STYLE] = query.style.value
    st.selectbox(
        "Citation style",
        [style.value for style in CitationStyle],
        format_func=lambda name: CitationStyle(name).label,
        key=STYLE,
        on_change=_on_style,
        label_visibility="collapsed",
        width=240,
    )


def _on_style() -> None:
    STATE.set(style=CitationStyle(st.session_state[STYLE]))


def _search(query: SourceQuery) -> None:
    show_in(SEARCH, query.search)
    st.text_input(
        "Search sources",
        key=SEARCH,
        on_change=_on_search,
        type="search",
        placeholder="Search sources",
        label_visibility="collapsed",
        width=160,
    )


def _on_search() -> None:
    text = " ".join((st.session_state[SEARCH] or "").split())
    STATE.set(search=text)


def _published(query: SourceQuery) -> None:
    """The days between which a source may have been published, behind one button."""
    with st.popover(_published_words(query), icon=":material/event:", key=PUBLISHED):
        for label, key, example in (
            ("from this day", FROM, "2025-01-01"),
            ("up to this day", TO, "2025-12-31"),
        ):
            day_input(
                label,
                getattr(query, FIELDS[key]),
                key=key,
                on_change=partial(_on_day, key),
                example=example,
                empty="any day. A source with an uncertain date stays while it may fit.",
            )


def _published_words(query: SourceQuery) -> str:
    first, last = query.published_from, query.published_to
    if first and last:
        return f"Published {first} to {last}"
    if first or last:
        return f"Published from {first}" if first else f"Published up to {last}"
    return "Published on any day"


def _on_day(key: str) -> None:
    """A text that is not a day changes nothing, and a notice says so."""
    try:
        day: Any = typed_day(key)
    except ValueError as problem:
        STATE.refuse(str(problem))
        return
    STATE.set(**{FIELDS[key]: day})


if __name__ == "__main__":
    sources_page()
