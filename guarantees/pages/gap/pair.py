"""The gap between a proposal and an actor: each provision next to the actor's stance, step by step. No score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from guarantees.cells.cell import HAS_VALUE, Cell, CellState, cell_of
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import (
    StanceCell,
    StanceState,
    StanceSubject,
    stance_of,
    stances_on_element,
)
from guarantees.pages.gap.claims import GapStance, gap_stance
from guarantees.pages.gap.evidence import (
    Behind,
    deciding_evidence,
    part_key,
    stance_evidence,
    together,
)
from guarantees.pages.gap.outcomes import Outcome, finding
from guarantees.pages.gap.records import NamedUnder, coded_values, named_under
from guarantees.pages.gap.steps import GapStep, GapSteps, StanceInLine
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.words.actors import sentence_on
from guarantees.words.cell_words import cell_words, value_words
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import actor_about

WHOLE = "on~whole"
"""The name of the stance on the proposal as a whole."""


@dataclass(frozen=True)
class ProvisionMet:
    """Values that the proposal codes on one element, and how they meet what the actor says: one outcome for all.

    ``steps`` are what the proposal says, what the actor says, and what follows. ``doubt`` says that the proposal's own
    value is disputed, or is "". ``others`` are the actor's other stances on the element, which do not decide.
    """

    key: str
    element: Element
    values: tuple[str, ...]
    outcome: Outcome
    steps: tuple[GapStep, ...]
    doubt: str
    of_proposal: tuple[Behind, ...]
    of_actor: tuple[Behind, ...]
    others: tuple[StanceInLine, ...]


@dataclass(frozen=True)
class OutcomeGroup:
    """The provisions with one outcome, in codebook order."""

    outcome: Outcome
    provisions: tuple[ProvisionMet, ...]


@dataclass(frozen=True)
class StanceWithoutProvision:
    """An element on which the actor speaks and the proposal has no value; ``absence`` says why it has none."""

    key: str
    element: Element
    absence: str
    stances: tuple[StanceInLine, ...]
    of_actor: tuple[Behind, ...]


@dataclass(frozen=True)
class ProposalGap:
    """Everything the page shows of one proposal and one actor.

    ``whole`` is the actor's stance on the proposal as a whole; its ``key`` is "" if there is no evidence.
    ``without_either`` are the elements on which neither speaks. ``put_forward`` says that the actor is among those who
    put the proposal forward, or is "".
    """

    proposal: Proposal
    actor: str
    actor_name: str
    about_actor: str
    put_forward: str
    whole: GapStance
    groups: tuple[OutcomeGroup, ...]
    without_provision: tuple[StanceWithoutProvision, ...]
    without_either: tuple[NamedUnder, ...]


def proposal_gap(proposal: Proposal, actor: str, sources: NumberedSources) -> ProposalGap:
    """The gap between a proposal and an actor, for the day and clock of ``sources``."""
    return _ProposalGap(proposal, actor, sources).gap()


class _ProposalGap:
    """Builds the view, element by element."""

    def __init__(self, proposal: Proposal, actor: str, sources: NumberedSources) -> None:
        self.proposal, self.actor, self.sources = proposal, actor, sources
        self.catalogue = sources.catalogue
        self.steps = GapSteps(proposal, actor, sources)
        self.met: list[ProvisionMet] = []
        self.without: list[StanceWithoutProvision] = []
        self.neither: dict[CellState, list[str]] = {}

    def gap(self) -> ProposalGap:
        whole = self._whole()
        for element in self.catalogue.elements.values():
            self._compare(element)
        return ProposalGap(
            proposal=self.proposal,
            actor=self.actor,
            actor_name=self.steps.name,
            about_actor=actor_about(self.actor, self.catalogue),
            put_forward=self._put_forward(),
            whole=whole,
            groups=tuple(_grouped(self.met)),
            without_provision=tuple(self.without),
            without_either=named_under(self.neither, CellState),
        )

    def _put_forward(self) -> str:
        if self.actor not in self.catalogue.proposers(self.proposal):
            return ""
        among = f"{self.steps.name} is among those who put this proposal forward."
        return (
            f"{sentence_on(self.actor, among, self.catalogue)} A provision is compared only with "
            "positions that are recorded on its very element."
        )

    def _whole(self) -> GapStance:
        subject = StanceSubject(proposal=self.proposal.id)
        cell = stance_of(self.actor, subject, self.sources.as_of, self.catalogue)
        return gap_stance(WHOLE if cell.statements else "", cell, self.sources)

    def _compare(self, element: Element) -> None:
        as_of, catalogue = self.sources.as_of, self.catalogue
        cell = cell_of(self.proposal, element, as_of, catalogue)
        recorded = stances_on_element(self.actor, element.id, as_of, catalogue)
        stances = tuple(
            self._by_this_text(each) for each in recorded if each.state is not StanceState.NOT_YET
        )
        if cell.state in HAS_VALUE:
            self.met += self._provisions(cell, element, stances)
        elif stances:
            self.without.append(self._without_provision(cell, element, stances))
        else:
            self.neither.setdefault(cell.state, []).append(element.name)

    def _by_this_text(self, cell: StanceCell) -> StanceCell:
        """The stance without signatures of other texts, if the actor accepted the value by signing this one."""
        others = {
            position
            for position in cell.shown
            if isinstance(position, SignedPosition) and position.text != self.proposal.id
        }
        this = any(isinstance(p, SignedPosition) and p not in others for p in cell.shown)
        return (
            replace(cell, shown=tuple(p for p in cell.shown if p not in others)) if this else cell
        )

    def _provisions(
        self, cell: Cell, element: Element, stances: tuple[StanceCell, ...]
    ) -> Iterator[ProvisionMet]:
        """The values of one element, those with one outcome together."""
        findings = {value: finding(value, stances, element) for value in coded_values(cell)}
        for outcome in Outcome:
            values = [value for value, found in findings.items() if found.outcome is outcome]
            if not values:
                continue
            found = [findings[value] for value in values]
            deciding = tuple(dict.fromkeys(each for f in found for each in f.resting_on))
            others = tuple(stance for stance in stances if stance not in deciding)
            yield ProvisionMet(
                key=part_key("on", element.id, outcome.value.replace("_", "-")),
                element=element,
                values=tuple(value_words(value, element, self.catalogue) for value in values),
                outcome=outcome,
                steps=self.steps.of_provision(values, cell, found, element),
                doubt=_doubt(cell),
                of_proposal=deciding_evidence(cell, tuple(values)),
                of_actor=_evidence_of((*deciding, *others)),
                others=self.steps.in_lines(others, element),
            )

    def _without_provision(
        self, cell: Cell, element: Element, stances: tuple[StanceCell, ...]
    ) -> StanceWithoutProvision:
        words = cell_words(cell, element, self.catalogue)
        return StanceWithoutProvision(
            key=part_key("on", element.id, "no-provision"),
            element=element,
            absence=f"{words.text}. {words.says}",
            stances=self.steps.in_lines(stances, element),
            of_actor=_evidence_of(stances),
        )


def _evidence_of(stances: tuple[StanceCell, ...]) -> tuple[Behind, ...]:
    """All evidence of the actor's stances."""
    return together(group for cell in stances for group in stance_evidence(cell))


def _doubt(cell: Cell) -> str:
    if cell.state is not CellState.DISPUTED:
        return ""
    return (
        "What the proposal says here is itself disputed: this holds only if this answer is meant."
    )


def _grouped(met: list[ProvisionMet]) -> Iterator[OutcomeGroup]:
    for outcome in Outcome:
        provisions = tuple(each for each in met if each.outcome is outcome)
        if provisions:
            yield OutcomeGroup(outcome, provisions)
