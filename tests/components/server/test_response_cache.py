"""components/server/response_cache.py: the same bytes are made once."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.requests import Request

from components.server import response_cache
from components.server.first_page import page_routes
from components.server.response_cache import cached_response
from components.server.routes import data_routes
from components.server.site_routes import site_routes
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.page_link import PageLink
from tests.builders import write_records
from tests.components import answers


def request(**headers: str) -> Request:
    """A request with headers; ``_`` stands for ``-``."""
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": raw}
    return Request(scope)


def test_what_many_ask_for_at_once_is_made_once() -> None:
    """While one request makes an answer, the others for the same wait; another view is made by itself."""
    catalogue, made, together = Catalogue(), [], threading.Barrier(8)

    def ask(key: str) -> bytes:
        together.wait()
        return cached_response(
            request(), catalogue, key, lambda: made.append(key) or key.encode(), "a/b"
        ).body

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, ["one", "two"] * 4))
    assert [b"one", b"two"] * 4 == found
    assert ["one", "two"] == sorted(made)
    assert b"new" == cached_response(request(), Catalogue(), "one", lambda: b"new", "a/b").body


def test_what_is_kept_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ever new views do not make the server grow: what was not asked for longest is made again."""
    monkeypatch.setattr(response_cache, "MAX_BYTES", 300)
    catalogue, made = Catalogue(), []

    def ask(key: int) -> None:
        cached_response(request(), catalogue, key, lambda: made.append(key) or bytes(50), "a/b")

    for key in [*range(20), 19, 0]:
        ask(key)
    assert [*range(20), 0] == made
    too_large = cached_response(
        request(), catalogue, "all", lambda: str(list(range(999))).encode(), "a/b"
    )
    assert (200, True) == (too_large.status_code, len(too_large.body) > 300)


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        *(("gzip", True), ("br, GZIP;q=0.5", True), ("*", True), ("deflate,gzip;q=1.0", True)),
        *(("", False), ("identity", False), ("gzip;q=0", False), ("gzip; q=0.0, br", False)),
    ],
)
def test_an_answer_is_packed_for_those_who_take_it(accepted: str, packed: bool) -> None:
    """The same content comes packed or plain, and ``Vary`` tells caches that it depends on the header."""
    got = cached_response(
        request(accept_encoding=accepted), Catalogue(), 1, lambda: b"content", "text/plain"
    )
    assert ("gzip" if packed else None) == got.headers.get("content-encoding")
    assert b"content" == (gzip.decompress(got.body) if packed else got.body)
    assert "Accept-Encoding" == got.headers["vary"]


@pytest.mark.parametrize("known", ["{}", '"other", {}', 'W/"other",{}', "strong"])
def test_what_the_browser_has_is_not_sent(known: str) -> None:
    """One of several tags, weak or made strong by a proxy, is enough."""
    catalogue = Catalogue()
    tag = cached_response(request(), catalogue, 1, lambda: b"content", "text/plain").headers["etag"]
    sent = tag.removeprefix("W/") if known == "strong" else known.format(tag)
    got = cached_response(
        request(if_none_match=sent), catalogue, 1, lambda: b"content", "text/plain"
    )
    assert (304, b"", tag) == (got.status_code, got.body, got.headers["etag"])


@pytest.mark.parametrize(
    ("since", "status"),
    [
        ("Fri, 01 Jan 2100 00:00:00 GMT", 304),
        ("Sat, 01 Jan 2000 00:00:00 GMT", 200),
        ("yesterday", 200),
        ("Mon, 99 Jan 99999 00:00:00 GMT", 200),
    ],
)
def test_a_time_is_enough_for_those_who_know_no_tag(since: str, status: int) -> None:
    """Nothing is sent to who has an answer since these records; a tag that is named counts alone."""
    asked = Catalogue(), 1, lambda: b"content", "text/plain"
    assert status == cached_response(request(if_modified_since=since), *asked).status_code
    both = request(if_modified_since=since, if_none_match='"other"')
    assert 200 == cached_response(both, *asked).status_code


@pytest.mark.parametrize(
    "path", ["/", "/proposal", "/compare", "/sources.bib", "/document/gap", "/evidence/compare"]
)
def test_pages_parts_and_files_are_kept(small: Catalogue, path: str) -> None:
    """A browser that comes back gets nothing it has; what others add to the link makes no answer of its own."""
    routes = [*page_routes(), *data_routes()]
    tag = answers.answer(routes, path).headers["etag"]
    again = answers.answer(routes, path, {"utm_source": "x"}, if_none_match=tag)
    assert (304, b"") == (again.status, again.body)


def test_an_address_is_answered_again_without_being_read(
    small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second reader of a page, a file or a page with an unknown id gets the same answer, made of nothing new."""
    routes = site_routes()
    asked: list[tuple[str, dict[str, str]]] = [
        *(("/", {}), ("/compare", {"p": "alpha"}), ("/proposal", {"id": "nonsense"})),
        *(("/document/gap", {}), ("/sources.bib", {})),
    ]
    first = [answers.answer(routes, *each) for each in asked]
    assert [200, 200, 404, 200, 200] == [each.status for each in first]
    monkeypatch.setattr(PageLink, "decode", None)
    assert first == [answers.answer(routes, *each) for each in asked]


def test_an_address_is_answered_for_its_host_and_its_records(
    use_records: Callable[[Path], Path], own_names: Callable[..., None], tmp_path: Path
) -> None:
    """What another host was answered, and what other records said, is not what a reader gets."""
    own_names("one.org", "two.org")
    folder, routes = use_records(write_records(tmp_path / "records")), site_routes()
    assert records()

    def page(host: str) -> str:
        return answers.answer(routes, "/proposal", {"id": "alpha"}, x_forwarded_host=host).text

    first = page("one.org")
    assert "http://one.org/" in first
    assert first == page("one.org")
    assert "http://two.org/" in page("two.org")
    alpha = folder / "alpha.yaml"
    alpha.write_text(alpha.read_text().replace("name: Alpha pact", "name: Another pact"))
    assert "Another pact" in page("one.org")


def test_addresses_take_no_more_memory_than_they_may(small: Catalogue) -> None:
    """A long address is answered and not kept, and the oldest of very many goes."""
    routes, kept = site_routes(), response_cache._responses_of(small)._addresses
    for text in ("a", "b" * response_cache.LONGEST_CACHED_ADDRESS):
        assert 200 == answers.answer(routes, "/search", {"q": text}).status
    queries = [query for _, query, _ in kept]
    assert b"q=a" in queries
    assert max(map(len, queries)) < response_cache.LONGEST_CACHED_ADDRESS
    assert response_cache.MAX_ADDRESSES == kept.maxsize
