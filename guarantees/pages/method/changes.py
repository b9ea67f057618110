"""What changed, on the Method page: the reasons that records give for their changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

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
    """One change of one record: the record's name, its address ("" where it has no page), and the change."""

    name: str
    address: str
    change: RecordChange


def changed_records(catalogue: Catalogue) -> list[ChangedRecord]:
    """Every change that a record names, the latest first; those of one day are in the order of the records."""
    found = [
        ChangedRecord(name, address, change)
        for record, name, address in _records(catalogue)
        for change in record.changes
    ]
    return sorted(found, key=lambda each: each.change.on.sort_key, reverse=True)


def concerned(change: RecordChange, catalogue: Catalogue) -> str:
    """The proposals and elements that a change concerns, by name."""
    proposals = [catalogue.proposals.get(name) for name in getattr(change, "proposals", ())]
    elements = [catalogue.elements.get(name) for name in getattr(change, "elements", ())]
    return ", ".join([p.short_name for p in proposals if p] + [e.name for e in elements if e])


def _records(catalogue: Catalogue) -> Iterator[tuple[Any, str, str]]:
    for proposal in catalogue.proposals.values():
        yield proposal, proposal.short_name, to_proposal(proposal.id)
    for actor, file in catalogue.positions.items():
        name = f"Positions of {catalogue.actor_short_name(actor)}"
        yield file, name, to_positions(actors=(actor,))
    for source in catalogue.sources.values():
        yield source, source.short_name, to_sources(source.id)
    for element in catalogue.elements.values():
        yield element, f"Codebook, {element.name}", to_method(element.id)
    for event in catalogue.events.values():
        yield event, event.name, to_timeline(event=event.id)
    for contradiction in catalogue.contradictions.values():
        yield contradiction, contradiction.name, ""
    for party in catalogue.actors.values():
        yield party, party.name, ""
