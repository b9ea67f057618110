"""From a proposal onwards: the ones before and after it, what to compare it with, and how to cite the page."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.links.addresses import to_compare, to_proposal
from guarantees.pages.proposal.lineage import related_ids
from guarantees.pages.tables.query import preset_columns
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import ProposalKind
from guarantees.words.site_citation import cited, in_citation


@dataclass(frozen=True)
class Neighbour:
    """The proposal before or after in order of date."""

    name: str
    date: str
    link: str


@dataclass(frozen=True)
class ToCompare:
    """One other proposal, and the address that compares both."""

    name: str
    date: str
    link: str


@dataclass(frozen=True)
class SetToCompare:
    """Others that share something with it. ``together`` compares it with all of them; "" when there is only one."""

    name: str
    proposals: tuple[ToCompare, ...]
    together: str


def neighbours(
    proposal: Proposal, as_of: AsOf, catalogue: Catalogue
) -> tuple[Neighbour | None, Neighbour | None]:
    """The proposals before and after it in order of date; ``None`` at either end."""
    names = list(catalogue.proposals)
    place = names.index(proposal.id)
    before, after = names[max(place - 1, 0) : place], names[place + 1 : place + 2]
    found = (_neighbour(catalogue.proposals[name], as_of) for name in (*before, *after))
    return (next(found) if before else None, next(found) if after else None)


def _neighbour(proposal: Proposal, as_of: AsOf) -> Neighbour:
    date = proposal.first_stated.words()
    return Neighbour(proposal.short_name, date, to_proposal(proposal.id, as_of=as_of))


def columns_beside(proposal: Proposal, catalogue: Catalogue) -> tuple[str, ...]:
    """The columns in which a link to the comparison shows it: the preset of its family if it is one of that preset's,
    or else it alone."""
    columns = preset_columns(proposal.family, catalogue)
    return columns if proposal.id in columns else (proposal.id,)


def sets_to_compare(
    proposal: Proposal, as_of: AsOf, catalogue: Catalogue
) -> tuple[SetToCompare, ...]:
    """Those it is related to, those of its family, and the references; each proposal in the first set it fits."""
    proposals = catalogue.proposals.values()
    sets = (
        ("Related to it", related_ids(proposal.id, catalogue)),
        ("Of the same family", tuple(p.id for p in proposals if p.family == proposal.family)),
        ("References", tuple(p.id for p in proposals if p.kind is ProposalKind.REFERENCE)),
    )
    named = {proposal.id}
    found = []
    for name, ids in sets:
        others = tuple(each for each in ids if each not in named)
        named |= set(others)
        if others:
            found.append(_set(name, proposal, others, as_of, catalogue))
    return tuple(found)


def _set(
    name: str, proposal: Proposal, others: tuple[str, ...], as_of: AsOf, catalogue: Catalogue
) -> SetToCompare:
    return SetToCompare(
        name=name,
        proposals=tuple(
            ToCompare(
                catalogue.proposals[other].short_name,
                catalogue.proposals[other].first_stated.words(),
                to_compare(_by_date((proposal.id, other), catalogue), as_of=as_of),
            )
            for other in others
        ),
        together=to_compare(_by_date((proposal.id, *others), catalogue), as_of=as_of)
        if len(others) > 1
        else "",
    )


def _by_date(names: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(name for name in catalogue.proposals if name in names)


def citation_text(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> str:
    """How to cite the page, but for its address, which only the reader's browser knows in full."""
    return cited(in_citation(proposal, catalogue), as_of, catalogue)
