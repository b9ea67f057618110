"""Everything about one proposal as a view model.

The sources are numbered in the order in which the page cites them, so the parts are built in the order of the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.links.addresses import to_proposal
from guarantees.links.page_link import AsOfDay, OneId, Open, PageLink
from guarantees.pages.proposal.contradictions import ContradictionEntry, contradictions_view
from guarantees.pages.proposal.history import (
    Cited,
    events_in_view,
    events_of,
    labels_in_view,
    status_in_view,
)
from guarantees.pages.proposal.neighbours import columns_alongside
from guarantees.pages.proposal.points import PointsView, points_view
from guarantees.pages.proposal.provisions import ProvisionGroup, provision_groups
from guarantees.pages.proposal.stances import StancesView, stances_view
from guarantees.records.proposal import Label, Proposal, StatusChange
from guarantees.records.registry import Event
from guarantees.words.numbered_sources import CitedSource, NumberedSources


@dataclass(frozen=True)
class ProposalQuery:
    """The whole state of the page: the proposal ("" for the index), what is expanded, and the chosen day."""

    id: str = ""
    open: tuple[str, ...] = ()
    as_of: AsOf = LATEST


PROPOSAL_LINK = PageLink(
    "proposal",
    ProposalQuery,
    (
        OneId("id", "proposal", lambda catalogue: catalogue.proposals, instead="all proposals"),
        Open(),
        AsOfDay(),
    ),
)


@dataclass(frozen=True)
class ProposalProfile:
    """One proposal of the catalogue on the chosen day, part by part.

    ``…_later`` says what the chosen day leaves out.
    """

    proposal: Proposal
    as_of: AsOf
    catalogue: Catalogue
    labels: dict[str, tuple[Cited[Label], ...]]
    labels_later: str
    status: tuple[Cited[StatusChange], ...]
    status_later: str
    groups: tuple[ProvisionGroup, ...]
    points: PointsView | None
    stances: StancesView
    events: tuple[Cited[Event], ...]
    events_later: str
    contradictions: tuple[ContradictionEntry, ...]
    sources: tuple[CitedSource, ...]
    record: RecordLinks | None = None

    @property
    def label_count(self) -> int:
        """How many uses of a name are shown."""
        return sum(len(uses) for uses in self.labels.values())

    @property
    def stated(self) -> int:
        """How many elements something is said about."""
        return sum(len(group.provisions) for group in self.groups)

    @property
    def total(self) -> int:
        """How many elements the codebook has."""
        return sum(group.total for group in self.groups)


def proposal_profile(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> ProposalProfile:
    """The profile of a proposal of the catalogue. Its parts cite their sources in the order of the page."""
    sources = NumberedSources(catalogue, as_of)
    labels = labels_in_view(proposal, sources)
    status = status_in_view(proposal, sources)
    compared = columns_alongside(proposal, catalogue)
    groups = provision_groups(proposal, compared, sources)
    points = points_view(proposal, compared, sources)
    stances = stances_view(proposal, sources)
    events = events_in_view(proposal, sources)
    contradictions = contradictions_view(proposal, sources)
    used = sum(len(uses) for uses in labels.values())
    events_later = len(events_of(proposal, catalogue)) - len(events)
    return ProposalProfile(
        proposal=proposal,
        as_of=as_of,
        catalogue=catalogue,
        labels=labels,
        labels_later=_later(len(proposal.labels) - used, "use of a name", "uses of a name"),
        status=status,
        status_later=_later(len(proposal.status) - len(status), "entry", "entries"),
        groups=groups,
        points=points,
        stances=stances,
        events=events,
        events_later=_later(events_later, "event", "events"),
        contradictions=contradictions,
        sources=sources.listed(),
        record=record_links(
            ("proposals", proposal.id),
            proposal.short_name,
            catalogue,
            page=to_proposal(proposal.id, as_of=as_of),
        ),
    )


def _later(count: int, one: str, several: str) -> str:
    """What the chosen day leaves out, in a sentence; "" for nothing."""
    if not count:
        return ""
    return f"Of a later day, and left out: {count} {one if count == 1 else several}."
