"""What words are coded from is named paragraph by paragraph: a long range would cite what nobody read for it.

Places of events, of changes of status and of labels may be long ranges, such as the signatures of a treaty.
"""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Location, Problem
from guarantees.records.fields import models_in, paragraphs_of
from guarantees.records.statement import Attributed, Evidence
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find

LONGEST_RANGE = 2
"""How many paragraphs a range may have: its two ends."""


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report ranges of more than two paragraphs behind a statement or position."""
    for file, location, said in find(files, Attributed):
        for place, evidence in models_in(said, location):
            if isinstance(evidence, Evidence):
                yield from _long_ranges(file, (*place, "at"), evidence.at)


def _long_ranges(file: RecordFile, location: Location, at: str) -> Iterator[Problem]:
    if len(paragraphs_of(at) or ()) <= LONGEST_RANGE:
        return
    for part in at.split("; "):
        numbers = paragraphs_of(part) or ()
        if len(numbers) > LONGEST_RANGE:
            each = "; ".join(f"p{number}" for number in numbers)
            yield file.problem(
                location,
                f"'{part}' names {len(numbers)} paragraphs by its ends alone. Name each that this rests on, and leave "
                f"out the others: {each}.",
            )
