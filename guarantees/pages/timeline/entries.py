"""The entries of the timeline: events, changes of status, ends of terms, positions, and statements on single elements.

What one speaker says at one time about one thing is a single entry, so that a text with thirty provisions is one mark
and not thirty. An entry keeps both dates of its records, with their precision.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST, Clock, earliest_publication, known_date
from guarantees.catalogue.places import RecordKey, cell_key, stance_key, status_key
from guarantees.cells.term import DURATION, end_of_term
from guarantees.cells.voices import Voice, voice_of
from guarantees.records.actor import Actor
from guarantees.records.dates import EdtfDate, in_words
from guarantees.records.position import Position
from guarantees.records.proposal import Proposal, StatusChange
from guarantees.records.registry import Event
from guarantees.records.statement import Attributed, Statement
from guarantees.records.vocabulary import ActorKind, EventKind, Stance, Term
from guarantees.words.cell_words import value_words
from guarantees.words.statement_words import subject_words
from guarantees.words.status_words import status_words, term_of


class EntryKind(Term):
    """The kind of an entry: the kinds of event, then four kinds for other records."""

    MEETING = EventKind.MEETING.parts
    STATEMENT = EventKind.STATEMENT.parts
    CALL = EventKind.CALL.parts
    DRAFT = EventKind.DRAFT.parts
    SIGNATURE = EventKind.SIGNATURE.parts
    REPORT = EventKind.REPORT.parts
    EXCHANGE = EventKind.EXCHANGE.parts
    DECISION = EventKind.DECISION.parts
    STATUS = "status", "change of status", "What became of a proposal, and who says so."
    END = (
        "end",
        "end of term",
        "Until when an agreement is in force by its own term, which the records give as a number of years or months.",
    )
    POSITION = "position", "positions", "What a party accepts or refuses, and who says so."
    ELEMENT = (
        "element",
        "on questions",
        "What a speaker said about single answers of a proposal, such as its trigger or its size.",
    )


USUAL_KINDS = frozenset(EntryKind) - {EntryKind.END, EntryKind.POSITION, EntryKind.ELEMENT}
"""The kinds that are shown by default; ends of terms have a view of their own."""
LONGEST_ID, MAX_NAMED = 110, 8
_DATE_WORDS = {"..": "open", "/": "~to~", "%": "-perhaps-about", "~": "-about", "?": "-perhaps"}


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened or was said at one date.

    ``stated`` is when it happened or was said, ``known`` when the public could first know it (``None``: none of its
    sources can be read). ``actors`` are the ids of those who took part or spoke, ``bodies`` of those on whose behalf
    they did, and ``about`` of those they spoke about: what B says about A is B's entry and never A's. ``proposals`` may
    be empty. An entry is made from a ``record``, from statements with their elements or from positions (``said``); the
    end of a term from both, the change of status with which it begins and the statements on its length.
    """

    id: str
    kind: EntryKind
    stated: EdtfDate
    known: EdtfDate | None
    title: str
    says: str
    actors: tuple[str, ...]
    bodies: tuple[str, ...]
    proposals: tuple[str, ...]
    about: tuple[str, ...] = ()
    record: Event | StatusChange | None = None
    said: tuple[tuple[Attributed, str], ...] = ()

    def date(self, clock: Clock) -> EdtfDate | None:
        """The date on one of the two clocks."""
        return self.stated if clock is Clock.STATED else self.known


@cached_on_catalogue
def entries_of(catalogue: Catalogue) -> Mapping[str, TimelineEntry]:
    """Every entry by its id, not yet sorted: ``order`` in ``query.py`` says how.

    The id of an event is that of its record. The others are made from the ids of what they group, joined by ``~``,
    which is in no record's id.
    """
    found: dict[str, TimelineEntry] = {}
    for entry in _entries(catalogue):
        name = unused_id(entry.id, found)
        found[name] = replace(entry, id=name)
    return found


def unused_id(name: str, used: Container[str]) -> str:
    """An id that is not in use: the name itself, or the name with a number."""
    found, number = name, 1
    while found in used:
        number += 1
        found = f"{name}~{number}"
    return found


