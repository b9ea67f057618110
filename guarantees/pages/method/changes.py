"""What changed, on the Method page: the reasons that records give for their changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import (
    to_method,
    to_positions,
    to_proposal,
    to_sources,
    to_timeline,
)
from guarantees.records.change import RecordChange

MAX_CHANGES = 100


@dataclass(frozen=True)
class ChangedRecord:
    """One change of one record: the record's part of the catalogue and id there, its name, its address ("" where it has
    no page), and the change."""

    part: str
    id: str
    name: str
    address: str
    change: RecordChange


def changed_records(catalogue: Catalogue) -> list[ChangedRecord]:
    """Every change that a record names, the latest first; those of one day are in the order of the records."""
    found = [
        ChangedRecord(part, id, name, address, change)
        for part, id, name, address in _records(catalogue)
        for change in getattr(catalogue, part)[id].changes
    ]
    return sorted(found, key=lambda each: each.change.on.sort_key, reverse=True)


def concerned(change: RecordChange, catalogue: Catalogue) -> str:
    """The proposals and elements that a change concerns, by name."""
    proposals = [catalogue.proposals.get(name) for name in getattr(change, "proposals", ())]
    elements = [catalogue.elements.get(name) for name in getattr(change, "elements", ())]
    return ", ".join([p.short_name for p in proposals if p] + [e.name for e in elements if e])


def _records(catalogue: Catalogue) -> Iterator[tuple[str, str, str, str]]:
    for id, proposal in catalogue.proposals.items():
        yield "proposals", id, proposal.short_name, to_proposal(id)
    for actor in catalogue.positions:
        name = f"Positions of {catalogue.actor_short_name(actor)}"
        yield "positions", actor, name, to_positions(actors=(actor,))
    for id, source in catalogue.sources.items():
        yield "sources", id, source.short_name, to_sources(id)
    for id, element in catalogue.elements.items():
        yield "elements", id, f"Codebook, {element.name}", to_method(id)
    for id, event in catalogue.events.items():
        yield "events", id, event.name, to_timeline(event=id)
    for id, contradiction in catalogue.contradictions.items():
        yield "contradictions", id, contradiction.name, ""
    for id, party in catalogue.actors.items():
        yield "actors", id, party.name, ""
