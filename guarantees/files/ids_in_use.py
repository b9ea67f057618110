"""Which ids the records have, with their former ones, and which ids broken files may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from guarantees.files.record_files import RecordFile
from guarantees.problems import Location
from guarantees.records.actor import Actor
from guarantees.records.element import Codebook, Element, ElementGroup
from guarantees.records.fields import Record
from guarantees.records.position import ActorPositions, Position
from guarantees.records.proposal import Proposal
from guarantees.records.registry import (
    ActorRegistry,
    Contradiction,
    ContradictionRegistry,
    Event,
    EventRegistry,
    Family,
    FamilyRegistry,
    Preset,
)
from guarantees.records.source import Source
from guarantees.records.statement import Statement
from guarantees.records.vocabulary import RecordKind

KIND_OF: dict[type[BaseModel], RecordKind] = {
    Proposal: RecordKind.PROPOSAL,
    Source: RecordKind.SOURCE,
    Actor: RecordKind.ACTOR,
    Element: RecordKind.ELEMENT,
    ElementGroup: RecordKind.GROUP,
    Family: RecordKind.FAMILY,
    Preset: RecordKind.PRESET,
    Event: RecordKind.EVENT,
    Contradiction: RecordKind.CONTRADICTION,
    Statement: RecordKind.STATEMENT,
    Position: RecordKind.STATEMENT,
}
"""The kinds of record that have an id of their own."""

# Where a file of each sort holds records with an id: under which key of the file, "" for all of it.
_HELD: dict[type[Record], tuple[tuple[str, RecordKind], ...]] = {
    Proposal: (("", RecordKind.PROPOSAL), ("", RecordKind.STATEMENT)),
    Source: (("", RecordKind.SOURCE),),
    ActorPositions: (("", RecordKind.STATEMENT),),
    ActorRegistry: (("actors", RecordKind.ACTOR),),
    Codebook: (("elements", RecordKind.ELEMENT), ("groups", RecordKind.GROUP)),
    FamilyRegistry: (("families", RecordKind.FAMILY), ("presets", RecordKind.PRESET)),
    EventRegistry: (("events", RecordKind.EVENT),),
    ContradictionRegistry: (("contradictions", RecordKind.CONTRADICTION),),
}


@dataclass(frozen=True)
class Identified:
    """A record that has an id, sound in itself, and where it stands."""

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
    """Every record with an id, of all that could be read. Broken ones are left out."""
    for file in files:
        for model, placed in file.models_by_kind.items():
            kind = KIND_OF.get(model)
            for location, record in placed if kind else ():
                if record.id is not None:  # type: ignore[attr-defined]
                    yield Identified(kind, record.id, record.former_ids, file, location)  # type: ignore[attr-defined, arg-type]


@dataclass(frozen=True)
class IdsOfBrokenFiles:
    """What broken files may declare: the ids that stand in them, and the kinds of which nothing can be known."""

    written: frozenset[tuple[RecordKind, str]]
    unknown: frozenset[RecordKind]

    @classmethod
    def of(cls, files: Iterable[RecordFile]) -> IdsOfBrokenFiles:
        """Collect from what was written, as far as a file could be read."""
        written: set[tuple[RecordKind, str]] = set()
        unknown: set[RecordKind] = set()
        for file in files:
            if file.record is None or file.kept:
                for key, kind in _HELD.get(file.model, ()):
                    tree = file.tree_at(key) if key else file.tree_at()
                    written |= {(kind, name) for name in (file.stem, *_names_in(tree))}
                    if not isinstance(tree, list if key else dict):
                        unknown.add(kind)
        return cls(frozenset(written), frozenset(unknown))

    def may_have(self, kind: RecordKind, name: str) -> bool:
        """Whether a broken file may hold a record of a kind under an id, today's or a former one."""
        return kind in self.unknown or (kind, name) in self.written


def _names_in(tree: object) -> Iterator[str]:
    """Every text that stands under ``id`` or ``former_ids``, at any depth (which the reader has bounded)."""
    if isinstance(tree, list):
        for entry in tree:
            yield from _names_in(entry)
    elif isinstance(tree, dict):
        former = tree.get("former_ids")
        names = (tree.get("id"), *(former if isinstance(former, list) else ()))
        yield from (str(name) for name in names if isinstance(name, str))
        for value in tree.values():
            yield from _names_in(value)
