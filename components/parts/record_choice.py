"""The list above the page of a record, from which another one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import streamlit as st

from components.parts.page_state import PageState
from components.store.records_store import records


def record_choice(
    state: PageState,
    field: str,
    records_named: Iterable[str],
    name_of: Callable[[str], str],
    *,
    label: str,
    none_chosen: str,
) -> None:
    """Another record, or none, which is the page without one. ``field`` of the query holds the id of the record."""
    key = state.key("pick")
    st.session_state[key] = getattr(state.current(records().catalogue).query, field) or None
    st.selectbox(
        label,
        list(records_named),
        format_func=name_of,
        key=key,
        on_change=_on_pick,
        args=(state, field),
        placeholder=none_chosen,
        label_visibility="collapsed",
        width=300,
    )


def _on_pick(state: PageState, field: str) -> None:
    """As when a link is followed, nothing is open on the page of the chosen record."""
    catalogue = records().catalogue
    chosen = st.session_state[state.key("pick")] or ""
    query = replace(state.current(catalogue).query, **{field: chosen, "open": ()})
    st.query_params.from_dict(state.link.encode_briefly(query, catalogue))
