"""The choices above a proposal: another proposal, one to compare it with, and the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import htpy as h

from components.parts.forms import Choice, Option, choices_form, one_in_list, proposal_options
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.proposal.page import PROPOSAL_LINK, ProposalQuery
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery


def proposal_choices(query: ProposalQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query."""
    by_family = proposal_options(catalogue)
    another = choices_form(
        PROPOSAL_LINK,
        query,
        catalogue,
        one_in_list("id", "Proposal", by_family, query.id, none="All proposals", is_record=True),
        opens="Another proposal",
    )
    return h.div(".forms")[another, query.id and _compare_with(query, by_family, catalogue)]


def _compare_with(
    query: ProposalQuery, by_family: Mapping[str, Sequence[Option]], catalogue: Catalogue
) -> h.Node:
    """A form for the page that shows any other proposal next to this one."""
    shown = ComparisonQuery(proposals=(query.id,), as_of=query.as_of)
    others = {
        family: [option for option in options if option.value != query.id]
        for family, options in by_family.items()
    }
    offered = {family: options for family, options in others.items() if options}
    if not offered:
        return None
    beside = one_in_list("proposals", "Compare with", offered, "", none="Compare with …")
    this = h.input(type="hidden", name="proposals", value=query.id)
    return choices_form(
        COMPARE_LINK,
        shown,
        catalogue,
        Choice(beside.names, [this, beside.control]),
        label="Compare",
        dated=False,
    )
