"""The choices above an actor: another actor, and the day."""

from __future__ import annotations

import htpy as h

from components.parts.forms import actor_options, choices_form, one_in_list
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.actor.page import ACTOR_LINK, ActorQuery


def actor_choices(query: ActorQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query."""
    actors = actor_options(catalogue.actors, catalogue)
    return choices_form(
        ACTOR_LINK,
        query,
        catalogue,
        one_in_list("id", "Party", actors, query.actor, none="All parties", is_record=True),
        opens="Another party",
    )
