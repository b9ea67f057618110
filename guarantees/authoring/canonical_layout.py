"""How the keys and values of a record are laid out on lines.

ruamel.yaml reads and writes the record, with its comments. In between, every list, mapping and text gets its canonical
style.
"""

from __future__ import annotations

import io
import json
import re
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

MAX_LINE = 150
"""A line is at most this long if YAML allows it to be broken."""
MAX_FOLDED_LINE = 140
"""A text that does not fit in its line is broken into lines of at most this length."""

_NO_LIMIT = 1_000_000
_QUOTED = (SingleQuotedScalarString, DoubleQuotedScalarString)

# What can only be written as an escape, in double quotation marks.
_ESCAPED = re.compile("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# First characters with a special meaning, and what would end a plain text.
_NEEDS_QUOTES = re.compile(
    r"""\Z|[\s#,\[\]{}&*!|>'"%@`]|[-?:](\s|\Z)|---|\.\.\.|.*(:(\s|\Z)|\s(\#|\Z)|\n)""", re.DOTALL
)
_NEEDS_QUOTES_IN_BRACKETS = re.compile(r"[?:]|.*[,\[\]{}]", re.DOTALL)
# A block of text cannot begin with a space; spaces and blank lines at its end would be lost, or invisible.
_NO_BLOCK = re.compile(r"\s|.*( \n|\n\n\Z| \Z)", re.DOTALL)
_BREAK = re.compile(r"(?<=\S) (?=\S)")


class _EverythingIsText(VersionedResolver):
    """Reads no scalar as a number, a truth value or a date."""

    @property
    def versioned_resolver(self) -> dict[str, Any]:
        return {}


_OTHER_READERS = VersionedResolver()
_TEXT_TO_OTHERS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp")


def laid_out(text: str) -> str:
    """Write a record in its canonical layout: indentation, brackets, quotation marks and line breaks.

    Comments and blank lines stay as ruamel.yaml keeps them. Raises its ``YAMLError`` for what it cannot read.
    """
    tree = _block(_yaml().load(text), 0)
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


def _value(value: Any, indent: int, start: int) -> Any:
    """A value in its style.

    ``indent`` is the column of the lines below its key or dash that belong to it, ``start`` that of the value itself.
    """
    if isinstance(value, str):
        return text_in_style(value, indent, start)
    if not value or value.fa.flow_style():
        bracketed = _in_brackets(value)
        if start + len(in_one_line(bracketed)) <= MAX_LINE:
            return bracketed
    return _block(value, indent)


def _block(value: Any, indent: int) -> Any:
    """A list or mapping with each entry on lines of its own."""
    if isinstance(value, list):
        written: Any = CommentedSeq(_value(entry, indent + 2, indent + 2) for entry in value)
    else:
        written = CommentedMap()
        for key, inner in value.items():
            shown = quoted(key)
            written[shown] = _value(inner, indent + 2, indent + len(in_one_line(shown)) + 2)
    value.copy_attributes(written)
    written.fa.set_block_style()
    return written


def _in_brackets(value: Any) -> Any:
    """The value in one line: lists and mappings in brackets."""
    if isinstance(value, str):
        return quoted(value, in_brackets=True)
    if isinstance(value, list):
        written: Any = CommentedSeq(map(_in_brackets, value))
    else:
        written = CommentedMap(
            (quoted(key, in_brackets=True), _in_brackets(inner)) for key, inner in value.items()
        )
    value.copy_attributes(written)
    written.fa.set_flow_style()
    return written


def in_one_line(value: Any) -> str:
    """How a value will be written in one line. Where it has escapes, the real line may be shorter."""
    if isinstance(value, list):
        return f"[{', '.join(map(in_one_line, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{in_one_line(k)}: {in_one_line(v)}' for k, v in value.items())}}}"
    if isinstance(value, SingleQuotedScalarString):
        doubled = str(value).replace("'", "''")
        return f"'{doubled}'"
    return json.dumps(value) if isinstance(value, DoubleQuotedScalarString) else str(value)


def text_in_style(value: str, indent: int, start: int) -> Any:
    """A text next to its key or dash; on the lines below if it was written there, or is too long."""
    if isinstance(value, (LiteralScalarString, FoldedScalarString)) and may_be_block(value):
        return value if _fits_below(value, indent) else _folded(value, indent)
    shown = quoted(value)
    fits = start + len(in_one_line(shown)) <= MAX_LINE
    can_be_broken = " " in value and "\n" not in value and may_be_block(value)
    return shown if fits or not can_be_broken else _folded(value, indent)


def _folded(value: str, indent: int) -> Any:
    """A text on lines below its key, wrapped between words."""
    folded = FoldedScalarString(value)
    breaks = [found.start() for found in _BREAK.finditer(value)]
    folded.fold_pos = _fold(breaks, len(value.rstrip("\n")), MAX_FOLDED_LINE - indent)
    return folded


def quoted(value: str, in_brackets: bool = False) -> Any:
    """The text plain if possible, otherwise in single quotation marks, or in double ones if they save escapes."""
    if _ESCAPED.search(value) or "\n" in value:
        return DoubleQuotedScalarString(value)
    if _may_be_plain(value, in_brackets):
        return str(value)
    if "'" in value and not re.search(r'["\\]', value):
        return DoubleQuotedScalarString(value)
    return SingleQuotedScalarString(value)


def _may_be_plain(value: str, in_brackets: bool) -> bool:
    """Whether a text needs no quotation marks, neither for our reader nor, if it has them now, for any other."""
    if _NEEDS_QUOTES.match(value) or (in_brackets and _NEEDS_QUOTES_IN_BRACKETS.match(value)):
        return False
    return not isinstance(value, _QUOTED) or _is_text_to_others(value)


def _is_text_to_others(value: str) -> bool:
    """Whether other readers of YAML, such as editors, take the plain text for text, not for a number or ``true``."""
    return str(_OTHER_READERS.resolve(ScalarNode, value, (True, False))) in _TEXT_TO_OTHERS


def may_be_block(value: str) -> bool:
    """Whether a text can be written on lines below its key without a change."""
    return not (_NO_BLOCK.match(value) or _ESCAPED.search(value))


def _fits_below(value: str, indent: int) -> bool:
    """Whether no line of a wrapped text is too long. A text with its own line breaks keeps all its lines."""
    if not isinstance(value, FoldedScalarString) or "\n" in value.removesuffix("\n"):
        return True
    breaks = getattr(value, "fold_pos", [])
    starts = [0, *(end + 1 for end in breaks)]
    ends = [*breaks, len(value.rstrip("\n"))]
    return all(indent + end - start <= MAX_LINE for start, end in zip(starts, ends, strict=True))


def _fold(breaks: list[int], length: int, width: int) -> list[int]:
    """Which of the possible breaks to use, so that the lines are as long as ``width`` allows."""
    chosen: list[int] = []
    start = 0
    for here, following in pairwise([*breaks, length]):
        if following - start > width:
            chosen.append(here)
            start = here + 1
    return chosen
