"""The gap on one element: its options in order, what each actor says of each, and what each proposal codes.

The actors' stances come from ``guarantees.cells.stances`` and the proposals' values from ``guarantees.cells.cell``:
nothing is decided here but what is shown next to what.
"""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.cells.stances import SAYS_YES, StanceState
from guarantees.cells.voices import Voice
from guarantees.pages.gap.figures import Figure, figures_of
from guarantees.pages.gap.grid import (
    GridRow,
    actor_rows,
    beyond,
    proposal_rows,
    without_stance,
    without_value,
)
from guarantees.pages.gap.numbers import NumberClaim, NumberGap, number_gap
from guarantees.pages.gap.options import (
    CODES,
    GapCoding,
    GapOption,
    GapStance,
    gap_options,
)
from guarantees.pages.gap.records import ElementRecords, NamedUnder
from guarantees.records.element import Element
from guarantees.records.number_ranges import range_of
from guarantees.records.values import Quantity
from guarantees.words.cell_words import value_words
from guarantees.words.nobody_says import what_was_asked
from guarantees.words.numbered_sources import NumberedSources

NO_ORDER = (
    "These options have no order: the codebook does not say that one is more or less than another."
)


@dataclass(frozen=True)
class ElementGap:
    """Everything the page shows of one element.

    ``order`` says why the options are a scale, or that they are not one; "" for an element without options.
    ``not_given`` are the labels of options that no proposal gives, and ``asked`` says what was asked of the proposals.
    ``unaddressed`` are the labels of options that nobody speaks of, ``beyond`` is what is only named to save space.
    The cells of each row match ``options``. ``figures`` are the numbers that texts give, each with what it is of.
    """

    element: Element
    order: str
    figures: tuple[Figure, ...]
    options: tuple[GapOption, ...]
    unaddressed: tuple[str, ...]
    not_given: tuple[str, ...]
    asked: str
    beyond: tuple[NamedUnder, ...]
    actor_rows: tuple[GridRow, ...]
    proposal_rows: tuple[GridRow, ...]
    without_stance: tuple[NamedUnder, ...]
    without_value: tuple[NamedUnder, ...]
    numbers: NumberGap | None


def element_gap(element: Element, sources: NumberedSources) -> ElementGap:
    """The gap on an element, for the day and clock of ``sources``."""
    catalogue = sources.catalogue
    records = ElementRecords(element, sources.as_of, catalogue)
    figures = figures_of(records, sources)
    options = gap_options(records, sources)
    missing = (value for value in records.values if value not in records.addressed)
    return ElementGap(
        element=element,
        order=_order(element),
        figures=figures,
        options=options,
        not_given=tuple(option.label for option in records.asked.not_given),
        asked=what_was_asked(records.asked),
        unaddressed=tuple(value_words(value, element, catalogue) for value in missing),
        beyond=beyond(records),
        actor_rows=actor_rows(records),
        proposal_rows=proposal_rows(records),
        without_stance=without_stance(records),
        without_value=without_value(records),
        numbers=number_gap(_claims(records, options)),
    )


def _order(element: Element) -> str:
    if element.order:
        return element.order.reason
    return NO_ORDER if element.options else ""


def _claims(records: ElementRecords, options: tuple[GapOption, ...]) -> tuple[NumberClaim, ...]:
    """Every number, the actors' before the proposals'."""
    units = {unit.id: unit.label for unit in records.element.units}
    stances, codings = [], []
    for value, option in zip(records.shown, options, strict=True):
        if isinstance(value, Quantity):
            unit = units.get(value.unit, value.unit)
            stances += [
                _stance_claim(value, unit, option.line.text, each) for each in option.stances
            ]
            codings += [
                _coding_claim(value, unit, option.line.text, each) for each in option.codings
            ]
    return *stances, *codings


def _stance_claim(value: Quantity, unit: str, words: str, stance: GapStance) -> NumberClaim:
    cell, said = stance.cell, stance.words
    named = cell.state in (*SAYS_YES, StanceState.OPEN, StanceState.REJECTS)
    return NumberClaim(
        owner=cell.actor,
        name=stance.name,
        is_proposal=False,
        verb=said.text.partition(" (")[0] if named else said.text,
        sign=said.sign,
        tone=said.tone,
        note=cell.voice.label if named and cell.voice else "",
        words=words,
        numbers=range_of(value),
        unit_label=unit,
        citations=stance.citations,
        decides=named and cell.voice is not Voice.OTHERS,
    )


def _coding_claim(value: Quantity, unit: str, words: str, coding: GapCoding) -> NumberClaim:
    return NumberClaim(
        owner=coding.proposal.id,
        name=coding.proposal.short_name,
        is_proposal=True,
        verb="coded",
        sign=coding.line.sign,
        tone=coding.line.tone,
        note="" if coding.line.text == CODES else coding.line.text,
        words=words,
        numbers=range_of(value),
        unit_label=unit,
        citations=coding.citations,
    )
