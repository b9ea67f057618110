"""What an actor says: its positions, the conditions that it attaches, and what it says of proposals and of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, seen
from guarantees.catalogue.recorded import Recorded
from guarantees.cells.cell import Cell, EvidenceRole, cell_of
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import StanceCell, all_positions, stance_of, subjects_of
from guarantees.links.addresses import to_evidence
from guarantees.records.position import Position
from guarantees.records.statement import Statement
from guarantees.records.vocabulary import Stance
from guarantees.words.actors import agreeing
from guarantees.words.cell_words import value_words
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import StatementView, recorded_words, subject_words

CONDITIONS = "conditions"
"""The element of the codebook that asks what must come first."""


@dataclass(frozen=True)
class Said:
    """One position or statement: what it is about, where its cell is, and its words with their evidence.

    ``title`` says what it is about, its ``subject``, and its value or stance. ``key`` opens its evidence. ``requires``
    is what must come first, in a few words: the condition of what is said, or its value where it is about conditions
    itself; "" for none.
    """

    key: str
    title: str
    subject: str
    cell: str
    role: EvidenceRole
    citations: tuple[int, ...]
    statement: StatementView
    requires: str


@dataclass(frozen=True)
class PositionGroup:
    """Positions of one stance that hold by the chosen day, or of one role that decides nothing; the latest first."""

    title: str
    meaning: str
    entries: tuple[Said, ...]


def position_groups(actor: str, sources: NumberedSources) -> tuple[PositionGroup, ...]:
    """The positions of the actor's file in view, and the texts that it signed: those that hold by their stance, then
    the others by their role. Of a text that was signed, single values are left to Positions."""
    recorded = [
        Recorded(position, actor, position.about.element or "")
        for position in all_positions(sources.catalogue).get(actor, ())
        if position.about.proposal or not isinstance(position, SignedPosition)
    ]
    found = [
        (each.said.stance, _said(each, f"position~{number}", sources))
        for number, each in enumerate(_latest_first(recorded, sources), 1)
        if isinstance(each.said, Position)
    ]
    by_stance = (
        (
            agreeing(stance.label, actor, catalogue=sources.catalogue),
            stance.meaning,
            [
                # Under their stance it need not be said again of each.
                replace(said, title=said.subject)
                for its, said in found
                if said.role is EvidenceRole.SHOWN and its is stance
            ],
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
    element = catalogue.elements.get(recorded.element)
    statement = sources.statement(said, element, role)
    return Said(
        key=key,
        title=_title(recorded, statement.text, catalogue),
        subject=subject_words(said.about, catalogue) if isinstance(said, Position) else "",
        cell=to_evidence(recorded, sources.as_of),
        role=role,
        citations=sources.cite_evidence(said.all_evidence),
        statement=statement,
        requires=_requires(recorded, catalogue),
    )


def _title(recorded: Recorded, text: str, catalogue: Catalogue) -> str:
    """``Alpha: Legal effect: Binding`` or ``Sylvania refuses: Alpha``."""
    if not isinstance(recorded.said, Position):
        return f"{recorded_words(recorded, catalogue)}: {text}"
    stance = agreeing(recorded.said.stance.label, recorded.owner, catalogue=catalogue)
    subject = subject_words(recorded.said.about, catalogue)
    return f"{catalogue.actor_short_name(recorded.owner)} {stance}: {subject}"


def _requires(recorded: Recorded, catalogue: Catalogue) -> str:
    said = recorded.said
    if said.condition:
        return said.condition.requires.label
    element = catalogue.elements.get(recorded.element)
    if recorded.element != CONDITIONS or element is None:
        return ""
    if isinstance(said, Position):
        words = value_words(said.about.value, element, catalogue)
        if said.stance is Stance.AMBIGUOUS:
            return f"{words} ({said.stance.label})"
        return words if said.stance in (Stance.PROPOSES, Stance.ACCEPTS) else ""
    if not isinstance(said, Statement) or said.attributed_to:
        return ""
    return value_words(said.value, element, catalogue)


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
