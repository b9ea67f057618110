"""From the bytes of a record to its text. What is not UTF-8, invisible or left over from a merge is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guarantees.problems import quoted
from guarantees.text.reading import NotText, Place, decode, shown_sign

MAX_BYTES = 262_144

# Control characters, line breaks that editors count differently, surrogates, characters that
# reorder text on screen or have no width, and a byte order mark that is not at the start. The
# joiners U+200C and U+200D stay, since the spelling of some languages needs them.
INVISIBLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\xac\xae-\u180d\u180f-\u200a\u200c\u200d\u2010-\u2027\u202f-\u205f"
    "\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U000dffff\U000e0080-\U0010ffff]"
)
# What git, Mercurial, Subversion and Jujutsu write around the versions of the same lines, with seven signs or more. The
# first marker and the last are alike in all of them.
_MARKER = re.compile(r"([ \t]*)(([<>|=+%])\3{6,})(?=[ \t]|$)")
# In two parts, without going back into the first: a line of nothing but dashes would take seconds.
_BEFORE_VALUE = re.compile(r"(?: |- )*+")
_BEGINS_BLOCK_TEXT = re.compile(r"([^\s#].*: +)?[|>][-+1-9]{0,2} *(?:#.*)?")


def record_text(content: bytes) -> str:
    """The text of a record, with line feeds as line ends. Raises NotText for anything but UTF-8 of a bearable size."""
    if len(content) > MAX_BYTES:
        raise NotText(too_large(len(content)))
    return decode(content)


def too_large(size: int, most: int = MAX_BYTES) -> str:
    """The message for a file of more than ``most`` bytes."""
    return (
        f"The file has {size:,} bytes. Expected at most {most:,}. Shorten it, or split it in two."
    )


def invalid_lines(text: str) -> Iterator[tuple[Place, str]]:
    """What must be removed before the file can be parsed: where, and the message."""
    lines = enumerate(text.split("\n"), 1) if INVISIBLE.search(text) else ()
    for number, line in lines:
        if found := INVISIBLE.search(line):
            yield Place(number, found.start() + 1), invisible_message(found[0])
    for place, marker in _merge_conflicts(text):
        yield (
            place,
            f"{quoted(marker)} marks an unresolved merge conflict. Expected one version of the "
            "text. Keep the lines that are right and delete the markers.",
        )


def _merge_conflicts(text: str) -> Iterator[tuple[Place, str]]:
    """The first marker of each conflict.

    A block text may hold what looks like a marker, such as a line of ``=`` below a heading, so in there only a whole
    conflict counts: its two ends, equally indented, and something between the versions.
    """
    first: _Marker | None = None
    has_versions = False
    for marker in _markers(text):
        if first is None or (first.in_block and marker.sign == "<"):
            begins = marker.sign == "<" or (marker.is_left_over and not marker.in_block)
            first, has_versions = marker if begins else None, False
            if begins and not marker.in_block:
                yield marker.place, marker.text
        has_versions |= marker.sign in "=+%"
        if marker.sign == ">":
            if first and first.in_block and has_versions and first.indent == marker.indent:
                yield first.place, first.text
            first = None


@dataclass(frozen=True)
class _Marker:
    """A line that may be a marker of a merge conflict: seven signs or more, alone or with words after them."""

    place: Place
    indent: str
    text: str
    in_block: bool

    @property
    def sign(self) -> str:
        return self.text[0]

    @property
    def is_left_over(self) -> bool:
        """Whether it is plainly a marker also without the others."""
        return self.sign in "<>|" or not self.indent


def _markers(text: str) -> Iterator[_Marker]:
    if not any(sign * 7 in text for sign in "<>|=+%"):
        return
    margin: int | None = None  # that of the key whose block text is being read
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.lstrip(" ")
        if margin is not None and bare and len(line) - len(bare) <= margin:
            margin = None
        if found := _MARKER.match(line):
            place = Place(number, found.start(2) + 1)
            yield _Marker(place, found[1], found[2], margin is not None)
        if margin is None:
            margin = _margin_of_block_text(line)


def _margin_of_block_text(line: str) -> int | None:
    """The margin of the key, or of the dash, whose block text begins below a line; ``None`` for other lines."""
    before = _BEFORE_VALUE.match(line)
    assert before is not None
    begins = _BEGINS_BLOCK_TEXT.fullmatch(line, before.end())
    if begins is None or not (begins[1] or before[0]):
        return None
    return before.end() if begins[1] else max(before[0].rfind("-"), 0)


def invisible_message(character: str) -> str:
    """The message for a character that cannot be seen on screen."""
    why = "can disguise text" if unicodedata.category(character) == "Cf" else "is not allowed"
    return f"{shown_sign(character)} {why}. Expected only visible characters. Remove it."


def tabs(text: str, opaque: Iterable[tuple[int, int, str]], end: int) -> Iterator[Place]:
    """The first tab of each line up to ``end``, except those in comments and quotation marks.

    ``opaque`` are the quoted and block texts: start, end and style.
    """
    if "\t" not in text:
        return
    for number, line in enumerate(_bare(text, opaque)[:end].split("\n"), 1):
        code = re.split(r"(?:^|(?<=[ \t]))#", line, maxsplit=1)[0]
        if "\t" in code:
            yield Place(number, code.index("\t") + 1)


def _bare(text: str, opaque: Iterable[tuple[int, int, str]]) -> str:
    """The text with quoted parts blotted out, and no ``#`` that is part of a block text."""
    characters = list(text)
    for start, end, style in opaque:
        in_block = style in "|>"
        if in_block:  # its first line may have a comment after the sign
            start += len(text[start:end].split("\n")[0])
        for index in range(start, end):
            if characters[index] == "#" or (not in_block and characters[index] != "\n"):
                characters[index] = "x"
    return "".join(characters)
