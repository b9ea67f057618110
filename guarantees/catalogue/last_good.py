"""What is served while a file has a problem: its last good version, if one was served before.

So no record disappears for readers while someone is editing it. See ``docs/decisions/0017-last-good-version.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guarantees.problems import Problem
from guarantees.rules import check_all
from guarantees.yaml_files.record_files import RecordFile


@dataclass(frozen=True)
class ServedFiles:
    """The files to serve, in order of their paths, and the paths of those served in an older version than on disk."""

    files: tuple[RecordFile, ...]
    kept: tuple[str, ...]


def with_last_good(
    files: Iterable[RecordFile], problems: Iterable[Problem], before: Mapping[str, RecordFile]
) -> ServedFiles:
    """Put the last good version (``before``, by path) in place of every file with a problem.

    Older and newer files may not fit together: a new file may mention what only a broken one declares. Then the new
    one goes back to its last good version too. A broken file that has none is left out; of a registry, only the broken
    entries are.
    """
    now = {file.path: file for file in files}
    served = dict(now)
    broken = {problem.path for problem in problems}
    while back := {path for path in broken if _has_older(served.get(path), before)}:
        served |= {path: before[path] for path in back}
        broken |= {problem.path for problem in check_all(tuple(served.values()))}
    kept = tuple(path for path in served if served[path] is not now[path])
    usable = (
        file
        for path, file in served.items()
        if file.is_registry or path not in broken or before.get(path) is file
    )
    return ServedFiles(tuple(usable), kept)


def below_what_cannot_be_read(
    problems: Iterable[Problem], before: Mapping[str, RecordFile]
) -> tuple[RecordFile, ...]:
    """The last good versions of files in a folder that has a problem itself: nobody has deleted them."""
    folders = tuple(f"{problem.path}/" for problem in problems)
    return tuple(file for path, file in before.items() if path.startswith(folders))


def _has_older(file: RecordFile | None, before: Mapping[str, RecordFile]) -> bool:
    return file is not None and before.get(file.path, file) is not file
