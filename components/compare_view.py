"""Drawing the Compare page: the choices above, the matrix, and the evidence beside it."""

from __future__ import annotations

import streamlit as st

from components import compare_state as state
from components.copy_link import copy_link
from components.evidence import evidence
from components.matrix import matrix
from components.notices import link_notices, noticed_catalogue
from components.packed_comparison import packed_comparison
from components.plain_text import plain
from guarantees.catalogue import Catalogue
from guarantees.clock import Clock
from guarantees.comparison import as_of_words
from guarantees.evidence import cell_evidence
from guarantees.link import query_string
from guarantees.page_link import Decoded
from guarantees.query import ComparisonQuery, Difference

MATRIX, EVIDENCE = "compare.matrix", "compare.evidence"
CLOCK_LABELS = {Clock.STATED.value: "stated", Clock.KNOWN.value: "publicly known"}


@st.fragment
def comparison_page() -> None:
    """The page from its title down. Each part below runs without the parts above it when it alone is used."""
    catalogue = noticed_catalogue()
    asked = state.current_state(catalogue)
    state.set_columns(asked.query, catalogue)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title("Compare proposals", anchor=False, width="content")
        copy_link(key="compare.copy_link")
        _one_more_column(asked.query, catalogue)
    link_notices(asked.notices)
    _ready_choices(catalogue)
    _filtered_comparison(asked)


@st.fragment
def _filtered_comparison(drawn_above: Decoded) -> None:
    """Filters and what they leave. The choice of columns above, which is slow to draw, stays as it is."""
    asked = state.current_state(noticed_catalogue())
    if (asked.query.proposals, asked.notices) != (drawn_above.query.proposals, drawn_above.notices):
        # A column was moved or removed in the matrix, or a notice no longer holds.
        st.rerun()
    state.set_filters(asked.query)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _row_filters()
        _as_of(asked.query)
    _comparison_with_evidence(asked)


@st.fragment
def _comparison_with_evidence(drawn_above: Decoded) -> None:
    """The matrix, and the evidence of the open cell beside it. Opening a cell runs this alone."""
    catalogue = noticed_catalogue()
    asked = state.current_state(catalogue)
    query = asked.query
    if (query.proposals, asked.notices) != (drawn_above.query.proposals, drawn_above.notices):
        st.rerun()
    comparison, packed = packed_comparison(query.close_cell(), catalogue)
    panel = cell_evidence(query, comparison, catalogue)
    left, right = st.columns([7, 3] if panel else [100, 1], gap="small")
    with left:
        matrix(packed, key=MATRIX, on_open=_on_open, on_fold=_on_fold, on_column=_on_column)
    with right:
        evidence(panel, link=query_string(query, catalogue), key=EVIDENCE, on_close=_on_close)


def _ready_choices(catalogue: Catalogue) -> None:
    st.pills(
        "Ready choices of proposals",
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


def _as_of(query: ComparisonQuery) -> None:
    words = as_of_words(query.as_of)
    with st.popover(words[0].upper() + words[1:], icon=":material/event:", key=state.AS_OF):
        st.segmented_control(
            "Show what had been",
            list(CLOCK_LABELS),
            format_func=CLOCK_LABELS.__getitem__,
            key=state.CLOCK,
            on_change=state.on_as_of,
            required=True,
            help="A text can be on the table long before the public learns of it. Choose which date counts.",
        )
        # Not Streamlit's date field: a day typed there counts only after a click elsewhere.
        st.text_input(
            "up to this day",
            key=state.DAY,
            on_change=state.on_as_of,
            placeholder="2025-08-21",
            help="Year, month and day, then Enter. Empty: everything the records hold.",
        )


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
