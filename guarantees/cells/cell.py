"""The rule that turns statements into a cell.

Its steps in words are in ``guarantees/cells/rule_steps.py``, the reasons in
``docs/decisions/0002-the-cell-rule.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Generic, TypeVar

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf, Clock, in_view, is_withdrawn, seen, was_public
from guarantees.cells.denials import denials_of, left, with_the_denied
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

    CODED = "coded", "Clear answer", "The statements that count agree on one answer."
    DISPUTED = (
        "disputed",
        "Disputed",
        "Two voices of equal standing say what cannot both hold, or what is said is denied.",
    )
    AMBIGUOUS = (
        "ambiguous",
        "Ambiguous",
        "The words can be read in more than one way; the note says how.",
    )
    WITHDRAWN = "withdrawn", "Withdrawn", "Everything said about it was withdrawn."
    OTHERS_SAY = (
        "others_say",
        "Others say",
        "These records hold nothing about it from the proposer or the text; others expect it, read it into the "
        "proposal or ask for it.",
    )
    NOT_YET = (
        "not_yet",
        "Nothing by this day",
        "These records hold nothing about it by the chosen day.",
    )
    SILENT = AbsenceReason.SILENT.parts
    NOT_MENTIONED = AbsenceReason.NOT_MENTIONED.parts
    NOT_CODED = AbsenceReason.NOT_CODED.parts
    NOT_APPLICABLE = AbsenceReason.NOT_APPLICABLE.parts


class EvidenceRole(Term):
    """What a statement is to the cell it belongs to; every page names it with these words."""

    SHOWN = "shown", "Shown in the cell", "It decides what the cell shows."
    BY_OTHERS = (
        "by_others",
        "Said by others",
        "Someone else says it of the proposal or the actor. It never decides.",
    )
    LOWER = "lower", "Of lower standing", "Words of a higher standing decide."
    EARLIER = "earlier", "Earlier", "Later words of the same speaker replace it."
    WITHDRAWN = "withdrawn", "Withdrawn", "Its speaker withdrew it."

    @property
    def heading(self) -> str:
        """The words over statements of this role, which leave no doubt about whose they are."""
        if self is EvidenceRole.BY_OTHERS:
            return f"{self.label}: not its own position"
        return self.label


HAS_VALUE = frozenset({CellState.CODED, CellState.DISPUTED, CellState.AMBIGUOUS})
Said = TypeVar("Said", bound=Attributed)
_KEPT = 10_000  # all cells of the records, and those of another day
Value = frozenset[str] | object
"""A coded value in comparable form: a set of options or actors, or a quantity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[Said]):
    """What a rule found, by what it is to the cell."""

    shown: tuple[Said, ...] = ()
    by_others: tuple[Said, ...] = ()
    lower: tuple[Said, ...] = ()
    earlier: tuple[Said, ...] = ()
    withdrawn: tuple[Said, ...] = ()
    denials: tuple[Attributed, ...] = ()
    absence: Absence | None = None

    @property
    def by_role(self) -> Mapping[EvidenceRole, tuple[Said, ...]]:
        """The statements of the cell by their role, in the order in which pages show them."""
        return {
            EvidenceRole.SHOWN: self.shown,
            EvidenceRole.BY_OTHERS: self.by_others,
            EvidenceRole.LOWER: self.lower,
            EvidenceRole.EARLIER: self.earlier,
            EvidenceRole.WITHDRAWN: self.withdrawn,
        }

    @property
    def statements(self) -> tuple[Said, ...]:
        """Every statement of the cell."""
        return self.shown + self.by_others + self.lower + self.earlier + self.withdrawn


@dataclass(frozen=True, slots=True)
class Cell(Found[Statement]):
    """What the rule found for one proposal and element.

    ``shown`` decide the cell. ``by_others`` are no provisions: what others expect of the proposal, read into it or ask
    for. ``lower`` are of a lower standing. ``earlier`` are replaced by later words of the same speaker, or were so
    before; ``withdrawn`` were withdrawn by their speaker. ``denials`` are what others say against the ones shown.
    """

    state: CellState

    @property
    def giving_values(self) -> tuple[Statement, ...]:
        """The statements shown, without those that are ambiguous on a part of which others give a value."""
        valued = {part_of(statement) for statement in self.shown if not is_ambiguous(statement)}
        return tuple(s for s in self.shown if not is_ambiguous(s) or part_of(s) not in valued)

    @property
    def values(self) -> tuple[object, ...]:
        """The different values shown, in the order of their statements."""
        found: list[object] = []
        for statement in self.giving_values:
            if comparable(statement.value) not in [comparable(value) for value in found]:
                found.append(statement.value)
        return tuple(found)

    @property
    def compared(self) -> frozenset[Value]:
        """The values in a form that compares. Lists that add up are compared as what they add up to."""
        values = [comparable(value) for value in self.values]
        if self.state is not CellState.CODED:
            return frozenset(values)
        lists = [value for value in values if isinstance(value, frozenset)]
        rest = {value for value in values if not isinstance(value, frozenset)}
        return frozenset({frozenset().union(*lists), *rest}) if lists else frozenset(rest)


