"""The codebook inside the JSON Schemas: editors complete elements and their values, and explain them in its words.

``enumDescriptions`` is what the YAML language server and VS Code show beside each allowed value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from guarantees.records.element import Element
from guarantees.records.values import AMBIGUOUS
from guarantees.records.vocabulary import ElementKind

Schema = dict[str, Any]
_AMBIGUOUS = "The words can be read in more than one way. Say in 'note' what is left open."


def add_codebook(schema: Schema, elements: Mapping[str, Element]) -> None:
    """Put every element into the schema of proposals or of positions. Without elements nothing is changed."""
    parts = schema.get("$defs", {})
    if not elements:
        return
    parts["ElementId"] = _element_ids(elements.values())
    for name in ("Silence", "ActorSilence"):
        if name in parts:
            parts[name]["properties"]["elements"]["items"] = {"$ref": "#/$defs/ElementId"}
    if "Statement" in parts:
        # Which values there are depends on the element under which the statement stands. Nothing
        # is said of them here, since editors would show it in place of what the element says.
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
        "description": "What is said about each element of the codebook: statements, or why there are none.",
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
    """In positions the element stands beside the value: one condition for each element."""
    subject["properties"]["element"] = {"$ref": "#/$defs/ElementId"}
    subject["properties"]["value"] = {}
    subject["allOf"] = [
        {
            "if": {"properties": {"element": {"const": element.id}}, "required": ["element"]},
            "then": {"properties": {"value": _value(element)}},
        }
        for element in elements
    ]
