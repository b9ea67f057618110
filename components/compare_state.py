"""The state of the Compare page: the link says it, widgets and components change it and write it back.

First thing in a run the link is compared with what was last written to it. When they differ (a cold link, Back, an
edited address), the link is read; otherwise the state of the session, which wrote it, still holds.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.records_store import records
from guarantees.catalogue import Catalogue
from guarantees.clock import AsOf, Clock
from guarantees.link import decode, encode_briefly
from guarantees.link_reader import read_day
from guarantees.page_link import Decoded
from guarantees.query import ComparisonQuery, Difference, preset_columns

STATE = "compare.state"
WRITTEN = "compare.written"
PRESET, ADD, SEARCH = "compare.preset", "compare.add", "compare.search"
DIFFERENCES, CLOCK, DAY = "compare.differences", "compare.clock", "compare.day"
AS_OF = "compare.as_of"


def current_state(catalogue: Catalogue) -> Decoded:
    """The query the page shows now, with notices about the link it came from."""
    link = st.query_params.to_dict()
    if STATE not in st.session_state or link != st.session_state.get(WRITTEN):
        st.session_state[STATE] = decode(link, catalogue)
        st.session_state[WRITTEN] = link
    return st.session_state[STATE]


def change(step: Callable[[ComparisonQuery], ComparisonQuery]) -> None:
    """Apply a change to the query and write it to the link, which adds a step to the browser's history."""
    catalogue = records().catalogue
    before: Decoded = st.session_state.get(STATE) or decode(st.query_params.to_dict(), catalogue)
    query = step(before.query)
    if query != before.query:
        st.session_state[STATE] = Decoded(query)
        link = encode_briefly(query, catalogue)
        st.session_state[WRITTEN] = link
        st.query_params.from_dict(link)


def set_columns(query: ComparisonQuery, catalogue: Catalogue) -> None:
    """Let the choices of columns show the query, whatever changed it. To be called before they are drawn."""
    st.session_state[PRESET] = matching_preset(query, catalogue)
    st.session_state[ADD] = None


def set_filters(query: ComparisonQuery) -> None:
    """Let the filters show the query, whatever changed it. To be called before they are drawn."""
    st.session_state[SEARCH] = query.search
    st.session_state[DIFFERENCES] = [d.value for d in Difference if d in query.differences]
    st.session_state[CLOCK] = query.as_of.clock.value
    st.session_state[DAY] = query.as_of.day.isoformat() if query.as_of.day else ""


def matching_preset(query: ComparisonQuery, catalogue: Catalogue) -> str | None:
    """The preset whose columns are shown, if they are exactly one preset's."""
    return next(
        (name for name in catalogue.presets if preset_columns(name, catalogue) == query.proposals),
        None,
    )


def on_preset() -> None:
    """A preset was chosen."""
    chosen = st.session_state[PRESET]
    if chosen:
        columns = preset_columns(chosen, records().catalogue)
        change(lambda query: query.with_proposals(columns))


def on_add() -> None:
    """A proposal was chosen as one more column."""
    chosen = st.session_state[ADD]
    if chosen:
        change(lambda query: query.adding(chosen))


def on_search() -> None:
    """The search of rows was changed."""
    text = " ".join((st.session_state[SEARCH] or "").split())
    change(lambda query: query.searching(text))


def on_differences() -> None:
    """Difference filters were switched."""
    chosen = frozenset(Difference(name) for name in st.session_state[DIFFERENCES] or ())
    change(lambda query: query.filtering(chosen))


def on_as_of() -> None:
    """The clock or the day was changed. A text that names no day changes nothing, and a notice says so."""
    clock = Clock(st.session_state[CLOCK] or Clock.STATED.value)
    written = (st.session_state[DAY] or "").strip()
    try:
        day = read_day(written) if written else None
    except ValueError as problem:
        before: Decoded = st.session_state[STATE]
        st.session_state[STATE] = Decoded(before.query, (f"Ignored: {problem}",))
        return
    change(lambda query: query.at(AsOf(clock, day)))
