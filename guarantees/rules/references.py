"""Every id that a record mentions exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guarantees.files.record_files import RecordFile, find
from guarantees.problems import Problem, did_you_mean
from guarantees.records.kinds import MENTIONS
from guarantees.records.vocabulary import RecordKind
from guarantees.rules.declared import Declared


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report every mention of an id that no record of the right kind has."""
    for model, name, kind in MENTIONS:
        for file, location, record in find(files, model):
            yield from _unknown(file, (*location, name), getattr(record, name), kind, declared)


def _unknown(
    file: RecordFile, location: tuple[str | int, ...], value: Any, kind: str, declared: Declared
) -> Iterator[Problem]:
    if value is None:
        return
    known = declared.ids[kind]
    if isinstance(value, str):
        if declared.lacks(kind, value):
            yield file.problem(location, _message(value, kind, known))
        return
    # A mapping's keys are the ids (provisions); a tuple's entries are.
    on_key = isinstance(value, dict)
    steps = [(name, name) for name in value] if on_key else enumerate(value)
    for step, mentioned in steps:
        if declared.lacks(kind, mentioned):
            yield file.problem((*location, step), _message(mentioned, kind, known), on_key)


def _message(mentioned: str, kind: str, known: frozenset[str]) -> str:
    where = {
        "source": "Add its record to sources/, or correct the id.",
        "proposal": "Add its record, or correct the id.",
        "actor": "Add it to registry/actors.yaml, or correct the id.",
    }.get(kind, "Correct the id.")
    return f"no {RecordKind(kind).label} has the id '{mentioned}'. {where}{did_you_mean(mentioned, known)}"
