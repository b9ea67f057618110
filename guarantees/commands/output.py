"""Printing to whatever takes the output: a console without some letters, a closed pipe, a full disk, nothing at all."""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from anyascii import anyascii

_HANDLER = "guarantees.plain"
_SIGNS = {"✓": "yes", "→": "->", "←": "<-", "⏎": "\\n", "␍": "\\r", "−": "-", "÷": "/", "×": "x"}
_LETTERS = ("L", "M", "C")
"""The categories of letters, marks and signs that cannot be seen: written as escapes, so that nothing is guessed."""


def _plain(error: UnicodeError) -> tuple[str, int]:
    """The replacement for characters that an encoding lacks: a sign in ASCII, or an escape such as ``\\u043e``."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_in_ascii, error.object[error.start : error.end])), error.end


def _in_ascii(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    is_sign = not unicodedata.category(character).startswith(_LETTERS)
    escaped = character.encode("ascii", "backslashreplace").decode()
    return (anyascii(character) if is_sign else "") or escaped


codecs.register_error(_HANDLER, _plain)


def print_any_text() -> None:
    """From now on, nothing that is printed fails because the output's encoding lacks a character."""
    for stream in _streams():
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def as_json(value: object, indent: int | None = None) -> str:
    """Plain data as JSON; what JSON has no type for, such as a date, as its text.

    Where the output has no Unicode, letters outside ASCII are escaped as JSON does it.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    ascii_only = not codecs.lookup(encoding).name.startswith("utf")
    return json.dumps(value, indent=indent, ensure_ascii=ascii_only, default=str)


def print_json(value: object) -> None:
    """Print plain data as JSON."""
    print(as_json(value, indent=2))


def flush() -> None:
    """Write what is still waiting. Raises OSError when nobody takes it."""
    for stream in _streams():
        stream.flush()


def discard() -> None:
    """Throw away what could not be written, so that Python does not try again at its end."""
    for stream in _streams():
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _streams() -> Iterator[TextIO]:
    """Standard output and error, as far as the program was started with them."""
    yield from (stream for stream in (sys.stdout, sys.stderr) if stream is not None)
