"""The table of pages, and the menu. Nothing here needs Streamlit: how it draws them is in ``navigation.py``."""

from __future__ import annotations

from typing import NamedTuple

from components.pages.actor import markup as actor
from components.pages.actor.choices import actor_choices
from components.pages.changes import markup as changes
from components.pages.changes.choices import changes_choices
from components.pages.compare import markup as compare
from components.pages.compare.choices import compare_choices
from components.pages.coverage import markup as coverage
from components.pages.coverage.choices import coverage_choices
from components.pages.curate import markup as curate
from components.pages.downloads import (
    changes_files,
    gap_files,
    list_files,
    of_view,
    source_files,
)
from components.pages.gap import markup as gap
from components.pages.gap.choices import gap_choices
from components.pages.map import markup as map_
from components.pages.map.choices import map_choices
from components.pages.method import markup as method
from components.pages.overview import markup as overview
from components.pages.overview.who_stands_where import overview_evidence
from components.pages.positions import markup as positions
from components.pages.positions.choices import position_choices
from components.pages.proposal import markup as proposal
from components.pages.proposal.choices import proposal_choices
from components.pages.proposal.evidence import proposal_evidence
from components.pages.search import markup as search
from components.pages.sources import markup as sources
from components.pages.sources.choices import source_choices
from components.pages.timeline import markup as timeline
from components.pages.timeline.choices import timeline_choices
from components.pages.wording import markup as wording
from components.pages.wording.choices import wording_choices
from components.parts.page import DocumentPage
from guarantees.pages.actor.page import ACTOR_LINK
from guarantees.pages.changes.query import CHANGES_LINK
from guarantees.pages.coverage.page import COVERAGE_LINK
from guarantees.pages.curate.report import REPORT_LINK
from guarantees.pages.gap.page import LINK as GAP_LINK
from guarantees.pages.gap.page import name_of as gap_name
from guarantees.pages.map.page import MAP_LINK
from guarantees.pages.method.page import METHOD_LINK
from guarantees.pages.overview.page import OVERVIEW_LINK
from guarantees.pages.proposal.page import PROPOSAL_LINK
from guarantees.pages.search.page import SEARCH_LINK
from guarantees.pages.sources.query import SOURCE_LINK
from guarantees.pages.tables.positions_query import POSITIONS_LINK
from guarantees.pages.tables.query import COMPARE_LINK
from guarantees.pages.timeline.link import TIMELINE_LINK
from guarantees.pages.wording.query import WORDING_LINK

