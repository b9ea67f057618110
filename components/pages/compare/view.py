"""Drawing the Compare page: the choices above, the matrix, and the evidence next to it."""

from __future__ import annotations

import streamlit as st

from components.pages.table import MATRICES
from components.parts.as_of_choice import as_of_choice
from components.parts.heading import heading
from components.parts.matrix_view import (
    column_presets,
    matrix_with_evidence,
    one_more_column,
    redraw_if_columns_changed,
    row_filters,
)
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.page_link import Decoded
from guarantees.pages.tables.query import Difference, preset_columns

STATE = PageState(MATRICES["compare"])


@st.fragment
def comparison_page() -> None:
    """The page from its heading down. Each part below runs without the parts above it when it alone is used."""
    catalogue = noticed_catalogue()
    decoded = STATE.current(catalogue)
    with heading(STATE):
        others = [name for name in catalogue.proposals if name not in decoded.query.proposals]
        one_more_column(
            STATE, "Add a proposal", others, lambda name: catalogue.proposals[name].short_name
        )
    link_notices(decoded.notices)
    column_presets(STATE, "preset", "Presets of proposals", _presets)
    _filtered_comparison(decoded)


@st.fragment
def _filtered_comparison(drawn_above: Decoded) -> None:
    """Filters and what they leave. The choice of columns above, which is slow to draw, stays as it is."""
    decoded = STATE.current(noticed_catalogue())
    redraw_if_columns_changed(decoded, drawn_above)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        row_filters(STATE, decoded.query, "differences", Difference, width=200)
        as_of_choice(STATE, decoded.query)
    matrix_with_evidence(STATE, decoded)


def _presets(catalogue: Catalogue) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        id: (preset.name, preset_columns(id, catalogue)) for id, preset in catalogue.presets.items()
    }


if __name__ == "__main__":
    comparison_page()
