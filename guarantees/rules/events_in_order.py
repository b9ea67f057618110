"""Events are in chronological order, so that readers of the file see what came before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from guarantees.problems import Problem
from guarantees.records.dates import EdtfDate
from guarantees.records.registry import EventRegistry
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report an event that comes after a later one. Of a month and a day in it, either may be first."""
    for file in files:
        events = file.record.events if isinstance(file.record, EventRegistry) else ()
        for index, (above, event) in enumerate(pairwise(events), 1):
            if event.date.is_before(above.date):
                yield file.problem(
                    ("events", index, "date"),
                    f"'{event.date}' is before '{above.date}' of '{above.id}' above it. Expected events in "
                    "chronological order: move it to its place.",
                )


def place_in_time(events: Sequence[Any], new: Mapping[str, Any]) -> int:
    """How many of some events, as they are written, stay before a new one."""
    date = EdtfDate.parse(new["date"])
    earlier = (n for n, event in enumerate(events, 1) if not date.is_before(_date(event) or date))
    return max(earlier, default=0)


def _date(event: Any) -> EdtfDate | None:
    """The date of an event, if it has a valid one."""
    written = event.get("date") if isinstance(event, dict) else None
    try:
        return EdtfDate.parse(written) if isinstance(written, str) else None
    except ValueError:
        return None
