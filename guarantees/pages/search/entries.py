"""What a search can find: an entry for each record of every kind, and for each statement and position.

An entry has all the words by which it can be found, as pages show them, and the address it leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.recorded import Recorded
from guarantees.cells.voices import Voice, voice_of
from guarantees.links.addresses import (
    to_actor,
    to_compare,
    to_evidence,
    to_gap,
    to_proposal,
    to_sources,
    to_timeline,
)
from guarantees.records.actor import Actor
from guarantees.records.dates import EdtfDate, Fact
from guarantees.records.element import Element
from guarantees.records.points import opening_points, points_told
from guarantees.records.position import Position
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Contradiction, Event
from guarantees.records.source import Source
from guarantees.records.statement import Attributed, Evidence, Statement
from guarantees.records.vocabulary import Term
from guarantees.words.actors import by_whom
from guarantees.words.cell_words import value_words
from guarantees.words.citations import extent_words, language
from guarantees.words.coding_rule import coding_rule
from guarantees.words.statement_words import place_words, subject_words
from guarantees.words.status_words import status_words

_WHOSE_STANCE = {
    Voice.OWN: "{actor}: {stance}",
    Voice.REPORTED: "{actor}, as reported: {stance}",
    Voice.OTHERS: "{actor}, as stated by others: {stance}",
}


class ResultKind(Term):
    """A kind of search result, in the order in which results are shown."""

    PROPOSALS = "proposals", "Proposals", "Their names, summaries, status and notes."
    POINTS = "points", "Points", "The points of numbered plans, and what they say."
    ELEMENTS = "elements", "Questions", "The questions every proposal is asked, and the answers."
    STATEMENTS = "statements", "Statements", "What someone said on a question, for a proposal."
    POSITIONS = "positions", "Positions", "What a party proposes, accepts or refuses."
    ACTORS = "actors", "Parties", "States, organisations, people and outlets, by all their names."
    SOURCES = "sources", "Sources", "The documents read: titles, publishers, translators."
    EVENTS = "events", "Events", "What happened on a date."
    CONTRADICTIONS = "contradictions", "Contradictions", "Statements that cannot all hold."


@dataclass(frozen=True)
class Passage:
    """A text of an entry. ``label`` says what it is; it is "" for the main text, which is always shown. ``date`` is
    that of the label."""

    label: str
    text: str
    date: EdtfDate | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Everything in it that can be searched."""
        return (self.label, *((self.date.words(),) if self.date else ()), self.text)


@dataclass(frozen=True)
class Entry:
    """Something that can be found. ``facts`` say in short parts where it belongs, who says it and when."""

    name: str
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    address: str

    @property
    def context(self) -> tuple[str, ...]:
        """The facts in words."""
        return tuple(each.words() if isinstance(each, EdtfDate) else each for each in self.facts)


MakeEntry = Callable[[Catalogue], Entry]
"""Makes an entry when it is indexed or shown, so that the index need not keep a second copy of all texts."""


def entries_of(catalogue: Catalogue) -> dict[ResultKind, list[MakeEntry]]:
    """Every entry of a catalogue, by kind, in the order in which kinds are shown."""
    recorded = list(catalogue.recorded())
    statements = [each for each in recorded if isinstance(each.said, Statement)]
    positions = [each for each in recorded if isinstance(each.said, Position)]
    return {
        ResultKind.PROPOSALS: [partial(_proposal, each) for each in catalogue.proposals.values()],
        ResultKind.POINTS: list(_points(catalogue)),
        ResultKind.ELEMENTS: [partial(_element, each) for each in catalogue.elements.values()],
        ResultKind.STATEMENTS: [partial(_statement, each) for each in statements],
        ResultKind.POSITIONS: [partial(_position, each) for each in positions],
        ResultKind.ACTORS: [partial(_actor, each) for each in catalogue.actors.values()],
        ResultKind.SOURCES: [partial(_source, each) for each in catalogue.sources.values()],
        ResultKind.EVENTS: [partial(_event, each) for each in catalogue.events.values()],
        ResultKind.CONTRADICTIONS: [
            partial(_contradiction, each) for each in catalogue.contradictions.values()
        ],
    }


