"""Records that their author has not finished: what ``new`` leaves open is still there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guarantees.authoring.places import OPEN
from guarantees.problems import Problem
from guarantees.yaml_files.folder_entries import record_paths

NOT_WRITTEN = "Not written yet."
"""What a new record has in place of prose."""
_UNFINISHED = re.compile(rf"""(?:^|[:#-])\s*["']?(?:{OPEN}\b|{re.escape(NOT_WRITTEN)})""")
_LINES_NAMED = 5


def unfinished(root: Path) -> Iterator[Problem]:
    """One for each file with something open, at the first place: which lines, up to five of them."""
    for path, name in record_paths(root):
        lines = (
            path.read_text(encoding="utf-8", errors="replace").splitlines()
            if path.is_file()
            else []
        )
        found = [number for number, line in enumerate(lines, 1) if _UNFINISHED.search(line)]
        if found:
            yield Problem(f"{root}/{name}", found[0], 1, "", _message(found))


def _message(found: list[int]) -> str:
    named = ", ".join(str(number) for number in found[:_LINES_NAMED])
    more = f" and {len(found) - _LINES_NAMED} more" if len(found) > _LINES_NAMED else ""
    lines = "line" if len(found) == 1 else "lines"
    return f"is not finished: {OPEN} or '{NOT_WRITTEN}' is left in {lines} {named}{more}."
