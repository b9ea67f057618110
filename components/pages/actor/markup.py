"""An actor as HTML: everything about one, the conditions that it attaches first, or the list of all by kind."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.parts.actor_links import actor_link, actor_links
from components.parts.dates import date_markup
from components.parts.empty_state import EmptyStateLink, empty_state
from components.parts.evidence import evidence_dialog
from components.parts.record_page import (
    Openers,
    contents,
    event_evidence,
    event_list,
    fact_list,
    note_markup,
    other_pages,
    part,
    record_links_markup,
    source_list,
)
from components.parts.rendering import EVIDENCE
from components.parts.statements import citations, signed, stated, statement_list
from components.parts.tables import stacked_table
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_actor, to_positions, to_proposal, to_sources
from guarantees.pages.actor.page import (
    ACTOR_LINK,
    ActorLine,
    ActorProfile,
    ActorQuery,
    actor_profile,
    actors_by_kind,
)
from guarantees.pages.actor.said import PositionGroup, Said
from guarantees.records.actor import Affiliation
from guarantees.records.proposal import Proposal, StatusChange
from guarantees.records.vocabulary import ActorKind
from guarantees.words.actors import SPOKEN_OF_TOGETHER
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.english import counted
from guarantees.words.status_words import status_words

KINDS = {
    ActorKind.STATE: "States",
    ActorKind.ALLIANCE: "Alliances",
    ActorKind.ORGANISATION: "Organisations",
    ActorKind.PERSON: "Persons",
    ActorKind.OUTLET: "Outlets",
    ActorKind.SERVICE: "Services",
    ActorKind.GROUP: "Groups",
}


def page_markup(query: ActorQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title. An id that is not in the catalogue gives the list."""
    actor = catalogue.actors.get(query.actor)
    if actor:
        return _profile(actor_profile(actor, query.as_of, catalogue), _openers(query, catalogue))
    return h.fragment[
        _list(query, catalogue)
        if catalogue.actors
        else h.p(".empty")["There are no records to show."],
    ]


def name_of(query: ActorQuery, catalogue: Catalogue) -> str:
    """The name of the actor; "" for the list."""
    actor = catalogue.actors.get(query.actor)
    return actor.name if actor else ""


def actor_evidence(query: ActorQuery, catalogue: Catalogue) -> h.Node:
    """The evidence of what is open beside the page; nothing if the page has no such thing on the chosen day."""
    actor = catalogue.actors.get(query.actor)
    if actor is None or query.cell is None:
        return None
    profile, key = actor_profile(actor, query.as_of, catalogue), "~".join(query.cell)
    close = _openers(query, catalogue).address
    for said in profile.everything:
        if said.key == key:
            statements = statement_list((said.statement,), explained=True)
            way = other_pages((said.cell, "In its table, with what others say"))
            return evidence_dialog(key, said.title, None, [statements, way], close)
    for event in profile.events:
        if event.key == key:
            below = [f"{event.record.kind.label} · ", date_markup(event.record.date)]
            parts = event_evidence(event, catalogue, query.as_of)
            return evidence_dialog(key, event.record.name, below, parts, close)
    return None


def _openers(query: ActorQuery, catalogue: Catalogue) -> Openers:
    return Openers(query.actor, ACTOR_LINK.address(query.close_cell(), catalogue))


# ---- the list ----------------------------------------------------------------------------------


def _list(query: ActorQuery, catalogue: Catalogue) -> h.Node:
    by_kind = actors_by_kind(query.as_of, catalogue)
    return [
        h.p(".lead")[
            f"{counted(len(catalogue.actors), 'party', 'parties')} who speak, propose, guarantee, report or translate. "
            f"Counted: {as_of_words(query.as_of)}."
        ],
        (_kind(kind, lines, query, catalogue) for kind, lines in by_kind.items()),
    ]


