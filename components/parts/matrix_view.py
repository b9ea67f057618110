"""What pages draw that are a table with evidence: filters of the rows, the table, and the evidence next to it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.elements.evidence import evidence
from components.elements.matrix import matrix
from components.parts.page import MatrixPage
from components.parts.page_state import PageState, show_in
from components.parts.rendering import evidence_message, packed_matrix
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.page_link import Decoded
from guarantees.pages.tables.query import MatrixQuery
from guarantees.records.vocabulary import Term


def redraw_if_columns_changed(
    current: Decoded[MatrixQuery], drawn_above: Decoded[MatrixQuery]
) -> None:
    """Run the whole page if a column was moved or removed in the matrix, or a notice no longer holds."""
    now, before = ((each.query.columns, each.notices) for each in (current, drawn_above))
    if now != before:
        st.rerun()


def row_filters(
    state: PageState[Any], query: Any, field: str, filters: type[Term], width: int
) -> None:
    """Draw the search of rows, ``width`` pixels wide, and filters, which the query holds in ``field``."""
    search, only = state.key("search"), state.key(field)
    show_in(search, query.search)
    st.session_state[only] = [each.value for each in filters if each in getattr(query, field)]

    def on_search() -> None:
        state.set(search=" ".join((st.session_state[search] or "").split()))

    def on_only() -> None:
        state.set(**{field: frozenset(filters(name) for name in st.session_state[only] or ())})

    st.text_input(
        "Search rows",
        key=search,
        on_change=on_search,
        type="search",
        placeholder="for example: troops",
        width=width,
    )
    st.pills(
        "Only rows where",
        [each.value for each in filters],
        selection_mode="multi",
        format_func=lambda value: filters(value).label,
        key=only,
        on_change=on_only,
        help="  \n".join(f"{each.label}: {each.meaning}" for each in filters),
    )


def matrix_with_evidence(
    state: PageState[MatrixPage], query: MatrixQuery, catalogue: Catalogue
) -> None:
    """Draw the page of ``state`` for a query."""
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
        step = st.session_state[table]["column"]
        if step:
            steps = {
                "left": lambda query: query.move(step["column"], -1),
                "right": lambda query: query.move(step["column"], 1),
                "remove": lambda query: query.without(step["column"]),
            }
            change(steps[step["action"]])

    def on_close() -> None:
        change(lambda query: query.close_cell())

    left, right = st.columns([7, 3] if query.cell else [100, 1], gap="small")
    with left:
        packed = packed_matrix(state.page, query, catalogue).packed
        matrix(packed, key=table, on_open=on_open, on_fold=on_fold, on_column=on_column)
    with right:
        evidence(evidence_message(state.page, query, catalogue), key=panel, on_close=on_close)
