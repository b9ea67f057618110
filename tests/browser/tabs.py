"""Tabs of the site: what they ask of the server, what goes wrong in them, and when they have finished drawing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    TimeoutError,
    ViewportSize,
    WebSocket,
)
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ColorScheme = Literal["light", "dark"]
SETTLE_SECONDS = 60
# How long a request may stay without an answer while the page is idle. Streamlit says nothing about a request that
# names a part of the page which is just being drawn again.
UNANSWERED_SECONDS = 3
# How Streamlit's root element looks when the script has finished, nothing of an earlier run is left and no part of the
# page is still being loaded.
SETTLED = (
    '[data-testid="stApp"][data-test-script-state="notRunning"]'
    '[data-test-connection-state="CONNECTED"]'
    ':not(:has([data-stale="true"], [data-testid="stSkeleton"], [data-testid="stAppSkeleton"]))'
)
# Run in each page before its own scripts: counts changes to the page, shadow roots included, and answers that are
# awaited, read or unpacked; makes an error of whatever the site's policy forbids, even where a script has gone on.
WATCH = """(() => {
    addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI, sourceFile}) =>
        console.error(`The policy forbids ${violatedDirective}: ${blockedURI} in ${sourceFile}`));
    const drawing = window.drawing = {changes: 0, requests: 0, seen: -1, still: 0, roots: new Set()};
    const observer = new MutationObserver(() => { drawing.changes += 1; });
    const everything = {subtree: true, childList: true, attributes: true, characterData: true};
    observer.observe(document, everything);
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (...options) {
        const root = attach.apply(this, options);
        observer.observe(root, everything);
        drawing.roots.add(root);
        return root;
    };
    const request = window.fetch;
    window.fetch = async function (...options) {
        // Twice a second a page asks whether the records have changed; one that waits for a test is told they have not.
        const isNews = String(options[0]?.url ?? options[0]).endsWith("/records-state");
        if (isNews && drawing.isIdle && drawing.news) return drawing.news.clone();
        const counts = isNews ? 0 : 1;
        drawing.requests += counts;
        try {
            const answer = await request.apply(this, options);
            if (isNews && answer.ok) drawing.news = answer.clone();
            return answer;
        } finally {
            drawing.requests -= counts;
        }
    };
    // What has come is still to be read and unpacked: on a busy machine that takes longer than a few looks.
    for (const name of ["arrayBuffer", "text"]) {
        const read = Response.prototype[name];
        Response.prototype[name] = async function () {
            const counts = this.url.endsWith("/records-state") ? 0 : 1;
            drawing.requests += counts;
            try {
                return await read.call(this);
            } finally {
                drawing.requests -= counts;
            }
        };
    }
})()"""
FRAME_MS = 20
# What a component was sent it unpacks first, and draws a frame or two later.
STILL_LOOKS = 5
EMPTY = ".guarantees-document:empty"
# Looked at again and again: whether nothing has changed for so many looks, the first view is gone, and no table or
# document is still to come.
IS_STILL = """([settled, empty, looks]) => {
    const {drawing} = window;
    for (const root of drawing.roots) if (!root.host.isConnected) drawing.roots.delete(root);
    const same = !drawing.requests && drawing.changes === drawing.seen && document.querySelector(settled)
        && !document.getElementById("first-view")
        && ![...drawing.roots].some((root) => root.querySelector(empty));
    drawing.still = same ? drawing.still + 1 : 0;
    drawing.seen = drawing.changes;
    return drawing.still > looks;
}"""
# For the message of a test whose page never comes to rest.
WHAT_IS_RESTLESS = """async ([settled, empty]) => {
    const {drawing} = window, before = drawing.changes;
    const app = document.querySelector('[data-testid="stApp"]');
    const changed = [];
    const observer = new MutationObserver((records) => changed.push(...records.map(({type, target, attributeName}) =>
        `${type} ${attributeName ?? ""} of ${(target.outerHTML ?? target.data ?? "a root").slice(0, 200)}`)));
    const everything = {subtree: true, childList: true, attributes: true, characterData: true};
    for (const root of [document, ...drawing.roots]) observer.observe(root, everything);
    let frames = 0;
    const frame = () => requestAnimationFrame(() => { frames += 1; frame(); });
    frame();
    await new Promise((resolve) => setTimeout(resolve, 500));
    observer.disconnect();
    return JSON.stringify({
        frames,
        changes: drawing.changes - before,
        changed: changed.slice(0, 5),
        requests: drawing.requests,
        isSettled: Boolean(document.querySelector(settled)),
        script: app?.dataset.testScriptState,
        connection: app?.dataset.testConnectionState,
        stale: [...document.querySelectorAll('[data-stale="true"], [data-testid$="Skeleton"]')].map((each) =>
            each.outerHTML.slice(0, 200)),
        hasFirstView: Boolean(document.getElementById("first-view")),
        empty: [...drawing.roots].filter((root) => root.querySelector(empty)).length,
    });
}"""
# As the site itself leads to another page: as if the reader had been there before and pressed Forward.
MOVE = """address => {
    window.drawing.isIdle = false;
    document.activeElement?.blur();
    document.querySelector('[data-testid="stMain"]')?.scrollTo({top: 0});
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate", {state: {}}));
}"""
FORGET = """() => {
    window.drawing.isIdle = true;
    try { localStorage.clear(); sessionStorage.clear(); } catch {}
    const box = document.querySelector("#site-search input");
    if (box) box.value = "";
}"""
EMPTY_TAB = "about:blank"
# Streamlit's own start, which the live page waits for.
LIVE_CODE = "**/static/js/index.*.js"
# Where a tab goes between two tests of a page: whatever the one before left in the widgets of the page is gone.
IN_BETWEEN = "/search"
USUAL_SIZE: ViewportSize = {"width": 1280, "height": 720}
# A tab that waits costs little, but the site whose page it shows keeps a session for it.
MAX_IDLE = 4


@dataclass
class Tab:
    """A tab with what it has asked the server for, and the problems that it has reported.

    ``origin`` is the site whose page it shows, or "" if it is empty. ``awaited`` says whether a run of the script is
    still to come or to end. ``expected`` are parts of errors that are no problem.
    """

    page: Page
    kind: str
    origin: str = ""
    expected: tuple[str, ...] = ()
    problems: list[str] = field(default_factory=list)
    awaited: bool = False
    heard_at: float = 0.0

    def __post_init__(self) -> None:
        self.page.on("websocket", self._watch)
        self.page.on("pageerror", lambda error: self._note(f"error thrown: {error}"))
        self.page.on("console", self._note_logged)
        self.page.on("request", self._note_asked_elsewhere)

    def _note(self, problem: str) -> None:
        if not any(part in problem for part in self.expected):
            self.problems.append(problem)

    def _note_asked_elsewhere(self, request: Request) -> None:
        ours = (self.origin, self.origin.replace("http", "ws", 1), "data:", "blob:", "about:")
        if not request.url.startswith(ours):
            self._note(f"asked elsewhere: {request.url}")

    def _note_logged(self, message: ConsoleMessage) -> None:
        # A page that asks for news of a server which the test has stopped does as it should.
        stopped = "net::ERR_" in message.text and message.location["url"].endswith("/records-state")
        if message.type == "error" and not stopped:
            self._note(f"console: {message.text}")

    def _watch(self, socket: WebSocket) -> None:
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: str | bytes) -> None:
        self.heard_at = time.monotonic()
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self.awaited = True

    def _received(self, frame: str | bytes) -> None:
        self.heard_at = time.monotonic()
        if not isinstance(frame, bytes):
            return
        message = ForwardMsg.FromString(frame)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.awaited = True
        elif kind == "script_finished":
            # A run that was broken off is followed by another.
            self.awaited = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def settle(self) -> Page:
        """Wait until the script has run and everything is drawn."""
        deadline = time.monotonic() + SETTLE_SECONDS
        # Chromium draws a tab behind another one only once a second.
        self.page.bring_to_front()
        while True:
            self.page.evaluate("() => { window.drawing.still = 0; }")
            self._wait_until_still(max(1.0, deadline - time.monotonic()))
            # What was sent before these looks is known by now.
            unanswered = time.monotonic() - self.heard_at > UNANSWERED_SECONDS
            if not self.awaited or unanswered:
                return self.page

    def _wait_until_still(self, seconds: float) -> None:
        try:
            # By the clock: in a tab that Chromium does not draw there are no frames.
            self.page.wait_for_function(
                IS_STILL,
                arg=[SETTLED, EMPTY, STILL_LOOKS],
                timeout=seconds * 1000,
                polling=FRAME_MS,
            )
        except TimeoutError:
            restless = self.page.evaluate(WHAT_IS_RESTLESS, [SETTLED, EMPTY])
            pytest.fail(f"{self.page.url} has not come to rest in {SETTLE_SECONDS} s: {restless}")

    def move(self, path: str) -> Page:
        """Go to another address of the site without loading it again."""
        # A run is to come, even if nothing has been sent for it when the page first stands still.
        self.awaited, self.heard_at = True, time.monotonic()
        self.page.evaluate(MOVE, path)
        return self.settle()

    def empty(self) -> None:
        """Leave the site."""
        self.page.goto(EMPTY_TAB)
        self.origin, self.awaited = "", False


def open_without_live_page(tab: Page, address: str) -> Callable[[], None]:
    """Open an address in an empty tab, without Streamlit's code; return a function that lets the code come."""
    held: list[Route] = []
    tab.route(LIVE_CODE, lambda route: held.append(route))

    def release() -> None:
        for route in held:
            route.continue_()
        # Code that is asked for only now comes too.
        tab.unroute(LIVE_CODE)

    tab.goto(address, wait_until="commit")
    return release


