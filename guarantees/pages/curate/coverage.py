"""Coverage: what the cells of each proposal and element hold, and what is recorded of each actor's stances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.cell import HAS_VALUE, CellState
from guarantees.cells.stances import TAKES_A_STANCE, StanceCell, StanceState, all_positions
from guarantees.links.addresses import to_compare, to_gap, to_positions
from guarantees.pages.curate.cells import every_cell
from guarantees.pages.curate.table import Column, ReportTable, Row, table_of
from guarantees.pages.tables.positions_query import PositionRows
from guarantees.pages.tables.stance_cells import stances_in
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import Term
from guarantees.words.english import counted

FEWEST = 5
"""How many of the least answered elements are named, apart from those that tie with the last."""
COUNTED: tuple[CellState, ...] = tuple(
    state for state in CellState if state is not CellState.NOT_YET
)
"""The states of a cell when no day is chosen."""
Counts = Mapping[CellState, int]


class StanceRecorded(Term):
    """What is recorded of an actor on one proposal or element."""

    STANCE = "stance", "Stance", "In the actor's own voice, or as an outlet reports it."
    OTHERS = "others", "Only by others", "Counterparts or analysts say something about it."
    REPLACED = "replaced", "Only replaced", "Later words on another value replaced it."
    SILENT = "silent", "Silent", StanceState.SILENT.meaning
    NOT_MENTIONED = "not_mentioned", "Not mentioned", StanceState.NOT_MENTIONED.meaning
    NOT_CODED = "not_coded", "Not coded", StanceState.NOT_CODED.meaning


_RECORDED = {
    **dict.fromkeys((*TAKES_A_STANCE, StanceState.DENIES), StanceRecorded.STANCE),
    StanceState.SAID_BY_OTHERS: StanceRecorded.OTHERS,
    StanceState.REPLACED: StanceRecorded.REPLACED,
    StanceState.SILENT: StanceRecorded.SILENT,
    StanceState.NOT_MENTIONED: StanceRecorded.NOT_MENTIONED,
    StanceState.NOT_CODED: StanceRecorded.NOT_CODED,
}
"""The states of a stance when no day is chosen."""


@dataclass(frozen=True)
class ProposalCoverage:
    """A proposal with its number of elements in each state."""

    id: str
    name: str
    counts: Counts
    address: str


@dataclass(frozen=True)
class ElementCoverage:
    """An element with its number of proposals in each state.

    ``answered`` counts the proposals with a value, disputed and ambiguous ones included.
    """

    id: str
    number: int
    name: str
    answered: int
    counts: Counts
    address: str


@dataclass(frozen=True)
class ActorCoverage:
    """An actor with the number of proposals and elements on which something is recorded of it.

    An element counts once, however many values the actor speaks of.
    """

    id: str
    name: str
    proposals: Mapping[StanceRecorded, int]
    elements: Mapping[StanceRecorded, int]


@dataclass(frozen=True)
class CellCoverage:
    """Proposals by date, elements in the order of the codebook, actors in alphabetical order, and the total.

    ``least_answered`` is a sentence, "" when every element is answered for every proposal.
    """

    summary: str
    total: Counts
    least_answered: str
    proposals: tuple[ProposalCoverage, ...]
    elements: tuple[ElementCoverage, ...]
    actors: tuple[ActorCoverage, ...]


def coverage(catalogue: Catalogue) -> CellCoverage:
    """Count every cell and every stance."""
    cells = every_cell(catalogue)
    in_proposal = Counter((found.proposal.id, found.cell.state) for found in cells)
    on_element = Counter((found.element.id, found.cell.state) for found in cells)
    elements = tuple(_element(each, on_element) for each in catalogue.elements.values())
    total = Counter(found.cell.state for found in cells)
    return CellCoverage(
        summary=_summary(catalogue),
        total={state: total[state] for state in COUNTED},
        least_answered=_least_answered(elements, len(catalogue.proposals)),
        proposals=tuple(_proposal(each, in_proposal) for each in catalogue.proposals.values()),
        elements=elements,
        actors=tuple(
            _actor(name, catalogue) for name in catalogue.alphabetical(all_positions(catalogue))
        ),
    )


def _proposal(
    proposal: Proposal, in_proposal: Mapping[tuple[str, CellState], int]
) -> ProposalCoverage:
    counts = {state: in_proposal[proposal.id, state] for state in COUNTED}
    return ProposalCoverage(proposal.id, proposal.short_name, counts, to_compare((proposal.id,)))


def _element(element: Element, on_element: Mapping[tuple[str, CellState], int]) -> ElementCoverage:
    counts = {state: on_element[element.id, state] for state in COUNTED}
    return ElementCoverage(
        element.id,
        element.number,
        element.name,
        sum(counts[state] for state in HAS_VALUE),
        counts,
        to_gap(element=element.id),
    )


def _actor(actor_id: str, catalogue: Catalogue) -> ActorCoverage:
    return ActorCoverage(
        actor_id,
        catalogue.actor_short_name(actor_id),
        _stances(actor_id, PositionRows.PROPOSALS, catalogue.proposals, catalogue),
        _stances(actor_id, PositionRows.ELEMENTS, catalogue.elements, catalogue),
    )


def _stances(
    actor_id: str, rows: PositionRows, ids: Iterable[str], catalogue: Catalogue
) -> Mapping[StanceRecorded, int]:
    found = Counter(_recorded(stances_in(actor_id, rows, name, LATEST, catalogue)) for name in ids)
    return {each: found[each] for each in StanceRecorded}


def _recorded(cells: tuple[StanceCell, ...]) -> StanceRecorded:
    """The most that is recorded on any value: a stance before words of others, and so on in the order of the terms."""
    return min((_RECORDED[cell.state] for cell in cells), key=list(StanceRecorded).index)


def _summary(catalogue: Catalogue) -> str:
    proposals, elements = len(catalogue.proposals), len(catalogue.elements)
    return (
        f"{counted(proposals, 'proposal')} on {counted(elements, 'element')}: "
        f"{proposals * elements:,} {'cell' if proposals * elements == 1 else 'cells'}."
    )


def _least_answered(elements: tuple[ElementCoverage, ...], proposals: int) -> str:
    below = sorted((e for e in elements if e.answered < proposals), key=lambda e: e.answered)
    if not below:
        return ""
    most = below[min(FEWEST, len(below)) - 1].answered
    named = ", ".join(f"{e.name} ({e.answered})" for e in below if e.answered <= most)
    return f"Answered for the fewest of {counted(proposals, 'proposal')}: {named}."


# ---- tables --------------------------------------------------------------------------------


def coverage_tables(part: CellCoverage) -> tuple[ReportTable, ...]:
    """By proposal, by element, and by actor twice: on proposals and on elements."""
    states = [_count(state, lambda entry: entry.counts) for state in COUNTED]
    answered = Column(
        "Answered",
        lambda element: element.answered,
        "With a value, disputed or ambiguous ones too.",
        number=True,
    )
    return (
        table_of(
            "coverage-proposals",
            "By proposal: how many elements hold what",
            (Column("Proposal", lambda proposal: proposal.name), *states),
            part.proposals,
            total=Row(("All proposals", *part.total.values())),
        ),
        table_of(
            "coverage-elements",
            "By element: how many proposals hold what",
            (Column("Element", lambda e: f"{e.number}. {e.name}"), answered, *states),
            part.elements,
        ),
        _actor_table("proposals", lambda actor: actor.proposals, part),
        _actor_table("elements", lambda actor: actor.elements, part),
    )


def _actor_table(
    rows: str, counts: Callable[[ActorCoverage], Mapping[StanceRecorded, int]], part: CellCoverage
) -> ReportTable:
    return table_of(
        f"coverage-actors-{rows}",
        f"By actor: on how many {rows} what is recorded",
        (
            Column("Actor", lambda actor: actor.name),
            *(_count(each, counts) for each in StanceRecorded),
        ),
        part.actors,
        address=lambda actor: to_positions(rows, actors=(actor.id,)),
    )


def _count(term: Term, counts: Callable[[Any], Mapping[Any, int]]) -> Column:
    return Column(term.label, lambda entry: counts(entry)[term], term.meaning, number=True)
