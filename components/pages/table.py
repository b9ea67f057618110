"""The table of pages, in the order of the menu: all that is known of a page but its view.

The view is a script for Streamlit: ``view.py`` in the folder of the page. Nothing here needs Streamlit.
"""

from __future__ import annotations

from components.pages.curate import markup as curate
from components.pages.gap import markup as gap
from components.pages.map import markup as map_
from components.pages.method import markup as method
from components.pages.overview import markup as overview
from components.pages.proposal import markup as proposal
from components.pages.search import markup as search
from components.pages.sources import markup as sources
from components.pages.timeline import markup as timeline
from components.parts.page import DocumentPage, MatrixPage, Page
from guarantees.pages.curate.report import REPORT_LINK
from guarantees.pages.gap.page import LINK as GAP_LINK
from guarantees.pages.map.page import MAP_LINK
from guarantees.pages.method.page import METHOD_LINK
from guarantees.pages.overview.page import OVERVIEW_LINK
from guarantees.pages.proposal.page import PROPOSAL_LINK
from guarantees.pages.search.page import SEARCH_LINK
from guarantees.pages.sources.query import SOURCE_LINK
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.panel import cell_evidence
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import POSITIONS_LINK
from guarantees.pages.tables.query import COMPARE_LINK
from guarantees.pages.timeline.query import TIMELINE_LINK

_PAGES: tuple[DocumentPage | MatrixPage, ...] = (
    DocumentPage(
        name="overview",
        title="Overview",
        heading="Security guarantees around the war in Ukraine, compared",
        link=OVERVIEW_LINK,
        markup=overview.page_markup,
    ),
    MatrixPage(
        name="compare",
        title="Compare",
        heading="Compare proposals",
        link=COMPARE_LINK,
        matrix=compare,
        evidence=cell_evidence,
    ),
    DocumentPage(
        name="proposal",
        title="Proposals",
        heading="Proposals",
        link=PROPOSAL_LINK,
        markup=proposal.page_markup,
    ),
    MatrixPage(
        name="positions",
        title="Positions",
        heading="Positions",
        link=POSITIONS_LINK,
        matrix=position_matrix,
        evidence=position_evidence,
    ),
    DocumentPage(
        name="gap",
        title="Gap",
        heading="The gap between the parties",
        link=GAP_LINK,
        markup=gap.page_markup,
    ),
    DocumentPage(
        name="timeline",
        title="Timeline",
        heading="Timeline",
        link=TIMELINE_LINK,
        markup=timeline.page_markup,
        picture=timeline.picture_markup,
    ),
    DocumentPage(
        name="map",
        title="Map",
        heading="Who would send what to a force in Ukraine",
        link=MAP_LINK,
        markup=map_.page_markup,
    ),
    DocumentPage(
        name="sources",
        title="Sources",
        heading="Sources",
        link=SOURCE_LINK,
        markup=sources.page_markup,
    ),
    DocumentPage(
        name="search",
        title="Search",
        heading="Search",
        link=SEARCH_LINK,
        markup=search.page_markup,
    ),
    DocumentPage(
        name="curate",
        title="Curate",
        heading="Curate",
        link=REPORT_LINK,
        markup=curate.page_markup,
    ),
    DocumentPage(
        name="method",
        title="Method",
        heading="Method",
        link=METHOD_LINK,
        markup=method.page_markup,
    ),
)
PAGES: dict[str, Page] = {page.name: page for page in _PAGES}
"""Every page by its name. The first is the one that the site opens with."""
DOCUMENTS = {page.name: page for page in _PAGES if isinstance(page, DocumentPage)}
"""The pages that are documents."""
MATRICES = {page.name: page for page in _PAGES if isinstance(page, MatrixPage)}
"""The pages that are tables with evidence."""
