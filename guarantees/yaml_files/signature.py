"""Whether a folder of records has changed, without reading a file, and when a change has settled."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from guarantees.yaml_files.folder_entries import of_other_programs

_Entry = tuple[str, int, int, int, int]
Signature = tuple[_Entry, ...]
"""The path, times, size and inode of every file. The second time changes with the permissions, too."""

State = TypeVar("State")


def folder_signature(folder: Path) -> Signature:
    """What changes when any record file is edited, added, renamed or removed."""
    return tuple(sorted(_entries(folder)))


def _entries(folder: Path) -> list[_Entry]:
    found: list[_Entry] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                # Links to folders are not followed, as in reading: they may lead in a circle.
                if entry.is_dir(follow_symlinks=False):
                    if not entry.name.startswith("."):
                        found += _entries(Path(entry.path))
                elif not of_other_programs(entry.name):
                    status = _status(entry)
                    times = status.st_mtime_ns, status.st_ctime_ns
                    found.append((entry.path, *times, status.st_size, status.st_ino))
    except OSError:
        # A folder that disappears while it is read has no files; reading the records then reports it.
        return found
    return found


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except FileNotFoundError:
        # A link to a missing file, such as an editor's lock, must not hide the files after it.
        return entry.stat(follow_symlinks=False)


def debounced(poll: Callable[[], State], wait: Callable[[], object]) -> Iterator[State]:
    """The state that ``poll`` returns now, then every new state once it has settled, without end.

    ``wait`` lets some time pass between two polls. A change counts when two polls in a row agree, so that a file that
    is still being written is not read half, and when it differs from the state last yielded. Changes made while the
    receiver is at work are found afterwards.
    """
    given = poll()
    yield given
    before = given
    while True:
        wait()
        now = poll()
        if now == before and now != given:
            given = now
            yield given
        before = now
