"""How to cite the site, a proposal and a cell, with the address of what is cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.cell import HAS_VALUE, cell_of
from guarantees.links.addresses import to_overview
from guarantees.pages.proposal.page import PROPOSAL_LINK, ProposalQuery
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery, default_query
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.words.site_citation import cell_citation, cited, proposal_citation


@dataclass(frozen=True)
class Citation:
    """One thing that can be cited, as an example. ``address`` is relative to the Method page."""

    id: str
    name: str
    text: str
    address: str


def citations(catalogue: Catalogue) -> Iterator[Citation]:
    """The whole site, then the first proposal of the default comparison, then one of its cells.

    The cell is cited as of the last day of the evidence, if there is an edition that names one.
    """
    version = f"?version={catalogue.version}"
    yield Citation("site", "The whole site", cited("", LATEST, catalogue), to_overview() + version)
    proposal = _first_proposal(catalogue)
    if proposal is None:
        return
    address = "./proposal" + PROPOSAL_LINK.query_string(ProposalQuery(proposal.id), catalogue)
    yield Citation(
        "proposal", "A proposal", proposal_citation(proposal, LATEST, catalogue), address
    )
    element = _first_element(proposal, catalogue)
    if element is not None:
        yield _cell(proposal, element, catalogue)


def _cell(proposal: Proposal, element: Element, catalogue: Catalogue) -> Citation:
    as_of = _last_day(catalogue)
    query = ComparisonQuery((proposal.id,), as_of=as_of, cell=(proposal.id, element.id))
    return Citation(
        "cell",
        "One cell, as of a day" if as_of.day else "One cell",
        cell_citation(proposal, element, catalogue, as_of),
        "./compare" + COMPARE_LINK.query_string(query, catalogue),
    )


def _first_proposal(catalogue: Catalogue) -> Proposal | None:
    names = (*default_query(catalogue).proposals, *catalogue.proposals)
    return catalogue.proposals[names[0]] if names else None


def _first_element(proposal: Proposal, catalogue: Catalogue) -> Element | None:
    return next(
        (
            element
            for element in catalogue.elements.values()
            if cell_of(proposal, element, LATEST, catalogue).state in HAS_VALUE
        ),
        None,
    )


def _last_day(catalogue: Catalogue) -> AsOf:
    """The last day to which the evidence may reach."""
    edition = catalogue.edition
    return AsOf(Clock.STATED, edition.evidence_reaches.latest) if edition else LATEST
