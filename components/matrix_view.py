"""Drawing a table with the evidence of its open cell beside it, and what a reader does in either."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.evidence import evidence
from components.matrix import matrix
from components.matrix_pages import evidence_message, packed_matrix
from components.page_state import PageState
from guarantees.catalogue import Catalogue


def matrix_with_evidence(state: PageState, query: Any, catalogue: Catalogue) -> None:
    """Draw the page of ``state``, one of ``components/matrix_pages.py``, for a query."""
    table, panel, change = state.key("matrix"), state.key("evidence"), state.change

    def on_open() -> None:
        cell = st.session_state[table]["open"]
        if cell:
            change(lambda query: query.open_cell(cell["column"], cell["row"]))

    def on_fold() -> None:
        group = st.session_state[table]["fold"]
        if group:
            change(lambda query: query.toggle_group(group))

    def on_column() -> None:
        asked = st.session_state[table]["column"]
        if asked:
            steps = {
                "left": lambda query: query.move(asked["column"], -1),
                "right": lambda query: query.move(asked["column"], 1),
                "remove": lambda query: query.without(asked["column"]),
            }
            change(steps[asked["action"]])

    def on_close() -> None:
        change(lambda query: query.close_cell())

    left, right = st.columns([7, 3] if query.cell else [100, 1], gap="small")
    with left:
        packed = packed_matrix(state.name, query, catalogue).packed
        matrix(packed, key=table, on_open=on_open, on_fold=on_fold, on_column=on_column)
    with right:
        evidence(evidence_message(state.name, query, catalogue), key=panel, on_close=on_close)
