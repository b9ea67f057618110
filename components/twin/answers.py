"""Responses of the site's own routes, requested in this process, as files of the twin."""

from __future__ import annotations

import asyncio
import json
import mimetypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.routing import BaseRoute, Router

from components.twin.places import file_of

_OK = 200
_JSON = "application/json"
_MOST_ROWS = "1000"
_STEPS_TO_A_LIST = len(("api", "v1", "statements"))
# What applies only to the live site: it is momentary, and may not be stored.
_OF_THE_MOMENT = "no-store"
# A file holds the same, however much of it the page shows.
_OF_THE_SCREEN = ("view",)


@dataclass(frozen=True)
class Answer:
    """The response of a route."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def media_type(self) -> str:
        """Without its character set."""
        return self.headers.get("content-type", "").partition(";")[0].strip()


class Answers:
    """Requests routes, and passes their responses to ``write``, with the path of a file. Each address is requested
    once.
    """

    def __init__(
        self, routes: Sequence[BaseRoute], live: str, write: Callable[[str, bytes], None]
    ) -> None:
        self._router, self._write = Router(list(routes)), write
        # The files name the site that made them.
        self._live = urlsplit(live or "http://localhost/")
        self._loop = asyncio.new_event_loop()
        self._files: dict[str, str] = {}

    def close(self) -> None:
        """Closes the event loop."""
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    def ask(self, address: str) -> Answer:
        """The response to ``./path?parameters``."""
        return self._loop.run_until_complete(self._ask(address))

    def file_of(self, address: str) -> str:
        """The file of the response, which is written; "" if there is nothing that may be stored."""
        parts = urlsplit(address)
        parameters = {
            name: value for name, value in parse_qsl(parts.query) if name not in _OF_THE_SCREEN
        }
        asked = _joined(parts.path, parameters)
        if asked not in self._files:
            self._files[asked] = self._made(parts.path, parameters)
        return self._files[asked]

    def _made(self, asked: str, parameters: dict[str, str]) -> str:
        is_list = asked.startswith("./api/") and asked.count("/") == _STEPS_TO_A_LIST
        if is_list and "format" not in parameters:
            answer = self.ask(_joined(asked, {**parameters, "limit": _MOST_ROWS}))
            answer = answer if answer.status == _OK else self.ask(_joined(asked, parameters))
        else:
            answer = self.ask(_joined(asked, parameters))
        of_the_moment = _OF_THE_MOMENT in answer.headers.get("cache-control", "")
        # Pages are written separately; views for other sites need a site that is always online.
        if answer.status != _OK or of_the_moment or answer.media_type == "text/html":
            return ""
        path = PurePosixPath(asked.removeprefix("./"))
        ending = path.suffix or mimetypes.guess_extension(answer.media_type) or ""
        named = {
            name: value for name, value in parameters.items() if name not in ("format", "limit")
        }
        file = file_of(str(path.with_suffix("")), named, ending)
        content = answer.content
        if answer.media_type == _JSON:
            content = self._with_next(content, file)
        self._write(file, content)
        return file

    def _with_next(self, content: bytes, file: str) -> bytes:
        """A page of a list links to the file of the next."""
        found = json.loads(content)
        if not isinstance(found, dict) or not found.get("next"):
            return content
        parts = urlsplit(found["next"])
        parameters = dict(parse_qsl(parts.query))
        parameters.pop("limit", None)
        after = self.file_of(_joined(f".{parts.path}", parameters))
        found["next"] = relative(after, file) if after else None
        return json.dumps(found, ensure_ascii=False).encode()

    async def _ask(self, address: str) -> Answer:
        parts = urlsplit(address)
        path = parts.path.removeprefix(".")
        sent: list[dict[str, Any]] = []
        headers = {
            "host": self._live.netloc,
            "x-forwarded-proto": self._live.scheme,
            "x-forwarded-prefix": self._live.path.rstrip("/"),
        }
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": self._live.scheme,
            "path": path,
            "raw_path": path.encode(),
            "query_string": parts.query.encode(),
            "root_path": "",
            "headers": [
                (name.encode(), value.encode()) for name, value in headers.items() if value
            ],
            "server": (self._live.hostname, 80),
            "client": ("localhost", 0),
            "app": self._router,
        }

        asked: list[dict[str, Any]] = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> dict[str, Any]:
            # After the request nothing comes: what streams its answer waits meanwhile for a client that leaves.
            return asked.pop() if asked else await asyncio.get_running_loop().create_future()

        async def send(message: Any) -> None:
            sent.append(message)

        await self._router(scope, receive, send)
        start = sent[0]
        found = {name.decode().lower(): value.decode() for name, value in start["headers"]}
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return Answer(start["status"], found, body)


def _joined(path: str, parameters: dict[str, str]) -> str:
    return path + (f"?{urlencode(parameters)}" if parameters else "")


def relative(file: str, of: str) -> str:
    """The relative path from one file of the twin to another."""
    return "../" * of.count("/") + file
