"""The rule that turns statements into a cell.

Its steps in words are in ``guarantees/cells/rule_steps.py``, the reasons in
``docs/decisions/0002-the-cell-rule.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock, in_view, is_withdrawn, was_public
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Absence, Attributed, Statement
from guarantees.records.values import AMBIGUOUS
from guarantees.records.vocabulary import (
    STANDING_OF_MODE,
    AbsenceReason,
    ElementKind,
    Sign,
    Standing,
    Term,
)


class CellState(Term):
    """What a cell shows."""

    CODED = "coded", "Coded value", "The statements that count agree on one value."
    DISPUTED = "disputed", "Disputed", "Statements of equal standing conflict, or one is denied."
    AMBIGUOUS = (
        "ambiguous",
        "Ambiguous",
        "The words can be read in more than one way; the note says how.",
    )
    WITHDRAWN = "withdrawn", "Withdrawn", "Everything said about it was withdrawn."
    NOT_YET = "not_yet", "Not by this day", "These records hold nothing about it by the chosen day."
    SILENT = AbsenceReason.SILENT.value, AbsenceReason.SILENT.label, AbsenceReason.SILENT.meaning
    NOT_CODED = (
        AbsenceReason.NOT_CODED.value,
        AbsenceReason.NOT_CODED.label,
        AbsenceReason.NOT_CODED.meaning,
    )
    NOT_APPLICABLE = (
        AbsenceReason.NOT_APPLICABLE.value,
        AbsenceReason.NOT_APPLICABLE.label,
        AbsenceReason.NOT_APPLICABLE.meaning,
    )


class EvidenceRole(Term):
    """What a statement is to the cell it belongs to; every page names it with these words."""

    SHOWN = "shown", "Shown in the cell", "It decides what the cell shows."
    BY_OTHERS = (
        "by_others",
        "Said by others",
        "Someone else says it of the actor. It never decides.",
    )
    LOWER = "lower", "Of lower standing", "Words of a higher standing decide."
    EARLIER = "earlier", "Earlier", "Later words of the same speaker replace it."
    WITHDRAWN = "withdrawn", "Withdrawn", "Its speaker withdrew it."

    @property
    def heading(self) -> str:
        """The words over statements of this role, which leave no doubt about whose position they are."""
        if self is EvidenceRole.BY_OTHERS:
            return f"{self.label}: not its own position"
        return self.label


HAS_VALUE = frozenset({CellState.CODED, CellState.DISPUTED, CellState.AMBIGUOUS})
Value = frozenset[str] | object
"""A coded value in a form that compares: a set of options or actors, or a quantity."""


@dataclass(frozen=True)
class Cell:
    """What the rule found for one proposal and element.

    ``shown`` decide the cell. ``lower`` are of a lower standing. ``earlier`` are replaced by later words of the same
    speaker; ``withdrawn`` were withdrawn by theirs. ``denials`` are what others say against the ones shown.
    """

    state: CellState
    shown: tuple[Statement, ...] = ()
    lower: tuple[Statement, ...] = ()
    earlier: tuple[Statement, ...] = ()
    withdrawn: tuple[Statement, ...] = ()
    denials: tuple[Attributed, ...] = ()
    absence: Absence | None = None

    @property
    def values(self) -> tuple[object, ...]:
        """The different values shown, in the order of their statements."""
        found: list[object] = []
        for statement in self.shown:
            if comparable(statement.value) not in [comparable(value) for value in found]:
                found.append(statement.value)
        return tuple(found)

    @property
    def by_role(self) -> Mapping[EvidenceRole, tuple[Statement, ...]]:
        """The statements of the cell by their role, in the order in which pages show them."""
        return {
            EvidenceRole.SHOWN: self.shown,
            EvidenceRole.LOWER: self.lower,
            EvidenceRole.EARLIER: self.earlier,
            EvidenceRole.WITHDRAWN: self.withdrawn,
        }

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of the cell."""
        return self.shown + self.lower + self.earlier + self.withdrawn


def cell_of(proposal: Proposal, element: Element, as_of: AsOf, catalogue: Catalogue) -> Cell:
    """Apply the rule to one proposal and element.

    Raises nothing: an element the proposal does not answer is not coded.
    """
    provision = proposal.provisions.get(element.id)
    if not isinstance(provision, tuple):
        return _absent(proposal, element, provision, as_of, catalogue)
    eligible = _in_view(provision, as_of, catalogue)
    if not eligible:
        return Cell(CellState.NOT_YET)
    replaced = {name for statement in eligible for name in statement.supersedes}
    withdrawn = tuple(s for s in eligible if is_withdrawn(s, as_of, catalogue))
    current = [s for s in eligible if s not in withdrawn and s.id not in replaced]
    if not current:
        return Cell(
            CellState.WITHDRAWN,
            earlier=tuple(s for s in eligible if s not in withdrawn),
            withdrawn=withdrawn,
        )
    latest = _latest_of_each_speaker(current)
    shown = _with_the_denied(_highest_standing(latest), latest)
    denials = denials_of(shown, as_of, catalogue)
    return Cell(
        _state(shown, denials, element),
        shown=shown,
        lower=tuple(s for s in latest if s not in shown),
        earlier=tuple(s for s in eligible if s not in latest and s not in withdrawn),
        withdrawn=withdrawn,
        denials=denials,
    )


