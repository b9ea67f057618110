"""What opens evidence on a proposal's page: links to the page with that evidence open."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import htpy as h

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import cell_of_proposal
from guarantees.pages.proposal.page import PROPOSAL_LINK, ProposalQuery


class Openers:
    """The links of one page. ``address`` is that of the page with nothing open."""

    def __init__(self, query: ProposalQuery, catalogue: Catalogue) -> None:
        self.id = query.id
        closed = replace(query.close_cell(), open=())
        self.address = f"./proposal?{urlencode(PROPOSAL_LINK.encode_briefly(closed, catalogue))}"

    def __call__(self, evidence: str, words: h.Node) -> h.Element:
        """A link that opens evidence, which is named as links name it (``to_proposal``)."""
        cell = cell_of_proposal(self.id, evidence)
        href = f"{self.address}&cell={'.'.join(cell)}"
        return h.a(".open", href=href, data_stay=True, data_cell="~".join(cell))[words]
