"""What an actor says: its positions, the conditions that it attaches, and what it says of proposals and of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, seen
from guarantees.catalogue.recorded import Recorded
from guarantees.cells.cell import Cell, EvidenceRole, cell_of
from guarantees.cells.stances import StanceCell, stance_of, subjects_of
from guarantees.links.addresses import to_evidence
from guarantees.records.position import Position
from guarantees.records.vocabulary import Requirement, Stance
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import StatementView, recorded_words


@dataclass(frozen=True)
class Said:
    """One position or statement: what it is about, where its cell is, and its words with their evidence.

    ``key`` opens its evidence. ``requires`` is what its condition asks for first; ``None`` for no condition.
    """

    key: str
    subject: str
    cell: str
    role: EvidenceRole
    citations: tuple[int, ...]
    statement: StatementView
    requires: Requirement | None


@dataclass(frozen=True)
class PositionGroup:
    """Positions of one stance that hold by the chosen day, or of one role that decides nothing; the latest first."""

    title: str
    meaning: str
    entries: tuple[Said, ...]


def position_groups(actor: str, sources: NumberedSources) -> tuple[PositionGroup, ...]:
    """The positions of the actor's file in view: those that hold by their stance, then the others by their role."""
    file = sources.catalogue.positions.get(actor)
    recorded = [
        Recorded(position, actor, position.about.element or "")
        for position in (file.positions if file else ())
    ]
    found = [
        (each.said.stance, _said(each, f"position~{number}", sources))
        for number, each in enumerate(_latest_first(recorded, sources), 1)
        if isinstance(each.said, Position)
    ]
    by_stance = (
        (
            stance.label,
            stance.meaning,
            [said for its, said in found if said.role is EvidenceRole.SHOWN and its is stance],
        )
        for stance in Stance
    )
    by_role = (
        (role.heading, role.meaning, [said for _, said in found if said.role is role])
        for role in EvidenceRole
        if role is not EvidenceRole.SHOWN
    )
    return tuple(
        PositionGroup(title, meaning, tuple(entries))
        for title, meaning, entries in (*by_stance, *by_role)
        if entries
    )


def said_of_others(actor: str, sources: NumberedSources) -> tuple[Said, ...]:
    """What the actor, or someone who speaks for it, says of provisions and of others' positions; the latest first."""
    catalogue = sources.catalogue
    spoken = [
        recorded
        for recorded in catalogue.recorded()
        if speaks(recorded.said.speaker, actor, catalogue)
        and not (isinstance(recorded.said, Position) and recorded.owner == actor)
    ]
    return tuple(
        _said(each, f"statement~{number}", sources)
        for number, each in enumerate(_latest_first(spoken, sources), 1)
    )


def speaks(speaker: str, actor: str, catalogue: Catalogue) -> bool:
    """Whether a speaker is the actor, or speaks for it."""
    record = catalogue.actors.get(speaker)
    return speaker == actor or (record is not None and record.speaks_for(actor))


def _latest_first(recorded: Iterable[Recorded], sources: NumberedSources) -> list[Recorded]:
    """What was there by the chosen day, with those of its places that could be read by then."""
    there = [
        Recorded(said, each.owner, each.element)
        for each in recorded
        for said in seen((each.said,), sources.as_of, sources.catalogue)
    ]
    return sorted(there, key=lambda each: each.said.at_time.sort_key, reverse=True)


def _said(recorded: Recorded, key: str, sources: NumberedSources) -> Said:
    said, catalogue = recorded.said, sources.catalogue
    role = _role(recorded, sources)
    return Said(
        key=key,
        subject=recorded_words(recorded, catalogue),
        cell=to_evidence(recorded, sources.as_of),
        role=role,
        citations=sources.cite_evidence(said.all_evidence),
        statement=sources.statement(said, catalogue.elements.get(recorded.element), role),
        requires=said.condition.requires if said.condition else None,
    )


def _role(recorded: Recorded, sources: NumberedSources) -> EvidenceRole:
    """The first role, in the order of the vocabulary, that something has in any of its cells."""
    found = {
        role
        for cell in _cells(recorded, sources.as_of, sources.catalogue)
        for role, there in cell.by_role.items()
        if recorded.said in there
    }
    return next((role for role in EvidenceRole if role in found), EvidenceRole.SHOWN)


def _cells(recorded: Recorded, as_of: AsOf, catalogue: Catalogue) -> Iterator[Cell | StanceCell]:
    """The cells that hold a statement or position."""
    said, element = recorded.said, catalogue.elements.get(recorded.element)
    if isinstance(said, Position):
        for subject in subjects_of(said):
            yield stance_of(recorded.owner, subject, as_of, catalogue)
    elif element:
        yield cell_of(catalogue.proposals[recorded.owner], element, as_of, catalogue)
