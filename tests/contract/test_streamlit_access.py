"""Of all that the installed Streamlit offers to visitors, it is decided what they may use."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from starlette.routing import Mount, Route
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime

from components.server.guard.streamlit_access import (
    OPEN_ADDRESSES,
    OPEN_MESSAGES,
    WEBSOCKET,
    is_open,
)

FRAME = Path(__file__).resolve().parents[2] / "components" / "pages" / "frame.py"
CLOSED_ADDRESSES = {
    "/_stcore/metrics",
    "/component/{path:path}",
    "/_stcore/bidi-components/{path:path}",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
}
CLOSED_MESSAGES = {
    "clear_cache",
    "set_run_on_save",
    "load_git_info",
    "debug_disconnect_websocket",
    "debug_shutdown_runtime",
    "backend_operation_request",
}


def test_every_address_of_streamlit_is_decided_about() -> None:
    """Each is open for the methods that pages need, or closed for all."""
    with pytest.MonkeyPatch.context() as patch:
        # There is one in a process, and other tests must find none.
        patch.setattr(Runtime, "_instance", None)
        routes = list(st.App(FRAME)._build_starlette_app().routes)
    offered = {each.path for each in routes if not isinstance(each, Mount)}
    opened = {path for path in offered if path.startswith(tuple(OPEN_ADDRESSES))}
    assert offered == opened | CLOSED_ADDRESSES | {WEBSOCKET}
    methods = {
        (each.path, method)
        for each in routes
        if isinstance(each, Route)
        for method in each.methods or ()
        if is_open(each.path, method)
    }
    assert methods == {
        ("/_stcore/health", "GET"),
        ("/_stcore/health", "HEAD"),
        ("/_stcore/host-config", "GET"),
        ("/_stcore/host-config", "HEAD"),
        ("/_stcore/upload_file/{session_id}/{file_id}", "PUT"),
        ("/_stcore/upload_file/{session_id}/{file_id}", "DELETE"),
        ("/media/{file_id:path}", "GET"),
        ("/media/{file_id:path}", "HEAD"),
    }


def test_every_message_of_a_browser_is_decided_about() -> None:
    """Each kind is handed on or dropped."""
    assert {field.name for field in BackMsg.DESCRIPTOR.fields} == OPEN_MESSAGES | CLOSED_MESSAGES


def test_no_site_around_ours_may_steer_it() -> None:
    """By default Streamlit lets the sites of its own cloud run and stop a page that they frame."""
    assert [] == st.get_option("client.allowedOrigins")
