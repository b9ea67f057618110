"""The closed vocabularies that belong to the program itself. What describes the subject is in the codebook.

Each member carries the words readers see (``label``) and what it means (``meaning``); JSON Schema, tooltips and the
documentation are all generated from here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import core_schema


class Term(StrEnum):
    """A word of a closed vocabulary, with its label and meaning."""

    label: str
    meaning: str

    # With defaults, so that a type checker accepts ``Mode("reported")``, the look-up of a member by its value.
    def __new__(cls, value: str, label: str = "", meaning: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.meaning = meaning
        return member

    @property
    def parts(self) -> tuple[str, str, str]:
        """Value, label and meaning, as another vocabulary takes them that has this word too."""
        return self.value, self.label, self.meaning

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """With the meaning of each word, which editors show next to it."""
        written = handler(schema)
        handler.resolve_ref_schema(written)["enumDescriptions"] = [word.meaning for word in cls]
        return written


class Mode(Term):
    """How a statement is known."""

    OFFICIAL_TEXT = (
        "official_text",
        "official text",
        "Read in the text of the instrument or an official publication.",
    )
    QUOTED = (
        "quoted",
        "quoted directly",
        "The speaker's own words, in quotation marks or as published by the speaker.",
    )
    INDIRECT = (
        "indirect",
        "indirect speech",
        "Somebody else says in other words what the speaker said.",
    )
    REPORTED = (
        "reported",
        "reported by an outlet",
        "An outlet says so in a sentence of its own; whose words it rests on is not given.",
    )
    ANONYMOUS = (
        "anonymous",
        "anonymous source",
        "An outlet reports it from people it does not name.",
    )
    LEAKED = "leaked", "leaked", "Comes from a document that was not meant to be public."
    ATTRIBUTED = (
        "attributed",
        "attributed by another party",
        "One party says that another said or agreed to it. Never shown as that other party's own position.",
    )
    INFERRED = (
        "inferred",
        "analyst's inference",
        "An expert's or commentator's reading, estimate or demand.",
    )


class Standing(Term):
    """How close the evidence is to the party whose words they are; statements conflict only within one standing."""

    OWN_VOICE = "own_voice", "own voice", "An official text, or the speaker quoted directly."
    SECOND_HAND = (
        "second_hand",
        "second hand",
        "Indirect speech, reported, anonymous, leaked or attributed by another party.",
    )
    INFERENCE = "inference", "inference", "An analyst's inference."


STANDING_OF_MODE = {
    Mode.OFFICIAL_TEXT: Standing.OWN_VOICE,
    Mode.QUOTED: Standing.OWN_VOICE,
    Mode.INDIRECT: Standing.SECOND_HAND,
    Mode.REPORTED: Standing.SECOND_HAND,
    Mode.ANONYMOUS: Standing.SECOND_HAND,
    Mode.LEAKED: Standing.SECOND_HAND,
    Mode.ATTRIBUTED: Standing.SECOND_HAND,
    Mode.INFERRED: Standing.INFERENCE,
}


class AbsenceReason(Term):
    """Why a cell holds no value."""

    SILENT = (
        "silent",
        "Silent",
        "What was put forward (its own text, a speech or an interview) was read whole and says nothing about it.",
    )
    NOT_MENTIONED = (
        "not_mentioned",
        "Not mentioned",
        "What was read does not mention it: accounts of the proposal, or a part of its text. That proves nothing.",
    )
    NOT_CODED = (
        "not_coded",
        "Not coded",
        "Not looked up yet, or only in part. It says nothing about the proposal.",
    )
    NOT_APPLICABLE = (
        "not_applicable",
        "Not applicable",
        "The question cannot be asked of this proposal.",
    )


class OthersSay(Term):
    """What a statement is that is no provision of the proposal, since neither its proposer nor its text says it."""

    EXPECTATION = "expectation", "expectation", "The speaker expects, forecasts or fears it."
    READING = "reading", "reading", "The speaker reads it into the proposal, or judges it so."
    PRESSURE = "pressure", "means of pressure", "The speaker asks for it as a means of pressure."
    WISH = "wish", "own wish or offer", "The speaker wants or offers it; the proposer does not."


class OwnTextForm(Term):
    """What a proposal's own text is."""

    TEXT = "text", "text", "The text of the proposal itself."
    SPEECH = "speech", "speech", "The speech or statement in which it was put forward."
    INTERVIEW = "interview", "interview", "The interview in which it was put forward."


