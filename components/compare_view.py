"""Drawing the Compare page: the choices above, the matrix, and the evidence beside it."""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict
from functools import lru_cache

import streamlit as st

from components import compare_state as state
from components.copy_link import copy_link
from components.evidence import evidence
from components.matrix import matrix
from components.notices import link_notices
from components.plain_text import plain
from components.records_store import records
from guarantees.catalogue import Catalogue
from guarantees.clock import Clock
from guarantees.comparison import Comparison, compare
from guarantees.evidence import cell_evidence
from guarantees.link import query_string
from guarantees.query import ComparisonQuery, Difference

MATRIX, EVIDENCE = "compare.matrix", "compare.evidence"
CLOCK_LABELS = {Clock.STATED.value: "stated", Clock.KNOWN.value: "publicly known"}


@st.fragment
def comparison_page() -> None:
    """The page from its title down. A change of the choices runs this and not the frame around it."""
    catalogue = records().catalogue
    asked = state.current_state(catalogue)
    st.title("Compare proposals", anchor=False)
    link_notices(asked.notices)
    state.set_widgets(asked.query, catalogue)
    _choices(catalogue)
    _comparison_with_evidence(asked.query.proposals)


def _choices(catalogue: Catalogue) -> None:
    """Columns, row search, difference filters and the day asked about."""
    st.pills(
        "Ready choices of proposals",
        list(catalogue.presets),
        format_func=lambda name: plain(catalogue.presets[name].name),
        key=state.PRESET,
        on_change=state.on_preset,
        label_visibility="collapsed",
    )
    st.multiselect(
        "Proposals, in the order of the columns",
        list(catalogue.proposals),
        format_func=lambda name: catalogue.proposals[name].short_name,
        key=state.PROPOSALS,
        on_change=state.on_proposals,
        placeholder="Choose proposals to compare",
        select_all=False,
        label_visibility="collapsed",
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _row_filters()
        _as_of()


def _row_filters() -> None:
    st.text_input(
        "Search rows",
        key=state.SEARCH,
        on_change=state.on_search,
        type="search",
        placeholder="for example: troops",
        width=200,
    )
    st.pills(
        "Only rows where",
        [difference.value for difference in Difference],
        selection_mode="multi",
        format_func=lambda value: Difference(value).label,
        key=state.DIFFERENCES,
        on_change=state.on_differences,
        help="  \n".join(f"{d.label}: {d.meaning}" for d in Difference),
    )


def _as_of() -> None:
    st.segmented_control(
        "As of a day, by the date when",
        list(CLOCK_LABELS),
        format_func=CLOCK_LABELS.__getitem__,
        key=state.CLOCK,
        on_change=state.on_as_of,
        required=True,
        help="A text can be on the table long before the public learns of it. Choose which of the two dates counts.",
    )
    st.date_input(
        "Day",
        key=state.DAY,
        on_change=state.on_as_of,
        format="YYYY-MM-DD",
        min_value="1945-01-01",
        width=160,
        help="Empty: everything the records hold.",
    )


@st.fragment
def _comparison_with_evidence(columns_chosen: tuple[str, ...]) -> None:
    """The matrix, and the evidence of the open cell beside it. Opening a cell runs this alone."""
    catalogue = records().catalogue
    query = state.current_state(catalogue).query
    if query.proposals != columns_chosen:
        # A column was moved or removed in the matrix: the choices above must show it too.
        st.rerun()
    comparison, data = comparison_data(query.close_cell(), catalogue)
    panel = cell_evidence(query, comparison, catalogue)
    copy_link(query_string(query, catalogue), key="compare.copy_link")
    left, right = st.columns([7, 3] if panel else [100, 1], gap="small")
    with left:
        matrix(data, key=MATRIX, on_open=_on_open, on_fold=_on_fold, on_column=_on_column)
    with right:
        evidence(asdict(panel) if panel else None, key=EVIDENCE, on_close=_on_close)


@lru_cache(maxsize=256)
def comparison_data(query: ComparisonQuery, catalogue: Catalogue) -> tuple[Comparison, bytes]:
    """The comparison, and the same as packed JSON. Readers who ask the same share it."""
    comparison = compare(query, catalogue)
    written = json.dumps(comparison, default=vars, ensure_ascii=False).encode()
    # Without a time in its head, so that the same comparison is the same message, which is not sent again.
    return comparison, gzip.compress(written, compresslevel=6, mtime=0)


def _on_open() -> None:
    cell = st.session_state[MATRIX]["open"]
    if cell:
        state.change(lambda query: query.open_cell(cell["proposal"], cell["element"]))


def _on_fold() -> None:
    group = st.session_state[MATRIX]["fold"]
    if group:
        state.change(lambda query: query.toggle_group(group))


def _on_column() -> None:
    asked = st.session_state[MATRIX]["column"]
    if asked:
        steps = {
            "left": lambda query: query.move(asked["proposal"], -1),
            "right": lambda query: query.move(asked["proposal"], 1),
            "remove": lambda query: query.without(asked["proposal"]),
        }
        state.change(steps[asked["action"]])


def _on_close() -> None:
    state.change(lambda query: query.close_cell())
