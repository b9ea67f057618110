"""The network between readers and the site is cut, goes dead, is slow, or carries what is no message of ours."""

from __future__ import annotations

import asyncio
import os
import random
import re
import socket
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import urlsplit

import psutil
import websockets
from playwright.sync_api import Page, expect

from bench.sessions import Session
from scripts.local_server import Server
from tests.faults.cable import cable_to
from tests.faults.readers import (
    ANY,
    LOST,
    choose_and_return,
    expect_no_words_for_programmers,
    get,
    shown,
)

Open = Callable[..., Page]
Result = TypeVar("Result")
VIEW = "/compare?cell=alpha.force-size"


def choose_sentences(tab: Page) -> None:
    """Press a choice of the page."""
    tab.locator("#root label").filter(has_text="Sentences").click()


def test_a_network_that_is_cut_and_comes_back_loses_nothing(page: Open, site: Server) -> None:
    """The page is read meanwhile and says what is wrong; a choice that was made is carried out when it is back."""
    with cable_to(site.url) as cable:
        tab = page(cable.url + VIEW, own=True, expected=ANY)
        words = shown(tab)
        cable.cut()
        expect(tab.locator(LOST)).to_contain_text("The connection to the site is lost.")
        assert words == shown(tab)
        choose_sentences(tab)
        expect_no_words_for_programmers(tab)
        cable.mend()
        expect(tab.locator(LOST)).to_have_count(0)
        expect(tab).to_have_url(re.compile("view=sentences"))
        expect(tab.locator("#root table.answers")).to_be_visible()
        choose_and_return(tab)


def test_a_network_that_goes_dead_is_waited_for(page: Open, site: Server) -> None:
    """Nobody is notified that it is gone: the page shows that it waits, and what was chosen comes once it is back."""
    with cable_to(site.url) as cable:
        tab = page(cable.url + VIEW, own=True, expected=ANY)
        words = shown(tab)
        cable.go_dead()
        choose_sentences(tab)
        expect(tab.locator("#root [aria-busy=true]")).to_have_count(1)
        assert words == shown(tab)
        cable.mend()
        expect(tab).to_have_url(re.compile("view=sentences"))
        expect(tab.locator("#root [aria-busy=true]")).to_have_count(0)
        choose_and_return(tab)


def test_a_network_that_stays_dead_for_long_is_noticed(page: Open, site: Server) -> None:
    """After half a minute the page says that the connection is lost, and recovers when there is one again."""
    with cable_to(site.url) as cable:
        tab = page(cable.url + VIEW, own=True, expected=ANY)
        cable.go_dead()
        expect(tab.locator(LOST)).to_contain_text("is lost", timeout=60_000)
        cable.mend()
        expect(tab.locator(LOST)).to_have_count(0)
        choose_and_return(tab)


# ---- readers that are slow or worse ----------------------------------------------------------------


def quick(site: Server) -> float:
    """The seconds of a page that is asked for as usual; the middle of nine."""
    taken = []
    for _ in range(9):
        begin = time.perf_counter()
        assert 200 == get(f"{site.url}/compare").status
        taken.append(time.perf_counter() - begin)
    return sorted(taken)[4]


def test_slow_readers_hold_up_nobody(site: Server) -> None:
    """Two hundred that say half a request, or read nothing of what they asked for, cost others no time or memory."""
    address = ("127.0.0.1", urlsplit(site.url).port)
    process = psutil.Process(site.process.pid)
    before, held = quick(site), process.memory_info().rss
    slow = [socket.create_connection(address) for _ in range(200)]
    for number, each in enumerate(slow):
        each.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        whole = b"GET /compare HTTP/1.1\r\nHost: t\r\n\r\n" * 20
        each.sendall(whole if number % 2 else b"GET /compare HTTP/1.1\r\nHost: t\r\nX-Slow: ")
    assert quick(site) < before + 0.25
    assert process.memory_info().rss - held < 100 * 2**20
    for each in slow:
        each.close()


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """What comes of it, from a thread of its own: the browser has an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _deaf(url: str, runs: int) -> None:
    """Ask for runs of a page and read none of what is drawn."""
    session = await Session(url, "compare").open()
    session._socket.transport.pause_reading()
    for _ in range(runs):
        await session._socket.send(session._request())
    await asyncio.sleep(2)
    session._socket.transport.abort()


def test_a_reader_who_reads_nothing_of_the_live_page_costs_no_memory(site: Server) -> None:
    """What is drawn for a reader who does not take it is given up, not kept."""
    process = psutil.Process(site.process.pid)
    quick(site)
    held = process.memory_info().rss
    run(_deaf(site.url, 300))
    assert process.memory_info().rss - held < 100 * 2**20
    assert 200 == get(f"{site.url}/readyz").status


async def _say(url: str, *messages: bytes | str) -> int | None:
    """Say something on the live connection; the code with which it is closed, or ``None`` while it stays open."""
    async with websockets.connect(
        url.replace("http", "ws") + "/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        origin=url,  # type: ignore[arg-type]
        max_size=None,
    ) as live:
        for each in messages:
            await live.send(each)
        try:
            for _ in range(100):
                await asyncio.wait_for(live.recv(), 0.5)
        except websockets.ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006
        except TimeoutError:
            return None
    return None


def test_garbage_ends_its_own_connection_and_nothing_else(page: Open, site: Server) -> None:
    """Random bytes, texts and broken frames: the one who sends them is closed, an open page beside it stays live."""
    tab = page(site.url + VIEW, own=True, expected=ANY)
    chance = random.Random(7)
    sent: list[bytes | str] = [
        *(chance.randbytes(chance.randint(1, 2000)) for _ in range(30)),
        "text",
        "\x00" * 5000,
        b"\xff" * 100_000,
        os.urandom(3_000_000),
    ]
    closed = [run(_say(site.url, each)) for each in sent]
    assert any(closed)
    address = ("127.0.0.1", urlsplit(site.url).port)
    for raw in (
        b"GET /_stcore/stream HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + os.urandom(400),
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: t\r\n\r\n",
        b"\r\n" * 1000,
    ):
        with socket.create_connection(address) as one:
            one.settimeout(5)
            one.sendall(raw)
            assert b" 500 " not in one.recv(200)
    assert 200 == get(f"{site.url}/readyz").status
    expect(tab.locator(LOST)).to_have_count(0)
    choose_and_return(tab)
