"""A proposal answers each element once: in its provisions or in one of its silences."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.record_files import RecordFile
from guarantees.records.proposal import Proposal
from guarantees.rules.declared import Declared
from guarantees.rules.walk import find
from guarantees.yaml_reader import Location


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report elements named in a silence that have an answer already."""
    for file, _, proposal in find(files, Proposal):
        answered: dict[str, Location] = {name: ("provisions", name) for name in proposal.provisions}
        for number, silence in enumerate(proposal.silences):
            for index, name in enumerate(silence.elements):
                location = ("silences", number, "elements", index)
                first = answered.setdefault(name, location)
                if first != location:
                    line = file.problem(first, "", on_key=True).line
                    yield file.problem(
                        location,
                        f"'{name}' is answered already in line {line}. Expected one answer for each element. "
                        "Remove one of the two.",
                    )