def _kind(
    kind: ActorKind, lines: Sequence[ActorLine], query: ActorQuery, catalogue: Catalogue
) -> h.Element:
    return part(
        id=kind.value,
        heading=KINDS[kind],
        about=kind.meaning,
        content=stacked_table(
            "list",
            ("Name", "Positions", "Texts signed", "Statements", "Events"),
            (
                [
                    actor_link(each.actor.id, catalogue, query.as_of, short=False),
                    *(
                        str(number) if number else h.span(".soft")["0"]
                        for number in (each.positions, each.signed, each.statements, each.events)
                    ),
                ]
                for each in lines
            ),
            KINDS[kind],
        ),
    )


# ---- one actor ---------------------------------------------------------------------------------


def _profile(profile: ActorProfile, openers: Openers) -> h.Node:
    return h.div(".with-evidence")[h.div(".content")[_article(profile, openers)], EVIDENCE]


def _article(profile: ActorProfile, openers: Openers) -> h.Element:
    name = profile.catalogue.actor_short_name(profile.actor.id)
    unsaid = h.p(".soft")["Nothing is recorded in this view."]
    return h.article(".proposal")[
        h.nav(".neighbours.screen-only", aria_label="Other parties")[
            h.a(href=to_actor(as_of=profile.as_of))["All parties"]
        ],
        _head(profile),
        profile.is_empty
        and empty_state(
            f"These records hold no position, statement or event of {name} in this view.",
            EmptyStateLink("All parties", to_actor(as_of=profile.as_of), stays=False),
        ),
        not profile.is_empty
        and [
            _contents(profile),
            part(
                id="conditions",
                heading="Conditions",
                about="What must come first, as stated.",
                content=_conditions(profile, openers),
            ),
            part(
                id="positions",
                heading="What it proposes, accepts and refuses",
                about="By stance, the latest first.",
                content=[_group(each, openers) for each in profile.positions] or unsaid,
            ),
            part(
                id="acts",
                heading="What it did with proposals",
                about="Changes of status, the latest first.",
                content=h.ol(".lines")[(_act(*each, profile) for each in profile.acts)]
                if profile.acts
                else unsaid,
            ),
            part(
                id="statements",
                heading="What it says of proposals and of others",
                about="It or those who speak for it, the latest first.",
                content=_lines(profile.statements, openers) if profile.statements else unsaid,
            ),
            part(
                id="events",
                heading="Events in which it takes part",
                about="In order of date.",
                content=event_list(profile.events, openers) if profile.events else unsaid,
            ),
            part(
                id="sources",
                heading="Sources",
                about="In the order in which they are cited.",
                content=source_list(profile.sources),
            ),
        ],
    ]


def _head(profile: ActorProfile) -> h.Element:
    actor, catalogue = profile.actor, profile.catalogue
    note = profile.as_of.without_hindsight(actor.note)
    shown = f"shown: {as_of_words(profile.as_of)}. {evidence_cutoff(catalogue)}"
    links = record_links_markup(profile.record)
    spoken_of = actor.kind in SPOKEN_OF_TOGETHER
    return h.header(".head")[
        h.p(".kind")[
            h.span(".chip", title=actor.kind.meaning)[actor.kind.label],
            h.span(".soft.small")[shown],
        ],
        h.div(".opening")[
            (note or links)
            and h.div(".summary")[
                h.p(".lead")[h.b["Whom the texts mean. "], note]
                if note and spoken_of
                else note_markup(note),
                links,
            ],
            h.details(".of-facts")[h.summary["Names, and who belongs to it or speaks for it"]],
            fact_list(_facts(profile)),
        ],
    ]


