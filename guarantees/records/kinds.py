"""Every kind of record in one table: its model, where it is kept, and what it is called.

A new kind of record takes its model, a line here, and a field of the :class:`Catalogue`. If its ids are permanent, it
also takes a word of :class:`RecordKind` and a list of :class:`IdentifierRegistry`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guarantees.records.actor import Actor
from guarantees.records.element import Codebook, Element, ElementGroup
from guarantees.records.fields import Record
from guarantees.records.identifiers import IdentifierRegistry
from guarantees.records.name_variants import NameVariantRegistry, NameVariants
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.registry import (
    ActorRegistry,
    Contradiction,
    ContradictionRegistry,
    Edition,
    Event,
    EventRegistry,
    Family,
    FamilyRegistry,
    Preset,
)
from guarantees.records.source import Source
from guarantees.records.statement import Attributed
from guarantees.records.vocabulary import RecordKind


@dataclass(frozen=True)
class Kind:
    """A kind of record.

    ``part`` is the field of the catalogue that holds its records, "" for those that are only checked. ``path`` says
    where they are kept below the folder of records: ``sources/*.yaml`` for a file each, ``registry/events.yaml`` for
    entries of one file, "" for what is inside other records. ``files`` are the models of those files. ``entries`` is
    the key of the list in them, "" where the file is the record. ``key`` is the field that names a record, "" for none.

    ``ids`` is the kind by which ids are permanent, ``None`` where they are not. ``noun`` is what a changed record is
    called. ``in_cells`` are the fields whose changes cells and stances show. ``ordered`` says that readers see the
    order of the records.
    """

    part: str
    model: type[Record]
    path: str
    files: tuple[type[Record], ...]
    entries: str = ""
    key: str = "id"
    ids: RecordKind | None = None
    noun: str = ""
    in_cells: frozenset[str] = frozenset()
    ordered: bool = False

    @property
    def ledger(self) -> str:
        """The list of its ids in the ledger of identifiers."""
        return "statements" if self.ids is RecordKind.STATEMENT else self.part

    @property
    def explains_changes(self) -> bool:
        """Whether a record can say why it was changed."""
        return "changes" in self.model.model_fields

    def records(self, files: Iterable[Record]) -> Iterator[Any]:
        """The records of this kind, in order, from the records that whole files are."""
        for file in files:
            if isinstance(file, self.files):
                yield from getattr(file, self.entries) if self.entries else (file,)


def _file_each(
    part: str,
    model: type[Record],
    path: str,
    ids: RecordKind | None = None,
    key: str = "id",
    noun: str = "",
    in_cells: frozenset[str] = frozenset(),
) -> Kind:
    noun = noun or (ids.label if ids else "")
    return Kind(part, model, path, (model,), "", key, ids, noun, in_cells)


def _entry(
    part: str,
    model: type[Record],
    path: str,
    file: type[Record],
    ids: RecordKind,
    ordered: bool = False,
) -> Kind:
    return Kind(part, model, path, (file,), part, "id", ids, ids.label, ordered=ordered)


_CODED = frozenset({"provisions", "positions", "silences"})
KINDS = (
    _file_each("proposals", Proposal, "*.yaml", RecordKind.PROPOSAL, in_cells=_CODED),
    _file_each("sources", Source, "sources/*.yaml", RecordKind.SOURCE),
    _file_each(
        "positions",
        ActorPositions,
        "positions/*.yaml",
        key="actor",
        noun="positions of",
        in_cells=_CODED,
    ),
    _entry("actors", Actor, "registry/actors.yaml", ActorRegistry, RecordKind.ACTOR),
    _entry(
        "groups",
        ElementGroup,
        "registry/elements.yaml",
        Codebook,
        RecordKind.GROUP,
        ordered=True,
    ),
    _entry(
        "elements",
        Element,
        "registry/elements.yaml",
        Codebook,
        RecordKind.ELEMENT,
        ordered=True,
    ),
    _entry("events", Event, "registry/events.yaml", EventRegistry, RecordKind.EVENT),
    _entry(
        "contradictions",
        Contradiction,
        "registry/contradictions.yaml",
        ContradictionRegistry,
        RecordKind.CONTRADICTION,
    ),
    _entry(
        "families",
        Family,
        "registry/families.yaml",
        FamilyRegistry,
        RecordKind.FAMILY,
        ordered=True,
    ),
    _entry(
        "presets",
        Preset,
        "registry/families.yaml",
        FamilyRegistry,
        RecordKind.PRESET,
        ordered=True,
    ),
    Kind(
        "name_variants",
        NameVariants,
        "registry/name_variants.yaml",
        (NameVariantRegistry,),
        entries="names",
        key="",
        noun="spellings of",
    ),
    _file_each("edition", Edition, "registry/edition.yaml", key="", noun="edition"),
    _file_each("", IdentifierRegistry, "registry/identifiers.yaml", key=""),
    Kind("attributed", Attributed, "", (Proposal, ActorPositions), ids=RecordKind.STATEMENT),
)
"""In the order in which changes are listed."""
WITH_IDS = tuple((kind.ids, kind) for kind in KINDS if kind.ids)
"""Those with permanent ids, each with the word for it."""
LISTS: dict[RecordKind, str] = {
    ids: next(kind.ledger for each, kind in WITH_IDS if each is ids) for ids in RecordKind
}
"""The ledger's list of ids for each kind of record."""