def comparable(value: object) -> Value:
    """A coded value in a form that compares: lists of options or actors as sets, whatever their order."""
    if isinstance(value, str):
        return frozenset({value})
    return frozenset(value) if isinstance(value, tuple) else value


def _absent(
    proposal: Proposal,
    element: Element,
    absence: Absence | None,
    as_of: AsOf,
    catalogue: Catalogue,
) -> Cell:
    if not on_the_table(proposal, as_of, catalogue):
        return Cell(CellState.NOT_YET)
    if absence is None:
        silences = (s.as_absence() for s in proposal.silences if element.id in s.elements)
        absence = next(silences, Absence(absence=AbsenceReason.NOT_CODED))
    if absence.absence is AbsenceReason.SILENT and as_of.clock is Clock.KNOWN:
        public = tuple(name for name in absence.searched if was_public(name, as_of, catalogue))
        if not public:
            return Cell(CellState.NOT_YET)
        absence = absence.model_copy(update={"searched": public})
    return Cell(CellState(absence.absence.value), absence=absence)


def on_the_table(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> bool:
    """Whether the proposal itself had been put forward, or was known of, by the chosen day."""
    if as_of.day is None or not as_of.includes(proposal.first_stated):
        return as_of.day is None
    return any(
        _in_view(p, as_of, catalogue) for p in proposal.provisions.values() if isinstance(p, tuple)
    )


def _in_view(statements: Iterable[Statement], as_of: AsOf, catalogue: Catalogue) -> list[Statement]:
    return [s for s in statements if in_view(s, as_of, catalogue)]


def _latest_of_each_speaker(statements: list[Statement]) -> tuple[Statement, ...]:
    """Of each speaker, and of each party whose words a speaker reports, the statements with the latest date."""
    latest: dict[tuple[str, str | None], tuple[Any, ...]] = {}
    for statement in statements:
        who = (statement.speaker, statement.attributed_to)
        latest[who] = max(latest.get(who, ()), statement.stated.sort_key)
    return tuple(s for s in statements if s.stated.sort_key == latest[(s.speaker, s.attributed_to)])


def _highest_standing(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    order = list(Standing)
    best = min(order.index(standing_of(s)) for s in statements)
    return tuple(s for s in statements if order.index(standing_of(s)) == best)


def _with_the_denied(
    shown: tuple[Statement, ...], latest: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Also show what a shown statement denies by name: report and denial are a dispute, whatever their standing."""
    denied = {name for statement in shown for name in statement.denies}
    return tuple(s for s in latest if s in shown or s.id in denied)


def standing_of(statement: Attributed) -> Standing:
    """How close the statement is to the party that spoke."""
    return STANDING_OF_MODE[statement.mode]


def denials_of(
    statements: tuple[Attributed, ...], as_of: AsOf, catalogue: Catalogue
) -> tuple[Attributed, ...]:
    """What others say against statements by the chosen day; each denial once."""
    denials = (
        denial
        for statement in statements
        for denial in catalogue.denials.get(statement.id or "", ())
        if denial.speaker != statement.speaker
        and in_view(denial, as_of, catalogue)
        and not is_withdrawn(denial, as_of, catalogue)
    )
    return tuple(dict.fromkeys(denials))


def _state(
    shown: tuple[Statement, ...], denials: tuple[Attributed, ...], element: Element
) -> CellState:
    values = {comparable(statement.value) for statement in shown}
    if denials or not _agree(values, element):
        return CellState.DISPUTED
    return CellState.AMBIGUOUS if values == {frozenset({AMBIGUOUS})} else CellState.CODED


def _agree(values: set[Value], element: Element) -> bool:
    """Whether values can hold together. A list of several options names some and denies none of the others, so such
    lists add up, unless one of them holds an express no."""
    if len(values) == 1:
        return True
    if element.kind is not ElementKind.CHOICES or frozenset({AMBIGUOUS}) in values:
        return False
    negative = {option.id for option in element.options if option.sign is Sign.NO}
    return not any(negative & value for value in values if isinstance(value, frozenset))


def cited_sources(cell: Cell) -> tuple[str, ...]:
    """The sources of a cell, in order: those of what it shows and of denials, or those searched without result."""
    searched = cell.absence.searched if cell.absence else ()
    shown = (*cell.shown, *cell.denials) or cell.withdrawn
    return (*(place.source for statement in shown for place in statement.evidence), *searched)
