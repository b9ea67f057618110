"""Zip files without timestamps, so that the same content gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files by their names, zipped into one."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for name, content in files:
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, content)
    return stream.getvalue()


def without_timestamps(stream: io.BytesIO) -> bytes:
    """The zip file in a stream, zipped again."""
    with ZipFile(stream) as given:
        return zipped((name, given.read(name)) for name in given.namelist())
