"""The process of the site is killed, asked to end, or has a clock that jumps, while pages are open."""

from __future__ import annotations

import signal
import socket
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.pages.table import PAGES
from scripts.local_server import Server
from tests.builders import RECORDS
from tests.faults.readers import (
    ANY,
    LOST,
    VIEWS,
    choose_and_return,
    expect_no_words_for_programmers,
    get,
    shown,
)

Open = Callable[..., Page]


def test_a_view_of_every_page_is_tried() -> None:
    """None is forgotten when a page is added; the draft of Curate is in tests/browser/test_lost_connection.py."""
    tried = {view.partition("?")[0].strip("/") or "overview" for view in VIEWS}
    assert set(PAGES) - {"curate"} == tried


def port_of(server: Server) -> int | None:
    """The port that a server listens on."""
    return urlsplit(server.url).port


@pytest.mark.parametrize(
    ("number", "views"), [(signal.SIGKILL, VIEWS), (signal.SIGTERM, VIEWS[1:4])]
)
def test_every_page_goes_on_when_the_process_was_replaced(
    page: Open, start_server: Callable, number: signal.Signals, views: Sequence[str]
) -> None:
    """The words say that the connection is lost; then every page is as it was, and every choice works."""
    with start_server(records=RECORDS) as first:
        opened = [page(first.url + view, cold=True, own=True, expected=ANY) for view in views]
        before = [(tab.url, shown(tab)) for tab in opened]
        first.process.send_signal(number)
        status = first.process.wait(10)
        assert (0 if number is signal.SIGTERM else -number) == status
        for tab in opened:
            tab.bring_to_front()
            expect(tab.locator(LOST)).to_contain_text("The connection to the site is lost.")
            expect_no_words_for_programmers(tab)
        with start_server(records=RECORDS, port=port_of(first)):
            for tab, was in zip(opened, before, strict=True):
                tab.bring_to_front()
                expect(tab.locator(LOST)).to_have_count(0)
                assert was == (tab.url, shown(tab))
                choose_and_return(tab)
                expect_no_words_for_programmers(tab)


def test_what_was_asked_is_answered_before_the_process_ends(start_server: Callable) -> None:
    """Answers on their way arrive whole, those who say nothing and those who read nothing are not waited for."""
    with start_server(records=RECORDS) as site:
        address = ("127.0.0.1", port_of(site))
        silent = [socket.create_connection(address) for _ in range(20)]
        half = socket.create_connection(address)
        half.sendall(b"GET /compare HTTP/1.1\r\nHost: ")
        slow = socket.create_connection(address)
        slow.sendall(b"GET /compare HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n")
        answers: list[int] = []
        asked = [
            threading.Thread(
                target=lambda n=n: answers.append(get(f"{site.url}/search?q=force{n}").status)
            )
            for n in range(30)
        ]
        for each in asked:
            each.start()
        time.sleep(0.05)
        begin = time.monotonic()
        site.process.terminate()
        assert 0 == site.process.wait(10)
        assert time.monotonic() - begin < 10
        for each in asked:
            each.join()
        whole = b"".join(iter(lambda: slow.recv(65536), b""))
        assert b"</html>" in whole
        # Those that came while the door was being closed are refused; none that was let in got half an answer.
        assert set(answers) <= {0, 200}
        for each in (*silent, half, slow):
            each.close()


def test_a_process_that_ends_twice_ends_once(start_server: Callable) -> None:
    """A second request to end changes nothing."""
    with start_server(records=RECORDS) as site:
        site.process.terminate()
        site.process.terminate()
        assert 0 == site.process.wait(10)


# Streamlit with a clock that is ahead by as many seconds as a file says.
CLOCK = """
import os, sys, time
seconds, nanoseconds = time.time, time.time_ns
def ahead():
    with open(os.environ["CLOCK_AHEAD"]) as file:
        return int(file.read() or 0)
time.time = lambda: seconds() + ahead()
time.time_ns = lambda: nanoseconds() + ahead() * 10**9
import streamlit.web.cli as cli
cli.main()
"""
YEAR = 365 * 24 * 3600


def test_a_clock_that_jumps_is_no_fault(page: Open, start_server: Callable, tmp_path: Path) -> None:
    """Ten years ahead and back again, with a page open: it stays live, pages are as before, and the process ends."""
    clock = tmp_path / "clock"
    clock.write_text("0")
    with start_server(
        records=RECORDS, environment={"CLOCK_AHEAD": str(clock)}, program=("-c", CLOCK)
    ) as site:
        tab = page(f"{site.url}/compare?cell=alpha.force-size", own=True, expected=ANY)
        before = get(f"{site.url}/compare").body
        for jump in (10 * YEAR, -10 * YEAR, -1, 0):
            clock.write_text(str(jump))
            choose_and_return(tab)
            expect(tab.locator(LOST)).to_have_count(0)
            assert 200 == get(f"{site.url}/readyz").status
        assert before == get(f"{site.url}/compare").body
        site.process.terminate()
        assert 0 == site.process.wait(10)
