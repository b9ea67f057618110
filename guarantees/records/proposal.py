"""A proposal: a text or offer put forward, whatever became of it. Each version has a file of its own."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from guarantees.records.change import ProposalChange
from guarantees.records.dates import EdtfDate
from guarantees.records.fields import (
    ActorId,
    EachOnce,
    ElementId,
    FamilyId,
    Id,
    NonEmpty,
    ProposalId,
    Prose,
    Record,
    Sentence,
    ShortName,
    Title,
)
from guarantees.records.statement import Absence, Places, Silence, Statement
from guarantees.records.vocabulary import Mode, ProposalKind, ProposalStatus


class Label(Record):
    """What someone called it. A label is not the content: what it obliges is coded element by element."""

    label: Title
    used_by: ActorId
    evidence: Places


class StatusChange(Record):
    """What became of the proposal, from a date on, and who says so."""

    date: EdtfDate
    status: ProposalStatus
    says: Sentence
    speaker: ActorId
    mode: Mode
    evidence: Places


class Lineage(Record):
    """How the proposal is related to others, by their ids."""

    variant_of: tuple[ProposalId, ...] = ()
    option_of: tuple[ProposalId, ...] = ()
    supersedes: tuple[ProposalId, ...] = ()
    responds_to: tuple[ProposalId, ...] = ()
    merges: tuple[ProposalId, ...] = ()


def _provision_tag(value: Any) -> str:
    return "<absence>" if isinstance(value, (dict, Absence)) else "<statements>"


Provision = Annotated[
    Annotated[tuple[Statement, ...], NonEmpty, Tag("<statements>")]
    | Annotated[Absence, Tag("<absence>")],
    Discriminator(_provision_tag),
]
"""What is said about one element: statements, or the reason why there are none."""


class Proposal(Record):
    """A column of the comparison."""

    id: Id
    name: Title
    short_name: ShortName
    kind: ProposalKind
    family: FamilyId
    labels: tuple[Label, ...] = ()
    proposed_by: Annotated[tuple[ActorId, ...], NonEmpty, EachOnce]
    beneficiary: Annotated[tuple[ActorId, ...], NonEmpty, EachOnce]
    first_stated: EdtfDate
    summary: Prose
    lineage: Lineage = Lineage()
    former_ids: tuple[Id, ...] = ()
    status: Annotated[tuple[StatusChange, ...], NonEmpty]
    provisions: dict[ElementId, Provision] = Field(default_factory=dict)
    silences: tuple[Silence, ...] = ()
    note: Prose | None = None
    changes: tuple[ProposalChange, ...] = ()
