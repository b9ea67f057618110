"""Which ids the records have, former ones included, and which ids broken files may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guarantees.problems import Location
from guarantees.records.kinds import WITH_IDS, Kind
from guarantees.records.vocabulary import RecordKind
from guarantees.yaml_files.record_files import RecordFile, find


@dataclass(frozen=True)
class Identified:
    """A valid record that has an id, and where it is."""

    kind: RecordKind
    id: str
    former_ids: tuple[str, ...]
    file: RecordFile
    location: Location

    @property
    def place(self) -> str:
        """File and line of the id: ``proposals/alpha.yaml:1``."""
        problem = self.file.problem((*self.location, "id"), "")
        return f"{problem.path}:{problem.line}"

    def names(self) -> Iterator[tuple[str, Location]]:
        """Today's id and the former ones, each with its place in the file's record."""
        yield self.id, (*self.location, "id")
        for index, name in enumerate(self.former_ids):
            yield name, (*self.location, "former_ids", index)


def identified(files: Iterable[RecordFile]) -> Iterator[Identified]:
    """Every record with an id that could be read. Broken ones are left out."""
    files = tuple(files)
    for ids, kind in WITH_IDS:
        for file, location, record in find(files, kind.model):
            own: Any = record
            if own.id is not None:
                yield Identified(ids, own.id, own.former_ids, file, location)


def held_in(file: RecordFile) -> Iterator[tuple[RecordKind, Kind, Any]]:
    """The kinds with permanent ids that such a file holds, each with what was written: the list of a registry's entries
    or the whole record. What could not be read is ``None``."""
    for ids, kind in WITH_IDS:
        if file.model in kind.files:
            yield ids, kind, file.tree_at(*([kind.entries] if kind.entries else []))


def declared_ids(file: RecordFile) -> Iterator[tuple[RecordKind, str]]:
    """The kind and id of all records in a file, from what was written, so that broken ones count.

    A file whose name is not its id is reported for that, and is found under both.
    """
    yield from file.once("declared ids", lambda: tuple(_declared(file)))


def _declared(file: RecordFile) -> Iterator[tuple[RecordKind, str]]:
    for ids, kind, tree in held_in(file):
        if kind.entries:
            entries = tree if isinstance(tree, list) else []
            names = {str(each["id"]) for each in entries if isinstance(each, dict) and "id" in each}
        elif kind.path:
            names = {file.stem, str(file.tree_at("id"))}
        else:
            parts = tree.values() if isinstance(tree, dict) else ()
            names = {name for part in parts for key, name in _names_in(part) if key == "id"}
        yield from ((ids, name) for name in names)


@dataclass(frozen=True)
class IdsOfBrokenFiles:
    """What broken files may declare: the ids written in them, and the kinds of which nothing can be known."""

    written: frozenset[tuple[RecordKind, str]]
    unknown: frozenset[RecordKind]

    @classmethod
    def of(cls, files: Iterable[RecordFile]) -> IdsOfBrokenFiles:
        """Collect from what was written, as far as a file could be read."""
        written: set[tuple[RecordKind, str]] = set()
        unknown: set[RecordKind] = set()
        for file in files:
            if file.record is None or file.kept:
                for ids, kind, tree in held_in(file):
                    names = {file.stem, *(name for _, name in _names_in(tree))}
                    written |= {(ids, name) for name in names}
                    if not isinstance(tree, list if kind.entries else dict):
                        unknown.add(ids)
        return cls(frozenset(written), frozenset(unknown))

    def may_have(self, kind: RecordKind, name: str) -> bool:
        """Whether a broken file may hold a record of a kind under an id, today's or a former one."""
        return kind in self.unknown or (kind, name) in self.written


def _names_in(tree: object) -> Iterator[tuple[str, str]]:
    """Every text under ``id`` or ``former_ids``, with that key, at any depth (which the reader has bounded)."""
    if isinstance(tree, list):
        for entry in tree:
            yield from _names_in(entry)
    elif isinstance(tree, dict):
        former = tree.get("former_ids")
        names = [("id", tree.get("id"))]
        names += [("former_ids", name) for name in (former if isinstance(former, list) else ())]
        yield from ((key, str(name)) for key, name in names if isinstance(name, str))
        for value in tree.values():
            yield from _names_in(value)
