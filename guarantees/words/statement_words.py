"""One statement or position with everything a reader could doubt about it, as a view model."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, is_withdrawn, known_date
from guarantees.catalogue.recorded import Recorded
from guarantees.cells.cell import CellState, EvidenceRole
from guarantees.cells.denials import denials_of
from guarantees.cells.signatures import JOINED, SignedPosition
from guarantees.links.addresses import to_actor
from guarantees.records.actor import Actor
from guarantees.records.dates import EdtfDate, Facts
from guarantees.records.element import Element
from guarantees.records.fields import paragraphs_of
from guarantees.records.position import Position, Subject
from guarantees.records.registry import Contradiction
from guarantees.records.source import Source
from guarantees.records.statement import Attributed, Evidence, Reading, Statement, Withdrawal
from guarantees.records.values import AMBIGUOUS
from guarantees.records.vocabulary import Sign, Stance
from guarantees.words.actors import actor_title
from guarantees.words.cell_words import STATE_SIGNS, value_sign, value_words
from guarantees.words.citations import chain_steps
from guarantees.words.english import and_words
from guarantees.words.places import is_opinion_of_relay, joined
from guarantees.words.wordings import Compared, compared_witness

STANCE_SIGNS = {
    Stance.PROPOSES: Sign.YES.glyph,
    Stance.ACCEPTS: Sign.YES.glyph,
    Stance.ACCEPTS_IF: Sign.PARTIAL.glyph,
    Stance.OPEN: Sign.STATED.glyph,
    Stance.AMBIGUOUS: STATE_SIGNS[CellState.AMBIGUOUS],
    Stance.DENIES: "¬",
    Stance.REJECTS: Sign.NO.glyph,
    Stance.WITHDRAWN: STATE_SIGNS[CellState.WITHDRAWN],
}
"""The sign of each stance: the same signs as those of cells."""


@dataclass(frozen=True)
class ReadingView:
    """One way to read an ambiguous statement."""

    by: str
    says: str


@dataclass(frozen=True)
class PlaceView:
    """One place in one source. ``citation`` is its number on the screen, 0 when the matrix does not cite it.

    ``compared`` is there for a witness of a wording whose first witness is another place; ``title_language`` for a
    title that is not English.
    """

    source: str
    citation: int
    short_name: str
    title: str
    at: str
    quote: str
    chain: tuple[Facts, ...]
    opinion_of_relay: bool
    url: str
    language: str
    compared: Compared | None = None
    title_language: str = ""


@dataclass(frozen=True)
class StatementView:
    """One statement with everything a reader might question about it.

    ``standing`` is the id of its role in its cell, ``standing_label`` the same in words; "" where it has none.
    ``speaker_link`` is the address of the speaker's page, "" while its record cannot be read; ``speaker_about`` says
    what the name stands for, "" for nothing to say. ``held`` is the earlier time that it was said of.
    """

    standing: str
    standing_label: str
    text: str
    sign: str
    says: str
    speaker: str
    speaker_link: str
    speaker_about: str
    speaker_office: str
    attributed_to: str
    mode: str
    mode_meaning: str
    stated: EdtfDate
    held: EdtfDate | None
    known: EdtfDate | None
    known_note: str
    condition: str
    estimate: str
    note: str
    readings: tuple[ReadingView, ...]
    denied_by: tuple[str, ...]
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class StatementGroup:
    """Statements under a title, which says how they relate to what they are evidence of; it may be ""."""

    title: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class ContradictionView:
    """Two or more sides that cannot all hold."""

    name: str
    note: str
    sides: tuple[str, ...]


def statement_view(
    statement: Attributed,
    catalogue: Catalogue,
    *,
    as_of: AsOf = LATEST,
    element: Element | None = None,
    role: EvidenceRole | None = None,
    numbers: dict[str, int] | None = None,
) -> StatementView:
    """A statement or position in words.

    ``element`` is the element a statement speaks of; a position knows its own. ``role`` is what it is to its cell,
    where that matters. ``numbers`` are the numbers of sources on the screen. Denials are those in view at ``as_of``.
    """
    return _Words(catalogue, as_of, numbers or {}).statement(statement, element, role)


def contradiction_view(contradiction: Contradiction, catalogue: Catalogue) -> ContradictionView:
    """A contradiction with each of its sides in one line."""
    sides = catalogue.sides_of(contradiction)
    return ContradictionView(
        contradiction.name,
        contradiction.note,
        tuple(side_words(side.said, catalogue) for side in sides),
    )


def side_words(statement: Attributed, catalogue: Catalogue) -> str:
    """A statement in one line: speaker, words, and where they were read."""
    places = "; ".join(
        f"{catalogue.source_short_name(p.source)}, {place_words(p.at)}" for p in statement.evidence
    )
    return f"{catalogue.actor_name(statement.speaker)}: {statement.says} ({places})"


def place_view(
    place: Evidence,
    catalogue: Catalogue,
    *,
    speaker: str = "",
    how: str = "",
    numbers: dict[str, int] | None = None,
    among: tuple[Evidence, ...] = (),
) -> PlaceView:
    """One place in one source. Without a speaker (an id) the chain begins with the source.

    ``among`` are all places of what it is evidence for: a witness is compared with the first of them that is quoted.
    """
    source = catalogue.sources.get(place.source)
    return PlaceView(
        source=place.source,
        citation=(numbers or {}).get(place.source, 0),
        short_name=catalogue.source_short_name(place.source),
        title=source.title if source else "The record of this source cannot be read at present.",
        at=place_words(place.at),
        quote=place.quote or "",
        language=source.language if source else "",
        chain=_chain(speaker, how, place, source, catalogue),
        opinion_of_relay=is_opinion_of_relay(place, catalogue),
        url=(source.url or "") if source else "",
        compared=compared_witness(place, among, catalogue),
        title_language=(source.title_language or "") if source else "",
    )


class _Words:
    """Puts one statement into words."""

    def __init__(self, catalogue: Catalogue, as_of: AsOf, numbers: dict[str, int]) -> None:
        self.catalogue, self.as_of, self.numbers = catalogue, as_of, numbers

    def statement(
        self, statement: Attributed, element: Element | None, role: EvidenceRole | None
    ) -> StatementView:
        catalogue = self.catalogue
        known = known_date(statement, catalogue)
        speaker = catalogue.actor_name(statement.speaker)
        of_proposal = statement if isinstance(statement, Statement) else None
        attributed_to = of_proposal.attributed_to if of_proposal else None
        readings = of_proposal.readings if of_proposal else ()
        return StatementView(
            standing=role.value if role else "",
            standing_label=role.label if role else "",
            text=statement_text(statement, element, catalogue),
            sign=statement_sign(statement, element),
            says=statement.says,
            speaker=speaker,
            speaker_link=speaker_link(statement.speaker, catalogue, self.as_of),
            speaker_about=actor_title(statement.speaker, speaker, catalogue, self.as_of),
            speaker_office=office(catalogue.actors.get(statement.speaker), catalogue),
            attributed_to=catalogue.actor_name(attributed_to) if attributed_to else "",
            mode=_how(statement),
            mode_meaning=statement.mode.meaning,
            stated=statement.stated,
            held=statement.held,
            known=known,
            known_note="" if statement.known else "earliest publication among its sources",
            condition=statement.condition.says if statement.condition else "",
            estimate="The speaker's personal estimate." if statement.personal_estimate else "",
            note=_note(statement, self._withdrawn(statement)),
            readings=tuple(ReadingView(catalogue.actor_name(r.by), r.says) for r in readings),
            denied_by=self._denied_by(statement),
            places=self._places(statement),
        )

    def _withdrawn(self, statement: Attributed) -> Withdrawal | None:
        """The withdrawal, once it belongs to the view."""
        return statement.withdrawn if is_withdrawn(statement, self.as_of, self.catalogue) else None

    def _denied_by(self, statement: Attributed) -> tuple[str, ...]:
        denials = denials_of((statement,), self.as_of, self.catalogue)
        return tuple(side_words(denial, self.catalogue) for denial in denials)

    def _places(self, statement: Attributed) -> tuple[PlaceView, ...]:
        own = (statement.speaker, statement.mode.label)
        found = [(own, statement.evidence)]
        shown: set[tuple[tuple[str, str], Evidence]] = set()
        for part in statement.parts:
            if part is statement.withdrawn and not self._withdrawn(statement):
                continue
            who = (part.by, "own reading of it") if isinstance(part, Reading) else own
            found.append((who, part.evidence))

        def not_shown(who: tuple[str, str], places: tuple[Evidence, ...]) -> list[Evidence]:
            new = [place for place in places if (who, place) not in shown]
            shown.update((who, place) for place in new)
            return new

        views = (
            place_view(
                place, self.catalogue, among=among, speaker=who, how=how, numbers=self.numbers
            )
            for (who, how), among in found
            for place in joined(not_shown((who, how), among), self.catalogue)
        )
        return tuple(dict.fromkeys(views))


def _how(statement: Attributed) -> str:
    """How it is known; of what is no provision, also what it is, and of what follows from a signature, that it does."""
    if isinstance(statement, SignedPosition):
        return f"{by_joining(statement)}, {statement.mode.label}"
    others_say = statement.others_say if isinstance(statement, Statement) else None
    return f"{others_say.label}, {statement.mode.label}" if others_say else statement.mode.label


def by_joining(position: SignedPosition) -> str:
    """By what it was accepted: ``by signature``."""
    return f"by {JOINED[position.status]}"


def statement_text(statement: Attributed, element: Element | None, catalogue: Catalogue) -> str:
    """The coded value of a statement, or the stance of a position and what it is about."""
    if isinstance(statement, Position):
        return f"{statement.stance.label}: {subject_words(statement.about, catalogue)}"
    if element is None or not isinstance(statement, Statement):
        return ""
    value = value_words(statement.value, element, catalogue)
    return f"{value} ({statement.scope})" if statement.scope else value


def subject_words(subject: Subject, catalogue: Catalogue) -> str:
    """What a position is about: the proposal's short name, or the element and its value.

    A value that is itself a no is named as an answer, since "proposes: Weapons: Refused" reads as two stances.
    """
    if subject.proposal:
        proposal = catalogue.proposals.get(subject.proposal)
        return proposal.short_name if proposal else subject.proposal
    element = catalogue.elements.get(subject.element or "")
    if element is None:
        return subject.element or ""
    value = value_words(subject.value, element, catalogue)
    if value_sign(subject.value, element) is Sign.NO:
        return f"the answer “{value}” on {element.name}"
    return f"{element.name}: {value}"


def recorded_words(recorded: Recorded, catalogue: Catalogue) -> str:
    """Under what something is recorded: ``Alpha: Legal effect`` or ``Sylvania: Alpha``."""
    if isinstance(recorded.said, Position):
        subject = subject_words(recorded.said.about, catalogue)
        return f"{catalogue.actor_short_name(recorded.owner)}: {subject}"
    element = catalogue.elements.get(recorded.element)
    proposal = catalogue.proposals[recorded.owner].short_name
    return f"{proposal}: {element.name if element else recorded.element}"


def statement_sign(statement: Attributed, element: Element | None) -> str:
    """The sign of the value of a statement about an element, or of the stance of a position."""
    if isinstance(statement, Position):
        return STANCE_SIGNS[statement.stance]
    if element is None or not isinstance(statement, Statement):
        return Sign.STATED.glyph
    if statement.value == AMBIGUOUS:
        return STATE_SIGNS[CellState.AMBIGUOUS]
    return value_sign(statement.value, element).glyph


def _note(statement: Attributed, withdrawn: Withdrawal | None) -> str:
    parts = [statement.note or ""]
    if withdrawn:
        parts.append(f"Withdrawn {withdrawn.stated.words()}: {withdrawn.says}")
    return " ".join(part for part in parts if part)


def _chain(
    speaker: str, how: str, place: Evidence, source: Source | None, catalogue: Catalogue
) -> tuple[Facts, ...]:
    """From the speaker to what was read."""
    steps: list[Facts] = [(f"{catalogue.actor_name(speaker)} ({how})",)] if speaker else []
    if place.reported_by and place.reported_by != speaker:
        steps.append((f"{catalogue.actor_name(place.reported_by)} reported it",))
    return (*steps, *(chain_steps(source, catalogue) if source else ()))


def speaker_link(actor: str, catalogue: Catalogue, as_of: AsOf = LATEST) -> str:
    """The address of an actor's page; "" while its record cannot be read."""
    return to_actor(actor, as_of) if actor in catalogue.actors else ""


def office(actor: Actor | None, catalogue: Catalogue) -> str:
    """For whom and in which office an actor speaks, as attested in the records; may be empty."""
    if actor is None or not actor.affiliations:
        return ""
    latest = max(actor.affiliations, key=lambda affiliation: affiliation.attested.sort_key)
    return f"{latest.office}, {catalogue.actor_short_name(latest.actor)}"


def actor_about(actor_id: str, catalogue: Catalogue) -> str:
    """What an actor is: its kind, and of a person for whom and in which office they speak."""
    actor = catalogue.actors.get(actor_id)
    parts = (actor.kind.label if actor else "", office(actor, catalogue))
    return " · ".join(part for part in parts if part)


def place_words(at: str) -> str:
    """A locator for a reader: ``paragraph 12``, ``paragraphs 12 to 14``, or the words it was given in."""
    paragraphs = paragraphs_of(at)
    if not paragraphs:
        return at
    if len(paragraphs) == 1:
        return f"paragraph {paragraphs[0]}"
    named = and_words([part.replace("p", "").replace("-", " to ") for part in at.split("; ")])
    return f"paragraphs {named}"
