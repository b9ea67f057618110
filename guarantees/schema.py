"""JSON Schemas for editors, generated from the one model, and the codebook as documentation.

The files in ``schema/`` are checked to be current by ``tests/guarantees/test_schema.py``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from guarantees.record_files import REGISTRIES
from guarantees.records.fields import Record
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.source import Source

SCHEMA_FOLDER = "schema"
MODELS: dict[str, type[Record]] = {
    "proposal": Proposal,
    "source": Source,
    "positions": ActorPositions,
    **REGISTRIES,
}


def schema_files() -> dict[str, str]:
    """The content of every schema file by its name, such as ``proposal.schema.json``."""
    return {
        f"{name}.schema.json": json.dumps(json_schema(model), indent=2, ensure_ascii=False) + "\n"
        for name, model in MODELS.items()
    }


def json_schema(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(mode="validation"),
    }


def write_schemas(folder: Path) -> list[str]:
    """Write every schema file into a folder and return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    files = schema_files()
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return list(files)
