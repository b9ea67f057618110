"""Nothing is stated after it was published, and nothing is known before it was stated."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.files.record_files import RecordFile, find
from guarantees.problems import Problem
from guarantees.records.statement import Attributed
from guarantees.rules.declared import Declared


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report statements whose dates contradict each other, comparing the earliest and latest day each may mean."""
    for file, location, statement in find(files, Attributed):
        earliest = statement.stated.earliest
        if earliest is None:
            continue
        for evidence in statement.evidence:
            source = declared.sources.get(evidence.source)
            published = source.published if source else None
            if published and published.latest and published.latest < earliest:
                yield file.problem(
                    (*location, "stated"),
                    f"'{statement.stated}' is after '{evidence.source}' was published ({published}). "
                    "Correct the date, or the source.",
                )
        if statement.known and statement.known.latest and statement.known.latest < earliest:
            yield file.problem(
                (*location, "known"),
                f"'{statement.known}' is before it was stated ({statement.stated}). Correct one of the dates.",
            )
