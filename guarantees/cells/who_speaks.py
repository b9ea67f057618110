"""Who speaks of what: the actors that say anything on an element or a proposal, whatever they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.cells.stances import StanceSubject, positions_by_subject


def actors_on_element(element_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The actors that speak of an element, whenever that was, in the order of their names."""
    return _actors_by_subject(catalogue).get(StanceSubject(element=element_id), ())


def actors_on_proposal(proposal_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The actors that speak of a proposal as a whole, whenever that was, in the order of their names."""
    return _actors_by_subject(catalogue).get(StanceSubject(proposal=proposal_id), ())


def subjects_spoken_of(catalogue: Catalogue) -> frozenset[StanceSubject]:
    """Every subject on which an actor says anything, whenever that was."""
    return frozenset().union(*positions_by_subject(catalogue).values())


@cached_on_catalogue
def _actors_by_subject(catalogue: Catalogue) -> Mapping[StanceSubject, tuple[str, ...]]:
    """For each proposal, and for each element as a whole, the actors that speak of it."""
    found: dict[StanceSubject, dict[str, None]] = {}
    by_subject = positions_by_subject(catalogue)
    for actor in catalogue.alphabetical(by_subject):
        for subject in by_subject[actor]:
            found.setdefault(replace(subject, value=None), {})[actor] = None
    return {subject: tuple(actors) for subject, actors in found.items()}
