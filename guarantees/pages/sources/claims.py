"""Everything in the records that rests on a source: each claim with its words and the way to where it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.recorded import Recorded
from guarantees.cells.stances import Voice, voice_of
from guarantees.links.addresses import (
    to_compare,
    to_evidence,
    to_positions,
    to_proposal,
    to_timeline,
)
from guarantees.records.fields import paragraph_range
from guarantees.records.position import ActorPositions, ActorSilence, Position
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
from guarantees.words.cell_words import owned
from guarantees.words.statement_words import place_words, statement_view, subject_words


class ClaimKind(Term):
    """What of the records a source can support."""

    STATEMENT = "statements", "Statements on elements", "What a proposal provides, by a speaker."
    POSITION = "positions", "Positions", "What an actor does with a proposal or with a value."
    CONDITION = "conditions", "Conditions", "What has to come first, by the same speaker."
    READING = "readings", "Readings", "How somebody reads ambiguous words."
    WITHDRAWAL = "withdrawals", "Withdrawals", "Words that were taken back."
    STATUS = "status", "Status of proposals", "What became of a proposal, and who says so."
    LABEL = "labels", "Labels", "What somebody called a proposal."
    EVENT = "events", "Events", "What happened on a date."
    SILENCE = "silences", "Searched in vain", "Texts in which a search for it found nothing."


UNREADABLE = "Not readable at present"
"""In place of a value whose element cannot be read."""
Unsaid = Absence | Silence | ActorSilence
Said = Attributed | Label | StatusChange | Event | Unsaid
_KIND_OF_PART = {
    Condition: ClaimKind.CONDITION,
    Reading: ClaimKind.READING,
    Withdrawal: ClaimKind.WITHDRAWAL,
}


@dataclass(frozen=True, eq=False)
class Citing:
    """A record, or a part of one, that cites a source, with the places it cites there.

    ``about`` is the id of the proposal, actor or event it belongs to; ``element`` that of the element, if any.
    """

    kind: ClaimKind
    about: str
    said: Said
    places: tuple[Evidence, ...] = ()
    element: str = ""
    part: Part | None = None


@dataclass(frozen=True)
class PlaceHere:
    """One place in the source. ``reported_by`` names the outlet whose report stands there, if it is another's.

    ``of_relay`` warns that someone who passed the words on speaks there for itself.
    """

    at: str
    quote: str
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
    known: str
    voice: str
    places: tuple[PlaceHere, ...]
    address: str


@dataclass(frozen=True)
class ClaimIndex:
    """What cites each source, by its id."""

    by_source: Mapping[str, tuple[Citing, ...]]

    def of(self, source_id: str) -> tuple[Citing, ...]:
        """What cites a source, in the order of the records; empty when nothing does."""
        return self.by_source.get(source_id, ())


@cached_on_catalogue
def claim_index(catalogue: Catalogue) -> ClaimIndex:
    """Go through every record once."""
    by_source: dict[str, list[Citing]] = {}
    for citing, places in _all_citing(catalogue):
        for source, here in _by_source(places):
            found = Citing(
                citing.kind, citing.about, citing.said, here, citing.element, citing.part
            )
            by_source.setdefault(source, []).append(found)
    return ClaimIndex({name: tuple(found) for name, found in by_source.items()})


def _by_source(places: tuple[Evidence, ...]) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    ordered = sorted(places, key=lambda place: place.source)
    for source, here in groupby(ordered, key=lambda place: place.source):
        yield source, tuple(here)


def _all_citing(catalogue: Catalogue) -> Iterator[tuple[Citing, tuple[Evidence, ...]]]:
    for proposal in catalogue.proposals.values():
        yield from _of_proposal(proposal)
    for record in catalogue.positions.values():
        yield from _of_positions(record)
    for event in catalogue.events.values():
        yield Citing(ClaimKind.EVENT, event.id, event), event.evidence


def _of_proposal(proposal: Proposal) -> Iterator[tuple[Citing, tuple[Evidence, ...]]]:
    for label in proposal.labels:
        yield Citing(ClaimKind.LABEL, proposal.id, label), label.evidence
    for change in proposal.status:
        yield Citing(ClaimKind.STATUS, proposal.id, change), change.evidence
    for element, provision in proposal.provisions.items():
        if isinstance(provision, Absence):
            yield _silence(proposal.id, provision, element)
        else:
            for statement in provision:
                yield from _of_attributed(ClaimKind.STATEMENT, proposal.id, statement, element)
    for silence in proposal.silences:
        yield _silence(proposal.id, silence)


def _silence(about: str, absence: Unsaid, element: str = "") -> tuple[Citing, tuple[Evidence, ...]]:
    """The sources searched, as places without a paragraph: the whole text was looked at."""
    whole = tuple(Evidence.model_construct(source=name, at="") for name in absence.searched)
    return Citing(ClaimKind.SILENCE, about, absence, element=element), whole


def _of_positions(record: ActorPositions) -> Iterator[tuple[Citing, tuple[Evidence, ...]]]:
    for position in record.positions:
        element = position.about.element or ""
        yield from _of_attributed(ClaimKind.POSITION, record.actor, position, element)
    for silence in record.silences:
        yield _silence(record.actor, silence)


def _of_attributed(
    kind: ClaimKind, about: str, said: Attributed, element: str
) -> Iterator[tuple[Citing, tuple[Evidence, ...]]]:
    yield Citing(kind, about, said, element=element), said.evidence
    for part in said.parts:
        kind_of_part = _KIND_OF_PART[type(part)]
        yield Citing(kind_of_part, about, said, element=element, part=part), part.evidence


# ---- words ---------------------------------------------------------------------------------


def claim(citing: Citing, catalogue: Catalogue) -> Claim:
    """A claim in words, attributed to whoever makes it."""
    sign, text, says, known = _words(citing, catalogue)
    return Claim(
        subject=subject_of(citing, catalogue),
        sign=sign,
        text=text,
        says=says,
        known=known,
        voice=_voice(citing, catalogue),
        places=tuple(_place(place, catalogue) for place in citing.places),
        address=address_of(citing),
    )


def _place(place: Evidence, catalogue: Catalogue) -> PlaceHere:
    source = catalogue.sources.get(place.source)
    opinions = source.opinion_of_relay if source else ()
    cited = set(paragraph_range(place.at) or ())
    return PlaceHere(
        at=place_words(place.at) or "the whole text",
        quote=place.quote or "",
        reported_by=catalogue.actor_short_name(place.reported_by) if place.reported_by else "",
        of_relay=any(cited & set(paragraph_range(at) or ()) for at in opinions),
    )


def address_of(citing: Citing) -> str:
    """Where the site shows it with its evidence."""
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
    if isinstance(said, (Attributed, StatusChange)):
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


def _words(citing: Citing, catalogue: Catalogue) -> tuple[str, str, str, str]:
    """Sign, text, sentence, and how and when it is known."""
    said, stated = citing.said, Sign.STATED.label
    if isinstance(citing.part, Reading):
        by = catalogue.actor_short_name(citing.part.by)
        return "?", f"As {by} reads it", citing.part.says, f"{by} · own reading"
    if isinstance(citing.part, Condition):
        label = f"If: {citing.part.requires.label}"
        return stated, label, citing.part.says, _known(said, catalogue)
    if isinstance(citing.part, Withdrawal):
        when = f"withdrawn {citing.part.stated.words()}"
        return "↩", "Withdrawn", citing.part.says, f"{_known(said, catalogue)} · {when}"
    if isinstance(said, Attributed):
        shown = statement_view(said, catalogue, element=catalogue.elements.get(citing.element))
        text = said.stance.label if isinstance(said, Position) else shown.text
        return shown.sign, text or UNREADABLE, owned(said, catalogue), _known(said, catalogue)
    if isinstance(said, StatusChange):
        speaker = catalogue.actor_short_name(said.speaker)
        known = f"{speaker} · {said.mode.label} · {said.date.words()}"
        return stated, said.status.label, said.says, known
    if isinstance(said, Label):
        caller = catalogue.actor_short_name(said.used_by)
        return stated, "Label", f"{caller} calls it “{said.label}”.", caller
    if isinstance(said, Event):
        return stated, said.kind.label, said.says, said.date.words()
    return "○", "Silent", _silence_words(citing, catalogue), f"searched on {_day(said)}"


def _voice(citing: Citing, catalogue: Catalogue) -> str:
    if not isinstance(citing.said, Position):
        return ""
    voice = voice_of(citing.said, citing.about, catalogue)
    return "" if voice is Voice.OWN else voice.label


def _known(said: Said, catalogue: Catalogue) -> str:
    assert isinstance(said, Attributed)
    whose = said.attributed_to if isinstance(said, Statement) else None
    of = f", of {catalogue.actor_short_name(whose)}" if whose else ""
    speaker = catalogue.actor_short_name(said.speaker)
    return f"{speaker}{of} · {said.mode.label} · stated {said.stated.words()}"


def _day(said: Unsaid) -> str:
    return said.on.words() if said.on else "an unknown day"


def _silence_words(citing: Citing, catalogue: Catalogue) -> str:
    said = citing.said
    elements = (citing.element,) if isinstance(said, Absence) else said.elements
    proposals = said.proposals if isinstance(said, ActorSilence) else ()
    names = [
        catalogue.proposals[each].short_name for each in proposals if each in catalogue.proposals
    ]
    names += [catalogue.elements[each].name for each in elements if each in catalogue.elements]
    return f"Says nothing about: {', '.join(names)}."
