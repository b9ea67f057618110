"""A proposal as HTML: everything about one, or the index of all."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.pages.overview.proposals_table import proposals_markup
from components.pages.proposal.answers import answers_markup
from components.pages.proposal.evidence import openers_of
from components.pages.proposal.lineage import lineage_markup
from components.pages.proposal.points import points_markup
from components.pages.proposal.sections import (
    contradictions_markup,
    events_markup,
    labels_markup,
    stances_markup,
    status_markup,
)
from components.parts.actor_links import actor_links
from components.parts.dates import date_markup, facts_markup
from components.parts.empty_state import EmptyStateLink, empty_state
from components.parts.record_page import (
    contents,
    fact_list,
    note_markup,
    part,
    record_links_markup,
    source_list,
)
from components.parts.rendering import EVIDENCE
from components.parts.statements import arrow
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import on_the_table
from guarantees.cells.voices import Voice
from guarantees.links.addresses import to_compare, to_proposal
from guarantees.links.link_reader import LATEST_DAY
from guarantees.pages.overview.proposals import proposals_table
from guarantees.pages.proposal.lineage import LineageView, lineage_of
from guarantees.pages.proposal.neighbours import by_date, neighbours, sets_to_compare
from guarantees.pages.proposal.page import (
    PROPOSAL_LINK,
    ProposalProfile,
    ProposalQuery,
    proposal_profile,
)
from guarantees.pages.proposal.stances import StanceEntry
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import ProposalKind
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.english import counted
from guarantees.words.site_citation import proposal_citation
from guarantees.words.status_words import latest_status, term_of

MOST_NAMED = 8
"""Of a set to compare with, more proposals than this are not named one by one: the choice above has them all."""


def page_markup(query: ProposalQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title. An id that is not in the catalogue gives the index."""
    proposal = catalogue.proposals.get(query.id)
    if proposal:
        return _profile(proposal_profile(proposal, query.as_of, catalogue), query)
    return h.fragment[
        _index(query.as_of, catalogue)
        if catalogue.proposals
        else h.p(".empty")["There are no records to show."],
    ]


def name_of(query: ProposalQuery, catalogue: Catalogue) -> str:
    """The name of the proposal; "" for the index."""
    proposal = catalogue.proposals.get(query.id)
    return proposal.name if proposal else ""


# ---- the index -------------------------------------------------------------------------------


def _index(as_of: AsOf, catalogue: Catalogue) -> h.Node:
    count = counted(len(catalogue.proposals), "proposal")
    shown = as_of_words(as_of)
    return [
        h.p(".lead")[f"{count} by family, in order of date within each. Shown: {shown}."],
        proposals_markup(proposals_table(as_of, catalogue), as_of, folds=False),
    ]


# ---- one proposal ----------------------------------------------------------------------------


def _profile(profile: ProposalProfile, query: ProposalQuery) -> h.Node:
    openers = openers_of(query, profile.catalogue)
    lineage = lineage_of(profile.proposal.id, profile.as_of, profile.catalogue)
    return h.div(".with-evidence")[
        h.article(".proposal.content")[
            _head(profile),
            _contents(profile, lineage),
            part(
                id="answers",
                heading="Answers",
                about=f"{profile.answers.answered} of {profile.answers.total} questions answered.",
                content=answers_markup(profile.answers, openers),
            ),
            profile.points and points_markup(profile.points, openers),
            part(
                id="stances",
                heading="Who accepts and who refuses",
                about="The proposal as a whole.",
                content=stances_markup(profile, openers),
            ),
            part(
                id="status",
                heading="Status",
                about="Latest first.",
                content=status_markup(profile, openers),
            ),
            part(
                id="lineage",
                heading="Lineage",
                about=not lineage.empty and "What it comes from and what came of it, by date.",
                content=lineage_markup(lineage),
            ),
            part(id="names", heading="What it was called", content=labels_markup(profile, openers)),
            part(
                id="contradictions",
                heading="Open contradictions",
                content=contradictions_markup(profile, openers),
            ),
            part(
                id="events",
                heading="Events",
                about="In order of date.",
                content=events_markup(profile, openers),
            ),
            part(id="compare", heading="Compare with", content=_compare(profile)),
            part(id="cite", heading="Cite this page", content=_cite(profile, query)),
            part(
                id="sources",
                heading="Sources",
                about="In the order in which they are cited.",
                content=source_list(profile.sources),
            ),
        ],
        EVIDENCE,
    ]


def _neighbours(profile: ProposalProfile) -> h.Element:
    before, after = neighbours(profile.proposal, profile.catalogue)
    return h.nav(".neighbours.screen-only", aria_label="Proposals in order of date")[
        before and _neighbour(before, [arrow("← "), "Previous", _called(before)], profile.as_of),
        h.a(href=to_proposal("", as_of=profile.as_of))["All proposals"],
        after and _neighbour(after, ["Next", _called(after), arrow(" →")], profile.as_of),
    ]


def _neighbour(proposal: Proposal, words: h.Node, as_of: AsOf) -> h.Element:
    address = to_proposal(proposal.id, as_of=as_of)
    return h.a(href=address, title=proposal.first_stated.words())[words]


def _called(proposal: Proposal) -> h.Element:
    return h.span(".called")[f": {proposal.short_name}"]


