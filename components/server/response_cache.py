"""A cache of responses, made and compressed once for all requests for the same view of the same records.

They are kept with the catalogue and discarded with it. Requests for ever new views make the server work, but not grow:
the least recently used go first.

An address that was answered before is looked up as it is written, without parsing it.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime

from cachetools import LRUCache, cached
from starlette.requests import Request
from starlette.responses import Response

from components.elements.packed import packed_parts, packed_response
from components.server.head import site_root
from components.store.records_store import are_read, records
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue

Make = Callable[[], bytes | Iterable[bytes]]
"""Makes the content of a response, in parts if it is large: then it is never whole in memory."""
MAX_BYTES = 16 * 1024 * 1024
"""How much the responses of one catalogue may take, compressed: a page takes 4 to 40 kB."""
MAX_ADDRESSES = 2_000
LONGEST_CACHED_ADDRESS = 1_000
"""The longest address that is looked up. With both limits, addresses take 2 MB at most."""
USUAL = {"Cache-Control": "no-cache"}


@dataclass(frozen=True)
class CachedResponse:
    """A response compressed with gzip, and the tag by which a browser asks whether it has changed."""

    packed: bytes
    tag: str


@dataclass(frozen=True)
class _AtAddress:
    """The response to an address."""

    key: Hashable
    media_type: str
    headers: Mapping[str, str]
    status: int


def cached_response(
    request: Request,
    catalogue: Catalogue,
    key: Hashable,
    make: Make,
    media_type: str,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    """The response for this key, which holds everything that its content depends on besides the catalogue.

    Of simultaneous requests one makes it, and the others wait. It is 304 if the browser has it; browsers revalidate
    each time, since records may change at any moment.
    """
    answers = _responses_of(catalogue)
    kept = answers.of_key(key, make)
    answered = _AtAddress(key, media_type, headers or {}, status)
    answers.remember(request, answered)
    return _response(request, kept, answered, answers.since)


def cached_at_address(request: Request) -> Response | None:
    """The earlier response to the same address, if it is still cached and the records are the same.

    Which release a link opens may change while the records do not, so a link that names one is parsed each time.
    """
    if b"version" in request.scope["query_string"] or not are_read():
        return None
    answers = _responses_of(records().catalogue)
    found = answers.found(request)
    return _response(request, *found, answers.since) if found else None


def _response(request: Request, kept: CachedResponse, answered: _AtAddress, since: int) -> Response:
    last = {"ETag": kept.tag, "Last-Modified": formatdate(since, usegmt=True)}
    usual = {**USUAL, **answered.headers, **last}
    if _is_known(request, kept.tag, since):
        return Response(status_code=304, headers={**usual, "Vary": "Accept-Encoding"})
    return packed_response(request, kept.packed, answered.media_type, usual, answered.status)


class _Responses:
    """The responses of one catalogue: by what they depend on, and by address.

    ``since`` is when this server began to serve these records, in seconds: no response is older. It is not the time of
    a file, nor a day in the records, since a response changes with the program too.
    """

    def __init__(self) -> None:
        self.since = int(time.time())
        self._kept: LRUCache[Hashable, CachedResponse] = LRUCache(
            MAX_BYTES, getsizeof=lambda kept: len(kept.packed)
        )
        self._addresses: LRUCache[Hashable, _AtAddress] = LRUCache(MAX_ADDRESSES)
        self._lock = threading.Condition()
        self.of_key = cached(self._kept, key=lambda key, make: key, condition=self._lock)(_keep)

    def remember(self, request: Request, answered: _AtAddress) -> None:
        address = _address(request)
        if address:
            with self._lock:
                self._addresses[address] = answered

    def found(self, request: Request) -> tuple[CachedResponse, _AtAddress] | None:
        with self._lock:
            answered = self._addresses.get(_address(request))
            kept = self._kept.get(answered.key) if answered else None
        return (kept, answered) if kept and answered else None


@cached_on_catalogue
def _responses_of(catalogue: Catalogue) -> _Responses:
    return _Responses()


def _keep(key: Hashable, make: Make) -> CachedResponse:
    content = make()
    digest = hashlib.sha256()

    def digested() -> Iterator[bytes]:
        for part in [content] if isinstance(content, bytes) else content:
            digest.update(part)
            yield part

    bytes_of_it = packed_parts(digested())
    # Weak, as the same tag stands for the compressed and the plain bytes.
    tag = f'W/"{digest.hexdigest()[:16]}"'
    return CachedResponse(bytes_of_it, tag)


def _address(request: Request) -> Hashable:
    """Everything an endpoint reads from a request: the address below the public root; ``None`` for a very long one."""
    path, query = request.scope["path"], request.scope["query_string"]
    if len(path) + len(query) > LONGEST_CACHED_ADDRESS:
        return None
    return path, query, site_root(request)


def _is_known(request: Request, tag: str, since: int) -> bool:
    """Whether the browser has the response: by its tag, which a proxy may have made strong, or by its time."""
    named = request.headers.get("if-none-match")
    if named is None:
        return _time(request.headers.get("if-modified-since", "")) >= since
    tags = {f"W/{each.strip().removeprefix('W/')}" for each in named.split(",")}
    return tag in tags or named.strip() == "*"


def _time(written: str) -> float:
    try:
        return parsedate_to_datetime(written).timestamp()
    except (ValueError, OverflowError):
        return 0
