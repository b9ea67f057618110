"""Whose words each place is cited for: what several rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guarantees.problems import Location, Problem
from guarantees.records.fields import paragraphs_of
from guarantees.records.proposal import Label, StatusChange
from guarantees.records.statement import Attributed, Evidence, Reading
from guarantees.yaml_files.record_files import RecordFile, find


@dataclass(frozen=True)
class CitedWords:
    """A place, and who is recorded as speaking there.

    ``said`` is the statement or position whose date it has; a part of one may have been said on another day.
    """

    file: RecordFile
    location: Location
    speaker: str
    place: Evidence
    said: Attributed | None

    def problem(self, key: str, message: str) -> Problem:
        """A problem at a key of the place, or at the place itself where the key is not written."""
        written = getattr(self.place, key) is not None
        return self.file.problem((*self.location, key) if written else self.location, message)

    @property
    def where(self) -> str:
        """File and line, for a message about another place."""
        found = self.file.problem(self.location, "")
        return f"{found.path}:{found.line}"


def cited_words(files: tuple[RecordFile, ...]) -> Iterator[CitedWords]:
    """Every place that is cited for somebody's words: in statements, positions, their parts, status and labels."""
    for file, location, said in find(files, Attributed):
        yield from _places(file, location, said.speaker, said.evidence, said)
        for name in ("condition", "withdrawn"):
            part = getattr(said, name)
            if part is not None:
                yield from _places(file, (*location, name), said.speaker, part.evidence)
    for file, location, reading in find(files, Reading):
        yield from _places(file, location, reading.by, reading.evidence)
    for file, location, change in find(files, StatusChange):
        yield from _places(file, location, change.speaker, change.evidence)
    for file, location, label in find(files, Label):
        yield from _places(file, location, label.used_by, label.evidence)


def said_there(
    files: tuple[RecordFile, ...], speaker: str, source: str, at: str
) -> Attributed | None:
    """What a speaker is already recorded as saying in a paragraph of a place; its date is that of the words."""
    wanted = set(paragraphs_of(at) or ())
    return next(
        (
            cited.said
            for cited in cited_words(files)
            if cited.said is not None
            and (cited.speaker, cited.place.source) == (speaker, source)
            and wanted.intersection(paragraphs_of(cited.place.at) or ())
        ),
        None,
    )


def _places(
    file: RecordFile,
    location: Location,
    speaker: str,
    evidence: tuple[Evidence, ...],
    said: Attributed | None = None,
) -> Iterator[CitedWords]:
    for index, place in enumerate(evidence):
        yield CitedWords(file, (*location, "evidence", index), speaker, place, said)
