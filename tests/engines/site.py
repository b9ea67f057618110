"""The site in an engine: going to a page at a given size, waiting for what it must show, asking about its layout."""

from __future__ import annotations

import re
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.engines.drivers import WIDE, Driver

LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
WAIT_SECONDS = 15
SCROLL_SECONDS = 1
MOST_STOPS = 25  # more than the menu has, and the first of the page
# An answer of the server without a page of its own, so that a frame may be put in it.
BLANK = "/_stcore/health"
ADD_FRAME = """
const [width, height, content] = arguments;
const frame = document.createElement("iframe");
frame.style = `border: 0; width: ${width}px; height: ${height}px`;
document.body.style.margin = 0;
document.body.replaceChildren(frame);
if (content.startsWith("/")) frame.src = content;
else frame.srcdoc = content;
"""
LIVE = """
const app = document.querySelector('[data-testid="stApp"]');
return Boolean(app) && app.dataset.testScriptState === "notRunning"
  && !document.getElementById("first-view")
  && !app.querySelector('[data-stale="true"], [data-testid="stSkeleton"]');
"""
# The table of a first view is drawn by a script.
FIRST_VIEW = """
const place = document.querySelector("#first-view :is([data-table], [data-document])");
return Boolean(place?.shadowRoot?.querySelector("table, section, h2, p, form"));
"""
STREAMLIT = re.compile(r'<script type="module" crossorigin src="\./static/[^"]+"></script>')


class Site:
    """The site in one engine."""

    def __init__(self, driver: Driver, url: str) -> None:
        self.driver = driver
        self.url = url

    def open(self, path: str, shows: str, size: tuple[int, int] = WIDE) -> None:
        """Open a page and wait until it is live and shows an element.

        A size other than that of the window is that of a frame: browsers refuse windows as narrow as a phone.
        """
        if size == WIDE:
            self.driver.go(self.url + path)
        else:
            self._open_in_frame(path, size)
        self._wait("the live page", LIVE)
        self.wait_for(shows)

    def open_first_view(self, path: str, size: tuple[int, int] = WIDE) -> None:
        """Show the server's first answer, without Streamlit's script, which would replace it by the live page."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        page = opener.open(self.url + path, timeout=WAIT_SECONDS).read().decode()
        page = STREAMLIT.sub("", page).replace("<head>", '<head><base href="/">', 1)
        self._open_in_frame(page, size)
        self._wait("the first view", FIRST_VIEW)

    def _open_in_frame(self, content: str, size: tuple[int, int]) -> None:
        self.driver.go(self.url + BLANK)
        self.driver.run(ADD_FRAME, *size, content)
        self.driver.enter_frame("iframe")

    def resize(self, size: tuple[int, int]) -> None:
        """Give the frame of the page another size."""
        width, height = size
        self.driver.run(
            "Object.assign(frameElement.style, {width: arguments[0], height: arguments[1]})",
            f"{width}px",
            f"{height}px",
        )
        self._wait("the live page", LIVE)

    def unseen_stops(self) -> list[str]:
        """What takes the focus, from one Tab to the next, although nothing of it can be seen."""
        unseen = []
        for _ in range(MOST_STOPS):
            self.press("Tab")
            stop = self._stop()
            if stop["name"] == "nothing":
                break
            if not stop["seen"]:
                unseen.append(f"{stop['name']} at {stop['where']}")
        return unseen

    def _stop(self) -> dict[str, Any]:
        """What has the focus, when the engine has had time to bring it into sight."""
        deadline = time.monotonic() + SCROLL_SECONDS
        while True:
            stop = self.ask("focus")
            if stop["seen"] or time.monotonic() > deadline:
                return stop

    def _wait(self, what: str, script: str, *arguments: Any) -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        while not self.driver.run(script, *arguments):
            if time.monotonic() > deadline:
                pytest.fail(f"Waited in vain for {what}.", pytrace=False)
            time.sleep(0.05)

    def wait_for(self, selector: str) -> None:
        """Wait until the live page shows an element, in whatever shadow root."""
        self._wait(selector, f"return Boolean(({LAYOUT}).find(arguments[0]))", selector)

    def ask(self, question: str, *arguments: Any) -> Any:
        """The answer to a question of layout.js, such as ``overlaps``."""
        return self.driver.run(f"return ({LAYOUT}).{question}(...arguments)", *arguments)

    def focus(self, selector: str) -> None:
        """Give an element of the live page the focus."""
        self.driver.run(f"window.focus(); ({LAYOUT}).find(arguments[0]).focus()", selector)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.driver.press(key)
