"""The archived texts of sources: are the quotations there, and is every paragraph cited or explained?

An archive is a folder of text files. A source finds its text by the SHA-256 digest in its record, whatever the
file's name. Paragraphs are the lines that are not blank, counted from p1.
"""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guarantees.files.record_files import RecordFile, find
from guarantees.records.fields import paragraph_range
from guarantees.records.source import Source
from guarantees.records.statement import Evidence
from guarantees.text.canonical import canonical
from guarantees.text.words import Comparable


@dataclass(frozen=True)
class Finding:
    """A quotation that was not found, with its place in the record."""

    path: str
    line: int
    source: str
    at: str
    quote: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: “{self.quote}” ({self.source}, {self.at}): {self.reason}"


@dataclass(frozen=True)
class Verification:
    """How many quotations were checked, which were not found, and which sources have no text in the archive."""

    quotations: int
    findings: tuple[Finding, ...]
    missing_texts: tuple[str, ...]


@dataclass(frozen=True)
class ParagraphCoverage:
    """A paragraph of a source: the places in records that cite it, or the reason why none does."""

    source: str
    number: int
    cited_by: tuple[str, ...]
    unused: str

    @property
    def covered(self) -> bool:
        """Whether it is cited or explained."""
        return bool(self.cited_by or self.unused)


def read_archive(folder: Path) -> dict[str, list[str]]:
    """The paragraphs of every text file of a folder, by the SHA-256 digests that the file has or may have had.

    Git and editors change line ends, and add or remove a byte order mark, which leaves the text as it was.
    """
    texts: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.txt")):
        content = path.read_bytes()
        found = paragraphs(content.decode("utf-8-sig", errors="replace"))
        texts |= {hashlib.sha256(form).hexdigest(): found for form in _forms_of(content)}
    return texts


def _forms_of(content: bytes) -> set[bytes]:
    text = content.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")
    with_ends = (text, text.replace(b"\n", b"\r\n"))
    return {content, *with_ends, *(BOM_UTF8 + form for form in with_ends)}


def paragraphs(text: str) -> list[str]:
    """The lines of a text that are not blank."""
    return [line for line in text.splitlines() if line.strip()]


def holds(text: str, quote: str) -> bool:
    """Whether a text holds a quotation as a run of whole words, in whatever typography."""
    return any(True for _ in Comparable.of(text).places(canonical(quote)))


def verify(files: tuple[RecordFile, ...], archive: Mapping[str, list[str]]) -> Verification:
    """Look for every quotation in the paragraphs it cites."""
    sources = _sources(files)
    findings: list[Finding] = []
    missing = {
        source.id
        for source in sources.values()
        if source.text and source.text.sha256 not in archive
    }
    quotations = 0
    for file, location, evidence in find(files, Evidence):
        if evidence.quote is None:
            continue
        quotations += 1
        reason = _problem(evidence, sources.get(evidence.source), archive)
        if reason:
            line = file.problem((*location, "quote"), "").line
            findings.append(
                Finding(file.path, line, evidence.source, evidence.at, evidence.quote, reason)
            )
    return Verification(quotations, tuple(findings), tuple(sorted(missing)))


def _problem(
    evidence: Evidence, source: Source | None, archive: Mapping[str, list[str]]
) -> str | None:
    text = archive.get(source.text.sha256) if source and source.text else None
    if text is None:
        return "the archive does not hold the text of this source"
    numbers = paragraph_range(evidence.at) or range(0)
    cited = " ".join(text[number - 1] for number in numbers if number <= len(text))
    quote = evidence.quote or ""
    if holds(cited, quote):
        return None
    elsewhere = [f"p{n}" for n, paragraph in enumerate(text, 1) if holds(paragraph, quote)]
    if elsewhere:
        return f"is not in the cited paragraph, but in {', '.join(elsewhere)}"
    return "is not in the text"


def coverage(files: tuple[RecordFile, ...]) -> tuple[ParagraphCoverage, ...]:
    """Every paragraph of every archived source, with what cites it. Needs no archive: records count the paragraphs."""
    cited = _citing_places(files)
    return tuple(
        ParagraphCoverage(
            source.id, number, tuple(cited.get((source.id, number), ())), _unused(source, number)
        )
        for source in _sources(files).values()
        if source.text
        for number in range(1, source.text.paragraphs + 1)
    )


def _citing_places(files: tuple[RecordFile, ...]) -> dict[tuple[str, int], list[str]]:
    cited: dict[tuple[str, int], list[str]] = {}
    for file, location, evidence in find(files, Evidence):
        problem = file.problem(location, "")
        for number in paragraph_range(evidence.at) or ():
            cited.setdefault((evidence.source, number), []).append(
                f"{file.path}:{problem.line} {problem.field}"
            )
    return cited


def _unused(source: Source, number: int) -> str:
    for unused in source.unused:
        if number in (paragraph_range(unused.at) or ()):
            return unused.reason.label + (f": {unused.note}" if unused.note else "")
    return ""


def paragraph_counts(
    files: tuple[RecordFile, ...], archive: Mapping[str, list[str]]
) -> Iterator[tuple[str, int, int]]:
    """Sources whose record gives a different number of paragraphs from the text: (id, recorded, found)."""
    for source in _sources(files).values():
        if source.text and source.text.sha256 in archive:
            found = len(archive[source.text.sha256])
            if found != source.text.paragraphs:
                yield source.id, source.text.paragraphs, found


def _sources(files: tuple[RecordFile, ...]) -> dict[str, Source]:
    return {file.record.id: file.record for file in files if isinstance(file.record, Source)}
