"""What changed, on the Method page: the edition of the records, and the reasons that records give for their changes."""

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
class EditionView:
    """The release of the records: its version, when it was released, how far its evidence reaches, and its note."""

    version: str
    released: str
    reaches: str
    note: str


@dataclass(frozen=True)
class ChangeView:
    """One change of one record. ``address`` may be "". ``about`` names the proposals and elements it concerns."""

    on: str
    record: str
    address: str
    about: str
    reason: str
    reason_meaning: str
    says: str


@dataclass(frozen=True)
class ChangesView:
    """The latest changes first. ``earlier`` counts those that are left out, in a sentence that may be ""."""

    changes: tuple[ChangeView, ...]
    earlier: str


def edition_view(catalogue: Catalogue) -> EditionView | None:
    """The edition, unless its file cannot be read."""
    edition = catalogue.edition
    if edition is None:
        return None
    return EditionView(
        edition.version,
        edition.released.words(),
        edition.evidence_reaches.words(),
        edition.note or "",
    )


def changes_view(catalogue: Catalogue) -> ChangesView:
    """What records say of their own changes. Those of one day stand in the order of the records."""
    found = list(_all_changes(catalogue))
    found.sort(key=lambda each: each[0].on.sort_key, reverse=True)
    beyond = len(found) - MAX_CHANGES
    return ChangesView(
        tuple(_change(*each, catalogue) for each in found[:MAX_CHANGES]),
        f"{beyond} earlier ones are in the records themselves." if beyond > 0 else "",
    )


def _all_changes(catalogue: Catalogue) -> Iterator[tuple[RecordChange, str, str]]:
    """Every change with the name of its record and its address."""
    for record, name, address in _records(catalogue):
        for change in record.changes:
            yield change, name, address


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


def _change(change: RecordChange, record: str, address: str, catalogue: Catalogue) -> ChangeView:
    proposals = [catalogue.proposals.get(name) for name in getattr(change, "proposals", ())]
    elements = [catalogue.elements.get(name) for name in getattr(change, "elements", ())]
    about = [p.short_name for p in proposals if p] + [e.name for e in elements if e]
    return ChangeView(
        on=change.on.words(),
        record=record,
        address=address,
        about=", ".join(about),
        reason=change.reason.label,
        reason_meaning=change.reason.meaning,
        says=change.says,
    )