def entry_id(*parts: str, date: EdtfDate) -> str:
    """An id made from other ids and a date, short enough for a link: the end of a long one is replaced by a digest."""
    when = re.sub(r"\.\.|[/%~?]", lambda mark: _DATE_WORDS[mark[0]], date.text)
    name = "~".join((*parts, when))
    if len(name) <= LONGEST_ID:
        return name
    return f"{name[: LONGEST_ID - 9]}~{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def record_key(entry: TimelineEntry, catalogue: Catalogue) -> RecordKey:
    """The record that an entry was made from; the first of several."""
    if isinstance(entry.record, Event):
        return ("events", entry.record.id)
    if isinstance(entry.record, StatusChange):
        (proposal,) = entry.proposals
        number = catalogue.proposals[proposal].status.index(entry.record) + 1
        return status_key(proposal, number)
    said, element = entry.said[0]
    if not isinstance(said, Position):
        return cell_key(entry.proposals[0], element)
    # The file is that of the actor others speak about, or else of the last of speaker and actor.
    actor = (entry.about or entry.actors)[-1]
    return stance_key(actor, proposal=said.about.proposal or "", element=said.about.element or "")


def body_of(actor_id: str, catalogue: Catalogue) -> str:
    """On whose behalf an actor speaks: the body that a person last belonged to, or the actor itself."""
    actor = catalogue.actors.get(actor_id)
    if actor is None or actor.kind is not ActorKind.PERSON or not actor.affiliations:
        return actor_id
    return _latest_body(actor)


def _latest_body(actor: Actor) -> str:
    return max(actor.affiliations, key=lambda each: each.attested.sort_key).actor


def _entries(catalogue: Catalogue) -> Iterator[TimelineEntry]:
    for event in catalogue.events.values():
        yield _of_event(event, catalogue)
    for proposal in catalogue.proposals.values():
        for change in proposal.status:
            yield _of_status(change, proposal, catalogue)
        yield from _of_term(proposal, catalogue)
    yield from _of_positions(catalogue)
    for proposal in catalogue.proposals.values():
        yield from _of_statements(proposal, catalogue)


def _of_event(event: Event, catalogue: Catalogue) -> TimelineEntry:
    return TimelineEntry(
        id=event.id,
        kind=EntryKind(event.kind.value),
        stated=event.date,
        known=earliest_publication(event.evidence, catalogue),
        title=event.name,
        says=event.says,
        actors=event.participants,
        bodies=_bodies(event.participants, catalogue),
        proposals=event.proposals,
        record=event,
    )


def _of_status(change: StatusChange, proposal: Proposal, catalogue: Catalogue) -> TimelineEntry:
    speaker = catalogue.actor_short_name(change.speaker)
    return TimelineEntry(
        id=entry_id(proposal.id, change.status.value.replace("_", "-"), date=change.date),
        kind=EntryKind.STATUS,
        stated=change.date,
        known=earliest_publication(change.evidence, catalogue),
        title=f"{proposal.short_name}: {status_words(change, catalogue)}",
        says=f"{speaker} ({change.mode.label}): {change.says}",
        actors=(*change.by, *({change.speaker} - {*change.by})),
        bodies=_bodies((*change.by, change.speaker), catalogue),
        proposals=(proposal.id,),
        record=change,
    )


def _of_term(proposal: Proposal, catalogue: Catalogue) -> Iterator[TimelineEntry]:
    end = end_of_term(proposal, LATEST, catalogue)
    if end is None:
        return
    # It can be known once the public knows both when the term began and how long it is.
    length = (date for each in end.said if (date := known_date(each, catalogue)))
    known = (
        earliest_publication(end.begins.evidence, catalogue),
        min(length, key=lambda date: date.sort_key, default=None),
    )
    actors = (*end.begins.by, *({end.begins.speaker} - {*end.begins.by}))
    yield TimelineEntry(
        id=entry_id(proposal.id, "end-of-term", date=end.date),
        kind=EntryKind.END,
        stated=end.date,
        known=max((date for date in known if date), key=lambda date: date.sort_key)
        if all(known)
        else None,
        title=f"{proposal.short_name}: in force until {end.date.short()}",
        says=f"By its own term: {in_words(term_of(proposal, LATEST, catalogue), ', ')}.",
        actors=actors,
        bodies=_bodies(actors, catalogue),
        proposals=(proposal.id,),
        record=end.begins,
        said=tuple((each, DURATION) for each in end.said),
    )


