"""The state of the Positions page, and what its widgets do to it."""

from __future__ import annotations

import streamlit as st

from components.pages.table import MATRICES
from components.parts.page_state import PageState
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.positions_query import (
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
    actor_choices,
)

STATE = PageState(MATRICES["positions"])
CHOICE, ADD = STATE.key("choice"), STATE.key("add")
ROWS, UNRECORDED = STATE.key("rows"), STATE.key("unrecorded")


def set_columns(query: PositionsQuery, catalogue: Catalogue) -> None:
    """Let the choices of columns show the query, whatever changed it. Call it before they are drawn."""
    choices = actor_choices(catalogue).items()
    shown = next((name for name, choice in choices if choice.actors == query.actors), None)
    st.session_state[CHOICE] = shown
    st.session_state[ADD] = None


def set_rows(query: PositionsQuery) -> None:
    """Let the choices of rows show the query, whatever changed it. Call it before they are drawn."""
    st.session_state[ROWS] = query.rows.value
    st.session_state[UNRECORDED] = query.unrecorded is UnrecordedRows.SHOWN


def on_choice() -> None:
    """A preset of actors was chosen."""
    chosen = st.session_state[CHOICE]
    if chosen:
        actors = actor_choices(records().catalogue)[chosen].actors
        STATE.change(lambda query: query.with_columns(actors))


def on_add() -> None:
    """An actor was chosen as one more column."""
    chosen = st.session_state[ADD]
    if chosen:
        STATE.change(lambda query: query.adding(chosen))


def on_rows() -> None:
    """The other kind of rows was chosen."""
    rows = PositionRows(st.session_state[ROWS] or PositionRows.PROPOSALS)
    STATE.change(lambda query: query.with_rows(rows))


def on_unrecorded() -> None:
    """Rows without a record were shown or hidden."""
    shown = st.session_state[UNRECORDED]
    STATE.set(unrecorded=UnrecordedRows.SHOWN if shown else UnrecordedRows.HIDDEN)
