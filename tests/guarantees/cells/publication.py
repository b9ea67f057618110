"""What a cell or stance shows, cites or counts that no source had published by a day: nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock, earliest_publication
from guarantees.cells.cell import Cell, cell_of, cited_sources
from guarantees.cells.stances import (
    StanceCell,
    StanceSubject,
    all_positions,
    stance_of,
    subjects_of,
)
from guarantees.records.fields import models_in
from guarantees.records.kinds import MENTIONS
from guarantees.records.position import Position
from guarantees.records.statement import Attributed, Evidence
from guarantees.records.vocabulary import RecordKind

NAMES_SOURCES = [(model, name) for model, name, kind in MENTIONS if kind is RecordKind.SOURCE]


@dataclass(frozen=True)
class Asked:
    """A cell or stance: its name, the rule that gives it for a day, and the records that the rule draws on."""

    name: str
    on: Callable[[AsOf], Cell | StanceCell]
    records: Any


def published_later(catalogue: Catalogue) -> list[str]:
    """Every source that a cell or stance rests on before it appeared, with the day; and any that no record names."""
    return [
        f"{as_of.day} {asked.name}: {source}"
        for asked in every_cell(catalogue)
        for sources in (sources_named(asked.records, catalogue),)
        for as_of in (*days_to_ask_about(sources, catalogue), LATEST)
        for source in sorted(_sources_of(asked.on(as_of)))
        if source not in sources or not _was_published(source, as_of, catalogue)
    ]


def _was_published(source: str, as_of: AsOf, catalogue: Catalogue) -> bool:
    return as_of.includes(earliest_publication((Evidence(source=source, at="p1"),), catalogue))


def every_cell(catalogue: Catalogue) -> Iterator[Asked]:
    """Every cell, and every stance on a proposal and on what an actor speaks of."""
    for proposal in catalogue.proposals.values():
        for id, element in catalogue.elements.items():
            rule = partial(cell_of, proposal, element, catalogue=catalogue)
            records = (proposal.provisions.get(id, ()), proposal.silences)
            yield Asked(f"{proposal.id}.{id}", rule, records)
    for actor, positions in all_positions(catalogue).items():
        silences = catalogue.positions[actor].silences if actor in catalogue.positions else ()
        for subject, said in _by_subject(positions, catalogue).items():
            rule = partial(stance_of, actor, subject, catalogue=catalogue)
            name = f"{actor}.{subject.proposal or subject.element}"
            yield Asked(name, rule, (tuple(said), silences))


def _by_subject(
    positions: tuple[Position, ...], catalogue: Catalogue
) -> dict[StanceSubject, list[Position]]:
    found: dict[StanceSubject, list[Position]] = {
        StanceSubject(proposal=id): [] for id in catalogue.proposals
    }
    for position in positions:
        for subject in subjects_of(position):
            found.setdefault(subject, []).append(position)
    return found


def days_to_ask_about(sources: Iterable[str], catalogue: Catalogue) -> list[AsOf]:
    """The day on which each source appeared and the day before: between them nothing changes."""
    published = {
        date.first_possible
        for source in (catalogue.sources[name] for name in sources)
        for date in (source.published, *(link.published for link in source.chain))
        if date
    }
    eve = datetime.timedelta(days=1)
    return [AsOf(Clock.KNOWN, day) for day in sorted({d - eve for d in published} | published)]


def sources_named(records: Any, catalogue: Catalogue) -> set[str]:
    """The sources that records name at whatever depth, and those of what denies a statement in them."""
    found = [model for _, model in models_in(records)]
    said = [model.id for model in found if isinstance(model, Attributed) and model.id]
    denials = tuple(denial for id in said for denial in catalogue.denials.get(id, ()))
    return {
        source
        for model in (*found, *(each for _, each in models_in(denials)))
        for kind, name in NAMES_SOURCES
        if isinstance(model, kind)
        for source in _as_several(getattr(model, name))
    }


def _as_several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _sources_of(cell: Cell | StanceCell) -> set[str]:
    said = (*cell.statements, *cell.denials)
    found = {place.source for each in said for place in each.all_evidence}
    found |= set(cell.absence.searched if cell.absence else ())
    return found | set(cited_sources(cell) if isinstance(cell, Cell) else ())
