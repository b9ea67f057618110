"""The day and the clock that a page speaks of, as a choice behind one button."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.parts.choices import day_input, term_choice, typed_day
from components.parts.page_state import PageState
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.words.as_of import as_of_words

CLOCK_HELP = (
    "A text can be on the table long before the public learns of it. Choose which date counts."
)


def as_of_choice(state: PageState[Any], query: Any) -> None:
    """Draw the choice for a page whose query has an ``as_of``."""
    st.session_state[state.key("clock")] = query.as_of.clock.value
    words = as_of_words(query.as_of)

    def on_change() -> None:
        _on_change(state)

    with st.popover(words[0].upper() + words[1:], icon=":material/event:", key=state.key("as_of")):
        term_choice(
            "Show what had been",
            Clock,
            key=state.key("clock"),
            on_change=on_change,
            help=CLOCK_HELP,
        )
        day_input(
            "up to this day",
            query.as_of.day,
            key=state.key("day"),
            on_change=on_change,
            example="2025-08-21",
            empty="everything the records hold.",
        )


def _on_change(state: PageState[Any]) -> None:
    """A text that is not a day changes nothing, and a notice says so."""
    clock = Clock(st.session_state[state.key("clock")] or Clock.STATED.value)
    try:
        day = typed_day(state.key("day"))
    except ValueError as problem:
        state.refuse(str(problem))
        return
    state.set(as_of=AsOf(clock, day))
