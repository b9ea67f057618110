"""A proposal: a text or offer put forward, whatever became of it. Each version has its own file."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

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
    SourceId,
    Title,
)
from guarantees.records.points import Points
from guarantees.records.statement import Absence, Places, Silence, Statement
from guarantees.records.vocabulary import Extent, Mode, OwnTextForm, ProposalKind, ProposalStatus


class Label(Record):
    """What someone called it. A label is not the content: what it obliges is coded element by element."""

    label: Title
    used_by: ActorId
    evidence: Places


class OwnText(Record):
    """A source that is, or holds, the proposal's own text, and how much of that text could be read in it."""

    source: SourceId
    form: OwnTextForm = OwnTextForm.TEXT
    read: Extent
    part: Annotated[
        ShortName | None,
        Field(description="Which document it is, if the proposal consists of several."),
    ] = None


class StatusChange(Record):
    """What somebody did with the proposal, from a date on, and who says so."""

    date: EdtfDate
    status: ProposalStatus
    by: Annotated[
        tuple[ActorId, ...],
        EachOnce,
        Field(
            description="Who did it: proposed, refused, denied, adopted, signed. Whoever signed a text accepts it."
        ),
    ] = ()
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
    carries_out: Annotated[
        tuple[ProposalId, ...],
        Field(description="Texts that it is to carry out or further, such as a declaration."),
    ] = ()
    companion_of: Annotated[
        tuple[ProposalId, ...],
        Field(description="Texts made together with it, none of which is a version of the other."),
    ] = ()


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
    proposed_by: Annotated[
        tuple[ActorId, ...],
        EachOnce,
        Field(description="Who put it forward. Nobody, if no text says who: then 'described_by'."),
    ] = ()
    described_by: Annotated[
        tuple[ActorId, ...],
        EachOnce,
        Field(description="Who describes it, if no text says who put it forward."),
    ] = ()
    beneficiary: Annotated[tuple[ActorId, ...], NonEmpty, EachOnce]
    first_stated: EdtfDate
    summary: Prose
    lineage: Lineage = Lineage()
    former_ids: tuple[Id, ...] = ()
    status: Annotated[tuple[StatusChange, ...], NonEmpty]
    provisions: dict[ElementId, Provision] = Field(default_factory=dict)
    silences: tuple[Silence, ...] = ()
    own_text: tuple[OwnText, ...] = ()
    points: Points | None = None
    note: Prose | None = None
    changes: tuple[ProposalChange, ...] = ()

    @model_validator(mode="after")
    def _put_forward_or_described(self) -> Proposal:
        if bool(self.proposed_by) == bool(self.described_by):
            raise ValueError(
                "needs either 'proposed_by' (who put it forward) or, if no text says who did, 'described_by' (who "
                "describes it)."
            )
        return self

    @property
    def texts_read_whole(self) -> frozenset[str]:
        """The sources in which its own text was read whole. Only they can prove that it is silent."""
        return frozenset(own.source for own in self.own_text if own.read is Extent.WHOLE)

    def parts_read_whole_in(self, sources: Collection[str]) -> frozenset[str | None]:
        """The parts of its own text that were read whole in some of the sources; ``None`` is a text without parts."""
        whole = self.texts_read_whole.intersection(sources)
        return frozenset(own.part for own in self.own_text if own.source in whole)

    def is_read_whole_in(self, sources: Collection[str]) -> bool:
        """Whether the sources have all of its own text, so that what they do not say is silence."""
        return bool(self.own_text) and self.parts_read_whole_in(sources) == {
            own.part for own in self.own_text
        }