class PointName(Term):
    """What a text calls its numbered parts."""

    POINT = "point", "point", "The text has points, or outlets count them so."
    ARTICLE = "article", "article", "The text has articles."


class Stance(Term):
    """What an actor does with a proposal or with one value of an element."""

    PROPOSES = "proposes", "proposes", "Puts it forward."
    ACCEPTS = "accepts", "accepts", "Says yes to it."
    ACCEPTS_IF = "accepts_if", "accepts if", "Says yes to it under a condition, which is named."
    OPEN = "open", "open", "Says that it may be discussed, without saying yes."
    AMBIGUOUS = "ambiguous", "ambiguous", "Can be read in more than one way; the note says how."
    DENIES = (
        "denies",
        "denies a report",
        "Says that a report about it is untrue: neither a yes nor a no.",
    )
    REJECTS = "rejects", "refuses", "Says no to it."
    WITHDRAWN = "withdrawn", "withdrawn", "Held a position and withdrew it."


class Requirement(Term):
    """What a condition requires first."""

    CEASEFIRE = "ceasefire", "a ceasefire", "A ceasefire comes first."
    SETTLEMENT = "settlement", "a settlement", "A peace agreement or settlement comes first."
    TERRITORY = "territory", "territory", "A decision about territory comes first."
    RECIPROCITY = (
        "reciprocity",
        "guarantees in return",
        "The other side's guarantees come first or together.",
    )
    US_PARTICIPATION = (
        "us_participation",
        "participation of the US",
        "The United States must take part.",
    )
    RUSSIAN_CONSENT = "russian_consent", "consent of Russia", "Russia must agree or take part."
    PARTICIPATION = "participation", "participation of others", "Other named states must take part."
    OTHER = "other", "another condition", "Something else, named in the condition."


class ProposalKind(Term):
    """What kind of thing a column is."""

    PROPOSAL = "proposal", "proposal", "A party put it forward to others."
    AGREEMENT = (
        "agreement",
        "agreement",
        "A signed agreement, or a statement that its parties adopted.",
    )
    DEMAND = "demand", "demand", "A party names it as its condition for a settlement."
    OPTION = "option", "option", "One of several variants inside another proposal."
    EXPERT_IDEA = (
        "expert_idea",
        "commentator's idea",
        "An expert, commentator or outlet asks for it; no party has put it forward.",
    )
    REFERENCE = "reference", "reference", "A treaty or precedent, shown for comparison."


class ProposalStatus(Term):
    """What became of a proposal, from one date on."""

    FLOATED = "floated", "floated", "Mentioned in public or to the press."
    PROPOSED = "proposed", "proposed", "Put forward to the other parties."
    UNDER_DISCUSSION = "under_discussion", "under discussion", "Being discussed or worked out."
    AGREED_IN_PRINCIPLE = (
        "agreed_in_principle",
        "agreed in principle",
        "Said by a party to be agreed, without a text.",
    )
    ADOPTED = "adopted", "adopted", "Adopted by its parties as a common text, without signatures."
    SIGNED = "signed", "signed", "Signed or concluded."
    IN_FORCE = "in_force", "in force", "Binding on its parties."
    REJECTED = "rejected", "refused", "The actor named says no to it."
    DENIED = "denied", "denied", "The actor named says that there is no such proposal of its own."
    STALLED = "stalled", "stalled", "Said to be stuck."
    LAPSED = "lapsed", "lapsed", "No longer pursued or no longer observed."


class EventKind(Term):
    """What kind of thing happened."""

    MEETING = "meeting", "meeting", "A meeting, summit or round of talks."
    STATEMENT = "statement", "statement", "A speech, interview or statement."
    CALL = "call", "call", "A telephone call."
    DRAFT = "draft", "draft", "A draft or proposal handed over or published."
    SIGNATURE = "signature", "signature", "A signature or conclusion of a text."
    REPORT = "report", "report", "A press report that became part of the debate."
    EXCHANGE = "exchange", "exchange", "An exchange, for example of prisoners."
    DECISION = "decision", "decision", "A decision of a state or organisation."


class ActorKind(Term):
    """What kind of actor."""

    STATE = "state", "state", "A state, or the government that speaks for it."
    ALLIANCE = "alliance", "alliance", "An alliance or coalition of states."
    ORGANISATION = (
        "organisation",
        "organisation",
        "An international organisation, office or institute.",
    )
    PERSON = "person", "person", "A person."
    OUTLET = "outlet", "outlet", "A newspaper, agency, broadcaster or blog."
    SERVICE = "service", "service", "A translation service or publishing platform."
    GROUP = "group", "group", "People or states spoken of together."


