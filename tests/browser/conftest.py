"""The real site in a real browser.

Fixtures: ``browser`` (one Chromium for the run), ``start_server`` and ``server`` (the real app),
``page`` (opens a page and fails the test if the page reports an error) and ``settle`` (waits until
the app has finished drawing). pytest-playwright is not used: its ``browser`` would be launched
without the executable that scripts/browser.py finds, and its ``page`` lets errors pass.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    WebSocket,
    expect,
    sync_playwright,
)
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from scripts import browser as browser_on_this_machine
from scripts.browser import ARGUMENTS as BROWSER_ARGUMENTS
from scripts.local_server import NotStarted, Server, running

ROOT = Path(__file__).resolve().parents[2]
# A busy machine answers late, which is no fault of a page.
expect.set_options(timeout=20_000)
SETTLE_SECONDS = 30
# How Streamlit's root element looks when the script has finished, nothing of an earlier run is left
# and no part of the page is still being loaded.
SETTLED = (
    '[data-testid="stApp"][data-test-script-state="notRunning"]'
    '[data-test-connection-state="CONNECTED"]'
    ':not(:has([data-stale="true"], [data-testid="stSkeleton"], [data-testid="stAppSkeleton"]))'
)
# A quick run goes by between two looks at that element, and a run that a click asks for begins a
# moment later. So nothing in the page may have changed for a while either (milliseconds).
QUIET = 250
QUIET_UNANSWERED = 3000
WATCH = """() => {
    window.lastChange = performance.now();
    if (window.changeWatcher) return;
    window.changeWatcher = new MutationObserver(() => { window.lastChange = performance.now(); });
    const everything = {subtree: true, childList: true, attributes: true, characterData: true};
    window.changeWatcher.observe(document, everything);
}"""
IS_QUIET = """([settled, quiet]) => {
    if (!document.querySelector(settled)) window.lastChange = performance.now();
    return performance.now() - window.lastChange > quiet;
}"""


@dataclass
class Runs:
    """What a tab asked the server for: whether a run of the script is still to come or to end."""

    awaited: bool = False

    def watch(self, socket: WebSocket) -> None:
        """Listen to what the tab and the server say to each other."""
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self.awaited = True

    def _received(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes):
            kind = ForwardMsg.FromString(frame).WhichOneof("type")
            self.awaited = (self.awaited or kind == "new_session") and kind != "script_finished"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; without one, tests are skipped, and fail under CI."""
    executable = _executable()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=BROWSER_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A function that gives the context with certain options, one for the whole run.

    A new context is a new profile with an empty cache: to make one for each page takes longer than the page.
    """
    known: dict[str, BrowserContext] = {}

    def context(**options) -> BrowserContext:
        name = repr(sorted(options.items()))
        if name not in known:
            known[name] = browser.new_context(**options)
        return known[name]

    yield context
    for each in known.values():
        each.close()


def _executable() -> str:
    try:
        return browser_on_this_machine.find()
    except browser_on_this_machine.NoBrowser as problem:
        # Under CI a run without these tests must not look like a run that passed.
        under_ci = os.environ.get("CI", "").lower() in ("1", "true")
        reason = f"Browser tests were not run. {problem}"
        if under_ci:
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Callable:
    """A context manager that starts the app: ``with start_server(records=folder) as other:``.

    ``records`` goes to the app as GUARANTEES_RECORDS; without it, this environment's is used. ``environment`` are
    further settings for it.
    """

    def start(records: Path | None = None, environment: Mapping[str, str] | None = None):
        settings = {"GUARANTEES_RECORDS": str(records)} if records else {}
        log = tmp_path_factory.mktemp("server") / "log.txt"
        return _running_server(log, settings | dict(environment or {}))

    return start


@pytest.fixture(scope="session")
def server(start_server: Callable) -> Iterator[Server]:
    """The app, started once for the whole run."""
    with start_server() as server:
        yield server


@contextmanager
def _running_server(log: Path, settings: Mapping[str, str]) -> Iterator[Server]:
    try:
        with (
            log.open("wb") as output,
            running(
                ROOT / "app.py",
                folder=ROOT,
                environment=os.environ | settings,
                options=("--server.address", "127.0.0.1"),
                output=output,
            ) as server,
        ):
            yield server
    except NotStarted as problem:
        pytest.fail(f"{problem} Its log:\n{log.read_text(errors='replace')}", pytrace=False)


@pytest.fixture
def runs() -> WeakKeyDictionary[Page, Runs]:
    """The runs that each tab of a test has asked for."""
    return WeakKeyDictionary()


@pytest.fixture
def settle(runs: WeakKeyDictionary[Page, Runs]) -> Callable[[Page], Page]:
    """A function that waits until the app has finished drawing, after a click for example.

    Where a test knows what must appear, Playwright's ``expect`` waits for just that, and is better.
    """

    def wait(tab: Page) -> Page:
        of_tab = runs.get(tab, Runs())
        tab.evaluate(WATCH)
        quiet_for(tab, QUIET)
        # On a busy machine the server may not have answered yet, and the page is quiet meanwhile. Of a request that
        # names a part of the page which is just being made anew, Streamlit says nothing: that one is not waited for.
        if of_tab.awaited:
            quiet_for(tab, QUIET_UNANSWERED)
        return tab

    def quiet_for(tab: Page, milliseconds: int) -> None:
        quiet = [SETTLED, milliseconds]
        tab.wait_for_function(IS_QUIET, arg=quiet, polling=50, timeout=SETTLE_SECONDS * 1000)

    return wait


@pytest.fixture
def page(
    contexts: Callable[..., BrowserContext],
    request: pytest.FixtureRequest,
    settle: Callable[[Page], Page],
    runs: WeakKeyDictionary[Page, Runs],
) -> Iterator[Callable[..., Page]]:
    """A function that opens a page: ``tab = page("/?view=gaps")``.

    The path may be a whole address, say of a second server. ``expected`` lists parts of errors
    that are no failure; all else goes to Playwright's ``new_context``, such as
    ``viewport={"width": 360, "height": 740}`` or ``color_scheme="dark"``. The test fails if a page
    logged an error, threw one, or asked another host for anything. What a page stored is forgotten
    after the test.
    """
    tabs: list[Page] = []
    faults: list[str] = []

    def open_page(path: str = "/", *, expected: tuple[str, ...] = (), **options) -> Page:
        address = path if "://" in path else request.getfixturevalue("server").url + path
        tab = contexts(**options).new_page()
        tabs.append(tab)
        runs[tab] = Runs()
        tab.on("websocket", runs[tab].watch)
        _collect_faults(tab, address, faults, expected)
        tab.goto(address)
        return settle(tab)

    yield open_page
    found = list(faults)
    for tab in tabs:
        _forget(tab)
    if found:
        pytest.fail("The page reported:\n" + "\n".join(found), pytrace=False)


def _forget(tab: Page) -> None:
    """Close a tab, and forget what it stored."""
    if not tab.is_closed():
        tab.evaluate("() => { try { localStorage.clear(); } catch {} }")
        tab.close()
    tab.context.clear_cookies()


def _collect_faults(tab: Page, address: str, faults: list[str], expected: tuple[str, ...]) -> None:
    def note(fault: str) -> None:
        if not any(part in fault for part in expected):
            faults.append(fault)

    origin = "/".join(address.split("/", 3)[:3])
    ours = (origin, origin.replace("http", "ws", 1), "data:", "blob:", "about:")
    tab.on("pageerror", lambda error: note(f"error thrown: {error}"))

    def note_logged(message: ConsoleMessage) -> None:
        # A page that asks for news of a server which the test has stopped does as it should.
        stopped = "net::ERR_" in message.text and message.location["url"].endswith("/records-state")
        if message.type == "error" and not stopped:
            note(f"console: {message.text}")

    tab.on("console", note_logged)
    tab.on(
        "request",
        lambda sent: None if sent.url.startswith(ours) else note(f"asked elsewhere: {sent.url}"),
    )
