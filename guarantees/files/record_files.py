"""Which file holds which kind of record, and how all files of a folder are read without losing any.

One folder holds the records: proposals at its top, one file each; ``sources/`` and ``positions/`` with one file each;
``registry/`` with the files that hold many small records.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from guarantees.files.record_content import (
    UnusableFile,
    is_passed_over,
    printable,
    problem_of_entry,
    read_content,
)
from guarantees.files.validation import KeptEntries, validate, validate_entries
from guarantees.files.yaml_reader import Document, UnreadableRecord, read_yaml
from guarantees.files.yaml_text import Place
from guarantees.problems import Location, Problem, did_you_mean, field_name, one_of
from guarantees.records.fields import Record, models_in
from guarantees.records.kinds import KINDS

FOLDERS: dict[str, type[Record]] = {
    kind.path.rpartition("/")[0]: kind.model for kind in KINDS if kind.path.endswith("*.yaml")
}
"""The model of the files in each folder that holds one record a file."""
REGISTRIES: dict[str, type[Record]] = {
    Path(kind.path).stem: kind.files[0] for kind in KINDS if kind.path.startswith("registry/")
}
"""The model of each file in ``registry/``, by its name."""
MODELS: dict[str, type[Record]] = {
    str(kind.ids or kind.part): kind.model for kind in KINDS if kind.path.endswith("*.yaml")
} | REGISTRIES
"""The model of every kind of file by the name of its schema."""
SCHEMA_FOLDER = "schema"


@dataclass(frozen=True)
class RecordFile:
    """One file: its model, what was written (``document``) and what was understood (``record``).

    ``document`` is ``None`` when the file is not readable YAML, ``record`` when it is not a valid record. For a
    registry with some broken entries, ``record`` holds the valid ones. ``digest`` is the SHA-256 of the content.
    """

    path: str
    model: type[Record]
    document: Document | None
    record: Record | None
    kept: KeptEntries = field(default_factory=dict)
    digest: str = ""

    @property
    def stem(self) -> str:
        """The file's name without folder and ending: the id that a record in a file of its own must carry."""
        return Path(self.path).stem

    @property
    def is_registry(self) -> bool:
        """Whether the file holds many small records."""
        return self.model in REGISTRIES.values()

    @cached_property
    def models_by_kind(self) -> dict[type[BaseModel], list[tuple[Location, BaseModel]]]:
        """Every model inside the record by its class, with its location. Rules ask for it many times."""
        found: dict[type[BaseModel], list[tuple[Location, BaseModel]]] = {}
        for location, model in models_in(self.record):
            found.setdefault(type(model), []).append((location, model))
        return found

    def problem(self, location: Location, message: str, on_key: bool = False) -> Problem:
        """A problem at a place in this file: where the value starts, or its key."""
        written = self.written_location(location)
        place = Place(1, 1)
        if self.document:
            place_of = self.document.key_position if on_key else self.document.position
            place = place_of(written)
        return Problem(self.path, place.line, place.column, field_name(written), message)

    def written_location(self, location: Location) -> Location:
        """Where something in ``record`` is in the file, since a registry's broken entries are not in the record."""
        if len(location) < 2 or location[0] not in self.kept:
            return location
        return (location[0], self.kept[str(location[0])][int(location[1])], *location[2:])

    def tree_at(self, *location: str | int) -> Any:
        """What was written at a location, or ``None``."""
        tree: Any = self.document.tree if self.document else None
        for part in location:
            try:
                tree = tree[part]
            except (KeyError, IndexError, TypeError):
                return None
        return tree


Model = TypeVar("Model", bound=BaseModel)


def find(
    files: Iterable[RecordFile], model: type[Model]
) -> Iterator[tuple[RecordFile, Location, Model]]:
    """Every model of a class in all files that could be read, with its location in the record."""
    for file in files:
        for kind, placed in file.models_by_kind.items():
            if issubclass(kind, model):
                for location, found in placed:
                    yield file, location, found  # type: ignore[misc]


