"""Everything about one proposal as a view model; without one, the index of all of them.

The sources are numbered in the order in which the page cites them, so the parts are built in the order of the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.cells.cell import on_the_table
from guarantees.links.addresses import to_proposal
from guarantees.links.page_link import AsOfDay, OneId, Open, PageLink
from guarantees.pages.proposal.contradictions import ContradictionEntry, contradictions_view
from guarantees.pages.proposal.history import (
    EventView,
    LabelView,
    StatusView,
    events_of,
    events_view,
    labels_view,
    latest_status_words,
    status_changes,
    status_view,
)
from guarantees.pages.proposal.index import NOT_YET, ProposalIndex, proposal_index
from guarantees.pages.proposal.lineage import LineageView, lineage_of
from guarantees.pages.proposal.neighbours import (
    Neighbour,
    SetToCompare,
    citation_text,
    columns_beside,
    neighbours,
    sets_to_compare,
)
from guarantees.pages.proposal.provisions import ProvisionGroup, provision_groups
from guarantees.pages.proposal.stances import StancesView, stances_view
from guarantees.records.proposal import Proposal
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.numbered_sources import CitedSource, NumberedSources


@dataclass(frozen=True)
class ProposalQuery:
    """The whole state of the page: the proposal ("" for the index), what stands open, and the day asked about."""

    id: str = ""
    open: tuple[str, ...] = ()
    as_of: AsOf = LATEST


PROPOSAL_LINK = PageLink(
    "proposal",
    ProposalQuery,
    (OneId("id", "proposal", lambda catalogue: catalogue.proposals), Open(), AsOfDay()),
)


@dataclass(frozen=True)
class ProposalHead:
    """What it is, before what it says. ``latest_status`` names who says so; ``not_yet`` is a sentence when these
    records hold nothing of it by the day asked about."""

    id: str
    name: str
    short_name: str
    kind: str
    kind_meaning: str
    family: str
    proposed_by: str
    beneficiary: str
    first_stated: str
    latest_status: str
    summary: str
    summary_caveat: str
    note: str
    former_ids: tuple[str, ...]
    not_yet: str
    record: RecordLinks | None = None


@dataclass(frozen=True)
class ProposalProfile:
    """One proposal with everything these records hold of it. ``…_later`` says what the chosen day leaves out."""

    head: ProposalHead
    previous: Neighbour | None
    next: Neighbour | None
    labels: tuple[LabelView, ...]
    labels_later: str
    lineage: LineageView
    status: tuple[StatusView, ...]
    status_later: str
    groups: tuple[ProvisionGroup, ...]
    stances: StancesView
    events: tuple[EventView, ...]
    events_later: str
    contradictions: tuple[ContradictionEntry, ...]
    compare: tuple[SetToCompare, ...]
    citation: str
    address: str
    all_proposals: str
    sources: tuple[CitedSource, ...]

    @property
    def stated(self) -> int:
        """How many elements something is said about."""
        return sum(len(group.provisions) for group in self.groups)

    @property
    def total(self) -> int:
        """How many elements the codebook has."""
        return sum(group.total for group in self.groups)


@dataclass(frozen=True)
class ProposalPage:
    """The page: either an index or a profile. ``as_of`` is the chosen day and clock in words."""

    index: ProposalIndex | None
    profile: ProposalProfile | None
    as_of: str
    reach: str
    version: str
    empty: str


def proposal_page(query: ProposalQuery, catalogue: Catalogue) -> ProposalPage:
    """Build the page. An id that is not in the catalogue gives the index."""
    proposal = catalogue.proposals.get(query.id)
    index = None if proposal else proposal_index(query.as_of, catalogue)
    return ProposalPage(
        index=index,
        profile=_Profile(proposal, query, catalogue).profile() if proposal else None,
        as_of=as_of_words(query.as_of),
        reach=evidence_cutoff(catalogue),
        version=catalogue.version,
        empty=index.empty if index else "",
    )


class _Profile:
    """Puts one profile together, from top to bottom of the page."""

    def __init__(self, proposal: Proposal, query: ProposalQuery, catalogue: Catalogue) -> None:
        self.proposal, self.query, self.catalogue = proposal, query, catalogue
        self.as_of = query.as_of
        self.sources = NumberedSources(catalogue, self.as_of)

    def profile(self) -> ProposalProfile:
        proposal, as_of, catalogue = self.proposal, self.as_of, self.catalogue
        labels = labels_view(proposal, as_of, self.sources, catalogue)
        used = sum(len(label.uses) for label in labels)
        status = self._status()
        compared = columns_beside(proposal, catalogue)
        groups = provision_groups(proposal, compared, as_of, self.sources, catalogue)
        stances = stances_view(proposal.id, as_of, self.sources, catalogue)
        events, events_later = events_of(proposal, as_of, catalogue)
        previous, following = neighbours(proposal, as_of, catalogue)
        address = "./proposal" + PROPOSAL_LINK.query_string(self.query, catalogue)
        return ProposalProfile(
            head=self._head(),
            previous=previous,
            next=following,
            labels=labels,
            labels_later=_later(len(proposal.labels) - used, "use of a name", "uses of a name"),
            lineage=lineage_of(proposal.id, as_of, catalogue),
            status=status,
            status_later=_later(len(proposal.status) - len(status), "entry", "entries"),
            groups=groups,
            stances=stances,
            events=events_view(events, self.sources, catalogue),
            events_later=_later(events_later, "event", "events"),
            contradictions=contradictions_view(proposal, as_of, self.sources, catalogue),
            compare=sets_to_compare(proposal, as_of, catalogue),
            citation=citation_text(proposal, as_of, catalogue),
            address=address,
            all_proposals=to_proposal("", as_of=as_of),
            sources=self.sources.listed(),
        )

    def _head(self) -> ProposalHead:
        proposal, catalogue = self.proposal, self.catalogue
        family = catalogue.families.get(proposal.family)
        there = on_the_table(proposal, self.as_of, catalogue)
        return ProposalHead(
            id=proposal.id,
            name=proposal.name,
            short_name=proposal.short_name,
            kind=proposal.kind.label,
            kind_meaning=proposal.kind.meaning,
            family=family.name if family else proposal.family,
            proposed_by=catalogue.actor_names(proposal.proposed_by),
            beneficiary=catalogue.actor_names(proposal.beneficiary),
            first_stated=proposal.first_stated.words(),
            latest_status=latest_status_words(proposal, self.as_of, catalogue) or NOT_YET,
            summary=proposal.summary,
            summary_caveat=_SUMMARY_CAVEAT if self.as_of.day else "",
            note=proposal.note or "",
            former_ids=proposal.former_ids,
            not_yet="" if there else _NOT_YET,
            record=record_links(
                ("proposals", proposal.id),
                proposal.short_name,
                catalogue,
                page=to_proposal(proposal.id, as_of=self.as_of),
            ),
        )

    def _status(self) -> tuple[StatusView, ...]:
        changes = status_changes(self.proposal, self.as_of, self.catalogue)
        return tuple(
            status_view(number, change, self.sources, self.catalogue) for number, change in changes
        )


_SUMMARY_CAVEAT = "Written from all that the records hold, whatever day is chosen."
_NOT_YET = "These records hold nothing that it says by the chosen day."


def _later(count: int, one: str, several: str) -> str:
    """What the chosen day leaves out, in a sentence; "" for nothing."""
    if not count:
        return ""
    return f"Of a later day, and left out: {count} {one if count == 1 else several}."
