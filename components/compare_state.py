"""The state of the Compare page, and what its widgets do to it."""

from __future__ import annotations

import streamlit as st

from components.page_state import PageState
from components.records_store import records
from guarantees import link
from guarantees.catalogue import Catalogue
from guarantees.query import ComparisonQuery, Difference, preset_columns

STATE: PageState[ComparisonQuery] = PageState("compare", link)
PRESET, ADD = STATE.key("preset"), STATE.key("add")
SEARCH, DIFFERENCES = STATE.key("search"), STATE.key("differences")


def set_columns(query: ComparisonQuery, catalogue: Catalogue) -> None:
    """Let the choices of columns show the query, whatever changed it. To be called before they are drawn."""
    st.session_state[PRESET] = matching_preset(query, catalogue)
    st.session_state[ADD] = None


def set_filters(query: ComparisonQuery) -> None:
    """Let the filters show the query, whatever changed it. To be called before they are drawn."""
    st.session_state[SEARCH] = query.search
    st.session_state[DIFFERENCES] = [d.value for d in Difference if d in query.differences]


def matching_preset(query: ComparisonQuery, catalogue: Catalogue) -> str | None:
    """The preset whose columns are shown, if they are exactly one preset's."""
    return next(
        (name for name in catalogue.presets if preset_columns(name, catalogue) == query.proposals),
        None,
    )


def on_preset() -> None:
    """A preset was chosen."""
    chosen = st.session_state[PRESET]
    if chosen:
        columns = preset_columns(chosen, records().catalogue)
        STATE.change(lambda query: query.with_proposals(columns))


def on_add() -> None:
    """A proposal was chosen as one more column."""
    chosen = st.session_state[ADD]
    if chosen:
        STATE.change(lambda query: query.adding(chosen))


def on_search() -> None:
    """The search of rows was changed."""
    text = " ".join((st.session_state[SEARCH] or "").split())
    STATE.change(lambda query: query.searching(text))


def on_differences() -> None:
    """Difference filters were switched."""
    chosen = frozenset(Difference(name) for name in st.session_state[DIFFERENCES] or ())
    STATE.change(lambda query: query.filtering(chosen))