@dataclass(frozen=True)
class RecordFolder:
    """Every file of a folder of records, read, with the problems found on the way. All paths begin with its name."""

    files: tuple[RecordFile, ...]
    problems: tuple[Problem, ...]
    shown_as: str = ""

    @property
    def digest(self) -> str:
        """The digest of all its files."""
        return digest_of(self.files)


def digest_of(files: Iterable[RecordFile]) -> str:
    """The SHA-256 of all names and contents, whatever the folder is called; "" without files."""
    lines = sorted(f"{file.model.__name__} {file.stem} {file.digest}" for file in files)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""


def read_folder(root: Path, shown_as: str | None = None) -> RecordFolder:
    """Read every record file below ``root``.

    ``shown_as`` is the folder's name in messages (by default ``root`` as given). A folder that does not exist or
    holds no records is a problem, not an exception.
    """
    shown = (shown_as or str(root)).rstrip("/") or "."
    if not root.is_dir():
        message = "the folder of records does not exist. Expected a folder of YAML files."
        return RecordFolder((), (Problem.of_file(shown, message),), shown)
    files: list[RecordFile] = []
    problems: list[Problem] = []
    for path, name in record_paths(root):
        file, found = _read_file(path, name, shown)
        problems += found
        if file is not None:
            files.append(file)
    if not files and not problems:
        message = "the folder holds no records. Expected files that end in .yaml."
        problems.append(Problem.of_file(shown, message))
    return RecordFolder(tuple(files), tuple(problems), shown)


def record_paths(root: Path) -> Iterator[tuple[Path, str]]:
    """What looks like records, with the name below the root, in alphabetical order."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        hidden = any(part.startswith(".") for part in Path(name).parts)
        named_so = path.suffix.lower() in (".yaml", ".yml")
        if not hidden and (named_so or is_passed_over(path)):
            yield path, name


def _read_file(path: Path, name: str, shown: str) -> tuple[RecordFile | None, Sequence[Problem]]:
    shown_path = f"{shown}/{printable(name)}"
    unusable, model = problem_of_entry(path, name), model_for(name)
    if unusable or isinstance(model, str):
        # With a wrong ending it still declares its id, so that only the ending is reported.
        meant = model_for(Path(name).with_suffix(".yaml").as_posix())
        known = None if unusable or isinstance(meant, str) else meant
        file = RecordFile(shown_path, known, None, None) if known else None
        return file, [Problem.of_file(shown_path, unusable or str(model))]
    try:
        content = read_content(path)
    except UnusableFile as error:
        file = RecordFile(shown_path, model, None, None)
        return file, [Problem.of_file(shown_path, str(error))]
    return _read_once(content, shown_path, model)


def read_record(
    content: bytes, path: str, model: type[Record]
) -> tuple[RecordFile, tuple[Problem, ...]]:
    """Read one record from its bytes. References to other records are not checked."""
    digest = hashlib.sha256(content).hexdigest()
    try:
        document = read_yaml(content, path)
    except UnreadableRecord as unreadable:
        return RecordFile(path, model, None, None, digest=digest), tuple(unreadable.problems)
    if model in REGISTRIES.values():
        registry, problems, kept = validate_entries(model, document, path)
        return RecordFile(path, model, document, registry, kept, digest), tuple(problems)
    record, problems = validate(model, document, path)
    return RecordFile(path, model, document, record, digest=digest), tuple(problems)


# After an edit of one file, only that one is read again.
_read_once = lru_cache(maxsize=512)(read_record)


def model_for(name: str) -> type[Record] | str:
    """The model for a file by its place below the folder of records, or a sentence that says why it has none."""
    folder, _, file = name.rpartition("/")
    stem, _, ending = file.rpartition(".")
    if ending != "yaml":
        return f"ends in .{ending}. Rename it so that it ends in .yaml."
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
