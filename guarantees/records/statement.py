"""The basic unit: who said what, when, how it is known, and where it was read."""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from guarantees.records.dates import UNDATED, EdtfDate
from guarantees.records.fields import (
    ActorId,
    Boolean,
    EachOnce,
    ElementId,
    EventId,
    Id,
    Locator,
    NonEmpty,
    Prose,
    Quotation,
    Record,
    Sentence,
    ShortName,
    SourceId,
    StatementId,
)
from guarantees.records.values import AMBIGUOUS, CodedValue
from guarantees.records.vocabulary import AbsenceReason, Mode, OthersSay, Requirement


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
    witness: Annotated[
        Boolean,
        Field(
            description="The quotation is the first one once more, in a copy of the text or in another language."
        ),
    ] = False

    @model_validator(mode="after")
    def _witness_quotes(self) -> Evidence:
        if self.witness and self.quote is None:
            raise ValueError("is a witness without 'quote'. Quote its words, or remove 'witness'.")
        return self


def key_phrase(places: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The witnesses of the key phrase: the first quotation, and those right after it that say that they have it too."""
    quoted = [place for place in places if place.quote is not None]
    return (*quoted[:1], *takewhile(lambda place: place.witness, quoted[1:]))


def _witnesses_in_order(places: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    phrase = key_phrase(places)
    for place in (place for place in places if place.witness):
        if place is phrase[0] or place not in phrase:
            raise ValueError(
                f"has a witness in '{place.source}' that does not follow what it is a witness of. Expected the key "
                "phrase as the first quotation and its witnesses right after it: change the order."
            )
        if [other.source for other in phrase].count(place.source) > 1:
            raise ValueError(
                f"has two witnesses of one phrase in '{place.source}'. Expected each in a source of its own: remove "
                "'witness' where another part of that text is quoted."
            )
    return places


Places = Annotated[tuple[Evidence, ...], NonEmpty, AfterValidator(_witnesses_in_order)]


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


def _dated_once(schema: dict[str, Any]) -> None:
    """An editor asks for a date or an event, as ``check`` does."""
    schema["required"].remove("stated")
    schema["oneOf"] = [{"required": ["stated"]}, {"required": ["event"]}]


class Attributed(Record):
    """What statements and positions have in common: words, a speaker, two clocks and evidence.

    ``stated`` is when it was said or the text was on the table. One utterance has one date: if it is an ``event``, that
    of the event. ``held`` is when it was so, if the speaker describes a time other than their own. ``known`` is when
    the public could first know it; when left out it is the earliest publication among the sources cited.
    """

    model_config = ConfigDict(json_schema_extra=_dated_once)

    id: Id | None = None
    says: Sentence
    speaker: ActorId
    mode: Mode
    event: Annotated[
        EventId | None,
        Field(description="The event at which it was said, instead of 'stated': its date counts."),
    ] = None
    stated: Annotated[
        EdtfDate,
        Field(
            description="When it was said (EDTF), such as 2025-08-21 or 2025-08~. Needed, unless there is an event."
        ),
    ]
    held: Annotated[
        EdtfDate | None,
        Field(description="When it was so, if the speaker describes an earlier time: 'in July'."),
    ] = None
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
        Field(
            description="Ids of the speaker's statements that this one replaces, or describes as followed by this one."
        ),
    ] = ()
    withdrawn: Withdrawal | None = None
    former_ids: tuple[Id, ...] = ()
    note: Prose | None = None

    @model_validator(mode="before")
    @classmethod
    def _dated_by_its_event(cls, written: Any) -> Any:
        """Until the event is looked up (``guarantees.yaml_files.event_dates``), the day is open."""
        if not isinstance(written, dict) or written.get("event") is None:
            return written
        if "stated" in written:
            raise ValueError(
                "has an event and a date of its own. The date is that of the event: remove 'stated', or 'event'."
            )
        return {**written, "stated": UNDATED}

    @model_validator(mode="after")
    def _tells_of_the_past(self) -> Attributed:
        said, held = self.stated.latest, self.held.earliest if self.held else None
        if self.held and said and held and held > said:
            raise ValueError(
                f"was said {self.stated.words()} of a later time ({self.held.words()}). "
                "'held' is for what was so before: correct one of the dates."
            )
        return self

    @property
    def at_time(self) -> EdtfDate:
        """The time of which it speaks: when it was so, or else when it was said."""
        return self.held or self.stated

    @property
    def wording(self) -> tuple[Evidence, ...]:
        """The places that hold the exact words of its key phrase; none where no text is quoted."""
        return key_phrase(self.evidence)

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
    scope: Annotated[
        ShortName | None,
        Field(
            description="Of which part it is said, if not of the whole: one state, step or case."
        ),
    ] = None
    others_say: Annotated[
        OthersSay | None,
        Field(
            description="What it is, if neither the proposer nor the text says it. It makes no value."
        ),
    ] = None
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


LOOKED_UP = (AbsenceReason.SILENT, AbsenceReason.NOT_MENTIONED)
"""The absences that were found by reading, and say where."""


def _looked_up(reason: AbsenceReason) -> AbsenceReason:
    if reason not in LOOKED_UP:
        raise ValueError(
            f"'{reason}' names no texts that were read. Expected one of: not_mentioned, silent."
        )
    return reason


LookedUp = Annotated[
    AbsenceReason,
    AfterValidator(_looked_up),
    Field(description="silent (the default) or not_mentioned."),
]


LookedFor = Annotated[
    tuple[ShortName, ...],
    EachOnce,
    Field(
        description="Words, or beginnings of words, that were looked for besides those of the codebook."
    ),
]


class Absence(Record):
    """Why there is no value: the text is silent, accounts do not mention it, not looked up, or not applicable."""

    absence: AbsenceReason
    searched: Annotated[
        tuple[SourceId, ...],
        EachOnce,
        Field(description="The sources that were read whole to find nothing."),
    ] = ()
    on: Annotated[EdtfDate | None, Field(description="The day of the search.")] = None
    looked_for: LookedFor = ()
    note: Prose | None = None

    @model_validator(mode="after")
    def _explained(self) -> Absence:
        looked_up = self.absence in LOOKED_UP
        if looked_up and not self.searched:
            raise ValueError(
                f"absence '{self.absence}' does not say where it was searched. List the sources in 'searched'."
            )
        if looked_up and self.on is None:
            raise ValueError(
                f"absence '{self.absence}' does not say when it was searched. Give the day in 'on'."
            )
        if not looked_up and (self.searched or self.on or self.looked_for):
            found_by_reading = " or ".join(f"'{reason}'" for reason in LOOKED_UP)
            raise ValueError(
                f"'searched', 'on' and 'looked_for' belong to absence {found_by_reading} only. "
                "Remove them, or code it as one of these."
            )
        if self.absence is AbsenceReason.NOT_APPLICABLE and self.note is None:
            raise ValueError(
                "absence 'not_applicable' needs a note. Say in 'note' why it cannot be asked."
            )
        return self


class Silence(Record):
    """Many elements of one proposal of which the same texts say nothing: the short form of that many absences."""

    absence: LookedUp = AbsenceReason.SILENT
    elements: Annotated[tuple[ElementId, ...], NonEmpty]
    searched: Annotated[tuple[SourceId, ...], NonEmpty, EachOnce]
    on: EdtfDate
    looked_for: LookedFor = ()
    note: Prose | None = None

    @cached_property
    def as_absence(self) -> Absence:
        """The same said about one element."""
        return Absence(
            absence=self.absence,
            searched=self.searched,
            on=self.on,
            looked_for=self.looked_for,
            note=self.note,
        )
