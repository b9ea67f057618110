"""Drawing a proposal's page: the choices above, and the page as a document."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from components.pages.navigation import page_named
from components.pages.table import DOCUMENTS
from components.parts.as_of_choice import as_of_choice
from components.parts.document import document
from components.parts.heading import heading
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState
from components.parts.record_choice import record_choice
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_compare
from guarantees.pages.proposal.page import ProposalQuery

STATE = PageState(DOCUMENTS["proposal"])
OTHER, CHOSEN = STATE.key("beside"), STATE.key("chosen")


def proposal_page() -> None:
    """The page from its title down."""
    catalogue = noticed_catalogue()
    decoded = STATE.current(catalogue)
    with heading(STATE):
        record_choice(
            STATE,
            "id",
            catalogue.proposals,
            lambda name: catalogue.proposals[name].short_name,
            label="Proposal",
            none_chosen="All proposals",
        )
        if decoded.query.id:
            _compare_with(decoded.query, catalogue)
        as_of_choice(STATE, decoded.query)
    link_notices(decoded.notices)
    document(STATE, decoded.query)


def _compare_with(query: ProposalQuery, catalogue: Catalogue) -> None:
    """Any other proposal to compare this one with."""
    chosen, page = st.session_state.pop(CHOSEN, None), page_named("compare")
    if chosen in catalogue.proposals and page:
        st.switch_page(page, query_params=_comparison(query, chosen, catalogue))
    st.session_state[OTHER] = None
    st.selectbox(
        "Compare with",
        [name for name in catalogue.proposals if name != query.id],
        format_func=lambda name: catalogue.proposals[name].short_name,
        key=OTHER,
        on_change=_on_other,
        placeholder="Compare with …",
        label_visibility="collapsed",
        width=260,
    )


def _on_other() -> None:
    """A proposal to compare with was chosen; a callback cannot leave the page, the run after it does."""
    st.session_state[CHOSEN] = st.session_state[OTHER]


def _comparison(query: ProposalQuery, other: str, catalogue: Catalogue) -> dict[str, str]:
    columns = tuple(name for name in catalogue.proposals if name in (query.id, other))
    return dict(parse_qsl(urlsplit(to_compare(columns, as_of=query.as_of)).query))


if __name__ == "__main__":
    proposal_page()
