"""In which order the keys of a record stand: as its model lists its fields, what a statement is about first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from guarantees.records.actor import Actor
from guarantees.records.element import Element
from guarantees.records.position import Position
from guarantees.records.statement import Statement

# Where the records put a key elsewhere than its model does, which must list inherited fields first.
_STANDS_AFTER: dict[type[BaseModel], dict[str, str]] = {
    Statement: {"value": "id", "attributed_to": "mode", "readings": "evidence"},
    Position: {"about": "id", "stance": "about"},
    Actor: {"iso": "kind"},
    Element: {"units": "kind"},
}


def ordered_keys(annotation: Any, keys: Iterable[str]) -> list[str]:
    """The keys of a mapping in their canonical order.

    ``annotation`` is the type that the model gives the mapping. Keys that a curator chooses (``provisions``) keep their
    order; a key that the model does not know stays behind the one it follows.
    """
    written = list(keys)
    known = _known_fields(annotation, written)
    ranks: dict[str, int] = {}
    rank = -1
    for key in written:
        rank = ranks[key] = known.index(key) if key in known else rank
    return sorted(written, key=ranks.__getitem__)


def annotation_inside(annotation: Any, part: str | int) -> Any:
    """The type of what stands under a key or index, or ``None`` when the model foresees nothing there."""
    for shape in _alternatives(annotation):
        origin = get_origin(shape)
        if isinstance(part, int) and origin is tuple:
            return get_args(shape)[0]
        if isinstance(part, str) and origin is dict:
            return get_args(shape)[1]
        if isinstance(part, str) and _is_model(shape) and part in shape.model_fields:
            return shape.model_fields[part].annotation
    return None


def _known_fields(annotation: Any, keys: list[str]) -> tuple[str, ...]:
    """The fields of the model that knows most of the keys."""
    models = [shape for shape in _alternatives(annotation) if _is_model(shape)]
    return max(
        (_fields(model) for model in models),
        key=lambda fields: len(set(fields) & set(keys)),
        default=(),
    )


@cache
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    moved = _STANDS_AFTER.get(model, {})
    fields = [name for name in model.model_fields if name not in moved]
    for name, before in moved.items():
        fields.insert(fields.index(before) + 1, name)
    return tuple(fields)


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def _alternatives(annotation: Any) -> Iterator[Any]:
    """What a value may be, without the wrappings of a union and of its discriminator."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _alternatives(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for argument in get_args(annotation):
            yield from _alternatives(argument)
    else:
        yield annotation
