"""The order of the keys of a record: as its model lists its fields, with what a statement is about first."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from guarantees.problems import Location, Problem, field_name
from guarantees.records.actor import Actor
from guarantees.records.element import Element
from guarantees.records.position import Position
from guarantees.records.statement import Statement
from guarantees.yaml_files.document import Document

# Keys that come elsewhere in a record than in its model, which has to list inherited fields first.
_COMES_AFTER: dict[type[BaseModel], dict[str, str]] = {
    Statement: {
        "value": "id",
        "scope": "value",
        "others_say": "scope",
        "attributed_to": "mode",
        "readings": "evidence",
    },
    Position: {"about": "id", "stance": "about"},
    Actor: {"iso": "kind"},
    Element: {"units": "kind"},
}


def misplaced_keys(document: Document, model: type[BaseModel], path: str) -> list[Problem]:
    """A problem for each key that is out of order, in the order of the file.

    Of each mapping, only the keys that must be moved are named. Keys that a curator chooses (``provisions``) may be in
    any order, and a key that the model does not know belongs behind the one that it follows.
    """
    found = []
    for location, sentence in _misplaced(document, document.tree, model, ()):
        place = document.key_position(location)
        found.append(Problem(path, place.line, place.column, field_name(location), sentence))
    return sorted(found)


def _misplaced(
    document: Document, tree: Any, annotation: Any, location: Location
) -> Iterator[tuple[Location, str]]:
    if isinstance(tree, dict):
        written, ordered = list(tree), _ordered(annotation, list(tree))
        matcher = SequenceMatcher(None, written, ordered, autojunk=False)
        kept = {key for at, _, size in matcher.get_matching_blocks() for key in written[at:][:size]}
        for number, key in enumerate(ordered):
            if key not in kept:
                before = ordered[number - 1] if number else None
                yield (*location, key), _sentence(document, location, before)
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for part, value in inside:
        if not isinstance(value, str):
            yield from _misplaced(
                document, value, _annotation_inside(annotation, part), (*location, part)
            )


def _sentence(document: Document, location: Location, before: str | None) -> str:
    if before is None:
        return "is out of order. Expected it as the first key. Move it there, with its comments."
    line = document.key_position((*location, before)).line
    return (
        f"is out of order. Expected it after '{before}' (line {line}). "
        "Move it there, with its comments."
    )


def _ordered(annotation: Any, written: list[str]) -> list[str]:
    """The keys of a mapping in their canonical order; ``annotation`` is the type that the model gives the mapping."""
    known = _known_fields(annotation, written)
    ranks: dict[str, int] = {}
    rank = -1
    for key in written:
        rank = ranks[key] = known.index(key) if key in known else rank
    return sorted(written, key=ranks.__getitem__)


def _annotation_inside(annotation: Any, part: str | int) -> Any:
    """The type of the value at a key or index, or ``None`` when the model has none."""
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
    later = _COMES_AFTER.get(model, {})
    fields = [name for name in model.model_fields if name not in later]
    for name, before in later.items():
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
