"""What pages draw that are a table with evidence: filters of the rows, the table, and the evidence next to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from components.elements.evidence import evidence
from components.elements.matrix import matrix
from components.parts.notices import noticed_catalogue
from components.parts.page import MatrixPage
from components.parts.page_state import PageState, show_in
from components.parts.plain_text import plain
from components.parts.rendering import evidence_message, packed_matrix
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.page_link import Decoded
from guarantees.pages.tables.query import MatrixQuery
from guarantees.records.vocabulary import Term

Presets = Callable[[Catalogue], Mapping[str, tuple[str, tuple[str, ...]]]]
"""Presets of columns by their ids: the name of each, and its columns in order."""


def redraw_if_columns_changed(
    current: Decoded[MatrixQuery], drawn_above: Decoded[MatrixQuery]
) -> None:
    """Run the whole page if a column was moved or removed in the matrix, or a notice no longer holds."""
    now, before = ((each.query.columns, each.notices) for each in (current, drawn_above))
    if now != before:
        st.rerun()


def one_more_column(
    state: PageState[Any], label: str, offered: Sequence[str], name: Callable[[str], str]
) -> None:
    """Offer ids as one more column, by their names. A column is moved and removed at its head in the matrix."""
    key = state.key("add")
    st.session_state[key] = None

    def on_add() -> None:
        chosen = st.session_state[key]
        if chosen:
            state.change(lambda query: query.adding(chosen))

    st.selectbox(
        label,
        offered,
        format_func=name,
        key=key,
        on_change=on_add,
        placeholder=label,
        label_visibility="collapsed",
        width=280,
    )


def column_presets(state: PageState[Any], part: str, label: str, presets: Presets) -> None:
    """Offer presets of columns, in the widget ``part``. One looks chosen while exactly its columns are shown."""
    key, catalogue = state.key(part), noticed_catalogue()
    offered, shown = presets(catalogue), state.current(catalogue).query.columns
    st.session_state[key] = next((id for id, (_, each) in offered.items() if each == shown), None)

    def on_preset() -> None:
        chosen = st.session_state[key]
        if chosen:
            _, columns = presets(records().catalogue)[chosen]
            state.change(lambda query: query.with_columns(columns))

    st.pills(
        label,
        list(offered),
        format_func=lambda id: plain(offered[id][0]),
        key=key,
        on_change=on_preset,
        label_visibility="collapsed",
    )


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


@st.fragment
def matrix_with_evidence(state: PageState[MatrixPage], drawn_above: Decoded[MatrixQuery]) -> None:
    """Draw the table of a page, and the evidence of the open cell next to it. Opening a cell runs this alone."""
    catalogue = noticed_catalogue()
    current = state.current(catalogue)
    redraw_if_columns_changed(current, drawn_above)
    query = current.query
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
