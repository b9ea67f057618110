"""What a coded proposal answers, for the record of one that is like it: the values, and nothing that claims more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from guarantees.authoring.places import OPEN
from guarantees.authoring.unfinished import NOT_WRITTEN
from guarantees.problems import Location, field_name
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Absence, Statement
from guarantees.records.vocabulary import AbsenceReason, ElementKind
from guarantees.yaml_files.record_files import RecordFile, find

_OPEN = frozenset({OPEN, NOT_WRITTEN})
"""What a new record holds where a curator still has to write."""


@dataclass(frozen=True)
class RepeatedStatement:
    """The value and the scope of a statement, as YAML on one line."""

    value: str
    scope: str


@dataclass(frozen=True)
class CodedElement:
    """What one element of a coded proposal has: statements to copy, and sentences for whoever copies them."""

    statements: tuple[RepeatedStatement, ...]
    remarks: tuple[str, ...]


def coded_like(proposal: str, files: tuple[RecordFile, ...]) -> dict[str, CodedElement]:
    """What a proposal answers, by element, whoever put the new one forward; nothing without a proposal.

    Actors are not copied: others are meant.
    """
    elements = {element.id: element for _, _, element in find(files, Element)}
    record_file = next((f for f in files if _is(f, proposal)), None)
    if record_file is None or not isinstance(record_file.record, Proposal):
        return {}
    record = record_file.record
    silent = {name for silence in record.silences for name in silence.elements}
    found = dict.fromkeys(silent, CodedElement((), (f"{proposal} is silent on it.",)))
    for name, provision in record.provisions.items():
        if name in elements:
            found[name] = _coded(proposal, elements[name], provision, record_file)
    return found


def open_fields(file: RecordFile) -> frozenset[str]:
    """The fields of a record that still have to be written."""
    return frozenset(map(field_name, _open(file.document.tree if file.document else {})))


def _is(file: RecordFile, proposal: str) -> bool:
    return isinstance(file.record, Proposal) and file.record.id == proposal


def _coded(
    proposal: str, element: Element, provision: Absence | tuple[Statement, ...], file: RecordFile
) -> CodedElement:
    if isinstance(provision, Absence):
        is_silent = provision.absence is AbsenceReason.SILENT
        said = "is silent on it" if is_silent else f"has: {provision.absence.label}"
        return CodedElement((), (f"{proposal} {said}.",))
    own = [index for index, each in enumerate(provision) if each.others_say is None]
    values = [file.tree_at("provisions", element.id, index, "value") for index in own]
    if element.kind is ElementKind.ACTORS:
        named = "; ".join(map(_on_one_line, values))
        return CodedElement((), (f"{proposal} has {named}.",) if named else ())
    conditions = [provision[index].condition for index in own]
    return CodedElement(
        tuple(
            RepeatedStatement(_on_one_line(value), _on_one_line(provision[index].scope))
            for index, value in zip(own, values, strict=True)
        ),
        (f"{proposal} has a condition here.",) if any(conditions) else (),
    )


def _on_one_line(value: Any) -> str:
    if value is None:
        return ""
    dumped: str = yaml.safe_dump(
        _plain(value), default_flow_style=True, allow_unicode=True, width=float("inf")
    )
    return dumped.removesuffix("\n").removesuffix("\n...")


def _plain(value: Any) -> Any:
    """What the reader gives, as types that YAML writes without quotation marks: numbers too."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if value.isdigit() else str(value)


def _open(tree: Any, location: Location = ()) -> Iterator[Location]:
    if isinstance(tree, str) and tree in _OPEN:
        yield location
    steps = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    for step, value in steps:
        yield from _open(value, (*location, step))
