"""The parts of a proposal's page that rest on evidence, as HTML."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.parts.actor_links import actor_link
from components.parts.dates import date_markup
from components.parts.own_words import quotation
from components.parts.record_links import record_links_markup
from components.parts.record_page import event_list
from components.parts.statements import (
    citations,
    evidence_details,
    place_list,
    signed,
    stated,
    statement_list,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import EvidenceRole
from guarantees.cells.marks import Mark
from guarantees.links.addresses import to_gap, to_positions
from guarantees.pages.proposal.contradictions import (
    ContradictionEntry,
    SideView,
    side_address,
    side_subject,
)
from guarantees.pages.proposal.history import Cited
from guarantees.pages.proposal.page import ProposalProfile
from guarantees.pages.proposal.provisions import AbsenceView, ProvisionGroup, ProvisionView
from guarantees.pages.proposal.stances import NoStance, StanceEntry, WithoutStance
from guarantees.records.proposal import Label, StatusChange
from guarantees.words.cell_words import STATE_SIGNS
from guarantees.words.english import counted
from guarantees.words.stance_words import STANCE_STATE_SIGNS
from guarantees.words.statement_words import StatementView, office
from guarantees.words.status_words import status_words

MAX_NAMES = 40
"""A row of more names than this is too long to read: it opens with a click."""


# ---- what it was called ----------------------------------------------------------------------


def labels_markup(profile: ProposalProfile) -> h.Node:
    """Each name once, with everyone who gave it and where."""
    labels, later, catalogue = profile.labels, profile.labels_later, profile.catalogue
    return [
        h.ul(".labels")[(_label(name, uses, catalogue) for name, uses in labels.items())]
        if labels
        else not later and h.p(".soft")["No name that someone gave it is recorded."],
        later and h.p(".soft.small")[later],
    ]


def _label(name: str, uses: Sequence[Cited[Label]], catalogue: Catalogue) -> h.Element:
    return h.li[
        h.p[quotation(name, "")],
        h.ul[(_label_use(use, catalogue) for use in uses)],
    ]


def _label_use(use: Cited[Label], catalogue: Catalogue) -> h.Element:
    used_by = catalogue.actor_name(use.record.used_by)
    numbers = " ".join(f"[{number}]" for number in use.citations)
    return h.li[
        h.details(data_open=use.key)[
            h.summary[
                f"{used_by} {numbers}",
                h.span(".hidden")[f" for “{use.record.label}”: evidence"],
            ],
            place_list(use.places),
        ]
    ]


# ---- status ------------------------------------------------------------------------------------


def status_markup(profile: ProposalProfile) -> h.Node:
    """The history, latest first."""
    return [
        h.ol(".dated")[(_status(change, profile.catalogue) for change in profile.status)]
        if profile.status
        else h.p(".empty")["No status is recorded in this view."],
        profile.status_later and h.p(".soft.small")[profile.status_later],
    ]


def _status(entry: Cited[StatusChange], catalogue: Catalogue) -> h.Element:
    change, date = entry.record, entry.record.date
    speaker_office = office(catalogue.actors.get(change.speaker), catalogue)
    speaker = [catalogue.actor_name(change.speaker), *([speaker_office] if speaker_office else [])]
    return h.li[
        h.span(".when")[date_markup(date)],
        h.div[
            h.p[
                h.b(title=change.status.meaning)[status_words(change, catalogue)],
                citations(entry.citations),
            ],
            h.p[change.says],
            h.details(data_open=entry.key)[
                h.summary[
                    f"{', '.join(speaker)} · {change.mode.label}",
                    h.span(".hidden")[
                        f": evidence for “{status_words(change, catalogue)}”, {date.words()}"
                    ],
                ],
                place_list(entry.places),
            ],
        ],
    ]


# ---- what it says ----------------------------------------------------------------------------


def group_markup(group: ProvisionGroup) -> h.Element:
    """One group of the codebook: provisions, then what nothing is said about."""
    return h.section(".group", id=f"group-{group.group.id}", tabindex="-1")[
        h.header[
            h.h3[group.group.name],
            h.p(".soft.small")[f"{len(group.provisions)} of {group.total} stated"],
            h.p(".soft.small.about")[group.group.about],
        ],
        (_provision(provision) for provision in group.provisions),
        group.absences and h.ul(".absences")[(_absence(each) for each in group.absences)],
    ]


def _provision(provision: ProvisionView) -> h.Element:
    element, words = provision.element, provision.words
    return h.div(f".provision.tone-{words.tone}", id=f"element-{element.id}")[
        h.div(".element")[
            h.h4[h.span(".number")[str(element.number)], element.name],
            h.p(".soft.small")[element.question],
        ],
        h.div[
            h.p(".value")[
                signed(words.sign, h.b[words.text]),
                citations(provision.citations),
                (_chip(mark) for mark in provision.marks),
            ],
            words.says and h.p[words.says],
            (h.p(".condition")[h.b["If: "], each] for each in provision.conditions),
            _evidence(provision),
        ],
    ]


def _chip(mark: Mark) -> h.Node:
    return [" ", h.span(".chip", title=mark.meaning)[mark.text]]


def _evidence(provision: ProvisionView) -> h.Element:
    name = provision.element.name
    return evidence_details(
        provision.key,
        [_counted(provision.statements), h.span(".hidden")[f" on {name}"]],
        provision.statements,
        h.p(".why")[provision.why],
        provision.contradictions
        and h.p(".small")[
            h.b["Takes part in a contradiction: "],
            _joined([h.a(href="#contradictions")[name] for name in provision.contradictions]),
        ],
        h.p(".small.screen-only")[h.a(href=provision.compare)[f"Open “{name}” in the comparison"]],
        record_links_markup(provision.record),
    )


def _counted(statements: Sequence[StatementView]) -> str:
    """How much evidence there is, and how much of it does not decide what is shown."""
    standings = [statement.standing for statement in statements]
    others = [
        f"{standings.count(role)} {role.label.lower()}"
        for role in EvidenceRole
        if role in standings and role is not EvidenceRole.SHOWN
    ]
    words = f"Evidence: {len(standings)} {'statement' if len(standings) == 1 else 'statements'}"
    return f"{words} ({', '.join(others)})" if others else words


def _absence(absence: AbsenceView) -> h.Element:
    notes = absence.notes
    alone = len(notes) == 1 and notes[0].elements == absence.elements
    return h.li(".tone-absent")[
        h.p[
            signed(STATE_SIGNS[absence.state], h.b[f"{absence.state.label}: "]),
            ", ".join(absence.elements),
            ".",
        ],
        h.p(".soft.small")[absence.says, _searched(absence), alone and f" {notes[0].note}"],
        not alone
        and notes
        and h.ul(".bullets.soft.small")[
            (h.li[f"{', '.join(each.elements)}: {each.note}"] for each in notes)
        ],
    ]


def _searched(absence: AbsenceView) -> h.Node:
    sources = [[source.short_name, citations((source.citation,))] for source in absence.searched]
    on = f" on {absence.on}" if absence.on else ""
    return sources and [f" Searched{on}: ", _joined(sources), "."]


def _joined(nodes: Sequence[h.Node]) -> h.Node:
    return [[", " if number else "", node] for number, node in enumerate(nodes)]


# ---- who accepts and who refuses ----------------------------------------------------------------


def stances_markup(profile: ProposalProfile) -> h.Node:
    """Actors under what they say of it, and those without a recorded stance."""
    stances = profile.stances
    return [
        stances.empty and h.p(".empty")[stances.empty],
        (
            h.section(f".stance.tone-{group.entries[0].words.tone}")[
                h.h3[
                    signed(group.entries[0].words.sign, group.state.label),
                    h.span(".soft.meaning")[group.state.meaning],
                ],
                h.ul(".actors")[(_stance(entry, profile) for entry in group.entries)],
            ]
            for group in stances.groups
        ),
        stances.without and h.ul(".absences")[(_without(each) for each in stances.without)],
    ]


def _stance(entry: StanceEntry, profile: ProposalProfile) -> h.Element:
    """One actor. Neither the heading nor a voice that the text names already is said again."""
    actor, words, voice = entry.cell.actor, entry.words, entry.cell.voice
    proposal, as_of, name = profile.proposal.id, profile.as_of, profile.catalogue.actor_name(actor)
    return h.li[
        h.h4[
            actor_link(actor, profile.catalogue, as_of, short=False),
            citations(entry.citations),
        ],
        h.p[
            words.text != entry.cell.state.label and [h.b[words.text], " "],
            voice
            and voice.label not in words.text
            and h.span(".chip", title=voice.meaning)[voice.label],
        ],
        words.says and h.p[words.says],
        (h.p(".condition")[h.b["If: "], each] for each in entry.conditions),
        h.details(data_open=entry.key)[
            h.summary[
                _counted((*entry.statements, *entry.by_others)),
                h.span(".hidden")[f" for {name}"],
            ],
            h.p(".why")[entry.why],
            entry.statements and statement_list(entry.statements),
            entry.by_others
            and [
                h.p(".apart")[h.b[EvidenceRole.BY_OTHERS.heading]],
                statement_list(entry.by_others),
            ],
            h.nav(".links.screen-only", aria_label=f"{name} on other pages")[
                h.a(href=to_positions(cell=(actor, proposal), as_of=as_of))[
                    "Open in the positions"
                ],
                h.a(href=to_gap(proposal=proposal, actor=actor, as_of=as_of))[
                    "What fits and what clashes, provision by provision"
                ],
            ],
            record_links_markup(entry.record),
        ],
    ]


def _without(without: NoStance) -> h.Element:
    count, state = len(without.actors), without.state
    speaking = [each for each in without.actors if each.spoken_of]
    others = [each for each in without.actors if not each.spoken_of]
    names = h.p(".soft.small")[", ".join(_name_and_search(each) for each in others), "."]
    return h.li(".tone-absent")[
        h.p[
            signed(STANCE_STATE_SIGNS[state], h.b[f"{state.label}: "]),
            f"{counted(count, 'actor')} with recorded positions. ",
            h.span(".soft.small")[state.meaning],
        ],
        speaking
        and [
            h.p(".small")["Without a stance on it as a whole, but on some of what it provides:"],
            h.ul(".small")[
                (
                    h.li[h.a(href=each.gap)[_name_and_search(each)], ": ", each.spoken_of]
                    for each in speaking
                )
            ],
        ],
        others
        and (names if len(others) <= MAX_NAMES else h.details[h.summary["Who they are"], names]),
    ]


def _name_and_search(actor: WithoutStance) -> str:
    return f"{actor.name} ({actor.searched})" if actor.searched else actor.name


# ---- its events, and what contradicts ------------------------------------------------------------


def events_markup(profile: ProposalProfile) -> h.Node:
    """Events in order of date."""
    return [
        event_list(profile.events, profile.catalogue, profile.as_of)
        if profile.events
        else h.p(".soft")["No event of these records names it in this view."],
        profile.events_later and h.p(".soft.small")[profile.events_later],
    ]


def contradictions_markup(profile: ProposalProfile) -> h.Node:
    """Each contradiction with all its sides."""
    if not profile.contradictions:
        return h.p(".soft")["No recorded contradiction takes in anything said of it in this view."]
    return [_contradiction(entry, profile) for entry in profile.contradictions]


def _contradiction(entry: ContradictionEntry, profile: ProposalProfile) -> h.Element:
    contradiction = entry.contradiction
    return h.section(".contradiction.tone-disputed")[
        h.h3[signed("≠", contradiction.name)],
        h.ul(".sides")[(_side(side, profile) for side in entry.sides)],
        h.p(".soft.small")[
            f"{entry.later} more {'side is' if entry.later == 1 else 'sides are'} of a later day."
        ]
        if entry.later
        else None,
        entry.note and h.p(".soft")[h.b["Editor's note. "], entry.note],
        h.details(data_open=entry.key)[
            h.summary[
                f"Evidence: {len(entry.sides)} sides",
                h.span(".hidden")[f" of {contradiction.name}"],
            ],
            statement_list(side.statement for side in entry.sides),
        ],
    ]


def _side(view: SideView, profile: ProposalProfile) -> h.Element:
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
            side.proposal == profile.proposal.id and "this proposal: ",
            h.a(href=side_address(side, profile.as_of))[side_subject(side, profile.catalogue)],
        ],
    ]
