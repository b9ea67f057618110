"""Marks of a stance: what a reader should know about it beyond the stance and whose voice it is."""

from __future__ import annotations

from collections.abc import Iterable

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.marks import Mark, MarkKind, excerpt_only, mark, origins
from guarantees.cells.stances import StanceCell, StanceState
from guarantees.records.position import Position
from guarantees.records.vocabulary import Mode, Term


class StanceMark(Term):
    """The marks that only stances carry."""

    DENIED = "denied", "denied", "Someone else denies it."
    REPORTED_OTHERWISE = (
        "reported-otherwise",
        "reported otherwise",
        "A report says something else than the actor itself.",
    )
    OTHERS = (
        "others",
        "others too",
        "Counterparts or analysts say something about it as well. That does not decide.",
    )


_ORDER: tuple[Term, ...] = (
    StanceMark.DENIED,
    MarkKind.ESTIMATE,
    MarkKind.ANONYMOUS,
    StanceMark.REPORTED_OTHERWISE,
    StanceMark.OTHERS,
    MarkKind.EARLIER,
    MarkKind.NOTE,
    MarkKind.SINGLE_ORIGIN,
    MarkKind.EXCERPT,
)


def stance_legend() -> tuple[Mark, ...]:
    """Every kind of mark that a stance can carry."""
    return tuple(mark(kind) for kind in _ORDER)


def stance_marks(
    cells: tuple[StanceCell, ...],
    catalogue: Catalogue,
    behind: tuple[StanceCell, ...] = (),
) -> tuple[Mark, ...]:
    """The marks of stances that are shown together, most important first. Those ``behind`` are not shown."""
    seen = tuple(position for cell in cells for position in cell.seen)
    history = tuple(p for cell in (*cells, *behind) for p in cell.earlier + cell.withdrawn)
    holds = {
        StanceMark.DENIED: any(c.denials and c.state is not StanceState.DIFFERS for c in cells),
        MarkKind.ESTIMATE: any(p.personal_estimate for p in seen),
        MarkKind.ANONYMOUS: _all_unnamed(seen),
        StanceMark.REPORTED_OTHERWISE: any(_reported_otherwise(c) for c in cells),
        StanceMark.OTHERS: any(c.shown and c.by_others for c in cells),
        MarkKind.EARLIER: any(position not in seen for position in history),
        MarkKind.NOTE: any(p.note for p in seen),
        MarkKind.SINGLE_ORIGIN: len(origins(seen, catalogue)) == 1,
        MarkKind.EXCERPT: excerpt_only(seen, catalogue),
    }
    return tuple(mark(kind) for kind in _ORDER if holds[kind])


def _all_unnamed(positions: Iterable[Position]) -> bool:
    modes = {position.mode for position in positions}
    return bool(modes) and modes <= {Mode.ANONYMOUS, Mode.LEAKED}


def _reported_otherwise(cell: StanceCell) -> bool:
    shown = {position.stance for position in cell.shown}
    return any(position.stance not in shown for position in cell.lower)
