"""The Overview as HTML."""

from __future__ import annotations

from dataclasses import dataclass

import htpy as h

from guarantees.addresses import to_compare, to_proposal
from guarantees.catalogue import Catalogue
from guarantees.overview import FamilyShown, overview
from guarantees.page_link import PageLink

TITLE = "Security guarantees around the war in Ukraine, compared"


@dataclass(frozen=True)
class OverviewQuery:
    """The Overview has one state."""


LINK = PageLink("", OverviewQuery, ())


def page_markup(query: OverviewQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    model = overview(catalogue)
    return h.fragment[
        h.p(".lead")[
            "Who proposed what, who says so, and where it was read. Each cell of the comparison rests on dated, "
            "attributed statements; dispute, silence and what nobody has looked at are shown as different things."
        ],
        model.empty and h.p(".empty")[model.empty],
        h.div(".families")[(_family(family) for family in model.families)],
        h.p(".soft.small")[f"{model.reach} Data version {model.version}."],
    ]


def _family(family: FamilyShown) -> h.Element:
    return h.section[
        h.h2[family.name],
        h.p[family.about],
        h.ul(".bullets")[
            (
                h.li[
                    h.a(href=to_proposal(line.id))[line.name],
                    f" ({line.proposed_by}, {line.date})",
                ]
                for line in family.proposals
            )
        ],
        h.p[
            h.a(href=to_compare(tuple(line.id for line in family.proposals)))[
                f"Compare: {family.name}"
            ]
        ],
    ]
