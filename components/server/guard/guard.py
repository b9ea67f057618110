"""The middleware in front of every answer, ours and Streamlit's: it refuses, counts and adds headers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.server.guard.headers import protecting
from components.server.guard.hosts import is_answered, is_own, own_host, take_names
from components.server.guard.rates import PER_MESSAGE, Limits, client_of
from components.server.guard.refusals import refused, too_often
from components.server.guard.sizes import LONGEST_ADDRESS, MOST_BYTES, MOST_FILES
from components.server.guard.streamlit_access import (
    OPEN_MESSAGES,
    WEBSOCKET,
    has_room,
    is_open,
    is_upload,
)
from components.server.guard.turns import CLIENT, Clients
from components.server.operation.metrics import count_request, route_name
from components.store.run_costs import HEADER
from components.streamlit_internals import message_from_browser, uploads_held

# What anybody may request at any time: static files, and the health of the site.
_FREE = ("/static/", "/assets/", "/records-state", "/_stcore/health", "/healthz", "/readyz")
# These are requested by the operator's own machines, which know the process by its address.
_BY_ANY_NAME = ("/_stcore/health", "/healthz", "/readyz", "/metrics")
_TOO_LONG = f"This address is too long: expected at most {LONGEST_ADDRESS:,} bytes."
_TOO_LARGE = f"This is too large: expected at most {MOST_BYTES:,} bytes."
_NO_ROOM = "There is no room for more files. Remove some on the page Curate, or load it again."
_NO_SUCH_SITE = "This server has no site of that name."
# Other code would ignore a line feed at the end of a path, or take a path for a local file.
_NO_PATH = re.compile(r"[\x00-\x1f\x7f\\]|^//|(?:^|/)\.\.(?:/|$)")
_NOTHING_HERE = "There is nothing at this address."


class Guard:
    """An ASGI application around another one. ``base`` is the path below which the site is served, or ""."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        take_names()
        self.app, self.base = app, base
        self.limits = Limits()
        self._clients = Clients(self.limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to a request, or pass it on."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    # ---- requests --------------------------------------------------------------------------------

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(self.base) if self.base else scope["path"]
        answer, body = _Answer(send, path, scope["scheme"] == "https"), _Body(receive)
        client = client_of(scope["client"][0] if scope.get("client") else "")
        refusal = self._refusal(scope, path, client)
        if refusal:
            count_request(route_name(path), "refused", refusal.status_code, 0)
            await refusal(scope, receive, answer)
            return
        await self.app({**scope, CLIENT: self._clients.of(client)}, body, answer)

    def _refusal(self, scope: Scope, path: str, client: str) -> Response | None:
        """Why a request is not passed on, if it is not."""
        connection = HTTPConnection(scope)
        if not path.startswith(_BY_ANY_NAME) and not is_answered(connection):
            return PlainTextResponse(_NO_SUCH_SITE, 421)
        if len(scope.get("raw_path") or path) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return refused(path, _TOO_LONG, 414)
        if _NO_PATH.search(path) or not is_open(path, scope["method"]):
            return refused(path, _NOTHING_HERE, 404)
        length = connection.headers.get("content-length", "")
        if length.isdecimal() and (len(length) > 12 or int(length) > MOST_BYTES):
            return refused(path, _TOO_LARGE, 413)
        if is_upload(path, scope["method"]) and not has_room(uploads_held(path.split("/")[3])):
            return PlainTextResponse(_NO_ROOM, 413)
        seconds = 0 if path.startswith(_FREE) else self.limits.charge(client, 1)
        return too_often(path, seconds) if seconds else None

    # ---- the WebSocket ---------------------------------------------------------------------------

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        if (
            scope["path"] != self.base + WEBSOCKET
            or not is_answered(connection)
            or not _comes_from_a_page_of_ours(connection)
        ):
            await _refuse_socket(receive, send)
            return
        client = client_of(scope["client"][0] if scope.get("client") else "")
        if not self.limits.open_session(client):
            await _refuse_socket(receive, send)
            return
        asks = self._clients.of(client)
        MutableHeaders(scope=scope)[HEADER] = asks.key if asks else ""
        try:
            socket = _Socket(receive, send, self.limits, client)
            await self.app(scope, socket.receive, socket.send)
        finally:
            self.limits.close_session(client)


async def _refuse_socket(receive: Receive, send: Send) -> None:
    """The response to the request for a WebSocket is then 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1008})


def _comes_from_a_page_of_ours(connection: HTTPConnection) -> bool:
    """Whether the page that opens a WebSocket was this site's, as far as a browser says.

    Streamlit compares the origin with the host, which a proxy may have replaced by its own name for the server: then it
    is given the public one. It would also admit pages from the reader's own machine, and ask an outside service for
    this machine's address.
    """
    origin = connection.headers.get("origin")
    if origin is None:
        return True
    host = urlsplit(origin).netloc
    if host != connection.headers.get("host"):
        named = st.get_option("server.allowedHosts") and is_own(host, connection)
        if not host or not (named or host == own_host(connection)):
            return origin in st.get_option("server.corsAllowedOrigins")
        MutableHeaders(scope=connection.scope)["host"] = host
    return True


class _Socket:
    """A WebSocket that passes on only permitted messages, and no faster than the client's allowance."""

    def __init__(self, receive: Receive, send: Send, limits: Limits, client: str) -> None:
        self._receive, self._send = receive, send
        self._limits, self._client = limits, client
        self._is_closed = False

    async def receive(self) -> Message:
        """The next message that may be passed on."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            while seconds := self._limits.charge(self._client, PER_MESSAGE):
                await asyncio.sleep(seconds)
            try:
                kind, files = message_from_browser(message.get("bytes") or b"")
            except ValueError:
                return await self._close(1002)
            if message.get("bytes") is None:
                return await self._close(1003)
            if kind in OPEN_MESSAGES and files <= MOST_FILES:
                return message

    async def send(self, message: Message) -> None:
        """Send unless the WebSocket has been closed here."""
        if not self._is_closed:
            await self._send(message)

    async def _close(self, code: int) -> Message:
        self._is_closed = True
        await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}


class _Answer:
    """Sends a response with the security headers."""

    def __init__(self, send: Send, path: str, is_secure: bool) -> None:
        self._send, self._path, self._is_secure = send, path, is_secure

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            kind = Headers(raw=message["headers"]).get("content-type", "")
            ours = protecting(self._path, kind, self._is_secure)
            theirs = (each for each in message["headers"] if each[0] not in ours)
            message = {**message, "headers": [*theirs, *ours.items()]}
            if self._is_secure:
                _secure_cookies(message)
        await self._send(message)


def _secure_cookies(message: MutableMapping[str, Any]) -> None:
    """Streamlit does not know that a proxy speaks TLS, and would send its cookie without ``Secure``."""
    message["headers"] = [
        (name, value + b"; Secure")
        if name == b"set-cookie" and b"secure" not in value.lower()
        else (name, value)
        for name, value in message["headers"]
    ]


class _Body:
    """Receives a request's body as long as it is not too large: a request need not say how long it is."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._size = receive, 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > MOST_BYTES:
            raise HTTPException(413, _TOO_LARGE)
        return message
