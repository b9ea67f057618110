"""Which ids exist. An id whose record is broken still exists: one fault is then reported once, where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guarantees.files.record_files import RecordFile, find
from guarantees.records.element import Codebook, Element
from guarantees.records.fields import models_in
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.registry import ActorRegistry, FamilyRegistry
from guarantees.records.source import Source
from guarantees.records.statement import Attributed

KINDS = ("proposal", "source", "actor", "element", "group", "family", "statement")

# The lists of registries whose entries have ids: key, registry and kind.
_LISTS = (
    ("actors", ActorRegistry, "actor"),
    ("elements", Codebook, "element"),
    ("groups", Codebook, "group"),
    ("families", FamilyRegistry, "family"),
)


@dataclass(frozen=True)
class Declared:
    """Known ids by kind of record, and the records of those kinds that rules look into.

    ``unread`` are the kinds of which a file cannot be read at all: what ids it declares is not known.
    """

    ids: Mapping[str, frozenset[str]]
    unread: frozenset[str]
    elements: Mapping[str, Element]
    sources: Mapping[str, Source]

    @classmethod
    def of(cls, files: tuple[RecordFile, ...]) -> Declared:
        """Collect from every file, broken ones included."""
        ids: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for file in files:
            _collect(file, ids)
        elements = {element.id: element for _, _, element in find(files, Element)}
        sources = {file.record.id: file.record for file in files if isinstance(file.record, Source)}
        known = {kind: frozenset(names) for kind, names in ids.items()}
        return cls(known, frozenset(_unread(files)), elements, sources)

    def lacks(self, kind: str, name: str) -> bool:
        """Whether it is certain that no record of a kind has an id."""
        return kind not in self.unread and name not in self.ids[kind]


def _collect(file: RecordFile, ids: dict[str, set[str]]) -> None:
    # A file whose name is not its id is reported for that, and is found under both.
    if file.model is Proposal:
        ids["proposal"] |= {file.stem, str(file.tree_at("id"))}
    if file.model is Source:
        ids["source"] |= {file.stem, str(file.tree_at("id"))}
    for name, model, kind in _LISTS:
        if file.model is model:
            ids[kind] |= _written_ids(file, name)
    if file.model in (Proposal, ActorPositions):
        ids["statement"] |= _statement_ids(file)


def _unread(files: tuple[RecordFile, ...]) -> Iterator[str]:
    """Kinds of which a file is no YAML, or has something else than a list where its entries should be."""
    for file in files:
        for name, model, kind in _LISTS:
            if file.model is model and not isinstance(file.tree_at(name), list):
                yield kind
        if file.model in (Proposal, ActorPositions) and file.document is None:
            yield "statement"


def _written_ids(file: RecordFile, name: str) -> set[str]:
    entries = file.tree_at(name)
    if not isinstance(entries, list):
        return set()
    return {str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry}


def _statement_ids(file: RecordFile) -> set[str]:
    """Ids of statements and positions; from what was written, so that a broken file still declares them."""
    if file.record is not None:
        return {
            model.id
            for _, model in models_in(file.record)
            if isinstance(model, Attributed) and model.id
        }
    return set(_ids_below(file.tree_at()))


def _ids_below(tree: object) -> list[str]:
    if isinstance(tree, dict):
        own = [str(tree["id"])] if isinstance(tree.get("id"), str) else []
        return own + [name for value in tree.values() for name in _ids_below(value)]
    if isinstance(tree, list):
        return [name for value in tree for name in _ids_below(value)]
    return []
