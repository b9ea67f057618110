"""What someone may have meant who asks for an address that there is none for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_actor, to_method, to_proposal, to_sources, to_timeline

MOST = 3
STEPS = 4
LEAST_LIKENESS = 75
LONGEST = 100


def words_of(path: str) -> str:
    """The words of the last step of a path: ``minsk agreements`` of ``proposals/minsk-agreements.html``."""
    last = path.rstrip("/").rpartition("/")[2][:LONGEST]
    name = re.sub(r"\.[a-z]{1,5}\Z", "", last)
    return " ".join(re.findall(r"[^\W_]+", name))


def nearest(path: str, pages: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """At most ``MOST`` addresses, by what is there: those with a name or an id like a step of a path, the last first.

    ``pages`` are the addresses of the pages by their names.
    """
    known = {name.casefold(): (name, address) for name, address in pages.items()} | _records(
        catalogue
    )
    written = {id: id.replace("-", " ") for id in known}
    found: list[str] = []
    for step in reversed(path.strip("/").split("/")[-STEPS:]):
        like = process.extract(
            words_of(step).casefold(),
            written,
            scorer=fuzz.ratio,
            score_cutoff=LEAST_LIKENESS,
            limit=MOST,
        )
        found += [id for _, _, id in like]
    return dict(list(dict(known[id] for id in found).items())[:MOST])


def _records(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """What each record that has a page or a place on one is called, and its address, by today's and former ids."""
    known = {
        **{id: (each.short_name, to_sources(id)) for id, each in catalogue.sources.items()},
        **{id: (each.name, to_method(id)) for id, each in catalogue.elements.items()},
        **{id: (each.name, to_timeline(id)) for id, each in catalogue.events.items()},
        **{id: (each.name, to_actor(id)) for id, each in catalogue.actors.items()},
        **{id: (each.short_name, to_proposal(id)) for id, each in catalogue.proposals.items()},
    }
    former = catalogue.former_ids.items()
    return {id: known[now] for id, renamed in former for now in renamed if now in known} | known
