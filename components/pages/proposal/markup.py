"""A proposal as HTML: everything about one, or the index of all."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.pages.proposal.lineage import lineage_markup
from components.pages.proposal.sections import (
    contradictions_markup,
    events_markup,
    group_markup,
    labels_markup,
    stances_markup,
    status_markup,
)
from components.parts.record_links import record_links_markup
from components.parts.statements import is_web_address
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_sources
from guarantees.pages.proposal.index import IndexFamily, IndexLine, ProposalIndex
from guarantees.pages.proposal.neighbours import SetToCompare
from guarantees.pages.proposal.page import (
    PROPOSAL_LINK,
    ProposalHead,
    ProposalPage,
    ProposalProfile,
    ProposalQuery,
    proposal_page,
)
from guarantees.pages.proposal.provisions import ProvisionGroup
from guarantees.words.numbered_sources import CitedSource

TITLE = "Proposals"
LINK = PROPOSAL_LINK


def page_markup(query: ProposalQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    return proposal_markup(proposal_page(query, catalogue))


def proposal_markup(page: ProposalPage) -> h.Node:
    """The page of a view model."""
    if page.profile:
        return _profile(page.profile, page)
    return h.fragment[
        page.empty and h.p(".empty")[page.empty],
        page.index and not page.empty and _index(page.index, page),
        h.p(".soft.small")[f"{page.reach} Data version {page.version}."],
    ]


# ---- the index -------------------------------------------------------------------------------


def _index(index: ProposalIndex, page: ProposalPage) -> h.Node:
    count = f"{index.count} {'proposal' if index.count == 1 else 'proposals'}"
    return [
        h.p(".lead")[f"{count} by family, in order of date within each. Shown: {page.as_of}."],
        (_family(family) for family in index.families),
    ]


def _family(family: IndexFamily) -> h.Element:
    return h.section(".part", id=f"family-{family.id}")[
        h.header[
            h.h2[family.name],
            h.p(".soft.small")[family.about],
            len(family.proposals) > 1
            and h.p(".small.screen-only")[
                h.a(href=family.compare, aria_label=f"Compare: {family.name}")["Compare these"]
            ],
        ],
        # Roles, because on a phone the rows are drawn as blocks, which browsers take for no table.
        h.table(".index", role="table")[
            h.caption(".hidden")[family.name],
            h.thead(role="rowgroup")[
                h.tr(role="row")[
                    (
                        h.th(scope="col", role="columnheader")[head]
                        for head in ("Proposal", "Proposed by", "First stated", "Latest status")
                    )
                ]
            ],
            h.tbody(role="rowgroup")[(_line(line) for line in family.proposals)],
        ],
    ]


def _line(line: IndexLine) -> h.Element:
    return h.tr(role="row")[
        h.th(scope="row", role="rowheader")[
            h.a(href=line.link)[line.name], " ", h.span(".chip")[line.kind]
        ],
        h.td(role="cell", data_head="Proposed by")[line.proposed_by],
        h.td(role="cell", data_head="First stated")[line.date],
        h.td(role="cell", data_head="Latest status")[line.status],
    ]


# ---- one proposal ----------------------------------------------------------------------------


def _profile(profile: ProposalProfile, page: ProposalPage) -> h.Node:
    return h.article(".proposal")[
        _neighbours(profile),
        _head(profile, page),
        _contents(profile),
        _part(
            "names", "What it was called", "", labels_markup(profile.labels, profile.labels_later)
        ),
        _part("lineage", "Lineage", "", lineage_markup(profile.lineage)),
        _part(
            *("status", "Status history", "Latest first."),
            status_markup(profile.status, profile.status_later),
        ),
        _part(
            "provisions",
            "Provisions",
            [
                f"{profile.stated} of {profile.total} elements stated.",
                _group_links(profile.groups),
            ],
            [group_markup(group) for group in profile.groups]
            or h.p(".empty")["The codebook cannot be read at present."],
        ),
        _part(
            *("stances", "Who accepts and who refuses", "The proposal as a whole."),
            stances_markup(profile.stances),
        ),
        _part(
            *("events", "Events", "In order of date."),
            events_markup(profile.events, profile.events_later),
        ),
        _part(
            *("contradictions", "Open contradictions", ""),
            contradictions_markup(profile.contradictions),
        ),
        _part("compare", "Compare with", "", _compare(profile.compare)),
        _part("cite", "Cite this page", "", _cite(profile)),
        _part(
            "sources", "Sources", "In the order in which they are cited.", _sources(profile.sources)
        ),
    ]


def _group_links(groups: Sequence[ProvisionGroup]) -> h.Node:
    return h.span(".groups.screen-only")[
        (
            h.span[
                h.a(href=f"#group-{group.id}")[group.name],
                f" {len(group.provisions)}/{group.total}",
            ]
            for group in groups
        )
    ]


def _part(name: str, heading: str, about: h.Node, content: h.Node) -> h.Element:
    return h.section(".part", id=name, tabindex="-1")[
        h.header[h.h2[heading], about and h.p(".soft.small")[about]],
        h.div(".content")[content],
    ]


def _neighbours(profile: ProposalProfile) -> h.Element:
    before, after = profile.previous, profile.next
    return h.nav(".neighbours.screen-only", aria_label="Proposals in order of date")[
        before and h.a(href=before.link, title=before.date)[f"← Before it: {before.name}"],
        h.a(href=profile.all_proposals)["All proposals"],
        after and h.a(href=after.link, title=after.date)[f"After it: {after.name} →"],
    ]


def _head(profile: ProposalProfile, page: ProposalPage) -> h.Element:
    head = profile.head
    return h.header(".head")[
        h.h2[head.name],
        h.p(".kind")[
            h.span(".chip", title=head.kind_meaning)[head.kind],
            h.span(".soft.small")[f"{head.family} · shown: {page.as_of}. {page.reach}"],
        ],
        head.not_yet and h.p(".empty")[head.not_yet],
        h.div(".opening")[
            h.div(".summary")[
                h.p(".lead")[head.summary],
                head.summary_caveat and h.p(".soft.small")[head.summary_caveat],
                head.note and h.p(".soft.small")[h.b["Note. "], head.note],
                record_links_markup(head.record),
            ],
            h.dl(".facts")[(_fact(name, words) for name, words in _facts(head, profile))],
        ],
    ]


def _facts(head: ProposalHead, profile: ProposalProfile) -> list[tuple[str, h.Node]]:
    return [
        ("Proposed by", head.proposed_by),
        ("For", head.beneficiary),
        ("First stated", head.first_stated),
        ("Latest status", [head.latest_status, " ", _jump("status", "history")]),
        ("Stances", _stances_in_brief(profile)),
        ("Formerly", ", ".join(head.former_ids)),
    ]


def _fact(name: str, words: h.Node) -> h.Node:
    return words and [h.dt[name], h.dd[words]]


def _stances_in_brief(profile: ProposalProfile) -> h.Node:
    """Who stands where, by name only; what they say is further down."""
    groups = [
        h.li(class_=f"tone-{group.tone}")[
            h.span(".sign", aria_hidden="true")[group.sign],
            f"{group.label}: ",
            ", ".join(_with_voice(entry.actor, entry.voice) for entry in group.entries),
        ]
        for group in profile.stances.groups
    ]
    return [h.ul[groups] if groups else "none recorded", " ", _jump("stances", "evidence")]


def _with_voice(actor: str, voice: str) -> str:
    return f"{actor} ({voice})" if voice else actor


def _jump(part: str, words: str) -> h.Element:
    return h.a(".small.screen-only", href=f"#{part}")[words]


def _contents(profile: ProposalProfile) -> h.Element:
    """The parts of the page with how much each holds."""
    stances = sum(len(group.entries) for group in profile.stances.groups)
    parts = (
        ("names", "Names", sum(len(label.uses) for label in profile.labels)),
        ("lineage", "Lineage", len(profile.lineage.relations)),
        ("status", "Status", len(profile.status)),
        ("provisions", "Provisions", profile.stated),
        ("stances", "Stances", stances),
        ("events", "Events", len(profile.events)),
        ("contradictions", "Contradictions", len(profile.contradictions)),
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


def _compare(sets: Sequence[SetToCompare]) -> h.Node:
    if not sets:
        return h.p(".soft")[
            "These records hold no other proposal that is related, of its family, or a reference."
        ]
    return h.div(".sets")[(_set(each) for each in sets)]


def _set(each: SetToCompare) -> h.Element:
    return h.div[
        h.h3[each.name],
        h.ul[
            (
                h.li[h.a(href=other.link)[other.name], h.span(".soft")[f" · {other.date}"]]
                for other in each.proposals
            ),
            each.together
            and h.li[
                h.a(href=each.together, aria_label=f"{each.name}: all together")[
                    "All of these together"
                ]
            ],
        ],
    ]


def _cite(profile: ProposalProfile) -> h.Node:
    return [
        h.p(".citation", id="citation")[
            profile.citation, " ", h.span(data_address=profile.address)[profile.address]
        ],
        h.button(type="button", data_copy="citation")["Copy citation"],
    ]


def _sources(sources: Sequence[CitedSource]) -> h.Node:
    if not sources:
        return h.p(".soft")["No source is cited in this view."]
    return h.ol(".sources")[(_source(source) for source in sources)]


def _source(source: CitedSource) -> h.Element:
    return h.li(id=f"source-{source.number}", tabindex="-1", value=str(source.number))[
        h.a(href=to_sources(source.id))[source.short_name],
        f": {source.title}",
        h.span(".soft")[(f" · {part}" for part in (source.details, source.date) if part)],
        is_web_address(source.url)
        and [" · ", h.a(href=source.url, target="_blank", rel="noopener noreferrer")["original"]],
    ]
