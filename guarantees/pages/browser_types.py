"""Types for the code in the browser, generated from the view models that it gets as JSON.

``components/elements/view_models.d.ts`` is checked to be current by ``tests/guarantees/pages/test_browser_types.py``.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from guarantees.pages.document_head import DocumentHead

BROWSER_TYPES = "components/elements/view_models.d.ts"
"""Where the generated file is kept, below the root of the repository."""
MODELS = (DocumentHead,)
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}
_HEAD = """\
// What the server sends to the components, as TypeScript sees it. Every text that a reader sees is in it, or is a fixed
// label of the component; all text is plain text, never markup.
// Generated from the view models by `python -m guarantees generate`; do not edit.
"""


def browser_types() -> str:
    """The content of the file of types: an interface for each model, and for each model inside it."""
    return "\n".join([_HEAD, *(_interface(model) for model in _with_parts(*MODELS))])


def _with_parts(*models: type) -> tuple[type, ...]:
    """The models, each followed by those that its fields hold; each once."""
    found: dict[type, None] = {}
    for model in models:
        found |= dict.fromkeys([model, *_with_parts(*_parts(model))])
    return tuple(found)


def _parts(model: type) -> Iterator[type]:
    for hint in get_type_hints(model).values():
        yield from (part for part in _leaves(hint) if isinstance(part, type) and is_dataclass(part))


def _leaves(hint: Any) -> Iterator[Any]:
    """The types that a type is made of: ``str`` and ``None`` for ``str | None``."""
    if arguments := get_args(hint):
        for argument in arguments:
            yield from _leaves(argument)
    else:
        yield hint


def _interface(model: type) -> str:
    hints = get_type_hints(model)
    lines = [f"  {field.name}: {_written(hints[field.name])};" for field in fields(model)]
    return "\n".join([*_comment(model), f"export interface {model.__name__} {{", *lines, "}", ""])


def _comment(model: type) -> list[str]:
    about = " ".join((model.__doc__ or "").replace("``", "`").split())
    return ["/**", *(f" * {line}" for line in textwrap.wrap(about, 116)), " */"]


def _written(hint: Any) -> str:
    """A type as TypeScript writes it; ``TypeError`` for one that no view model should hold."""
    if isinstance(hint, type) and is_dataclass(hint):
        return hint.__name__
    if hint in _PLAIN:
        return _PLAIN[hint]
    arguments = get_args(hint)
    if get_origin(hint) is tuple and arguments[1:] == (Ellipsis,):
        return f"readonly {_written(arguments[0])}[]"
    if isinstance(hint, UnionType):
        return " | ".join(_written(argument) for argument in arguments)
    raise TypeError(f"{hint} has no counterpart in the browser's types.")
