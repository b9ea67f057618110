"""Digests of the files that ``fmt`` found in canonical form, so that it need not lay them out again.

A round trip through ruamel.yaml takes a tenth of a second for a long record.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from guarantees.yaml_files.program import CACHE_FOLDER, made_folder, program_digest

_FILE = "canonical_form"


class FormattedBefore:
    """The files known to be canonical under the present program. Those of earlier programs are forgotten."""

    def __init__(self, folder: Path = CACHE_FOLDER) -> None:
        self._folder = folder
        self._known = self._read()
        self._new: set[str] = set()

    def has(self, content: bytes, *circumstances: object) -> bool:
        """Whether the content was in canonical form, in the same circumstances (model, folder of the schemas)."""
        return _digest(content, *circumstances) in self._known

    def add(self, content: bytes, *circumstances: object) -> None:
        """Remember content in canonical form."""
        self._new.add(_digest(content, *circumstances))

    def save(self) -> None:
        """Keep what was added. Where nothing can be written, the next run takes longer; that is all."""
        if not self._new - self._known:
            return
        lines = [_program(), *sorted(self._known | self._new)]
        try:
            file = made_folder(self._folder) / _FILE
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError:
            return

    def _read(self) -> set[str]:
        try:
            lines = (self._folder / _FILE).read_bytes().decode("ascii", "replace").split()
        except OSError:
            return set()
        return set(lines[1:]) if lines[:1] == [_program()] else set()


def _digest(content: bytes, *circumstances: object) -> str:
    return hashlib.sha256(content + repr(circumstances).encode()).hexdigest()


def _program() -> str:
    return program_digest("ruamel.yaml", "PyYAML")
