"""Evidence on the Gap page: statements in groups, and the names of parts in links."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from guarantees.cells.cell import Cell, EvidenceRole
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import StanceCell
from guarantees.records.statement import Attributed, Statement
from guarantees.records.values import CodedValue, value_key

LONGEST_KEY = 120


DENIED, ANOTHER_VALUE = "Denied", "Naming another value"
MOST_SIGNED = 3
"""How many signatures of other texts the page shows behind one stance. Positions has all of them."""


@dataclass(frozen=True)
class Behind:
    """Statements behind a claim, under a title ("" for those that decide it)."""

    title: str
    statements: tuple[Attributed, ...]


def stance_evidence(cell: StanceCell) -> tuple[Behind, ...]:
    """The evidence of an actor's stance; the positions that decide it come first.

    Of many texts that the actor signed it has the first.
    """
    signed = [position for position in cell.shown if isinstance(position, SignedPosition)]
    shown: list[tuple[str, Iterable[Attributed]]] = [("", cell.shown)]
    if len(signed) > MOST_SIGNED:
        left_out = f"By signature: {MOST_SIGNED} of {len(signed)}; all are on Positions"
        said = [p for p in cell.shown if not isinstance(p, SignedPosition)]
        shown = [("", said), (left_out, signed[:MOST_SIGNED])]
    roles = cell.by_role.items()
    behind = [(role.heading, each) for role, each in roles if role is not EvidenceRole.SHOWN]
    return _behind(*shown, (DENIED, cell.denials), *behind)


def deciding_evidence(cell: Cell, values: tuple[CodedValue, ...]) -> tuple[Behind, ...]:
    """What decides a proposal's cell and what denies it, and nothing else."""
    naming = [s for s in cell.shown if any(names(s, value) for value in values)]
    others = [s for s in cell.shown if s not in naming]
    return _behind(("", naming), (ANOTHER_VALUE, others), (DENIED, cell.denials))


def together(evidence: Iterable[Behind]) -> tuple[Behind, ...]:
    """The same with one group for each title, in which a statement on several values appears once."""
    found: dict[str, dict[int, Attributed]] = {}
    for group in evidence:
        found.setdefault(group.title, {}).update({id(each): each for each in group.statements})
    return _behind(*((title, each.values()) for title, each in found.items()))


def _behind(*titled: tuple[str, Iterable[Attributed]]) -> tuple[Behind, ...]:
    """Groups with statements; a title without any is left out."""
    groups = (Behind(title, tuple(statements)) for title, statements in titled)
    return tuple(group for group in groups if group.statements)


def names(statement: Statement, value: CodedValue) -> bool:
    """Whether a statement's value is, or lists, this single value."""
    own = statement.value
    return value in own if isinstance(own, tuple) else value == own


def part_key(prefix: str, owner: str, value: CodedValue | str) -> str:
    """The name of a part of the page in links: whose claim it is, and on what. Of a-z, 0-9, ``-`` and ``~``."""
    key = f"{prefix}~{owner}~{value_key(value)}"
    if len(key) <= LONGEST_KEY:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:12]
    return f"{key[: LONGEST_KEY - 13]}~{digest}"
