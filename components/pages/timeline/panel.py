"""The evidence of an entry or of a figure, as the panel beside the page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import htpy as h

from components.pages.timeline.dates import dated
from components.parts.actor_links import actor_links
from components.parts.dates import date_markup
from components.parts.evidence import evidence_dialog
from components.parts.record_page import record_links_markup
from components.parts.statements import place_list, statement_list
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.links.addresses import to_proposal
from guarantees.pages.timeline.entries import EntryKind, TimelineEntry
from guarantees.pages.timeline.evidence import (
    record_of,
    statements_of,
)
from guarantees.pages.timeline.figures import Figure
from guarantees.pages.timeline.link import link_to
from guarantees.pages.timeline.query import TimelineQuery
from guarantees.pages.timeline.selection import changes_of
from guarantees.records.registry import Event
from guarantees.words.statement_words import place_view, statement_view


def entry_evidence(entry: TimelineEntry, query: TimelineQuery, catalogue: Catalogue) -> h.Element:
    """An entry with its evidence, and the changes of status that come from it."""
    statements = list(statements_of(entry, catalogue))
    event = entry.record if isinstance(entry.record, Event) else None
    changes = changes_of(entry.id, query, catalogue)
    return evidence_dialog(
        entry.id,
        entry.title,
        [f"{entry.kind.label} · ", dated(entry.date(query.clock))],
        [
            h.section[
                # Statements have this already, except for how the end of a term follows from them.
                (entry.kind is EntryKind.END or not statements) and h.p(".says")[entry.says],
                event and event.note and h.p(".small")[h.span(".soft")["Note: "], event.note],
                h.p(".soft.small")[_other_date(entry, query.clock)],
                _who(entry, catalogue),
            ],
            event and place_list([place_view(place, catalogue) for place in event.evidence]),
            statements and statement_list(statements),
            changes and _changes(changes, query, catalogue),
            record_links_markup(record_of(entry, catalogue)),
        ],
        _closed(query, catalogue),
    )


def figure_evidence(figure: Figure, query: TimelineQuery, catalogue: Catalogue) -> h.Element:
    """The statement that gives a figure."""
    element = catalogue.elements[figure.element]
    statement = statement_view(figure.statement, catalogue, element=element)
    proposal = catalogue.proposals[figure.proposal]
    return evidence_dialog(
        figure.id,
        f"{element.name}: {statement.text}",
        h.a(href=to_proposal(proposal.id))[proposal.short_name],
        statement_list([statement], explained=True),
        _closed(query, catalogue),
    )


def _other_date(entry: TimelineEntry, clock: Clock) -> h.Node:
    """The date on the other clock."""
    if clock is Clock.KNOWN:
        return ["of ", date_markup(entry.stated)]
    return ["public ", date_markup(entry.known)] if entry.known else "not known when it was public"


def _closed(query: TimelineQuery, catalogue: Catalogue) -> str:
    return link_to(replace(query, event=""), catalogue)


def _who(entry: TimelineEntry, catalogue: Catalogue) -> h.Node:
    event = entry.record if isinstance(entry.record, Event) else None
    actors = event and actor_links(event.participants, catalogue)
    return [
        actors and h.p(".soft.small")["Participants: ", actors],
        entry.proposals and h.p(".soft.small")[_proposals(entry, catalogue)],
    ]


def _proposals(entry: TimelineEntry, catalogue: Catalogue) -> h.Node:
    links = []
    for place, name in enumerate(entry.proposals):
        proposal = catalogue.proposals.get(name)
        words = proposal.short_name if proposal else name
        links.append([", " if place else "", h.a(href=to_proposal(name))[words]])
    return ["Proposal: " if len(links) == 1 else "Proposals: ", *links]


def _changes(
    changes: Sequence[TimelineEntry], query: TimelineQuery, catalogue: Catalogue
) -> h.Element:
    return h.section[
        h.h3["Changes of status that come with it"],
        h.ul[
            (
                h.li[
                    h.a(href=link_to(replace(query, event=each.id), catalogue), data_stay=True)[
                        each.title
                    ]
                ]
                for each in changes
            )
        ],
    ]
