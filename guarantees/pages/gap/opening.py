"""What the Gap page shows to a reader who asks for nothing in particular: plain rules, no judgment of ours.

They look at everything the records hold, so that another day shows the same element and the same pair on that day.
"""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.catalogue.catalogue import Catalogue, per_catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.stances import (
    TAKES_A_STANCE,
    StanceCell,
    StanceState,
    StanceSubject,
    stance_of,
    stances_on_element,
)
from guarantees.pages.overview.dividing_elements import PARTIES, SAYS_YES
from guarantees.records.proposal import Proposal

ELEMENT_RULE = (
    "The page opens with the first element, in the order of the codebook, on which one party refuses what another "
    "says yes to, in its own voice or as reported."
)
ACTOR_RULE = (
    "No actor was asked for: this is the first by name, other than those who put the proposal forward, "
    "whose stance on it as a whole is recorded."
)
PROPOSAL_RULE = "No proposal was asked for: this is the first by date on which a stance of the actor is recorded."


@per_catalogue
def opening_element(catalogue: Catalogue) -> str:
    """The element a reader sees who asks for none, or "" without a codebook.

    It is the first on which a state, alliance, organisation or group refuses what another says yes to, in its own voice
    or as reported; without any it is the first of which an actor speaks, else the first of all.
    """
    spoken_of = {
        position.about.element
        for file in catalogue.positions.values()
        for position in file.positions
    }
    elements = [element for element in catalogue.elements if element in spoken_of]
    opposed = (e for e in elements if _is_opposed(list(_of_parties(e, catalogue))))
    return next(opposed, next(iter([*elements, *catalogue.elements]), ""))


def _of_parties(element: str, catalogue: Catalogue) -> Iterator[StanceCell]:
    for actor in catalogue.positions:
        record = catalogue.actors.get(actor)
        if record and record.kind in PARTIES:
            yield from stances_on_element(actor, element, LATEST, catalogue)


def _is_opposed(cells: list[StanceCell]) -> bool:
    refused = {cell.subject.value for cell in cells if cell.state is StanceState.REJECTS}
    return any(cell.subject.value in refused for cell in cells if cell.state in SAYS_YES)


def opening_pair(proposal: str, actor: str, catalogue: Catalogue) -> tuple[str, str]:
    """A proposal and an actor, where one or both were not asked for (""); "" where the records hold none.

    The actor is the first by name, other than those who put the proposal forward, whose stance on it as a whole is
    recorded in its own voice or by a report; the proposal is the first by date with such an actor, or with a stance of
    the actor asked for. Where nobody took one, the first of each list is shown.
    """
    actors = [actor] if actor else _by_name(catalogue)
    proposals = [proposal] if proposal else list(catalogue.proposals)
    recorded = (
        (name, each)
        for name in proposals
        for each in actors
        if (actor or _is_other(each, catalogue.proposals[name]))
        and stance_of(each, StanceSubject(proposal=name), LATEST, catalogue).state in TAKES_A_STANCE
    )
    return next(recorded, (next(iter(proposals), ""), next(iter(actors), "")))


def _is_other(actor: str, proposal: Proposal) -> bool:
    return actor not in proposal.proposed_by


def _by_name(catalogue: Catalogue) -> list[str]:
    names = {actor: catalogue.actor_short_name(actor).casefold() for actor in catalogue.positions}
    return sorted(names, key=lambda actor: (names[actor], actor))
