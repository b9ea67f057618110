"""The parsed records, cached from one start of the server to the next.

Reading and checking a thousand proposals takes eight seconds, and half a second when they were read before. What is
kept is checked and never trusted: it counts only for a file whose bytes have the same SHA-256, under the same program,
and only if it is whole, belongs to the user who runs the program, and nobody else may write to it. It can hold nothing
but records: no other class or function is looked up while it is unpacked (decision 56).
"""

from __future__ import annotations

import array
import datetime
import hashlib
import io
import logging
import os
import pickle
import stat
import tempfile
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from guarantees.catalogue.catalogue import Checked, Loaded, last_checked, remember_checked
from guarantees.problems import Problem
from guarantees.records.dates import EdtfDate
from guarantees.text.reading import Place
from guarantees.yaml_files.document import Document, Marks
from guarantees.yaml_files.program import CACHE_FOLDER, made_folder, program_digest
from guarantees.yaml_files.record_files import (
    Readings,
    RecordFile,
    last_readings,
    remember_readings,
)

FILE = "records"
_LIBRARIES = ("pydantic", "PyYAML")
_OF_OTHERS = {
    ("datetime", "date"): datetime.date,
    ("array", "array"): array.array,
    ("array", "_array_reconstructor"): array._array_reconstructor,  # type: ignore[attr-defined]
}
_OURS = (BaseModel, Enum, RecordFile, Document, Marks, Problem, EdtfDate, Place)
# A file begins with three digests: of the program, of the files that were checked together, of what comes after it.
_LENGTH = 64
# What decompressing raises for bytes that we did not compress.
_OF_UNPACKING = (pickle.UnpicklingError, EOFError, ImportError, LookupError, TypeError, ValueError)
_log = logging.getLogger(__name__)

Kept = tuple[Readings, Checked]


class _Unusable(Exception):
    """Why a file is not used, in words."""


def restore(folder: Path = CACHE_FOLDER) -> bool:
    """Remember what a folder keeps, and say whether there was something that could be used."""
    try:
        readings, checked = _unpacked(_read(folder / FILE))
    except FileNotFoundError:
        return False
    except (OSError, _Unusable) as problem:
        _log.info("What was read of the records earlier is not used: %s", problem)
        return False
    remember_readings(readings)
    remember_checked(checked)
    return True


def save(loaded: Loaded, folder: Path = CACHE_FOLDER) -> None:
    """Keep what was read of the records. Where nothing can be written, the next start takes longer; that is all."""
    checked = last_checked()
    beginning = _program() + checked[0].encode()
    try:
        path = made_folder(folder) / FILE
        if _begins_with(path, beginning):
            return
        paths = frozenset({*loaded.served, *loaded.excluded})
        packed = pickle.dumps((last_readings(paths), checked), protocol=5)
        _write(path, beginning + _digest(packed) + packed)
    except OSError as problem:
        _log.info("What was read of the records is not kept: %s", problem)


def _program() -> bytes:
    return program_digest(*_LIBRARIES).encode()


def _digest(packed: bytes) -> bytes:
    return hashlib.sha256(packed).hexdigest().encode()


def _begins_with(path: Path, beginning: bytes) -> bool:
    """Whether a file was written by this program for the files that were checked last."""
    try:
        with path.open("rb") as file:
            return file.read(len(beginning)) == beginning
    except FileNotFoundError:
        return False


def _write(path: Path, content: bytes) -> None:
    """Replace a file as a whole. Only the user who runs the program may read or write it."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.close()
            os.replace(file.name, path)
        except OSError:
            os.unlink(file.name)
            raise


def _read(path: Path) -> bytes:
    """The compressed content of the cache file. Raises :class:`_Unusable` and ``OSError``."""
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if hasattr(os, "getuid") and status.st_uid != os.getuid():
            raise _Unusable("the file belongs to another user.")
        if os.name == "posix" and status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise _Unusable("others than its owner may write to the file.")
        content = file.read()
    program, digest = content[:_LENGTH], content[2 * _LENGTH : 3 * _LENGTH]
    packed = content[3 * _LENGTH :]
    if (program, digest) != (_program(), _digest(packed)):
        raise _Unusable("another program wrote it, or it is not whole.")
    return packed


def _unpacked(packed: bytes) -> Kept:
    try:
        readings, checked = _Unpacker(io.BytesIO(packed)).load()
    except _OF_UNPACKING as problem:
        raise _Unusable(f"it cannot be unpacked ({problem}).") from problem
    return readings, checked


class _Unpacker(pickle.Unpickler):
    """Unpacks records and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        known = _OF_OTHERS.get((module, name))
        if known:
            return known
        if module.partition(".")[0] == "guarantees" and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and issubclass(found, _OURS):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a record")
