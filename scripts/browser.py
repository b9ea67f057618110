"""Print the path of a Chromium or Chrome for the browser tests, getting one if there is none.

Tried in this order: the path in GUARANTEES_BROWSER, one that is installed, Playwright's own
(downloaded), Debian's package (installed when that needs no password). Without success the exit
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
]
"""How the browser tests and the benchmark start it: also as root, and without traffic of its own."""
NONE_INSTALLED = (
    "No Chromium or Chrome is installed. Install one, "
    "or set GUARANTEES_BROWSER to the path of its executable."
)
NONE_TO_BE_HAD = (
    "No Chromium or Chrome is installed, and neither Playwright's nor Debian's could be got. "
    "Install one, or set GUARANTEES_BROWSER to the path of its executable."
)
PLAYWRIGHTS_PATH = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)


class NoBrowser(Exception):
    """No browser was found; the message is a sentence for people."""


def works(executable: str) -> bool:
    """Whether ``executable`` starts: some are a stub, or lack libraries, and only running tells."""
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
    """The path of a working Chromium that Playwright has downloaded earlier, or ``None``."""
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
    """The path of a browser that is on this machine already.

    Raises ``NoBrowser`` when there is none, or when GUARANTEES_BROWSER names one that does not
    start: whoever set it wants that one and no other.
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
    _say("Playwright's could not be had: trying Debian's package.")
    _install_debians()
    if path := installed():
        return path
    raise NoBrowser(NONE_TO_BE_HAD)


def _install_debians() -> None:
    apt = _as_root("apt-get")
    if not apt:
        return
    # One mirror out of reach fails the update, but need not fail the installation.
    _succeeds([*apt, "update"])
    # Recommended packages are left out, save for letters to write with.
    packages = ["chromium", "fonts-liberation"]
    _succeeds([*apt, "install", "-y", "--no-install-recommends", *packages])


def _as_root(program: str) -> list[str] | None:
    """The words that run ``program`` as root without asking for anything, or ``None``."""
    if not shutil.which(program):
        return None
    words = ["env", "DEBIAN_FRONTEND=noninteractive", program]
    if os.geteuid() == 0:
        return words
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n", *words]
    return None


def _succeeds(words: Sequence[str]) -> bool:
    """Run a command, its output on standard error, which leaves standard output to the path."""
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
