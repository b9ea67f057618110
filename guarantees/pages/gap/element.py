"""One question: who gives which answer, and what is in none of them.

What the parties say is drawn as everywhere (``guarantees.pages.tables.stands``); below each answer are the proposals
that give it. Their values come from ``guarantees.cells.cell``: nothing is decided here but what is shown next to what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from guarantees.cells.cell import Cell
from guarantees.cells.stances import SAYS_YES, StanceCell, StanceState
from guarantees.cells.voices import Voice
from guarantees.pages.gap.answers import (
    AnswerGiven,
    proposals_by_answer,
    without_stance,
    without_value,
)
from guarantees.pages.gap.claims import CODES, coding_line
from guarantees.pages.gap.evidence import names
from guarantees.pages.gap.figures import Figure, figures_of
from guarantees.pages.gap.numbers import NumberClaim, NumberGap, number_gap
from guarantees.pages.gap.records import ElementRecords, NamedUnder, coded_values
from guarantees.pages.gap.steps import deciding
from guarantees.pages.tables.stands import StandsColumn, StandsGroup, WhoStandsWhere
from guarantees.records.element import Element
from guarantees.records.number_ranges import range_of
from guarantees.records.proposal import Proposal
from guarantees.records.values import Quantity
from guarantees.words.cell_words import value_words
from guarantees.words.nobody_says import what_was_asked
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.stance_words import stance_words

NO_ORDER = "These answers have no order: none is more or less than another."


@dataclass(frozen=True)
class ElementGap:
    """Everything the page shows of one element.

    ``answers`` are its rows, with a mark for each of ``columns``; ``proposals`` are those that give an answer, by the
    key of its row. ``order`` says why the options are a scale, or that they are not one; "" for an element without
    options. ``not_given`` are the labels of options that no proposal gives, and ``asked`` says what was asked of the
    proposals. ``unaddressed`` are the labels of options that nobody speaks of. ``figures`` are the numbers that texts
    give, each with what it is of.
    """

    element: Element
    order: str
    figures: tuple[Figure, ...]
    columns: tuple[StandsColumn, ...]
    answers: StandsGroup
    proposals: Mapping[str, tuple[AnswerGiven, ...]]
    unaddressed: tuple[str, ...]
    not_given: tuple[str, ...]
    asked: str
    without_stance: tuple[NamedUnder, ...]
    without_value: tuple[NamedUnder, ...]
    numbers: NumberGap | None


def element_gap(element: Element, sources: NumberedSources) -> ElementGap:
    """The gap on an element, for the day and clock of ``sources``."""
    catalogue = sources.catalogue
    records = ElementRecords(element, sources.as_of, catalogue)
    stands = WhoStandsWhere(catalogue, sources.as_of, names_all=True)
    figures = figures_of(records, sources)
    missing = (value for value in records.values if value not in records.addressed)
    return ElementGap(
        element=element,
        order=_order(element),
        figures=figures,
        columns=stands.columns,
        answers=_answers(records, stands),
        proposals=proposals_by_answer(records),
        not_given=tuple(option.label for option in records.asked.not_given),
        asked=what_was_asked(records.asked),
        unaddressed=tuple(value_words(value, element, catalogue) for value in missing),
        without_stance=without_stance(records),
        without_value=without_value(records),
        numbers=number_gap(_claims(records, sources)),
    )


def _answers(records: ElementRecords, stands: WhoStandsWhere) -> StandsGroup:
    """A row for each answer that somebody gives or speaks of; for a scale, every answer."""
    found = stands.stances(records.element)
    rows = (
        stands.answer(records.element, value, found.get(value, {}))
        for value in records.worth_showing
    )
    searched = stands.searched(records.element)
    return replace(stands.heading(records.element), rows=(*rows, *searched))


def _order(element: Element) -> str:
    if element.order:
        return element.order.reason
    return NO_ORDER if element.options else ""


def _claims(records: ElementRecords, sources: NumberedSources) -> tuple[NumberClaim, ...]:
    """Every number, the actors' before the proposals'."""
    units = {unit.id: unit.label for unit in records.element.units}
    stances, codings = [], []
    for value in records.worth_showing:
        if isinstance(value, Quantity):
            claim = _Claim(value, units.get(value.unit, value.unit), records, sources)
            stances += [claim.of_actor(c[value]) for c in records.stances.values() if value in c]
            codings += [
                claim.of_proposal(proposal, cell)
                for proposal, cell in records.coding
                if value in coded_values(cell)
            ]
    return *stances, *codings


@dataclass(frozen=True)
class _Claim:
    """One number, claimed by whoever names it."""

    value: Quantity
    unit: str
    records: ElementRecords
    sources: NumberedSources

    @property
    def _words(self) -> str:
        return value_words(self.value, self.records.element, self.records.catalogue)

    def of_actor(self, cell: StanceCell) -> NumberClaim:
        said = stance_words(cell, self.records.catalogue)
        named = cell.state in (*SAYS_YES, StanceState.OPEN, StanceState.REJECTS)
        return NumberClaim(
            owner=cell.actor,
            name=self.records.catalogue.actor_short_name(cell.actor),
            is_proposal=False,
            verb=said.text.partition(" (")[0] if named else said.text,
            sign=said.sign,
            tone=said.tone,
            note=cell.voice.label if named and cell.voice else "",
            words=self._words,
            numbers=range_of(self.value),
            unit_label=self.unit,
            citations=self.sources.cite_statements(deciding(cell)),
            decides=named and cell.voice is not Voice.OTHERS,
        )

    def of_proposal(self, proposal: Proposal, cell: Cell) -> NumberClaim:
        line = coding_line(cell, self.value)
        naming = [statement for statement in cell.shown if names(statement, self.value)]
        return NumberClaim(
            owner=proposal.id,
            name=proposal.short_name,
            is_proposal=True,
            verb="coded",
            sign=line.sign,
            tone=line.tone,
            note="" if line.text == CODES else line.text,
            words=self._words,
            numbers=range_of(self.value),
            unit_label=self.unit,
            citations=self.sources.cite_statements(naming),
        )
