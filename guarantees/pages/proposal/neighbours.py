"""From a proposal onwards: the ones before and after it, and what to compare it with."""

from __future__ import annotations

from collections.abc import Iterable

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.proposal.lineage import related_ids
from guarantees.pages.tables.query import preset_columns
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import ProposalKind


def neighbours(proposal: Proposal, catalogue: Catalogue) -> tuple[Proposal | None, Proposal | None]:
    """The proposals before and after it in order of date; ``None`` at either end."""
    place = list(catalogue.proposals).index(proposal.id)
    ordered = [None, *catalogue.proposals.values(), None]
    return ordered[place], ordered[place + 2]


def columns_alongside(proposal: Proposal, catalogue: Catalogue) -> tuple[str, ...]:
    """The columns in which a link to the comparison shows it: the preset that has most of its family, or it alone.

    A preset that has nothing else of its family is not about it.
    """
    family = {each.id for each in catalogue.proposals.values() if each.family == proposal.family}
    presets = [preset_columns(name, catalogue) for name in catalogue.presets]
    of_family = {
        columns: len(family.intersection(columns)) for columns in presets if proposal.id in columns
    }
    best = max(of_family, key=of_family.__getitem__, default=())
    return best if of_family.get(best, 0) > 1 else (proposal.id,)


def sets_to_compare(proposal: Proposal, catalogue: Catalogue) -> dict[str, tuple[Proposal, ...]]:
    """Proposals related to it, of its family, and references, by title; each proposal in the first set it fits."""
    proposals = catalogue.proposals.values()
    sets = {
        "Related to it": related_ids(proposal.id, catalogue),
        "Of the same family": [p.id for p in proposals if p.family == proposal.family],
        "References": [p.id for p in proposals if p.kind is ProposalKind.REFERENCE],
    }
    named = {proposal.id}
    found = {}
    for title, ids in sets.items():
        others = tuple(catalogue.proposals[name] for name in ids if name not in named)
        named.update(ids)
        if others:
            found[title] = others
    return found


def by_date(proposals: Iterable[Proposal], catalogue: Catalogue) -> tuple[str, ...]:
    """The ids of proposals in order of date."""
    ids = {proposal.id for proposal in proposals}
    return tuple(name for name in catalogue.proposals if name in ids)
