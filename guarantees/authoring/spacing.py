"""Comments and blank lines between the keys and values of a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLANK_END = re.compile(r"\n[ \n]*\Z")
_COMMENT = re.compile(r"#.*")


@dataclass(frozen=True)
class _Piece:
    """A stretch of a file.

    ``value`` is the text of a key or value, and ``None`` for everything else. ``is_gap`` marks white space with its
    comments, ``below_key`` a gap directly after the colon of a key or at the head of the file.
    """

    written: str
    value: str | None = None
    is_gap: bool = False
    below_key: bool = False


def tidy(text: str) -> str:
    """The text with single blank lines, none below a key or at the end, and comments indented as what follows them.

    The first line of the text must be a comment.
    """
    return "".join(_tidied(piece) if piece.is_gap else piece.written for piece in _pieces(text))


@dataclass(frozen=True)
class Part:
    """A key, value or comment of a record; the text of a comment begins with its ``#``."""

    text: str
    is_comment: bool = False


def parts_in(text: str) -> list[Part]:
    """Every key, value and comment of a record, in the order of the file. Raises ``yaml.YAMLError`` for other texts."""
    found: list[Part] = []
    for piece in _pieces(text):
        if piece.is_gap:
            found += [Part(comment.rstrip(), True) for comment in _COMMENT.findall(piece.written)]
        elif piece.value is not None:
            found.append(Part(piece.value))
    return found


def _pieces(text: str) -> Iterator[_Piece]:
    """The whole text, cut where keys, values, brackets and dashes begin and end."""
    done = 0
    below_key = True
    for token in yaml.scan(text, Loader=_LOADER):
        start, end = token.start_mark.index, token.end_mark.index
        if start == end:
            continue
        yield _Piece(text[done:start], is_gap=True, below_key=below_key)
        value = token.value if isinstance(token, yaml.ScalarToken) else None
        if value is not None and token.style in ("|", ">"):
            line_end = text.find("\n", start)
            header, comment = re.split(r"(?=\s|\Z)", text[start:line_end], maxsplit=1)
            yield _Piece(header, value)
            yield _Piece(comment, is_gap=True)
            block = text[line_end:end]
            # Blank lines at the end are part of the text only if its header keeps them.
            written = block if "+" in header else _BLANK_END.sub("", block)
            yield _Piece(written)
            done = line_end + len(written)
        else:
            yield _Piece(text[start:end], value)
            done = end
        below_key = isinstance(token, yaml.ValueToken)
    yield _Piece(text[done:].rstrip() + "\n", is_gap=True)


def _tidied(gap: _Piece) -> str:
    """A gap of several lines: the rest of the line in which it begins, whole lines, and an indentation."""
    if "\n" not in gap.written:
        return gap.written
    first, *lines, indentation = gap.written.split("\n")
    kept: list[str] = []
    for line in lines:
        comment = line.strip()
        if comment:
            kept.append(f"{_indentation(line, indentation)}{comment}")
        elif kept[-1] if kept else not gap.below_key:
            kept.append("")
    return "\n".join([first.rstrip(), *kept, indentation])


def _indentation(comment: str, following: str) -> str:
    """The deeper indentation of the two: that of the comment, or of the line after it."""
    own = comment[: len(comment) - len(comment.lstrip())]
    return max(own, following, key=len)
