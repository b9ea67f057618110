"""The choices above the wordings: the element, the order, which families, and the day."""

from __future__ import annotations

import htpy as h

from components.parts.forms import (
    Option,
    choices_form,
    element_choice,
    folded,
    one_term,
    some_of,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.wording.page import ladder
from guarantees.pages.wording.query import WORDING_LINK, WordingOrder, WordingQuery
from guarantees.words.english import counted


def wording_choices(query: WordingQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query."""
    shown = ladder(query, catalogue).query
    families = [Option(family.id, family.name) for family, _ in catalogue.proposals_by_family()]
    chosen = [each.value for each in families if each.value in query.families]
    return choices_form(
        WORDING_LINK,
        query,
        catalogue,
        element_choice(shown.element, catalogue),
        one_term("order", "Order", WordingOrder, query.order),
        folded(
            "families",
            counted(len(chosen), "family", "families") if chosen else "All families",
            some_of("families", "Families", families, chosen),
        ),
        opens="Question, order",
    )
