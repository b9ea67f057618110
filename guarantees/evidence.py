"""The evidence of one cell as a view model: every statement, where it was read, and why the cell shows what it does."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue import Catalogue
from guarantees.cell import cell_of
from guarantees.cell_words import cell_words, silence_sentence, why
from guarantees.comparison import Comparison
from guarantees.link import query_string
from guarantees.query import ComparisonQuery
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Contradiction
from guarantees.statement_words import (
    STANDING_LABELS,
    ContradictionShown,
    StatementShown,
    contradiction_shown,
    statement_shown,
)


@dataclass(frozen=True)
class SearchedShown:
    """A source that was searched in vain."""

    source: str
    short_name: str
    on: str


@dataclass(frozen=True)
class CellEvidence:
    """The panel beside the matrix."""

    proposal: str
    element: str
    element_name: str
    proposal_name: str
    question: str
    sign: str
    tone: str
    state_label: str
    text: str
    why: str
    statements: tuple[StatementShown, ...]
    absence: str
    searched: tuple[SearchedShown, ...]
    contradictions: tuple[ContradictionShown, ...]
    definition: str
    coding_rule: str
    link: str


def cell_evidence(
    query: ComparisonQuery, comparison: Comparison, catalogue: Catalogue
) -> CellEvidence | None:
    """The evidence of the query's open cell, or ``None`` when no cell is open or its record is gone.

    Citation numbers are those of ``comparison``, so that the panel and the matrix agree.
    """
    if query.cell is None:
        return None
    proposal = catalogue.proposals.get(query.cell[0])
    element = catalogue.elements.get(query.cell[1])
    if proposal is None or element is None:
        return None
    numbers = {source.id: source.number for source in comparison.sources}
    return _Panel(query, proposal, element, numbers, catalogue).evidence()


class _Panel:
    """Puts one panel together; holds what every part of it needs."""

    def __init__(
        self,
        query: ComparisonQuery,
        proposal: Proposal,
        element: Element,
        numbers: dict[str, int],
        catalogue: Catalogue,
    ) -> None:
        self.query, self.proposal, self.element = query, proposal, element
        self.numbers, self.catalogue = numbers, catalogue
        self.cell = cell_of(proposal, element, query.as_of, catalogue)

    def evidence(self) -> CellEvidence:
        cell, catalogue = self.cell, self.catalogue
        words = cell_words(cell, self.element, catalogue)
        return CellEvidence(
            proposal=self.proposal.id,
            element=self.element.id,
            element_name=self.element.name,
            proposal_name=self.proposal.name,
            question=self.element.question,
            sign=words.sign,
            tone=words.tone,
            state_label=cell.state.label,
            text=words.text,
            why=why(cell, catalogue),
            statements=self._statements(),
            absence=self._absence(),
            searched=self._searched(),
            contradictions=tuple(contradiction_shown(c, catalogue) for c in self._contradictions()),
            definition=self.element.definition,
            coding_rule=self.element.coding_rule,
            link=query_string(self.query, catalogue),
        )

    def _statements(self) -> tuple[StatementShown, ...]:
        parts = {name: getattr(self.cell, name) for name in STANDING_LABELS}
        return tuple(
            statement_shown(
                statement,
                self.catalogue,
                as_of=self.query.as_of,
                element=self.element,
                standing=name,
                numbers=self.numbers,
            )
            for name, part in parts.items()
            for statement in part
        )

    def _absence(self) -> str:
        absence = self.cell.absence
        if self.cell.statements or absence is None:
            return "" if self.cell.statements else self.cell.state.meaning
        sentence = silence_sentence(absence, self.catalogue) if absence.searched else ""
        return " ".join(
            part for part in (sentence or self.cell.state.meaning, absence.note) if part
        )

    def _searched(self) -> tuple[SearchedShown, ...]:
        absence = self.cell.absence
        if absence is None:
            return ()
        on = absence.on.words() if absence.on else ""
        return tuple(
            SearchedShown(name, self.catalogue.source_short_name(name), on)
            for name in absence.searched
        )

    def _contradictions(self) -> list[Contradiction]:
        found: dict[str, Contradiction] = {}
        for statement in self.cell.statements:
            for contradiction in self.catalogue.contradictions_of.get(statement.id or "", ()):
                found[contradiction.id] = contradiction
        return list(found.values())
