"""Who is opposed to whom on an element.

Only states, alliances, organisations and groups of them count, in their own voice or as reported: what others say of
them gives neither a yes nor a no (``docs/decisions/0007-the-stance-rule.md``).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.stances import (
    SAYS_YES,
    StanceCell,
    StanceState,
    all_positions,
    stances_on_element,
)
from guarantees.records.element import Element
from guarantees.records.vocabulary import ActorKind, ElementKind

PARTIES = frozenset({ActorKind.STATE, ActorKind.ALLIANCE, ActorKind.ORGANISATION, ActorKind.GROUP})
_ONE_ANSWER = frozenset({ElementKind.CHOICE, ElementKind.QUANTITY})


def stances_of_parties(element_id: str, catalogue: Catalogue) -> tuple[StanceCell, ...]:
    """What parties say of each value of an element, in the order of their names."""
    parties = (
        actor
        for actor in catalogue.alphabetical(all_positions(catalogue))
        if actor in catalogue.actors and catalogue.actors[actor].kind in PARTIES
    )
    return tuple(
        cell
        for actor in parties
        for cell in stances_on_element(actor, element_id, LATEST, catalogue)
    )


def is_refused_and_wanted(stances: Iterable[StanceCell]) -> bool:
    """Whether one actor refuses a value that another says yes to."""
    cells = tuple(stances)
    refused = {cell.subject.value for cell in cells if cell.state is StanceState.REJECTS}
    return any(cell.subject.value in refused for cell in cells if cell.state in SAYS_YES)


def divides(element: Element, stances: Iterable[StanceCell]) -> bool:
    """Whether parties are opposed on an element.

    One refuses what another says yes to; or, where only one answer can hold, they say yes to different ones. Who signed
    different texts is not opposed by that.
    """
    cells = tuple(stances)
    return is_refused_and_wanted(cells) or bool(_asking_for_different(element, cells))


def opposed_parties(element: Element, stances: Iterable[StanceCell]) -> frozenset[str]:
    """The parties that are opposed on an element, but for those who only signed a text."""
    cells = [cell for cell in stances if not cell.signed]
    refused = {cell.subject.value for cell in cells if cell.state is StanceState.REJECTS}
    wanted = {cell.subject.value for cell in cells if cell.state in SAYS_YES}
    said = (StanceState.REJECTS, *SAYS_YES)
    opposed = (c for c in cells if c.state in said and c.subject.value in refused & wanted)
    return frozenset(cell.actor for cell in opposed) | _asking_for_different(element, cells)


def _asking_for_different(element: Element, cells: Iterable[StanceCell]) -> frozenset[str]:
    """Parties that say yes to different answers where only one can hold."""
    if element.kind not in _ONE_ANSWER:
        return frozenset()
    yes = [cell for cell in cells if cell.state in SAYS_YES and not cell.signed]
    return frozenset(
        actor
        for one, other in combinations(yes, 2)
        if one.actor != other.actor and one.subject.value != other.subject.value
        for actor in (one.actor, other.actor)
    )


@cached_on_catalogue
def questions_that_divide(catalogue: Catalogue) -> tuple[Element, ...]:
    """Every element that divides, the one with the most parties opposed first, then in the order of the codebook.

    Signatures are left out of the order: thirty states that signed one text are one fact.
    """
    order = {group: place for place, group in enumerate(catalogue.groups)}
    elements = sorted(catalogue.elements.values(), key=lambda e: (order[e.group], e.number))
    stances = ((element, stances_of_parties(element.id, catalogue)) for element in elements)
    found = [
        (len(opposed_parties(element, cells)), element)
        for element, cells in stances
        if divides(element, cells)
    ]
    return tuple(element for _, element in sorted(found, key=lambda each: -each[0]))
