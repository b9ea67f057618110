"""The steps from what a proposal says and what an actor says to what follows, as sentences with their citations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guarantees.cells.cell import Cell
from guarantees.cells.stances import StanceCell, StanceState
from guarantees.cells.voices import Voice
from guarantees.pages.gap.evidence import names
from guarantees.pages.gap.outcomes import Outcome, ValueFinding
from guarantees.pages.gap.records import condition_words
from guarantees.records.dates import Facts
from guarantees.records.element import Element
from guarantees.records.position import Position
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Attributed, Statement
from guarantees.records.values import AMBIGUOUS, CodedValue
from guarantees.words.actors import sentence_on
from guarantees.words.cell_words import owned, value_words
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.stance_marks import StanceMark, stance_mark
from guarantees.words.stance_words import stance_words

_SPEAKS_OF = {
    StanceState.PROPOSES: "proposes {values}",
    StanceState.ACCEPTS: "accepts {values}",
    StanceState.ACCEPTS_IF: "accepts {values} under a condition",
    StanceState.OPEN: "is open to {values}",
    StanceState.AMBIGUOUS: "speaks of {values} in words that can be read in more than one way",
    StanceState.DENIES: "denies a report on {values}",
    StanceState.REJECTS: "refuses {values}",
    StanceState.WITHDRAWN: "withdrew a position on {values}",
    StanceState.DIFFERS: "is recorded with conflicting stances on {values}",
}
_FOLLOWS = {
    Outcome.FITS: "So it fits what {name} says.",
    Outcome.CLASHES: "So it clashes with what {name} refuses.",
    Outcome.ASKS_OTHERWISE: "So {name} asks for something else; a refusal of this is not stated.",
    Outcome.PARTLY: "So it meets what {name} says in part: some numbers satisfy both, and some only one.",
    Outcome.NOT_COMPARABLE: "So it cannot be compared with what {name} says: the units differ, or one names no number.",
    Outcome.OPEN: "So {name} is open to it: neither a yes nor a no.",
    Outcome.DISPUTED: "So whether it fits is disputed.",
    Outcome.AMBIGUOUS: "So whether it fits depends on how the words are read.",
    Outcome.WITHDRAWN: "So {name} has no current stance on it.",
    Outcome.OTHER_VALUES: "{name} speaks of other options of this element only, so nothing follows for this one.",
    Outcome.NOT_STATED: "No stance of {name} on it is recorded: neither a yes nor a no.",
}


@dataclass(frozen=True)
class GapStep:
    """One step: a ``claim``, the words that it rests on, how and when they were said, and the numbers of their sources.

    ``says`` and ``how`` are "" for what follows from the steps before.
    """

    claim: str
    how: Facts
    says: str
    citations: tuple[int, ...]


@dataclass(frozen=True)
class StanceInLine:
    """An actor's stance on one or more values in one line."""

    values: str
    mark: StanceMark
    says: str
    citations: tuple[int, ...]


