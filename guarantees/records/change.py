"""Why a record was changed, in the words of its author. Where no entry says why, no reason is given anywhere."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guarantees.records.dates import EdtfDate
from guarantees.records.fields import EachOnce, ElementId, ProposalId, Record, Sentence
from guarantees.records.vocabulary import ChangeReason


class RecordChange(Record):
    """One change of the record, and why it was made."""

    on: Annotated[EdtfDate, Field(description="The day of the change.")]
    reason: ChangeReason
    says: Sentence


class ProposalChange(RecordChange):
    """One change of a proposal's record, and why it was made. Without ``elements`` it concerns the whole record."""

    elements: Annotated[
        tuple[ElementId, ...],
        EachOnce,
        Field(description="The elements it concerns; left out, it concerns the whole record."),
    ] = ()


class PositionsChange(RecordChange):
    """One change of an actor's positions, and why it was made. Without ``proposals`` and ``elements`` it concerns the
    whole file."""

    proposals: Annotated[
        tuple[ProposalId, ...],
        EachOnce,
        Field(description="The proposals it concerns; with no elements either, the whole file."),
    ] = ()
    elements: Annotated[
        tuple[ElementId, ...],
        EachOnce,
        Field(description="The elements it concerns; with no proposals either, the whole file."),
    ] = ()
