"""Nothing is stated after it was published, and nothing is known before it was stated.

Each date is the day at the place where something was said or published, so one evening may have two dates, a day
apart, in two time zones.
"""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.dates import EdtfDate
from guarantees.records.statement import Attributed
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find

_EXPECTED = "Expected at most a day between them, which time zones can make."


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report statements whose dates contradict each other, comparing the earliest and latest day each may mean."""
    for file, location, statement in find(files, Attributed):
        for evidence in statement.evidence:
            source = declared.sources.get(evidence.source)
            if source and _is_before(source.published, statement.stated):
                yield file.problem(
                    (*location, "stated"),
                    f"'{statement.stated}' is after '{evidence.source}' was published ({source.published}). "
                    f"{_EXPECTED} Correct the date, or the source.",
                )
        if statement.known and _is_before(statement.known, statement.stated):
            yield file.problem(
                (*location, "known"),
                f"'{statement.known}' is before it was stated ({statement.stated}). "
                f"{_EXPECTED} Correct one of the dates.",
            )


def _is_before(date: EdtfDate, other: EdtfDate) -> bool:
    """Whether a date is before the other one in every time zone."""
    if date.latest is None or other.earliest is None:
        return False
    return (other.earliest - date.latest).days > 1
