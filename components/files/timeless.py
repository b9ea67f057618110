"""Packed files without the time at which they were packed, so that the same view gives the same bytes."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def timeless(stream: io.BytesIO) -> bytes:
    """The file in a stream, packed again."""
    again = io.BytesIO()
    with ZipFile(stream) as given, ZipFile(again, "w", ZIP_DEFLATED) as packed:
        for name in given.namelist():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, given.read(name))
    return again.getvalue()
