"""Streamlit's scripts and styles, packed once: three megabytes for each reader become one.

Streamlit sends them as they are. Their names change with their content, so browsers keep them for good, as they do when
Streamlit answers. Its other files (fonts, pictures) are packed by nature, and Streamlit goes on answering for them.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.elements.packed import packed, packed_response
from components.streamlit_internals import STATIC, static_files

_KINDS = {".js": "text/javascript", ".css": "text/css"}
_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


class PackedFiles:
    """A layer around the server, since Streamlit keeps the paths of its files from routes of ours.

    ``base`` is the path below which the site is served, such as ``/guarantees``, or "".
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file that is worth packing; let the server answer for everything else."""
        path = scope.get("path", "").removeprefix(f"{self.base}/")
        is_packed = PurePosixPath(path).suffix in _KINDS and path in static_files()
        if not is_packed or scope.get("method") != "GET":
            return await self.app(scope, receive, send)
        # Packing a file for the first time must not hold up the event loop.
        response = await run_in_threadpool(_answer, Request(scope), path)
        await response(scope, receive, send)


def _answer(request: Request, path: str) -> Response:
    return packed_response(request, _packed(path), _KINDS[PurePosixPath(path).suffix], _FOR_GOOD)


@cache
def _packed(path: str) -> bytes:
    """A file as it is sent."""
    return packed((STATIC / path).read_bytes())
