"""Wraps every request: its number, how long it took, and a response in the site's words if making one failed.

The log says nothing of who made it or what they typed: the route, never the address.
"""

from __future__ import annotations

import logging
import secrets
import time

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.server.operation.failure import failure_response
from components.server.operation.logs import REQUESTS
from components.server.operation.metrics import (
    count_failure,
    count_request,
    counted_as_open,
    route_name,
)

LEFT = 499
"""Logged as the status if the client disconnected before there was a response, as nginx does."""
_METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH")
# Every open page requests these twice a second, and monitoring now and then.
_TOO_MANY = ("/records-state", "/healthz", "/readyz")
_log = logging.getLogger(__name__)
_requests = logging.getLogger(REQUESTS)


class RequestWatch:
    """An ASGI application around another one. ``base`` is the path below which the site is served, or ""."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and log the result."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _Answer(send)
        route = route_name(scope["path"], self.base)
        begin = time.perf_counter()
        try:
            await self.app(scope, receive, answer.send)
        except Exception as error:
            count_failure()
            log_fields = {"request": answer.number, "error": type(error).__name__}
            _log.exception("An answer failed: %s", route, extra=log_fields)
            if not answer.status:
                failed = failure_response(Request(scope), answer.number)
                await failed(scope, receive, answer.send)
            elif not answer.is_whole:
                raise  # the connection is cut, so that nobody takes half an answer for a whole one
        finally:
            method = scope["method"] if scope["method"] in _METHODS else "other"
            seconds = time.perf_counter() - begin
            count_request(route, method, answer.status or LEFT, seconds)
            self._note(answer, route, method, round(1000 * seconds, 1))

    def _note(self, answer: _Answer, route: str, method: str, milliseconds: float) -> None:
        if route in _TOO_MANY or not _requests.isEnabledFor(logging.INFO):
            return
        log_fields = {
            "request": answer.number,
            "method": method,
            "route": route,
            "status": answer.status or LEFT,
            "ms": milliseconds,
            "bytes": answer.size,
        }
        _requests.info("request", extra=log_fields)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A message that does not follow the protocol ends its connection; that is not a failure of the site."""
        with counted_as_open():
            try:
                await self.app(scope, receive, send)
            except TypeError as error:
                _log.info("A connection was closed: %s", type(error).__name__)


class _Answer:
    """What has been sent so far in response to a request."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.number = secrets.token_hex(8)
        self.status = self.size = 0
        self.is_whole = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            number = (b"x-request-id", self.number.encode())
            message = {**message, "headers": [*message.get("headers", ()), number]}
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
            self.is_whole = not message.get("more_body", False)
        await self._send(message)
