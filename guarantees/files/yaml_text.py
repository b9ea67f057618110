"""From the bytes of a record to its text. What is not UTF-8, invisible or left over from a merge is refused."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MAX_BYTES = 262_144


@dataclass(frozen=True)
class Place:
    """A place in a file; ``line`` and ``column`` count characters from 1."""

    line: int
    column: int


def place_at(text: str, index: int) -> Place:
    """The line and column of a character. Only line feeds end lines; others are refused."""
    return Place(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


class NotText(Exception):
    """The file is not UTF-8; the message says why, and ``place`` where."""

    def __init__(self, message: str, place: Place = Place(1, 1)) -> None:
        super().__init__(message)
        self.place = place


_UTF_16 = re.compile(
    rb"\x00\x00\xfe\xff|\xff\xfe|\xfe\xff|\x00[^\x00]\x00[^\x00]|[^\x00]\x00[^\x00]\x00", re.DOTALL
)

# Control characters, line breaks that editors count differently, surrogates, characters that
# reorder text on screen or have no width, and a byte order mark that is not at the start. The
# joiners U+200C and U+200D stay, since the spelling of some languages needs them.
INVISIBLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\xac\xae-\u180d\u180f-\u200a\u200c\u200d\u2010-\u2027\u202f-\u205f"
    "\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U000dffff\U000e0080-\U0010ffff]"
    "|\r(?!\n|\\Z)"
)
_MERGE_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?= |\r?$)")


def decode(content: bytes) -> str:
    """The text of a file without its byte order mark. Raises NotText for anything but UTF-8."""
    if len(content) > MAX_BYTES:
        raise NotText(too_large(len(content)))
    if _UTF_16.match(content):
        name = "UTF-32" if content[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE) else "UTF-16"
        raise NotText(
            f"The file is in {name}. Expected UTF-8. Save it again with the encoding UTF-8."
        )
    try:
        # Surrogates are let through here so that they are named with the other characters.
        return content.decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _not_utf_8(content, error.start) from None


def too_large(size: int) -> str:
    """The message for a file of more than ``MAX_BYTES`` bytes."""
    return (
        f"The file has {size:,} bytes. Expected at most {MAX_BYTES:,}. "
        "Shorten the record, or split it in two."
    )


def _not_utf_8(content: bytes, offset: int) -> NotText:
    before = content[:offset].decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    return NotText(
        f"The byte 0x{content[offset]:02X} is not valid in UTF-8. Expected UTF-8. "
        "Save the file again with the encoding UTF-8.",
        place_at(before, len(before)),
    )


def invalid_lines(text: str) -> Iterator[tuple[Place, str]]:
    """What must be removed before the file can be parsed: where, and the message."""
    for number, line in enumerate(text.split("\n"), 1):
        if found := INVISIBLE.search(line):
            yield Place(number, found.start() + 1), invisible_message(found[0])
        if marker := _MERGE_MARKER.match(line):
            yield (
                Place(number, 1),
                f"'{marker[1]}' marks an unresolved merge conflict. Expected one version of the "
                "text. Keep the lines that are right and delete the markers.",
            )


def invisible_message(character: str) -> str:
    """The message for a character that cannot be seen on screen."""
    name = unicodedata.name(character, "a control character")
    why = "can disguise text" if unicodedata.category(character) == "Cf" else "is not allowed"
    return f"U+{ord(character):04X} ({name}) {why}. Expected only visible characters. Remove it."


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
