"""scripts/local_server.py starts a server, waits until it answers, and ends it."""

from __future__ import annotations

import os
import urllib.request
from pathlib import Path

import pytest

from scripts.local_server import NotStarted, running

HEALTHY = """
import http.server, sys
class Healthy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.path.encode())
    def log_message(self, *words): print(sys.argv[1:], flush=True)
port = int(sys.argv[sys.argv.index("--server.port") + 1])
http.server.HTTPServer(("127.0.0.1", port), Healthy).serve_forever()
"""


def test_a_server_runs_while_the_block_does(tmp_path: Path) -> None:
    """It is healthy inside the block, gets its options, and has ended after it."""
    log = tmp_path / "log.txt"
    with log.open("wb") as output, running(
        Path("app.py"),
        folder=tmp_path,
        environment=os.environ,
        program=("-c", HEALTHY),
        options=("--one", "more"),
        output=output,
    ) as server:  # fmt: skip
        with urllib.request.urlopen(f"{server.url}/page", timeout=10) as answer:
            assert answer.read() == b"/page"
        assert server.process.poll() is None
    assert server.process.poll() is not None
    assert "'run', 'app.py'" in log.read_text()
    assert "'--one', 'more'" in log.read_text()


def test_a_server_that_ends_is_named_with_its_status(tmp_path: Path) -> None:
    """Nobody waits for a server that will never answer."""
    with (
        pytest.raises(NotStarted, match="The server ended with status 3"),
        running(
            Path("app.py"),
            folder=tmp_path,
            environment=os.environ,
            program=("-c", "import sys; sys.exit(3)"),
        ),
    ):
        pass
