"""The JSON Schemas that editors use: current, described, and at peace with every record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.reference.schema import editor_schema, schema_files, write_schemas
from guarantees.rules import coded_values
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import read_folder, read_record
from guarantees.yaml_files.record_kinds import MODELS
from tests.builders import RECORDS, sample
from tests.editors import Yaml12Loader, complaints
from tests.larger_records import larger, write_larger_records


def test_schemas_are_written(tmp_path: Path) -> None:
    """The folder is made when it is not there, and what is written is named."""
    files = schema_files(sample())
    assert write_schemas(tmp_path / "new", sample()) == list(files)
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "new").iterdir()}
    assert written == files


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_valid(kind: str) -> None:
    """Editors can rely on each schema being one."""
    jsonschema.Draft202012Validator.check_schema(editor_schema(MODELS[kind], larger()))


@pytest.mark.parametrize("kind", MODELS)
def test_every_kind_of_record_is_described(kind: str) -> None:
    """Each record, each part of it and each vocabulary has a description that editors show."""
    schema = editor_schema(MODELS[kind], larger())
    parts = {"": schema, **schema.get("$defs", {})}
    assert [name for name, part in parts.items() if not part.get("description")] == []


def texts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every text in a schema that a curator writes freely."""
    if isinstance(schema, dict):
        if schema.get("type") == "string" and not {"enum", "const"} & set(schema):
            yield schema
        # The description of a date is given once, above its forms.
        described = "anyOf" in schema and "description" in schema
        for part in () if described else schema.values():
            yield from texts(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from texts(part)


@pytest.mark.parametrize("kind", MODELS)
def test_every_text_is_described(kind: str) -> None:
    """An editor says of each text what it is for."""
    schema = editor_schema(MODELS[kind], larger())
    assert [text for text in texts(schema) if "description" not in text] == []


@pytest.mark.parametrize("kind", MODELS)
def test_every_key_is_described(kind: str) -> None:
    """An editor says of each key what it is for, of lists too; of a number and a truth value its name does."""
    schema = editor_schema(MODELS[kind], larger())
    parts = {"": schema, **schema.get("$defs", {})}
    assert [
        f"{name}.{key}"
        for name, part in parts.items()
        for key, field in part.get("properties", {}).items()
        if field  # of a value its element says what it is
        and not {"description", "$ref"} & set(field)
        and field.get("type") not in ("integer", "boolean")
    ] == []


@pytest.mark.parametrize("kind", MODELS)
def test_nothing_is_offered_that_check_refuses(kind: str) -> None:
    """No key may be null, and no editor fills in an empty list or mapping."""
    written = schema_files(larger())[f"{kind}.schema.json"]
    assert '"null"' not in written
    assert re.search(r'"default": (null|\[|\{)', written) is None


def words(schema: Any) -> Iterator[dict[str, Any]]:
    """Every closed list of words in a schema."""
    if isinstance(schema, dict):
        if "enum" in schema:
            yield schema
        for part in schema.values():
            yield from words(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from words(part)


@pytest.mark.parametrize("kind", MODELS)
def test_every_word_is_explained(kind: str) -> None:
    """Each allowed word has its meaning next to it."""
    for listed in words(editor_schema(MODELS[kind], larger())):
        assert len(listed["enum"]) == len(listed["enumDescriptions"])
        assert all(listed["enumDescriptions"])


def test_an_id_is_explained_by_what_it_names() -> None:
    """The speaker is an actor and ``denies`` names statements: an editor says where to find them."""
    statement = editor_schema(MODELS["proposal"], larger())["$defs"]["Statement"]["properties"]
    assert statement["speaker"]["description"] == "The id of an actor, in registry/actors.yaml."
    assert statement["denies"]["description"] == "Ids of statements this one says are untrue."
    assert statement["denies"]["items"]["description"] == "The id of a statement or position."


def test_editors_type_scalars_as_yaml_1_2_does() -> None:
    """The loader of this test is the one that editors have: yes is a text and 2025 a number."""
    text = "[yes, NO, 2025, 2025-08, 2025-08-21, 12:30, 1.10, true, ~, 2026.11.1]"
    assert yaml.load(text, Loader=Yaml12Loader) == [
        "yes",
        "NO",
        2025,
        "2025-08",
        "2025-08-21",
        "12:30",
        1.1,
        True,
        None,
        "2026.11.1",
    ]


def test_editors_accept_what_the_program_accepts(tmp_path: Path) -> None:
    """No valid record is underlined in an editor, although editors type scalars and the program does not."""
    for root, known in ((RECORDS, sample()), (write_larger_records(tmp_path), larger())):
        paths = sorted(root.rglob("*.yaml"))
        assert [] == [
            (path, complaint) for path in paths for complaint in complaints(path, root, known)
        ]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("alpha.yaml", "mode: anonymous", "mode: anonimous"),
        ("alpha.yaml", "summary: A", "sumary: A"),
        ("alpha.yaml", "id: alpha\n", "id: Alpha\n"),
        ("alpha.yaml", "first_stated: 2025-08\n", "first_stated: 21.08.2025\n"),
        ("alpha.yaml", "beneficiary: [sylvania]", "beneficiary: []"),
        ("alpha.yaml", "      stated: ", "      held: "),
        ("alpha.yaml", "      stated: ", "      event: meeting\n      stated: "),
        ("beta.yaml", "{absence: not_coded}", "{absence: ambiguous}"),
        ("sources/gazette-2025-08.yaml", "https://example.org/gazette", "javascript:alert(1)"),
        ("sources/gazette-2025-08.yaml", "language: de", "language: German"),
        ("registry/edition.yaml", "2025.09.1", "2025"),
        ("alpha.yaml", "summary: A treaty of mutual help.", "summary: null"),
        ("alpha.yaml", "value: binding", "value: bindign"),
        ("alpha.yaml", "value: binding", "value: [binding]"),
        ("alpha.yaml", "value: binding", "value: {about: 5, unit: soldiers}"),
        ("alpha.yaml", "unit: soldiers", "unit: solders"),
        ("alpha.yaml", "about: 50000", "about: -5"),
        ("alpha.yaml", "  force-size:", "  force-sizes:"),
        ("alpha.yaml", "elements: [assistance]", "elements: [asistance]"),
        ("alpha.yaml", "value: [freedonia, gazette]", "value: []"),
        ("beta.yaml", "[troops, air-cover]", "[troops, ships]"),
        ("beta.yaml", "[troops, air-cover]", "[troops, troops]"),
        ("positions/sylvania.yaml", "value: troops", "value: tanks"),
        ("positions/sylvania.yaml", "element: assistance", "element: asistance"),
    ],
)
def test_editors_refuse_what_they_can_see(name: str, old: str, new: str, tmp_path: Path) -> None:
    """Unknown words and keys, other forms and empty lists are underlined while they are typed."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text((RECORDS / name).read_text(encoding="utf-8").replace(old, new, 1))
    assert complaints(path, tmp_path, sample()) != []


# ---- the codebook inside the schemas ------------------------------------------------------------

VALUES: list[Any] = [
    "binding",
    "none",
    "troops",
    "excluded",
    "ambiguous",
    "open-list",
    "freedonia",
    "soldiers",
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
                    "mode": "quoted",
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
