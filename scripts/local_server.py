"""Streamlit servers on this machine, for the browser tests and the benchmark."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

START_SECONDS = 120
STREAMLIT = ("-m", "streamlit")


class NotStarted(Exception):
    """A server did not become healthy. The message says how it ended."""


@dataclass(frozen=True)
class Server:
    """A running server: ``url`` without a slash at its end, ``start_seconds`` until its first healthy answer."""

    url: str
    process: subprocess.Popen[bytes]
    start_seconds: float


@contextmanager
def running(
    script: Path,
    *,
    folder: Path,
    environment: Mapping[str, str],
    program: Sequence[str] = STREAMLIT,
    options: Sequence[str] = (),
    base: str = "",
    output: IO[bytes] | int = subprocess.DEVNULL,
    port: int | None = None,
) -> Iterator[Server]:
    """Serve a script until the block ends, on a free port unless one is given.

    ``program`` are the arguments of Python that run Streamlit, ``options`` further ones of ``streamlit run``; ``base``
    is the path below which it serves, such as ``/a``. The server works in ``folder`` and writes to ``output``. Raises
    ``NotStarted`` if it does not become healthy.
    """
    port = port or free_port()
    command = [sys.executable, *program, "run", str(script)]
    command += ["--server.headless", "true", "--server.port", str(port), *options]
    command += ["--server.baseUrlPath", base] if base else []
    url = f"http://127.0.0.1:{port}{base}"
    with serving(command, url, "/_stcore/health", folder, environment, output) as server:
        yield server


@contextmanager
def serving(
    command: Sequence[str],
    url: str,
    healthy: str,
    folder: Path,
    environment: Mapping[str, str],
    output: IO[bytes] | int = subprocess.DEVNULL,
) -> Iterator[Server]:
    """The server that a command starts, until the block ends; ``healthy`` is a path that answers once it is ready.

    Raises ``NotStarted`` if it does not.
    """
    begin = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait_until_healthy(url + healthy, process)
        yield Server(url, process, time.perf_counter() - begin)
    finally:
        _stop(process)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise NotStarted(f"The server ended with status {process.returncode}.")
        if _is_healthy(url):
            return
        time.sleep(0.01)
    raise NotStarted("The server was not ready in time.")


def _is_healthy(url: str) -> bool:
    # No proxy: one named in the environment would be asked for this machine's own address.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
