"""The notice above a page that says which records cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.store.records_store import are_read, records, state_of
from components.store.releases_store import catalogue_for
from guarantees.catalogue.catalogue import Catalogue, Loaded

SHOWN = "notices.records"
MAX_EXPANDED, MAX_LISTED = 3, 5


def with_records() -> Loaded:
    """The records; while they are being read for the first time, the page says so."""
    if are_read():
        return records()
    with st.spinner("Reading the records"):
        return records()


def record_notice(loaded: Loaded) -> None:
    """Say which records have problems, where, and how to fix them; the rest of the records is served.

    The place of the notice is there even without problems: Streamlit knows a widget by the number of elements above it,
    and would replace it, losing what a reader is typing, when a notice appears or disappears.
    """
    st.session_state[SHOWN] = state_of(loaded)
    place = st.empty()
    if not loaded.problems:
        return
    count = len(loaded.problems)
    with place.expander(
        f"{count} {'problem' if count == 1 else 'problems'} in the records: the rest is shown",
        expanded=count <= MAX_EXPANDED,
        icon=":material/warning:",
    ):
        for problem in loaded.problems[:50]:
            st.text(str(problem))
        if count > 50:
            st.text(f"and {count - 50} more: run python -m guarantees check")
        if loaded.kept:
            st.text(f"Shown as they last were without a problem: {_listed(loaded.kept)}.")


def _listed(paths: Sequence[str]) -> str:
    """A few paths, and how many more there are."""
    more = f" and {len(paths) - MAX_LISTED} more" if len(paths) > MAX_LISTED else ""
    return ", ".join(paths[:MAX_LISTED]) + more


def noticed_catalogue() -> Catalogue:
    """The catalogue that the link names, for a part of a page that runs by itself.

    If the records have changed since the notice above was drawn, the whole page runs again.
    """
    loaded = records()
    if st.session_state.get(SHOWN) != state_of(loaded):
        st.rerun()
    return catalogue_for(st.query_params.to_dict())
