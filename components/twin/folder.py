"""The folder of a twin: written next to it first, and moved into place once complete."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

LIST = "files.json"
"""What the folder holds: every file with its size and SHA-256, and the version of the data."""


class Refused(Exception):
    """The folder may not be overwritten; the message says why."""


class Folder:
    """Files in a folder that stays hidden until all of them are there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        _refuse_what_is_not_ours(folder)
        self._new = folder.with_name(f".{folder.name}.{os.getpid()}.new")
        self._files: dict[str, dict[str, Any]] = {}

    def write(self, path: str, content: bytes) -> None:
        """Write one file, by its path below the folder."""
        file = self._new / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self._files[path] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}

    @property
    def size(self) -> tuple[int, int]:
        """How many files were written, and how many bytes."""
        return len(self._files), sum(each["bytes"] for each in self._files.values())

    def finish(self, version: str) -> None:
        """Move the folder into place. What was there before is removed only then."""
        listed = {"version": version, "files": dict(sorted(self._files.items()))}
        (self._new / LIST).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
        former = self._new.with_suffix(".former")
        if self._folder.exists():
            self._folder.rename(former)
        self._new.rename(self._folder)
        shutil.rmtree(former, ignore_errors=True)

    def discard(self) -> None:
        """Remove everything that is incomplete."""
        shutil.rmtree(self._new, ignore_errors=True)


def _refuse_what_is_not_ours(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Refused(
            f"{folder} is not a folder. Name one that is new, empty, or a site written before."
        )
    if not folder.exists():
        return
    there = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if not each.is_dir()}
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))["files"] if there else {}
    except (OSError, ValueError, KeyError, TypeError):
        listed = {}
    others = sorted(there - {*listed, LIST} if listed else there)
    if others:
        raise Refused(
            f"{folder} holds files that this command did not write, such as {others[0]}. Name a folder that is new, "
            "empty, or a site written before."
        )
