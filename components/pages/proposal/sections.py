"""The parts of a proposal's page below its answers, as HTML: lines, each of which opens its evidence."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.parts.actor_links import actor_link
from components.parts.dates import date_markup
from components.parts.own_words import quotation
from components.parts.record_page import Openers, event_list
from components.parts.stances import stance_mark_markup, voices_key
from components.parts.statements import citations, signed
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.proposal.contradictions import ContradictionEntry
from guarantees.pages.proposal.history import Cited
from guarantees.pages.proposal.page import ProposalProfile
from guarantees.pages.proposal.stances import NoStance, StanceEntry, WithoutStance
from guarantees.records.proposal import Label, StatusChange
from guarantees.words.english import and_words, counted
from guarantees.words.stance_words import STANCE_STATE_SIGNS
from guarantees.words.status_words import status_words

LATEST_SHOWN = 3
"""If there are more changes of status than this, the earlier ones are collapsed."""


# ---- who accepts and who refuses ----------------------------------------------------------------


def stances_markup(profile: ProposalProfile, openers: Openers) -> h.Node:
    """Actors by what they say of it, and a line that expands to those without a recorded stance."""
    stances = profile.stances
    return [
        h.p(".empty")[stances.empty]
        if stances.empty
        else h.ul(".lines.stances")[
            (
                _stance(entry, profile, openers)
                for group in stances.groups
                for entry in group.entries
            )
        ],
        not stances.empty and h.p(".soft.small")[voices_key()],
        stances.without
        and h.details(data_open="stances")[
            h.summary[(_state(each) for each in stances.without)],
            h.ul(".absences")[(_without(each) for each in stances.without)],
        ],
    ]


def _stance(entry: StanceEntry, profile: ProposalProfile, openers: Openers) -> h.Element:
    actor = entry.cell.actor
    return h.li[
        h.span(".who")[actor_link(actor, profile.catalogue, profile.as_of)],
        openers(f"stance~{actor}", stance_mark_markup(entry.mark)),
        h.div(".says")[
            h.p[entry.says, citations(entry.citations)],
            (h.p(".condition")[h.b["If: "], each] for each in entry.conditions),
        ],
    ]


def _state(without: NoStance) -> h.Element:
    spoken = sum(bool(each.spoken_of) for each in without.actors)
    some = f", of whom {spoken} on some of its answers" if spoken else ""
    return h.span(".absent")[
        signed(STANCE_STATE_SIGNS[without.state], f"{without.state.label}: "),
        f"{counted(len(without.actors), 'party', 'parties')}{some}",
    ]


def _without(without: NoStance) -> h.Element:
    speaking = [each for each in without.actors if each.spoken_of]
    others = [each for each in without.actors if not each.spoken_of]
    return h.li[
        h.p[h.b[f"{without.state.label}: "], h.span(".soft")[without.state.meaning]],
        speaking
        and h.ul(".small")[
            (
                h.li[h.a(href=each.gap)[_name_and_search(each)], ": ", each.spoken_of]
                for each in speaking
            )
        ],
        others and h.p(".soft.small")[", ".join(_name_and_search(each) for each in others), "."],
    ]


def _name_and_search(actor: WithoutStance) -> str:
    return f"{actor.name} ({actor.searched})" if actor.searched else actor.name


# ---- status ------------------------------------------------------------------------------------


def status_markup(profile: ProposalProfile, openers: Openers) -> h.Node:
    """The history, the latest first; all but the latest few are collapsed."""
    lines = [_status(change, profile.catalogue, openers) for change in profile.status]
    latest, earlier = lines[:LATEST_SHOWN], lines[LATEST_SHOWN:]
    return [
        h.ol(".lines")[latest] if latest else h.p(".empty")["No status is recorded in this view."],
        earlier
        and h.details(data_open="status")[
            h.summary[f"{len(earlier)} earlier"],
            h.ol(".lines", start=str(LATEST_SHOWN + 1))[earlier],
        ],
        profile.status_later and h.p(".soft.small")[profile.status_later],
    ]


def _status(entry: Cited[StatusChange], catalogue: Catalogue, openers: Openers) -> h.Element:
    change = entry.record
    return h.li[
        h.span(".when")[date_markup(change.date)],
        openers(entry.key, status_words(change, catalogue)),
        h.p(".says")[change.says, citations(entry.citations)],
    ]


# ---- what it was called ----------------------------------------------------------------------


def labels_markup(profile: ProposalProfile, openers: Openers) -> h.Node:
    """Each name once, with everyone who gave it."""
    labels, later, catalogue = profile.labels, profile.labels_later, profile.catalogue
    return [
        h.ul(".names")[(_label(*each, catalogue, openers) for each in labels.items())]
        if labels
        else not later and h.p(".soft")["No name that someone gave it is recorded."],
        later and h.p(".soft.small")[later],
    ]


def _label(
    name: str, uses: Sequence[Cited[Label]], catalogue: Catalogue, openers: Openers
) -> h.Element:
    return h.li[
        quotation(name, ""),
        " ",
        h.span(".small")[
            (
                [", " if place else "", openers(use.key, catalogue.actor_name(use.record.used_by))]
                for place, use in enumerate(uses)
            )
        ],
    ]


# ---- its events, and what contradicts ------------------------------------------------------------


def events_markup(profile: ProposalProfile, openers: Openers) -> h.Node:
    """Events in order of date."""
    return [
        event_list(profile.events, openers)
        if profile.events
        else h.p(".soft")["No event of these records names it in this view."],
        profile.events_later and h.p(".soft.small")[profile.events_later],
    ]


def contradictions_markup(profile: ProposalProfile, openers: Openers) -> h.Node:
    """Each contradiction with those whose words contradict."""
    if not profile.contradictions:
        return h.p(".soft")["No recorded contradiction takes in anything said of it in this view."]
    return h.ul(".lines.contradictions.tone-disputed")[
        (_contradiction(entry, openers) for entry in profile.contradictions)
    ]


def _contradiction(entry: ContradictionEntry, openers: Openers) -> h.Element:
    speakers = dict.fromkeys(side.statement.speaker for side in entry.sides)
    return h.li[
        h.span(".hidden")["Contradiction: "],
        openers(entry.key, signed("≠", entry.contradiction.name)),
        h.p(".says.soft")[and_words(list(speakers))],
    ]
