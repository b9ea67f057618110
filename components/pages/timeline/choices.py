"""The choices above the timeline: what the chart shows, how it is divided, and what is left out."""

from __future__ import annotations

import streamlit as st

from components.pages.table import DOCUMENTS
from components.parts.as_of_choice import CLOCK_LABELS
from components.parts.page_state import PageState, show_in
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.links.link_reader import read_day
from guarantees.pages.timeline.entries import EntryKind, entries_of
from guarantees.pages.timeline.page import KIND_SIGNS, years_of
from guarantees.pages.timeline.query import (
    DayRange,
    Lanes,
    TimelineQuery,
    TimelineView,
    range_words,
    read_range,
    year_range,
)

STATE = PageState(DOCUMENTS["timeline"])
VIEW, LANES, CLOCK, KINDS = (STATE.key(name) for name in ("view", "lanes", "clock", "kinds"))
PROPOSALS, ACTORS = STATE.key("proposals"), STATE.key("actors")
YEAR, FROM, TO = STATE.key("year"), STATE.key("from"), STATE.key("to")


def timeline_choices(query: TimelineQuery, catalogue: Catalogue) -> None:
    """Draw the choices. They show the query, whatever changed it."""
    _show(query)
    is_events = query.view is TimelineView.EVENTS
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _one_of("Show", VIEW, TimelineView, _on_view)
        if is_events:
            _one_of("Lanes", LANES, Lanes, _on_lanes)
        _days(query, catalogue)
        _narrowing(query, catalogue)
    if is_events:
        _kinds()


def _show(query: TimelineQuery) -> None:
    """Set what the widgets show, before they are drawn."""
    st.session_state[VIEW] = query.view.value
    st.session_state[LANES] = query.lanes.value
    st.session_state[CLOCK] = query.clock.value
    st.session_state[KINDS] = [kind.value for kind in EntryKind if kind in query.kinds]
    st.session_state[PROPOSALS] = list(query.proposals)
    st.session_state[ACTORS] = list(query.actors)
    year = query.days.first.year if query.days.first else None
    st.session_state[YEAR] = year if query.days == (year and year_range(year)) else None
    for key, day in ((FROM, query.days.first), (TO, query.days.last)):
        show_in(key, day.isoformat() if day else "")


def _one_of(label: str, key: str, terms: type, on_change: object) -> None:
    st.segmented_control(
        label,
        [term.value for term in terms],
        format_func=lambda value: terms(value).label,
        key=key,
        on_change=on_change,
        required=True,
    )


def _kinds() -> None:
    st.pills(
        "Kinds of entry",
        [kind.value for kind in EntryKind],
        selection_mode="multi",
        format_func=lambda value: f"{KIND_SIGNS[EntryKind(value)]} {EntryKind(value).label}",
        key=KINDS,
        on_change=_on_kinds,
        label_visibility="collapsed",
    )


def _days(query: TimelineQuery, catalogue: Catalogue) -> None:
    """The days, behind one button that names them."""
    with st.popover(range_words(query.days), icon=":material/date_range:", key=STATE.key("days")):
        st.pills(
            "Only the year",
            years_of(query, catalogue),
            key=YEAR,
            on_change=_on_year,
        )
        # Not Streamlit's date field: a day typed there counts only after a click elsewhere.
        for label, key, example in (("or from", FROM, "2025-01-01"), ("up to", TO, "2025-12-31")):
            st.text_input(
                label,
                key=key,
                on_change=_on_days,
                placeholder=example,
                help="Year, month and day, then Enter. Empty: no end on this side.",
            )


def _narrowing(query: TimelineQuery, catalogue: Catalogue) -> None:
    """Proposals, actors and the clock, behind one button with the number of choices."""
    count = len(query.proposals) + len(query.actors)
    chosen = f" ({count})" if count else ""
    with st.popover(f"More choices{chosen}", icon=":material/tune:", key=STATE.key("more")):
        st.multiselect(
            "Only these proposals",
            list(catalogue.proposals),
            format_func=lambda name: catalogue.proposals[name].short_name,
            key=PROPOSALS,
            on_change=_on_proposals,
            placeholder="All proposals",
        )
        st.multiselect(
            "Only these actors",
            _actors(catalogue),
            format_func=catalogue.actor_short_name,
            key=ACTORS,
            on_change=_on_actors,
            placeholder="All actors",
        )
        st.segmented_control(
            "Each entry at the date when it was",
            list(CLOCK_LABELS),
            format_func=CLOCK_LABELS.__getitem__,
            key=CLOCK,
            on_change=_on_clock,
            required=True,
            help="A text can be on the table long before the public learns of it. Choose which date counts.",
        )


def _actors(catalogue: Catalogue) -> list[str]:
    """Everyone who has an entry, by name."""
    found = {
        name
        for entry in entries_of(catalogue).values()
        for name in (*entry.bodies, *entry.actors, *entry.about)
    }
    known = [name for name in catalogue.actors if name in found]
    return sorted(known, key=lambda name: catalogue.actor_short_name(name).casefold())


def _on_view() -> None:
    STATE.set(view=TimelineView(st.session_state[VIEW]), event="", open=())


def _on_lanes() -> None:
    STATE.set(lanes=Lanes(st.session_state[LANES]))


def _on_clock() -> None:
    STATE.set(clock=Clock(st.session_state[CLOCK]))


def _on_kinds() -> None:
    STATE.set(kinds=frozenset(EntryKind(value) for value in st.session_state[KINDS] or ()))


def _on_proposals() -> None:
    STATE.set(proposals=tuple(st.session_state[PROPOSALS]))


def _on_actors() -> None:
    STATE.set(actors=tuple(st.session_state[ACTORS]))


def _on_year() -> None:
    year = st.session_state[YEAR]
    STATE.set(days=year_range(year) if year else DayRange())


def _on_days() -> None:
    """A text that names no day, and a range that ends before it begins, change nothing; a notice says so."""
    written = [(st.session_state[key] or "").strip() for key in (FROM, TO)]
    try:
        first, last = (read_day(text) if text else None for text in written)
        STATE.set(days=read_range(first, last))
    except ValueError as problem:
        STATE.refuse(str(problem))
