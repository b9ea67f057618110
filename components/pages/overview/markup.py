"""The Overview as HTML."""

from __future__ import annotations

import htpy as h

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_positions, to_proposal, to_timeline
from guarantees.pages.overview.dividing_elements import AnswerView, DividingElement, PartyView
from guarantees.pages.overview.page import (
    EntryPoint,
    EventLine,
    FamilyView,
    Overview,
    OverviewQuery,
    overview,
)


def page_markup(query: OverviewQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    model = overview(catalogue)
    if model.empty:
        return h.p(".empty")[model.empty]
    return h.fragment[
        _introduction(model),
        h.div(".columns")[
            _picture(model),
            h.div[_events(model.events), _entry_points(model.entry_points)],
        ],
        _families(model.families),
        h.p(".soft.small.foot")[f"Data version {model.version}."],
    ]


def _introduction(model: Overview) -> h.Element:
    return h.div(".introduction")[
        h.p(".lead")[
            "What has been proposed as guarantees of security for Ukraine, Russia and Europe: who said what, when, and "
            "where it was read. Dispute, silence and what nobody has looked at are shown as different things."
        ],
        h.p(".soft")[" · ".join(model.counts), " · ", h.b[model.reach] if model.reach else ""],
    ]


def _picture(model: Overview) -> h.Element:
    return h.section(".picture", aria_labelledby="dividing")[
        h.h2("#dividing")["What divides the parties"],
        h.p(".soft.small")[
            "Questions on which one party refuses what another says yes to, or on which they ask for different answers "
            "where only one can hold. Each name leads to the statement behind it; “reported” means by a news outlet, "
            "not in the party's own words. Questions stand in the order of the codebook, parties in alphabetical order."
        ],
        _sides(model.dividing) if model.dividing else h.p(".empty")[model.undivided],
        h.p(".small")[h.a(href=to_positions("elements"))["All positions, element by element"]],
    ]


def _sides(elements: tuple[DividingElement, ...]) -> h.Element:
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
        (_element(element) for element in elements),
    ]


def _element(element: DividingElement) -> h.Element:
    return h.tbody[
        h.tr(".question")[
            h.th(colspan="3", scope="rowgroup")[h.a(href=element.address)[element.question]]
        ],
        (_answer(answer) for answer in element.answers),
    ]


def _answer(answer: AnswerView) -> h.Element:
    return h.tr[
        _side("refuse", "Refuse", answer.refuse),
        h.th(".answer", scope="row")[
            h.span(".text", title=answer.meaning)[answer.text],
            answer.between
            and h.div(".between")["Open or unclear: ", (_party(party) for party in answer.between)],
        ],
        _side("yes", "Say yes", answer.say_yes),
    ]


def _side(name: str, label: str, parties: tuple[PartyView, ...]) -> h.Element:
    if not parties:
        return h.td(class_=f"{name} none")[h.span(".hidden")["none recorded"]]
    return h.td(class_=name)[h.span(".side-label")[label], (_party(party) for party in parties)]


def _party(party: PartyView) -> h.Element:
    return h.a(class_=f"party tone-{party.tone}", href=party.address)[
        h.span(".sign", aria_hidden="true")[party.sign],
        h.b[party.name],
        " ",
        h.span(".stance")[party.stance],
    ]


def _events(events: tuple[EventLine, ...]) -> h.Node:
    return (
        events
        and h.section(".events")[
            h.h2["Latest events"],
            h.ol[
                (
                    h.li[
                        h.span(".soft.small")[event.date],
                        h.a(href=event.address)[event.name],
                        h.p(".small")[event.says],
                    ]
                    for event in events
                )
            ],
            h.p(".small")[h.a(href=to_timeline())["The whole timeline"]],
        ]
    )


def _entry_points(ways: tuple[EntryPoint, ...]) -> h.Element:
    return h.nav(".ways", aria_label="Views")[
        h.h2["What you can ask"],
        h.ul[(h.li[h.a(href=way.address)[way.name], h.span(".soft")[way.answers]] for way in ways)],
    ]


def _families(families: tuple[FamilyView, ...]) -> h.Element:
    return h.section[
        h.h2["The proposals, by family"],
        h.div(".families")[(_family(family) for family in families)],
    ]


def _family(family: FamilyView) -> h.Element:
    return h.section(".family")[
        h.h3[family.name],
        h.p(".soft.small")[family.about],
        h.ul[
            (
                h.li[
                    h.a(href=to_proposal(line.id))[line.name],
                    h.span(".soft.small")[f"{line.proposed_by}, {line.date}"],
                ]
                for line in family.proposals
            )
        ],
        h.p(".small")[h.a(href=family.address)["Compare these"]],
    ]
