"""The evidence of what is open on a proposal's page, as HTML: for its place beside the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import htpy as h

from components.pages.proposal.points import point_accounts
from components.parts.dates import date_markup
from components.parts.evidence import evidence_dialog, evidence_markup
from components.parts.own_words import quotation
from components.parts.record_page import Openers, event_evidence
from components.parts.rendering import closed
from components.parts.statements import citations, place_list, stated, statement_list
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import cell_of_proposal
from guarantees.pages.proposal.contradictions import (
    ContradictionEntry,
    SideView,
    side_address,
    side_subject,
)
from guarantees.pages.proposal.evidence import answer_evidence, stance_evidence
from guarantees.pages.proposal.history import Cited
from guarantees.pages.proposal.page import (
    PROPOSAL_LINK,
    ProposalProfile,
    ProposalQuery,
    proposal_profile,
)
from guarantees.pages.proposal.points import PointView
from guarantees.records.proposal import Label, StatusChange
from guarantees.records.registry import Event
from guarantees.words.statement_words import office
from guarantees.words.status_words import status_words


def proposal_evidence(query: ProposalQuery, catalogue: Catalogue) -> h.Node:
    """The panel of what is open; nothing if the page has no such thing on the chosen day."""
    proposal = catalogue.proposals.get(query.id)
    if proposal is None or query.cell is None:
        return None
    return panel_of(query, proposal_profile(proposal, query.as_of, catalogue))


def openers_of(query: ProposalQuery, catalogue: Catalogue) -> Openers:
    """The links of the page that open evidence."""
    return Openers(query.id, PROPOSAL_LINK.address(closed(query), catalogue))


def panel_of(query: ProposalQuery, profile: ProposalProfile) -> h.Node:
    """The same from the profile of the proposal."""
    openers = openers_of(query, profile.catalogue)
    if query.cell is None:
        return None
    cells = {"answer": answer_evidence, "stance": stance_evidence}
    kind = {query.cell[0]: "answer", query.cell[1]: "stance"}.get(query.id)
    if kind:
        panel = cells[kind](query, profile)
        return panel and evidence_markup(panel, openers.address)
    panels = _Panels(profile, openers)
    return next(
        (panels.of(each) for each in panels.entries if panels.opens(each) == query.cell), None
    )


_Entry = Cited[StatusChange] | Cited[Label] | Cited[Event] | ContradictionEntry | PointView


class _Panels:
    """The panels of everything that is neither an answer nor a stance."""

    def __init__(self, profile: ProposalProfile, openers: Openers) -> None:
        self.profile, self.openers, self.catalogue = profile, openers, profile.catalogue

    @property
    def entries(self) -> Sequence[_Entry]:
        """Everything that has one."""
        profile = self.profile
        return (
            *profile.status,
            *(use for uses in profile.labels.values() for use in uses),
            *profile.events,
            *profile.contradictions,
            *(profile.points.points if profile.points else ()),
        )

    def opens(self, entry: _Entry) -> tuple[str, str]:
        """How the address names it."""
        return cell_of_proposal(self.profile.proposal.id, entry.key)

    def of(self, entry: _Entry) -> h.Element:
        """The panel of an entry."""
        heading, below, parts = self._words(entry)
        return evidence_dialog(
            "~".join(self.opens(entry)), heading, below, parts, self.openers.address
        )

    def _words(self, entry: _Entry) -> tuple[str, h.Node, h.Node]:
        if isinstance(entry, PointView):
            speakers = ", ".join(entry.speakers)
            return (
                f"{entry.name}, {self.profile.proposal.short_name}",
                speakers and f"Reported by {speakers}",
                point_accounts(entry, self.openers),
            )
        if isinstance(entry, ContradictionEntry):
            return entry.contradiction.name, "Contradiction", self._sides(entry)
        record = entry.record
        if isinstance(record, Label):
            by = f"Called this by {self.catalogue.actor_name(record.used_by)}"
            return f"“{record.label}”", by, [quotation(record.label, ""), place_list(entry.places)]
        date = date_markup(record.date)
        if isinstance(record, StatusChange):
            return status_words(record, self.catalogue), date, self._change(record, entry)
        parts = event_evidence(cast(Cited[Event], entry), self.catalogue, self.profile.as_of)
        return record.name, [f"{record.kind.label} · ", date], parts

    def _change(self, change: StatusChange, entry: Cited[StatusChange]) -> h.Node:
        speaker = self.catalogue.actors.get(change.speaker)
        speaker_office = office(speaker, self.catalogue)
        said = [self.catalogue.actor_name(change.speaker), *filter(None, [speaker_office])]
        return [
            h.p[change.says],
            h.p(".soft.small")[
                f"{', '.join(said)} · ", h.span(title=change.mode.meaning)[change.mode.label]
            ],
            h.p(".soft.small")[f"{change.status.label}: {change.status.meaning}"],
            place_list(entry.places),
        ]

    def _sides(self, entry: ContradictionEntry) -> h.Node:
        return [
            h.ul(".sides")[(self._side(side) for side in entry.sides)],
            entry.later
            and h.p(".soft.small")[
                f"{entry.later} more {'side is' if entry.later == 1 else 'sides are'} of a later day."
            ],
            entry.note and h.p(".soft")[h.b["Editor's note. "], entry.note],
            h.section[
                h.h3["In whose words"], statement_list(side.statement for side in entry.sides)
            ],
        ]

    def _side(self, view: SideView) -> h.Element:
        statement, side = view.statement, view.side
        return h.li[
            h.p[
                h.b[f"{statement.speaker}: "],
                statement.says,
                citations(view.citations),
                view.withdrawn and [" ", h.span(".tag")["withdrawn"]],
            ],
            h.p(".soft.small")[
                stated(statement),
                f" · {statement.mode} · ",
                side.proposal == self.profile.proposal.id and "this proposal: ",
                h.a(href=side_address(side, self.profile.as_of))[
                    side_subject(side, self.catalogue)
                ],
            ],
        ]
