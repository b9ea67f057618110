"""Asking routes of ours without a server."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from starlette.applications import Starlette
from starlette.routing import BaseRoute


class Answer(NamedTuple):
    """Status, headers and body of what a route answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


def answer(
    routes: Sequence[BaseRoute],
    path: str,
    link: dict[str, str] | Sequence[tuple[str, str]] | None = None,
    method: str = "GET",
    around: Mapping[str, Any] = MappingProxyType({}),
    **headers: str,
) -> Answer:
    """Ask for a path with the parameters of a link; headers are named with ``_`` for ``-``.

    ``around`` is what the server knows besides: ``scheme``, ``client``.
    """
    sent: list[dict[str, Any]] = []
    asked = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        **{"type": "http", "http_version": "1.1", "method": method, "scheme": "http"},
        **{"path": path, "raw_path": quote(path).encode(), "root_path": ""},
        **{
            "query_string": urlencode(link or {}).encode(),
            "headers": [(b"host", b"t"), *asked],
        },
        "server": ("t", 80),
        **around,
    }

    requests = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        # After the request there is only the reader who leaves, and this one stays.
        return requests.pop() if requests else await asyncio.Future()

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(Starlette(routes=routes)(scope, receive, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], found, b"".join(part.get("body", b"") for part in sent[1:]))