def cell_of(proposal: Proposal, element: Element, as_of: AsOf, catalogue: Catalogue) -> Cell:
    """Apply the rule to one proposal and element.

    Raises nothing: an element the proposal does not answer is not coded.
    """
    known = catalogue.proposals.get(proposal.id), catalogue.elements.get(element.id)
    if known[0] is proposal and known[1] is element:
        return _cells(catalogue)(proposal.id, element.id, as_of)
    return _cell_of(proposal, element, as_of, catalogue)


@cached_on_catalogue
def _cells(catalogue: Catalogue) -> Callable[[str, str, AsOf], Cell]:
    """The cells of its own records: most pages look at each of them."""

    @lru_cache(maxsize=_KEPT)
    def cell(proposal: str, element: str, as_of: AsOf) -> Cell:
        return _cell_of(
            catalogue.proposals[proposal], catalogue.elements[element], as_of, catalogue
        )

    return cell


def _cell_of(proposal: Proposal, element: Element, as_of: AsOf, catalogue: Catalogue) -> Cell:
    provision = proposal.provisions.get(element.id)
    if not isinstance(provision, tuple):
        return _absent(proposal, element, provision, as_of, catalogue)
    eligible = seen(provision, as_of, catalogue)
    if not eligible:
        return Cell(CellState.NOT_YET)
    replaced = {name for statement in eligible for name in statement.supersedes}
    withdrawn = tuple(s for s in eligible if is_withdrawn(s, as_of, catalogue))
    current = tuple(s for s in left(eligible, withdrawn) if s.id not in replaced)
    latest = _latest(current, element)
    of_the_proposal = tuple(s for s in latest if not s.others_say)
    shown = with_the_denied(_highest_standing(of_the_proposal, element), of_the_proposal)
    denials = denials_of(shown, as_of, catalogue)
    found = Cell(
        _state(shown, denials, element),
        shown=shown,
        by_others=tuple(s for s in latest if s.others_say),
        lower=left(of_the_proposal, shown),
        earlier=left(eligible, latest, withdrawn),
        withdrawn=withdrawn,
        denials=denials,
    )
    return found if shown else _without_provision(found, proposal, element, as_of, catalogue)


def _without_provision(
    found: Cell, proposal: Proposal, element: Element, as_of: AsOf, catalogue: Catalogue
) -> Cell:
    """Nothing of the proposal itself is left. Where its texts were searched as well, that is what the cell shows."""
    if not found.by_others:
        return replace(found, state=CellState.WITHDRAWN)
    if any(element.id in silence.elements for silence in proposal.silences):
        absent = _absent(proposal, element, None, as_of, catalogue)
        if absent.state is not CellState.NOT_YET:
            return replace(found, state=absent.state, absence=absent.absence)
    return replace(found, state=CellState.OTHERS_SAY)


def comparable(value: object) -> Value:
    """A coded value in comparable form: lists of options or actors as sets, whatever their order."""
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
        silences = (s.as_absence for s in proposal.silences if element.id in s.elements)
        absence = next(silences, None) or Absence(absence=AbsenceReason.NOT_CODED)
    return _as_known(absence, proposal, as_of, catalogue)


