"""One cell or stance on both sides: whether it differs, and all its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import CellState
from guarantees.cells.marks import origins
from guarantees.changes.fields import field_changes, statement_changes
from guarantees.changes.model import CellChange, ChangeType, ReasonGiven, Side
from guarantees.changes.reasons import NO_REASON
from guarantees.records.statement import Absence, Attributed
from guarantees.words.english import counted

NOT_THERE = Side("", "not in the comparison")
"""A side whose catalogue lacks the proposal or the element."""


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


def change_type(before: Seen, after: Seen) -> ChangeType | None:
    """How a cell differs, or ``None``. Where one side lacks it, "not coded" on the other is no difference."""
    if NOT_THERE in (before.side, after.side):
        there = after if before.side == NOT_THERE else before
        unknown = there.side.state in ("", CellState.NOT_CODED.value)
        return None if unknown else ChangeType.VALUE
    if before.coded != after.coded:
        return ChangeType.VALUE
    return ChangeType.EVIDENCE if before.rests_on != after.rests_on else None


def statements_between(
    noun: str, before: Seen, after: Seen, catalogue: Catalogue
) -> tuple[str, ...]:
    """What differs among the statements, denials and searches behind a cell, a line each."""
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


def cell_change(
    sort: ChangeType,
    subject: str,
    about: str,
    before: Seen,
    after: Seen,
    statements: tuple[str, ...],
    reasons: tuple[ReasonGiven, ...],
    unexplained: str = NO_REASON,
    **ids: str,
) -> CellChange:
    """The change with its one line. ``unexplained`` takes the place of a reason where none is given."""
    reason_words = "; ".join(reason.words for reason in reasons) or unexplained
    moved = sort is ChangeType.VALUE
    differs = _moved(before, after) if moved else _new_basis(before, after, statements)
    says = f"{differs}; {reason_words}"
    return CellChange(
        sort=sort,
        subject=subject,
        about=about,
        before=before.side,
        after=after.side,
        statements=statements,
        reasons=reasons,
        reason_words=reason_words,
        says=says,
        words=f"{subject}, {about}: {says}",
        **ids,
    )


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
    if side.state == CellState.SILENT.value:
        return f"searched in {counted(side.sources, 'source')}"
    return f"{counted(side.sources, 'source')}, {counted(side.origins, 'origin')}"
