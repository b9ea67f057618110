"""Every id that a record mentions exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from guarantees.problems import Location, Problem, did_you_mean
from guarantees.records.kinds import MENTIONS
from guarantees.records.vocabulary import RecordKind
from guarantees.rules.declared import Declared
from guarantees.yaml_files.ids_in_use import identified
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report every mention of an id that no record of the right kind has, and of the record's own."""
    known = tuple(identified(files))
    # An id that two records have is reported for that.
    times = Counter((each.kind, each.id) for each in known)
    holders = {
        (each.file.path, each.kind, each.id): each.location
        for each in known
        if times[each.kind, each.id] == 1
    }
    for model, name, kind in MENTIONS:
        for file, location, record in find(files, model):
            for place, mentioned, on_key in _mentioned(location, name, getattr(record, name)):
                if declared.lacks(kind, mentioned):
                    yield file.problem(place, _message(mentioned, kind, declared.ids[kind]), on_key)
                elif _is_about(mentioned, kind, file, location, holders):
                    yield file.problem(
                        place,
                        f"'{mentioned}' is this {kind.label} itself. Name another, or remove it.",
                    )


def _mentioned(location: Location, name: str, value: Any) -> Iterator[tuple[Location, str, bool]]:
    """Each id in a field, its place, and whether that is the place of a key: a mapping's keys are ids (provisions)."""
    if isinstance(value, str):
        yield (*location, name), value, False
    elif isinstance(value, dict):
        yield from (((*location, name, key), key, True) for key in value)
    elif value is not None:
        yield from (((*location, name, index), each, False) for index, each in enumerate(value))


def _is_about(
    mentioned: str,
    kind: RecordKind,
    file: RecordFile,
    location: Location,
    holders: Mapping[tuple[str, RecordKind, str], Location],
) -> bool:
    """Whether a record that holds the mention, at whatever depth, is the one that it mentions."""
    holder = holders.get((file.path, kind, mentioned))
    return holder is not None and location[: len(holder)] == holder


def _message(mentioned: str, kind: RecordKind, known: frozenset[str]) -> str:
    where = {
        "source": "Add its record to sources/, or correct the id.",
        "proposal": "Add its record, or correct the id.",
        "actor": "Add it to registry/actors.yaml, or correct the id.",
    }.get(kind, "Correct the id.")
    return f"no {kind.label} has the id '{mentioned}'. {where}{did_you_mean(mentioned, known)}"
