"""The Overview as HTML."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.pages.overview.proposals_table import proposals_markup
from components.pages.overview.who_stands_where import who_stands_where
from components.parts.dates import date_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.links.addresses import to_sources, to_timeline
from guarantees.pages.overview.page import (
    ENTRY_POINTS,
    OverviewQuery,
    latest_events,
    record_counts,
)
from guarantees.pages.overview.proposals import proposals_table
from guarantees.pages.overview.rests_on import RestsOn, Share, rests_on
from guarantees.records.registry import Event
from guarantees.words.as_of import evidence_cutoff


def page_markup(query: OverviewQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    if not catalogue.proposals:
        return h.p(".empty")["There are no records to show."]
    return h.fragment[
        _introduction(rests_on(catalogue), catalogue),
        who_stands_where(query, catalogue),
        h.section(aria_labelledby="proposals")[
            h.h2("#proposals")["What was proposed, by family"],
            proposals_markup(proposals_table(LATEST, catalogue), LATEST),
        ],
        h.div(".columns")[_events(latest_events(catalogue)), _entry_points()],
    ]


def _introduction(found: RestsOn | None, catalogue: Catalogue) -> h.Element:
    """What this is, its cutoff date, and what it rests on."""
    return h.section(".introduction", aria_label="What the records rest on")[
        h.p(".lead")[
            "What has been proposed as guarantees of security for Ukraine, Russia and Europe: who said what, when, and "
            "where it was read. Dispute, silence and what nobody has looked into are shown as different things."
        ],
        h.p(".soft.small")[
            " · ".join(record_counts(catalogue)),
            catalogue.edition and [" · ", h.b[evidence_cutoff(catalogue)]],
        ],
        found and _rests_on(found),
    ]


def _rests_on(found: RestsOn) -> h.Node:
    """In whose voice and from how much of a text, as bars; sentences and all shares when expanded."""
    return [
        _bar("Statements, by voice", found.voices),
        _bar("Statements, by text", found.read),
        h.details[
            h.summary["What the records rest on"],
            h.p[found.holdings],
            h.p[found.sentence],
            h.dl(".facts")[
                (
                    [
                        h.dt[name],
                        h.dd[" · ".join(f"{each.name} {each.percent}%" for each in shares)],
                    ]
                    for name, shares in (
                        ("First published by", found.outlets),
                        ("First published in", found.languages),
                        ("Who speaks", found.parties),
                    )
                )
            ],
            h.p(".soft.small")[
                "Of statements and positions, each counted once for each source that it cites. ",
                h.a(href=to_sources())["All sources"],
            ],
        ],
    ]


def _bar(name: str, shares: Sequence[Share]) -> h.Element:
    """A bar and its parts in words."""
    return h.div(".bar")[
        h.span(".of")[name, " "],
        h.span(".parts", aria_hidden="true")[
            (h.span(style=f"flex-grow: {each.count}") for each in shares)
        ],
        h.span[" · ".join(f"{each.percent}% {each.name}" for each in shares)],
    ]


def _events(events: tuple[Event, ...]) -> h.Node:
    return (
        events
        and h.section(".events")[
            h.h2["Latest events"],
            h.ol[
                (
                    h.li[
                        h.span(".when")[date_markup(event.date)],
                        h.div[
                            h.a(href=to_timeline(event=event.id))[event.name],
                            h.p(".small")[event.says],
                        ],
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