SINGLE_VOICES = frozenset({ActorKind.PERSON, ActorKind.OUTLET, ActorKind.SERVICE})
"""Those who speak for no party as such."""


class SourceKind(Term):
    """What kind of document."""

    OFFICIAL_TEXT = (
        "official_text",
        "official text",
        "A treaty, agreement, draft or official statement.",
    )
    NEWS_REPORT = "news_report", "news report", "A news report."
    INTERVIEW = "interview", "interview", "An interview."
    ANALYSIS = "analysis", "analysis", "An analysis or commentary."
    BLOG_POST = "blog_post", "blog post", "A blog or forum post."
    REFERENCE_WORK = "reference_work", "reference work", "An encyclopaedia or documentation."


class ChainRole(Term):
    """What one party did with the words on their way from speaker to reader."""

    ORIGINAL = "original", "published by", "Published the words first, or conducted the interview."
    RELAY = "relay", "relayed by", "Copied or quoted them further."
    TRANSLATION = "translation", "translated by", "Put them into another language."


class Extent(Term):
    """How much of a text could be read."""

    WHOLE = "whole", "whole text", "The whole text."
    EXCERPT = "excerpt", "excerpt", "Only a part of it."
    UNKNOWN = "unknown", "extent unknown", "Whether it is the whole text is not known."


class UnusedReason(Term):
    """Why no record cites a paragraph of a source."""

    RHETORIC = (
        "rhetoric",
        "rhetoric",
        "Says nothing about a guarantee, position or event that belongs here.",
    )
    REPETITION = "repetition", "repetition", "Repeats what another paragraph, which is cited, says."
    BOILERPLATE = (
        "boilerplate",
        "boilerplate",
        "Title, caption, by-line, navigation or appeal of the publisher.",
    )
    OFF_SUBJECT = (
        "off_subject",
        "off the subject",
        "Speaks of something other than security guarantees.",
    )
    NO_ELEMENT = (
        "no_element",
        "no element",
        "An undertaking of the text that no element of the codebook asks for; the note says which.",
    )


class ChangeReason(Term):
    """Why a record was changed."""

    PARTY_MOVED = (
        "party_moved",
        "party moved",
        "A party says something other than it said before.",
    )
    NEW_EVIDENCE = (
        "new_evidence",
        "new evidence",
        "Something was read that had not been read before.",
    )
    CORRECTION = "correction", "correction", "What the record said was wrong."
    RECODING = (
        "recoding",
        "recoding",
        "The codebook, or the way it is applied, has changed; what was said has not.",
    )


class Sign(Term):
    """The sign next to a coded value, so that colour is never the only cue."""

    YES = "yes", "✓", "Provided, required or included."
    NO = "no", "✕", "Excluded, refused or absent by express words."
    PARTIAL = "partial", "◐", "In part, at discretion or under limits."
    STATED = "stated", "•", "Stated; neither a yes nor a no."

    @property
    def glyph(self) -> str:
        """The character that is drawn."""
        return self.label

    @property
    def tone(self) -> str:
        """The look that goes with it, as style sheets name it."""
        return self.value


class ElementKind(Term):
    """What kind of value an element takes."""

    CHOICE = "choice", "one option", "One option of a closed list."
    CHOICES = "choices", "several options", "One or more options of a closed list."
    QUANTITY = (
        "quantity",
        "number",
        "A number with unit and qualifier, or one of the listed options.",
    )
    ACTORS = "actors", "actors", "Ids of actors, or one of the listed options."


class RecordKind(Term):
    """What kind of record an id belongs to."""

    PROPOSAL = "proposal", "proposal", "A proposal: a file of its own."
    SOURCE = "source", "source", "A source: a file in `sources/`."
    ACTOR = "actor", "actor", "An actor, in `registry/actors.yaml`."
    ELEMENT = "element", "element", "An element of the codebook."
    GROUP = "group", "group of elements", "A heading over elements of the codebook."
    FAMILY = "family", "family", "A family of proposals."
    PRESET = "preset", "preset", "A choice of columns with a name."
    EVENT = "event", "event", "An event."
    CONTRADICTION = "contradiction", "contradiction", "A contradiction between statements."
    STATEMENT = (
        "statement",
        "statement or position",
        "A statement in a proposal, or a position of an actor.",
    )
