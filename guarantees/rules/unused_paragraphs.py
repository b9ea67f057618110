"""A paragraph that a record cites is not marked as unused: exceptions must shrink."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.fields import paragraphs_of
from guarantees.records.source import Source
from guarantees.records.statement import Evidence
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report paragraphs that a source marks as unused although a record cites them."""
    cited = {
        (evidence.source, number): file.path
        for file, _, evidence in find(files, Evidence)
        for number in paragraphs_of(evidence.at) or ()
    }
    for file, _, source in find(files, Source):
        for index, unused in enumerate(source.unused):
            for number in paragraphs_of(unused.at) or ():
                citing = cited.get((source.id, number))
                if citing:
                    yield file.problem(
                        ("unused", index, "at"),
                        f"p{number} is marked as unused, but {citing} cites it. Take it out of 'unused'.",
                    )
