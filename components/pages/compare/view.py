"""Drawing the Compare page: the choices above, the matrix, and the evidence next to it."""

from __future__ import annotations

import streamlit as st

from components.pages.compare import state
from components.parts.as_of_choice import as_of_choice
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
from guarantees.pages.tables.query import ComparisonQuery, Difference


@st.fragment
def comparison_page() -> None:
    """The page from its title down. Each part below runs without the parts above it when it alone is used."""
    catalogue = noticed_catalogue()
    decoded = state.STATE.current(catalogue)
    state.set_columns(decoded.query, catalogue)
    with heading(state.STATE):
        _one_more_column(decoded.query, catalogue)
    link_notices(decoded.notices)
    _presets(catalogue)
    _filtered_comparison(decoded)


@st.fragment
def _filtered_comparison(drawn_above: Decoded) -> None:
    """Filters and what they leave. The choice of columns above, which is slow to draw, stays as it is."""
    decoded = state.STATE.current(noticed_catalogue())
    redraw_if_columns_changed(decoded, drawn_above)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        row_filters(state.STATE, decoded.query, "differences", Difference, width=200)
        as_of_choice(state.STATE, decoded.query)
    _comparison_with_evidence(decoded)


@st.fragment
def _comparison_with_evidence(drawn_above: Decoded) -> None:
    """The matrix, and the evidence of the open cell next to it. Opening a cell runs this alone."""
    catalogue = noticed_catalogue()
    decoded = state.STATE.current(catalogue)
    redraw_if_columns_changed(decoded, drawn_above)
    matrix_with_evidence(state.STATE, decoded.query, catalogue)


def _presets(catalogue: Catalogue) -> None:
    st.pills(
        "Presets of proposals",
        list(catalogue.presets),
        format_func=lambda name: plain(catalogue.presets[name].name),
        key=state.PRESET,
        on_change=state.on_preset,
        label_visibility="collapsed",
    )


def _one_more_column(query: ComparisonQuery, catalogue: Catalogue) -> None:
    """A column is added here; moving and removing one is done at its head in the matrix."""
    st.selectbox(
        "Add a proposal",
        [name for name in catalogue.proposals if name not in query.proposals],
        format_func=lambda name: catalogue.proposals[name].short_name,
        key=state.ADD,
        on_change=state.on_add,
        placeholder="Add a proposal",
        label_visibility="collapsed",
        width=280,
    )


if __name__ == "__main__":
    comparison_page()
