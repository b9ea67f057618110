"""The gap on one element: its options in order, what each actor says of each, and what each proposal codes.

The actors' stances come from ``guarantees.cells.stances`` and the proposals' values from ``guarantees.cells.cell``:
nothing is decided here but what is shown next to what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guarantees.cells.stances import SAYS_YES, StanceState, Voice
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
from guarantees.words.numbered_sources import NumberedSources

NO_ORDER = (
    "These options have no order: the codebook does not say that one is more or less than another."
)


@dataclass(frozen=True)
class ElementGap:
    """Everything the page shows of one element.

    ``order`` says why the options are a scale, or that they are not one; "" for an element without options.
    ``unaddressed`` are the labels of options that nobody speaks of, ``beyond`` is what is only named to save space.
    The cells of each row match ``options``.
    """

    element: Element
    order: str
    options: tuple[GapOption, ...]
    unaddressed: tuple[str, ...]
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
    options = gap_options(records, sources)
    missing = (value for value in records.values if value not in records.addressed)
    return ElementGap(
        element=element,
        order=_order(element),
        options=options,
        unaddressed=tuple(value_words(value, element, catalogue) for value in missing),
        beyond=beyond(records),
        actor_rows=actor_rows(records),
        proposal_rows=proposal_rows(records),
        without_stance=without_stance(records),
        without_value=without_value(records),
        numbers=number_gap(tuple(_claims(records, options))),
    )


def _order(element: Element) -> str:
    if element.order:
        return element.order.reason
    return NO_ORDER if element.options else ""


def _claims(records: ElementRecords, options: tuple[GapOption, ...]) -> Iterator[NumberClaim]:
    """Every number, the actors' before the proposals'."""
    pairs = zip(records.shown, options, strict=True)
    numbered = [(value, option) for value, option in pairs if isinstance(value, Quantity)]
    for value, option in numbered:
        words = value_words(value, records.element, records.catalogue), _unit(value, records)
        yield from (_stance_claim(value, *words, stance) for stance in option.stances)
    for value, option in numbered:
        words = value_words(value, records.element, records.catalogue), _unit(value, records)
        yield from (_coding_claim(value, *words, coding) for coding in option.codings)


def _stance_claim(value: Quantity, words: str, unit: str, stance: GapStance) -> NumberClaim:
    cell, words_of_it = stance.cell, stance.words
    named = cell.state in (*SAYS_YES, StanceState.OPEN, StanceState.REJECTS)
    return NumberClaim(
        key=stance.key,
        owner=cell.actor,
        name=stance.name,
        is_proposal=False,
        verb=cell.state.label if named else words_of_it.text,
        sign=words_of_it.sign,
        tone=words_of_it.tone,
        note=cell.voice.label if named and cell.voice else "",
        words=words,
        numbers=range_of(value),
        unit_label=unit,
        citations=stance.citations,
        decides=named and cell.voice is not Voice.OTHERS,
    )


def _coding_claim(value: Quantity, words: str, unit: str, coding: GapCoding) -> NumberClaim:
    return NumberClaim(
        key=coding.key,
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


def _unit(value: Quantity, records: ElementRecords) -> str:
    labels = {unit.id: unit.label for unit in records.element.units}
    return labels.get(value.unit, value.unit)
