"""Evidence on the Gap page: sources numbered in the order in which the page cites them, and statements in groups."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import Cell
from guarantees.cells.stances import StanceCell
from guarantees.records.element import Element
from guarantees.records.statement import Attributed, Statement
from guarantees.records.values import QUALIFIERS, CodedValue, Quantity
from guarantees.words.citations import Citations, CitedSource
from guarantees.words.statement_words import StatementView, statement_view

LONGEST_KEY = 120


@dataclass(frozen=True)
class EvidenceGroup:
    """Statements that stand to a claim in one way, which ``title`` names; "" for those that decide it."""

    title: str
    statements: tuple[StatementView, ...]


class GapEvidence:
    """Words statements for one page. A source gets its number when it is first cited."""

    def __init__(self, catalogue: Catalogue, as_of: AsOf) -> None:
        self.catalogue, self.as_of = catalogue, as_of
        self._numbers: dict[str, int] = {}

    def cite(self, statements: Iterable[Attributed]) -> tuple[int, ...]:
        """The numbers of the sources that the statements themselves were read in, in ascending order."""
        return self._number(place.source for each in statements for place in each.evidence)

    def of_stance(self, cell: StanceCell) -> tuple[EvidenceGroup, ...]:
        """Everything behind an actor's stance. What others say of the actor stands under a heading that says so."""
        name = self.catalogue.actor_short_name(cell.actor)
        return self._groups(
            None,
            ("", cell.shown),
            ("Denied", cell.denials),
            (f"Said of {name} by others: not its own position", cell.by_others),
            ("Reported: stands behind the actor's own voice", cell.lower),
            ("Earlier", cell.earlier),
            ("Withdrawn", cell.withdrawn),
        )

    def of_cell(
        self, cell: Cell, element: Element, values: tuple[CodedValue, ...]
    ) -> tuple[EvidenceGroup, ...]:
        """Everything behind a proposal's cell: first what names one of the values, then what names another."""
        return self._groups(
            element,
            *_deciding(cell, values),
            ("Said at a lower standing", cell.lower),
            ("Earlier", cell.earlier),
            ("Withdrawn", cell.withdrawn),
        )

    def deciding(
        self, cell: Cell, element: Element, values: tuple[CodedValue, ...]
    ) -> tuple[EvidenceGroup, ...]:
        """What decides a proposal's cell and what denies it, without what stands behind."""
        return self._groups(element, *_deciding(cell, values))

    def sources(self) -> tuple[CitedSource, ...]:
        """Every source cited so far, by number."""
        citations = Citations(self.catalogue)
        for name in self._numbers:
            citations.cite([name])
        return citations.sources()

    def _groups(
        self, element: Element | None, *parts: tuple[str, Iterable[Attributed]]
    ) -> tuple[EvidenceGroup, ...]:
        groups = (
            EvidenceGroup(title, tuple(self._shown(each, element) for each in statements))
            for title, statements in parts
        )
        return tuple(group for group in groups if group.statements)

    def _shown(self, statement: Attributed, element: Element | None) -> StatementView:
        self._number(_sources_of(statement))
        return statement_view(
            statement,
            self.catalogue,
            as_of=self.as_of,
            element=element if isinstance(statement, Statement) else None,
            standing="",
            numbers=self._numbers,
        )

    def _number(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        numbers = self._numbers
        return tuple(sorted({numbers.setdefault(n, len(numbers) + 1) for n in source_ids}))


def _deciding(
    cell: Cell, values: tuple[CodedValue, ...]
) -> tuple[tuple[str, Iterable[Attributed]], ...]:
    naming = [s for s in cell.shown if any(names(s, value) for value in values)]
    others = [s for s in cell.shown if s not in naming]
    return ("", naming), ("Naming another value", others), ("Denied", cell.denials)


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


def value_key(value: CodedValue | str) -> str:
    """A single value as part of a name: its id, or a number with its qualifier and unit."""
    if not isinstance(value, Quantity):
        return str(value)
    given = (name for name in QUALIFIERS if getattr(value, name) is not None)
    parts = [f"{name.replace('_', '-')}-{getattr(value, name)}" for name in given]
    return "-".join([*parts, value.unit, *(["peacetime"] if value.peacetime else [])])


def _sources_of(statement: Attributed) -> list[str]:
    """Every source that a statement, its condition, its withdrawal and readings of it were read in."""
    places = list(statement.evidence)
    places += statement.condition.evidence if statement.condition else ()
    places += statement.withdrawn.evidence if statement.withdrawn else ()
    if isinstance(statement, Statement):
        places += (place for reading in statement.readings for place in reading.evidence)
    return [place.source for place in places]
