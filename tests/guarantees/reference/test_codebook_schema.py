"""The codebook inside the schemas: an editor underlines the values that ``check`` refuses, and no others."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.files.record_files import read_folder, read_record
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.reference.schema import editor_schema
from guarantees.rules import coded_values
from guarantees.rules.declared import Declared
from tests.builders import RECORDS, sample

VALUES: list[Any] = [
    *("binding", "none", "troops", "excluded", "ambiguous", "open-list", "freedonia", "soldiers"),
    *(["troops"], ["troops", "air-cover"], ["troops", "troops"], ["troops", "ambiguous"]),
    *(["binding"], ["freedonia"], ["freedonia", "open-list"], ["freedonia", "freedonia"]),
    *({"about": 5, "unit": "soldiers"}, {"about": 5, "unit": "tanks"}),
]


def is_refused_by_check(element: str, value: Any) -> bool:
    """Whether a position on a value of an element is a problem."""
    text = json.dumps(
        {
            "actor": "sylvania",
            "positions": [
                {
                    "about": {"element": element, "value": value},
                    "stance": "accepts",
                    "says": "It agrees.",
                    "speaker": "sylvania",
                    "mode": "own_statement",
                    "stated": "2025-08-20",
                    "evidence": [{"source": "gazette-2025-08", "at": "p1"}],
                }
            ],
        }
    ).replace(": 5,", ": 5, ")
    file, problems = read_record(text.encode(), "sylvania.yaml", ActorPositions)
    declared = Declared.of(read_folder(RECORDS).files)
    return bool(problems) or any(coded_values.check((file,), declared))


def subject_schema() -> dict[str, Any]:
    """What an editor knows of the subject of a position."""
    schema = editor_schema(ActorPositions, sample())
    return {"$defs": schema["$defs"], "$ref": "#/$defs/Subject"}


@pytest.mark.parametrize("element", sample().elements)
def test_editors_know_the_values_of_each_element(element: str) -> None:
    """Of a choice, of several, of a number and of actors exactly those values pass that ``check`` lets pass."""
    validator = jsonschema.Draft202012Validator(subject_schema())
    underlined = [v for v in VALUES if not validator.is_valid({"element": element, "value": v})]
    ids_of_actors = [
        value for value in VALUES if element == "guarantors" and value not in underlined
    ]
    refused = [value for value in VALUES if is_refused_by_check(element, value)]
    # Which actors there are, an editor does not know: any id passes.
    assert [value for value in refused if value not in ids_of_actors] == underlined
    assert [value for value in underlined if value not in refused] == []


def test_an_element_is_explained_in_the_words_of_the_codebook() -> None:
    """Under ``provisions`` an editor offers every element with question, definition and coding rule, and its values."""
    provisions = editor_schema(Proposal, sample())["properties"]["provisions"]
    assert list(provisions["properties"]) == list(sample().elements)
    assert provisions["properties"]["legal-effect"] == {
        "title": "1. Legal effect",
        "description": (
            "Does it bind?\n\nWhether its parties are bound by law.\n\n"
            "Coding: Code what the text says, not what would be wise."
        ),
        "oneOf": [
            {
                "type": "array",
                "minItems": 1,
                "items": {
                    "$ref": "#/$defs/Statement",
                    "properties": {
                        "value": {
                            "title": "Legal effect",
                            "description": "Does it bind?",
                            "enum": ["none", "political", "binding", "ambiguous"],
                            "enumDescriptions": [
                                "None: Nothing binds.",
                                "Political: It binds in honour.",
                                "Legally binding: It binds in law.",
                                "The words can be read in more than one way. Say in 'note' what is left open.",
                            ],
                        }
                    },
                },
            },
            {"$ref": "#/$defs/Absence"},
        ],
    }


def test_without_a_codebook_any_id_is_an_element() -> None:
    """While the codebook cannot be read, schemas are those of the models."""
    provisions = editor_schema(Proposal, Catalogue())["properties"]["provisions"]
    assert list(provisions["patternProperties"]) == ["^[a-z0-9]+(-[a-z0-9]+)*$"]
