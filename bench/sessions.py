"""Many sessions at once without a browser: a client for Streamlit's own protocol."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

Act = Callable[["Session", int], None]


class Session:
    """One tab of one reader."""

    def __init__(self, url: str, page: str = "") -> None:
        parts = urlsplit(url)
        self._address = f"ws://{parts.netloc}/_stcore/stream"
        self._origin = url
        self._page = page
        self._script = ""
        self._query = ""
        self._known: dict[str, ForwardMsg] = {}
        self._states: dict[str, WidgetState] = {}
        self.widgets: dict[str, str] = {}

    async def open(self) -> Session:
        """Connect and run the page once."""
        self._socket = await websockets.connect(
            self._address,
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=self._origin,  # type: ignore[arg-type]
            max_size=None,
            ping_interval=None,
            open_timeout=60,
        )
        await self.run()
        return self

    async def close(self) -> None:
        """Leave."""
        await self._socket.close()

    def press(self, label: str) -> None:
        """Press a button in the next run."""
        state = WidgetState(id=self.widgets[label])
        state.trigger_value = True
        self._states[state.id] = state

    def ask(self, query: str) -> None:
        """Ask for another view of the page in the next run, as the browser does after a choice in the document."""
        self._query = query

    async def run(self) -> None:
        """Request a run with the present states and wait until it ends. Raises ``RuntimeError`` if the page failed."""
        await self._socket.send(self._request())
        self._states = {
            name: state
            for name, state in self._states.items()
            if state.WhichOneof("value") != "trigger_value"
        }
        started = False
        while True:
            raw = await asyncio.wait_for(self._socket.recv(), 60)
            message = self._resolved(ForwardMsg.FromString(raw))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                started = True
                self._script = message.new_session.page_script_hash
            elif kind == "navigation":
                self._script = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "delta":
                self._learn(message.delta)
            elif kind == "script_finished" and started:
                return

    def _request(self) -> bytes:
        message = BackMsg()
        request = message.rerun_script
        request.query_string = self._query
        request.page_name = "" if self._script else self._page
        request.page_script_hash = self._script
        request.cached_message_hashes.extend(self._known)
        for state in self._states.values():
            request.widget_states.widgets.add().CopyFrom(state)
        return message.SerializeToString()

    def _resolved(self, message: ForwardMsg) -> ForwardMsg:
        if message.WhichOneof("type") == "ref_hash":
            return self._known.get(message.ref_hash, message)
        if message.metadata.cacheable and message.hash:
            self._known[message.hash] = message
        return message

    def _learn(self, delta: Any) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        element = getattr(delta.new_element, kind)
        if kind == "exception":
            raise RuntimeError(f"the page failed: {element.message}")
        if getattr(element, "id", "") and getattr(element, "label", ""):
            self.widgets[element.label] = element.id


def interactions_per_second(url: str, page: str, act: Act, sessions: int, seconds: float) -> float:
    """How many interactions the server answers in a second while many sessions interact without a pause."""
    return asyncio.run(_throughput(url, page, act, sessions, seconds))


async def _throughput(url: str, page: str, act: Act, sessions: int, seconds: float) -> float:
    open_sessions = await asyncio.gather(*(Session(url, page).open() for _ in range(sessions)))
    begin = time.perf_counter()
    end = begin + seconds
    counts = await asyncio.gather(*(_drive(session, act, end) for session in open_sessions))
    took = time.perf_counter() - begin
    await asyncio.gather(*(session.close() for session in open_sessions))
    return sum(counts) / took


async def _drive(session: Session, act: Act, end: float) -> int:
    for step in itertools.count(1):
        act(session, step)
        await session.run()
        if time.perf_counter() > end:
            return step
    return 0


def memory_per_session(url: str, page: str, pid: int, sessions: int) -> float:
    """MiB of resident memory that each further session costs a server that has warmed up."""
    return asyncio.run(_memory(url, page, pid, sessions))


async def _memory(url: str, page: str, pid: int, sessions: int) -> float:
    process = psutil.Process(pid)
    held = [await Session(url, page).open() for _ in range(5)]
    await asyncio.sleep(1)
    before = process.memory_info().rss
    held += [await Session(url, page).open() for _ in range(sessions)]
    await asyncio.sleep(1)
    after = process.memory_info().rss
    await asyncio.gather(*(session.close() for session in held))
    return (after - before) / sessions / 2**20


def memory_with_one_reader(url: str, page: str, pid: int) -> float:
    """MiB of resident memory of a server that has warmed up and has one page open."""
    return asyncio.run(_with_one_reader(url, page, pid))


async def _with_one_reader(url: str, page: str, pid: int) -> float:
    session = await Session(url, page).open()
    await asyncio.sleep(1)
    held = psutil.Process(pid).memory_info().rss
    await session.close()
    return held / 2**20
