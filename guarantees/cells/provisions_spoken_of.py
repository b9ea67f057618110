"""What an actor says of the provisions of a proposal, where it takes no stance on the proposal as a whole."""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import HAS_VALUE, cell_of
from guarantees.cells.stances import TAKES_A_STANCE, stances_on_element
from guarantees.records.proposal import Proposal


def provisions_spoken_of(
    actor: str, proposal: Proposal, as_of: AsOf, catalogue: Catalogue
) -> tuple[str, ...]:
    """The elements that the proposal has a value for and on which the actor takes a stance, in codebook order."""
    file = catalogue.positions.get(actor)
    spoken_of = {position.about.element for position in file.positions} if file else set()
    return tuple(
        element.id
        for element in catalogue.elements.values()
        if element.id in spoken_of
        and cell_of(proposal, element, as_of, catalogue).state in HAS_VALUE
        and any(
            stance.state in TAKES_A_STANCE
            for stance in stances_on_element(actor, element.id, as_of, catalogue)
        )
    )
