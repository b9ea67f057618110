"""The files of ``registry/`` that hold many small records each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guarantees.records.actor import Actor
from guarantees.records.change import RecordChange
from guarantees.records.dates import EdtfDate
from guarantees.records.fields import (
    ActorId,
    EachOnce,
    EditionVersion,
    Id,
    NonEmpty,
    ProposalId,
    Prose,
    Record,
    Sentence,
    ShortName,
    StatementId,
    Title,
)
from guarantees.records.statement import Places
from guarantees.records.vocabulary import EventKind


class Event(Record):
    """Something that happened on a date."""

    id: Id
    name: Title
    date: EdtfDate
    kind: EventKind
    says: Sentence
    participants: tuple[ActorId, ...] = ()
    proposals: tuple[ProposalId, ...] = ()
    evidence: Places
    former_ids: tuple[Id, ...] = ()
    note: Prose | None = None
    changes: tuple[RecordChange, ...] = ()


class Contradiction(Record):
    """Statements or positions, by id, that cannot all hold, with an editor's note."""

    id: Id
    name: Title
    between: Annotated[tuple[StatementId, ...], Field(min_length=2), EachOnce]
    note: Prose
    former_ids: tuple[Id, ...] = ()
    changes: tuple[RecordChange, ...] = ()


class Family(Record):
    """Proposals that share an idea."""

    id: Id
    name: Title
    about: Sentence
    former_ids: tuple[Id, ...] = ()


class Preset(Record):
    """A choice of columns with a name. The first in the file is what a reader sees first."""

    id: Id
    name: ShortName
    about: Sentence
    proposals: Annotated[tuple[ProposalId, ...], NonEmpty, EachOnce]
    former_ids: tuple[Id, ...] = ()


class ActorRegistry(Record):
    """The file ``registry/actors.yaml``."""

    actors: Annotated[tuple[Actor, ...], NonEmpty]


class EventRegistry(Record):
    """The file ``registry/events.yaml``."""

    events: tuple[Event, ...]


class ContradictionRegistry(Record):
    """The file ``registry/contradictions.yaml``."""

    contradictions: tuple[Contradiction, ...]


class FamilyRegistry(Record):
    """The file ``registry/families.yaml``."""

    families: Annotated[tuple[Family, ...], NonEmpty]
    presets: Annotated[tuple[Preset, ...], NonEmpty]


class Edition(Record):
    """The file ``registry/edition.yaml``: what this release of the records is, and how far its evidence goes."""

    version: EditionVersion
    released: EdtfDate
    evidence_reaches: EdtfDate
    note: Prose | None = None
