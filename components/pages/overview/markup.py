"""The Overview as HTML."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.parts.actor_links import actor_links, by_whom_links
from components.parts.stances import stance_mark_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.stances import StanceCell
from guarantees.links.addresses import (
    to_compare,
    to_gap,
    to_positions,
    to_proposal,
    to_sources,
    to_timeline,
)
from guarantees.pages.overview.dividing_elements import (
    DividedAnswer,
    DividingElement,
    dividing_elements,
)
from guarantees.pages.overview.page import (
    ENTRY_POINTS,
    OverviewQuery,
    latest_events,
    record_counts,
)
from guarantees.pages.overview.rests_on import RestsOn, Share, rests_on
from guarantees.pages.tables.positions_query import default_positions
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Event, Family
from guarantees.words.as_of import evidence_cutoff
from guarantees.words.stance_marks import stance_mark


def page_markup(query: OverviewQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    if not catalogue.proposals:
        return h.p(".empty")["There are no records to show."]
    return h.fragment[
        _introduction(catalogue),
        h.div(".columns")[
            _division(catalogue),
            h.div[_events(latest_events(catalogue)), _entry_points()],
        ],
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


def _division(catalogue: Catalogue) -> h.Element:
    dividing = dividing_elements(catalogue)
    return h.section(".picture", aria_labelledby="dividing")[
        h.h2("#dividing")["What divides the parties"],
        h.p(".soft.small")[
            "Questions on which one party refuses what another says yes to, or on which they ask for different answers "
            "where only one can hold. Each name leads to the statement behind it; “reported” means by a news outlet, "
            "not in the party's own words. Questions are in the order of the codebook, parties in alphabetical order."
        ],
        _sides(dividing, catalogue)
        if dividing
        else h.p(".empty")["No recorded positions oppose each other."],
        h.p(".small")[h.a(href=to_positions("elements"))["All positions, element by element"]],
        h.p(".small")[
            "The conditions that a party attaches, and all else that it says: ",
            actor_links(default_positions(catalogue).actors, catalogue),
            ".",
        ],
    ]


def _sides(elements: tuple[DividingElement, ...], catalogue: Catalogue) -> h.Element:
    """Refusals to the left, the answer in the middle, yes to the right."""
    return h.table[
        h.caption(".hidden")["Who refuses and who says yes, answer by answer"],
        h.thead[
            h.tr[
                h.th(".refuse", scope="col")["Refuse"],
                h.th(".answer", scope="col")["Answer"],
                h.th(".yes", scope="col")["Say yes"],
            ]
        ],
        (_element(each, catalogue) for each in elements),
    ]


def _element(dividing: DividingElement, catalogue: Catalogue) -> h.Element:
    element = dividing.element
    return h.tbody[
        h.tr(".question")[
            h.th(colspan="3", scope="rowgroup")[
                h.a(href=to_gap(element=element.id))[element.question]
            ]
        ],
        (_answer(answer, catalogue) for answer in dividing.answers),
    ]


def _answer(answer: DividedAnswer, catalogue: Catalogue) -> h.Element:
    return h.tr[
        _side("refuse", "Refuse", answer.refuse, catalogue),
        h.th(".answer", scope="row")[
            h.span(".text", title=answer.meaning)[answer.text],
            answer.neither
            and h.div(".between")[
                "Open or unclear: ", (_party(cell, catalogue) for cell in answer.neither)
            ],
        ],
        _side("yes", "Say yes", answer.say_yes, catalogue),
    ]


def _side(
    name: str, label: str, stances: tuple[StanceCell, ...], catalogue: Catalogue
) -> h.Element:
    if not stances:
        return h.td(class_=f"{name} none")[h.span(".hidden")["none recorded"]]
    parties = (_party(cell, catalogue) for cell in stances)
    return h.td(class_=name)[h.span(".side-label")[label], parties]


def _party(cell: StanceCell, catalogue: Catalogue) -> h.Element:
    mark = stance_mark(cell, catalogue)
    address = to_positions("elements", (cell.actor, cell.subject.element))
    return h.a(class_=f"party tone-{mark.tone}", href=address)[
        stance_mark_markup(mark, catalogue.actor_short_name(cell.actor))
    ]


def _events(events: tuple[Event, ...]) -> h.Node:
    return (
        events
        and h.section(".events")[
            h.h2["Latest events"],
            h.ol[
                (
                    h.li[
                        h.span(".soft.small")[event.date.words()],
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
                        by_whom_links(each, catalogue), f", {each.first_stated.words()}"
                    ],
                ]
                for each in proposals
            )
        ],
        h.p(".small")[h.a(href=to_compare(tuple(each.id for each in proposals)))["Compare these"]],
    ]
