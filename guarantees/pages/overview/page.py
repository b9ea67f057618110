"""The Overview as a view model: what divides the parties, what happened last, and the ways into the records."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links import addresses
from guarantees.links.page_link import PageLink
from guarantees.pages.overview.dividing_elements import DividingElement, dividing_elements
from guarantees.records.proposal import Proposal
from guarantees.words.as_of import evidence_cutoff

LATEST_EVENTS = 5


@dataclass(frozen=True)
class OverviewQuery:
    """The Overview has one state."""


OVERVIEW_LINK = PageLink("", OverviewQuery, ())


@dataclass(frozen=True)
class ProposalLine:
    """One proposal in a list."""

    id: str
    name: str
    proposed_by: str
    date: str


@dataclass(frozen=True)
class FamilyView:
    """A family with its proposals in order of date, and the address of their comparison."""

    id: str
    name: str
    about: str
    address: str
    proposals: tuple[ProposalLine, ...]


@dataclass(frozen=True)
class EventLine:
    """One event: its date in words, name, one sentence, and the address of its evidence."""

    date: str
    name: str
    says: str
    address: str


@dataclass(frozen=True)
class EntryPoint:
    """One view of the records: what it is called, what it answers, and its address."""

    name: str
    answers: str
    address: str


@dataclass(frozen=True)
class Overview:
    """Everything the Overview shows. ``undivided`` is a sentence where no element divides the parties."""

    counts: tuple[str, ...]
    dividing: tuple[DividingElement, ...]
    undivided: str
    events: tuple[EventLine, ...]
    entry_points: tuple[EntryPoint, ...]
    families: tuple[FamilyView, ...]
    reach: str
    version: str
    empty: str


def overview(catalogue: Catalogue) -> Overview:
    """Build the Overview."""
    dividing = dividing_elements(catalogue)
    return Overview(
        counts=_counts(catalogue),
        dividing=dividing,
        undivided="" if dividing else "No recorded position stands against another.",
        events=_latest_events(catalogue),
        entry_points=_ENTRY_POINTS,
        families=tuple(family for family in _families(catalogue) if family.proposals),
        reach=evidence_cutoff(catalogue),
        version=catalogue.version,
        empty="" if catalogue.proposals else "There are no records to show.",
    )


_ENTRY_POINTS = (
    EntryPoint("Compare", "What does each proposal say, side by side?", addresses.to_compare()),
    EntryPoint(
        "Positions",
        "Who accepts and who refuses a proposal, or one of its parts?",
        addresses.to_positions(),
    ),
    EntryPoint("Gap", "How far apart are the parties on one question?", addresses.to_gap()),
    EntryPoint("Timeline", "What was said and done, and when?", addresses.to_timeline()),
    EntryPoint("Map", "Which country would send what to a force in Ukraine?", addresses.to_map()),
    EntryPoint("Sources", "What was read, and how did it get here?", addresses.to_sources()),
    EntryPoint(
        "Curate", "What do the records cover, and what would an edit change?", addresses.to_curate()
    ),
    EntryPoint(
        "Method", "How is a cell read, and by which rules is it made?", addresses.to_method()
    ),
)


def _counts(catalogue: Catalogue) -> tuple[str, ...]:
    positions = sum(len(file.positions) for file in catalogue.positions.values())
    return tuple(
        f"{count} {noun if count == 1 else noun + 's'}"
        for noun, count in (
            ("proposal", len(catalogue.proposals)),
            ("element", len(catalogue.elements)),
            ("statement", catalogue.statement_count),
            ("position", positions),
            ("source", len(catalogue.sources)),
        )
    )


def _latest_events(catalogue: Catalogue) -> tuple[EventLine, ...]:
    """The latest first, by the first day that a date may mean. What may lie any time back is not among the latest."""
    dated = [event for event in catalogue.events.values() if event.date.earliest]
    events = sorted(dated, key=lambda event: event.date.sort_key, reverse=True)
    return tuple(
        EventLine(e.date.words(), e.name, e.says, addresses.to_timeline(event=e.id))
        for e in events[:LATEST_EVENTS]
    )


def _families(catalogue: Catalogue) -> list[FamilyView]:
    return [
        _family(family.id, family.name, family.about, catalogue)
        for family in catalogue.families.values()
    ]


def _family(family_id: str, name: str, about: str, catalogue: Catalogue) -> FamilyView:
    proposals = [p for p in catalogue.proposals.values() if p.family == family_id]
    return FamilyView(
        family_id,
        name,
        about,
        addresses.to_compare(tuple(proposal.id for proposal in proposals)),
        tuple(_line(proposal, catalogue) for proposal in proposals),
    )


def _line(proposal: Proposal, catalogue: Catalogue) -> ProposalLine:
    return ProposalLine(
        proposal.id,
        proposal.name,
        catalogue.actor_names(proposal.proposed_by),
        proposal.first_stated.words(),
    )
