"""scripts/browser.py finds a browser, or gets one.

Each test runs the script with a search path of fake programs and a fake ``playwright`` package, so
nothing here depends on what is installed, and nothing is downloaded.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "browser.py"
STARTS = "#!/bin/sh\nexit 0\n"
# Ubuntu's chromium-browser without its snap, and a download that lacks libraries, behave so.
DOES_NOT_START = "#!/bin/sh\nexit 1\n"
# Answers where its browser is, as the real one does whether or not it is there.
FAKE_PLAYWRIGHT = """
class _Playwright:
    class chromium:
        executable_path = {path!r}
    def __enter__(self): return self
    def __exit__(self, *error): pass
def sync_playwright(): return _Playwright()
"""


class Machine:
    """A made-up machine: a folder of programs, and a Playwright that has downloaded nothing."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.downloaded = folder / "downloads" / "chrome"
        self.log = folder / "log.txt"
        self._package = folder / "packages" / "playwright"
        for made in (self.programs, self.downloaded.parent, self._package):
            made.mkdir(parents=True)
        self.log.touch()
        self._write_playwright()

    def _write_playwright(self) -> None:
        (self._package / "__init__.py").touch()
        api = FAKE_PLAYWRIGHT.format(path=str(self.downloaded))
        (self._package / "sync_api.py").write_text(api)
        self.let_playwright_install("exit 1")

    def let_playwright_install(self, shell: str) -> None:
        """Say what ``python -m playwright`` does, in words of the shell."""
        call = ["/bin/sh", "-c", f'echo "playwright $*" >> {self.log}; {shell}', "sh"]
        code = f"import subprocess, sys\nsys.exit(subprocess.call({call!r} + sys.argv[1:]))\n"
        (self._package / "__main__.py").write_text(code)

    def add(self, name: str, text: str = STARTS) -> str:
        """Put a program on the search path and return its path."""
        return write_program(self.programs / name, text)

    def add_apt(self, on_install: str) -> None:
        """Put apt-get, sudo and env on the search path; apt-get notes its arguments."""
        note = f'#!/bin/sh\necho "apt-get $*" >> {self.log}\n'
        self.add("apt-get", f"{note}case $1 in install) {on_install};; update) exit 1;; esac\n")
        self.add("sudo", '#!/bin/sh\nshift\nexec "$@"\n')
        self.add("true")
        self.add("env", '#!/bin/sh\nexec /usr/bin/env "$@"\n')

    def run(self, **environment: str) -> tuple[int, str, str]:
        """Run the script; returns its exit status, its output and the last line of its errors."""
        packages = str(self._package.parent)
        outcome = subprocess.run(
            [sys.executable, str(SCRIPT)],
            env={"PATH": str(self.programs), "PYTHONPATH": packages, **environment},
            capture_output=True,
            text=True,
        )
        return outcome.returncode, outcome.stdout.strip(), outcome.stderr.strip().split("\n")[-1]


def write_program(path: Path, text: str = STARTS) -> str:
    """Write an executable file and return its path."""
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


def making(path: Path) -> str:
    """Words of the shell that make a working program at ``path``."""
    return f"echo '#!/bin/sh' > {path}; /bin/chmod 755 {path}"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without any browser."""
    return Machine(tmp_path)


@pytest.mark.parametrize(
    "name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
)
def test_installed_browser_is_found(machine: Machine, name: str) -> None:
    """Every usual name of Chromium and Chrome is known."""
    path = machine.add(name)

    assert (0, path, "") == machine.run()


def test_chromium_comes_before_chrome(machine: Machine) -> None:
    """Of two installed browsers the free one is taken."""
    machine.add("google-chrome")
    path = machine.add("chromium")

    assert (0, path, "") == machine.run()


def test_browser_that_does_not_start_is_passed_over(machine: Machine) -> None:
    """A stub that only says what to install is not a browser."""
    machine.add("chromium", DOES_NOT_START)
    path = machine.add("google-chrome")

    assert (0, path, "") == machine.run()


def test_variable_comes_first(machine: Machine, tmp_path: Path) -> None:
    """GUARANTEES_BROWSER is taken although another browser is installed."""
    machine.add("chromium")
    path = write_program(tmp_path / "my browser")

    assert (0, path, "") == machine.run(GUARANTEES_BROWSER=path)


def test_empty_variable_counts_as_unset(machine: Machine) -> None:
    """An empty GUARANTEES_BROWSER does not stop the search."""
    path = machine.add("chromium")

    assert (0, path, "") == machine.run(GUARANTEES_BROWSER="")


def test_variable_that_names_no_browser_is_said(machine: Machine) -> None:
    """A wrong GUARANTEES_BROWSER is a mistake to fix, not something to ignore."""
    machine.add("chromium")
    message = "GUARANTEES_BROWSER is '/nowhere', which does not start as a browser."

    assert (1, "", message) == machine.run(GUARANTEES_BROWSER="/nowhere")
    assert machine.log.read_text() == ""


def test_earlier_download_of_playwright_is_used(machine: Machine) -> None:
    """What Playwright has downloaded before is not downloaded again."""
    path = write_program(machine.downloaded)

    assert (0, path, "") == machine.run()
    assert machine.log.read_text() == ""


def test_playwright_downloads_its_own(machine: Machine) -> None:
    """Without an installed browser Playwright's is downloaded, and apt is left alone."""
    machine.add_apt("exit 1")
    machine.let_playwright_install(making(machine.downloaded))

    status, path, _ = machine.run()

    assert (0, str(machine.downloaded)) == (status, path)
    assert machine.log.read_text() == "playwright install --no-shell chromium\n"


def test_debians_package_is_the_last_resort(machine: Machine) -> None:
    """When Playwright's cannot be had, or does not start, Debian's package is installed."""
    path = machine.programs / "chromium"
    machine.add_apt(making(path))
    write_program(machine.downloaded, DOES_NOT_START)
    machine.let_playwright_install("exit 0")

    status, found, _ = machine.run()

    assert (0, str(path)) == (status, found)
    assert machine.log.read_text().splitlines() == [
        "playwright install --no-shell chromium",
        "apt-get update",
        "apt-get install -y --no-install-recommends chromium fonts-liberation",
    ]


def test_no_browser_to_be_had_is_said(machine: Machine) -> None:
    """When every way has failed the message says so and what to do."""
    machine.add_apt("exit 1")
    status, output, message = machine.run()

    assert (1, "") == (status, output)
    assert message == (
        "No Chromium or Chrome is installed, and neither Playwright's nor Debian's could be installed. "
        "Install one, or set GUARANTEES_BROWSER to the path of its executable."
    )


def test_machine_without_apt_is_no_error(machine: Machine) -> None:
    """A system that is not Debian gets the sentence, not a traceback."""
    status, output, message = machine.run()

    assert (1, "") == (status, output)
    assert message.startswith("No Chromium or Chrome is installed")
