"""Evidence on the Gap page: statements in groups, and the names of parts in links."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from guarantees.cells.cell import Cell, EvidenceRole
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import StanceCell
from guarantees.records.element import Element
from guarantees.records.statement import Attributed, Statement
from guarantees.records.values import CodedValue, value_key
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import StatementGroup

LONGEST_KEY = 120


DENIED, ANOTHER_VALUE = "Denied", "Naming another value"
MOST_SIGNED = 3
"""How many signatures of other texts the page shows behind one stance. Positions has all of them."""


def stance_evidence(cell: StanceCell, sources: NumberedSources) -> tuple[StatementGroup, ...]:
    """The evidence of an actor's stance, in groups; the positions that decide it come first, without a title.

    Of many texts that the actor signed it has the first.
    """
    behind = [
        (role.heading, each)
        for role, each in cell.by_role.items()
        if role is not EvidenceRole.SHOWN
    ]
    signed = [position for position in cell.shown if isinstance(position, SignedPosition)]
    left_out = f"By signature: {MOST_SIGNED} of {len(signed)}; all are on Positions"
    shown = [("", cell.shown)]
    if len(signed) > MOST_SIGNED:
        said = tuple(p for p in cell.shown if not isinstance(p, SignedPosition))
        shown = [("", said), (left_out, tuple(signed[:MOST_SIGNED]))]
    return sources.groups([*shown, (DENIED, cell.denials), *behind])


def deciding_evidence(
    cell: Cell, element: Element, values: tuple[CodedValue, ...], sources: NumberedSources
) -> tuple[StatementGroup, ...]:
    """What decides a proposal's cell and what denies it, and nothing else."""
    return sources.groups(_deciding(cell, values), element)


def _deciding(
    cell: Cell, values: tuple[CodedValue, ...]
) -> tuple[tuple[str, Iterable[Attributed]], ...]:
    naming = [s for s in cell.shown if any(names(s, value) for value in values)]
    others = [s for s in cell.shown if s not in naming]
    return ("", naming), (ANOTHER_VALUE, others), (DENIED, cell.denials)


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