def _as_known(absence: Absence, proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> Cell:
    """An absence on the chosen clock: a text that came later proves nothing, and an account of it no silence."""
    if absence.searched and as_of.clock is Clock.KNOWN:
        public = tuple(name for name in absence.searched if was_public(name, as_of, catalogue))
        if not public:
            return Cell(CellState.NOT_YET)
        if public != absence.searched:
            # Its note speaks of all the texts.
            absence = absence.model_copy(update={"searched": public, "note": None})
        if absence.absence is AbsenceReason.SILENT and not proposal.is_read_whole_in(public):
            absence = absence.model_copy(update={"absence": AbsenceReason.NOT_MENTIONED})
    return Cell(CellState(absence.absence.value), absence=absence)


def on_the_table(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> bool:
    """Whether the proposal itself had been put forward, or was known of, by the chosen day."""
    if as_of.day is None or not as_of.includes(proposal.first_stated):
        return as_of.day is None
    return any(
        in_view(statement, as_of, catalogue)
        for provision in proposal.provisions.values()
        if isinstance(provision, tuple)
        for statement in provision
    )


def _latest(statements: tuple[Statement, ...], element: Element) -> tuple[Statement, ...]:
    """What no later words of the same voice on the same part replace, and no words tell as having been so before.

    A voice is a speaker, or a party whose words a speaker reports.
    """
    return tuple(
        s
        for s in statements
        if not any(_replaces(other, s, element) or _was_before(s, other) for other in statements)
    )


def _replaces(later: Statement, earlier: Statement, element: Element) -> bool:
    return (
        _voice(later) == _voice(earlier)
        and earlier.at_time.is_before(later.at_time)
        and not _adds(earlier, later, element)
    )


def _adds(said: Statement, preferred: Statement, element: Element) -> bool:
    """Whether a statement gives options of a list that a later one, or one of higher standing, leaves out.

    A list names some options and denies none of the others, so the two hold together. An express no, and words that
    can be read in more than one way, are no part of a list.
    """
    if element.kind is not ElementKind.CHOICES:
        return False
    one, other = comparable(said.value), comparable(preferred.value)
    if not (isinstance(one, frozenset) and isinstance(other, frozenset)):
        return False
    return not one <= other and not (one | other) & _no_part_of_a_list(element)


def _no_part_of_a_list(element: Element) -> frozenset[str]:
    negative = {option.id for option in element.options if option.sign is Sign.NO}
    return frozenset({AMBIGUOUS, *negative})


def _voice(statement: Statement) -> tuple[object, ...]:
    other = statement.others_say is not None
    return statement.speaker, statement.attributed_to, part_of(statement), other


def part_of(statement: Statement) -> str:
    """The part of the proposal that a statement is about; "" for the whole."""
    return (statement.scope or "").casefold()


def _was_before(statement: Statement, other: Statement) -> bool:
    """Whether a statement is about an earlier time than the other."""
    ended, begins = statement.held and statement.held.latest, other.at_time.earliest
    comparable_parts = part_of(statement) == part_of(other) and not other.others_say
    return bool(comparable_parts and ended and begins and ended < begins)


def _highest_standing(statements: tuple[Statement, ...], element: Element) -> tuple[Statement, ...]:
    """The statements of the highest standing on each part, and what others add that holds together with them."""
    order = list(Standing)

    def outranks(higher: Statement, lower: Statement) -> bool:
        return (
            part_of(higher) == part_of(lower)
            and order.index(standing_of(higher)) < order.index(standing_of(lower))
            and not _adds(lower, higher, element)
        )

    return tuple(s for s in statements if not any(outranks(other, s) for other in statements))


def standing_of(statement: Attributed) -> Standing:
    """How close the statement is to the party that spoke."""
    return STANDING_OF_MODE[statement.mode]


def _state(
    shown: tuple[Statement, ...], denials: tuple[Attributed, ...], element: Element
) -> CellState:
    parts: dict[str, list[Statement]] = {}
    for statement in shown:
        parts.setdefault(part_of(statement), []).append(statement)
    if denials or not all(_agree(said, element) for said in parts.values()):
        return CellState.DISPUTED
    ambiguous = all(is_ambiguous(statement) for statement in shown)
    return CellState.AMBIGUOUS if ambiguous else CellState.CODED


def is_ambiguous(statement: Statement) -> bool:
    """Whether its words can be read in more than one way, so that they give no value."""
    return comparable(statement.value) == frozenset({AMBIGUOUS})


def _agree(statements: list[Statement], element: Element) -> bool:
    """Whether what is said of one part can hold together.

    Several values of one voice stand side by side, so voices conflict only where each has a value that the other has
    not. A list of several options names some and denies none of the others, so such lists add up, unless one of them
    holds an express no. Words that can be read in more than one way contradict none.
    """
    by_voice: dict[str, set[Value]] = {}
    for statement in statements:
        if not is_ambiguous(statement):
            by_voice.setdefault(statement.speaker, set()).add(comparable(statement.value))
    voices = list(by_voice.values())
    if all(one <= other or other <= one for one, other in combinations(voices, 2)):
        return True
    if element.kind is not ElementKind.CHOICES:
        return False
    no_part = _no_part_of_a_list(element)
    values = set().union(*voices)
    return not any(no_part & value for value in values if isinstance(value, frozenset))


def cited_sources(cell: Cell) -> tuple[str, ...]:
    """The sources of a cell, in order: those of what it shows and of denials, or those searched without result."""
    searched = cell.absence.searched if cell.absence else ()
    shown = (*cell.shown, *cell.denials) or cell.by_others or cell.withdrawn
    return (*(place.source for statement in shown for place in statement.evidence), *searched)
