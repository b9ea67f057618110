"""JSON Schemas for editors, generated from the models and the codebook.

Editors complete elements and their values, and explain them in the words of the codebook. ``enumDescriptions`` is what
the YAML language server and VS Code show next to each allowed value. ``tests/guarantees/reference/test_schema.py``
checks that the files in ``schema/`` are current.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.element import Element
from guarantees.records.fields import Record
from guarantees.records.kinds import MENTIONS
from guarantees.records.values import AMBIGUOUS
from guarantees.records.vocabulary import ElementKind
from guarantees.yaml_files.record_kinds import MODELS

Schema = dict[str, Any]
_NAMED = {
    "actor": "The id of an actor, in registry/actors.yaml.",
    "source": "The id of a source: the name of its file in sources/.",
    "proposal": "The id of a proposal: the name of its file.",
    "element": "An element of the codebook.",
    "family": "The id of a family, in registry/families.yaml.",
    "group": "The id of a group of elements, in this file.",
    "statement": "The id of a statement or position.",
}
"""How a field that names a record of a kind is explained."""
_AMBIGUOUS = "The words can be read in more than one way. Say in 'note' what is left open."


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
    """The schema for editors: with the codebook, an explanation of each key, and nothing that ``check`` refuses."""
    explained = json_schema(model)
    _explain_ids(explained)
    schema: Schema = _for_editors(explained)
    for part in _parts(schema):
        _explain_lists(part, schema)
    _add_codebook(schema, catalogue.elements)
    return schema


def write_schemas(folder: Path, catalogue: Catalogue) -> list[str]:
    """Write every schema file into a folder and return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    files = schema_files(catalogue)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return list(files)


def _parts(schema: Schema) -> Iterator[Schema]:
    """The models of a schema: its own and those it consists of."""
    yield schema
    yield from schema.get("$defs", {}).values()


def _explain_ids(schema: Schema) -> None:
    """Explain what each id names, where there is no better description."""
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
    """The schema without ``null`` and empty defaults, which an editor would offer and ``check`` would refuse."""
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
    """Describe a list as its entries are described: an editor shows only the description of the list."""
    for field in part.get("properties", {}).values():
        items = field.get("items", {})
        name = items.get("$ref", "").rpartition("/")[2]
        said = items.get("description") or schema.get("$defs", {}).get(name, {}).get("description")
        if said:
            field.setdefault("description", f"A list. Each entry: {said}")


# ---- the codebook inside the schemas ------------------------------------------------------------


def _add_codebook(schema: Schema, elements: Mapping[str, Element]) -> None:
    """Put every element into the schema of proposals or of positions. Without elements nothing is changed."""
    parts = schema.get("$defs", {})
    if not elements:
        return
    parts["ElementId"] = _element_ids(elements.values())
    for name in ("Silence", "ActorSilence"):
        if name in parts:
            parts[name]["properties"]["elements"]["items"] = {"$ref": "#/$defs/ElementId"}
    if "Statement" in parts:
        # The allowed values depend on the element of the statement. They are not described here,
        # since editors would show that in place of the description of the element.
        parts["Statement"]["properties"]["value"] = {}
        schema["properties"]["provisions"] = _provisions(elements.values())
    if "Subject" in parts:
        _add_values_to_subject(parts["Subject"], elements.values())


def _element_ids(elements: Iterable[Element]) -> Schema:
    listed = list(elements)
    return {
        "title": "Element",
        "description": "An element of the codebook.",
        "enum": [element.id for element in listed],
        "enumDescriptions": [f"{element.name}. {element.question}" for element in listed],
    }


def _provisions(elements: Iterable[Element]) -> Schema:
    return {
        "title": "Provisions",
        "description": "What the proposal says on each element of the codebook: statements, or why there are none.",
        "type": "object",
        "properties": {element.id: _provision(element) for element in elements},
        "additionalProperties": False,
    }


def _provision(element: Element) -> Schema:
    value = _value(element)
    statement = {"$ref": "#/$defs/Statement", "properties": {"value": value}}
    return {
        "title": f"{element.number}. {element.name}",
        "description": _explained(element),
        "oneOf": [
            {"type": "array", "minItems": 1, "items": statement},
            {"$ref": "#/$defs/Absence"},
        ],
    }


def _explained(element: Element) -> str:
    return f"{element.question}\n\n{element.definition}\n\nCoding: {element.coding_rule}"


def _value(element: Element) -> Schema:
    """The values that an element takes, as ``guarantees/rules/coded_values.py`` checks them."""
    head = {"title": element.name, "description": element.question}
    options = _options(element)
    one: Schema = {
        "enum": [*options, AMBIGUOUS],
        "enumDescriptions": [*options.values(), _AMBIGUOUS],
    }
    several: Schema = {"enum": [*options], "enumDescriptions": [*options.values()]}
    if element.kind is ElementKind.CHOICE:
        return {**head, **one}
    if element.kind is ElementKind.CHOICES:
        return {**head, "oneOf": [one, _list_of(several)]}
    if element.kind is ElementKind.QUANTITY:
        units = {unit.id: unit.label for unit in element.units}
        unit = {"enum": [*units], "enumDescriptions": [*units.values()]}
        return {**head, "oneOf": [{"$ref": "#/$defs/Quantity", "properties": {"unit": unit}}, one]}
    actor = {"type": "string", "description": "The id of an actor, in registry/actors.yaml."}
    return {
        **head,
        "anyOf": [
            one,
            actor,
            _list_of({"anyOf": [several, actor]} if options else actor),
        ],
    }


def _list_of(items: Schema) -> Schema:
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": items}


def _options(element: Element) -> dict[str, str]:
    return {option.id: f"{option.label}: {option.meaning}" for option in element.options}


def _add_values_to_subject(subject: Schema, elements: Iterable[Element]) -> None:
    """In positions the element is a key next to the value: one condition for each element."""
    subject["properties"]["element"] = {"$ref": "#/$defs/ElementId"}
    subject["properties"]["value"] = {}
    subject["allOf"] = [
        {
            "if": {"properties": {"element": {"const": element.id}}, "required": ["element"]},
            "then": {"properties": {"value": _value(element)}},
        }
        for element in elements
    ]
