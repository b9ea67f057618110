"""Drawing the Wording page: the choices above, and the ladder as a document."""

from __future__ import annotations

import streamlit as st

from components.pages.table import DOCUMENTS
from components.parts.as_of_choice import as_of_choice
from components.parts.choices import element_choice, term_choice
from components.parts.document import document
from components.parts.heading import heading
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.wording.page import ladder
from guarantees.pages.wording.query import WordingOrder, WordingQuery

STATE = PageState(DOCUMENTS["wording"])
ELEMENT, ORDER, FAMILIES = STATE.key("element"), STATE.key("order"), STATE.key("families")


def wording_page() -> None:
    """The page from its title down."""
    catalogue = noticed_catalogue()
    decoded = STATE.current(catalogue)
    heading(STATE)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        _choices(decoded.query, catalogue)
        as_of_choice(STATE, decoded.query)
    link_notices(decoded.notices)
    document(STATE, decoded.query)


def _choices(query: WordingQuery, catalogue: Catalogue) -> None:
    shown = ladder(query, catalogue).query
    element_choice(shown.element, catalogue, key=ELEMENT, on_change=_on_element)
    st.session_state[ORDER] = query.order.value
    st.session_state[FAMILIES] = [name for name in catalogue.families if name in query.families]
    term_choice("Order", WordingOrder, key=ORDER, on_change=_on_order, label_visibility="collapsed")
    st.multiselect(
        "Families",
        [family.id for family, _ in catalogue.proposals_by_family()],
        format_func=lambda name: catalogue.families[name].name,
        key=FAMILIES,
        on_change=_on_families,
        placeholder="All families",
        label_visibility="collapsed",
        width=320,
    )


def _on_element() -> None:
    """The proposal that the others are compared with stays."""
    if st.session_state[ELEMENT]:
        STATE.set(element=st.session_state[ELEMENT])


def _on_order() -> None:
    STATE.set(order=WordingOrder(st.session_state[ORDER]))


def _on_families() -> None:
    STATE.set(families=frozenset(st.session_state[FAMILIES]))


if __name__ == "__main__":
    wording_page()