def _proposal(proposal: Proposal, catalogue: Catalogue) -> Entry:
    family = catalogue.families.get(proposal.family)
    called = (
        Passage(f"Called this by {catalogue.actor_name(label.used_by)}", label.label)
        for label in proposal.labels
    )
    status = (
        Passage(f"{status_words(s, catalogue)}, {catalogue.actor_name(s.speaker)}", s.says, s.date)
        for s in proposal.status
    )
    return Entry(
        proposal.name,
        (
            proposal.short_name,
            proposal.kind.label,
            _by_whom(proposal, catalogue),
            proposal.first_stated,
            *((family.name,) if family else ()),
        ),
        (*_summary(proposal), *called, *status, *_note(proposal.note)),
        to_proposal(proposal.id),
    )


_Sentences = tuple[tuple[str, str], ...]
"""What is reported of a point: the id of an element, "" for none, and a sentence."""


def _points(catalogue: Catalogue) -> Iterator[MakeEntry]:
    """Plans with most reported come first."""
    plans = [(each, _told_by_point(each)) for each in catalogue.proposals.values()]
    plans.sort(key=lambda plan: -sum(map(len, plan[1].values())))
    for proposal, points in plans:
        for number, reported in points.items():
            yield partial(_point, proposal, number, reported)


def _told_by_point(proposal: Proposal) -> dict[int, _Sentences]:
    points = proposal.points
    if points is None:
        return {}
    reported: dict[int, dict[tuple[str, str], None]] = {}
    for each in points.no_element:
        reported.setdefault(each.number, {})["", each.says] = None
    for element, provision in proposal.provisions.items():
        for statement in provision if isinstance(provision, tuple) else ():
            _, says = opening_points(statement.says, points.called)
            for number in points_told(statement, points.called):
                reported.setdefault(number, {})[element, says] = None
    return {number: tuple(reported[number]) for number in sorted(reported)}


def _point(proposal: Proposal, number: int, reported: _Sentences, catalogue: Catalogue) -> Entry:
    points = proposal.points
    assert points is not None
    names = {
        name: catalogue.elements[name].name if name in catalogue.elements else name
        for name, _ in reported
        if name
    }
    called = dict.fromkeys(label.label for label in proposal.labels)
    return Entry(
        f"{points.name(number)}, {proposal.short_name}",
        (
            f"{number} of {points.total} {points.called.label}s",
            *((f"also called {', '.join(called)}",) if called else ()),
            *((f"answers {', '.join(names.values())}",) if names else ()),
        ),
        tuple(
            Passage(names.get(name, "No element asks for this"), says) for name, says in reported
        ),
        to_proposal(proposal.id, points.key(number)),
    )


def _by_whom(proposal: Proposal, catalogue: Catalogue) -> str:
    words = by_whom(proposal, catalogue)
    return f"put forward by {words}" if proposal.proposed_by else words


def _element(element: Element, catalogue: Catalogue) -> Entry:
    group = catalogue.groups.get(element.group)
    values = (
        Passage(
            f"Value: {option.label}" + (f" ({', '.join(option.also)})" if option.also else ""),
            option.meaning,
        )
        for option in element.options
    )
    return Entry(
        element.name,
        (f"row {element.number}", *((group.name,) if group else ())),
        (
            Passage("", element.question),
            *_also_called(element.also),
            Passage("Definition", element.definition),
            Passage("Coding", coding_rule(element)),
            *values,
        ),
        to_gap(element=element.id),
    )


def _statement(recorded: Recorded, catalogue: Catalogue) -> Entry:
    statement, name = recorded.said, recorded.element
    assert isinstance(statement, Statement)
    element = catalogue.elements.get(recorded.element)
    if element:
        name = f"{element.name}: {value_words(statement.value, element, catalogue)}"
    readings = (
        Passage(f"Reading of {catalogue.actor_name(reading.by)}", reading.says)
        for reading in statement.readings
    )
    return Entry(
        name,
        (catalogue.proposals[recorded.owner].short_name, *_who_and_when(statement, catalogue)),
        (
            *_said(statement, catalogue),
            *readings,
            *_also_called(element.also_called(statement.value) if element else ()),
            *_note(statement.note),
        ),
        to_evidence(recorded),
    )


