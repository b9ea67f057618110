"""What is said against what, and what is left of what was said: the same for statements and for positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf, in_view, is_withdrawn, seen
from guarantees.records.statement import Attributed

Said = TypeVar("Said", bound=Attributed)


def denials_of(
    statements: tuple[Attributed, ...], as_of: AsOf, catalogue: Catalogue
) -> tuple[Attributed, ...]:
    """What others say against statements by the chosen day.

    Each denial once: one that is recorded of the proposal and of the actor, too, is one utterance.
    """
    denials = (
        denial
        for statement in statements
        for denial in catalogue.denials.get(statement.id or "", ())
        if denial.speaker != statement.speaker and not is_withdrawn(denial, as_of, catalogue)
    )
    against = {statement.id for statement in statements}
    found: dict[object, Attributed] = {}
    for denial in seen(denials, as_of, catalogue):
        places = frozenset((place.source, place.at) for place in denial.evidence)
        denied = frozenset(against.intersection(denial.denies))
        found.setdefault((denial.speaker, places, denied), denial)
    return tuple(found.values())


def with_the_denied(deciding: tuple[Said, ...], latest: tuple[Said, ...]) -> tuple[Said, ...]:
    """Also what something that decides denies by name: report and denial are a dispute, whatever their standing."""
    denied = {name for said in deciding for name in said.denies}
    others = {id(said) for said in left(latest, deciding)}
    return tuple(said for said in latest if id(said) not in others or said.id in denied)


def left(every: tuple[Said, ...], *parts: Iterable[Said]) -> tuple[Said, ...]:
    """What is in none of the parts. They hold the very same objects: comparing what these say would take longer."""
    gone = {id(said) for part in parts for said in part}
    return tuple(said for said in every if id(said) not in gone)


@cached_on_catalogue
def replaced_in_file(catalogue: Catalogue) -> Callable[[str, AsOf], frozenset[str]]:
    """For an actor and a day: what any words of its file in view replace; words on another value count as well."""

    @lru_cache(maxsize=1024)
    def replaced(actor_id: str, as_of: AsOf) -> frozenset[str]:
        file = catalogue.positions.get(actor_id)
        return frozenset(
            name
            for position in (file.positions if file else ())
            if position.supersedes and in_view(position, as_of, catalogue)
            for name in position.supersedes
        )

    return replaced
