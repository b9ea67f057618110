"""Print the path of a Chromium or Chrome for the browser tests, and get one if there is none.

It tries, in this order: the path in GUARANTEES_BROWSER, an installed browser, Playwright's own
(downloaded), and Debian's package (installed if that needs no password). If all fail, the exit
status is 1 and standard error ends with a sentence that says why.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page whose answer a test has changed would count as one from elsewhere, and could not reach this machine.
    "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets",
]
"""How the browser tests and the benchmark start it: even as root, and without traffic of its own."""
NONE_INSTALLED = (
    "No Chromium or Chrome is installed. Install one, "
    "or set GUARANTEES_BROWSER to the path of its executable."
)
NONE_TO_BE_HAD = (
    "No Chromium or Chrome is installed, and neither Playwright's nor Debian's could be installed. "
    "Install one, or set GUARANTEES_BROWSER to the path of its executable."
)
PLAYWRIGHTS_PATH = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)


class NoBrowser(Exception):
    """No browser was found; the message is a sentence for people."""


def works(executable: str) -> bool:
    """Whether ``executable`` starts. Some are a stub, or lack libraries, which only shows when they run."""
    try:
        outcome = subprocess.run(
            [executable, "--version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return outcome.returncode == 0


def installed() -> str | None:
    """The path of a working Chromium or Chrome on the search path, or ``None``."""
    paths = (shutil.which(name) for name in NAMES)
    return next((path for path in paths if path and works(path)), None)


def playwrights_own() -> str | None:
    """The path of a working Chromium that Playwright downloaded earlier, or ``None``."""
    outcome = subprocess.run(
        [sys.executable, "-c", PLAYWRIGHTS_PATH],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    path = outcome.stdout.strip()
    return path if path and works(path) else None


def find() -> str:
    """The path of a browser on this machine.

    Raises ``NoBrowser`` when there is none, or when GUARANTEES_BROWSER names one that does not
    start: whoever set it wants that one.
    """
    if chosen := os.environ.get("GUARANTEES_BROWSER"):
        if works(chosen):
            return chosen
        raise NoBrowser(f"GUARANTEES_BROWSER is '{chosen}', which does not start as a browser.")
    if path := installed() or playwrights_own():
        return path
    raise NoBrowser(NONE_INSTALLED)


def get() -> str:
    """The path of a browser, downloaded or installed if need be. Raises ``NoBrowser``."""
    try:
        return find()
    except NoBrowser:
        if os.environ.get("GUARANTEES_BROWSER"):
            raise
    _say("No Chromium or Chrome is installed: trying Playwright's own.")
    if _succeeds([sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]) and (
        path := playwrights_own()
    ):
        return path
    _say("Playwright's could not be installed: trying Debian's package.")
    # Recommended packages are left out, except for fonts.
    install_debians("chromium", "fonts-liberation")
    if path := installed():
        return path
    raise NoBrowser(NONE_TO_BE_HAD)


def install_debians(*packages: str) -> None:
    """Install packages of Debian, without those they recommend, if there is apt and it needs no password."""
    apt = _as_root("apt-get")
    if not apt:
        return
    # The update fails if one mirror is out of reach, but the installation may still succeed.
    _succeeds([*apt, "update"])
    _succeeds([*apt, "install", "-y", "--no-install-recommends", *packages])


def _as_root(program: str) -> list[str] | None:
    """The command that runs ``program`` as root without a prompt, or ``None``."""
    if not shutil.which(program):
        return None
    words = ["env", "DEBIAN_FRONTEND=noninteractive", program]
    if os.geteuid() == 0:
        return words
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n", *words]
    return None


def _succeeds(words: Sequence[str]) -> bool:
    """Whether a command succeeds. Its output goes to standard error: standard output is for the path."""
    try:
        return subprocess.run(words, stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode == 0
    except OSError:
        return False


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def main() -> None:
    """Print the path, or exit with a sentence."""
    try:
        print(get())
    except NoBrowser as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
