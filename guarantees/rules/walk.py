"""Finding every model of one kind in all files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from guarantees.files.record_files import RecordFile
from guarantees.files.yaml_reader import Location

Model = TypeVar("Model", bound=BaseModel)


def find(
    files: tuple[RecordFile, ...], model: type[Model]
) -> Iterator[tuple[RecordFile, Location, Model]]:
    """Every model of one kind in all files that could be read, with its location in the record."""
    for file in files:
        for kind, placed in file.models_by_kind.items():
            if issubclass(kind, model):
                for location, found in placed:
                    yield file, location, found  # type: ignore[misc]
