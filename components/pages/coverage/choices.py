"""The choices above the coverage: a family of proposals, a group of questions, and the day."""

from __future__ import annotations

import htpy as h

from components.parts.forms import Option, choices_form, one_in_list
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.coverage.page import COVERAGE_LINK, CoverageQuery


def coverage_choices(query: CoverageQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query."""
    families = [Option(each.id, each.name) for each, _ in catalogue.proposals_by_family()]
    groups = [Option(each.id, each.name) for each, _ in catalogue.elements_by_group()]
    return choices_form(
        COVERAGE_LINK,
        query,
        catalogue,
        one_in_list(
            "family", "Proposals", families, query.family, none="All families of proposals"
        ),
        one_in_list("group", "Questions", groups, query.group, none="All groups of questions"),
        opens="Filters",
    )