def _facts(profile: ActorProfile) -> list[tuple[str, h.Node]]:
    actor, catalogue, as_of = profile.actor, profile.catalogue, profile.as_of
    has_file = actor.id in catalogue.positions
    return [
        ("Also called", ", ".join(actor.aliases)),
        ("Speaks for", _affiliations(actor.affiliations, profile)),
        ("Members", actor_links(actor.members, catalogue, as_of) if actor.members else None),
        (
            "Belongs to",
            actor_links(profile.belongs_to, catalogue, as_of) if profile.belongs_to else None,
        ),
        (
            "Who speaks for it",
            actor_links(profile.speakers, catalogue, as_of) if profile.speakers else None,
        ),
        (
            "On other pages",
            has_file
            and [
                h.a(href=to_positions(actors=(actor.id,), as_of=as_of))["Positions on proposals"],
                ", ",
                h.a(href=to_positions("elements", actors=(actor.id,), as_of=as_of))[
                    "on each question"
                ],
            ],
        ),
        (
            "Texts it published, passed on or translated",
            profile.texts
            and h.ul[
                (
                    h.li[h.a(href=to_sources(each))[catalogue.source_short_name(each)]]
                    for each in profile.texts
                )
            ],
        ),
        ("Formerly", ", ".join(actor.former_ids)),
    ]


def _affiliations(affiliations: Sequence[Affiliation], profile: ActorProfile) -> h.Node:
    return (
        affiliations
        and h.ul[
            (
                h.li[
                    actor_link(each.actor, profile.catalogue, profile.as_of),
                    h.span(".soft")[f" · {each.office}, ", date_markup(each.attested)],
                ]
                for each in affiliations
            )
        ]
    )


def _contents(profile: ActorProfile) -> h.Element:
    """The parts of the page with the number of items in each."""
    return contents(
        [
            ("conditions", "Conditions", len(profile.conditions)),
            ("positions", "Positions", profile.position_count),
            ("acts", "Acts", len(profile.acts)),
            ("statements", "Statements", len(profile.statements)),
            ("events", "Events", len(profile.events)),
            ("sources", "Sources", len(profile.sources)),
        ]
    )


def _conditions(profile: ActorProfile, openers: Openers) -> h.Node:
    if not profile.conditions:
        return h.p(".soft")["No condition is recorded in this view."]
    return h.ol(".lines")[(_condition(each, openers) for each in profile.conditions)]


def _condition(said: Said, openers: Openers) -> h.Element:
    return h.li[
        h.span(".when")[stated(said.statement)],
        h.span[openers(said.key, said.requires), h.span(".soft.small")[" ", said.title]],
        h.p(".says")[
            said.statement.condition or said.statement.says, citations(said.citations), _who(said)
        ],
    ]


def _group(group: PositionGroup, openers: Openers) -> h.Element:
    return h.section(".stance")[
        h.h3[group.title, h.span(".soft.meaning")[group.meaning]],
        _lines(group.entries, openers),
    ]


def _lines(said: Sequence[Said], openers: Openers) -> h.Element:
    return h.ol(".lines")[(_said(each, openers) for each in said)]


def _said(said: Said, openers: Openers) -> h.Element:
    shown = said.statement
    return h.li[
        h.span(".when")[stated(shown)],
        openers(said.key, signed(shown.sign, said.title)),
        h.div(".says")[
            h.p[shown.says, citations(said.citations), _who(said)],
            shown.condition and h.p(".condition")[h.b["If: "], shown.condition],
        ],
    ]


def _who(said: Said) -> h.Element:
    return h.span(".soft.small")[f" {said.statement.speaker}, {said.statement.mode}"]


def _act(proposal: Proposal, number: int, change: StatusChange, profile: ActorProfile) -> h.Element:
    evidence = to_proposal(proposal.id, f"status~{number}", profile.as_of)
    return h.li[
        h.span(".when")[date_markup(change.date)],
        h.span[
            h.a(href=evidence, title=change.status.meaning)[
                status_words(change, profile.catalogue)
            ],
            ": ",
            h.a(href=to_proposal(proposal.id, as_of=profile.as_of))[proposal.short_name],
        ],
        h.p(".says")[
            change.says,
            h.span(".soft.small")[
                " ",
                actor_link(change.speaker, profile.catalogue, profile.as_of),
                f", {change.mode.label}",
            ],
        ],
    ]
