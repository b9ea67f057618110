"""What follows when a proposal codes a value and an actor takes a stance (``docs/decisions/0008-the-gap.md``).

Only what an actor says in its own voice, or is reported to say, decides. What others say of it never does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guarantees.cells.stances import TAKES_A_STANCE, StanceCell, StanceState
from guarantees.records.element import Element
from guarantees.records.number_ranges import Relation, range_of, relation_of
from guarantees.records.values import AMBIGUOUS, CodedValue, Quantity
from guarantees.records.vocabulary import ElementKind, Sign, Term

_LISTS = frozenset({ElementKind.CHOICES, ElementKind.ACTORS})


class ValueRelation(Term):
    """How a coded value relates to the value of a stance on the same element."""

    SAME = "same", "the same", "It is that value, or a number that satisfies it."
    PARTLY = "partly", "the same in part", "Some numbers satisfy both, and some only one."
    OTHER = "other", "another", "Both cannot hold together."
    COMPATIBLE = (
        "beside",
        "compatible",
        "Both may hold together: lists name some and deny none.",
    )
    NOT_COMPARABLE = (
        "not_comparable",
        "not comparable",
        "Numbers in different units or only one in peacetime, or a number and a value without one.",
    )


def value_relation(coded: CodedValue, spoken_of: CodedValue, element: Element) -> ValueRelation:
    """How the single value ``coded`` by a proposal relates to the single value that an actor speaks of.

    Of elements that take one value, two options exclude each other; lists of options and of actors add up. A number
    and an option that is an express no, such as "none on the ground", exclude each other; other options do not compare.
    """
    if isinstance(coded, Quantity) and isinstance(spoken_of, Quantity):
        return _of_numbers(coded, spoken_of)
    if coded == spoken_of:
        return ValueRelation.SAME
    if element.kind in _LISTS:
        return ValueRelation.COMPATIBLE
    with_number = isinstance(coded, Quantity) or isinstance(spoken_of, Quantity)
    if with_number and not (_is_no(coded, element) or _is_no(spoken_of, element)):
        return ValueRelation.NOT_COMPARABLE
    return ValueRelation.OTHER


def _of_numbers(coded: Quantity, spoken_of: Quantity) -> ValueRelation:
    ours, theirs = range_of(coded), range_of(spoken_of)
    if ours.lies_within(theirs):
        return ValueRelation.SAME
    return {
        Relation.OVERLAP: ValueRelation.PARTLY,
        Relation.TOUCHING: ValueRelation.PARTLY,
        Relation.APART: ValueRelation.OTHER,
        Relation.NOT_COMPARABLE: ValueRelation.NOT_COMPARABLE,
    }[relation_of(ours, theirs)]


def _is_no(value: CodedValue, element: Element) -> bool:
    """Whether the value is an option that excludes or refuses by express words."""
    return any(option.id == value and option.sign is Sign.NO for option in element.options)


class Outcome(Term):
    """How one value that a proposal codes meets what an actor says. The order is that of the page, not of merit."""

    FITS = "fits", "Fits", "The actor proposes or accepts what the proposal codes."
    FITS_IF = "fits_if", "Fits under a condition", "The actor accepts it under a condition."
    CLASHES = "clashes", "Clashes", "The actor refuses what the proposal codes."
    ASKS_OTHERWISE = (
        "asks_otherwise",
        "Asks for something else",
        "The actor proposes or accepts only another value. That is no stated refusal of this one.",
    )
    PARTLY = "partly", "Meets in part", "Some numbers satisfy both, and some only one."
    OPEN = "open", "Open to it", "The actor says that it may be discussed: neither a yes nor a no."
    DISPUTED = "disputed", "Disputed", "Statements of the party's stance on it conflict."
    AMBIGUOUS = (
        "ambiguous",
        "Ambiguous",
        "The words of the proposal or of the party can be read in more than one way.",
    )
    WITHDRAWN = (
        "withdrawn",
        "Withdrawn",
        "The actor held a position on it and withdrew it.",
    )
    NOT_COMPARABLE = (
        "not_comparable",
        "Not comparable",
        "Numbers in different units or only one in peacetime, or a number and a value without one.",
    )
    OTHER_VALUES = (
        "other_values",
        "Speaks of other options only",
        "The actor takes a stance on other options of the same element. Nothing follows from it for this one.",
    )
    NOT_STATED = (
        "not_stated",
        "Not stated",
        "No stance of the party on the question is recorded, in its own voice or by a report: neither a yes nor a no.",
    )


OUTCOME_SIGNS = {
    Outcome.FITS: ("✓", "yes"),
    Outcome.FITS_IF: ("◐", "partial"),
    Outcome.CLASHES: ("✕", "no"),
    Outcome.ASKS_OTHERWISE: ("⇄", "stated"),
    Outcome.PARTLY: ("∩", "partial"),
    Outcome.OPEN: ("•", "stated"),
    Outcome.DISPUTED: ("≠", "disputed"),
    Outcome.AMBIGUOUS: ("?", "ambiguous"),
    Outcome.WITHDRAWN: ("↩", "absent"),
    Outcome.NOT_COMPARABLE: ("∦", "absent"),
    Outcome.OTHER_VALUES: ("·", "absent"),
    Outcome.NOT_STATED: ("□", "absent"),
}
"""Sign and tone of each outcome: those of stances and cells where they mean the same."""
_WANTS = {
    ValueRelation.SAME: Outcome.FITS,
    ValueRelation.PARTLY: Outcome.PARTLY,
    ValueRelation.OTHER: Outcome.ASKS_OTHERWISE,
    ValueRelation.NOT_COMPARABLE: Outcome.NOT_COMPARABLE,
}
_FOLLOWS: dict[StanceState, dict[ValueRelation, Outcome]] = {
    StanceState.PROPOSES: _WANTS,
    StanceState.ACCEPTS: _WANTS,
    StanceState.ACCEPTS_IF: {
        ValueRelation.SAME: Outcome.FITS_IF,
        ValueRelation.PARTLY: Outcome.PARTLY,
        ValueRelation.NOT_COMPARABLE: Outcome.NOT_COMPARABLE,
    },
    StanceState.REJECTS: {
        ValueRelation.SAME: Outcome.CLASHES,
        ValueRelation.PARTLY: Outcome.PARTLY,
    },
    StanceState.OPEN: {ValueRelation.SAME: Outcome.OPEN},
    StanceState.AMBIGUOUS: {ValueRelation.SAME: Outcome.AMBIGUOUS},
    StanceState.DIFFERS: {ValueRelation.SAME: Outcome.DISPUTED},
    StanceState.WITHDRAWN: {ValueRelation.SAME: Outcome.WITHDRAWN},
}
# A stance on the same value comes before one on another, and a yes never hides a refusal.
_FIRST_FOUND = (
    Outcome.CLASHES,
    Outcome.DISPUTED,
    Outcome.FITS,
    Outcome.FITS_IF,
    Outcome.AMBIGUOUS,
    Outcome.OPEN,
    Outcome.PARTLY,
    Outcome.WITHDRAWN,
    Outcome.ASKS_OTHERWISE,
    Outcome.NOT_COMPARABLE,
)


@dataclass(frozen=True)
class ValueFinding:
    """The outcome for one coded value, the stances it rests on, and the actor's other stances on the element."""

    outcome: Outcome
    resting_on: tuple[StanceCell, ...]
    others: tuple[StanceCell, ...]


