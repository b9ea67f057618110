"""What a cell or stance shows, cites or counts that no source had published by a day: nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock, earliest_publication
from guarantees.cells.cell import Cell, cell_of, cited_sources
from guarantees.cells.stances import StanceCell, StanceSubject, stance_of, stances_on_element
from guarantees.records.statement import Evidence


def days_to_ask_about(catalogue: Catalogue) -> list[datetime.date]:
    """The day on which each source appeared and the day before: between them nothing changes."""
    published = {
        date.first_possible
        for source in catalogue.sources.values()
        for date in (source.published, *(link.published for link in source.chain))
        if date
    }
    eve = datetime.timedelta(days=1)
    return sorted({day - eve for day in published} | published)


def cells_on(day: datetime.date, catalogue: Catalogue) -> Iterator[tuple[str, Cell | StanceCell]]:
    """Every cell and stance as publicly known on a day, with a name for it."""
    as_of = AsOf(Clock.KNOWN, day)
    for proposal in catalogue.proposals.values():
        for element in catalogue.elements.values():
            yield f"{proposal.id}.{element.id}", cell_of(proposal, element, as_of, catalogue)
    for actor in catalogue.positions:
        for proposal_id in catalogue.proposals:
            subject = StanceSubject(proposal=proposal_id)
            yield f"{actor}.{proposal_id}", stance_of(actor, subject, as_of, catalogue)
        for element_id in catalogue.elements:
            for stance in stances_on_element(actor, element_id, as_of, catalogue):
                yield f"{actor}.{element_id}", stance


def published_later(catalogue: Catalogue) -> list[str]:
    """Every source that a cell or stance rests on before it appeared, with the day."""
    return [
        f"{day} {name}: {source}"
        for day in days_to_ask_about(catalogue)
        for name, cell in cells_on(day, catalogue)
        for source in sorted(_sources_of(cell))
        if not AsOf(Clock.KNOWN, day).includes(
            earliest_publication((Evidence(source=source, at="p1"),), catalogue)
        )
    ]


def _sources_of(cell: Cell | StanceCell) -> set[str]:
    said = (*(cell.statements if isinstance(cell, Cell) else cell.positions), *cell.denials)
    found = {place.source for each in said for place in each.all_evidence}
    found |= set(cell.absence.searched if cell.absence else ())
    return found | set(cited_sources(cell) if isinstance(cell, Cell) else ())
