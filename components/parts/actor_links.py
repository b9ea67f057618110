"""The names of actors, each leading to the actor's page, as every document shows them."""

from __future__ import annotations

from collections.abc import Iterable

import htpy as h

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.records.vocabulary import ActorKind
from guarantees.words.actors import actor_title
from guarantees.words.statement_words import speaker_link

# A translation would replace them; states, though, have a name in each language.
NAMES_OF_THEIR_OWN = frozenset({ActorKind.PERSON, ActorKind.OUTLET, ActorKind.SERVICE})


def actor_link(
    actor: str, catalogue: Catalogue, as_of: AsOf = LATEST, *, short: bool = True
) -> h.Node:
    """The actor's name, which leads to its page and says in a hover text what it stands for; a plain name if its record
    cannot be read.
    """
    name = catalogue.actor_short_name(actor) if short else catalogue.actor_name(actor)
    link = speaker_link(actor, catalogue, as_of)
    about = actor_title(actor, name, catalogue, as_of)
    known = catalogue.actors.get(actor)
    own = "no" if known and known.kind in NAMES_OF_THEIR_OWN else None
    return h.a(href=link, title=about or None, translate=own)[name] if link else name


def actor_links(actors: Iterable[str], catalogue: Catalogue, as_of: AsOf = LATEST) -> h.Node:
    """Several actors in a row, with commas between them."""
    return [
        [", " if number else "", actor_link(each, catalogue, as_of)]
        for number, each in enumerate(actors)
    ]
