"""The Overview as a view model: what the records hold, and the ways into them."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue import Catalogue
from guarantees.comparison import reach
from guarantees.records.proposal import Proposal


@dataclass(frozen=True)
class ProposalLine:
    """One proposal in a list."""

    id: str
    name: str
    proposed_by: str
    date: str


@dataclass(frozen=True)
class FamilyShown:
    """A family with its proposals in order of date, and the preset that compares it ("" when there is none)."""

    id: str
    name: str
    about: str
    preset: str
    proposals: tuple[ProposalLine, ...]


@dataclass(frozen=True)
class Overview:
    """Everything the Overview shows."""

    counts: tuple[tuple[str, int], ...]
    families: tuple[FamilyShown, ...]
    first_preset: str
    reach: str
    version: str
    empty: str


def overview(catalogue: Catalogue) -> Overview:
    """Build the Overview."""
    return Overview(
        counts=_counts(catalogue),
        families=tuple(family for family in _families(catalogue) if family.proposals),
        first_preset=next(iter(catalogue.presets), ""),
        reach=reach(catalogue),
        version=catalogue.version,
        empty="" if catalogue.proposals else "There are no records to show.",
    )


def _counts(catalogue: Catalogue) -> tuple[tuple[str, int], ...]:
    return (
        ("proposals", len(catalogue.proposals)),
        ("elements", len(catalogue.elements)),
        ("statements", catalogue.statement_count),
        ("sources", len(catalogue.sources)),
    )


def _families(catalogue: Catalogue) -> list[FamilyShown]:
    return [
        FamilyShown(
            id=family.id,
            name=family.name,
            about=family.about,
            preset=family.id if family.id in catalogue.presets else "",
            proposals=tuple(
                _line(proposal, catalogue)
                for proposal in catalogue.proposals.values()
                if proposal.family == family.id
            ),
        )
        for family in catalogue.families.values()
    ]


def _line(proposal: Proposal, catalogue: Catalogue) -> ProposalLine:
    return ProposalLine(
        proposal.id,
        proposal.name,
        catalogue.actor_names(proposal.proposed_by),
        proposal.first_stated.words(),
    )