class Tabs:
    """The tabs that wait for the next test. To open one takes three times as long as to load a page in one."""

    def __init__(self, contexts: Callable[..., BrowserContext]) -> None:
        self._contexts = contexts
        self._idle: list[Tab] = []
        self._stopped: set[str] = set()

    def open(
        self,
        origin: str,
        path: str,
        *,
        cold: bool,
        expected: tuple[str, ...],
        viewport: ViewportSize = USUAL_SIZE,
        color_scheme: ColorScheme = "light",
        **options: Any,
    ) -> Tab:
        """A tab at that path, or an empty one. ``cold`` loads the page even where the site is open already."""
        tab = self._take("" if cold or path == EMPTY_TAB else origin, **options)
        tab.expected = expected
        tab.page.set_viewport_size(viewport)
        tab.page.emulate_media(color_scheme=color_scheme)
        if path == EMPTY_TAB:
            tab.empty()
            tab.origin = origin
        elif cold or tab.origin != origin:
            # The page of another site goes on asking it for news until it is left.
            tab.empty()
            tab.origin = origin
            tab.page.goto(origin + path)
            tab.settle()
        else:
            if urlsplit(tab.page.url).path == urlsplit(path).path:
                tab.move(IN_BETWEEN)
            tab.move(path)
            # Streamlit may lose a request that comes while it draws; a page that is loaded does not depend on one.
            if tab.awaited:
                tab.page.goto(origin + path)
                tab.settle()
        return tab

    def _take(self, origin: str, **options: Any) -> Tab:
        """A waiting tab that shows the site ("" is none), or else an empty one, or a new one.

        One that shows another site is kept for the tests of that one: its page need not be loaded again.
        """
        kind = repr(sorted(options.items()))
        for wanted in (origin, ""):
            for tab in self._idle:
                if (tab.kind, tab.origin) == (kind, wanted):
                    self._idle.remove(tab)
                    return tab
        return Tab(self._contexts(**options).new_page(), kind)

    def keep(self, tab: Tab, *, empty: bool) -> None:
        """Make a tab ready for another test: at a page of the site, or empty."""
        tab.page.evaluate(FORGET)
        tab.page.unroute_all()
        tab.page.emulate_media(media="null", color_scheme="null")
        tab.page.mouse.move(0, 0)
        if empty or tab.origin in self._stopped:
            tab.empty()
        tab.page.context.clear_cookies()
        self._idle.append(tab)
        if len(self._idle) > MAX_IDLE:
            self.close(self._idle.pop(0))

    def close(self, tab: Tab) -> None:
        """Close a tab, and forget what it stored."""
        if not tab.page.is_closed():
            tab.page.evaluate(FORGET)
            tab.page.close()
        tab.page.context.clear_cookies()

    def leave(self, origin: str) -> None:
        """Leave a site that is about to stop."""
        self._stopped.add(origin)
        for tab in self._idle:
            if tab.origin == origin:
                tab.empty()
