"""How long the first reader of each page waits for an answer, and how long the tenth, without a browser."""

from __future__ import annotations

import http.client
import time
from urllib.parse import urlsplit

import psutil

from bench.measure import Measure
from components.server.first_page import FIRST, NAMES
from scripts.local_server import Server

LIMIT_MS = 100.0
VISITORS = 10
PATIENCE_SECONDS = 120.0
_PAUSE_SECONDS = 0.05
# After the records are read, the pages are made one after another; then the server is at rest, which is seen by the
# share of a processor that it uses in a few looks in a row.
_AT_REST, _LOOKS, _LOOK_SECONDS = 0.06, 3, 1.5


def first_visits(server: Server) -> list[Measure]:
    """Milliseconds until the first byte of each page, for the first and for the tenth reader after the start."""
    seconds = _until_read(server)
    _until_at_rest(server)
    measures = [
        Measure(
            "start to records read", (server.start_seconds + seconds) * 1000, LIMIT_MS, "ms", None
        )
    ]
    for name in NAMES:
        path = "/" if name == FIRST else f"/{name}"
        times = [_first_byte(server.url, path) for _ in range(VISITORS)]
        measures += [
            Measure(f"{path} first byte, first reader (limit)", times[0], LIMIT_MS, "ms", 1.0),
            Measure("  the tenth", times[-1], LIMIT_MS, "ms", 1.0),
        ]
    return measures


def _until_read(server: Server) -> float:
    begin = time.perf_counter()
    while not _answer(server.url, "/records-state")[1]:
        if time.perf_counter() - begin > PATIENCE_SECONDS:
            raise RuntimeError("the records were not read in time")
        time.sleep(_PAUSE_SECONDS)
    return time.perf_counter() - begin


def _until_at_rest(server: Server) -> None:
    process, quiet = psutil.Process(server.process.pid), 0
    begin = time.perf_counter()
    while quiet < _LOOKS:
        if time.perf_counter() - begin > PATIENCE_SECONDS:
            raise RuntimeError("the server does not come to rest")
        before = sum(process.cpu_times()[:2])
        time.sleep(_LOOK_SECONDS)
        used = sum(process.cpu_times()[:2]) - before
        quiet = quiet + 1 if used <= _AT_REST * _LOOK_SECONDS else 0


def _first_byte(url: str, path: str) -> float:
    return _answer(url, path)[0]


def _answer(url: str, path: str) -> tuple[float, bytes]:
    """Milliseconds until the first byte of an answer, and all of it."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE_SECONDS)
    try:
        begin = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        first = response.read(1)
        took = (time.perf_counter() - begin) * 1000
        return took, first + response.read()
    finally:
        connection.close()
