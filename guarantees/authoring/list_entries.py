"""Adding entries to the lists of a record file; everything else in the file stays as it is, comments too.

Entries are added as lines of text. The file is then read again and compared: anything but the old content with the new
entries is refused, so that an unforeseen way of writing YAML cannot damage a file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from guarantees.text.reading import with_line_feeds
from guarantees.yaml_files.yaml_reader import UnreadableRecord, read_yaml

_EMPTY = re.compile(r"\[\s*\]")


class CannotAdd(Exception):
    """An entry cannot be added safely, because of how the file is written; the message says what to do."""


def at_the_end(entries: list[Any], new: Any) -> int:
    """How many entries stay before a new one: all."""
    return len(entries)


def with_entry(
    text: str,
    key: str,
    entry: str,
    path: str,
    place: Callable[[list[Any], Any], int] = at_the_end,
) -> str:
    """The text of a file with one more entry in the top-level list ``key``, by default at its end.

    ``place`` says from the entries, and the new one, how many stay before it. ``entry`` is a mapping in YAML whose
    lines are not indented; ``path`` names the file in messages. Raises :class:`CannotAdd` when the file cannot be
    read, has no such list, or would change in more than the entry.
    """
    try:
        file = ListFile(text, path)
    except UnreadableRecord as unreadable:
        raise CannotAdd(
            f"{path} cannot be read. {unreadable.problems[0]} Fix it first."
        ) from unreadable
    if key not in file.lists:
        raise CannotAdd(f"{path} has no list '{key}'. Add a line '{key}:' to it first.")
    new, entries = read_yaml(entry.encode(), path).tree, file.lists[key]
    index = place(entries, new)
    lines = entry.rstrip("\n").split("\n")
    if file.is_spaced(key) and index == 0:
        lines.append("")
    file.add(key, lines, file.above(key, index), gap=file.is_spaced(key) and index > 0)
    added = file.text({key: [*entries[:index], new, *entries[index:]]})
    if added is None:
        raise CannotAdd(
            f"an entry cannot be added to {path} without changing other entries. "
            f"Write each entry of '{key}' on lines of its own that begin with '- ', and try again."
        )
    return added


class ListFile:
    """The text of a record file and its top-level lists, to which entries can be added.

    Lines are counted from 1 in the text as it was given. Raises UnreadableRecord when the strict reader refuses it.
    """

    def __init__(self, text: str, path: str) -> None:
        self._document = read_yaml(text.encode("utf-8", "surrogatepass"), path)
        tree = self._document.tree
        self._tree: dict[str, Any] = tree if isinstance(tree, dict) else {}
        ends = ("\r\n", "\n", "\r")
        self._newline = next((end for end in ends if end in text), "\n")
        self._lines = with_line_feeds(text).split("\n")
        self._added: dict[int, list[str]] = defaultdict(list)
        self.lists = {key: value for key, value in self._tree.items() if isinstance(value, list)}

    def line(self, key: str, index: int | None = None) -> int:
        """The line of a key, or of an entry of its list."""
        if index is None:
            return self._document.keys[(key,)].line
        return self._document.values[key, index].line

    def end(self, key: str) -> int:
        """The last line of a list. The comments after it are about the next key."""
        if not self.lists[key]:
            return self.line(key)
        later = [self.line(other) for other in self._tree if self.line(other) > self.line(key)]
        end = min(later, default=len(self._lines) + 1) - 1
        while not self._lines[end - 1].strip() or self._lines[end - 1].startswith("#"):
            end -= 1
        return end

    def above(self, key: str, index: int) -> int:
        """The last line before an entry with the comments and blank lines above it; beyond the last, the end."""
        if index == len(self.lists[key]):
            return self.end(key)
        line, comment = self.line(key, index) - 1, f"{' ' * self._indent(key)}#"
        while self._lines[line - 1].startswith(comment) or not self._lines[line - 1].strip():
            line -= 1
        return line

    def is_spaced(self, key: str) -> bool:
        """Whether the last of several entries has a blank line before it."""
        last = len(self.lists[key]) - 1
        if last < 1:
            return False
        above = self.line(key, last) - 2
        while self._lines[above].lstrip().startswith("#"):
            above -= 1
        return not self._lines[above].strip()

    def add(self, key: str, entry: list[str], below: int, gap: bool = False) -> None:
        """Add the lines of an entry to a list, below a line, and after a blank line if there is a ``gap``."""
        if not self.lists[key]:
            head = self.line(key) - 1
            self._lines[head] = _EMPTY.sub("", self._lines[head], count=1).rstrip()
        first, *rest = entry
        indent = " " * self._indent(key)
        lines = [f"{indent}- {first}", *(f"{indent}  {line}".rstrip() for line in rest)]
        self._added[below] += ["", *lines] if gap else lines

    def add_list(self, key: str, names: Iterable[str], below: int) -> None:
        """Add a list of ids that the file does not have yet, below a line."""
        self._added[below] += [f"{key}:", *(f"  - {name}" for name in names)]

    def text(self, changed: Mapping[str, list[Any]]) -> str | None:
        """The text with everything that was added, or ``None`` if more than the ``changed`` lists would differ."""
        lines = list(self._added[0])
        for number, line in enumerate(self._lines, 1):
            lines += [line, *self._added[number]]
        text = self._newline.join(lines).removesuffix(self._newline) + self._newline
        try:
            after = read_yaml(text.encode(), "").tree
        except UnreadableRecord:
            return None
        return text if after == self._tree | dict(changed) else None

    def _indent(self, key: str) -> int:
        """The number of spaces before the dashes of a list."""
        if not self.lists[key]:
            return 2
        place = self._document.values[key, 0]
        before = self._lines[place.line - 1][: place.column - 1]
        return len(before) - len(before.lstrip(" ")) if before.strip() == "-" else 2
