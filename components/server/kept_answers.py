"""Answers that are made and packed once, for all who ask for the same view of the same records.

They are kept with the catalogue and discarded with it. Whoever asks for ever new views makes the server work, but not
grow: the answers that were not asked for longest go first.

An address that was answered before is answered again as it is written, without reading what it asks for.
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
"""Makes the content of an answer, in parts where it is large: then it is never whole in memory."""
MAX_BYTES = 24 * 1024 * 1024
"""How much the answers of one catalogue may take. Bytes are packed: a page takes 4 to 40 kB."""
MAX_ADDRESSES = 2_000
LONGEST_KEPT_ADDRESS = 1_000
"""Of an address whose answer is found again by it. With both, addresses take 2 MB at most."""
USUAL = {"Cache-Control": "no-cache"}


@dataclass(frozen=True)
class Kept:
    """An answer packed with gzip, and the tag by which a browser asks whether it has changed."""

    packed: bytes
    tag: str


@dataclass(frozen=True)
class _Answered:
    """What an address was answered with."""

    key: Hashable
    media_type: str
    headers: Mapping[str, str]
    status: int


def answer(
    request: Request,
    catalogue: Catalogue,
    key: Hashable,
    make: Make,
    media_type: str,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    """The answer of this key, which says all that its content depends on besides the catalogue.

    Of those who ask for it at the same time one makes it, and the others wait. It is 304 when the browser has it, which
    asks each time, for records may change at any moment.
    """
    answers = _answers_of(catalogue)
    kept = answers.of_key(key, make)
    answered = _Answered(key, media_type, headers or {}, status)
    answers.remember(request, answered)
    return _response(request, kept, answered, answers.since)


def answered_before(request: Request) -> Response | None:
    """What the same address was answered with, if that is still kept and the records are still the same.

    Which release a link opens may change while the records do not, so a link that names one is read each time.
    """
    if b"version" in request.scope["query_string"] or not are_read():
        return None
    answers = _answers_of(records().catalogue)
    found = answers.found(request)
    return _response(request, *found, answers.since) if found else None


def _response(request: Request, kept: Kept, answered: _Answered, since: int) -> Response:
    last = {"ETag": kept.tag, "Last-Modified": formatdate(since, usegmt=True)}
    usual = {**USUAL, **answered.headers, **last}
    if _is_known(request, kept.tag, since):
        return Response(status_code=304, headers={**usual, "Vary": "Accept-Encoding"})
    return packed_response(request, kept.packed, answered.media_type, usual, answered.status)


class _Answers:
    """The answers of one catalogue: by what they depend on, and what each address was answered with.

    ``since`` is when this server began to answer from these records, in seconds: no answer is older. It is not the time
    of a file, nor a day that the records name, for an answer changes with the program too.
    """

    def __init__(self) -> None:
        self.since = int(time.time())
        self._kept: LRUCache[Hashable, Kept] = LRUCache(
            MAX_BYTES, getsizeof=lambda kept: len(kept.packed)
        )
        self._addresses: LRUCache[Hashable, _Answered] = LRUCache(MAX_ADDRESSES)
        self._lock = threading.Condition()
        self.of_key = cached(self._kept, key=lambda key, make: key, condition=self._lock)(_keep)

    def remember(self, request: Request, answered: _Answered) -> None:
        address = _address(request)
        if address:
            with self._lock:
                self._addresses[address] = answered

    def found(self, request: Request) -> tuple[Kept, _Answered] | None:
        with self._lock:
            answered = self._addresses.get(_address(request))
            kept = self._kept.get(answered.key) if answered else None
        return (kept, answered) if kept and answered else None


@cached_on_catalogue
def _answers_of(catalogue: Catalogue) -> _Answers:
    return _Answers()


def _keep(key: Hashable, make: Make) -> Kept:
    content = make()
    digest = hashlib.sha256()

    def digested() -> Iterator[bytes]:
        for part in [content] if isinstance(content, bytes) else content:
            digest.update(part)
            yield part

    bytes_of_it = packed_parts(digested())
    # Weak, as the same tag stands for the packed and the plain bytes.
    tag = f'W/"{digest.hexdigest()[:16]}"'
    return Kept(bytes_of_it, tag)


def _address(request: Request) -> Hashable:
    """All that an endpoint reads of a request: the address below the public root; ``None`` for a very long one."""
    path, query = request.scope["path"], request.scope["query_string"]
    if len(path) + len(query) > LONGEST_KEPT_ADDRESS:
        return None
    return path, query, site_root(request)


def _is_known(request: Request, tag: str, since: int) -> bool:
    """Whether the browser has the answer: by its tag, which a proxy may have made strong, or else by its time."""
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
