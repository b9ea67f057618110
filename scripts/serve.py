"""Serve the site on port 8501, or on the next free port, and print the address.

If PORT is set in the environment, only that port is tried. Arguments are passed on to
``streamlit run``.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORTS = range(8501, 8601)


def is_free(port: int) -> bool:
    """Whether a server could listen on ``port`` on all addresses of this machine."""
    return not any(_is_refused(family, port) for family in (socket.AF_INET, socket.AF_INET6))


def _is_refused(family: socket.AddressFamily, port: int) -> bool:
    try:
        socket.create_server(("", port), family=family).close()
    except OSError as problem:
        # Any other error means that the machine has no such addresses, for example no IPv6.
        return problem.errno in (errno.EADDRINUSE, errno.EACCES)
    return False


def choose_port(environment: Mapping[str, str], ports: Sequence[int] = PORTS) -> int:
    """The port to serve on: ``PORT`` from ``environment``, else the first free one of ``ports``.

    Raises ``ValueError`` with a sentence for people when there is none.
    """
    if wanted := environment.get("PORT", "").strip():
        return _wanted_port(wanted)
    for port in ports:
        if is_free(port):
            return port
    raise ValueError(f"Every port from {ports[0]} to {ports[-1]} is taken. Set PORT to another.")


def _wanted_port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise ValueError(f"PORT is '{text}'. Expected a whole number from 1 to 65535.")
    if not is_free(int(text)):
        raise ValueError(f"Port {text} is taken or not allowed. Set PORT to another.")
    return int(text)


def command(port: int, arguments: Sequence[str]) -> list[str]:
    """The command that serves the site on ``port``, with the Python of this script."""
    streamlit = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    return [*streamlit, "--server.port", str(port), *arguments]


def main() -> None:
    """Print the address, then become the server, so that signals reach it directly."""
    try:
        port = choose_port(os.environ)
    except ValueError as problem:
        sys.exit(str(problem))
    print(f"Starting the site at http://localhost:{port}", flush=True)
    # Streamlit reads .streamlit/config.toml from the working directory.
    os.chdir(ROOT)
    words = command(port, sys.argv[1:])
    os.execv(words[0], words)


if __name__ == "__main__":
    main()
