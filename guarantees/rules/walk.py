"""Walking a record: every model inside it, with the location at which it was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from guarantees.record_files import RecordFile
from guarantees.yaml_reader import Location

Model = TypeVar("Model", bound=BaseModel)


def models_in(value: Any, location: Location = ()) -> Iterator[tuple[Location, BaseModel]]:
    """Every model in a record, outermost first, with its location."""
    if isinstance(value, BaseModel):
        yield location, value
        for name in type(value).model_fields:
            yield from models_in(getattr(value, name), (*location, name))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from models_in(entry, (*location, key))
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from models_in(entry, (*location, index))


def find(
    files: tuple[RecordFile, ...], model: type[Model]
) -> Iterator[tuple[RecordFile, Location, Model]]:
    """Every model of one kind in all files that could be read.

    In a registry with broken entries the sound ones have moved up, so locations are taken from what was written.
    """
    for file in files:
        for location, found in models_in(file.record):
            if isinstance(found, model):
                yield file, location, found
