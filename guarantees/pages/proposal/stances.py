"""Who accepts a proposal and who refuses it, by the stance rule (``guarantees/cells/stances.py``)."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.provisions_spoken_of import provisions_spoken_of
from guarantees.cells.stances import (
    StanceCell,
    StanceState,
    StanceSubject,
    all_positions,
    stance_of,
)
from guarantees.links.addresses import to_gap
from guarantees.records.proposal import Proposal
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.stance_marks import StanceMark, stance_mark
from guarantees.words.stance_words import spoken_of_words, stance_why, stance_words

NOTHING_RECORDED = (
    StanceState.NOT_YET,
    StanceState.SILENT,
    StanceState.NOT_MENTIONED,
    StanceState.NOT_CODED,
)


@dataclass(frozen=True)
class StanceEntry:
    """One actor's stance: as a mark, and in a sentence with its conditions."""

    cell: StanceCell
    mark: StanceMark
    says: str
    conditions: tuple[str, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True)
class StanceGroup:
    """The actors of one state: parties, then persons and outlets, each in the order of their names."""

    state: StanceState
    entries: tuple[StanceEntry, ...]


@dataclass(frozen=True)
class WithoutStance:
    """An actor without a stance on the proposal as a whole.

    ``spoken_of`` names the provisions on which it takes one, and ``gap`` is the address of these; both may be "".
    """

    name: str
    searched: str
    spoken_of: str
    gap: str


@dataclass(frozen=True)
class NoStance:
    """Actors with a file of positions that holds none on this proposal as a whole, and why that is so."""

    state: StanceState
    actors: tuple[WithoutStance, ...]


@dataclass(frozen=True)
class StancesView:
    """Actors by stance, then those without one by the reason. ``empty`` is a sentence when nobody has one."""

    groups: tuple[StanceGroup, ...]
    without: tuple[NoStance, ...]
    empty: str


def stances_view(proposal: Proposal, sources: NumberedSources) -> StancesView:
    """What every actor with a file of positions or a signature says of the proposal as a whole."""
    as_of, catalogue = sources.as_of, sources.catalogue
    subject = StanceSubject(proposal=proposal.id)
    by_state: dict[StanceState, list[StanceCell]] = {state: [] for state in StanceState}
    for actor in catalogue.parties_first(all_positions(catalogue)):
        cell = stance_of(actor, subject, as_of, catalogue)
        by_state[cell.state].append(cell)
    groups = tuple(
        StanceGroup(state, tuple(_entry(cell, sources) for cell in cells))
        for state, cells in by_state.items()
        if cells and state not in NOTHING_RECORDED
    )
    without = tuple(
        NoStance(state, tuple(_without(cell, proposal, sources) for cell in by_state[state]))
        for state in NOTHING_RECORDED
        if by_state[state]
    )
    return StancesView(groups, without, "" if groups else _empty(catalogue))


def _empty(catalogue: Catalogue) -> str:
    if not all_positions(catalogue):
        return "These records hold no positions."
    return "These records hold no position of anyone on this proposal as a whole in this view."


def _without(cell: StanceCell, proposal: Proposal, sources: NumberedSources) -> WithoutStance:
    """The actor, which texts were searched and when, if any were, and what it says of provisions."""
    as_of, catalogue = sources.as_of, sources.catalogue
    is_on_the_table = cell.state is not StanceState.NOT_YET
    spoken = provisions_spoken_of(cell.actor, proposal, as_of, catalogue) if is_on_the_table else ()
    return WithoutStance(
        name=catalogue.actor_short_name(cell.actor),
        searched=stance_why(cell, catalogue) if cell.absence else "",
        spoken_of=spoken_of_words(spoken, catalogue),
        gap=to_gap(proposal=proposal.id, actor=cell.actor, as_of=as_of) if spoken else "",
    )


def _entry(cell: StanceCell, sources: NumberedSources) -> StanceEntry:
    catalogue = sources.catalogue
    deciding = cell.shown or cell.by_others or cell.earlier or cell.withdrawn
    cited = (place for said in (*deciding, *cell.denials) for place in said.all_evidence)
    return StanceEntry(
        cell=cell,
        mark=stance_mark(cell, catalogue),
        says=stance_words(cell, catalogue).says,
        conditions=tuple(dict.fromkeys(p.condition.says for p in deciding if p.condition)),
        citations=sources.cite_evidence(cited),
    )
