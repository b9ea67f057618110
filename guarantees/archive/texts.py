"""Reading archived texts. A text is found by its digest, whatever its file's name and whatever its line ends.

Paragraphs are the lines that are not blank, counted from p1.
"""

from __future__ import annotations

import hashlib
import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guarantees.records.source import Source
from guarantees.text.canonical import without_invisible
from guarantees.text.reading import NotText, decode, lines, odd_breaks, place_at, shown_sign
from guarantees.yaml_files.record_content import UnusableFile, read_content

MAX_BYTES = 16 * 1024 * 1024
_MOST_BREAKS = 5
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True)
class ArchivedFile:
    """A text of the archive.

    ``digest`` is that of the text with line feeds as line ends. ``odd_breaks`` are sentences on places where some
    programs see more lines than there are.
    """

    path: str
    digest: str
    paragraphs: tuple[str, ...]
    odd_breaks: tuple[str, ...]


@dataclass(frozen=True)
class Archive:
    """Archived texts by each digest they may be recorded under, and a sentence on each file that is no text."""

    texts: Mapping[str, ArchivedFile]
    unusable: tuple[str, ...] = ()

    def text_of(self, source: Source) -> ArchivedFile | None:
        """The text of a source, if the archive holds it."""
        return self.texts.get(source.text.sha256) if source.text else None

    @property
    def names(self) -> dict[str, ArchivedFile]:
        """The texts by the names of their files without the ending."""
        return {Path(text.path).stem: text for text in self.texts.values()}


def read_archive(*folders: Path) -> Archive:
    """Every text file of some folders. What cannot be read stops nothing."""
    texts: dict[str, ArchivedFile] = {}
    unusable = []
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        if path.suffix.lower() != ".txt":
            continue
        try:
            content = read_content(path, MAX_BYTES)
            texts |= dict.fromkeys(_digests(content), _archived_file(content, str(path)))
        except UnusableFile as error:
            unusable.append(f"{path}: {error}")
        except NotText as error:
            unusable.append(error.in_file(str(path)))
    return Archive(texts, tuple(unusable))


def read_text(path: Path) -> ArchivedFile:
    """One text. Raises UnusableFile for a file that cannot be read, and NotText for one that is no text."""
    return _archived_file(read_content(path, MAX_BYTES), str(path))


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text in which something can be seen."""
    return tuple(line for line in lines(text) if without_invisible(line).strip())


def shown(paragraph: str) -> str:
    """A paragraph on one line, without what cannot be seen."""
    return " ".join(without_invisible(paragraph).split())


def _archived_file(content: bytes, path: str) -> ArchivedFile:
    text = decode(content)
    if found := _NO_TEXT.search(text):
        raise NotText(
            f"{shown_sign(found[0])} is in no text. Expected plain text in UTF-8. Save the text again.",
            place_at(text, found.start()),
        )
    return ArchivedFile(
        path, _digests(content)[0], paragraphs(text), tuple(_odd_breaks(text, path))
    )


def _odd_breaks(text: str, path: str) -> list[str]:
    found = [
        f"{path}:{place.line}:{place.column}: {shown_sign(sign)} ends no line, "
        "though some programs begin a new one there."
        for place, sign in odd_breaks(text)
    ]
    more = len(found) - _MOST_BREAKS
    return [*found[:_MOST_BREAKS], f"{path}: {more} more such signs."] if more > 0 else found


def _digests(content: bytes) -> list[str]:
    """The digests that a text has or may have had; the first is that with line feeds and no byte order mark.

    Git and editors change line ends, and add or remove a byte order mark, which leaves the text as it was.
    """
    text = content.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")
    text = text if b"\n" in text else text.replace(b"\r", b"\n")
    forms = (text, text.replace(b"\n", b"\r\n"))
    return [
        hashlib.sha256(form).hexdigest()
        for form in (*forms, *(BOM_UTF8 + form for form in forms), content)
    ]
