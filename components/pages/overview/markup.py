"""The Overview as HTML."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.pages.overview.who_stands_where import who_stands_where
from components.parts.actor_links import by_whom_links
from components.parts.dates import date_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import (
    to_compare,
    to_proposal,
    to_sources,
    to_timeline,
)
from guarantees.pages.overview.page import (
    ENTRY_POINTS,
    OverviewQuery,
    latest_events,
    record_counts,
)
from guarantees.pages.overview.rests_on import RestsOn, Share, rests_on
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Event, Family
from guarantees.words.as_of import evidence_cutoff


def page_markup(query: OverviewQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    if not catalogue.proposals:
        return h.p(".empty")["There are no records to show."]
    return h.fragment[
        _introduction(catalogue),
        who_stands_where(query, catalogue),
        h.div(".columns")[_events(latest_events(catalogue)), _entry_points()],
        _rests_on(rests_on(catalogue)),
        h.section[
            h.h2["The proposals, by family"],
            h.div(".families")[
                (
                    _family(family, proposals, catalogue)
                    for family, proposals in catalogue.proposals_by_family()
                )
            ],
        ],
    ]


def _introduction(catalogue: Catalogue) -> h.Element:
    return h.div(".introduction")[
        h.p(".lead")[
            "What has been proposed as guarantees of security for Ukraine, Russia and Europe: who said what, when, and "
            "where it was read. Dispute, silence and what nobody has looked at are shown as different things."
        ],
        h.p(".soft")[
            " · ".join(record_counts(catalogue)),
            " · ",
            h.b[evidence_cutoff(catalogue)] if catalogue.edition else "",
        ],
    ]


def _rests_on(found: RestsOn | None) -> h.Node:
    """What the library holds and where it comes from, each in a sentence and a bar; the list names all parts."""
    if found is None:
        return None
    return h.section(".rests-on", aria_labelledby="rests-on")[
        h.h2("#rests-on")["What the records rest on"],
        h.p[found.library],
        _bar(found.read),
        h.p[found.sentence],
        _bar(found.outlets),
        h.dl(".facts")[
            (
                [h.dt[name], h.dd[" · ".join(f"{each.name} {each.percent}%" for each in shares)]]
                for name, shares in (
                    ("How much was read", found.read),
                    ("First published by", found.outlets),
                    ("First published in", found.languages),
                    ("Who speaks", found.parties),
                    ("In whose voice", found.voices),
                )
            )
        ],
        h.p(".soft.small")[
            "Of statements and positions, each counted once for each source that it cites. ",
            h.a(href=to_sources())["All sources"],
        ],
    ]


def _bar(shares: Sequence[Share]) -> h.Element:
    return h.div(".bar", aria_hidden="true")[
        (h.span(style=f"flex-grow: {each.count}")[each.name] for each in shares)
    ]


def _events(events: tuple[Event, ...]) -> h.Node:
    return (
        events
        and h.section(".events")[
            h.h2["Latest events"],
            h.ol[
                (
                    h.li[
                        h.span(".soft.small")[date_markup(event.date)],
                        h.a(href=to_timeline(event=event.id))[event.name],
                        h.p(".small")[event.says],
                    ]
                    for event in events
                )
            ],
            h.p(".small")[h.a(href=to_timeline())["The whole timeline"]],
        ]
    )


def _entry_points() -> h.Element:
    return h.nav(".ways", aria_label="Views")[
        h.h2["What you can ask"],
        h.ul[
            (
                h.li[h.a(href=address)[name], h.span(".soft")[answers]]
                for name, answers, address in ENTRY_POINTS
            )
        ],
    ]


def _family(family: Family, proposals: tuple[Proposal, ...], catalogue: Catalogue) -> h.Element:
    return h.section(".family")[
        h.h3[family.name],
        h.p(".soft.small")[family.about],
        h.ul[
            (
                h.li[
                    h.a(href=to_proposal(each.id))[each.name],
                    h.span(".soft.small")[
                        by_whom_links(each, catalogue), ", ", date_markup(each.first_stated)
                    ],
                ]
                for each in proposals
            )
        ],
        h.p(".small")[h.a(href=to_compare(tuple(each.id for each in proposals)))["Compare these"]],
    ]
