"""A source: a document that was read, and how its words got from the speaker to the reader."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from guarantees.records.change import RecordChange
from guarantees.records.dates import EdtfDate
from guarantees.records.fields import (
    ActorId,
    Boolean,
    EachOnce,
    Id,
    Integer,
    Language,
    Link,
    Locator,
    NonEmpty,
    Prose,
    Record,
    Sha256,
    ShortName,
    Title,
)
from guarantees.records.vocabulary import ChainRole, Extent, SourceKind, UnusedReason


class ChainLink(Record):
    """What one party did: published first, relayed or translated. In order, from the speaker's side to the reader's."""

    role: ChainRole
    by: ActorId
    language: Language
    from_language: Language | None = None
    machine: Boolean = False
    extent: Extent = Extent.UNKNOWN
    title: Title | None = None
    published: EdtfDate | None = None
    url: Link | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _translation_names_its_language(self) -> ChainLink:
        if self.role is ChainRole.TRANSLATION and self.from_language is None:
            raise ValueError(
                "is a translation without 'from_language'. Say from which language it was made."
            )
        return self


class Passage(Record):
    """Paragraphs, and those whose words they hold or pass on: whoever is cited from them is one of these."""

    at: Locator
    speakers: Annotated[tuple[ActorId, ...], NonEmpty, EachOnce]


class UnusedParagraph(Record):
    """A paragraph, or a range, that no record cites, and why."""

    at: Locator
    reason: UnusedReason
    note: Prose | None = None

    @model_validator(mode="after")
    def _undertaking_is_named(self) -> UnusedParagraph:
        if self.reason is UnusedReason.NO_ELEMENT and self.note is None:
            raise ValueError("reason 'no_element' needs a note. Say in 'note' what is undertaken.")
        return self


class ArchivedText(Record):
    """The text as it was read. Paragraphs are its lines that are not blank, counted from p1."""

    sha256: Sha256
    paragraphs: Integer


class Source(Record):
    """A document. ``read`` says how much of it could be read."""

    id: Id
    title: Title
    title_language: Annotated[
        Language | None,
        Field(description="The language of the title, where that is not English."),
    ] = None
    short_name: ShortName
    kind: SourceKind
    published: EdtfDate
    language: Language
    authentic_languages: Annotated[
        tuple[Language, ...],
        EachOnce,
        Field(description="Of a treaty: the languages in which the text says that it is valid."),
    ] = ()
    prevailing_language: Annotated[
        Language | None,
        Field(description="That of them which counts where they differ, if the text says so."),
    ] = None
    chain: Annotated[tuple[ChainLink, ...], NonEmpty]
    read: Extent
    accessed: EdtfDate | None = None
    url: Link | None = None
    text: ArchivedText | None = None
    opinion_of_relay: Annotated[
        tuple[Locator, ...], Field(description="Paragraphs in which a relay adds its own opinion.")
    ] = ()
    voices: Annotated[
        tuple[Passage, ...],
        Field(description="Whose words stand where. Paragraphs left out are not checked."),
    ] = ()
    unused: tuple[UnusedParagraph, ...] = ()
    former_ids: tuple[Id, ...] = ()
    note: Prose | None = None
    changes: tuple[RecordChange, ...] = ()

    @model_validator(mode="after")
    def _prevailing_is_authentic(self) -> Source:
        prevailing = self.prevailing_language
        if prevailing is not None and prevailing not in self.authentic_languages:
            raise ValueError(
                f"says that '{prevailing}' prevails, but 'authentic_languages' does not list it. Add it there."
            )
        return self

    @property
    def origin(self) -> str:
        """The actor who first published the words; two outlets that copy one are one origin."""
        return self.chain[0].by

    @property
    def excerpt_only(self) -> bool:
        """Whether only a part of this document, or of the original it passes on, was read."""
        return self.read is Extent.EXCERPT or any(
            link.extent is Extent.EXCERPT for link in self.chain
        )
