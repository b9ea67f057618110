"""components/server/kept_answers.py: the same bytes are made once."""

from __future__ import annotations

import gzip
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.requests import Request

from components.server import kept_answers
from components.server.first_page import page_routes
from components.server.kept_answers import answer
from components.server.routes import data_routes
from guarantees.catalogue.catalogue import Catalogue
from tests.components import answers


def request(**headers: str) -> Request:
    """A request with headers; ``_`` stands for ``-``."""
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "GET", "headers": raw})


def test_what_many_ask_for_at_once_is_made_once() -> None:
    """While one request makes an answer, the others for the same wait; another view is made by itself."""
    catalogue, made, together = Catalogue(), [], threading.Barrier(8)

    def ask(key: str) -> bytes:
        together.wait()
        return answer(
            request(), catalogue, key, lambda: made.append(key) or key.encode(), "a/b"
        ).body

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, ["one", "two"] * 4))
    assert [b"one", b"two"] * 4 == found
    assert ["one", "two"] == sorted(made)
    assert b"new" == answer(request(), Catalogue(), "one", lambda: b"new", "a/b").body


def test_what_is_kept_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ever new views do not make the server grow: what was not asked for longest is made again."""
    monkeypatch.setattr(kept_answers, "MAX_BYTES", 300)
    catalogue, made = Catalogue(), []

    def ask(key: int) -> None:
        answer(request(), catalogue, key, lambda: made.append(key) or bytes(50), "a/b")

    for key in [*range(20), 19, 0]:
        ask(key)
    assert [*range(20), 0] == made
    too_large = answer(request(), catalogue, "all", lambda: str(list(range(999))).encode(), "a/b")
    assert (200, True) == (too_large.status_code, len(too_large.body) > 300)


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        *(("gzip", True), ("br, GZIP;q=0.5", True), ("*", True), ("deflate,gzip;q=1.0", True)),
        *(("", False), ("identity", False), ("gzip;q=0", False), ("gzip; q=0.0, br", False)),
    ],
)
def test_an_answer_is_packed_for_those_who_take_it(accepted: str, packed: bool) -> None:
    """The same content comes packed or plain, and caches are told that it depends on the header."""
    got = answer(
        request(accept_encoding=accepted), Catalogue(), 1, lambda: b"content", "text/plain"
    )
    assert ("gzip" if packed else None) == got.headers.get("content-encoding")
    assert b"content" == (gzip.decompress(got.body) if packed else got.body)
    assert "Accept-Encoding" == got.headers["vary"]


@pytest.mark.parametrize("known", ["{}", '"other", {}', 'W/"other",{}', "strong"])
def test_what_the_browser_has_is_not_sent(known: str) -> None:
    """One of several tags, weak or made strong by a proxy, is enough."""
    catalogue = Catalogue()
    tag = answer(request(), catalogue, 1, lambda: b"content", "text/plain").headers["etag"]
    sent = tag.removeprefix("W/") if known == "strong" else known.format(tag)
    got = answer(request(if_none_match=sent), catalogue, 1, lambda: b"content", "text/plain")
    assert (304, b"", tag) == (got.status_code, got.body, got.headers["etag"])


@pytest.mark.parametrize(
    "path", ["/", "/proposal", "/compare", "/sources.bib", "/document/gap", "/evidence/compare"]
)
def test_pages_parts_and_files_are_kept(small: Catalogue, path: str) -> None:
    """A browser that comes back gets nothing it has; what others add to the link makes no answer of its own."""
    routes = [*page_routes(), *data_routes()]
    tag = answers.answer(routes, path).headers["etag"]
    again = answers.answer(routes, path, {"utm_source": "x"}, if_none_match=tag)
    assert (304, b"") == (again.status, again.body)
