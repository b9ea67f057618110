"""A proposal as HTML: everything about one, or the index of all."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.pages.proposal.lineage import lineage_markup
from components.pages.proposal.points import points_markup
from components.pages.proposal.sections import (
    contradictions_markup,
    events_markup,
    group_markup,
    labels_markup,
    stances_markup,
    status_markup,
)
from components.parts.actor_links import actor_links, by_whom_links
from components.parts.dates import date_markup
from components.parts.record_links import record_links_markup
from components.parts.record_page import part, source_list
from components.parts.statements import arrow, signed
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import on_the_table
from guarantees.cells.stances import StanceCell
from guarantees.links.addresses import to_compare, to_proposal
from guarantees.pages.proposal.history import latest_status_words
from guarantees.pages.proposal.lineage import LineageView, lineage_of
from guarantees.pages.proposal.neighbours import by_date, neighbours, sets_to_compare
from guarantees.pages.proposal.page import (
    PROPOSAL_LINK,
    ProposalProfile,
    ProposalQuery,
    proposal_profile,
)
from guarantees.pages.proposal.provisions import ProvisionGroup
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Family
from guarantees.records.vocabulary import ProposalKind
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.english import counted
from guarantees.words.site_citation import proposal_citation
from guarantees.words.status_words import end_of_term_words


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
        (
            _family(family, proposals, as_of, catalogue)
            for family, proposals in catalogue.proposals_by_family()
        ),
    ]


def _family(
    family: Family, proposals: Sequence[Proposal], as_of: AsOf, catalogue: Catalogue
) -> h.Element:
    compare = to_compare(tuple(proposal.id for proposal in proposals), as_of=as_of)
    return h.section(".part", id=f"family-{family.id}")[
        h.header[
            h.h2[family.name],
            h.p(".soft.small")[family.about],
            len(proposals) > 1
            and h.p(".small.screen-only")[
                h.a(href=compare)["Compare these", h.span(".hidden")[f": {family.name}"]]
            ],
        ],
        # Roles, because on a phone the rows are drawn as blocks, which browsers take for no table.
        h.table(".index.stacked", role="table")[
            h.caption(".hidden")[family.name],
            h.thead(role="rowgroup")[
                h.tr(role="row")[
                    (
                        h.th(scope="col", role="columnheader")[head]
                        for head in ("Proposal", "Proposed by", "First stated", "Latest status")
                    )
                ]
            ],
            h.tbody(role="rowgroup")[(_line(each, as_of, catalogue) for each in proposals)],
        ],
    ]


def _line(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> h.Element:
    status = latest_status_words(proposal, as_of, catalogue)
    return h.tr(role="row")[
        h.th(scope="row", role="rowheader")[
            h.a(href=to_proposal(proposal.id, as_of=as_of))[proposal.name],
            " ",
            h.span(".chip")[proposal.kind.label],
        ],
        h.td(role="cell", data_head="Proposed by")[by_whom_links(proposal, catalogue, as_of)],
        h.td(role="cell", data_head="First stated")[date_markup(proposal.first_stated)],
        h.td(role="cell", data_head="Latest status")[status],
    ]


# ---- one proposal ----------------------------------------------------------------------------


def _profile(profile: ProposalProfile, query: ProposalQuery) -> h.Node:
    lineage = lineage_of(profile.proposal.id, profile.as_of, profile.catalogue)
    return h.article(".proposal")[
        _neighbours(profile),
        _head(profile),
        _contents(profile, lineage),
        part(
            id="provisions",
            heading="Provisions",
            about=[
                f"{profile.stated} of {profile.total} elements stated.",
                _group_links(profile.groups),
            ],
            content=[group_markup(group) for group in profile.groups]
            or h.p(".empty")["The codebook cannot be read at present."],
        ),
        profile.points and points_markup(profile.points),
        part(
            id="stances",
            heading="Who accepts and who refuses",
            about="The proposal as a whole.",
            content=stances_markup(profile),
        ),
        part(
            id="status",
            heading="Status history",
            about="Latest first.",
            content=status_markup(profile),
        ),
        part(id="lineage", heading="Lineage", content=lineage_markup(lineage)),
        part(id="names", heading="What it was called", content=labels_markup(profile)),
        part(
            id="contradictions",
            heading="Open contradictions",
            content=contradictions_markup(profile),
        ),
        part(
            id="events",
            heading="Events",
            about="In order of date.",
            content=events_markup(profile),
        ),
        part(id="compare", heading="Compare with", content=_compare(profile)),
        part(id="cite", heading="Cite this page", content=_cite(profile, query)),
        part(
            id="sources",
            heading="Sources",
            about="In the order in which they are cited.",
            content=source_list(profile.sources),
        ),
    ]


def _group_links(groups: Sequence[ProvisionGroup]) -> h.Node:
    return h.span(".groups.screen-only")[
        (
            h.span[
                h.a(href=f"#group-{each.group.id}")[each.group.name],
                f" {len(each.provisions)}/{each.total}",
            ]
            for each in groups
        )
    ]


def _neighbours(profile: ProposalProfile) -> h.Element:
    before, after = neighbours(profile.proposal, profile.catalogue)
    return h.nav(".neighbours.screen-only", aria_label="Proposals in order of date")[
        before
        and _neighbour(before, [arrow("← "), f"Before it: {before.short_name}"], profile.as_of),
        h.a(href=to_proposal("", as_of=profile.as_of))["All proposals"],
        after and _neighbour(after, [f"After it: {after.short_name}", arrow(" →")], profile.as_of),
    ]


def _neighbour(proposal: Proposal, words: h.Node, as_of: AsOf) -> h.Element:
    address = to_proposal(proposal.id, as_of=as_of)
    return h.a(href=address, title=proposal.first_stated.words())[words]


def _head(profile: ProposalProfile) -> h.Element:
    proposal, as_of, catalogue = profile.proposal, profile.as_of, profile.catalogue
    family = catalogue.families.get(proposal.family)
    shown = f"shown: {as_of_words(as_of)}. {evidence_cutoff(catalogue)}"
    return h.header(".head")[
        h.p(".kind")[
            h.span(".chip", title=proposal.kind.meaning)[proposal.kind.label],
            h.span(".soft.small")[f"{family.name if family else proposal.family} · {shown}"],
        ],
        not on_the_table(proposal, as_of, catalogue)
        and h.p(".empty")["These records hold nothing that it says by the chosen day."],
        h.div(".opening")[
            h.div(".summary")[
                _summary(proposal)
                if as_of.day is None
                else h.p(".soft.small")[
                    "The summary is written from all that the records hold, so it is not shown for a chosen day."
                ],
                record_links_markup(profile.record),
            ],
            h.dl(".facts")[(_fact(name, words) for name, words in _facts(profile))],
        ],
    ]


def _summary(proposal: Proposal) -> h.Node:
    return [
        h.p(".lead")[proposal.summary],
        proposal.note and h.p(".soft.small")[h.b["Note. "], proposal.note],
    ]


def _facts(profile: ProposalProfile) -> list[tuple[str, h.Node]]:
    proposal, catalogue = profile.proposal, profile.catalogue
    status = latest_status_words(proposal, profile.as_of, catalogue)
    return [
        (
            "Agreed by" if proposal.kind is ProposalKind.AGREEMENT else "Proposed by",
            actor_links(proposal.proposed_by, catalogue, profile.as_of),
        ),
        ("Described by", actor_links(proposal.described_by, catalogue, profile.as_of)),
        ("For", actor_links(proposal.beneficiary, catalogue, profile.as_of)),
        ("First stated", date_markup(proposal.first_stated)),
        ("Latest status", [status, " ", _jump("status", "history")]),
        ("In force until", end_of_term_words(proposal, profile.as_of, catalogue)),
        ("Stances", _stances_in_brief(profile)),
        ("Formerly", ", ".join(proposal.former_ids)),
    ]


def _fact(name: str, words: h.Node) -> h.Node:
    return words and [h.dt[name], h.dd[words]]


def _stances_in_brief(profile: ProposalProfile) -> h.Node:
    """Who takes which stance, by name only; what they say is further down."""
    groups = [
        h.li(class_=f"tone-{group.entries[0].words.tone}")[
            signed(group.entries[0].words.sign, f"{group.state.label}: "),
            ", ".join(_with_voice(each.cell, profile.catalogue) for each in group.entries),
        ]
        for group in profile.stances.groups
    ]
    return [h.ul[groups] if groups else "none recorded", " ", _jump("stances", "evidence")]


def _with_voice(cell: StanceCell, catalogue: Catalogue) -> str:
    actor = catalogue.actor_name(cell.actor)
    return f"{actor} ({cell.voice.label})" if cell.voice else actor


def _jump(part: str, words: str) -> h.Element:
    return h.a(".small.screen-only", href=f"#{part}")[words]


def _contents(profile: ProposalProfile, lineage: LineageView) -> h.Element:
    """The parts of the page with how much each holds."""
    points = profile.points
    stances = sum(len(group.entries) for group in profile.stances.groups)
    parts = (
        ("provisions", "Provisions", profile.stated),
        *((("points", points.heading, points.told),) if points else ()),
        ("stances", "Stances", stances),
        ("status", "Status", len(profile.status)),
        ("lineage", "Lineage", len(lineage.relations)),
        ("names", "Names", profile.label_count),
        ("contradictions", "Contradictions", len(profile.contradictions)),
        ("events", "Events", len(profile.events)),
        ("sources", "Sources", len(profile.sources)),
    )
    return h.nav(".contents.screen-only", aria_label="On this page")[
        h.ul[
            (
                h.li[h.a(href=f"#{part}")[name], " ", h.span(".soft")[str(count)]]
                for part, name, count in parts
            ),
            h.li[h.a(href="#compare")["Compare"]],
            h.li[h.a(href="#cite")["Cite"]],
        ]
    ]


def _compare(profile: ProposalProfile) -> h.Node:
    sets = sets_to_compare(profile.proposal, profile.catalogue)
    if not sets:
        return h.p(".soft")[
            "These records hold no other proposal that is related, of its family, or a reference."
        ]
    return h.div(".sets")[(_set(title, others, profile) for title, others in sets.items())]


def _set(title: str, others: Sequence[Proposal], profile: ProposalProfile) -> h.Element:
    return h.div[
        h.h3[title],
        h.ul[
            (
                h.li[
                    h.a(href=_comparison(profile, other))[other.short_name],
                    h.span(".soft")[" · ", date_markup(other.first_stated)],
                ]
                for other in others
            ),
            len(others) > 1
            and h.li[
                h.a(href=_comparison(profile, *others), aria_label=f"{title}: all together")[
                    "All of these together"
                ]
            ],
        ],
    ]


def _comparison(profile: ProposalProfile, *others: Proposal) -> str:
    columns = by_date((profile.proposal, *others), profile.catalogue)
    return to_compare(columns, as_of=profile.as_of)


def _cite(profile: ProposalProfile, query: ProposalQuery) -> h.Node:
    address = "./proposal" + PROPOSAL_LINK.query_string(query, profile.catalogue)
    citation = proposal_citation(profile.proposal, profile.as_of, profile.catalogue)
    return [
        h.p(".citation", id="citation", translate="no")[
            citation, " ", h.span(data_address=address)[address]
        ],
        h.button(type="button", data_copy="citation")["Copy citation"],
    ]
