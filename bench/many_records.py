"""Many records made from the real ones: copies under other ids and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from guarantees.catalogue.catalogue import Catalogue

COPIED = ("proposals", "positions", "actors", "sources", "events", "contradictions")
_NAMES = frozenset({"name", "short_name", "title"})
# These name parts of the codebook, which is not copied; some of those have the id of an actor or proposal.
_OF_THE_CODEBOOK = frozenset({"family", "element", "elements", "unit"})


def many_records(catalogue: Catalogue, times: int) -> Catalogue:
    """A catalogue with ``times`` as many proposals, positions, actors, sources, events and contradictions.

    Codebook, families and presets stay as they are. Copies refer to copies of the same number. They have no aliases: a
    hundred states called Kyiv would not be realistic. The same input gives the same records.
    """
    copies = [catalogue, *(_copy(catalogue, number) for number in range(2, times + 1))]
    parts = {name: [getattr(copy, name) for copy in copies] for name in COPIED}
    merged = {
        name: {id: record for records in parts[name] for id, record in records.items()}
        for name in COPIED
    }
    return replace(catalogue, version=f"{catalogue.version}-{times}", **merged)


def _copy(catalogue: Catalogue, number: int) -> Catalogue:
    """All records again, with a number at the end of their ids and names."""
    ids = {*catalogue.attributed, *(id for name in COPIED for id in getattr(catalogue, name))}
    copier = _Copier({id: f"{id}-{number}" for id in ids}, number)
    return replace(catalogue, **{name: copier.records(getattr(catalogue, name)) for name in COPIED})


class _Copier:
    def __init__(self, ids: Mapping[str, str], number: int) -> None:
        self.ids, self.number = ids, number

    def records(self, records: Mapping[str, BaseModel]) -> dict[str, BaseModel]:
        return {self.ids[id]: self._model(record) for id, record in records.items()}

    def _model(self, model: BaseModel) -> BaseModel:
        changed = {field: self._value(field, value) for field, value in vars(model).items()}
        return model.model_copy(update=changed)

    def _value(self, field: str, value: Any) -> Any:
        if field in ("aliases", "former_ids"):
            return ()
        if field in _OF_THE_CODEBOOK or value is None:
            return value
        if isinstance(value, BaseModel):
            return self._model(value)
        if isinstance(value, dict):
            return {key: self._value(field, each) for key, each in value.items()}
        if isinstance(value, tuple):
            return tuple(self._value(field, each) for each in value)
        if isinstance(value, str) and type(value) is str:
            return f"{value} {self.number}" if field in _NAMES else self.ids.get(value, value)
        return value
