"""Keeps the work for one client from holding up the others.

Uncached views are made in threads, of which Python runs one at a time, whichever client it works for. Work is charged
once it is done, since its cost is not known before. So a client has only a few threads at once, and its allowance is
checked before each turn.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from components.server.guard.rates import Limits
from components.server.guard.refusals import too_often
from components.store.run_costs import payers

CLIENT = "guarantees.client"
"""The key in a request's scope that names its client; absent if the client is not limited."""
AT_ONCE = 3
PER_WORKING_SECOND = 200.0
"""What a second of the processor's time costs."""


class Client:
    """A client, with its own turns."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self.turns = asyncio.Semaphore(AT_ONCE)
        self.key = secrets.token_hex(8)

    def waits(self) -> float:
        """The seconds until its next request is allowed, 0 if it is allowed now."""
        return self._limits.charge(self._name, 0)

    def owe(self, seconds: float) -> None:
        """Charge it for work that has been done."""
        self._limits.owe(self._name, seconds * PER_WORKING_SECOND)


class Clients:
    """The clients with requests under way."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._known: WeakValueDictionary[str, Client] = WeakValueDictionary()

    def of(self, name: str) -> Client | None:
        """The client of a name; ``None`` for "", which is not limited."""
        if not name:
            return None
        client = self._known.get(name)
        if client is None:
            client = self._known[name] = Client(name, self._limits)
            payers[client.key] = client
        return client


@asynccontextmanager
async def turn(scope: Mapping[str, Any]) -> AsyncIterator[float]:
    """Wait until a thread may work for a request; gives the seconds to wait before retrying if it may not."""
    client: Client | None = scope.get(CLIENT)
    if client is None:
        yield 0.0
        return
    async with client.turns:
        yield client.waits()


async def in_turn(endpoint: Callable[[Request], Response], request: Request) -> Response:
    """The response of an endpoint from a thread, when it is the client's turn."""
    async with turn(request.scope) as seconds:
        if seconds:
            return too_often("", seconds)
        return await run_in_threadpool(_counted, endpoint, request)


def _counted(endpoint: Callable[[Request], Response], request: Request) -> Response:
    with counted_work(request.scope):
        return endpoint(request)


@contextmanager
def counted_work(scope: Mapping[str, Any]) -> Iterator[None]:
    """Charge the client of a request for the work of this thread in the meantime."""
    began = time.thread_time()
    try:
        yield
    finally:
        client: Client | None = scope.get(CLIENT)
        if client:
            client.owe(time.thread_time() - began)
