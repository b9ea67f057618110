"""Sending bytes that were compressed once."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

_GZIP = 16 + zlib.MAX_WBITS
_LARGE = 1024 * 1024


def packed(content: bytes) -> bytes:
    """The content compressed with gzip, without a timestamp: the same content gives the same bytes."""
    return packed_parts([content])


def packed_parts(parts: Iterable[bytes]) -> bytes:
    """The same for content that comes in parts, and is never whole in memory."""
    packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    return b"".join((*map(packer.compress, parts), packer.flush()))


def packed_response(
    request: Request,
    content: bytes,
    media_type: str,
    headers: Mapping[str, str],
    status: int = 200,
) -> Response:
    """Content compressed by :func:`packed`, or decompressed for clients that do not accept gzip."""
    usual = {**headers, "Vary": "Accept-Encoding"}
    if "gzip" not in _encodings(request.headers.get("accept-encoding", "")):
        if len(content) > _LARGE:
            return StreamingResponse(_unpacked(content), status, usual, media_type)
        return Response(gzip.decompress(content), status, usual, media_type)
    return Response(content, status, {**usual, "Content-Encoding": "gzip"}, media_type)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The parts of large content, which is never whole in memory."""
    unpacker = zlib.decompressobj(_GZIP)
    while content:
        yield unpacker.decompress(content, _LARGE)
        content = unpacker.unconsumed_tail


@lru_cache(maxsize=64)
def _encodings(accepted: str) -> frozenset[str]:
    """The encodings that a browser accepts: those that are named and not refused with ``q=0``."""
    found = set()
    for each in accepted.lower().split(","):
        name, _, weight = each.replace(" ", "").partition(";q=")
        if weight.rstrip("0.") or not weight:
            found.add("gzip" if name == "*" else name)
    return frozenset(found)