OVERVIEW = "Security guarantees around the war in Ukraine, compared"
MAP = "Who would send what to a force in Ukraine"
# Name, title in the menu, heading, what it says, link, what makes the content, and the choices above it.
_PAGES: tuple[DocumentPage, ...] = (
    DocumentPage(
        "overview",
        "Overview",
        OVERVIEW,
        "what divides the parties, what happened last, and how far the evidence goes",
        OVERVIEW_LINK,
        overview.page_markup,
        evidence=overview_evidence,
        seen_by_day=True,
        downloads=of_view(OVERVIEW_LINK),
    ),
    DocumentPage(
        "compare",
        "Compare",
        "Compare proposals",
        "what each proposal answers to each question, side by side, with the evidence of every cell",
        COMPARE_LINK,
        compare.page_markup,
        choices=compare_choices,
        evidence=compare.compare_evidence,
        downloads=of_view(COMPARE_LINK),
    ),
    DocumentPage(
        "proposal",
        "Proposals",
        "Proposals",
        "what it answers, who accepts and who refuses it, status, lineage, and how to cite it",
        PROPOSAL_LINK,
        proposal.page_markup,
        names=proposal.name_of,
        choices=proposal_choices,
        evidence=proposal_evidence,
        downloads=of_view(PROPOSAL_LINK),
    ),
    DocumentPage(
        "positions",
        "Positions",
        "Positions",
        "what each actor proposes, accepts or refuses, with dated and attributed statements",
        POSITIONS_LINK,
        positions.page_markup,
        choices=position_choices,
        evidence=positions.position_panel,
        downloads=of_view(POSITIONS_LINK),
    ),
    DocumentPage(
        "actor",
        "Parties",
        "Parties and others who speak",
        "what it proposes, accepts and refuses, on which conditions, and what it says of others",
        ACTOR_LINK,
        actor.page_markup,
        names=actor.name_of,
        choices=actor_choices,
        evidence=actor.actor_evidence,
        downloads=of_view(ACTOR_LINK),
    ),
    DocumentPage(
        "gap",
        "Gap",
        "Who gives which answer",
        "who gives which answer to one question, and where a proposal meets what one party says, with the evidence",
        GAP_LINK,
        gap.page_markup,
        names=gap_name,
        choices=gap_choices,
        evidence=gap.gap_panel,
        downloads=gap_files,
    ),
    DocumentPage(
        "wording",
        "Wording",
        "Wordings side by side",
        "how each text words its answer to one question, and what differs, word by word",
        WORDING_LINK,
        wording.page_markup,
        choices=wording_choices,
        downloads=of_view(WORDING_LINK),
    ),
    DocumentPage(
        "timeline",
        "Timeline",
        "Timeline",
        "what was said and done, and when, with the precision of each date",
        TIMELINE_LINK,
        timeline.page_markup,
        choices=timeline_choices,
        evidence=timeline.chosen_markup,
        seen_by_day=True,
        downloads=of_view(TIMELINE_LINK),
    ),
    DocumentPage(
        "map",
        "Map",
        MAP,
        "which country would send what to a force in Ukraine, and who says so",
        MAP_LINK,
        map_.page_markup,
        choices=map_choices,
        evidence=map_.map_evidence,
        downloads=of_view(MAP_LINK),
    ),
    DocumentPage(
        "sources",
        "Sources",
        "Sources",
        "what was read and how it reached this site, with citations and files for reference managers",
        SOURCE_LINK,
        sources.page_markup,
        names=sources.name_of,
        language=sources.language_of,
        choices=source_choices,
        seen_by_day=True,
        downloads=source_files,
    ),
    DocumentPage(
        "search",
        "Search",
        "Search",
        "everything that the records say about it, whatever the spelling of a name",
        SEARCH_LINK,
        search.page_markup,
        seen_by_day=True,
        is_embeddable=False,
    ),
    DocumentPage(
        "coverage",
        "Coverage",
        "What the records cover",
        "what each proposal answers, leaves open or has not yet been asked, question by question",
        COVERAGE_LINK,
        coverage.page_markup,
        choices=coverage_choices,
        evidence=coverage.evidence,
        downloads=of_view(COVERAGE_LINK),
    ),
    DocumentPage(
        "changes",
        "What changed",
        "What changed",
        "what was newly said since a release or a day, separately from what was read later and what we corrected",
        CHANGES_LINK,
        changes.page_markup,
        choices=changes_choices,
        downloads=changes_files,
    ),
    DocumentPage(
        "curate",
        "Curate",
        "Curate",
        "trying out records before they are saved, and a report on all of them",
        REPORT_LINK,
        curate.page_markup,
        seen_by_day=True,
        has_widgets=True,
        is_embeddable=False,
    ),
    DocumentPage(
        "method",
        "Method",
        "Method",
        "how to read a cell, the rules, the codebook, the editorial policy, and how to cite",
        METHOD_LINK,
        method.page_markup,
        seen_by_day=True,
        downloads=list_files("elements"),
    ),
)
PAGES: dict[str, DocumentPage] = {page.name: page for page in _PAGES}
"""Every page by its name. The first is the one that the site opens with."""


class MenuGroup(NamedTuple):
    """A group of the menu: what it is called, and the names of its pages."""

    name: str
    pages: tuple[str, ...]


MENU = (
    MenuGroup("Pages", ("compare", "proposal", "positions", "actor", "timeline", "map", "sources")),
    MenuGroup("More", ("gap", "wording", "coverage", "changes", "method", "curate")),
)
"""The menu: what most readers look for; then one question in depth, and how the site is made.

The name of the site leads to the Overview, and the search is its box.
"""
