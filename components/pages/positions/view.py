"""Drawing the Positions page: the choices above, the matrix of stances, and the evidence next to it."""

from __future__ import annotations

import streamlit as st

from components.pages.table import MATRICES
from components.parts.as_of_choice import as_of_choice
from components.parts.choices import term_choice
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
from guarantees.cells.stances import all_positions
from guarantees.links.page_link import Decoded
from guarantees.pages.tables.positions_query import (
    PositionFilter,
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
    actor_choices,
)

STATE = PageState(MATRICES["positions"])
ROWS, UNRECORDED = STATE.key("rows"), STATE.key("unrecorded")


@st.fragment
def positions_page() -> None:
    """The page from its heading down. Each part below runs without the parts above it when it alone is used."""
    catalogue = noticed_catalogue()
    decoded = STATE.current(catalogue)
    with heading(STATE):
        known = catalogue.alphabetical(all_positions(catalogue))
        others = [name for name in known if name not in decoded.query.actors]
        one_more_column(STATE, "Add an actor", others, catalogue.actor_name)
    link_notices(decoded.notices)
    column_presets(STATE, "choice", "Presets of actors", _presets)
    _filtered_positions(decoded)


@st.fragment
def _filtered_positions(drawn_above: Decoded) -> None:
    """The choice of rows and what it leaves. The choice of actors above, which is slow to draw, stays as it is."""
    decoded = STATE.current(noticed_catalogue())
    redraw_if_columns_changed(decoded, drawn_above)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _rows(decoded.query)
        row_filters(STATE, decoded.query, "only", PositionFilter, width=150)
        _unrecorded(decoded.query)
        as_of_choice(STATE, decoded.query)
    matrix_with_evidence(STATE, decoded)


def _presets(catalogue: Catalogue) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        id: (f"{choice.name} ({len(choice.actors)})", choice.actors)
        for id, choice in actor_choices(catalogue).items()
    }


def _rows(query: PositionsQuery) -> None:
    st.session_state[ROWS] = query.rows.value
    term_choice(
        "On each",
        PositionRows,
        key=ROWS,
        on_change=_on_rows,
        words=lambda rows: rows.label.removesuffix("s"),
    )


def _on_rows() -> None:
    rows = PositionRows(st.session_state[ROWS] or PositionRows.PROPOSALS)
    STATE.change(lambda query: query.with_rows(rows))


def _unrecorded(query: PositionsQuery) -> None:
    st.session_state[UNRECORDED] = query.unrecorded is UnrecordedRows.SHOWN
    st.toggle(
        "Unrecorded rows",
        key=UNRECORDED,
        on_change=_on_unrecorded,
        help="Rows on which no stance of the actors shown is recorded. Nothing recorded is not a no.",
    )


def _on_unrecorded() -> None:
    shown = st.session_state[UNRECORDED]
    STATE.set(unrecorded=UnrecordedRows.SHOWN if shown else UnrecordedRows.HIDDEN)


if __name__ == "__main__":
    positions_page()