def finding(coded: CodedValue, stances: Iterable[StanceCell], element: Element) -> ValueFinding:
    """Compare the single value that a proposal codes with an actor's stances on the same element."""
    cells = tuple(stances)
    if coded == AMBIGUOUS:
        return ValueFinding(Outcome.AMBIGUOUS, (), cells)
    found = {cell: _outcome(coded, cell, element) for cell in cells}
    outcome = next((o for o in _FIRST_FOUND if o in found.values()), _nothing_follows(cells))
    resting_on = tuple(cell for cell in cells if found[cell] is outcome)
    return ValueFinding(
        outcome, resting_on, tuple(cell for cell in cells if cell not in resting_on)
    )


def _outcome(coded: CodedValue, cell: StanceCell, element: Element) -> Outcome | None:
    follows = _FOLLOWS.get(cell.state)
    if follows is None or cell.subject.value is None:
        return None
    relation = value_relation(coded, cell.subject.value, element)
    if cell.signed and relation is ValueRelation.OTHER:
        return None  # Whoever signed another text asks for nothing else in this one.
    return follows.get(relation)


def _nothing_follows(cells: tuple[StanceCell, ...]) -> Outcome:
    speaks = any(cell.state in TAKES_A_STANCE for cell in cells)
    return Outcome.OTHER_VALUES if speaks else Outcome.NOT_STATED
