"""Drawing the Positions page: the choices above, the matrix of stances, and the evidence next to it."""

from __future__ import annotations

import streamlit as st

from components.pages.positions import state
from components.parts.as_of_choice import as_of_choice
from components.parts.choices import term_choice
from components.parts.heading import heading
from components.parts.matrix_view import (
    matrix_with_evidence,
    redraw_if_columns_changed,
    row_filters,
)
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.plain_text import plain
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.page_link import Decoded
from guarantees.pages.tables.positions_query import (
    PositionFilter,
    PositionRows,
    PositionsQuery,
    actor_choices,
)


@st.fragment
def positions_page() -> None:
    """The page from its title down. Each part below runs without the parts above it when it alone is used."""
    catalogue = noticed_catalogue()
    decoded = state.STATE.current(catalogue)
    state.set_columns(decoded.query, catalogue)
    with heading(state.STATE):
        _one_more_actor(decoded.query, catalogue)
    link_notices(decoded.notices)
    _presets(catalogue)
    _filtered_positions(decoded)


@st.fragment
def _filtered_positions(drawn_above: Decoded) -> None:
    """The choice of rows and what it leaves. The choice of actors above, which is slow to draw, stays as it is."""
    decoded = state.STATE.current(noticed_catalogue())
    redraw_if_columns_changed(decoded, drawn_above)
    state.set_rows(decoded.query)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _rows()
        row_filters(state.STATE, decoded.query, "only", PositionFilter, width=150)
        _unrecorded()
        as_of_choice(state.STATE, decoded.query)
    _positions_with_evidence(decoded)


@st.fragment
def _positions_with_evidence(drawn_above: Decoded) -> None:
    """The matrix, and the evidence of the open cell next to it. Opening a cell runs this alone."""
    catalogue = noticed_catalogue()
    decoded = state.STATE.current(catalogue)
    redraw_if_columns_changed(decoded, drawn_above)
    matrix_with_evidence(state.STATE, decoded.query, catalogue)


def _one_more_actor(query: PositionsQuery, catalogue: Catalogue) -> None:
    """A column is added here; moving and removing one is done at its head in the matrix."""
    st.selectbox(
        "Add an actor",
        [name for name in catalogue.alphabetical(catalogue.positions) if name not in query.actors],
        format_func=catalogue.actor_name,
        key=state.ADD,
        on_change=state.on_add,
        placeholder="Add an actor",
        label_visibility="collapsed",
        width=280,
    )


def _presets(catalogue: Catalogue) -> None:
    choices = actor_choices(catalogue)
    st.pills(
        "Presets of actors",
        list(choices),
        format_func=lambda name: plain(f"{choices[name].name} ({len(choices[name].actors)})"),
        key=state.CHOICE,
        on_change=state.on_choice,
        label_visibility="collapsed",
    )


def _rows() -> None:
    term_choice(
        "On each",
        PositionRows,
        key=state.ROWS,
        on_change=state.on_rows,
        words=lambda rows: rows.label.removesuffix("s"),
    )


def _unrecorded() -> None:
    st.toggle(
        "Unrecorded rows",
        key=state.UNRECORDED,
        on_change=state.on_unrecorded,
        help="Rows on which nothing is recorded of the actors shown. Nothing recorded is not a no.",
    )


if __name__ == "__main__":
    positions_page()
