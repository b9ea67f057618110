"""What an editor makes of a record: it types scalars, and underlines what the schema of its kind does not allow."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import jsonschema
import yaml

from guarantees.catalogue.catalogue import Catalogue
from guarantees.reference.schema import editor_schema
from guarantees.yaml_files.record_kinds import MODELS


class Yaml12Loader(yaml.CSafeLoader):
    """Types scalars as editors do, by the core schema of YAML 1.2; the program's own reader types none."""


Yaml12Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+0123456789."),
    ),
):
    Yaml12Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), first
    )


def kind_of(path: Path, root: Path) -> str:
    """The name of the schema for a file, by its place."""
    folder = path.relative_to(root).parent.as_posix()
    return {".": "proposal", "sources": "source", "positions": "positions"}.get(folder, path.stem)


def complaints(path: Path, root: Path, catalogue: Catalogue) -> list[str]:
    """What an editor would underline in a record of a folder, with the catalogue's codebook in the schema."""
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=Yaml12Loader)
    errors = _validator(kind_of(path, root), catalogue).iter_errors(tree)
    return [f"{error.json_path}: {error.message[:200]}" for error in errors]


@lru_cache
def _validator(kind: str, catalogue: Catalogue) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(editor_schema(MODELS[kind], catalogue))
