"""The choices above the positions: the actors, the rows, how much of each stance, which rows, and the day."""

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
    one_term,
    some_of,
    term_options,
    words,
)
from components.parts.rendering import closed
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.columns import actors_to_choose
from guarantees.pages.tables.positions_query import (
    POSITIONS_LINK,
    PositionDensity,
    PositionFilter,
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
)


def position_choices(query: PositionsQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query."""
    return choices_form(
        POSITIONS_LINK,
        query,
        catalogue,
        column_choice(
            "actors",
            "parties",
            actors_to_choose(query, catalogue),
            query.find,
            lambda columns: POSITIONS_LINK.address(
                closed(replace(query, actors=columns)), catalogue
            ),
        ),
        one_of(
            "rows",
            "Rows",
            [
                Option(PositionRows.PROPOSALS.value, "Proposals", PositionRows.PROPOSALS.meaning),
                Option(PositionRows.ELEMENTS.value, "Questions", PositionRows.ELEMENTS.meaning),
            ],
            query.rows.value,
        ),
        one_term("view", "Density", PositionDensity, query.view),
        _filters(query),
        words("search", "Search rows", query.search),
        opens="Parties, filters",
    )


def _filters(query: PositionsQuery) -> Choice:
    shown = UnrecordedRows.SHOWN
    chosen = len(query.only) + (query.unrecorded is shown)
    return folded(
        "only",
        f"Filter ({chosen})" if chosen else "Filter",
        some_of("only", "Only rows where", term_options(PositionFilter), {*query.only}),
        some_of(
            "unrecorded",
            "Rows without a stance",
            [Option(shown.value, shown.label, shown.meaning)],
            {query.unrecorded.value},
        ),
        marks_since(query.since),
        is_live=True,
    )
