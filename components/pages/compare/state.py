"""The state of the Compare page, and what its widgets do to it."""

from __future__ import annotations

import streamlit as st

from components.pages.table import MATRICES
from components.parts.page_state import PageState
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.query import ComparisonQuery, preset_columns

STATE = PageState(MATRICES["compare"])
PRESET, ADD = STATE.key("preset"), STATE.key("add")


def set_columns(query: ComparisonQuery, catalogue: Catalogue) -> None:
    """Let the choices of columns show the query, whatever changed it. Call it before they are drawn."""
    st.session_state[PRESET] = matching_preset(query, catalogue)
    st.session_state[ADD] = None


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
        STATE.change(lambda query: query.with_columns(columns))


def on_add() -> None:
    """A proposal was chosen as one more column."""
    chosen = st.session_state[ADD]
    if chosen:
        STATE.change(lambda query: query.adding(chosen))
