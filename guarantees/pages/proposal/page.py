"""Everything about one proposal as a view model.

The sources are numbered in the order in which the page cites them, so the parts are built in the order of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.links.addresses import cell_of_proposal, to_proposal
from guarantees.links.link_reader import LinkReader
from guarantees.links.page_link import AsOfDay, OneId, Open, OpenEvidence, PageLink
from guarantees.pages.proposal.answers import AnswersView, answers_view
from guarantees.pages.proposal.contradictions import ContradictionEntry, contradictions_view
from guarantees.pages.proposal.history import (
    Cited,
    events_in_view,
    events_of,
    labels_in_view,
    status_in_view,
)
from guarantees.pages.proposal.points import PointsView, points_view
from guarantees.pages.proposal.stances import StancesView, stances_view
from guarantees.pages.tables.query import OpensCell
from guarantees.records.proposal import Label, Proposal, StatusChange
from guarantees.records.registry import Event
from guarantees.words.numbered_sources import CitedSource, NumberedSources

ROW = "row~"
"""Before the id of an element: the key of its row, where it is open to the sentence."""
_FORMER_POINT = re.compile(r"(point|article)-(?=\d+\Z)")
_EVIDENCE = re.compile(r"(?:stance|status|label|event|contradiction)~|(?:point|article)-\d+\Z")
"""What links opened that are older than the panel, besides the ids of elements."""


@dataclass(frozen=True)
class ProposalQuery(OpensCell):
    """The whole state of the page: the proposal ("" for the index), what is unfolded, the chosen day, and of what the
    evidence is open (``cell_of_proposal`` in ``guarantees/links/addresses.py``)."""

    id: str = ""
    open: tuple[str, ...] = ()
    as_of: AsOf = LATEST
    cell: tuple[str, str] | None = None


def _with_evidence(
    query: ProposalQuery, reader: LinkReader, given: Collection[str]
) -> ProposalQuery:
    """The query of a link in which ``open`` may name evidence. One piece is open at a time: of several the first, and
    of the others the row with their sentence."""
    if not query.id:
        return replace(query, cell=None, open=())
    elements = reader.catalogue.elements
    named = [key for key in query.open if _EVIDENCE.match(key) or key in elements]
    folds = [key for key in query.open if key not in named]
    cell = query.cell
    if named and not cell:
        cell = cell_of_proposal(query.id, _FORMER_POINT.sub(r"\1~", named.pop(0)))
    rows = [f"{ROW}{key}" for key in named if key in elements]
    return replace(query, cell=_current(cell, reader.catalogue), open=(*folds, *rows))


def _current(cell: tuple[str, str] | None, catalogue: Catalogue) -> tuple[str, str] | None:
    """The same with today's ids in the place of former ones."""
    if cell is None:
        return None
    first, second = cell
    known = {*catalogue.proposals, *catalogue.elements, *catalogue.actors}

    def today(id: str) -> str:
        return next((each for each in (id, *catalogue.former_ids.get(id, ())) if each in known), id)

    return today(first), today(second)


PROPOSAL_LINK = PageLink(
    "proposal",
    ProposalQuery,
    (
        OneId("id", "proposal", lambda catalogue: catalogue.proposals, instead="all proposals"),
        Open(),
        AsOfDay(),
        OpenEvidence(),
    ),
    complete=_with_evidence,
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
    answers: AnswersView
    points: PointsView | None
    stances: StancesView
    events: tuple[Cited[Event], ...]
    events_later: str
    contradictions: tuple[ContradictionEntry, ...]
    sources: tuple[CitedSource, ...]
    record: RecordLinks | None = None

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each source."""
        return {source.id: source.number for source in self.sources}

    @property
    def label_count(self) -> int:
        """How many uses of a name are shown."""
        return sum(len(uses) for uses in self.labels.values())


def proposal_profile(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> ProposalProfile:
    """The profile of a proposal of the catalogue. Its parts cite their sources in the order of the page."""
    return _profiles_of(catalogue)(proposal.id, as_of)


@cached_on_catalogue
def _profiles_of(catalogue: Catalogue) -> Callable[[str, AsOf], ProposalProfile]:
    """The last few are kept: a reader opens one piece of evidence after the other."""
    return lru_cache(maxsize=8)(partial(_profile, catalogue))


def _profile(catalogue: Catalogue, proposal_id: str, as_of: AsOf) -> ProposalProfile:
    proposal = catalogue.proposals[proposal_id]
    sources = NumberedSources(catalogue, as_of)
    answers = answers_view(proposal, sources)
    points = points_view(proposal, sources)
    stances = stances_view(proposal, sources)
    status = status_in_view(proposal, sources)
    labels = labels_in_view(proposal, sources)
    contradictions = contradictions_view(proposal, sources)
    events = events_in_view(proposal, sources)
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
        answers=answers,
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
