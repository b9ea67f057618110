"""Who stands where on the questions that divide most, as HTML."""

from __future__ import annotations

import htpy as h

from components.parts.actor_links import actor_links
from components.parts.empty_state import EmptyStateLink, empty_state
from components.parts.evidence import evidence_markup
from components.parts.rendering import EVIDENCE
from components.parts.stands_table import StandsTable
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.opposition import PARTIES, questions_that_divide
from guarantees.links.addresses import to_overview, to_positions
from guarantees.pages.overview.dividing_questions import dividing_questions
from guarantees.pages.overview.page import OVERVIEW_LINK, OverviewQuery
from guarantees.pages.tables.positions_panel import stance_evidence
from guarantees.pages.tables.stands import WhoStandsWhere


def who_stands_where(query: OverviewQuery, catalogue: Catalogue) -> h.Element:
    """The chart, with the place for evidence beside it."""
    stands = WhoStandsWhere(catalogue, kinds=PARTIES)
    questions = dividing_questions(stands)
    return h.section(aria_labelledby="who-stands-where")[
        h.h2("#who-stands-where")["Who stands where"],
        h.div(".with-evidence")[
            h.div(".content")[
                StandsTable(
                    stands.columns,
                    to_overview(),
                    "Who stands where on the questions that divide the parties most",
                ).markup(questions)
                if questions
                else empty_state(
                    "No recorded positions oppose each other.",
                    EmptyStateLink("All positions", to_positions(), stays=False),
                ),
            ],
            EVIDENCE,
        ],
        h.p(".small")[_more(len(questions), catalogue)],
        h.p(".small")[
            "What a party says of all questions, and on which conditions: ",
            actor_links([column.id for column in stands.columns], catalogue),
            ".",
        ],
    ]


def _more(shown: int, catalogue: Catalogue) -> list[h.Node]:
    divide = len(questions_that_divide(catalogue))
    return [
        f"These are {shown} of the {divide} questions on which parties are opposed. "
        if shown < divide
        else None,
        h.a(href=to_positions("elements"))["Who stands where on all questions"],
        " · ",
        h.a(href=to_positions())["on all proposals"],
    ]


def overview_evidence(query: OverviewQuery, catalogue: Catalogue) -> h.Node:
    """The evidence of the open mark; nothing without one."""
    link = OVERVIEW_LINK.query_string(query, catalogue)
    panel = query.cell and stance_evidence(*query.cell, query.as_of, catalogue, link)
    return panel and evidence_markup(panel, to_overview())
