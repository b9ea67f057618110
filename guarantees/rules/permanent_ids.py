"""Identifiers are permanent: every published id leads to a record, or the ledger says why it no longer does."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from guarantees.problems import Problem
from guarantees.records.identifiers import IdentifierRegistry
from guarantees.records.kinds import LISTS
from guarantees.records.vocabulary import RecordKind
from guarantees.yaml_files.ids_in_use import Identified, IdsOfBrokenFiles, identified
from guarantees.yaml_files.record_files import RecordFile

REGISTER = "python -m guarantees register"


def check(files: tuple[RecordFile, ...]) -> Iterator[Problem]:
    """Report ids of the ledger that no record has, ids of records that it lacks, and wrong entries of ``retired``.

    Without a ledger that can be read, nothing is known of what was published, and nothing is reported.
    """
    for file in files:
        if isinstance(file.record, IdentifierRegistry):
            found = _Found.of(files)
            yield from _gone(file, file.record, found)
            yield from _retired(file, file.record, found)
            # An entry of the ledger that is left out as broken is not missing from it.
            if not file.kept:
                yield from _missing(file.record, found)


@dataclass(frozen=True)
class _Found:
    """What the records have: by kind and id, and by kind and former id."""

    current: dict[tuple[RecordKind, str], Identified]
    former: dict[tuple[RecordKind, str], Identified]
    broken: IdsOfBrokenFiles

    @classmethod
    def of(cls, files: tuple[RecordFile, ...]) -> _Found:
        records = list(identified(files))
        return cls(
            {(record.kind, record.id): record for record in records},
            {(record.kind, name): record for record in records for name in record.former_ids},
            IdsOfBrokenFiles.of(files),
        )

    def owner(self, kind: RecordKind, name: str) -> Identified | None:
        """The record that an id leads to."""
        return self.current.get((kind, name)) or self.former.get((kind, name))


def _gone(file: RecordFile, ledger: IdentifierRegistry, found: _Found) -> Iterator[Problem]:
    retired = {(entry.kind, entry.id) for entry in ledger.retired}
    for kind, name in LISTS.items():
        published = dict.fromkeys(getattr(ledger, name))
        unlisted = [
            record
            for record in found.current.values()
            if record.kind is kind and record.id not in published
        ]
        for index, lost in enumerate(published):
            if not (
                found.owner(kind, lost)
                or (kind, lost) in retired
                or found.broken.may_have(kind, lost)
            ):
                yield file.problem(
                    (name, index),
                    f"no {kind.label} has the id '{lost}' any more, now or in 'former_ids'. "
                    f"Expected every published id to lead to a record. {_remedy(lost, unlisted)}",
                )


def _remedy(lost: str, unlisted: list[Identified]) -> str:
    renamed = _likely(lost, unlisted)
    line = f"former_ids: [{', '.join((*(renamed.former_ids if renamed else ()), lost))}]"
    if renamed is None:
        advice = f"If it was renamed, write '{line}' in its record"
    else:
        advice = f"If it is '{renamed.id}' now ({renamed.place}), write '{line}' there"
    return f"{advice}; else restore the record, or list the id in 'retired' with the reason why."


def _likely(lost: str, unlisted: list[Identified]) -> Identified | None:
    """The record that the lost one may have become: the only one that the ledger lacks, or the nearest by name."""
    if len(unlisted) == 1:
        return unlisted[0]
    nearest = difflib.get_close_matches(lost, [record.id for record in unlisted], n=1, cutoff=0.5)
    return next((record for record in unlisted if record.id in nearest), None)


def _retired(file: RecordFile, ledger: IdentifierRegistry, found: _Found) -> Iterator[Problem]:
    first: dict[tuple[RecordKind, str], int] = {}
    for index, entry in enumerate(ledger.retired):
        location, named = ("retired", index, "id"), (entry.kind, entry.id)
        if message := _problem_of_retired(entry.kind, entry.id, ledger, found):
            yield file.problem(location, message)
        elif named in first:
            yield file.problem(
                location,
                f"'{entry.id}' is already retired in line {first[named]}. Remove one of the two.",
            )
        first.setdefault(named, file.problem(location, "").line)


def _problem_of_retired(
    kind: RecordKind, name: str, ledger: IdentifierRegistry, found: _Found
) -> str:
    owner, listed = found.owner(kind, name), LISTS[kind]
    if owner is not None:
        return (
            f"'{name}' is not retired: it leads to '{owner.id}' ({owner.place}). Remove it from 'retired', "
            f"or, if that is another {kind.label}, give that one another id."
        )
    if name not in getattr(ledger, listed):
        return (
            f"'{name}' is not in the list '{listed}'. Expected an id that was published. "
            "Correct it, or remove the entry."
        )
    return ""


def _missing(ledger: IdentifierRegistry, found: _Found) -> Iterator[Problem]:
    published = {kind: frozenset(getattr(ledger, name)) for kind, name in LISTS.items()}
    for record in found.current.values():
        for name, location in record.names():
            if name not in published[record.kind]:
                yield record.file.problem(
                    location,
                    f"'{name}' is not in registry/identifiers.yaml, which lists every id. "
                    f"Run '{REGISTER}' to add it.",
                )
