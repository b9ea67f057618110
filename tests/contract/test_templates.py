"""The annotated templates in ``templates/``: each is a valid record, and none lacks a key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from guarantees.catalogue.catalogue import load
from guarantees.records.fields import Record, models_in
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import Term
from guarantees.yaml_files.record_files import read_record
from guarantees.yaml_files.record_kinds import MODELS, REGISTRIES, SCHEMA_FOLDER
from tests.builders import place, proposal

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
FILES = {"proposal": "freedonia-pact-2031.yaml"} | {
    "source": "sources/courier-2031-08.yaml",
    "positions": "positions/sylvania.yaml",
    **{name: f"registry/{name}.yaml" for name in REGISTRIES},
}
"""Where in a folder of records a template belongs."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of records with every template, and the other records that they mention."""
    for name, file in FILES.items():
        write(tmp_path / file, template(name))
    for other in ("freedonia-pact-2029", "freedonia-pact-2030", "sylvania-demand-2030"):
        record = proposal(id=other, beneficiary=["ruritania"])
        text = record.model_dump_json(exclude_unset=True).replace('"p1"', '"p2"')
        write(tmp_path / f"{other}.yaml", text.replace("gazette-2025-08", "courier-2031-08"))
    agreed = {
        "id": "ruritania-force-agreed",
        "about": {"element": "assistance", "value": "troops"},
        "stance": "accepts",
        "says": "Ruritania agreed to a force.",
        "speaker": "anna-lind",
        "mode": "indirect",
        "stated": "2031-08-18",
        "evidence": [place("courier-2031-08", "p2")],
    }
    german = template("source").replace("id: courier-2031-08 ", "id: courier-2031-08-de ")
    german = re.sub("^former_ids:.*", "", german, flags=re.MULTILINE)
    write(tmp_path / "sources/courier-2031-08-de.yaml", german)
    positions = {"actor": "ruritania", "positions": [agreed]}
    write(tmp_path / "positions/ruritania.yaml", str(positions))
    return tmp_path


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def template(name: str) -> str:
    """The text of a template."""
    return (TEMPLATES / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def models_below(model: type[BaseModel]) -> frozenset[type[BaseModel]]:
    """The model itself and every model that its fields can hold."""
    found = {model}
    for field in model.model_fields.values():
        for inner in models_of(field.annotation):
            found |= models_below(inner)
    return frozenset(found)


def models_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from models_of(argument)


def test_every_kind_of_record_has_a_template() -> None:
    """There is a template for each schema, and no other YAML file."""
    assert sorted(MODELS) == sorted(path.stem for path in TEMPLATES.glob("*.yaml"))


def test_the_templates_are_valid_records(folder: Path) -> None:
    """Put into one folder they load without a problem, whatever they refer to."""
    loaded = load(folder)
    assert loaded.problems == ()
    assert set(loaded.catalogue.proposals) >= {"freedonia-pact-2031"}


@pytest.mark.parametrize("name", MODELS)
def test_a_template_names_its_schema(name: str) -> None:
    """The first line names the schema for editors, by a path that exists."""
    first = template(name).splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../{SCHEMA_FOLDER}/{name}.schema.json"
    assert (ROOT / SCHEMA_FOLDER / f"{name}.schema.json").is_file()


@pytest.mark.parametrize("name", MODELS)
def test_a_template_shows_every_key(name: str) -> None:
    """Each key that a record of this kind may have is in its template, in use or in a comment."""
    words = set(re.findall(r"[a-z_0-9]+", template(name)))
    missing = [
        f"{model.__name__}.{key}"
        for model in models_below(MODELS[name])
        for key in model.model_fields
        if key not in words
    ]
    assert missing == []


@pytest.mark.parametrize("name", MODELS)
def test_a_template_lists_every_value(name: str) -> None:
    """If the values of a key are a closed vocabulary, all of them are in the template."""
    words = set(re.findall(r"[a-z_0-9]+", template(name)))
    assert {
        vocabulary.__name__: sorted(set(vocabulary) - words)
        for model in models_below(MODELS[name])
        for field in model.model_fields.values()
        for vocabulary in vocabularies_of(field.annotation)
        if set(vocabulary) - words
    } == {}


def vocabularies_of(annotation: Any) -> Iterator[type[Term]]:
    """The closed vocabularies that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, Term):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from vocabularies_of(argument)


def test_every_key_is_in_use_in_some_template() -> None:
    """Across all templates, every key of every model is used, and so read and validated, at least once."""
    used: dict[type[BaseModel], set[str]] = defaultdict(set)
    # It takes the place of 'proposed_by', so a comment shows it.
    used[Proposal].add("described_by")
    for name, model in MODELS.items():
        file, problems = read_record(template(name).encode(), name, model)
        assert list(problems) == []
        for _, found in models_in(file.record):
            used[type(found)] |= found.model_fields_set
    every: set[type[BaseModel]] = set().union(*(models_below(model) for model in MODELS.values()))
    concrete = [model for model in every if not model.__subclasses__() and model is not Record]
    assert {
        model.__name__: sorted(set(model.model_fields) - used[model])
        for model in concrete
        if set(model.model_fields) - used[model]
    } == {}
