"""From the bytes of a text file to its text: one encoding, UTF-8, and one idea of what a line is.

Everything that people write is read here: records, archived texts, uploads.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; ``line`` and ``column`` count characters from 1."""

    line: int
    column: int


def place_at(text: str, index: int) -> Place:
    """The line and column of a character of a text with line feeds."""
    return Place(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


class NotText(Exception):
    """The file is not a text in UTF-8; the message says why, and ``place`` where."""

    def __init__(self, message: str, place: Place = Place(1, 1)) -> None:
        super().__init__(message)
        self.place = place

    def in_file(self, path: str) -> str:
        """The message with the place in a file: ``texts/a.txt:2:7: The byte …``."""
        return f"{path}:{self.place.line}:{self.place.column}: {self}"


ODD_BREAKS = {
    "\v": "VERTICAL TAB",
    "\f": "FORM FEED",
    "\r": "CARRIAGE RETURN",
    "\x1c": "FILE SEPARATOR",
    "\x1d": "GROUP SEPARATOR",
    "\x1e": "RECORD SEPARATOR",
    "\x85": "NEXT LINE",
    "\u2028": "LINE SEPARATOR",
    "\u2029": "PARAGRAPH SEPARATOR",
}
"""Signs at which some programs, Python's ``str.splitlines`` among them, begin a new line, and their names."""
_NAMELESS = {"Cc": "a control character", "Cs": "half of a character"}
_UTF_16 = re.compile(
    rb"\x00\x00\xfe\xff|\xff\xfe|\xfe\xff|\x00[^\x00]\x00[^\x00]|[^\x00]\x00[^\x00]\x00", re.DOTALL
)
_OTHER_FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document or another compressed file",
    b"\xd0\xcf\x11\xe0": "a Word document",
    b"{\\rtf": "an RTF document",
}
# Encodings that texts from Windows and from older Ukrainian and Russian programs have. Where a text reads equally well
# in two of them, the first is named.
_OTHER_ENCODINGS = ("Windows-1252", "Windows-1251", "KOI8-U", "CP866")
_TYPOGRAPHY = frozenset("‘’‚“”„«»‹›–—…•·№§°©®™€£ \u00a0")
_HARDLY_EVER_WRITTEN = "þÿ"  # the last two bytes, in Windows-1252
_MOST_ODD = 0.25
_NO_WRITING = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def decode(content: bytes) -> str:
    """The text of a file without its byte order mark, with line feeds as line ends.

    Raises NotText for anything but UTF-8. Surrogates are let through, so that the caller can name the characters it
    refuses.
    """
    for beginning, name in _OTHER_FORMATS.items():
        if content.startswith(beginning):
            raise NotText(f"The file is {name}. Expected plain text in UTF-8. Save its text.")
    if _UTF_16.match(content) or _has_every_second_byte_zero(content[:2000]):
        name = "UTF-32" if content[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE) else "UTF-16"
        raise NotText(f"The file is in {name}. Expected UTF-8. {_remedy(name)}")
    try:
        return with_line_feeds(content.decode("utf-8", "surrogatepass").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise _not_utf_8(content, error.start) from None


def _has_every_second_byte_zero(content: bytes) -> bool:
    """Whether zeros stand at odd places only, or at even ones: UTF-16 whose first letters are not Latin."""
    zeros = [found.start() % 2 for found in re.finditer(b"\0", content)]
    return len(zeros) > 2 and len(set(zeros)) == 1


def legible(content: bytes) -> str:
    """A text to be searched only for hints: what is not UTF-8 becomes U+FFFD."""
    return with_line_feeds(content.decode("utf-8-sig", "replace"))


def with_line_feeds(text: str) -> str:
    """The text with the line ends of Windows, or of an old Macintosh, as line feeds.

    Where there are line feeds, a carriage return alone ends no line: git, grep and most editors show it as a sign.
    """
    text = text.replace("\r\n", "\n")
    return re.sub("\r\\Z", "\n", text) if "\n" in text else text.replace("\r", "\n")


def lines(text: str) -> list[str]:
    """The lines of a text, as editors, grep and git count them: only line ends divide, none of the ``ODD_BREAKS``."""
    return with_line_feeds(text).removesuffix("\n").split("\n")


def odd_breaks(text: str) -> Iterator[tuple[Place, str]]:
    """Signs inside the lines of a text at which some programs begin a new line, each with its place."""
    for number, line in enumerate(lines(text), 1):
        for found in re.finditer(f"[{''.join(ODD_BREAKS)}]", line):
            yield Place(number, found.start() + 1), found[0]


def shown_sign(sign: str) -> str:
    """The code and the name of a sign that cannot be seen: ``U+2028 (LINE SEPARATOR)``."""
    nameless = _NAMELESS.get(unicodedata.category(sign), "not a character")
    name = ODD_BREAKS.get(sign) or unicodedata.name(sign, nameless)
    return f"U+{ord(sign):04X} ({name})"


def _not_utf_8(content: bytes, offset: int) -> NotText:
    text = content[:offset].decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    before = with_line_feeds(text)
    likely = _likely_encoding(content[max(offset - 200, 0) : offset + 2000])
    meant = f", not {likely}, which the file seems to be in" if likely else ""
    return NotText(
        f"The byte 0x{content[offset]:02X} is not valid in UTF-8. Expected UTF-8{meant}. {_remedy(likely)}",
        place_at(before, len(before)),
    )


def _remedy(encoding: str) -> str:
    convert = f", or convert it: iconv -f {encoding.upper()} -t UTF-8" if encoding else ""
    return f"Save the file again with the encoding UTF-8{convert}."


def _likely_encoding(content: bytes) -> str:
    """The encoding in which the bytes read like words; "" for none."""
    if _NO_WRITING.search(content) or _is_mostly_utf_8(content):
        return ""
    oddness = {}
    for name in _OTHER_ENCODINGS:
        try:
            oddness[name] = _oddness(content.decode(name))
        except UnicodeDecodeError:
            continue
    best = min(oddness, key=oddness.__getitem__, default="")
    return best if best and oddness[best] < _MOST_ODD else ""


def _is_mostly_utf_8(content: bytes) -> bool:
    """Whether more signs beyond ASCII are valid in UTF-8 than are not; a few are by accident in any encoding."""
    signs = [sign for sign in content.decode("utf-8", "replace") if not sign.isascii()]
    return signs.count("\ufffd") < len(signs) / 2


def _oddness(text: str) -> float:
    """How many of the characters beyond ASCII do not fit their neighbours, from 0 to 1."""
    pairs = [(before, sign) for before, sign in pairwise(f" {text}") if not sign.isascii()]
    return sum(_is_odd(before, sign) for before, sign in pairs) / max(len(pairs), 1)


def _is_odd(before: str, sign: str) -> bool:
    """Whether a sign is no letter, or one that does not go with the letter before it.

    Capitals do not follow small letters, Cyrillic letters do not follow Latin ones, and two accented Latin letters
    hardly ever meet.
    """
    if not sign.isalpha() or sign in _HARDLY_EVER_WRITTEN:
        return sign not in _TYPOGRAPHY
    if not before.isalpha():
        return False
    is_cyrillic = unicodedata.name(sign, "").startswith("CYRILLIC")
    return (before.islower() and sign.isupper()) or before.isascii() == is_cyrillic
