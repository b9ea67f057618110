"""Sending bytes that were packed once."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response


def packed(content: bytes) -> bytes:
    """The content packed with gzip, without a time in it: the same content gives the same bytes."""
    return gzip.compress(content, compresslevel=6, mtime=0)


def packed_response(
    request: Request,
    content: bytes,
    media_type: str,
    headers: Mapping[str, str],
    status: int = 200,
) -> Response:
    """The content, which :func:`packed` has packed, as it is or, to those who cannot unpack it, unpacked."""
    usual = {**headers, "Vary": "Accept-Encoding"}
    if "gzip" not in _encodings(request.headers.get("accept-encoding", "")):
        return Response(gzip.decompress(content), status, usual, media_type)
    return Response(content, status, {**usual, "Content-Encoding": "gzip"}, media_type)


@lru_cache(maxsize=64)
def _encodings(accepted: str) -> frozenset[str]:
    """The encodings that a browser accepts: those that are named and not refused with ``q=0``."""
    found = set()
    for each in accepted.lower().split(","):
        name, _, weight = each.replace(" ", "").partition(";q=")
        if weight.rstrip("0.") or not weight:
            found.add("gzip" if name == "*" else name)
    return frozenset(found)
