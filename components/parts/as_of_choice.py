"""The day and the clock that a page speaks of, as a choice behind one button."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.parts.page_state import PageState, show_in
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.link_reader import read_day
from guarantees.words.as_of import as_of_words

CLOCK_LABELS = {clock.value: clock.label for clock in Clock}


def as_of_choice(state: PageState[Any], query: Any) -> None:
    """Draw the choice for a page whose query has an ``as_of``."""
    clock, day = state.key("clock"), state.key("day")
    st.session_state[clock] = query.as_of.clock.value
    show_in(day, query.as_of.day.isoformat() if query.as_of.day else "")
    words = as_of_words(query.as_of)
    with st.popover(words[0].upper() + words[1:], icon=":material/event:", key=state.key("as_of")):
        st.segmented_control(
            "Show what had been",
            list(CLOCK_LABELS),
            format_func=CLOCK_LABELS.__getitem__,
            key=clock,
            on_change=lambda: _on_change(state),
            required=True,
            help="A text can be on the table long before the public learns of it. Choose which date counts.",
        )
        # Not Streamlit's date field: a day typed there counts only after a click elsewhere.
        st.text_input(
            "up to this day",
            key=day,
            on_change=lambda: _on_change(state),
            placeholder="2025-08-21",
            help="Year, month and day, then Enter. Empty: everything the records hold.",
        )


def _on_change(state: PageState[Any]) -> None:
    """A text that names no day changes nothing, and a notice says so."""
    clock = Clock(st.session_state[state.key("clock")] or Clock.STATED.value)
    written = (st.session_state[state.key("day")] or "").strip()
    try:
        day = read_day(written) if written else None
    except ValueError as problem:
        state.refuse(str(problem))
        return
    state.set(as_of=AsOf(clock, day))
