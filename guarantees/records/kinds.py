"""Every kind of record in one table: its model, where it is kept, and what it is called.

A new kind of record takes its model, a line here, and a field of the :class:`Catalogue`. If its ids are permanent, it
also takes a word of :class:`RecordKind` and a list of :class:`IdentifierRegistry`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from guarantees.records.actor import Actor
from guarantees.records.element import Codebook, Element, ElementGroup
from guarantees.records.fields import Names, Record
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


def _entry(
    part: str,
    registry: str,
    model: type[Record],
    file: type[Record],
    ids: RecordKind,
    ordered: bool = False,
) -> Kind:
    """A kind whose records are the entries of a list, of the same name as ``part``, in a file of ``registry/``."""
    path = f"registry/{registry}.yaml"
    return Kind(part, model, path, (file,), part, ids=ids, noun=ids.label, ordered=ordered)


_CODED = frozenset({"provisions", "positions", "silences"})
_IDS = RecordKind
KINDS = (
    Kind("proposals", Proposal, "*.yaml", (Proposal,), "", "id", _IDS.PROPOSAL, "proposal", _CODED),
    Kind("sources", Source, "sources/*.yaml", (Source,), "", "id", _IDS.SOURCE, "source"),
    Kind(
        "positions",
        ActorPositions,
        "positions/*.yaml",
        (ActorPositions,),
        key="actor",
        noun="positions of",
        in_cells=_CODED,
    ),
    _entry("actors", "actors", Actor, ActorRegistry, _IDS.ACTOR),
    _entry("groups", "elements", ElementGroup, Codebook, _IDS.GROUP, ordered=True),
    _entry("elements", "elements", Element, Codebook, _IDS.ELEMENT, ordered=True),
    _entry("events", "events", Event, EventRegistry, _IDS.EVENT),
    _entry(
        "contradictions", "contradictions", Contradiction, ContradictionRegistry, _IDS.CONTRADICTION
    ),
    _entry("families", "families", Family, FamilyRegistry, _IDS.FAMILY, ordered=True),
    _entry("presets", "families", Preset, FamilyRegistry, _IDS.PRESET, ordered=True),
    Kind(
        "name_variants",
        NameVariants,
        "registry/name_variants.yaml",
        (NameVariantRegistry,),
        entries="names",
        key="",
        noun="spellings of",
    ),
    Kind("edition", Edition, "registry/edition.yaml", (Edition,), key="", noun="edition"),
    Kind("", IdentifierRegistry, "registry/identifiers.yaml", (IdentifierRegistry,), key=""),
    Kind("attributed", Attributed, "", (Proposal, ActorPositions), ids=_IDS.STATEMENT),
)
"""In the order in which changes are listed."""
WITH_IDS = tuple((kind.ids, kind) for kind in KINDS if kind.ids)
"""Those with permanent ids, each with the word for it."""
LISTS: dict[RecordKind, str] = {
    ids: next(kind.ledger for each, kind in WITH_IDS if each is ids) for ids in RecordKind
}
"""The ledger's list of ids for each kind of record."""


def _mentions(model: type[Record] = Record) -> Iterator[tuple[type[Record], str, RecordKind]]:
    for name in model.__annotations__:
        if name in model.model_fields:
            field = model.model_fields[name]
            for named in _named(field.annotation, field.metadata):
                yield model, name, named.kind
    for each in model.__subclasses__():
        yield from _mentions(each)


def _named(annotation: Any, metadata: Iterable[object]) -> Iterator[Names]:
    """What the type of a field says about the ids in it, at whatever depth."""
    yield from (each for each in metadata if isinstance(each, Names))
    for argument in get_args(annotation):
        yield from _named(argument, getattr(argument, "__metadata__", ()))


MENTIONS = tuple(_mentions())
"""Every field that names records: the model, the field's name, and the kind of record it names."""