def _of_positions(catalogue: Catalogue) -> Iterator[TimelineEntry]:
    """One entry for what one speaker says about one actor's positions at one time."""
    for actor_id, file in catalogue.positions.items():
        groups: dict[tuple[Any, ...], list[Position]] = {}
        for position in file.positions:
            voice = voice_of(position, actor_id, catalogue)
            key = (voice, position.speaker, position.stated, known_date(position, catalogue))
            groups.setdefault(key, []).append(position)
        for (voice, speaker, stated, known), positions in groups.items():
            by_others = voice is Voice.OTHERS
            abouts = (position.about.proposal for position in positions)
            yield TimelineEntry(
                id=entry_id(actor_id, speaker, date=stated),
                kind=EntryKind.POSITION,
                stated=stated,
                known=known,
                title=f"{_whose(voice, actor_id, speaker, catalogue)}: "
                f"{_stances(positions, catalogue)}",
                says=_said(positions, [_stance(p, catalogue) for p in positions]),
                actors=(speaker,) if by_others else _each_once(speaker, actor_id),
                bodies=_bodies((speaker if by_others else actor_id,), catalogue),
                proposals=_each_once(*abouts),
                about=(actor_id,) if by_others else (),
                said=tuple((position, "") for position in positions),
            )


def _whose(voice: Voice, actor_id: str, speaker: str, catalogue: Catalogue) -> str:
    """Whose position it is and who says so. What others say about an actor never reads as its own words."""
    actor, by = catalogue.actor_short_name(actor_id), catalogue.actor_short_name(speaker)
    if voice is Voice.OTHERS:
        return f"{by} about {actor}"
    if voice is Voice.REPORTED:
        return f"{actor}, reported by {by}"
    return actor if speaker == actor_id else f"{actor} ({by})"


def _stances(positions: list[Position], catalogue: Catalogue) -> str:
    if len(positions) == 1:
        return _stance(positions[0], catalogue)
    counts = ((s.label, sum(p.stance is s for p in positions)) for s in Stance)
    return ", ".join(f"{label} {count}" for label, count in counts if count)


def _stance(position: Position, catalogue: Catalogue) -> str:
    return f"{position.stance.label}: {subject_words(position.about, catalogue)}"


def _of_statements(proposal: Proposal, catalogue: Catalogue) -> Iterator[TimelineEntry]:
    """One entry for what one speaker says about the elements of a proposal at one time."""
    groups: dict[tuple[Any, ...], list[tuple[Statement, str]]] = {}
    for element_id, provision in proposal.provisions.items():
        for statement in provision if isinstance(provision, tuple) else ():
            dates = (statement.stated, known_date(statement, catalogue))
            key = (statement.speaker, statement.attributed_to, *dates)
            groups.setdefault(key, []).append((statement, element_id))
    for (speaker, attributed_to, stated, known), said in groups.items():
        yield TimelineEntry(
            id=entry_id(proposal.id, speaker, date=stated),
            kind=EntryKind.ELEMENT,
            stated=stated,
            known=known,
            title=_on_elements(proposal, speaker, attributed_to, said, catalogue),
            says=_said([s for s, _ in said], [_value(*each, catalogue) for each in said]),
            actors=(speaker,),
            bodies=_bodies((speaker,), catalogue),
            proposals=(proposal.id,),
            about=_each_once(attributed_to),
            said=tuple(said),
        )


def _on_elements(
    proposal: Proposal,
    speaker: str,
    attributed_to: str | None,
    said: list[tuple[Statement, str]],
    catalogue: Catalogue,
) -> str:
    who = catalogue.actor_short_name(speaker)
    if attributed_to:
        who += f" about words of {catalogue.actor_short_name(attributed_to)}"
    what = _value(*said[0], catalogue) if len(said) == 1 else f"{len(said)} statements on questions"
    return f"{who} on {proposal.short_name}: {what}"


def _value(statement: Statement, element_id: str, catalogue: Catalogue) -> str:
    """The element and the value that a statement gives it."""
    element = catalogue.elements.get(element_id)
    if element is None:
        return element_id
    return f"{element.name}: {value_words(statement.value, element, catalogue)}"


def _said(records: Sequence[Attributed], words: Sequence[str]) -> str:
    """The sentence of a single record. For several, what each is about, since none can speak for the others."""
    if len(records) == 1:
        return records[0].says
    more = [f"and {len(words) - MAX_NAMED} more"] if len(words) > MAX_NAMED else []
    return " · ".join([*words[:MAX_NAMED], *more])


def _bodies(actor_ids: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    return _each_once(*(body_of(name, catalogue) for name in actor_ids))


def _each_once(*ids: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in ids if name))