def _head(profile: ProposalProfile) -> h.Element:
    proposal, as_of, catalogue = profile.proposal, profile.as_of, profile.catalogue
    family = catalogue.families.get(proposal.family)
    shown = f"shown: {as_of_words(as_of)}. {evidence_cutoff(catalogue)}"
    return h.header(".head")[
        _neighbours(profile),
        h.p(".kind")[
            h.span(".chip", title=proposal.kind.meaning)[proposal.kind.label],
            h.span(".soft.small")[f"{family.name if family else proposal.family} · {shown}"],
        ],
        not on_the_table(proposal, as_of, catalogue)
        and empty_state(
            "These records hold nothing that it says by the chosen day.",
            EmptyStateLink(
                "Show everything the records hold", f"{to_proposal(proposal.id)}&asof={LATEST_DAY}"
            ),
        ),
        h.div(".opening")[
            h.div(".summary")[
                _summary(proposal)
                if as_of.day is None
                else h.p(".soft.small")[
                    "The summary is written from all that the records hold, so it is not shown for a chosen day."
                ],
                record_links_markup(profile.record),
            ],
            fact_list(_facts(profile)),
        ],
    ]


def _summary(proposal: Proposal) -> h.Node:
    return [
        h.p(".lead")[proposal.summary],
        note_markup(proposal.note),
    ]


def _facts(profile: ProposalProfile) -> list[tuple[str, h.Node]]:
    proposal, catalogue = profile.proposal, profile.catalogue
    term = term_of(proposal, profile.as_of, catalogue)
    return [
        (
            "Agreed by" if proposal.kind is ProposalKind.AGREEMENT else "Proposed by",
            actor_links(proposal.proposed_by, catalogue, profile.as_of),
        ),
        ("Described by", actor_links(proposal.described_by, catalogue, profile.as_of)),
        ("For", actor_links(proposal.beneficiary, catalogue, profile.as_of)),
        ("First stated", date_markup(proposal.first_stated)),
        ("Latest status", facts_markup(latest_status(proposal, profile.as_of, catalogue))),
        ("In force until", term and facts_markup(term)),
        ("Stances", _stances_in_brief(profile)),
        ("Formerly", ", ".join(proposal.former_ids)),
    ]


def _stances_in_brief(profile: ProposalProfile) -> h.Node:
    """Who takes which stance, by name only; what they say is further down the page."""
    return (
        h.ul[
            (
                h.li(class_=f"tone-{group.entries[0].mark.tone}")[
                    h.b[f"{group.state.label}: "],
                    ", ".join(_named(group.entries, profile.catalogue)),
                ]
                for group in profile.stances.groups
            )
        ]
        if profile.stances.groups
        else "none recorded"
    )


def _named(entries: Sequence[StanceEntry], catalogue: Catalogue) -> list[str]:
    """The actors, and whose voice it is unless their own."""
    return [
        catalogue.actor_short_name(each.cell.actor)
        + (f" ({each.mark.voice})" if each.mark.voice not in ("", Voice.OWN.label) else "")
        for each in entries
    ]


def _contents(profile: ProposalProfile, lineage: LineageView) -> h.Element:
    """The parts of the page with the number of items in each."""
    points = profile.points
    stances = sum(len(group.entries) for group in profile.stances.groups)
    parts = (
        ("answers", "Answers", profile.answers.answered),
        *((("points", points.heading, points.reported),) if points else ()),
        ("stances", "Stances", stances),
        ("status", "Status", len(profile.status)),
        ("lineage", "Lineage", max(len(lineage.entries) - 1, 0)),
        ("names", "Names", profile.label_count),
        ("contradictions", "Contradictions", len(profile.contradictions)),
        ("events", "Events", len(profile.events)),
        ("sources", "Sources", len(profile.sources)),
    )
    return contents([*parts, ("compare", "Compare", None), ("cite", "Cite", None)])


def _compare(profile: ProposalProfile) -> h.Node:
    sets = sets_to_compare(profile.proposal, profile.catalogue)
    if not sets:
        return h.p(".soft")[
            "These records hold no other proposal that is related, of its family, or a reference."
        ]
    return h.ul(".sets")[(_set(title, others, profile) for title, others in sets.items())]


def _set(title: str, others: Sequence[Proposal], profile: ProposalProfile) -> h.Element:
    """Those of a set one by one, if there are few, and all of them together."""
    few = others if len(others) <= MOST_NAMED else ()
    links = [h.a(href=_comparison(profile, other))[other.short_name] for other in few]
    if len(others) > 1:
        label = f"{title}: all together"
        words = f"all {len(others)} together"
        links.append(h.a(href=_comparison(profile, *others), aria_label=label)[words])
    return h.li[
        h.b[f"{title}: "], [[" · " if place else "", each] for place, each in enumerate(links)]
    ]


def _comparison(profile: ProposalProfile, *others: Proposal) -> str:
    columns = by_date((profile.proposal, *others), profile.catalogue)
    return to_compare(columns, as_of=profile.as_of)


def _cite(profile: ProposalProfile, query: ProposalQuery) -> h.Node:
    address = "./proposal" + PROPOSAL_LINK.query_string(query, profile.catalogue)
    citation = proposal_citation(profile.proposal, profile.as_of, profile.catalogue)
    return h.details(data_open="cite")[
        h.summary["Citation with the address of this view"],
        h.p(".citation", id="citation", translate="no")[
            citation, " ", h.span(data_address=address)[address]
        ],
        h.button(type="button", data_copy="citation")["Copy citation"],
    ]
