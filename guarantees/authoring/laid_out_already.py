"""Whether a record is in its canonical layout already, judged from its lines.

A round trip through ruamel.yaml takes a tenth of a second for a long record, and nearly every record is as ``fmt`` left
it. So what the strict reader found in a file is first compared with its lines, each as the canonical layout writes it.
Only what records are mostly made of is known here; all else, such as comments, is left to the round trip.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    SingleQuotedScalarString,
)

from guarantees.authoring.canonical_layout import (
    MAX_LINE,
    in_one_line,
    may_be_block,
    quoted,
    text_in_style,
)
from guarantees.yaml_files.document import Tree

_KEY = re.compile("[a-z][a-z0-9_-]*")
_STYLES = {"'": SingleQuotedScalarString, '"': DoubleQuotedScalarString}


def is_laid_out(body: str, tree: Tree) -> bool:
    """Whether the body of a record would stay as it is; the tree is what the body says.

    ``False`` says nothing: only the round trip knows.
    """
    lines = _Lines(body)
    may_have_escapes = "\\" in body
    return not may_have_escapes and lines.are_block(tree, "", 0) and lines.are_at_end()


class _Lines:
    """The lines of a record. Each method looks at those after the ones that were recognised before."""

    def __init__(self, body: str) -> None:
        self._lines = body.split("\n")
        self._number = 0

    def are_at_end(self) -> bool:
        """Whether nothing follows but the line feed of the last line."""
        return self._lines[self._number :] == [""]

    def are_block(self, value: Tree, first: str, indent: int) -> bool:
        """Whether the next lines are a mapping or list whose keys or dashes are at the column ``indent``.

        ``first`` is what precedes the first of them.
        """
        if not value or isinstance(value, str):
            return False
        for number, part in enumerate(value):
            before = " " * indent if number else first
            if number and not self._line:
                self._number += 1
            if isinstance(value, dict):
                recognised = self._is_entry(part, value[part], before, indent)
            else:
                recognised = self._is_item(part, before, indent)
            if not recognised:
                return False
        return True

    @property
    def _line(self) -> str:
        return self._lines[self._number] if self._number < len(self._lines) else ""

    def _is_entry(self, key: str, value: Tree, before: str, indent: int) -> bool:
        head = f"{before}{key}:"
        if not _KEY.fullmatch(key):
            return False
        if self._line == head:
            self._number += 1
            return self.are_block(value, " " * (indent + 2), indent + 2)
        if not self._line.startswith(f"{head} "):
            return False
        return self._is_value(value, indent + 2, len(f"{head} "))

    def _is_item(self, value: Tree, before: str, indent: int) -> bool:
        head = f"{before}- "
        if not self._line.startswith(head):
            return False
        if isinstance(value, dict) and not self._line.startswith("{", len(head)):
            return self.are_block(value, head, indent + 2)
        return self._is_value(value, indent + 2, len(head))

    def _is_value(self, value: Tree, indent: int, start: int) -> bool:
        """Whether the line has a value from the column ``start`` on, and continues at ``indent`` below if need be."""
        written = self._line[start:]
        self._number += 1
        if not isinstance(value, str):
            return written == _in_brackets(value, written) and start + len(written) <= MAX_LINE
        if written == ">-":
            return self._are_folded(value, indent)
        text = text_in_style(_as_quoted_in(written, value), indent, start)
        return not isinstance(text, FoldedScalarString) and in_one_line(text) == written

    def _are_folded(self, value: str, indent: int) -> bool:
        """Whether the next lines are the text, broken between words."""
        start = self._number
        while self._line.startswith(" " * indent):
            self._number += 1
        lines = [line[indent:] for line in self._lines[start : self._number]]
        fit = all(line == line.strip() and indent + len(line) <= MAX_LINE for line in lines)
        return fit and all(lines) and " ".join(lines) == value and may_be_block(value)


def _as_quoted_in(written: str, value: str) -> str:
    """The text with the kind of quotation marks in which it is written."""
    return _STYLES.get(written[:1], str)(value)


def _in_brackets(value: Tree, written: str) -> str:
    """The canonical form of a value in brackets, if its texts have quotation marks where ``written`` has them.

    Nothing stands for brackets that are not known here.
    """
    if isinstance(value, str):
        return in_one_line(quoted(_as_quoted_in(written, value), in_brackets=True))
    if not _are_known_brackets(value):
        return ""
    shown = "{" if isinstance(value, dict) else "["
    for number, part in enumerate(value):
        shown += ", " if number else ""
        if isinstance(value, dict):
            shown += f"{part}: "
            part = value[part]
        shown += _in_brackets(part, written[len(shown) :])
    return shown + ("}" if isinstance(value, dict) else "]")


def _are_known_brackets(value: dict[str, Any] | list[Any]) -> bool:
    """Whether it is a list of texts, or a mapping. ruamel.yaml treats brackets within a list differently."""
    if isinstance(value, dict):
        return all(map(_KEY.fullmatch, value))
    return all(isinstance(entry, str) for entry in value)
