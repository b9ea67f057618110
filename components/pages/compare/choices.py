"""The choices above the comparison: the proposals, how much of each answer, which questions, and the day."""

from __future__ import annotations

from dataclasses import replace

import htpy as h

from components.pages.changes.marking import marks_since
from components.parts.column_choice import column_choice
from components.parts.forms import (
    Choice,
    Option,
    choices_form,
    folded,
    one_of,
    some_of,
    term_options,
    words,
)
from components.parts.rendering import closed
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_coverage
from guarantees.pages.tables.columns import proposals_to_choose
from guarantees.pages.tables.comparison import filters_for
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery, Density


def compare_choices(query: ComparisonQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query. The signs are of all proposals and questions, so there is nothing to choose."""
    has_columns = query.view is not Density.SIGNS
    return choices_form(
        COMPARE_LINK,
        query,
        catalogue,
        column_choice(
            "proposals",
            "proposals",
            proposals_to_choose(query, catalogue),
            query.find,
            lambda columns: COMPARE_LINK.address(
                closed(replace(query, proposals=columns)), catalogue
            ),
        )
        if has_columns
        else None,
        _density(query),
        _filters(query) if has_columns else None,
        words("search", "Search questions", query.search) if has_columns else None,
        opens="Proposals",
    )


def _density(query: ComparisonQuery) -> Choice:
    """How much of each answer of the chosen proposals is shown; the signs of all of them are a separate page."""
    return one_of(
        "view",
        "Density",
        [option for option in term_options(Density) if option.value != Density.SIGNS],
        query.view.value,
        further=h.a(
            href=to_coverage(as_of=query.as_of),
            title=Density.SIGNS.meaning,
            aria_current="true" if query.view is Density.SIGNS else None,
        )[Density.SIGNS.label],
    )


def _filters(query: ComparisonQuery) -> Choice:
    chosen = len(query.differences)
    return folded(
        "differ",
        f"Filter ({chosen})" if chosen else "Filter",
        some_of(
            "differ",
            "Only questions where",
            [Option(each.value, each.label, each.meaning) for each in filters_for(query)],
            {each.value for each in query.differences},
        ),
        marks_since(query.since),
        is_live=True,
    )
