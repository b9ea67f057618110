"""One cell or stance on both sides: whether it differs, and all its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import CellState
from guarantees.cells.marks import origins
from guarantees.cells.signatures import SignedPosition
from guarantees.changes.fields import field_changes, statement_changes
from guarantees.changes.model import CellChange, ChangeType, Side
from guarantees.changes.origins import Sides
from guarantees.changes.reasons import NO_REASON, Reasons
from guarantees.records.dates import EdtfDate
from guarantees.records.statement import Absence, Attributed
from guarantees.words.english import counted

NOT_THERE = Side("", "not in the comparison")
"""A side whose catalogue lacks the proposal or the element."""


@dataclass(frozen=True)
class About:
    """What a change is about, with the fields of :class:`CellChange`. ``actor`` is "" for a cell."""

    subject: str
    about: str
    proposal: str
    element: str
    actor: str = ""
    value: str = ""


@dataclass(frozen=True)
class Seen:
    """A cell or stance on one side.

    ``coded`` is what two sides are compared by, and ``codes`` are its values as records write them. ``behind`` are all
    its statements by their part in it; ``denials`` what others say against them.
    """

    side: Side
    coded: object = None
    codes: str = ""
    behind: tuple[tuple[Attributed, ...], ...] = ()
    denials: tuple[Attributed, ...] = ()
    absence: Absence | None = None

    @property
    def statements(self) -> tuple[Attributed, ...]:
        """Every statement behind it."""
        return tuple(statement for part in self.behind for statement in part)

    @property
    def rests_on(self) -> tuple[object, ...]:
        """All that it rests on, in a form that compares whatever the order of statements."""
        parts = tuple(Counter(part) for part in (*self.behind, self.denials))
        return (*parts, self.absence, self.side.sources, self.side.origins)


def side(
    state: str,
    text: str,
    deciding: tuple[Attributed, ...],
    absence: Absence | None,
    catalogue: Catalogue,
) -> Side:
    """A side with the sources and origins behind it, or for a silence the sources searched."""
    if absence is not None:
        return Side(state, text, len(set(absence.searched)))
    sources = {place.source for statement in deciding for place in statement.evidence}
    return Side(state, text, len(sources), len(origins(deciding, catalogue)))


_NOTHING = ("", CellState.NOT_CODED.value, CellState.NOT_YET.value)
"""States in which nothing is known of a cell: the comparison lacks it, nobody coded it, or its day had not come."""


def _change_type(before: Seen, after: Seen) -> ChangeType | None:
    """How a cell differs, or ``None``: of two different ways to know nothing none is a change."""
    states = before.side.state, after.side.state
    if states[0] != states[1] and all(state in _NOTHING for state in states):
        return None
    if NOT_THERE in (before.side, after.side):
        return None if states == ("", "") else ChangeType.VALUE
    if before.coded != after.coded:
        return ChangeType.VALUE
    return ChangeType.EVIDENCE if before.rests_on != after.rests_on else None


def _statements_between(
    about: About, before: Seen, after: Seen, catalogue: Catalogue
) -> tuple[str, ...]:
    """What differs among the statements, denials and searches behind a cell, a line each."""
    noun = "position" if about.actor else "statement"
    lines = (
        *statement_changes(noun, before.statements, after.statements, catalogue),
        *statement_changes("denial", before.denials, after.denials, catalogue),
    )
    if before.absence and after.absence and before.absence != after.absence:
        lines += tuple(
            change.words
            for change in field_changes(before.absence, after.absence, frozenset({"absence"}))
        )
    return lines


def change_of(
    about: About, before: Seen, after: Seen, sides: Sides, reasons: Reasons
) -> CellChange | None:
    """The change with its words and reasons, or ``None`` where nothing differs. Ids of the old side are those of
    today."""
    sort = _change_type(before, after)
    if sort is None:
        return None
    old, new = sides.old, sides.new
    statements = _statements_between(about, before, after, new)
    given = reasons.of_change(
        about.proposal,
        about.element,
        about.actor,
        _deniers(before, after, old, new),
        _signed(before, after),
    )
    reason_words = "; ".join(each.words for each in given) or _why_unexplained(about, sides)
    moved = sort is ChangeType.VALUE
    differs = _moved(before, after) if moved else _new_basis(before, after, statements)
    says = "; ".join(part for part in (differs, reason_words) if part)
    return CellChange(
        sort=sort,
        before=before.side,
        after=after.side,
        statements=statements,
        reasons=given,
        reason_words=reason_words,
        says=says,
        words=f"{about.subject}, {about.about}: {says}",
        origin=sides.origin(
            (*before.statements, *before.denials),
            (*after.statements, *after.denials),
            given,
            _appeared(about, before, new),
        ),
        **vars(about),
    )


def _appeared(about: About, before: Seen, new: Catalogue) -> EdtfDate | None:
    """When a proposal was first stated of which the old side had nothing."""
    proposal = None if about.actor else new.proposals.get(about.proposal)
    return proposal.first_stated if proposal and before.side.state in _NOTHING else None


def _moved(before: Seen, after: Seen) -> str:
    old, new = before.side.text, after.side.text
    if old == new:
        # The codebook gives two values one name, or a value was renamed: only the codes distinguish them.
        old, new = (f"{each.side.text} (coded {each.codes})" for each in (before, after))
    return ", ".join(part for part in (f"{old} → {new}", basis_words(after.side)) if part)


def _new_basis(before: Seen, after: Seen, statements: tuple[str, ...]) -> str:
    basis, earlier = basis_words(after.side), basis_words(before.side)
    still = ", ".join(part for part in (f"still {after.side.text}", basis) if part)
    if basis != earlier:
        return "; ".join((f"{still} (before: {earlier})", *statements))
    return "; ".join((still, *(statements or ("the same statements count differently",))))


def basis_words(side: Side) -> str:
    """What a side rests on: ``2 sources, 1 origin``; for silence ``searched in 2 sources``; "" for nothing."""
    if not side.sources:
        return ""
    if side.state in (CellState.SILENT.value, CellState.NOT_MENTIONED.value):
        return f"searched in {counted(side.sources, 'source')}"
    return f"{counted(side.sources, 'source')}, {counted(side.origins, 'origin')}"


def _deniers(before: Seen, after: Seen, old: Catalogue, new: Catalogue) -> tuple[str, ...]:
    """The actors in whose files a denial was added, changed or removed."""
    differing = set(before.denials) ^ set(after.denials)
    return tuple(
        sorted(
            {
                actor
                for catalogue in (old, new)
                for actor, file in catalogue.positions.items()
                if not differing.isdisjoint(file.positions)
            }
        )
    )


def _signed(before: Seen, after: Seen) -> tuple[str, ...]:
    """The proposals whose signatures were added, changed or removed behind a stance."""
    differing = set(before.statements) ^ set(after.statements)
    return tuple(sorted({each.text for each in differing if isinstance(each, SignedPosition)}))


def _why_unexplained(about: About, sides: Sides) -> str:
    """The words where no record gives a reason: that a whole record was added or removed, or that none is given.

    "" where nothing was changed but the day that is chosen.
    """
    if sides.same_records:
        return ""
    old, new = sides.old, sides.new
    for noun, id, before, after in (
        ("proposal", about.proposal, old.proposals, new.proposals),
        ("element", about.element, old.elements, new.elements),
        ("actor's file", about.actor, old.positions, new.positions),
    ):
        if id in after and id not in before:
            return f"the {noun} is added"
        if id in before and id not in after:
            return f"the {noun} is removed"
    return NO_REASON
