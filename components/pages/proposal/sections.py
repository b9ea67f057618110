"""The parts of a proposal's page that rest on evidence, as HTML."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.parts.record_links import record_links_markup
from components.parts.statements import evidence_details, place_list, statement_list
from guarantees.cells.cell import EvidenceRole
from guarantees.cells.marks import Mark
from guarantees.pages.proposal.contradictions import ContradictionEntry, SideView
from guarantees.pages.proposal.history import EventView, LabelUse, LabelView, StatusView
from guarantees.pages.proposal.provisions import AbsenceView, ProvisionGroup, ProvisionView
from guarantees.pages.proposal.stances import NoStance, StanceEntry, StanceGroup, StancesView
from guarantees.words.statement_words import StatementView

MAX_NAMES = 40
"""More names than this in a row are nothing to read: they open with a click."""


def citations(numbers: Sequence[int]) -> h.Node:
    """The numbers of sources, each leading to the list at the end of the page."""
    return (
        numbers
        and h.span(".cites")[
            (
                h.a(href=f"#source-{number}", aria_label=f"Source {number}")[f"[{number}]"]
                for number in numbers
            )
        ]
    )


# ---- what it was called ----------------------------------------------------------------------


def labels_markup(labels: Sequence[LabelView], later: str) -> h.Node:
    """Each name once, with everyone who gave it and where."""
    return [
        h.ul(".labels")[(_label(label) for label in labels)]
        if labels
        else not later and h.p(".soft")["No name that someone gave it is recorded."],
        later and h.p(".soft.small")[later],
    ]


def _label(label: LabelView) -> h.Element:
    return h.li[
        h.p[h.q[label.label]],
        h.ul[(_label_use(use, label.label) for use in label.uses)],
    ]


def _label_use(use: LabelUse, label: str) -> h.Element:
    numbers = " ".join(f"[{number}]" for number in use.citations)
    return h.li[
        h.details(data_open=use.key)[
            h.summary[f"{use.used_by} {numbers}", h.span(".hidden")[f" for “{label}”: evidence"]],
            place_list(use.places),
        ]
    ]


# ---- what became of it -----------------------------------------------------------------------


def status_markup(status: Sequence[StatusView], later: str) -> h.Node:
    """The history, latest first."""
    return [
        h.ol(".dated")[(_status(change) for change in status)]
        if status
        else h.p(".empty")["Nothing is recorded of what became of it in this view."],
        later and h.p(".soft.small")[later],
    ]


def _status(change: StatusView) -> h.Element:
    office = f", {change.speaker_office}" if change.speaker_office else ""
    return h.li[
        h.span(".when")[change.date],
        h.div[
            h.p[h.b(title=change.meaning)[change.status], citations(change.citations)],
            h.p[change.says],
            h.details(data_open=change.key)[
                h.summary[
                    f"{change.speaker}{office} · {change.mode}",
                    h.span(".hidden")[f": evidence for “{change.status}”, {change.date}"],
                ],
                place_list(change.places),
            ],
        ],
    ]


# ---- what it says ----------------------------------------------------------------------------


def group_markup(group: ProvisionGroup) -> h.Element:
    """One group of the codebook: provisions, then what nothing is said about."""
    return h.section(".group", id=f"group-{group.id}", tabindex="-1")[
        h.header[
            h.h3[group.name],
            h.p(".soft.small")[f"{len(group.provisions)} of {group.total} stated"],
            h.p(".soft.small.about")[group.about],
        ],
        (_provision(provision) for provision in group.provisions),
        group.absences and h.ul(".absences")[(_absence(each) for each in group.absences)],
    ]


def _provision(provision: ProvisionView) -> h.Element:
    return h.div(f".provision.tone-{provision.tone}", id=f"element-{provision.key}")[
        h.div(".element")[
            h.h4[h.span(".number")[str(provision.number)], provision.name],
            h.p(".soft.small")[provision.question],
        ],
        h.div[
            h.p(".value")[
                h.span(".sign", aria_hidden="true")[provision.sign],
                h.b[provision.text],
                citations(provision.citations),
                (_chip(mark) for mark in provision.marks),
            ],
            provision.says and h.p[provision.says],
            (h.p(".condition")[h.b["If: "], each] for each in provision.conditions),
            _evidence(provision),
        ],
    ]


def _chip(mark: Mark) -> h.Node:
    return [" ", h.span(".chip", title=mark.meaning)[mark.text]]


def _evidence(provision: ProvisionView) -> h.Element:
    return evidence_details(
        provision.key,
        [_counted(provision.statements), h.span(".hidden")[f" on {provision.name}"]],
        provision.statements,
        h.p(".why")[provision.why],
        provision.contradictions
        and h.p(".small")[
            h.b["Takes part in a contradiction: "],
            _joined([h.a(href="#contradictions")[name] for name in provision.contradictions]),
        ],
        h.p(".small.screen-only")[
            h.a(href=provision.compare)[f"Open “{provision.name}” in the comparison"]
        ],
        record_links_markup(provision.record),
    )


def _counted(statements: Sequence[StatementView]) -> str:
    """How much evidence there is, and how much of it stands behind what is shown."""
    standings = [statement.standing for statement in statements]
    behind = [
        f"{standings.count(role)} {role.label.lower()}"
        for role in EvidenceRole
        if role in standings and role is not EvidenceRole.SHOWN
    ]
    words = f"Evidence: {len(standings)} {'statement' if len(standings) == 1 else 'statements'}"
    return f"{words} ({', '.join(behind)})" if behind else words


def _absence(absence: AbsenceView) -> h.Element:
    notes = absence.notes
    alone = len(notes) == 1 and notes[0].elements == absence.elements
    return h.li(".tone-absent")[
        h.p[
            h.span(".sign", aria_hidden="true")[absence.sign],
            h.b[f"{absence.label}: "],
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


def stances_markup(stances: StancesView) -> h.Node:
    """Actors under what they say of it, and those of whom nothing is recorded."""
    return [
        stances.empty and h.p(".empty")[stances.empty],
        (_stance_group(group) for group in stances.groups),
        stances.nothing and h.ul(".absences")[(_nothing(each) for each in stances.nothing)],
    ]


def _stance_group(group: StanceGroup) -> h.Element:
    return h.section(f".stance.tone-{group.tone}")[
        h.h3[
            h.span(".sign", aria_hidden="true")[group.sign],
            group.label,
            h.span(".soft.meaning")[group.meaning],
        ],
        h.ul(".actors")[(_stance(entry, group.label) for entry in group.entries)],
    ]


def _stance(entry: StanceEntry, heading: str) -> h.Element:
    """One actor. Neither the heading nor a voice that the text names already is said again."""
    return h.li[
        h.h4[entry.actor, citations(entry.citations)],
        h.p[
            entry.text != heading and [h.b[entry.text], " "],
            entry.voice not in entry.text
            and h.span(".chip", title=entry.voice_meaning)[entry.voice],
        ],
        entry.says and h.p[entry.says],
        (h.p(".condition")[h.b["If: "], each] for each in entry.conditions),
        h.details(data_open=entry.key)[
            h.summary[
                _counted((*entry.statements, *entry.by_others)),
                h.span(".hidden")[f" for {entry.actor}"],
            ],
            h.p(".why")[entry.why],
            entry.statements and statement_list(entry.statements),
            entry.by_others
            and [
                h.p(".apart")[h.b[EvidenceRole.BY_OTHERS.heading]],
                statement_list(entry.by_others),
            ],
            h.nav(".links.screen-only", aria_label=f"{entry.actor} on other pages")[
                h.a(href=entry.positions)["Open in the positions"],
                h.a(href=entry.gap)["What fits and what clashes, provision by provision"],
            ],
            record_links_markup(entry.record),
        ],
    ]


def _nothing(nothing: NoStance) -> h.Element:
    count = len(nothing.actors)
    names = h.p(".soft.small")[", ".join(nothing.actors), "."]
    return h.li(".tone-absent")[
        h.p[
            h.span(".sign", aria_hidden="true")[nothing.sign],
            h.b[f"{nothing.label}: "],
            f"{count} {'actor' if count == 1 else 'actors'} with recorded positions. ",
            h.span(".soft.small")[nothing.meaning],
        ],
        names if count <= MAX_NAMES else h.details[h.summary["Who they are"], names],
    ]


# ---- its events, and what contradicts ------------------------------------------------------------


def events_markup(events: Sequence[EventView], later: str) -> h.Node:
    """Events in order of date."""
    return [
        h.ol(".dated")[(_event(event) for event in events)]
        if events
        else h.p(".soft")["No event of these records names it in this view."],
        later and h.p(".soft.small")[later],
    ]


def _event(event: EventView) -> h.Element:
    participants = f" · {event.participants}" if event.participants else ""
    return h.li[
        h.span(".when")[event.date],
        h.div[
            h.p[h.b[event.name], citations(event.citations)],
            h.p[event.says],
            h.details(data_open=event.key)[
                h.summary[
                    f"{event.kind}{participants}",
                    h.span(".hidden")[f": evidence for “{event.name}”"],
                ],
                event.note and h.p(".why")[h.b["Note. "], event.note],
                place_list(event.places),
                h.p(".small.screen-only")[
                    h.a(href=event.timeline)[f"Open “{event.name}” on the timeline"]
                ],
            ],
        ],
    ]


def contradictions_markup(contradictions: Sequence[ContradictionEntry]) -> h.Node:
    """Each contradiction with all its sides."""
    if not contradictions:
        return h.p(".soft")["No recorded contradiction takes in anything said of it in this view."]
    return [_contradiction(each) for each in contradictions]


def _contradiction(entry: ContradictionEntry) -> h.Element:
    return h.section(".contradiction.tone-disputed")[
        h.h3[h.span(".sign", aria_hidden="true")["≠"], entry.name],
        h.ul(".sides")[(_side(side) for side in entry.sides)],
        h.p(".soft.small")[
            f"{entry.later} more {'side is' if entry.later == 1 else 'sides are'} of a later day."
        ]
        if entry.later
        else None,
        h.p(".soft")[h.b["Editor's note. "], entry.note],
        h.details(data_open=entry.key)[
            h.summary[
                f"Evidence: {len(entry.sides)} sides", h.span(".hidden")[f" of {entry.name}"]
            ],
            statement_list(side.statement for side in entry.sides),
        ],
    ]


def _side(side: SideView) -> h.Element:
    statement = side.statement
    return h.li[
        h.p[
            h.b[f"{statement.speaker}: "],
            statement.says,
            citations(side.citations),
            side.withdrawn and [" ", h.span(".tag")["withdrawn"]],
        ],
        h.p(".soft.small")[
            f"{statement.stated} · {statement.mode} · ",
            side.is_this and "this proposal: ",
            h.a(href=side.link)[side.about],
        ],
    ]
