"""JSON Schemas for editors, generated from the one model and the one codebook.

The files in ``schema/`` are checked to be current by ``tests/guarantees/reference/test_schema.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.files.record_files import REGISTRIES
from guarantees.records.fields import Record
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.source import Source
from guarantees.reference.codebook_schema import Schema, add_codebook
from guarantees.rules.references import MENTIONS

SCHEMA_FOLDER = "schema"
MODELS: dict[str, type[Record]] = {
    "proposal": Proposal,
    "source": Source,
    "positions": ActorPositions,
    **REGISTRIES,
}
_NAMED = {
    "actor": "The id of an actor, in registry/actors.yaml.",
    "source": "The id of a source: the name of its file in sources/.",
    "proposal": "The id of a proposal: the name of its file.",
    "element": "An element of the codebook.",
    "family": "The id of a family, in registry/families.yaml.",
    "group": "The id of a group of elements, in this file.",
    "statement": "The id of a statement or position.",
}
"""What a field says that names a record of a kind."""


def schema_files(catalogue: Catalogue) -> dict[str, str]:
    """The content of every schema file by its name, such as ``proposal.schema.json``."""
    return {
        f"{name}.schema.json": json.dumps(
            editor_schema(model, catalogue), indent=2, ensure_ascii=False
        )
        + "\n"
        for name, model in MODELS.items()
    }


def json_schema(model: type[Record]) -> Schema:
    """The JSON Schema (2020-12) of one kind of record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(mode="validation"),
    }


def editor_schema(model: type[Record], catalogue: Catalogue) -> Schema:
    """The same as editors get it: with the codebook, an explanation of each key, and nothing that ``check`` refuses."""
    schema = json_schema(model)
    _explain_ids(schema)
    schema = _for_editors(schema)
    for part in _parts(schema):
        _explain_lists(part, schema)
    add_codebook(schema, catalogue.elements)
    return schema


def write_schemas(folder: Path, catalogue: Catalogue) -> list[str]:
    """Write every schema file into a folder and return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    files = schema_files(catalogue)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return list(files)


def _parts(schema: Schema) -> Iterator[Schema]:
    """The models of a schema: its own and those it is made of."""
    yield schema
    yield from schema.get("$defs", {}).values()


def _explain_ids(schema: Schema) -> None:
    """Say of each id what it names, where nothing better is said."""
    for part in _parts(schema):
        for model, field, kind in MENTIONS:
            known = {model.__name__, *(each.__name__ for each in model.__subclasses__())}
            if part.get("title") in known and kind in _NAMED:
                _describe(part["properties"].get(field, {}), _NAMED[kind])


def _describe(value: Any, description: str) -> None:
    if isinstance(value, list):
        for entry in value:
            _describe(entry, description)
    elif isinstance(value, dict) and value.get("description") == "A permanent identifier.":
        value["description"] = description
    elif isinstance(value, dict):
        for inner in value.values():
            _describe(inner, description)


def _for_editors(value: Any) -> Any:
    """Without ``null`` and without empty defaults, which an editor would offer and ``check`` would refuse."""
    if isinstance(value, list):
        return [_for_editors(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _for_editors(inner) for key, inner in value.items()}
    if isinstance(kept.get("default"), (dict, list, type(None))):
        kept.pop("default", None)
    options = [option for option in kept.get("anyOf", []) if option != {"type": "null"}]
    if len(options) == 1:
        del kept["anyOf"]
        return {**options[0], **kept}
    return kept


def _explain_lists(part: Schema, schema: Schema) -> None:
    """An editor shows what is said of a list, not what is said of its entries: say it of both."""
    for field in part.get("properties", {}).values():
        items = field.get("items", {})
        name = items.get("$ref", "").rpartition("/")[2]
        said = items.get("description") or schema.get("$defs", {}).get(name, {}).get("description")
        if said:
            field.setdefault("description", f"A list. Each entry: {said}")
