"""For whom an actor speaks."""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue


def parties_of(actor_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The parties for whom an actor speaks: the ends of its affiliations, or itself when it has none.

    An actor of several parties counts towards each. Circular affiliations end where they began.
    """
    ends: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [actor_id]
    while waiting:
        name = waiting.pop(0)
        seen.add(name)
        actor = catalogue.actors.get(name)
        onward = [each.actor for each in actor.affiliations] if actor else []
        if not onward:
            ends[name] = None
        waiting += [each for each in onward if each not in seen and each not in waiting]
    return tuple(ends) or (actor_id,)
