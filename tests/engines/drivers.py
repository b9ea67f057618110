"""Three engines, each driven through its own door, with one way to ask them the same.

Firefox listens to Marionette, which is built into it, through Mozilla's client. WebKit has a WebDriver, for Selenium,
and needs a screen, which Xvfb pretends. Chromium is driven by Playwright, as in tests/browser.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import sync_playwright

from scripts import browser as browser_on_this_machine

FIREFOX = ("firefox-esr", "firefox")
WEBKIT_BROWSERS = (
    "/usr/lib/*-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/*-linux-gnu/webkitgtk-6.0/MiniBrowser",
    "/usr/lib/*-linux-gnu/webkit2gtk-4.0/MiniBrowser",
)
WIDE = (1280, 800)
FIREFOX_SETTINGS = {"marionette.port": 0, "browser.shell.checkDefaultBrowser": False}
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " "}


class Driver(Protocol):
    """What the tests ask of an engine. A script is the body of a function; ``arguments`` are its own."""

    def go(self, address: str) -> None:
        """Load an address."""

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script returns."""

    def press(self, key: str) -> None:
        """Press a key: a letter, or a name of ``KEYS``."""

    def enter_frame(self, selector: str) -> None:
        """Go on inside a frame of the page, until another address is loaded."""

    def picture(self) -> bytes:
        """The window, as a PNG."""


@contextmanager
def chromium() -> Iterator[Driver]:
    """Chromium, through Playwright. Raises ``NoBrowser`` when there is none."""
    executable = browser_on_this_machine.find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=browser_on_this_machine.ARGUMENTS
        )
        width, height = WIDE
        yield _Playwright(browser.new_page(viewport={"width": width, "height": height}))
        browser.close()


class _Playwright:
    def __init__(self, page: Any) -> None:
        self.page = self.frame = page

    def go(self, address: str) -> None:
        self.frame = self.page
        self.page.goto(address)

    def run(self, script: str, *arguments: Any) -> Any:
        body = f"(values) => (function () {{ {script} }}).apply(null, values)"
        return self.frame.evaluate(body, list(arguments))

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def enter_frame(self, selector: str) -> None:
        self.frame = self.page.query_selector(selector).content_frame()

    def picture(self) -> bytes:
        return self.page.screenshot()


@contextmanager
def firefox(folder: Path) -> Iterator[Driver]:
    """Firefox, through Marionette, with its profile in ``folder``. Raises ``NoBrowser`` when there is none."""
    from marionette_driver.marionette import Marionette

    executable = _program(FIREFOX, "firefox-esr")
    port = _free_port()
    settings = FIREFOX_SETTINGS | {"marionette.port": port}
    values = {True: "true", False: "false"}
    lines = [f'user_pref("{name}", {values.get(it, it)});' for name, it in settings.items()]
    (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [executable, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    with _process(command):
        client = Marionette(host="127.0.0.1", port=port, startup_timeout=60)
        client.start_session()
        _fit_window(client.set_window_rect, lambda: client.execute_script("return innerHeight"))
        yield _Marionette(client)
        client.delete_session()


class _Marionette:
    def __init__(self, client: Any) -> None:
        self.client = client

    def go(self, address: str) -> None:
        self.client.switch_to_frame()
        self.client.navigate(address)

    def run(self, script: str, *arguments: Any) -> Any:
        # Without a sandbox, so that the script sees the page's own variables.
        return self.client.execute_script(script, script_args=arguments, sandbox=None)

    def press(self, key: str) -> None:
        letter = KEYS.get(key, key)
        self.client.actions.sequence("key", "keyboard").key_down(letter).key_up(letter).perform()

    def enter_frame(self, selector: str) -> None:
        self.client.switch_to_frame(self.client.find_element("css selector", selector))

    def picture(self) -> bytes:
        return self.client.screenshot(format="binary", full=False)


@contextmanager
def webkit() -> Iterator[Driver]:
    """WebKit, through its WebDriver, on a screen of its own. Raises ``NoBrowser`` when it is not there."""
    from selenium.webdriver import WebKitGTK
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service

    driver = _program(("WebKitWebDriver",), "webkit2gtk-driver", "xvfb")
    screen = _program(("Xvfb",), "xvfb")
    options = Options()
    options.binary_location = _mini_browser()
    options.add_argument("--automation")
    with _screen(screen) as display:
        environment = os.environ | {"DISPLAY": display, "GDK_BACKEND": "x11"}
        client = WebKitGTK(options=options, service=Service(driver, env=environment))
        _fit_window(client.set_window_rect, lambda: client.execute_script("return innerHeight"))
        yield _Selenium(client)
        client.quit()


class _Selenium:
    def __init__(self, client: Any) -> None:
        self.client = client

    def go(self, address: str) -> None:
        self.client.switch_to.default_content()
        self.client.get(address)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.client.execute_script(script, *arguments)

    def press(self, key: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.client, duration=0).send_keys(KEYS.get(key, key)).perform()

    def enter_frame(self, selector: str) -> None:
        self.client.switch_to.frame(self.client.find_element("css selector", selector))

    def picture(self) -> bytes:
        return self.client.get_screenshot_as_png()


def _program(names: tuple[str, ...], *packages: str) -> str:
    """The path of a program, from Debian's packages if it is not there yet. Raises ``NoBrowser``."""
    for attempt in range(2):
        if path := next(filter(None, map(shutil.which, names)), None):
            return path
        if not attempt:
            browser_on_this_machine.install_debians(*packages)
    raise browser_on_this_machine.NoBrowser(
        f"'{names[0]}' is not installed, and Debian's package {packages[0]} could not be. Install it."
    )


def _mini_browser() -> str:
    for pattern in WEBKIT_BROWSERS:
        for path in Path("/").glob(pattern.removeprefix("/")):
            return str(path)
    raise browser_on_this_machine.NoBrowser(
        "WebKit's MiniBrowser, which its WebDriver drives, is not installed."
    )


@contextmanager
def _process(command: list[str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | options
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **quiet)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def _screen(xvfb: str) -> Iterator[str]:
    """A screen that nobody sees; its name for DISPLAY."""
    command = [xvfb, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with _process(command, stdout=subprocess.PIPE) as process, process.stdout:
        yield ":" + process.stdout.readline().decode().strip()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _fit_window(resize: Callable[..., Any], inner_height: Callable[[], int]) -> None:
    """Make the page in the window WIDE: what the browser itself takes from the height is added."""
    width, height = WIDE
    resize(width=width, height=height)
    resize(width=width, height=2 * height - inner_height())
