"""Positions: what an actor accepts or refuses, of a proposal as a whole or of one value of one element."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field, model_validator

from guarantees.records.change import PositionsChange
from guarantees.records.dates import EdtfDate
from guarantees.records.fields import (
    ActorId,
    EachOnce,
    ElementId,
    NonEmpty,
    ProposalId,
    Prose,
    Record,
    SourceId,
)
from guarantees.records.statement import Absence, Attributed, LookedUp
from guarantees.records.values import CodedValue
from guarantees.records.vocabulary import AbsenceReason, Stance


class Subject(Record):
    """What the position is about: a proposal, or an element with one of its values."""

    proposal: ProposalId | None = None
    element: ElementId | None = None
    value: CodedValue | None = None

    @model_validator(mode="after")
    def _one_subject(self) -> Subject:
        if (self.proposal is None) == (self.element is None):
            raise ValueError(
                "names a proposal and an element, or neither. Expected exactly one of the two."
            )
        if self.element is not None and self.value is None:
            raise ValueError("names an element without the value it is about. Add 'value'.")
        if self.proposal is not None and self.value is not None:
            raise ValueError("gives a value for a proposal as a whole. Remove 'value'.")
        return self


class Position(Attributed):
    """One stance of the file's actor. ``speaker`` is who says so, which need not be the actor."""

    about: Subject
    stance: Stance

    @model_validator(mode="after")
    def _explained(self) -> Position:
        if (self.stance is Stance.ACCEPTS_IF) != (self.condition is not None):
            raise ValueError(
                "stance 'accepts_if' and the key 'condition' go together. Add the one that is missing."
            )
        if self.stance is Stance.DENIES and not self.denies:
            raise ValueError(
                "stance 'denies' names no report that is denied. List ids of statements in 'denies'."
            )
        if self.stance is Stance.AMBIGUOUS and self.note is None:
            raise ValueError("stance 'ambiguous' needs a note. Say in 'note' what is left open.")
        return self


class ActorSilence(Record):
    """Proposals and elements on which the same texts of the actor say nothing, or which accounts do not mention."""

    absence: LookedUp = AbsenceReason.SILENT
    proposals: Annotated[tuple[ProposalId, ...], EachOnce] = ()
    elements: Annotated[tuple[ElementId, ...], EachOnce] = ()
    searched: Annotated[
        tuple[SourceId, ...],
        NonEmpty,
        EachOnce,
        Field(description="The sources that were read whole to find nothing."),
    ]
    on: Annotated[EdtfDate, Field(description="The day of the search.")]
    note: Prose | None = None

    @model_validator(mode="after")
    def _about_something(self) -> ActorSilence:
        if not (self.proposals or self.elements):
            raise ValueError(
                "does not say what the texts are silent on. List ids in 'proposals', in 'elements', or in both."
            )
        return self

    @cached_property
    def as_absence(self) -> Absence:
        """The same said about one subject."""
        return Absence(absence=self.absence, searched=self.searched, on=self.on, note=self.note)


class ActorPositions(Record):
    """One file of ``positions/``: all known stances of one actor."""

    actor: ActorId
    positions: Annotated[tuple[Position, ...], NonEmpty]
    silences: tuple[ActorSilence, ...] = ()
    note: Annotated[Prose | None, Field(description="How complete the file is.")] = None
    changes: tuple[PositionsChange, ...] = ()
