"""Drawing an actor's page: the choices above, and the page as a document."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components.pages.table import DOCUMENTS
from components.parts.as_of_choice import as_of_choice
from components.parts.document import document
from components.parts.heading import heading
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.actor.page import ActorQuery

STATE = PageState(DOCUMENTS["actor"])
PICK = STATE.key("pick")


def actor_page() -> None:
    """The page from its title down."""
    catalogue = noticed_catalogue()
    decoded = STATE.current(catalogue)
    with heading(STATE):
        _another(decoded.query, catalogue)
        as_of_choice(STATE, decoded.query)
    link_notices(decoded.notices)
    document(STATE, decoded.query)


def _another(query: ActorQuery, catalogue: Catalogue) -> None:
    st.session_state[PICK] = query.actor or None
    st.selectbox(
        "Party",
        catalogue.alphabetical(catalogue.actors),
        format_func=catalogue.actor_short_name,
        key=PICK,
        on_change=_on_pick,
        placeholder="All parties",
        label_visibility="collapsed",
        width=300,
    )


def _on_pick() -> None:
    """Another actor was chosen, or none, which is the list. As when a link is followed, nothing is open."""
    catalogue = records().catalogue
    query = replace(STATE.current(catalogue).query, actor=st.session_state[PICK] or "", open=())
    st.query_params.from_dict(STATE.link.encode_briefly(query, catalogue))


if __name__ == "__main__":
    actor_page()
