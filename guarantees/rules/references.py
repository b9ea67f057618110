"""Every id that a record mentions exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from guarantees.files.record_files import RecordFile, find
from guarantees.problems import Problem, did_you_mean
from guarantees.records.actor import Actor, Affiliation
from guarantees.records.change import PositionsChange, ProposalChange
from guarantees.records.element import Element
from guarantees.records.position import ActorPositions, ActorSilence, Subject
from guarantees.records.proposal import Label, Lineage, Proposal, StatusChange
from guarantees.records.registry import Contradiction, Event, Preset
from guarantees.records.source import ChainLink
from guarantees.records.statement import (
    Absence,
    Attributed,
    Evidence,
    Reading,
    Silence,
    Statement,
)
from guarantees.records.vocabulary import RecordKind
from guarantees.rules.declared import Declared

# Which kind of record each field names.
MENTIONS: tuple[tuple[type[BaseModel], str, str], ...] = (
    (Evidence, "source", "source"),
    (Evidence, "reported_by", "actor"),
    (Reading, "by", "actor"),
    (Attributed, "speaker", "actor"),
    (Attributed, "denies", "statement"),
    (Attributed, "supersedes", "statement"),
    (Statement, "attributed_to", "actor"),
    (Absence, "searched", "source"),
    (Silence, "searched", "source"),
    (Silence, "elements", "element"),
    (Label, "used_by", "actor"),
    (StatusChange, "speaker", "actor"),
    (Lineage, "variant_of", "proposal"),
    (Lineage, "option_of", "proposal"),
    (Lineage, "supersedes", "proposal"),
    (Lineage, "responds_to", "proposal"),
    (Lineage, "merges", "proposal"),
    (Proposal, "family", "family"),
    (Proposal, "proposed_by", "actor"),
    (Proposal, "beneficiary", "actor"),
    (Proposal, "provisions", "element"),
    (ActorPositions, "actor", "actor"),
    (ActorSilence, "proposals", "proposal"),
    (ActorSilence, "elements", "element"),
    (ActorSilence, "searched", "source"),
    (Subject, "proposal", "proposal"),
    (Subject, "element", "element"),
    (ChainLink, "by", "actor"),
    (Affiliation, "actor", "actor"),
    (Actor, "members", "actor"),
    (Element, "group", "group"),
    (Event, "participants", "actor"),
    (Event, "proposals", "proposal"),
    (Contradiction, "between", "statement"),
    (Preset, "proposals", "proposal"),
    (ProposalChange, "elements", "element"),
    (PositionsChange, "elements", "element"),
    (PositionsChange, "proposals", "proposal"),
)


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report every mention of an id that no record of the right kind has."""
    for model, name, kind in MENTIONS:
        for file, location, record in find(files, model):
            yield from _unknown(file, (*location, name), getattr(record, name), kind, declared)


def _unknown(
    file: RecordFile, location: tuple[str | int, ...], value: Any, kind: str, declared: Declared
) -> Iterator[Problem]:
    if value is None:
        return
    known = declared.ids[kind]
    if isinstance(value, str):
        if declared.lacks(kind, value):
            yield file.problem(location, _message(value, kind, known))
        return
    # A mapping's keys are the ids (provisions); a tuple's entries are.
    on_key = isinstance(value, dict)
    steps = [(name, name) for name in value] if on_key else enumerate(value)
    for step, mentioned in steps:
        if declared.lacks(kind, mentioned):
            yield file.problem((*location, step), _message(mentioned, kind, known), on_key)


def _message(mentioned: str, kind: str, known: frozenset[str]) -> str:
    where = {
        "source": "Add its record to sources/, or correct the id.",
        "proposal": "Add its record, or correct the id.",
        "actor": "Add it to registry/actors.yaml, or correct the id.",
    }.get(kind, "Correct the id.")
    return f"no {RecordKind(kind).label} has the id '{mentioned}'. {where}{did_you_mean(mentioned, known)}"
