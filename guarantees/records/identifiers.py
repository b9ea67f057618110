"""The ledger of identifiers: every id that was ever published, so that none is lost when a record is renamed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guarantees.records.fields import EachOnce, Id, Record, Sentence
from guarantees.records.vocabulary import RecordKind

Ids = Annotated[tuple[Id, ...], EachOnce]


class RetiredId(Record):
    """A published id that no record has any more, and why. It is never given to another record."""

    kind: RecordKind
    id: Id
    why: Sentence


class IdentifierRegistry(Record):
    """The file ``registry/identifiers.yaml``: every id ever published. ``python -m guarantees register`` adds to it."""

    proposals: Ids = ()
    sources: Ids = ()
    actors: Ids = ()
    elements: Ids = ()
    groups: Annotated[Ids, Field(description="Groups of elements.")] = ()
    families: Ids = ()
    presets: Ids = ()
    events: Ids = ()
    contradictions: Ids = ()
    statements: Annotated[Ids, Field(description="Statements and positions that have an id.")] = ()
    retired: Annotated[
        tuple[RetiredId, ...],
        Field(description="Ids of the lists above that no record has any more, and why."),
    ] = ()