def _position(recorded: Recorded, catalogue: Catalogue) -> Entry:
    position = recorded.said
    assert isinstance(position, Position)
    stance = _WHOSE_STANCE[voice_of(position, recorded.owner, catalogue)].format(
        actor=catalogue.actor_name(recorded.owner), stance=position.stance.label
    )
    element = catalogue.elements.get(position.about.element or "")
    also = element.also_called(position.about.value) if element else ()
    return Entry(
        subject_words(position.about, catalogue),
        (stance, *_who_and_when(position, catalogue)),
        (*_said(position, catalogue), *_also_called(also), *_note(position.note)),
        to_evidence(recorded),
    )


def _who_and_when(statement: Attributed, catalogue: Catalogue) -> tuple[Fact, ...]:
    speaker = catalogue.actor_name(statement.speaker)
    about = statement.attributed_to if isinstance(statement, Statement) else None
    of_whom = f" about {catalogue.actor_name(about)}" if about else ""
    return f"{speaker}{of_whom} ({statement.mode.label})", statement.stated


def _said(statement: Attributed, catalogue: Catalogue) -> Iterator[Passage]:
    yield Passage("", statement.says)
    yield from _quotations(statement.evidence, catalogue)
    if statement.condition:
        yield Passage("Condition", statement.condition.says)
        yield from _quotations(statement.condition.evidence, catalogue)
    if statement.withdrawn:
        yield Passage("Withdrawn", statement.withdrawn.says, statement.withdrawn.stated)


def _quotations(places: tuple[Evidence, ...], catalogue: Catalogue) -> Iterator[Passage]:
    for place in places:
        if place.quote:
            where = f"{catalogue.source_short_name(place.source)}, {place_words(place.at)}"
            yield Passage(where, f"“{place.quote}”")


def _summary(proposal: Proposal) -> Iterator[Passage]:
    """None as of a day: it is written from all that the records hold."""
    if proposal.summary:
        yield Passage("", proposal.summary)


def _actor(actor: Actor, catalogue: Catalogue) -> Entry:
    others = dict.fromkeys((*([actor.short_name] if actor.short_name else ()), *actor.aliases))
    offices = (
        Passage("Office", f"{a.office}, {catalogue.actor_name(a.actor)}", a.attested)
        for a in actor.affiliations
    )
    names = (f"also called {', '.join(others)}",) if others else ()
    return Entry(
        actor.name,
        (actor.kind.label, *names),
        (*offices, *_note(actor.note)),
        to_actor(actor.id),
    )


def _source(source: Source, catalogue: Catalogue) -> Entry:
    steps = (
        Passage(f"{link.role.label} {catalogue.actor_name(link.by)}", text)
        for link in source.chain
        for text in (link.title, link.note)
        if text
    )
    by = ", ".join(
        f"{link.role.label} {catalogue.actor_name(link.by)} ({language(link.language)})"
        for link in source.chain
    )
    return Entry(
        source.title,
        (source.short_name, source.kind.label, source.published, by, extent_words(source)),
        (*steps, *_note(source.note)),
        to_sources(source.id),
    )


def _event(event: Event, catalogue: Catalogue) -> Entry:
    names = [catalogue.actor_name(name) for name in event.participants]
    return Entry(
        event.name,
        (event.date, event.kind.label, *([", ".join(names)] if names else [])),
        (
            Passage("", event.says),
            *_quotations(event.evidence, catalogue),
            *_note(event.note),
        ),
        to_timeline(event=event.id),
    )


def _contradiction(contradiction: Contradiction, catalogue: Catalogue) -> Entry:
    sides = catalogue.sides_of(contradiction)
    speakers = dict.fromkeys(catalogue.actor_name(side.said.speaker) for side in sides)
    return Entry(
        contradiction.name,
        (f"between statements of {', '.join(speakers)}",) if speakers else (),
        (Passage("", contradiction.note),),
        # The evidence of any side shows the contradiction.
        to_evidence(sides[0]) if sides else to_compare(),
    )


def _also_called(names: tuple[str, ...]) -> tuple[Passage, ...]:
    return (Passage("Also called", ", ".join(names)),) if names else ()


def _note(note: str | None) -> tuple[Passage, ...]:
    return (Passage("Note", note),) if note else ()
