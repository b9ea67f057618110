"""Drawing the Gap page: the choices above, the page as a document, and a chart of numbers below it."""

from __future__ import annotations

import streamlit as st

from components.pages.table import DOCUMENTS
from components.parts.as_of_choice import as_of_choice
from components.parts.choices import element_choice, term_choice
from components.parts.document import document
from components.parts.heading import heading
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.stances import all_positions
from guarantees.pages.gap.numbers import NumberScale
from guarantees.pages.gap.page import GapMode, GapQuery, gap, paired, resolved

STATE = PageState(DOCUMENTS["gap"])
MODE, ELEMENT = STATE.key("mode"), STATE.key("element")
PROPOSAL, ACTOR = STATE.key("proposal"), STATE.key("actor")


def gap_page() -> None:
    """The page from its title down."""
    catalogue = noticed_catalogue()
    decoded = STATE.current(catalogue)
    heading(STATE)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        _choices(decoded.query, catalogue)
        as_of_choice(STATE, decoded.query)
    link_notices(decoded.notices)
    document(STATE, decoded)
    _charts(decoded.query, catalogue)


def _choices(query: GapQuery, catalogue: Catalogue) -> None:
    shown = resolved(query, catalogue)
    st.session_state[MODE] = query.mode.value
    term_choice(
        "Put side by side", GapMode, key=MODE, on_change=_on_mode, label_visibility="collapsed"
    )
    if query.mode is GapMode.ELEMENT:
        element_choice(shown.element, catalogue, key=ELEMENT, on_change=_on_element)
    else:
        _pair(shown, catalogue)


def _pair(shown: GapQuery, catalogue: Catalogue) -> None:
    st.session_state[PROPOSAL] = shown.proposal or None
    st.session_state[ACTOR] = shown.actor or None
    st.selectbox(
        "Proposal",
        list(catalogue.proposals),
        format_func=lambda name: catalogue.proposals[name].short_name,
        key=PROPOSAL,
        on_change=_on_pair,
        placeholder="Proposal",
        label_visibility="collapsed",
        width=300,
    )
    st.selectbox(
        "Actor",
        # The actor that the link names is offered even without positions.
        catalogue.alphabetical({*all_positions(catalogue), shown.actor} - {""}),
        format_func=catalogue.actor_short_name,
        key=ACTOR,
        on_change=_on_pair,
        placeholder="Actor",
        label_visibility="collapsed",
        width=220,
    )


def _on_mode() -> None:
    if st.session_state[MODE] == GapMode.ELEMENT.value:
        STATE.change(lambda query: GapQuery(as_of=query.as_of))
    else:
        catalogue = records().catalogue
        STATE.change(lambda query: paired(query, catalogue))


def _on_element() -> None:
    chosen = st.session_state[ELEMENT]
    if chosen:
        STATE.change(lambda query: GapQuery(element=chosen, as_of=query.as_of))


def _on_pair() -> None:
    proposal, actor = st.session_state[PROPOSAL] or "", st.session_state[ACTOR] or ""
    if proposal or actor:
        STATE.change(lambda query: GapQuery(proposal=proposal, actor=actor, as_of=query.as_of))


@st.fragment
def _charts(query: GapQuery, catalogue: Catalogue) -> None:
    """Charts of numbers. Only a page that shows one loads the library that draws it."""
    element = gap(query, catalogue).element
    scales = element.numbers.scales if element and element.numbers else ()
    charted = [scale for scale in scales if scale.needs_chart]
    if charted:
        st.subheader("The numbers as a chart", anchor=False)
    for scale in charted:
        _chart(scale, f"{element.element.id}.{scale.key}")


def _chart(scale: NumberScale, name: str) -> None:
    from components.pages.gap.chart import described, number_chart

    st.plotly_chart(
        number_chart(scale),
        key=STATE.key(f"chart.{name}"),
        alt=described(scale),
        config={"displayModeBar": False},
    )


if __name__ == "__main__":
    gap_page()
