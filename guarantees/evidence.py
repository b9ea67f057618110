"""The evidence of one cell as a view model: every statement, where it was read, and why the cell shows what it does."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue import Catalogue
from guarantees.cell import CellState, cell_of, denials_of
from guarantees.cell_words import STATE_SIGNS, cell_words, silence_sentence, why
from guarantees.citations import chain_steps
from guarantees.clock import known_date
from guarantees.comparison import Comparison
from guarantees.link import query_string
from guarantees.locators import paragraph_range
from guarantees.query import ComparisonQuery
from guarantees.records.actor import Actor
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Contradiction
from guarantees.records.source import Source
from guarantees.records.statement import Attributed, Evidence, Statement
from guarantees.records.values import AMBIGUOUS
from guarantees.value_words import value_sign, value_words

_STANDINGS = {
    "shown": "Shown in the cell",
    "lower": "Said at a lower standing",
    "earlier": "Earlier",
    "withdrawn": "Withdrawn",
}


@dataclass(frozen=True)
class ReadingShown:
    """One way to read an ambiguous statement."""

    by: str
    says: str


@dataclass(frozen=True)
class PlaceShown:
    """One place in one source. ``citation`` is its number on the screen, 0 when the matrix does not cite it."""

    source: str
    citation: int
    short_name: str
    title: str
    at: str
    quote: str
    chain: tuple[str, ...]
    opinion_of_relay: bool
    url: str


@dataclass(frozen=True)
class StatementShown:
    """One statement with everything a reader could doubt about it."""

    standing: str
    standing_label: str
    text: str
    sign: str
    says: str
    speaker: str
    speaker_office: str
    attributed_to: str
    mode: str
    mode_meaning: str
    stated: str
    known: str
    known_note: str
    condition: str
    estimate: str
    note: str
    readings: tuple[ReadingShown, ...]
    denied_by: tuple[str, ...]
    places: tuple[PlaceShown, ...]


@dataclass(frozen=True)
class SearchedShown:
    """A source that was searched in vain."""

    source: str
    short_name: str
    on: str


@dataclass(frozen=True)
class ContradictionShown:
    """Two or more sides that cannot all hold."""

    name: str
    note: str
    sides: tuple[str, ...]


@dataclass(frozen=True)
class CellEvidence:
    """The panel beside the matrix."""

    proposal: str
    element: str
    element_name: str
    proposal_name: str
    question: str
    sign: str
    tone: str
    state_label: str
    text: str
    why: str
    statements: tuple[StatementShown, ...]
    absence: str
    searched: tuple[SearchedShown, ...]
    contradictions: tuple[ContradictionShown, ...]
    definition: str
    coding_rule: str
    link: str


def cell_evidence(
    query: ComparisonQuery, comparison: Comparison, catalogue: Catalogue
) -> CellEvidence | None:
    """The evidence of the query's open cell, or ``None`` when no cell is open or its record is gone.

    Citation numbers are those of ``comparison``, so that the panel and the matrix agree.
    """
    if query.cell is None:
        return None
    proposal = catalogue.proposals.get(query.cell[0])
    element = catalogue.elements.get(query.cell[1])
    if proposal is None or element is None:
        return None
    numbers = {source.id: source.number for source in comparison.sources}
    return _Panel(query, proposal, element, numbers, catalogue).evidence()


class _Panel:
    """Puts one panel together; holds what every part of it needs."""

    def __init__(
        self,
        query: ComparisonQuery,
        proposal: Proposal,
        element: Element,
        numbers: dict[str, int],
        catalogue: Catalogue,
    ) -> None:
        self.query, self.proposal, self.element = query, proposal, element
        self.numbers, self.catalogue = numbers, catalogue
        self.cell = cell_of(proposal, element, query.as_of, catalogue)

    def evidence(self) -> CellEvidence:
        cell, catalogue = self.cell, self.catalogue
        words = cell_words(cell, self.element, catalogue)
        return CellEvidence(
            proposal=self.proposal.id,
            element=self.element.id,
            element_name=self.element.name,
            proposal_name=self.proposal.name,
            question=self.element.question,
            sign=words.sign,
            tone=words.tone,
            state_label=cell.state.label,
            text=words.text,
            why=why(cell, catalogue),
            statements=self._statements(),
            absence=self._absence(),
            searched=self._searched(),
            contradictions=tuple(self._contradiction(c) for c in self._contradictions()),
            definition=self.element.definition,
            coding_rule=self.element.coding_rule,
            link=query_string(self.query, catalogue),
        )

    def _statements(self) -> tuple[StatementShown, ...]:
        parts = {name: getattr(self.cell, name) for name in _STANDINGS}
        return tuple(self._statement(s, name) for name, part in parts.items() for s in part)

    def _statement(self, statement: Statement, standing: str) -> StatementShown:
        catalogue = self.catalogue
        known = known_date(statement, catalogue)
        attributed_to = statement.attributed_to
        return StatementShown(
            standing=standing,
            standing_label=_STANDINGS[standing],
            text=value_words(statement.value, self.element, catalogue),
            sign=self._sign(statement),
            says=statement.says,
            speaker=catalogue.actor_name(statement.speaker),
            speaker_office=office(catalogue.actors.get(statement.speaker), catalogue),
            attributed_to=catalogue.actor_name(attributed_to) if attributed_to else "",
            mode=statement.mode.label,
            mode_meaning=statement.mode.meaning,
            stated=statement.stated.words(),
            known=known.words() if known else "not known",
            known_note="" if statement.known else "earliest publication among its sources",
            condition=statement.condition.says if statement.condition else "",
            estimate="The speaker's personal estimate." if statement.personal_estimate else "",
            note=self._note(statement),
            readings=tuple(
                ReadingShown(catalogue.actor_name(r.by), r.says) for r in statement.readings
            ),
            denied_by=self._denied_by(statement),
            places=self._places(statement),
        )

    def _sign(self, statement: Statement) -> str:
        if statement.value == AMBIGUOUS:
            return STATE_SIGNS[CellState.AMBIGUOUS]
        return value_sign(statement.value, self.element).label

    def _note(self, statement: Statement) -> str:
        withdrawn = statement.withdrawn
        parts = [statement.note or ""]
        if withdrawn:
            parts.append(f"Withdrawn {withdrawn.stated.words()}: {withdrawn.says}")
        return " ".join(part for part in parts if part)

    def _denied_by(self, statement: Statement) -> tuple[str, ...]:
        denials = denials_of((statement,), self.query.as_of, self.catalogue)
        return tuple(self._side(denial) for denial in denials)

    def _side(self, statement: Attributed) -> str:
        """A statement in one line: speaker, words, and where they were read."""
        places = "; ".join(
            f"{self.catalogue.source_short_name(p.source)}, {place_words(p.at)}"
            for p in statement.evidence
        )
        return f"{self.catalogue.actor_name(statement.speaker)}: {statement.says} ({places})"

    def _places(self, statement: Statement) -> tuple[PlaceShown, ...]:
        own = [*statement.evidence]
        if statement.condition:
            own += statement.condition.evidence
        if statement.withdrawn:
            own += statement.withdrawn.evidence
        said = [(statement.speaker, statement.mode.label, place) for place in own]
        read = [
            (r.by, "own reading of it", place) for r in statement.readings for place in r.evidence
        ]
        return tuple(self._place(*each) for each in dict.fromkeys([*said, *read]))

    def _place(self, speaker: str, how: str, place: Evidence) -> PlaceShown:
        source = self.catalogue.sources.get(place.source)
        return PlaceShown(
            source=place.source,
            citation=self.numbers.get(place.source, 0),
            short_name=self.catalogue.source_short_name(place.source),
            title=source.title
            if source
            else "The record of this source cannot be read at present.",
            at=place_words(place.at),
            quote=place.quote or "",
            chain=self._chain(speaker, how, place, source),
            opinion_of_relay=source is not None and _overlaps(place.at, source.opinion_of_relay),
            url=(source.url or "") if source else "",
        )

    def _chain(
        self, speaker: str, how: str, place: Evidence, source: Source | None
    ) -> tuple[str, ...]:
        """From the speaker to what was read."""
        steps = [f"{self.catalogue.actor_name(speaker)} ({how})"]
        if place.reported_by and place.reported_by != speaker:
            steps.append(f"{self.catalogue.actor_name(place.reported_by)} reported it")
        return (*steps, *(chain_steps(source, self.catalogue) if source else ()))

    def _absence(self) -> str:
        absence = self.cell.absence
        if self.cell.statements or absence is None:
            return "" if self.cell.statements else self.cell.state.meaning
        sentence = silence_sentence(absence, self.catalogue) if absence.searched else ""
        return " ".join(
            part for part in (sentence or self.cell.state.meaning, absence.note) if part
        )

    def _searched(self) -> tuple[SearchedShown, ...]:
        absence = self.cell.absence
        if absence is None:
            return ()
        on = absence.on.words() if absence.on else ""
        return tuple(
            SearchedShown(name, self.catalogue.source_short_name(name), on)
            for name in absence.searched
        )

    def _contradictions(self) -> list[Contradiction]:
        found: dict[str, Contradiction] = {}
        for statement in self.cell.statements:
            for contradiction in self.catalogue.contradictions_of.get(statement.id or "", ()):
                found[contradiction.id] = contradiction
        return list(found.values())

    def _contradiction(self, contradiction: Contradiction) -> ContradictionShown:
        sides = [self.catalogue.attributed.get(name) for name in contradiction.between]
        return ContradictionShown(
            contradiction.name,
            contradiction.note,
            tuple(self._side(side) for side in sides if side),
        )


def office(actor: Actor | None, catalogue: Catalogue) -> str:
    """For whom and in which office an actor speaks, as attested in the records; may be empty."""
    if actor is None or not actor.affiliations:
        return ""
    latest = max(actor.affiliations, key=lambda affiliation: affiliation.attested.sort_key)
    return f"{latest.office}, {catalogue.actor_short_name(latest.actor)}"


def place_words(at: str) -> str:
    """A locator for a reader: ``paragraph 12``, ``paragraphs 12 to 14``, or the words it was given in."""
    paragraphs = paragraph_range(at)
    if not paragraphs:
        return at
    if len(paragraphs) == 1:
        return f"paragraph {paragraphs[0]}"
    return f"paragraphs {paragraphs[0]} to {paragraphs[-1]}"


def _overlaps(at: str, others: tuple[str, ...]) -> bool:
    cited = set(paragraph_range(at) or ())
    return any(cited & set(paragraph_range(other) or ()) for other in others)
