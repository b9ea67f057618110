"""Streamlit's scripts and styles, compressed once: three megabytes for each reader become one.

Streamlit sends them uncompressed. Their names change with their content, so browsers cache them for good, as they do
when Streamlit serves them. Its other files (fonts, pictures) are compressed already, and Streamlit still serves them.
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
    """Middleware, since our routes cannot take over the paths of Streamlit's files.

    ``base`` is the path below which the site is served, such as ``/guarantees``, or "".
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a file that is worth compressing; leave everything else to the server."""
        path = scope.get("path", "").removeprefix(f"{self.base}/")
        is_packed = PurePosixPath(path).suffix in _KINDS and path in static_files()
        if not is_packed or scope.get("method") != "GET":
            return await self.app(scope, receive, send)
        # Compressing a file for the first time must not block the event loop.
        response = await run_in_threadpool(_answer, Request(scope), path)
        await response(scope, receive, send)


def _answer(request: Request, path: str) -> Response:
    return packed_response(request, _packed(path), _KINDS[PurePosixPath(path).suffix], _FOR_GOOD)


@cache
def _packed(path: str) -> bytes:
    """A file as it is sent."""
    return packed((STATIC / path).read_bytes())
