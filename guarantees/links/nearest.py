"""Suggestions for an unknown address."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
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
    # Imported here: three megabytes of code that few readers need.
    from rapidfuzz import fuzz, process

    of_records = _records(catalogue)
    of_pages = {name.casefold(): (name, address) for name, address in pages.items()}
    known = ChainMap(of_records.known, of_pages)
    written = {id: id.replace("-", " ") for id in of_pages} | of_records.written
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


@dataclass(frozen=True)
class _Records:
    """By today's and former ids, what each record is called, with its address, and how the id is compared."""

    known: dict[str, tuple[str, str]]
    written: dict[str, str]


# Cached for all: trying one address after another must not keep the server busy.
@cached_on_catalogue
def _records(catalogue: Catalogue) -> _Records:
    """The records that have a page or a place on one."""
    known = {
        **{id: (each.short_name, to_sources(id)) for id, each in catalogue.sources.items()},
        **{id: (each.name, to_method(id)) for id, each in catalogue.elements.items()},
        **{id: (each.name, to_timeline(id)) for id, each in catalogue.events.items()},
        **{id: (each.name, to_actor(id)) for id, each in catalogue.actors.items()},
        **{id: (each.short_name, to_proposal(id)) for id, each in catalogue.proposals.items()},
    }
    former = catalogue.former_ids.items()
    known = {id: known[now] for id, renamed in former for now in renamed if now in known} | known
    return _Records(known, {id: id.replace("-", " ") for id in known})
