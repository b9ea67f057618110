"""The servers to be measured, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.local_server import Server, free_port, running, serving

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# Streamlit as it installs itself: uvloop is a choice of this project, and Streamlit would use it where it is installed.
STOCK = (
    "-c",
    "import sys; sys.modules['uvloop'] = None; import streamlit.web.cli as cli; cli.main()",
)
# What a server in a terminal needs: no calls to the outside.
OPTIONS = ("--browser.gatherUsageStats", "false", "--browser.serverAddress", "localhost")


@contextmanager
def dashboard(records: Path | None = None) -> Iterator[Server]:
    """This project, served as ``streamlit run app.py`` in its folder, with its configuration; or other records."""
    environment = _environment()
    if records:
        environment["GUARANTEES_RECORDS"] = str(records)
    with running(ROOT / "app.py", folder=ROOT, environment=environment, options=OPTIONS) as server:
        yield server


@contextmanager
def bare(name: str) -> Iterator[Server]:
    """A bare app, served by stock Streamlit in an empty folder, so that its defaults apply.

    ``name`` is that of a script in ``bench/bare/``, without its ending.
    """
    script = HERE / "bare" / f"{name}.py"
    with (
        tempfile.TemporaryDirectory() as empty,
        running(
            script,
            folder=Path(empty),
            environment=_environment(),
            program=STOCK,
            options=OPTIONS,
        ) as server,
    ):
        yield server


@contextmanager
def peer(name: str, python: str = sys.executable) -> Iterator[Server]:
    """The table of ``bench/peers``, served by the script of that name with a Python that has what it needs."""
    port = free_port()
    command = [python, "-m", f"bench.peers.{name}", str(port)]
    with serving(command, f"http://127.0.0.1:{port}", "/", ROOT, _environment()) as server:
        yield server


def has_shiny(python: str) -> bool:
    """Whether a Python has what ``bench/requirements.txt`` names."""
    return not subprocess.run([python, "-c", "import shiny"], capture_output=True).returncode


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
