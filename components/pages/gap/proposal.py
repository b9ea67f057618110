"""A proposal next to one actor's stances as HTML: each provision step by step."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.pages.gap.evidence import evidence, named_under, stance_line
from components.parts.dates import facts_markup
from components.parts.empty_state import EmptyStateLink, empty_state
from components.parts.rendering import EVIDENCE
from components.parts.stances import stance_mark_markup
from components.parts.statements import citations, signed
from components.parts.tables import stacked_table
from guarantees.links.addresses import to_gap, to_positions, to_proposal
from guarantees.pages.gap.claims import GapStance
from guarantees.pages.gap.outcomes import OUTCOME_SIGNS, Outcome
from guarantees.pages.gap.page import Gap
from guarantees.pages.gap.pair import (
    OutcomeGroup,
    ProposalGap,
    ProvisionMet,
    StanceWithoutProvision,
)
from guarantees.pages.gap.steps import GapStep
from guarantees.records.element import Element
from guarantees.words.as_of import as_of_words

_IN_BRIEF = frozenset({Outcome.OTHER_VALUES, Outcome.NOT_STATED})


def proposal_markup(pair: ProposalGap, page: Gap) -> h.Node:
    """The page of one proposal and one actor."""
    content = [
        _head(pair, page),
        _contents(pair),
        _whole(pair.whole, pair, page),
        pair.groups
        and h.section(".part", aria_labelledby="provisions")[
            h.h2("#provisions")["Answer by answer"],
            h.p(".soft.small")[
                f"Only words of {pair.actor_name}, in the own voice or as reported, decide. "
                "There is no score: groups come in a fixed order, answers in that of the questions."
            ],
            (_group(group, pair, page) for group in pair.groups),
        ],
        not pair.groups
        and empty_state(
            "The proposal answers no question in this view.",
            EmptyStateLink("All about this proposal", to_proposal(pair.proposal.id), stays=False),
        ),
        pair.without_provision and _without_provision(pair, page),
        pair.without_either and _without_either(pair),
    ]
    return h.div(".with-evidence")[h.div(".content")[content], EVIDENCE]


def _address(pair: ProposalGap, page: Gap) -> str:
    return to_gap(proposal=pair.proposal.id, actor=pair.actor, as_of=page.query.as_of)


def _head(pair: ProposalGap, page: Gap) -> h.Element:
    as_of = page.query.as_of
    return h.header(".head")[
        h.p(".lead")["Where the proposal meets what the party accepts, asks for or refuses."],
        pair.put_forward and h.p[pair.put_forward],
        h.p(".soft.small")[
            f"{pair.actor_name}: {pair.about_actor}. Shown: {as_of_words(as_of)}. {page.chosen}"
        ],
        h.nav(".links.screen-only", aria_label="The two by themselves")[
            h.a(href=to_proposal(pair.proposal.id, as_of=as_of))["All of the proposal"],
            h.a(href=to_positions("proposals", (pair.actor, pair.proposal.id), as_of))[
                f"{pair.actor_name} on all proposals"
            ],
        ],
    ]


def _contents(pair: ProposalGap) -> h.Element:
    names = [(group.outcome.value, group.outcome.label) for group in pair.groups]
    if pair.without_provision:
        names.append(("no-provision", "No answer"))
    if pair.without_either:
        names.append(("neither", "Neither speaks"))
    return h.nav(".links.screen-only", aria_label="On this page")[
        (h.a(href=f"#{name}")[label] for name, label in names)
    ]


def _whole(whole: GapStance, pair: ProposalGap, page: Gap) -> h.Element:
    return h.section(".part", aria_labelledby="whole")[
        h.h2("#whole")["The proposal as a whole"],
        h.p[stance_mark_markup(whole.mark, pair.actor_name), citations(whole.citations)],
        h.p[whole.words.says],
        whole.condition and h.p(".condition")[h.b["If: "], whole.condition],
        evidence(whole.key, f"{pair.actor_name} on the proposal", _address(pair, page)),
    ]


# ---- provisions ------------------------------------------------------------------------------


def _group(group: OutcomeGroup, pair: ProposalGap, page: Gap) -> h.Element:
    outcome = group.outcome
    sign, tone = OUTCOME_SIGNS[outcome]
    brief = outcome in _IN_BRIEF
    return h.section(f".outcome.tone-{tone}", id=outcome.value, tabindex="-1")[
        h.header[
            h.h3[signed(sign, outcome.label)],
            h.p(".soft.small")[outcome.meaning],
        ],
        _table(group, pair, page)
        if brief
        else (_met(each, pair, page) for each in group.provisions),
    ]


def _met(provision: ProvisionMet, pair: ProposalGap, page: Gap) -> h.Element:
    return h.div(".provision")[
        h.h4[
            _element(provision.element, page),
            ": ",
            ", ".join(provision.values),
        ],
        h.ol(".steps")[(_step(step) for step in provision.steps)],
        provision.doubt and h.p(".doubt")[signed("≠", provision.doubt)],
        provision.others
        and [
            h.p(".soft.small")[f"Other stances of {pair.actor_name} on this element:"],
            h.ul(".beside")[(stance_line(each) for each in provision.others)],
        ],
        _evidence_of(provision, pair, page),
    ]


def _evidence_of(provision: ProvisionMet, pair: ProposalGap, page: Gap) -> h.Node:
    about = f"{provision.element.name}: {', '.join(provision.values)}"
    return evidence(provision.key, about, _address(pair, page))


def _step(step: GapStep) -> h.Element:
    return h.li[
        h.p[
            h.b[step.claim],
            step.how and h.span(".soft")[" ", facts_markup(step.how)],
            citations(step.citations),
        ],
        step.says and h.p(".says")[step.says],
    ]


def _table(group: OutcomeGroup, pair: ProposalGap, page: Gap) -> h.Element:
    heads = ("Question", pair.proposal.short_name, pair.actor_name)
    rows = (_brief_row(each, pair, page) for each in group.provisions)
    return stacked_table("brief", heads, rows)


def _brief_row(provision: ProvisionMet, pair: ProposalGap, page: Gap) -> Sequence[h.Node]:
    first, *_ = provision.steps
    return (
        _element(provision.element, page),
        [
            h.p[h.b[", ".join(provision.values)], citations(first.citations)],
            provision.doubt and h.p(".doubt")[signed("≠", provision.doubt)],
            _evidence_of(provision, pair, page),
        ],
        h.ul(".beside")[(stance_line(each) for each in provision.others)]
        if provision.others
        else h.span(".soft")["nothing recorded"],
    )


def _element(element: Element, page: Gap) -> h.Element:
    return h.a(href=to_gap(element.id, as_of=page.query.as_of))[element.name]


# ---- what meets nothing ----------------------------------------------------------------------


def _without_provision(pair: ProposalGap, page: Gap) -> h.Element:
    heads = ("Question", pair.actor_name, pair.proposal.short_name)
    rows = (_no_provision_row(each, pair, page) for each in pair.without_provision)
    return h.section(".part", id="no-provision", tabindex="-1", aria_labelledby="no-provision-h")[
        h.h2("#no-provision-h")[
            f"Where a stance of {pair.actor_name} meets no answer of the proposal"
        ],
        stacked_table("brief", heads, rows),
    ]


def _no_provision_row(
    each: StanceWithoutProvision, pair: ProposalGap, page: Gap
) -> Sequence[h.Node]:
    return (
        _element(each.element, page),
        [
            h.ul(".beside")[(stance_line(stance) for stance in each.stances)],
            evidence(each.key, each.element.name, _address(pair, page)),
        ],
        each.absence,
    )


def _without_either(pair: ProposalGap) -> h.Element:
    return h.section(".part", id="neither", tabindex="-1", aria_labelledby="neither-h")[
        h.h2("#neither-h")["Where neither speaks"],
        h.p(".soft.small")[
            "The proposal's silence is named by its kind; of the party nothing is recorded."
        ],
        h.dl(".facts.rest")[(named_under(each.label, each) for each in pair.without_either)],
    ]
