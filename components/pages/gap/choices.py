"""The choices above the gap: an element, or a proposal and an actor, and the day."""

from __future__ import annotations

import htpy as h

from components.parts.forms import (
    Choice,
    actor_options,
    choices_form,
    element_choice,
    one_in_list,
    one_of_links,
    proposal_options,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.stances import all_positions
from guarantees.links.addresses import to_gap
from guarantees.pages.gap.page import LINK, GapMode, GapQuery, paired, resolved


def gap_choices(query: GapQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query."""
    shown = resolved(query, catalogue)
    is_pair = query.mode is GapMode.PROPOSAL
    of_mode = _pair(shown, catalogue) if is_pair else [element_choice(shown.element, catalogue)]
    return choices_form(
        LINK,
        query,
        catalogue,
        _mode(query, catalogue),
        *of_mode,
        opens="Which pair" if is_pair else "Question",
    )


def _mode(query: GapQuery, catalogue: Catalogue) -> Choice:
    pair = paired(query, catalogue)
    addresses = {
        GapMode.ELEMENT: to_gap(),
        GapMode.PROPOSAL: to_gap(proposal=pair.proposal, actor=pair.actor),
    }
    links = ((mode.label, address, query.mode is mode) for mode, address in addresses.items())
    return one_of_links("Put side by side", *links)


def _pair(shown: GapQuery, catalogue: Catalogue) -> list[Choice]:
    # The actor named in the link is offered even without positions.
    actors = actor_options({*all_positions(catalogue), shown.actor} - {""}, catalogue)
    return [
        one_in_list("proposal", "Proposal", proposal_options(catalogue), shown.proposal),
        one_in_list("actor", "Party", actors, shown.actor),
    ]
