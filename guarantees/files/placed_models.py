"""Every model inside a record, with the location at which it was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from guarantees.files.yaml_reader import Location


def models_in(value: Any, location: Location = ()) -> Iterator[tuple[Location, BaseModel]]:
    """Every model in a record, outermost first, with its location."""
    if isinstance(value, BaseModel):
        yield location, value
        for name, field in value.__dict__.items():
            if isinstance(field, (BaseModel, dict, tuple)):
                yield from models_in(field, (*location, name))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from models_in(entry, (*location, key))
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            if isinstance(entry, (BaseModel, dict, tuple)):
                yield from models_in(entry, (*location, index))
