"""Silence can be found only in a text that was read whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from guarantees.problems import Location, Problem
from guarantees.records.position import ActorSilence
from guarantees.records.statement import Absence, Silence
from guarantees.records.vocabulary import Extent
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report searches of sources of which only an excerpt was read."""
    searches: Iterator[tuple[RecordFile, Location, Any]] = chain(
        find(files, Absence), find(files, Silence), find(files, ActorSilence)
    )
    for file, location, absence in searches:
        for index, source_id in enumerate(absence.searched):
            source = declared.sources.get(source_id)
            if source is not None and source.read is not Extent.WHOLE:
                yield file.problem(
                    (*location, "searched", index),
                    f"'{source_id}' was not read whole, so its silence is not known. "
                    "Remove it, or code the absence not_coded.",
                )
