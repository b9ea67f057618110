"""Which ids exist. An id whose record is broken still exists, so that a problem is reported once, where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guarantees.records.actor import Actor
from guarantees.records.element import Element
from guarantees.records.source import Source
from guarantees.records.vocabulary import Extent, RecordKind
from guarantees.yaml_files.ids_in_use import declared_ids, held_in
from guarantees.yaml_files.record_files import RecordFile, find


@dataclass(frozen=True)
class Declared:
    """Known ids by kind of record, and the records that rules look up.

    ``unread`` are the kinds of which a file cannot be read at all, so its ids are not known.
    """

    ids: Mapping[str, frozenset[str]]
    unread: frozenset[str]
    elements: Mapping[str, Element]
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]

    @classmethod
    def of(cls, files: tuple[RecordFile, ...]) -> Declared:
        """Collect from every file, broken ones included."""
        ids: dict[str, set[str]] = {kind.value: set() for kind in RecordKind}
        for file in files:
            for kind, name in declared_ids(file):
                ids[kind].add(name)
        elements = {element.id: element for _, _, element in find(files, Element)}
        actors = {actor.id: actor for _, _, actor in find(files, Actor)}
        sources = {file.record.id: file.record for file in files if isinstance(file.record, Source)}
        known = {kind: frozenset(names) for kind, names in ids.items()}
        return cls(known, frozenset(_unread(files)), elements, sources, actors)

    def was_read_whole(self, source_id: str) -> bool:
        """Whether a source was read whole; another rule reports those that were not."""
        source = self.sources.get(source_id)
        return source is not None and source.read is Extent.WHOLE

    def lacks(self, kind: str, name: str) -> bool:
        """Whether it is certain that no record of a kind has an id."""
        return kind not in self.unread and name not in self.ids[kind]


def _unread(files: tuple[RecordFile, ...]) -> Iterator[str]:
    """Kinds of which a file is no YAML, or has something other than a list where its entries should be."""
    for file in files:
        yield from file.once("unread", lambda file=file: tuple(_unread_in(file)))  # type: ignore[misc]


def _unread_in(file: RecordFile) -> Iterator[RecordKind]:
    for ids, kind, tree in held_in(file):
        is_list = isinstance(tree, list) or not kind.entries
        if not is_list or (file.document is None and not kind.path):
            yield ids
