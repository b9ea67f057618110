"""Answers that are made and packed once, for all who ask for the same view of the same records.

They are kept with the catalogue and discarded with it. Whoever asks for ever new views makes the server work, but not
grow: the answers that were not asked for longest go first.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from cachetools import LRUCache, cached
from starlette.requests import Request
from starlette.responses import Response

from components.elements.packed import packed, packed_response
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue

MAX_BYTES = 24 * 1024 * 1024
"""How much the answers of one catalogue may take. Bytes are packed: a page takes 4 to 40 kB."""
USUAL = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True)
class Kept:
    """An answer packed with gzip, and the tag by which a browser asks whether it has changed."""

    packed: bytes
    tag: str


def answer(
    request: Request,
    catalogue: Catalogue,
    key: Hashable,
    make: Callable[[], bytes],
    media_type: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer of this key, which says all that its content depends on besides the catalogue.

    Of those who ask for it at the same time one makes it, and the others wait. It is 304 when the browser has it, which
    asks each time, for records may change at any moment.
    """
    kept = _kept_of(catalogue)(key, make)
    usual = {**USUAL, **(headers or {}), "ETag": kept.tag}
    if kept.tag in _known_tags(request):
        return Response(status_code=304, headers={**usual, "Vary": "Accept-Encoding"})
    return packed_response(request, kept.packed, media_type, usual)


@cached_on_catalogue
def _kept_of(catalogue: Catalogue) -> Callable[[Hashable, Callable[[], bytes]], Kept]:
    answers = LRUCache(MAX_BYTES, getsizeof=lambda kept: len(kept.packed))
    return cached(answers, key=lambda key, make: key, condition=threading.Condition())(_keep)


def _keep(key: Hashable, make: Callable[[], bytes]) -> Kept:
    content = make()
    # Weak, as the same tag stands for the packed and the plain bytes.
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:16]}"'
    return Kept(packed(content), tag)


def _known_tags(request: Request) -> set[str]:
    """What the browser has, as weak tags; a proxy may have made them strong."""
    written = request.headers.get("if-none-match", "").split(",")
    return {f"W/{each.strip().removeprefix('W/')}" for each in written}
