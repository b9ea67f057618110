"""components/elements/packed.py: bytes that were packed once."""

from __future__ import annotations

import gzip
import os

from starlette.routing import Route

from components.elements.packed import packed_parts, packed_response
from tests.components import answers


def test_a_large_answer_is_unpacked_piece_by_piece() -> None:
    """Clients that do not accept gzip get all of it; others get it compressed in parts."""
    content = os.urandom(1_500_000)
    kept = packed_parts([content[:1000], content[1000:]])
    route = Route("/large", lambda request: packed_response(request, kept, "text/csv", {}))
    assert answers.answer([route], "/large").body == content
    assert gzip.decompress(kept) == content
    assert answers.answer([route], "/large", **{"accept-encoding": "gzip"}).body == kept
