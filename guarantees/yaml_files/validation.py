"""From the tree of a record to a validated model, or to problems that a curator can fix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from guarantees.problems import (
    Location,
    Problem,
    did_you_mean,
    field_name,
    letter_of_another_script,
    one_of,
    quoted,
)
from guarantees.records.fields import Record
from guarantees.yaml_files.document import Document

Model = TypeVar("Model", bound=Record)

# Names that pydantic puts into a location to say which branch of a union failed; no curator wrote them.
_BRANCHES = frozenset({"<one>", "<several>", "<quantity>", "<absence>", "<statements>"})


def validate(
    model: type[Model], document: Document, path: str
) -> tuple[Model | None, list[Problem]]:
    """Read a document as a record of the given model.

    Returns the record and no problems, or ``None`` and every problem pydantic found, each with its line and column.
    """
    try:
        return model.model_validate(document.tree), []
    except ValidationError as error:
        return None, [_problem(detail, document, path, model) for detail in _details(error)]


def _details(error: ValidationError) -> list[Any]:
    """What pydantic found, without lists that it calls too short only because entries of theirs are broken."""
    return [
        detail
        for detail in error.errors()
        if detail["type"] != "too_short" or len(detail["input"]) < detail["ctx"]["min_length"]
    ]


KeptEntries = Mapping[str, tuple[int, ...]]
"""For each list of a registry, the written index of every entry that was kept."""


def validate_entries(
    model: type[Model], document: Document, path: str
) -> tuple[Model | None, list[Problem], KeptEntries]:
    """Like :func:`validate`, for a registry: broken entries are left out, and the valid ones are kept.

    The record is ``None`` when what is left is not a registry (a missing list, an unknown top-level key).
    """
    record, problems = validate(model, document, path)
    if record is not None or not isinstance(document.tree, dict):
        return record, problems, {}
    kept = _valid_entries(model, document.tree)
    valid = {
        key: [entries[index] for index in kept[key]] if key in kept else entries
        for key, entries in document.tree.items()
    }
    try:
        return model.model_validate(valid), problems, kept
    except ValidationError:
        return None, problems, {}


def _valid_entries(model: type[BaseModel], tree: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    try:
        model.model_validate(tree)
        broken: set[tuple[str | int, ...]] = set()
    except ValidationError as error:
        broken = {detail["loc"][:2] for detail in _details(error)}
    return {
        key: tuple(index for index in range(len(entries)) if (key, index) not in broken)
        for key, entries in tree.items()
        if isinstance(entries, list)
    }


def _problem(detail: Any, document: Document, path: str, model: type[BaseModel]) -> Problem:
    location = _written_location(detail["loc"])
    on_key = detail["type"] == "extra_forbidden" or "[key]" in detail["loc"]
    position = document.key_position(location) if on_key else document.position(location)
    message = _message(detail, location, model)
    return Problem(path, position.line, position.column, field_name(location), message)


def _written_location(loc: tuple[str | int, ...]) -> Location:
    """The location in the file: without the branch names and ``[key]`` that pydantic adds."""
    return tuple(part for part in loc if part != "[key]" and part not in _BRANCHES)


def _message(detail: Any, location: Location, model: type[BaseModel]) -> str:
    writer = _MESSAGES.get(detail["type"])
    return writer(detail, location, model) if writer else f"{detail['msg']}."


def _unknown_key(detail: Any, location: Location, model: type[BaseModel]) -> str:
    known = _known_keys(model, detail["loc"][:-1])
    key = str(location[-1])
    hints = did_you_mean(key, known) + letter_of_another_script(key)
    return f"'{key}' is not a known key. {one_of(known)}{hints}"


def _missing_key(detail: Any, location: Location, model: type[BaseModel]) -> str:
    return f"the key '{location[-1]}' is missing. Add it."


def _not_in_vocabulary(detail: Any, location: Location, model: type[BaseModel]) -> str:
    # The words are in quotation marks, whether pydantic lists them plainly or as members of an enumeration.
    return _not_known(detail["input"], re.findall("'([^']*)'", detail["ctx"]["expected"]))


def _not_known(value: object, known: list[str]) -> str:
    if not isinstance(value, str):
        return f"is a {_shape(value)}. {one_of(known)}"
    hints = did_you_mean(value, known) + letter_of_another_script(value)
    return f"{quoted(value)} is not a known value. {one_of(known)}{hints}"


def _own_words(detail: Any, location: Location, model: type[BaseModel]) -> str:
    return str(detail["ctx"]["error"])


def _wrong_shape(expected: str) -> Any:
    return lambda detail, location, model: f"is a {_shape(detail['input'])}. Expected {expected}."


def _no_list(detail: Any, location: Location, model: type[BaseModel]) -> str:
    expected = "a list: lines that begin with '- '"
    if detail["loc"][-1] == "<statements>":
        expected = "a list of statements, or why there are none, such as {absence: not_coded}"
    return f"is a {_shape(detail['input'])}. Expected {expected}."


def _too_short(detail: Any, location: Location, model: type[BaseModel]) -> str:
    least, found = detail["ctx"]["min_length"], detail["ctx"]["actual_length"]
    noun = "entry" if found == 1 else "entries"
    return f"has {found or 'no'} {noun}. Expected at least {least}. Add what is missing."


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "mapping"
    if isinstance(value, (list, tuple)):
        return "list"
    return f"text ({quoted(str(value))})"


_MESSAGES: dict[str, Any] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "enum": _not_in_vocabulary,
    "value_error": _own_words,
    "tuple_type": _no_list,
    "dict_type": _wrong_shape("a mapping: lines of the form 'key: value'"),
    "model_type": _wrong_shape("a mapping: lines of the form 'key: value'"),
    "model_attributes_type": _wrong_shape("a mapping: lines of the form 'key: value'"),
    "too_short": _too_short,
}


def _known_keys(model: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    inner = _model_at(model, loc)
    return list(inner.model_fields) if inner else []


def _model_at(model: type[BaseModel], loc: tuple[Any, ...]) -> type[BaseModel] | None:
    """The model that the keys at a location belong to, found by walking the annotations."""
    current: Any = model
    for part in loc:
        current = _annotation_after(current, part)
    return _first_model(current, loc[-1] if loc else None)


def _annotation_after(annotation: Any, part: Any) -> Any:
    if get_origin(annotation) is dict:
        return get_args(annotation)[1]
    model = _first_model(annotation, part)
    if isinstance(part, str) and model is not None and part in model.model_fields:
        return model.model_fields[part].annotation
    return annotation


def _first_model(annotation: Any, part: Any) -> type[BaseModel] | None:
    """The first model inside an annotation that knows the key, or else the first one at all."""
    models: list[type[BaseModel]] = list(_models_in(annotation))
    for model in models:
        if part in model.model_fields:
            return model
    return _by_branch(models, part) or (models[0] if models else None)


def _by_branch(models: list[type[BaseModel]], part: Any) -> type[BaseModel] | None:
    wanted = {"<absence>": "Absence", "<statements>": "Statement", "<quantity>": "Quantity"}.get(
        str(part)
    )
    return next((model for model in models if model.__name__ == wanted), None)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)
