"""Runs the page again, wherever it is open, when a record on disk has changed or a problem was mended.

Streamlit has no way to tell a page that something has happened; so each page that is in sight asks twice a second.
Nothing is run, and nothing is drawn, before something has changed.
"""

from __future__ import annotations

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.elements.assets import loader
from components.server.records_store import state_of
from guarantees.catalogue.catalogue import Loaded

_component = st.components.v2.component("fresh_records", js=loader("fresh_records"))


def fresh_records(loaded: Loaded) -> None:
    """Let the browser ask whether anything has changed since ``loaded``."""
    _component(data=state_of(loaded), key="fresh_records", on_changed_change=lambda: None)


def fresh_records_routes() -> list[Route]:
    """The address that is asked."""
    return [Route("/records-state", _records_state, methods=["GET"])]


async def _records_state(request: Request) -> Response:
    """A few bytes that change with the records and their problems; none before the records are read."""
    # Imported here, because the server need not wait for the domain before it answers.
    from components.server.records_store import are_read, records

    state = state_of(records()) if are_read() else ""
    return PlainTextResponse(state, headers={"Cache-Control": "no-store"})
