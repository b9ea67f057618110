"""Whether every paragraph of every archived source is cited or explained."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.records.fields import paragraphs_of
from guarantees.records.source import Source
from guarantees.records.statement import Evidence
from guarantees.yaml_files.record_files import RecordFile, find


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


def coverage(files: tuple[RecordFile, ...]) -> tuple[ParagraphCoverage, ...]:
    """Every paragraph of every archived source, with what cites it. Needs no archive: records count the paragraphs."""
    cited = _citing_places(files)
    return tuple(
        ParagraphCoverage(
            source.id, number, tuple(cited.get((source.id, number), ())), _unused(source, number)
        )
        for _, _, source in find(files, Source)
        if source.text
        for number in range(1, source.text.paragraphs + 1)
    )


def _citing_places(files: tuple[RecordFile, ...]) -> dict[tuple[str, int], list[str]]:
    cited: dict[tuple[str, int], list[str]] = {}
    for file, location, evidence in find(files, Evidence):
        problem = file.problem(location, "")
        for number in paragraphs_of(evidence.at) or ():
            cited.setdefault((evidence.source, number), []).append(
                f"{file.path}:{problem.line} {problem.field}"
            )
    return cited


def _unused(source: Source, number: int) -> str:
    for unused in source.unused:
        if number in (paragraphs_of(unused.at) or ()):
            return unused.reason.label + (f": {unused.note}" if unused.note else "")
    return ""
