"""The old records in today's ids, so that a renamed record is compared with itself.

A record was renamed when the new one lists the old id in ``former_ids``, and only one of the two is on each side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.element import Element
from guarantees.records.kinds import KINDS, MENTIONS, WITH_IDS
from guarantees.records.position import Subject
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import ElementKind

Renamed = Mapping[str, Mapping[str, str]]
"""For each part of a catalogue: today's id by the id of the old side."""
Model = TypeVar("Model", bound=BaseModel)

_PART_OF_KIND: dict[str, str] = {ids: kind.part for ids, kind in WITH_IDS}
_OWN_IDS = tuple((kind.model, "id", ids) for ids, kind in WITH_IDS)


def renamed_ids(old: Catalogue, new: Catalogue) -> Renamed:
    """Which records, statements and positions of the old side have another id on the new side."""
    return {
        part: _renamed(_records(old, part), _records(new, part)) for part in _PART_OF_KIND.values()
    }


def _records(catalogue: Catalogue, part: str) -> Mapping[str, Any]:
    if part == "attributed":
        return {name: each.said for name, each in catalogue.attributed.items()}
    records: Mapping[str, Any] = getattr(catalogue, part)
    return records


def _renamed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, str]:
    """Of several former ids that were records of their own, the first listed is the one that was renamed."""
    found: dict[str, str] = {}
    for record in after.values():
        gone = (name for name in record.former_ids if name in before and name not in after)
        former = next(gone, None)
        if former is not None and record.id not in before:
            found.setdefault(former, record.id)
    return found


def in_todays_ids(old: Catalogue, renamed: Renamed) -> Catalogue:
    """The old catalogue with every renamed id replaced, wherever a record mentions it.

    A record that was renamed lists its old id among its former ones, as on the new side.
    """
    if not any(renamed.values()):
        return old
    renaming = _Renaming(renamed, old.elements)

    parts: dict[str, Any] = {}
    for kind in KINDS:
        if kind.path and kind.key:
            todays = map(renaming.record, getattr(old, kind.part).values())
            parts[kind.part] = {getattr(record, kind.key): record for record in todays}
    return replace(old, **parts)


@cache
def _mentions(model: type[BaseModel]) -> Mapping[str, str]:
    """Which kind of record each field of a model names."""
    return {name: kind for owner, name, kind in (*MENTIONS, *_OWN_IDS) if issubclass(model, owner)}


class _Renaming:
    """Replaces ids in records; ``elements`` are those of the old side."""

    def __init__(self, renamed: Renamed, elements: Mapping[str, Element]) -> None:
        self.renamed = renamed
        self.elements = elements

    def record(self, record: Model) -> Model:
        """The record itself when it mentions nothing that was renamed."""
        fields = {name: self._field(record, name) for name in type(record).model_fields}
        own = getattr(record, "id", None)
        if own != fields.get("id"):
            fields["former_ids"] = (*fields["former_ids"], own)
        other = {name: value for name, value in fields.items() if value != getattr(record, name)}
        return record.model_copy(update=other) if other else record

    def _field(self, record: BaseModel, name: str) -> Any:
        value = getattr(record, name)
        if isinstance(record, Proposal) and name == "provisions":
            return {
                self._id("element", element): self._provision(provision, element)
                for element, provision in value.items()
            }
        if isinstance(record, Subject) and name == "value":
            return self._coded(value, record.element or "")
        kind = _mentions(type(record)).get(name)
        return self._ids(kind, value) if kind else self._inner(value)

    def _provision(self, provision: Any, element: str) -> Any:
        provision = self._inner(provision)
        if not isinstance(provision, tuple):
            return provision
        return tuple(
            said.model_copy(update={"value": self._coded(said.value, element)})
            for said in provision
        )

    def _inner(self, value: Any) -> Any:
        if isinstance(value, BaseModel):
            return self.record(value)
        return tuple(map(self._inner, value)) if isinstance(value, tuple) else value

    def _ids(self, kind: str, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._id(kind, name) for name in value)
        return self._id(kind, value)

    def _id(self, kind: str, name: Any) -> Any:
        return self.renamed[_PART_OF_KIND[kind]].get(name, name)

    def _coded(self, value: Any, element_id: str) -> Any:
        """A coded value; where it names actors, in their ids of today."""
        element = self.elements.get(element_id)
        if element is None or element.kind is not ElementKind.ACTORS:
            return value
        if isinstance(value, tuple):
            return tuple(self._coded(name, element_id) for name in value)
        return value if value in element.option_ids else self._id("actor", value)