class GapSteps:
    """Words the steps between one proposal and one actor."""

    def __init__(self, proposal: Proposal, actor: str, sources: NumberedSources) -> None:
        self.proposal, self.sources = proposal, sources
        self.catalogue = sources.catalogue
        self.actor, self.name = actor, self.catalogue.actor_short_name(actor)

    def of_provision(
        self, values: list[CodedValue], cell: Cell, findings: list[ValueFinding], element: Element
    ) -> tuple[GapStep, ...]:
        """The steps for values of one element that have one outcome."""
        resting_on = list(dict.fromkeys(each for f in findings for each in f.resting_on))
        return (
            *self._of_proposal(values, cell, element),
            *self._of_actor(resting_on, element),
            GapStep(self._follows(findings[0].outcome, resting_on), (), "", ()),
        )

    def in_lines(self, cells: Iterable[StanceCell], element: Element) -> tuple[StanceInLine, ...]:
        """Stances in one line each; the same words about several values make one line."""
        return tuple(
            self._in_line(same[0], self._values((c.subject.value for c in same), element))
            for same in _same_words(cells)
        )

    def _in_line(self, cell: StanceCell, values: str) -> StanceInLine:
        says = stance_words(cell, self.catalogue).says
        return StanceInLine(values, stance_mark(cell, self.catalogue), says, self.cited(cell))

    def cited(self, cell: StanceCell) -> tuple[int, ...]:
        """The numbers of the sources that a stance rests on."""
        return self.sources.cite_statements(deciding(cell))

    def _of_proposal(self, values: list[CodedValue], cell: Cell, element: Element) -> list[GapStep]:
        naming: dict[tuple[Statement, ...], list[CodedValue]] = {}
        for value in values:
            statements = tuple(s for s in cell.shown if names(s, value))
            naming.setdefault(statements, []).append(value)
        return [
            GapStep(
                self._coded(named, element),
                (_modes(said), *_stated(said)),
                self._words_of(said),
                self.sources.cite_statements(said),
            )
            for said, named in naming.items()
        ]

    def _coded(self, values: list[CodedValue], element: Element) -> str:
        if AMBIGUOUS in values:
            return f"What {self.proposal.short_name} says can be read in more than one way."
        return f"{self.proposal.short_name} is coded {self._values(values, element)}."

    def _words_of(self, statements: tuple[Statement, ...]) -> str:
        says = owned(statements[0], self.catalogue)
        conditions = dict.fromkeys(s.condition.says for s in statements if s.condition)
        return f"{says} Under a condition: {' '.join(conditions)}" if conditions else says

    def _of_actor(self, cells: list[StanceCell], element: Element) -> list[GapStep]:
        steps = []
        for same in _same_words(cells):
            values = self._values((cell.subject.value for cell in same), element)
            first = same[0]
            claim = self._on(f"{self.name} {_SPEAKS_OF[first.state].format(values=values)}.")
            voice = first.voice.label if first.voice else Voice.OTHERS.label
            says = stance_words(first, self.catalogue).says
            steps.append(GapStep(claim, (voice, *when(first)), says, self.cited(first)))
        return steps

    def _on(self, sentence: str) -> str:
        return sentence_on(self.actor, sentence, self.catalogue)

    def _follows(self, outcome: Outcome, resting_on: list[StanceCell]) -> str:
        if outcome is Outcome.FITS_IF:
            conditions = dict.fromkeys(condition_words(cell) for cell in resting_on)
            named = self._on(f"under the condition that {self.name} names")
            return f"So it fits, {named}: {' '.join(conditions)}"
        return self._on(_FOLLOWS[outcome].format(name=self.name))

    def _values(self, values: Iterable[CodedValue | None], element: Element) -> str:
        return ", ".join(f"“{value_words(v, element, self.catalogue)}”" for v in values)


def deciding(cell: StanceCell) -> tuple[Position, ...]:
    """The positions that a stance shows; if there are none, those that no longer count."""
    return cell.shown or cell.by_others or cell.withdrawn or cell.earlier


def when(cell: StanceCell) -> Facts:
    """When the positions that a stance shows were stated; nothing without any."""
    return _stated(deciding(cell))


def _stated(statements: Iterable[Attributed]) -> Facts:
    """Every date, in chronological order and each once."""
    return tuple(
        sorted({s.stated for s in statements}, key=lambda date: (date.sort_key, date.text))
    )


def _modes(statements: Iterable[Attributed]) -> str:
    """How statements are known, each way once."""
    return ", ".join(dict.fromkeys(statement.mode.label for statement in statements))


def _same_words(cells: Iterable[StanceCell]) -> list[list[StanceCell]]:
    """Stances that rest on the very same positions, together: one position may name several values."""
    found: dict[tuple[Any, ...], list[StanceCell]] = {}
    for cell in cells:
        found.setdefault((cell.state, cell.voice, cell.statements), []).append(cell)
    return list(found.values())
