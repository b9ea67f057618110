"""Starting servers to be measured, each in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
START_LIMIT = 60.0


@dataclass(frozen=True)
class Server:
    """A running server. ``start_seconds`` is from starting the process to the first healthy answer."""

    url: str
    process: subprocess.Popen
    start_seconds: float


OURS = ["-m", "streamlit"]
# Streamlit as it installs itself: uvloop is a choice of this project, and Streamlit would use it when it finds it.
STOCK = [
    "-c",
    "import sys; sys.modules['uvloop'] = None; import streamlit.web.cli as cli; cli.main()",
]


@contextmanager
def dashboard(records: Path | None = None) -> Iterator[Server]:
    """This project, served as ``streamlit run app.py`` in its folder, with its configuration; or other records."""
    own = {"GUARANTEES_RECORDS": str(records)} if records else {}
    with _served(OURS, ROOT / "app.py", ROOT, own) as server:
        yield server


@contextmanager
def bare(script: str) -> Iterator[Server]:
    """A script of this folder, served by stock Streamlit in an empty folder, so that its defaults hold."""
    with (
        tempfile.TemporaryDirectory() as empty,
        _served(STOCK, HERE / script, Path(empty)) as server,
    ):
        yield server


@contextmanager
def _served(
    program: list[str], script: Path, folder: Path, own: Mapping[str, str] | None = None
) -> Iterator[Server]:
    port = _free_port()
    command = [sys.executable, *program, "run", str(script)]
    # Only what a server in a terminal needs: no browser window, this port, no call to the outside.
    command += ["--server.port", str(port), "--server.headless", "true"]
    command += ["--browser.gatherUsageStats", "false", "--browser.serverAddress", "localhost"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}
    environment |= own or {}
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        url = f"http://localhost:{port}"
        _wait_until_healthy(url, process)
        yield Server(url, process, time.perf_counter() - begin)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_healthy(url: str, process: subprocess.Popen) -> None:
    deadline = time.perf_counter() + START_LIMIT
    while time.perf_counter() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with exit code {process.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.005)
    raise RuntimeError("the server did not become healthy in time")
