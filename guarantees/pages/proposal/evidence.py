"""The evidence of an answer and of a stance on the page of a proposal, as Compare and Positions have it."""

from __future__ import annotations

from dataclasses import replace

from guarantees.links.addresses import to_compare, to_gap, to_positions
from guarantees.pages.proposal.neighbours import columns_alongside
from guarantees.pages.proposal.page import PROPOSAL_LINK, ProposalProfile, ProposalQuery
from guarantees.pages.tables import panel, positions_panel
from guarantees.pages.tables.panel import CellEvidence, RelatedLink
from guarantees.pages.tables.positions_query import PositionRows


def answer_evidence(query: ProposalQuery, profile: ProposalProfile) -> CellEvidence | None:
    """The evidence of the open answer; ``None`` for one that is not in the codebook."""
    as_of, catalogue = query.as_of, profile.catalogue
    element = catalogue.elements.get(query.cell[1]) if query.cell else None
    if element is None:
        return None
    link = PROPOSAL_LINK.query_string(query, catalogue)
    found = panel.answer_evidence(
        profile.proposal, element, as_of, catalogue, link, profile.numbers
    )
    columns = columns_alongside(profile.proposal, catalogue)
    beside = RelatedLink("Beside other proposals", to_compare(columns, query.cell, as_of))
    return _on_this_page(found, "./compare", (beside, *found.related_links[1:]))


def stance_evidence(query: ProposalQuery, profile: ProposalProfile) -> CellEvidence | None:
    """The evidence of the open stance; ``None`` for an actor of whom no position is recorded."""
    as_of, catalogue = query.as_of, profile.catalogue
    if query.cell is None:
        return None
    link = PROPOSAL_LINK.query_string(query, catalogue)
    found = positions_panel.stance_evidence(
        *query.cell, as_of, catalogue, link, PositionRows.PROPOSALS, profile.numbers
    )
    if found is None:
        return None
    actor, proposal = query.cell
    related = (
        RelatedLink("Beside other parties", to_positions(cell=query.cell, as_of=as_of)),
        RelatedLink(
            "Which of its answers fit that and which clash",
            to_gap(proposal=proposal, actor=actor, as_of=as_of),
        ),
    )
    named = replace(found, row_name=found.column_name, column_name=found.row_name)
    return _on_this_page(named, "./positions", related)


def _on_this_page(
    found: CellEvidence, table: str, related: tuple[RelatedLink, ...]
) -> CellEvidence:
    """The same with other links, where it is cited as a cell of the table at an address."""
    cited = found.citation and replace(found.citation, link=f"{table}{found.citation.link}")
    return replace(found, related_links=related, citation=cited)
