"""The choices above the timeline: what the chart shows, how it is divided, and what is left out."""

from __future__ import annotations

import streamlit as st

from components.pages.table import DOCUMENTS
from components.parts.as_of_choice import CLOCK_HELP
from components.parts.choices import day_input, term_choice, typed_day
from components.parts.page_state import PageState
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
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
        term_choice("Show", TimelineView, key=VIEW, on_change=_on_view)
        if is_events:
            term_choice("Lanes", Lanes, key=LANES, on_change=_on_lanes)
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


def _kinds() -> None:
    st.pills(
        "Kinds of entry",
        [kind.value for kind in EntryKind],
        selection_mode="multi",
        format_func=lambda value: EntryKind(value).label,
        key=KINDS,
        on_change=_on_kinds,
        label_visibility="collapsed",
    )
    # The sign of each kind in the chart, which is for the eye only.
    buttons = f".st-key-{KINDS.replace('.', '-')} button"
    signs = (
        f'{buttons}:nth-of-type({number})::before {{content: "{KIND_SIGNS[kind]}" / ""; margin-inline-end: 0.375rem}}'
        for number, kind in enumerate(EntryKind, 1)
    )
    st.html(f"<style>{' '.join(signs)}</style>")


def _days(query: TimelineQuery, catalogue: Catalogue) -> None:
    """The days, behind one button that names them."""
    with st.popover(range_words(query.days), icon=":material/date_range:", key=STATE.key("days")):
        st.pills(
            "Only the year",
            years_of(query, catalogue),
            key=YEAR,
            on_change=_on_year,
        )
        for label, day, key, example in (
            ("or from", query.days.first, FROM, "2025-01-01"),
            ("up to", query.days.last, TO, "2025-12-31"),
        ):
            day_input(
                label,
                day,
                key=key,
                on_change=_on_days,
                example=example,
                empty="no end on this side.",
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
        term_choice(
            "Each entry at the date when it was",
            Clock,
            key=CLOCK,
            on_change=_on_clock,
            help=CLOCK_HELP,
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
    try:
        days = read_range(typed_day(FROM), typed_day(TO))
    except ValueError as problem:
        STATE.refuse(str(problem))
        return
    STATE.set(days=days)
