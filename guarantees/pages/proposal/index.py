"""Every proposal by family: the page without a proposal."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.links.addresses import to_compare, to_proposal
from guarantees.pages.proposal.history import latest_status_words
from guarantees.records.proposal import Proposal

NOT_YET = "Not by this day."
UNSORTED = "Of no family that can be read"


@dataclass(frozen=True)
class IndexLine:
    """One proposal in a list. ``status`` is its latest status, or says that there is none in this view."""

    id: str
    name: str
    kind: str
    proposed_by: str
    date: str
    status: str
    link: str


@dataclass(frozen=True)
class IndexFamily:
    """A family with its proposals in order of date, and the address that compares them."""

    id: str
    name: str
    about: str
    compare: str
    proposals: tuple[IndexLine, ...]


@dataclass(frozen=True)
class ProposalIndex:
    """Every proposal by family. ``empty`` is a sentence when there is none."""

    families: tuple[IndexFamily, ...]
    count: int
    empty: str


def proposal_index(as_of: AsOf, catalogue: Catalogue) -> ProposalIndex:
    """Build the index. A proposal whose family cannot be read stands at the end."""
    families = [
        _family(family.id, family.name, family.about, as_of, catalogue)
        for family in catalogue.families.values()
    ]
    strays = {p.family for p in catalogue.proposals.values()} - set(catalogue.families)
    families += [_family(name, UNSORTED, name, as_of, catalogue) for name in sorted(strays)]
    return ProposalIndex(
        families=tuple(family for family in families if family.proposals),
        count=len(catalogue.proposals),
        empty="" if catalogue.proposals else "There are no records to show.",
    )


def _family(id: str, name: str, about: str, as_of: AsOf, catalogue: Catalogue) -> IndexFamily:
    proposals = [p for p in catalogue.proposals.values() if p.family == id]
    return IndexFamily(
        id=id,
        name=name,
        about=about,
        compare=to_compare(tuple(p.id for p in proposals), as_of=as_of),
        proposals=tuple(_line(proposal, as_of, catalogue) for proposal in proposals),
    )


def _line(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> IndexLine:
    return IndexLine(
        id=proposal.id,
        name=proposal.name,
        kind=proposal.kind.label,
        proposed_by=catalogue.actor_names(proposal.proposed_by),
        date=proposal.first_stated.words(),
        status=latest_status_words(proposal, as_of, catalogue) or NOT_YET,
        link=to_proposal(proposal.id, as_of=as_of),
    )
