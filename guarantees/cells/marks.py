"""Marks: what a reader should know about a cell beyond its value, each as a short text with its meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import Cell, comparable
from guarantees.cells.stances import StanceCell, StanceState
from guarantees.records.position import Position
from guarantees.records.statement import Attributed
from guarantees.records.vocabulary import Mode, Term


class MarkKind(Term):
    """Every mark a cell can carry: its short text and its meaning."""

    CONDITIONAL = "conditional", "if", "Holds under a condition."
    ESTIMATE = "estimate", "estimate", "The speaker's personal estimate."
    ATTRIBUTED = "attributed", "attributed", "One party says that another said or agreed to it."
    INFERENCE = "inference", "inference", "An analyst's reading or demand, not a party's own words."
    ANONYMOUS = "anonymous", "anonymous", "From people an outlet does not name, or leaked."
    OTHERWISE = (
        "otherwise",
        "accounts differ",
        "Someone else, or someone at a lower standing, says something else.",
    )
    EARLIER = "earlier", "earlier", "There are earlier or withdrawn answers."
    NOTE = "note", "see note", "A note in the evidence explains or limits what is shown."
    ORIGINS = (
        "origins",
        "2 origins or more",
        "What is shown became public through at least two outlets or texts; copies of one count once.",
    )
    EXCERPT = (
        "excerpt",
        "excerpt",
        "Only an excerpt of each source, or of the original it passes on, was read.",
    )


@dataclass(frozen=True)
class Mark:
    """One mark of one cell."""

    id: str
    text: str
    meaning: str


def legend() -> tuple[Mark, ...]:
    """Every kind of mark, for the key next to the matrix."""
    return tuple(mark(kind) for kind in MarkKind)


def marks_of(cell: Cell, catalogue: Catalogue) -> tuple[Mark, ...]:
    """The marks of a cell, most important first."""
    holds = {
        MarkKind.CONDITIONAL: any(s.condition for s in cell.shown),
        MarkKind.ESTIMATE: any(s.personal_estimate for s in cell.shown),
        MarkKind.ATTRIBUTED: _all_of_mode(cell, Mode.ATTRIBUTED),
        MarkKind.INFERENCE: _all_of_mode(cell, Mode.INFERRED),
        MarkKind.ANONYMOUS: _all_of_mode(cell, Mode.ANONYMOUS, Mode.LEAKED),
        MarkKind.OTHERWISE: _said_otherwise(cell),
        MarkKind.EARLIER: bool(cell.earlier or cell.withdrawn),
        MarkKind.NOTE: any(s.note for s in cell.shown),
        MarkKind.ORIGINS: len(origins(cell.shown, catalogue)) > 1,
        MarkKind.EXCERPT: excerpt_only(cell.shown, catalogue),
    }
    return tuple(mark(kind) for kind in MarkKind if holds[kind])


def origins(statements: tuple[Attributed, ...], catalogue: Catalogue) -> frozenset[str]:
    """The outlets or texts with which the statements became public. Copies of one are one origin."""
    return frozenset(
        place.reported_by or _origin(place.source, catalogue)
        for statement in statements
        for place in statement.evidence
    )


def _origin(source_id: str, catalogue: Catalogue) -> str:
    source = catalogue.sources.get(source_id)
    return source.origin if source else source_id


def mark(kind: Term) -> Mark:
    """The mark of a kind."""
    return Mark(kind.value, kind.label, kind.meaning)


def _all_of_mode(cell: Cell, *modes: Mode) -> bool:
    return bool(cell.shown) and all(statement.mode in modes for statement in cell.shown)


def _said_otherwise(cell: Cell) -> bool:
    shown = {comparable(statement.value) for statement in cell.shown}
    return any(
        comparable(statement.value) not in shown for statement in (*cell.lower, *cell.by_others)
    )


def excerpt_only(statements: tuple[Attributed, ...], catalogue: Catalogue) -> bool:
    """Whether of every source that the statements cite, or of its original, only an excerpt was read."""
    sources = {place.source for statement in statements for place in statement.evidence}
    known = [catalogue.sources[name] for name in sources if name in catalogue.sources]
    return bool(known) and all(source.excerpt_only for source in known)


class StanceMark(Term):
    """The marks that only stances carry."""

    DENIED = "denied", "denied", "Someone else denies it."
    REPORTED_OTHERWISE = (
        "reported-otherwise",
        "reported otherwise",
        "A report says something different from the actor itself.",
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
    MarkKind.ORIGINS,
    MarkKind.EXCERPT,
)


def stance_legend() -> tuple[Mark, ...]:
    """Every kind of mark that a stance can carry."""
    return tuple(mark(kind) for kind in _ORDER)


def stance_marks(
    cells: tuple[StanceCell, ...],
    catalogue: Catalogue,
    not_shown: tuple[StanceCell, ...] = (),
) -> tuple[Mark, ...]:
    """The marks of stances that are shown together, most important first.

    Those ``not_shown`` count only for what is earlier or withdrawn.
    """
    seen = tuple(position for cell in cells for position in cell.seen)
    history = tuple(p for cell in (*cells, *not_shown) for p in cell.earlier + cell.withdrawn)
    holds = {
        StanceMark.DENIED: any(c.denials and c.state is not StanceState.DIFFERS for c in cells),
        MarkKind.ESTIMATE: any(p.personal_estimate for p in seen),
        MarkKind.ANONYMOUS: _all_unnamed(seen),
        StanceMark.REPORTED_OTHERWISE: any(_reported_otherwise(c) for c in cells),
        StanceMark.OTHERS: any(c.shown and c.by_others for c in cells),
        MarkKind.EARLIER: any(position not in seen for position in history),
        MarkKind.NOTE: any(p.note for p in seen),
        MarkKind.ORIGINS: len(origins(seen, catalogue)) > 1,
        MarkKind.EXCERPT: excerpt_only(seen, catalogue),
    }
    return tuple(mark(kind) for kind in _ORDER if holds[kind])


def _all_unnamed(positions: Iterable[Position]) -> bool:
    modes = {position.mode for position in positions}
    return bool(modes) and modes <= {Mode.ANONYMOUS, Mode.LEAKED}


def _reported_otherwise(cell: StanceCell) -> bool:
    shown = {position.stance for position in cell.shown}
    return any(position.stance not in shown for position in cell.lower)
