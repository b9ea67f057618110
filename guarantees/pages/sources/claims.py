"""Everything in the records that cites a source: each claim in words, with the address of the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import singledispatch

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.recorded import Recorded
from guarantees.cells.cell import CellState
from guarantees.cells.voices import Voice, voice_of
from guarantees.links.addresses import (
    to_compare,
    to_evidence,
    to_positions,
    to_proposal,
    to_timeline,
)
from guarantees.records.dates import Facts
from guarantees.records.fields import paragraphs_of
from guarantees.records.position import ActorSilence, Position
from guarantees.records.proposal import Label, Proposal, StatusChange
from guarantees.records.registry import Event
from guarantees.records.statement import (
    Absence,
    Attributed,
    Condition,
    Evidence,
    Part,
    Reading,
    Silence,
    Statement,
    Withdrawal,
)
from guarantees.records.vocabulary import Sign, Term
from guarantees.words.actors import agreeing
from guarantees.words.cell_words import STATE_SIGNS, owned
from guarantees.words.statement_words import place_words, statement_view, subject_words
from guarantees.words.status_words import status_words


class ClaimKind(Term):
    """What of the records a source can support."""

    STATEMENT = (
        "statements",
        "Statements on questions",
        "How a proposal answers a question, according to a speaker.",
    )
    POSITION = "positions", "Positions", "What a party does with a proposal or with an answer."
    CONDITION = "conditions", "Conditions", "What has to come first, by the same speaker."
    READING = "readings", "Readings", "How somebody reads ambiguous words."
    WITHDRAWAL = "withdrawals", "Withdrawals", "Words that their speaker withdrew."
    STATUS = "status", "Status of proposals", "What became of a proposal, and who says so."
    LABEL = "labels", "Labels", "What somebody called a proposal."
    EVENT = "events", "Events", "What happened on a date."
    SILENCE = "silences", "Searched, no match", "Texts in which a search for it found nothing."


UNREADABLE = "Not readable at present"
"""In place of a value whose element cannot be read."""
Unsaid = Absence | Silence | ActorSilence
Said = Attributed | Label | StatusChange | Event | Unsaid
_KIND_OF_PART = {
    Condition: ClaimKind.CONDITION,
    Reading: ClaimKind.READING,
    Withdrawal: ClaimKind.WITHDRAWAL,
}


@dataclass(frozen=True, eq=False, slots=True)
class Citing:
    """A record, or a part of one, with the places it cites.

    ``about`` is the id of the proposal, actor or event it belongs to; ``element`` that of the element, if any.
    """

    kind: ClaimKind
    about: str
    said: Said
    places: tuple[Evidence, ...]
    element: str = ""
    part: Part | None = None


@dataclass(frozen=True)
class CitedPlace:
    """One place in a source. ``reported_by`` names the outlet whose report it is, if it is another's.

    ``of_relay`` warns that someone who passed the words on speaks there for itself.
    """

    source: str
    source_name: str
    at: str
    quote: str
    language: str
    reported_by: str
    of_relay: bool


@dataclass(frozen=True)
class Claim:
    """One claim in words, with the address at which the site shows it.

    ``text`` is the value, stance or status; ``known`` says by whom, how and when; ``voice`` warns that a position is
    not the actor's own word.
    """

    subject: str
    sign: str
    text: str
    says: str
    known: Facts
    voice: str
    places: tuple[CitedPlace, ...]
    address: str


@dataclass(frozen=True)
class ClaimIndex:
    """What cites each source, by its id, with the places in that source alone."""

    by_source: Mapping[str, tuple[Citing, ...]]

    def of(self, source_id: str) -> tuple[Citing, ...]:
        """What cites a source, in the order of the records; empty when nothing does."""
        return self.by_source.get(source_id, ())


@cached_on_catalogue
def claim_index(catalogue: Catalogue) -> ClaimIndex:
    """Go through every record once."""
    by_source: dict[str, list[Citing]] = {}
    for citing in _all_citing(catalogue):
        for source in dict.fromkeys(place.source for place in citing.places):
            here = tuple(place for place in citing.places if place.source == source)
            by_source.setdefault(source, []).append(replace(citing, places=here))
    return ClaimIndex({name: tuple(found) for name, found in by_source.items()})


def _all_citing(catalogue: Catalogue) -> Iterator[Citing]:
    for proposal in catalogue.proposals.values():
        yield from _of_proposal(proposal)
    for recorded in catalogue.recorded():
        yield citing_of(recorded)
        yield from _of_parts(recorded)
    for file in catalogue.positions.values():
        yield from _silences(file.actor, file.silences)
    for event in catalogue.events.values():
        yield Citing(ClaimKind.EVENT, event.id, event, event.evidence)


def _of_proposal(proposal: Proposal) -> Iterator[Citing]:
    for label in proposal.labels:
        yield Citing(ClaimKind.LABEL, proposal.id, label, label.evidence)
    for change in proposal.status:
        yield Citing(ClaimKind.STATUS, proposal.id, change, change.evidence)
    for element, provision in proposal.provisions.items():
        if isinstance(provision, Absence):
            yield from _silences(proposal.id, [provision], element)
    yield from _silences(proposal.id, proposal.silences)


def _silences(about: str, silences: Iterable[Unsaid], element: str = "") -> Iterator[Citing]:
    """The sources searched, as places without a paragraph: the whole text was searched."""
    for silence in silences:
        whole = tuple(Evidence.model_construct(source=name, at="") for name in silence.searched)
        yield Citing(ClaimKind.SILENCE, about, silence, whole, element)


def citing_of(recorded: Recorded) -> Citing:
    """A statement or position with its own places, without those of its condition, readings and withdrawal."""
    said = recorded.said
    kind = ClaimKind.POSITION if isinstance(said, Position) else ClaimKind.STATEMENT
    return Citing(kind, recorded.owner, said, said.evidence, recorded.element)


def _of_parts(recorded: Recorded) -> Iterator[Citing]:
    said, owner, element = recorded.said, recorded.owner, recorded.element
    for part in said.parts:
        yield Citing(_KIND_OF_PART[type(part)], owner, said, part.evidence, element, part)


# ---- words ---------------------------------------------------------------------------------


def claim(citing: Citing, catalogue: Catalogue) -> Claim:
    """A claim in words, attributed to whoever makes it."""
    words = _wording(citing.part or citing.said, citing, catalogue)
    return Claim(
        subject=subject_of(citing, catalogue),
        sign=words.sign,
        text=words.text,
        says=words.says,
        known=words.known,
        voice=_voice(citing, catalogue),
        places=tuple(_place(place, catalogue) for place in citing.places),
        address=address_of(citing),
    )


def _place(place: Evidence, catalogue: Catalogue) -> CitedPlace:
    source = catalogue.sources.get(place.source)
    opinions = source.opinion_of_relay if source else ()
    cited = set(paragraphs_of(place.at) or ())
    return CitedPlace(
        source=place.source,
        source_name=catalogue.source_short_name(place.source),
        at=place_words(place.at) or "the whole text",
        quote=place.quote or "",
        language=source.language if source else "",
        reported_by=catalogue.actor_short_name(place.reported_by) if place.reported_by else "",
        of_relay=any(cited & set(paragraphs_of(at) or ()) for at in opinions),
    )


def address_of(citing: Citing) -> str:
    """The page that shows it with its evidence."""
    if citing.kind is ClaimKind.EVENT:
        return to_timeline(event=citing.about)
    if isinstance(citing.said, Attributed):
        return to_evidence(Recorded(citing.said, citing.about, citing.element))
    if isinstance(citing.said, ActorSilence):
        rows = "proposals" if citing.said.proposals else "elements"
        return to_positions(rows, actors=(citing.about,))
    if citing.element:
        return to_compare((citing.about,), cell=(citing.about, citing.element))
    return to_proposal(citing.about)


def speaker_of(citing: Citing) -> str | None:
    """The id of who speaks in it; ``None`` for events and silences."""
    said = citing.said
    if isinstance(citing.part, Reading):
        return citing.part.by
    if isinstance(said, Attributed | StatusChange):
        return said.speaker
    return said.used_by if isinstance(said, Label) else None


def about_name(citing: Citing, catalogue: Catalogue) -> str:
    """What the claim belongs to: a proposal, an actor or an event, by its short name."""
    if isinstance(citing.said, Event):
        return citing.said.name
    proposal = catalogue.proposals.get(citing.about)
    return proposal.short_name if proposal else catalogue.actor_short_name(citing.about)


def subject_of(citing: Citing, catalogue: Catalogue) -> str:
    """What the claim is about, within what it belongs to: the element, the subject of a position, the proposal."""
    if isinstance(citing.said, Position):
        return subject_words(citing.said.about, catalogue)
    element = catalogue.elements.get(citing.element)
    return element.name if element else (citing.element or about_name(citing, catalogue))


def _voice(citing: Citing, catalogue: Catalogue) -> str:
    if not isinstance(citing.said, Position):
        return ""
    voice = voice_of(citing.said, citing.about, catalogue)
    return "" if voice is Voice.OWN else voice.label


@dataclass(frozen=True)
class _Wording:
    """What a record says: sign, value or status, sentence, and by whom, how and when it is known."""

    sign: str
    text: str
    says: str
    known: Facts


@singledispatch
def _wording(record: object, citing: Citing, catalogue: Catalogue) -> _Wording:
    """The words of a record that cites something; each kind of record has its own below."""
    raise TypeError(f"Nothing is cited by a {type(record).__name__}.")


@_wording.register
def _of_statement(record: Attributed, citing: Citing, catalogue: Catalogue) -> _Wording:
    view = statement_view(record, catalogue, element=catalogue.elements.get(citing.element))
    text = record.stance.label if isinstance(record, Position) else view.text
    return _Wording(
        view.sign, text or UNREADABLE, owned(record, catalogue), _known(record, catalogue)
    )


@_wording.register
def _of_condition(record: Condition, citing: Citing, catalogue: Catalogue) -> _Wording:
    text = f"If: {record.requires.label}"
    return _Wording(Sign.STATED.glyph, text, record.says, _known(citing.said, catalogue))


@_wording.register
def _of_reading(record: Reading, citing: Citing, catalogue: Catalogue) -> _Wording:
    by = catalogue.actor_short_name(record.by)
    return _Wording("?", f"As {by} reads it", record.says, (by, "own reading"))


@_wording.register
def _of_withdrawal(record: Withdrawal, citing: Citing, catalogue: Catalogue) -> _Wording:
    known = (*_known(citing.said, catalogue), ("withdrawn", record.stated))
    return _Wording("↩", "Withdrawn", record.says, known)


@_wording.register
def _of_status(record: StatusChange, citing: Citing, catalogue: Catalogue) -> _Wording:
    speaker = catalogue.actor_short_name(record.speaker)
    known = (speaker, record.mode.label, record.date)
    return _Wording(Sign.STATED.glyph, status_words(record, catalogue), record.says, known)


@_wording.register
def _of_label(record: Label, citing: Citing, catalogue: Catalogue) -> _Wording:
    user = catalogue.actor_short_name(record.used_by)
    calls = agreeing("calls", record.used_by, catalogue=catalogue)
    return _Wording(Sign.STATED.glyph, "Label", f"{user} {calls} it “{record.label}”.", (user,))


@_wording.register
def _of_event(record: Event, citing: Citing, catalogue: Catalogue) -> _Wording:
    return _Wording(Sign.STATED.glyph, record.kind.label, record.says, (record.date,))


@_wording.register
def _of_silence(
    record: Absence | Silence | ActorSilence, citing: Citing, catalogue: Catalogue
) -> _Wording:
    elements = (citing.element,) if isinstance(record, Absence) else record.elements
    proposals = record.proposals if isinstance(record, ActorSilence) else ()
    names = [
        catalogue.proposals[each].short_name for each in proposals if each in catalogue.proposals
    ]
    names += [catalogue.elements[each].name for each in elements if each in catalogue.elements]
    state = CellState(record.absence.value)
    verb = "Says nothing about" if state is CellState.SILENT else "Does not mention"
    says = f"{verb}: {', '.join(names)}."
    known = (("searched", record.on or "on a day that is not recorded"),)
    return _Wording(STATE_SIGNS[state], state.label, says, known)


def _known(said: Said, catalogue: Catalogue) -> Facts:
    assert isinstance(said, Attributed)
    whose = said.attributed_to if isinstance(said, Statement) else None
    of = f", of {catalogue.actor_short_name(whose)}" if whose else ""
    speaker = catalogue.actor_short_name(said.speaker)
    return (f"{speaker}{of}", said.mode.label, said.stated)
