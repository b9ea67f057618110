"""How the keys and values of a record are laid out on lines; comments are not dealt with here.

ruamel.yaml reads and writes the record. In between every list, mapping and text gets its canonical style.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Collection
from itertools import pairwise
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from guarantees.authoring.key_order import annotation_inside, ordered_keys
from guarantees.files.yaml_reader import Location

LINE = 150
"""A line is at most this long, where YAML lets it be broken."""
FOLD = 140
"""A text that is too long for its line is broken into lines of at most this length."""

_NO_LIMIT = 1_000_000
_QUOTED = (SingleQuotedScalarString, DoubleQuotedScalarString)

# What can only stand in double quotation marks, as an escape.
_ESCAPED = re.compile("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# First characters with a meaning of their own, and what would end a text that has no quotation marks.
_NEEDS_QUOTES = re.compile(
    r"""\Z|[\s#,\[\]{}&*!|>'"%@`]|[-?:](\s|\Z)|---|\.\.\.|.*(:(\s|\Z)|\s(\#|\Z)|\n)""", re.DOTALL
)
_NEEDS_QUOTES_IN_BRACKETS = re.compile(r"[?:]|.*[,\[\]{}]", re.DOTALL)
# A block of text cannot begin with a space; spaces and blank lines at its ends would be lost or look so.
_NO_BLOCK = re.compile(r"\s|.*( \n|\n\n\Z| \Z)", re.DOTALL)
_BREAK = re.compile(r"(?<=\S) (?=\S)")


class _EverythingIsText(VersionedResolver):
    """No scalar turns into a number, a truth value or a date."""

    @property
    def versioned_resolver(self) -> dict[str, Any]:
        return {}


_OTHER_READERS = VersionedResolver()
_TEXT_TO_OTHERS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp")


def laid_out(bare: str, model: Any, opened: Collection[Location]) -> str:
    """Write a record that has no comments in its canonical layout.

    ``opened`` holds the lists and mappings that may not stand in brackets, because comments stand inside.
    """
    tree = _Layout(opened).block(_yaml().load(bare), model, (), 0)
    written = io.StringIO()
    _yaml().dump(tree, written)
    return written.getvalue()


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _EverythingIsText
    yaml.preserve_quotes = True
    yaml.width = _NO_LIMIT
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


class _Layout:
    """Gives each part of a tree its style, going from the outside in.

    ``indent`` is the column of the lines below a key or dash that belong to it, ``start`` that of a value beside it.
    """

    def __init__(self, opened: Collection[Location]) -> None:
        self.opened = opened

    def value(
        self, value: Any, annotation: Any, location: Location, indent: int, start: int
    ) -> Any:
        if isinstance(value, str):
            return _text(value, indent, start)
        if not value or (value.fa.flow_style() and location not in self.opened):
            bracketed = _in_brackets(value, annotation)
            if start + len(_in_one_line(bracketed)) <= LINE:
                return bracketed
        return self.block(value, annotation, location, indent)

    def block(self, value: Any, annotation: Any, location: Location, indent: int) -> Any:
        if isinstance(value, list):
            return CommentedSeq(
                self.value(
                    entry, annotation_inside(annotation, n), (*location, n), indent + 2, indent + 2
                )
                for n, entry in enumerate(value)
            )
        written = CommentedMap()
        for key in ordered_keys(annotation, value):
            shown, inside = _in_marks(key), annotation_inside(annotation, key)
            start = indent + len(_in_one_line(shown)) + len(": ")
            written[shown] = self.value(value[key], inside, (*location, key), indent + 2, start)
        return written


def _in_brackets(value: Any, annotation: Any) -> Any:
    """The value in one line: lists and mappings in brackets."""
    if isinstance(value, str):
        return _in_marks(value, in_brackets=True)
    if isinstance(value, list):
        written: Any = CommentedSeq(
            _in_brackets(entry, annotation_inside(annotation, n)) for n, entry in enumerate(value)
        )
    else:
        written = CommentedMap(
            (
                _in_marks(key, in_brackets=True),
                _in_brackets(value[key], annotation_inside(annotation, key)),
            )
            for key in ordered_keys(annotation, value)
        )
    written.fa.set_flow_style()
    return written


def _in_one_line(value: Any) -> str:
    """How a value that is in one line will be written; of escapes, only how long it will be at most."""
    if isinstance(value, list):
        return f"[{', '.join(map(_in_one_line, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_in_one_line(k)}: {_in_one_line(v)}' for k, v in value.items())}}}"
    if isinstance(value, SingleQuotedScalarString):
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value) if isinstance(value, DoubleQuotedScalarString) else value


def _text(value: str, indent: int, start: int) -> str:
    """A text beside its key or dash; on the lines below when it was written there, or is too long."""
    if "\n" in value.removesuffix("\n"):
        return _as_block(value)
    if _is_folded_well(value, indent):
        return value
    in_marks = _in_marks(value)
    breaks = [found.start() for found in _BREAK.finditer(value)]
    fits = not value.endswith("\n") and start + len(_in_one_line(in_marks)) <= LINE
    if fits or not _may_be_block(value) or not (breaks or value.endswith("\n")):
        return in_marks
    folded = FoldedScalarString(value)
    folded.fold_pos = _fold(breaks, len(value.rstrip("\n")), FOLD - indent)
    return folded


def _in_marks(value: str, in_brackets: bool = False) -> str:
    """The text bare where that is understood, else in single quotation marks unless double ones need no escapes."""
    if _ESCAPED.search(value) or "\n" in value:
        return DoubleQuotedScalarString(value)
    if _may_be_bare(value, in_brackets):
        return str(value)
    if "'" in value and not re.search(r'["\\]', value):
        return DoubleQuotedScalarString(value)
    return SingleQuotedScalarString(value)


def _may_be_bare(value: str, in_brackets: bool) -> bool:
    """Whether a text needs no quotation marks, or does not have those that keep other readers of YAML from guessing."""
    if _NEEDS_QUOTES.match(value) or (in_brackets and _NEEDS_QUOTES_IN_BRACKETS.match(value)):
        return False
    return not isinstance(value, _QUOTED) or _is_text_to_others(value)


def _is_text_to_others(value: str) -> bool:
    """Whether readers such as editors would not take the bare text for a number, a truth value or nothing."""
    return str(_OTHER_READERS.resolve(ScalarNode, value, (True, False))) in _TEXT_TO_OTHERS


def _as_block(value: str) -> str:
    """A text with line breaks of its own: in the style in which it was written."""
    if isinstance(value, (LiteralScalarString, FoldedScalarString)) and _may_be_block(value):
        return value
    return DoubleQuotedScalarString(value)


def _may_be_block(value: str) -> bool:
    return not (_NO_BLOCK.match(value) or _ESCAPED.search(value))


def _is_folded_well(value: str, indent: int) -> bool:
    """Whether the text was written on lines below its key, none of them too long."""
    breaks = getattr(value, "fold_pos", [])
    starts = [0, *(end + 1 for end in breaks)]
    ends = [*breaks, len(value.rstrip("\n"))]
    fits = all(indent + end - start <= LINE for start, end in zip(starts, ends, strict=True))
    return isinstance(value, FoldedScalarString) and fits and _may_be_block(value)


def _fold(breaks: list[int], length: int, width: int) -> list[int]:
    """Where to break a text, of the places where it may be, so that its lines are as long as ``width`` allows."""
    chosen: list[int] = []
    start = 0
    for here, following in pairwise([*breaks, length]):
        if following - start > width:
            chosen.append(here)
            start = here + 1
    return chosen
