"""Adding one entry to a list of a record file; everything else in the file stays as it is, comments too.

The entry is added as text after the last one. The file is then read again and compared: anything but the old content
with one more entry is refused, so that an unforeseen way of writing YAML cannot damage a file.
"""

from __future__ import annotations

import re

from guarantees.files.yaml_reader import Document, Tree, UnreadableRecord, read_yaml

EMPTY_LIST = re.compile(r"\[\s*\]")
"""An empty list as it is written in a line."""


class CannotAdd(Exception):
    """An entry cannot be added safely, because of how the file is written; the message says what to do."""


def with_entry(text: str, key: str, entry: str, path: str) -> str:
    """The text of a file with one more entry at the end of the top-level list ``key``.

    ``entry`` is a mapping in YAML whose lines are not indented; ``path`` names the file in messages. Raises
    :class:`CannotAdd` when the file cannot be read, has no such list, or would change in more than the entry.
    """
    before = _read(text, path)
    entries = before.tree.get(key) if isinstance(before.tree, dict) else None
    if not isinstance(entries, list):
        raise CannotAdd(f"{path} has no list '{key}'. Add a line '{key}:' to it first.")
    added = _added(text, key, entry, before)
    expected = {**before.tree, key: [*entries, _read(entry, path).tree]}
    if tree_of(added, path) != expected:
        raise CannotAdd(
            f"an entry cannot be added to {path} without changing other entries. "
            f"Write each entry of '{key}' on lines of its own that begin with '- ', and try again."
        )
    return added


def tree_of(text: str, path: str) -> Tree | None:
    """What a text says, or ``None`` when it cannot be read."""
    try:
        return read_yaml(text.encode("utf-8"), path).tree
    except UnreadableRecord:
        return None


def _read(text: str, path: str) -> Document:
    try:
        return read_yaml(text.encode("utf-8"), path)
    except UnreadableRecord as unreadable:
        raise CannotAdd(
            f"{path} cannot be read. {unreadable.problems[0]} Fix it first."
        ) from unreadable


def _added(text: str, key: str, entry: str, document: Document) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    if not document.tree[key]:
        line = document.values[(key,)].line - 1
        lines[line] = EMPTY_LIST.sub("", lines[line], count=1).rstrip()
        at, indent, gap = line + 1, 2, False
    else:
        at = _end_of_list(lines, key, document)
        indent = _indent(lines, key, document)
        gap = _separated(lines, key, document)
    new = [*([""] if gap else []), *_as_entry(entry, indent)]
    if at == len(lines):
        new.append("")
    return newline.join([*lines[:at], *new, *lines[at:]])


def _end_of_list(lines: list[str], key: str, document: Document) -> int:
    """The index of the line after the list, before the comments about the next key."""
    start = document.keys[(key,)].line
    later = [
        place.line
        for location, place in document.keys.items()
        if len(location) == 1 and place.line > start
    ]
    at = min(later, default=len(lines) + 1) - 1
    while not lines[at - 1].strip() or lines[at - 1].startswith("#"):
        at -= 1
    return at


def _indent(lines: list[str], key: str, document: Document) -> int:
    """The number of spaces before the dashes of the list."""
    place = document.values[(key, 0)]
    before = lines[place.line - 1][: place.column - 1]
    return len(before) - len(before.lstrip(" ")) if before.strip() == "-" else 2


def _separated(lines: list[str], key: str, document: Document) -> bool:
    """Whether the last of several entries has a blank line before it."""
    last = len(document.tree[key]) - 1
    above = document.values[(key, last)].line - 2
    while last and lines[above].lstrip().startswith("#"):
        above -= 1
    return bool(last) and not lines[above].strip()


def _as_entry(entry: str, indent: int) -> list[str]:
    lines = entry.rstrip("\n").split("\n")
    spaces = " " * indent
    return [
        f"{spaces}{'- ' if number == 0 else '  '}{line}".rstrip()
        for number, line in enumerate(lines)
    ]
