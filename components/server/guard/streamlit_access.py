"""What Streamlit's server offers besides our own addresses, and which of it a visitor may use.

``tests/contract/test_streamlit_access.py`` compares this with everything that the installed version offers: whatever an
upgrade adds needs a decision.
"""

from __future__ import annotations

from components.server.guard.sizes import (
    MOST_BYTES_OF_A_SESSION,
    MOST_BYTES_OF_ALL,
    MOST_FILES,
)
from components.streamlit_internals import UploadsHeld

OPEN_ADDRESSES = {
    "/_stcore/health": ("GET", "HEAD"),
    "/_stcore/host-config": ("GET", "HEAD"),
    "/_stcore/upload_file/": ("PUT", "DELETE"),
    "/media/": ("GET", "HEAD"),
}
"""Streamlit's addresses, besides its files and its WebSocket, that pages of ours need, and the methods they need.

The first two say nothing of anybody. Files go only to Curate, which writes none; ``/media/`` has what it offers for
download, under names that cannot be guessed.
"""
_OF_STREAMLIT = ("/_stcore/", "/media/", "/component/", "/auth/", "/oauth2callback")
WEBSOCKET = "/_stcore/stream"
OPEN_MESSAGES = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
"""What a browser may say over the WebSocket, and what each page of Streamlit's says.

Not so: to empty the caches of all, to turn runs at each saved file on, to ask for the state of the git repository, to
disconnect or shut down, and operations of elements that no page has.
"""


def is_open(path: str, method: str) -> bool:
    """Whether a request may go on to Streamlit or to us."""
    if not path.startswith(_OF_STREAMLIT):
        return True
    found = (
        methods
        for address, methods in OPEN_ADDRESSES.items()
        if path == address or (address.endswith("/") and path.startswith(address))
    )
    return method in next(found, ())


def is_upload(path: str, method: str) -> bool:
    """Whether a request brings a file."""
    return method == "PUT" and path.startswith("/_stcore/upload_file/")


def has_room(held: UploadsHeld) -> bool:
    """Whether a session may send one more file."""
    return (
        held.files < MOST_FILES
        and held.bytes < MOST_BYTES_OF_A_SESSION
        and held.bytes_of_all < MOST_BYTES_OF_ALL
    )
