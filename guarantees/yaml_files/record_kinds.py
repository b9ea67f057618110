"""Which kind of record a file holds: by its place in the folder of records, or by its content."""

from __future__ import annotations

import re
from pathlib import Path

from guarantees.problems import did_you_mean, one_of
from guarantees.records.fields import Record
from guarantees.records.kinds import KINDS
from guarantees.text.reading import legible

FOLDERS: dict[str, type[Record]] = {
    kind.path.rpartition("/")[0]: kind.model for kind in KINDS if kind.path.endswith("*.yaml")
}
"""The model of the files in each folder that holds one record a file."""
NAMED_BY: dict[type[Record], str] = {
    kind.model: kind.key for kind in KINDS if kind.path.endswith("*.yaml")
}
"""For each of these models, the key whose value is the file's name."""
REGISTRIES: dict[str, type[Record]] = {
    Path(kind.path).stem: kind.files[0] for kind in KINDS if kind.path.startswith("registry/")
}
"""The model of each file in ``registry/``, by its name."""
MODELS: dict[str, type[Record]] = {
    str(kind.ids or kind.part): kind.model for kind in KINDS if kind.path.endswith("*.yaml")
} | REGISTRIES
"""The model of every kind of file by the name of its schema."""
SCHEMA_FOLDER = "schema"

_SCHEMA = re.compile(r"\$schema=\S*?(\w+)\.schema\.json")
_KEY = re.compile(r"^([a-z_]+)[ \t]*:", re.MULTILINE)
_KEY_IN_JSON = re.compile(r"[\"']?([a-z_]+)[\"']?[ \t]*:")
_OWN_KEYS = {
    model: set(model.model_fields).difference(
        *(other.model_fields for other in MODELS.values() if other is not model)
    )
    for model in MODELS.values()
}
"""For each kind of record, the keys that no other kind has."""


def model_for(name: str) -> type[Record] | str:
    """The model for a file by its place below the folder of records, or a sentence that says why it has none."""
    folder, _, file = name.rpartition("/")
    stem, dot, ending = file.rpartition(".")
    if file.startswith("."):
        return "is hidden, since its name begins with a full stop. Rename it, or move it elsewhere."
    if not dot:
        return "has a name without an ending. Rename it so that it ends in .yaml."
    if ending != "yaml":
        shown = f".{ending}" if ending == ending.strip() else f"'.{ending}', with a space"
        return f"ends in {shown}. Rename it so that it ends in .yaml."
    if folder == "registry":
        if stem in REGISTRIES:
            return REGISTRIES[stem]
        return f"'{stem}' is not a known registry. {one_of(REGISTRIES)}{did_you_mean(stem, REGISTRIES)}"
    if folder in FOLDERS:
        return FOLDERS[folder]
    known = [name for name in (*FOLDERS, "registry") if name]
    return (
        f"'{folder}' is not a known folder of records. {one_of(known)}{did_you_mean(folder, known)}"
    )


def place_for(model: type[Record], stem: str) -> str:
    """Where a record of a kind is kept below the folder of records, with ``stem`` as the name of its own file."""
    for name, registry in REGISTRIES.items():
        if registry is model:
            return f"registry/{name}.yaml"
    folder = next(name for name, known in FOLDERS.items() if known is model)
    return f"{folder}/{stem}.yaml".removeprefix("/")


def kind_of(content: bytes, said: type[Record] | None = None) -> type[Record] | None:
    """The kind of a record: by the schema it names, or else the one that is ``said``, or that of the keys at its left
    margin. ``None``: unknown.
    """
    text = legible(content)
    named = _SCHEMA.search(text[:500])
    if named and named[1] in MODELS:
        return MODELS[named[1]]
    return said or kind_by_keys(content)


def kind_by_keys(content: bytes) -> type[Record] | None:
    """The kind of a record by its keys alone. ``None``: they are those of no kind, or of several."""
    keys = _keys(content)
    return max(_OWN_KEYS, key=lambda model: _likeness(keys, model)) if _is_telling(keys) else None


def is_plainly_a_record(content: bytes) -> bool:
    """Whether a file of any name is meant as a record: it has several keys of one kind, and few others."""
    model, keys = kind_of(content), _keys(content)
    known = keys & set(model.model_fields) if model else set()
    return model is not None and len(known) >= max(min(3, len(model.model_fields)), len(keys) / 2)


def _keys(content: bytes) -> set[str]:
    text = legible(content).lstrip()
    return set((_KEY_IN_JSON if text.startswith("{") else _KEY).findall(text))


def _likeness(keys: set[str], model: type[Record]) -> float:
    """The share of keys, written or known, that are both: from 0 to 1."""
    known = set(model.model_fields)
    return len(keys & known) / len(keys | known)


def _is_telling(keys: set[str]) -> bool:
    """Whether the keys identify a kind: one of them belongs to no other kind, or they are all the keys of one."""
    return any(keys & own for own in _OWN_KEYS.values()) or any(
        keys == set(model.model_fields) for model in _OWN_KEYS
    )
