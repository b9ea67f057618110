"""Notices above a page: which parts of its link were ignored, and which records cannot be read."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence

import streamlit as st

from components.store.records_store import are_read, records, state_of
from components.store.releases_store import catalogue_for
from guarantees.catalogue.catalogue import Catalogue, Loaded

_ESCAPES = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})
# What Markdown still transforms when its marks are escaped: web addresses, arrows and dashes, a picture.
_MADE_LATER = re.compile(
    r"https?(?=://)|www(?=\.)|@(?=\w)|:(?=streamlit:)|[<>~](?==)|-(?=[->])|<(?=-)",
    re.IGNORECASE,
)
# Has no width and allows no line break.
JOINER = "\u2060"
SHOWN = "notices.records"
MAX_EXPANDED, MAX_LISTED = 3, 5


def plain(text: str) -> str:
    """The text such that Markdown shows it as it is: every mark that could mean something is escaped.

    That also disarms what Streamlit adds to Markdown (``:red[…]``, ``:material/…:``, ``$…$``). Web addresses and a few
    signs are recognised without marks; an invisible joiner inside keeps them as they are.
    """
    joined = _MADE_LATER.sub(lambda found: found[0] + JOINER, " ".join(text.split()))
    return joined.translate(_ESCAPES)


def link_notices(notices: Sequence[str]) -> None:
    """Say in one line which parts of the link were ignored or have changed. Its place is always there: see below."""
    place = st.empty()
    if notices:
        place.info(" ".join(plain(notice) for notice in notices))


def with_records() -> Loaded:
    """The records; while they are being read for the first time, the page says so."""
    if are_read():
        return records()
    with st.spinner("Reading the records"):
        return records()


def record_notice(loaded: Loaded) -> None:
    """Say which records have problems, where, and how to fix them; the rest of the records is served.

    The place of the notice is there even without problems: Streamlit knows a widget by the number of elements above it,
    and would replace it, losing what a reader is typing, when a notice appears or disappears.
    """
    st.session_state[SHOWN] = state_of(loaded)
    place = st.empty()
    if not loaded.problems:
        return
    count = len(loaded.problems)
    with place.expander(
        f"{count} {'problem' if count == 1 else 'problems'} in the records: the rest is shown",
        expanded=count <= MAX_EXPANDED,
        icon=":material/warning:",
    ):
        for problem in loaded.problems[:50]:
            st.text(str(problem))
        if count > 50:
            st.text(f"and {count - 50} more: run python -m guarantees check")
        if loaded.kept:
            st.text(f"Shown as they last were without a problem: {_listed(loaded.kept)}.")


def _listed(paths: Sequence[str]) -> str:
    """A few paths, and how many more there are."""
    more = f" and {len(paths) - MAX_LISTED} more" if len(paths) > MAX_LISTED else ""
    return ", ".join(paths[:MAX_LISTED]) + more


def noticed_catalogue() -> Catalogue:
    """The catalogue that the link names, for a part of a page that runs by itself.

    If the records have changed since the notice above was drawn, the whole page runs again.
    """
    loaded = records()
    if st.session_state.get(SHOWN) != state_of(loaded):
        st.rerun()
    return catalogue_for(st.query_params.to_dict())
