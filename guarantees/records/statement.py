"""The basic unit: who said what, when, how it is known, and where it was read."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from guarantees.records.dates import EdtfDate
from guarantees.records.fields import (
    ActorId,
    Boolean,
    EachOnce,
    ElementId,
    Id,
    Locator,
    NonEmpty,
    Prose,
    Quotation,
    Record,
    Sentence,
    SourceId,
    StatementId,
)
from guarantees.records.values import AMBIGUOUS, CodedValue
from guarantees.records.vocabulary import AbsenceReason, Mode, Requirement


class Evidence(Record):
    """One place in one source."""

    source: SourceId
    at: Locator
    quote: Quotation | None = None
    reported_by: Annotated[
        ActorId | None,
        Field(
            description="The outlet whose report this source passes on; it is the origin, not the source."
        ),
    ] = None


Places = Annotated[tuple[Evidence, ...], NonEmpty]


class Condition(Record):
    """What must come first. It has evidence of its own."""

    requires: Requirement
    says: Sentence
    evidence: Places


class Reading(Record):
    """One way to read an ambiguous statement, and who reads it so."""

    by: ActorId
    says: Sentence
    evidence: Places


class Withdrawal(Record):
    """When and where the speaker withdrew the words."""

    stated: EdtfDate
    says: Sentence
    evidence: Places


Part = Condition | Reading | Withdrawal
"""A part of a statement with evidence of its own."""


class Attributed(Record):
    """What statements and positions have in common: words, a speaker, two clocks and evidence.

    ``stated`` is when it was said or the text was on the table. ``known`` is when the public could first know it; when
    left out it is the earliest publication among the sources cited.
    """

    id: Id | None = None
    says: Sentence
    speaker: ActorId
    mode: Mode
    stated: EdtfDate
    known: EdtfDate | None = None
    evidence: Places
    condition: Condition | None = None
    personal_estimate: Annotated[
        Boolean, Field(description="The speaker calls it their own estimate, or it plainly is one.")
    ] = False
    denies: Annotated[
        tuple[StatementId, ...], Field(description="Ids of statements this one says are untrue.")
    ] = ()
    supersedes: Annotated[
        tuple[StatementId, ...],
        Field(description="Ids of the speaker's earlier statements this one replaces."),
    ] = ()
    withdrawn: Withdrawal | None = None
    former_ids: tuple[Id, ...] = ()
    note: Prose | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its parts with evidence of their own: its condition, its withdrawal and readings of it."""
        return tuple(part for part in (self.condition, self.withdrawn) if part)

    @property
    def all_evidence(self) -> tuple[Evidence, ...]:
        """Every place it rests on: its own, then those of its parts."""
        return (*self.evidence, *(place for part in self.parts for place in part.evidence))


class Statement(Attributed):
    """What a speaker said about one element of one proposal, with its coded value."""

    value: CodedValue
    attributed_to: Annotated[
        ActorId | None,
        Field(description="With mode 'attributed': whose words or agreement the speaker reports."),
    ] = None
    readings: tuple[Reading, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its parts with evidence of their own: its condition, its withdrawal and readings of it."""
        return (*super().parts, *self.readings)

    @model_validator(mode="after")
    def _consistent(self) -> Statement:
        if self.value == AMBIGUOUS and self.note is None:
            raise ValueError("value 'ambiguous' needs a note. Say in 'note' what is left open.")
        if self.readings and self.value != AMBIGUOUS:
            raise ValueError(
                "has readings, but its value is not 'ambiguous'. Remove 'readings', or code it ambiguous."
            )
        if (self.mode is Mode.ATTRIBUTED) != (self.attributed_to is not None):
            raise ValueError(
                "mode 'attributed' and the key 'attributed_to' go together. Add the one that is missing."
            )
        return self


class Absence(Record):
    """Why there is no value: searched and silent, not looked at, or not applicable."""

    absence: AbsenceReason
    searched: Annotated[
        tuple[SourceId, ...],
        EachOnce,
        Field(description="The sources that were read whole to find nothing."),
    ] = ()
    on: Annotated[EdtfDate | None, Field(description="The day of the search.")] = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _explained(self) -> Absence:
        silent = self.absence is AbsenceReason.SILENT
        if silent and not self.searched:
            raise ValueError(
                "absence 'silent' does not say where it was searched. List the sources in 'searched'."
            )
        if silent and self.on is None:
            raise ValueError(
                "absence 'silent' does not say when it was searched. Give the day in 'on'."
            )
        if not silent and (self.searched or self.on):
            raise ValueError(
                "'searched' and 'on' belong to absence 'silent' only. Remove them, or code it silent."
            )
        if self.absence is AbsenceReason.NOT_APPLICABLE and self.note is None:
            raise ValueError(
                "absence 'not_applicable' needs a note. Say in 'note' why it cannot be asked."
            )
        return self


class Silence(Record):
    """Many elements of one proposal on which the same texts say nothing: the short form of that many absences."""

    elements: Annotated[tuple[ElementId, ...], NonEmpty]
    searched: Annotated[tuple[SourceId, ...], NonEmpty, EachOnce]
    on: EdtfDate
    note: Prose | None = None

    def as_absence(self) -> Absence:
        """The same said about one element."""
        return Absence(
            absence=AbsenceReason.SILENT, searched=self.searched, on=self.on, note=self.note
        )
