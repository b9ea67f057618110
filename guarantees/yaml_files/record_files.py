"""Which file holds which kind of record, and how all files of a folder are read without losing any.

One folder holds the records: proposals at its top, one file each; ``sources/`` and ``positions/`` with one file each;
``registry/`` with the files that hold many small records.
"""

from __future__ import annotations

import hashlib
import os
from codecs import BOM_UTF8
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from guarantees.problems import Location, Problem, field_name
from guarantees.records.fields import Record, is_id, models_in
from guarantees.text.reading import Place
from guarantees.yaml_files.document import Document
from guarantees.yaml_files.folder_entries import (
    copy_message,
    original_by_name,
    record_paths,
    stem_of,
)
from guarantees.yaml_files.record_content import (
    UnusableFile,
    printable,
    problem_of_entry,
    read_content,
)
from guarantees.yaml_files.record_kinds import (
    NAMED_BY,
    REGISTRIES,
    kind_by_keys,
    kind_of,
    model_for,
    place_for,
)
from guarantees.yaml_files.validation import KeptEntries, validate, validate_entries
from guarantees.yaml_files.yaml_reader import UnreadableRecord, read_yaml

Found = TypeVar("Found")


@dataclass(frozen=True)
class RecordFile:
    """One file: its model, what was written (``document``) and what was understood (``record``).

    ``document`` is ``None`` when the file is not readable YAML, ``record`` when it is not a valid record. For a
    registry with some broken entries, ``record`` holds the valid ones. ``digest`` is the SHA-256 of the text.
    """

    path: str
    model: type[Record]
    document: Document | None
    record: Record | None
    kept: KeptEntries = field(default_factory=dict)
    digest: str = ""
    _found: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def stem(self) -> str:
        """The file's name without folder and ending: the id that a record in a file of its own must carry."""
        return stem_of(self.path)

    @property
    def is_registry(self) -> bool:
        """Whether the file holds many small records."""
        return self.model in REGISTRIES.values()

    @property
    def named(self) -> Any:
        """What was written as the file's own id, if such a record has one."""
        key = NAMED_BY.get(self.model)
        return self.once("named", lambda: self.tree_at(key)) if key else None

    @cached_property
    def models_by_kind(self) -> dict[type[BaseModel], list[tuple[Location, BaseModel]]]:
        """Every model inside the record by its class, with its location. Rules request it many times."""
        found: dict[type[BaseModel], list[tuple[Location, BaseModel]]] = {}
        for location, model in models_in(self.record):
            found.setdefault(type(model), []).append((location, model))
        return found

    def problem(self, location: Location, message: str, on_key: bool = False) -> Problem:
        """A problem at a place in this file: where the value starts, or its key."""
        written = self.written_location(location)
        place = self.once(("place", written, on_key), lambda: self._place(written, on_key))
        return Problem(self.path, place.line, place.column, field_name(written), message)

    def _place(self, written: Location, on_key: bool) -> Place:
        if not self.document:
            return Place(1, 1)
        return self.document.key_position(written) if on_key else self.document.position(written)

    def written_location(self, location: Location) -> Location:
        """Where something in ``record`` is in the file, since a registry's broken entries are not in the record."""
        if len(location) < 2 or location[0] not in self.kept:
            return location
        return (location[0], self.kept[str(location[0])][int(location[1])], *location[2:])

    def once(self, name: Hashable, find: Callable[[], Found]) -> Found:
        """What ``find`` gives, found out once for all times that the file is read with the same content.

        The document is put away when the folder has been read, and is not to be read again each time a file changes.
        """
        if name not in self._found:
            self._found[name] = find()
        return self._found[name]  # type: ignore[no-any-return]

    def put_away(self) -> None:
        """Free the memory of what can be made again on request: what was written, and the list of models."""
        self.__dict__.pop("models_by_kind", None)
        if self.document:
            self.document.put_away()

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


def digest_of(files: Iterable[RecordFile]) -> str:
    """The SHA-256 of all names and contents, whatever the folder is called; "" without files."""
    lines = sorted(f"{file.model.__name__} {file.stem} {file.digest}" for file in files)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""


def text_digest(content: bytes) -> str:
    """The SHA-256 of a text. Line ends and a byte order mark do not count: git and editors change them unasked."""
    text = content.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return hashlib.sha256(text).hexdigest()


def read_folder(root: Path, shown_as: str | None = None) -> RecordFolder:
    """Read every record file below ``root``.

    ``shown_as`` is the folder's name in messages (by default ``root`` as given). A folder that does not exist, cannot
    be read or holds no records is a problem, not an exception.
    """
    shown = (shown_as or str(root)).rstrip("/") or "."
    try:
        # Looking for paths passes over a folder that may not be read.
        os.scandir(root).close()
        paths = list(record_paths(root))
    except OSError as error:
        return RecordFolder((), (Problem.of_file(shown, _why_no_folder(error)),), shown)
    names = {name for path, name in paths if not isinstance(model_for(name), str)}
    files: dict[str, RecordFile] = {}
    problems: list[Problem] = []
    for path, name in paths:
        file, found = _read_file(path, name, shown, names)
        problems += found
        if file is not None:
            files[file.path] = file
    copies = [copy for each in files.values() if (copy := _problem_of_copy(each, files))]
    copied = {copy.path for copy in copies}
    problems = [*copies, *(each for each in problems if each.path not in copied)]
    files = {path: each for path, each in files.items() if path not in copied}
    if not files and not problems:
        message = "the folder holds no records. Expected files that end in .yaml."
        problems.append(Problem.of_file(shown, message))
    return RecordFolder(tuple(files.values()), tuple(problems), shown)


def _why_no_folder(error: OSError) -> str:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return "the folder of records does not exist. Expected a folder of YAML files."
    reason = error.strerror or "unknown reason"
    return f"the folder of records cannot be read: {reason}. Check it and its permissions."


def _read_file(
    path: Path, name: str, shown: str, names: Collection[str]
) -> tuple[RecordFile | None, Sequence[Problem]]:
    """One file. ``names`` are those at the place of a record, with the right ending."""
    shown_path = f"{shown}/{printable(name)}"
    unusable, model = problem_of_entry(path, name), model_for(name)
    if unusable:
        return None, [Problem.of_file(shown_path, unusable)]
    if isinstance(model, str):
        return _out_of_place(name, shown_path, model, names)
    try:
        content = read_content(path)
    except UnusableFile as error:
        file = RecordFile(shown_path, model, None, None)
        return file, [Problem.of_file(shown_path, str(error))]
    read, problems = _read_once(content, shown_path, model)
    if read.document and not read.record and (message := _other_kind(content, read, names)):
        return read, [Problem.of_file(shown_path, message)]
    return read, problems


def _other_kind(content: bytes, file: RecordFile, names: Collection[str]) -> str:
    """The message for a record in the folder of another kind; "" where its schema and keys do not say so."""
    meant = kind_of(content)
    if meant is None or meant is file.model or meant is not kind_by_keys(content):
        return ""
    place = place_for(meant, file.stem)
    if place in names:
        return copy_message(place, "its content says")
    return f"is a record of another kind. Move it to {place} in the folder of records."


def _out_of_place(
    name: str, shown_path: str, why: str, names: Collection[str]
) -> tuple[RecordFile | None, Sequence[Problem]]:
    """A file that is not read because of its name or its folder."""
    if original := original_by_name(name, names):
        return None, [Problem.of_file(shown_path, copy_message(original, "its name says"))]
    # With a wrong ending it still declares its id, so that only the ending is reported.
    meant = model_for(f"{name.rpartition('/')[0]}/{stem_of(name)}.yaml".removeprefix("/"))
    file = None if isinstance(meant, str) else RecordFile(shown_path, meant, None, None)
    return file, [Problem.of_file(shown_path, why)]


def _problem_of_copy(file: RecordFile, files: Mapping[str, RecordFile]) -> Problem | None:
    """A problem for a file that is a copy of another: by its id, or by its name while it cannot be read."""
    key = NAMED_BY.get(file.model)
    if key is None:
        return None
    folder, name = file.path.rpartition("/")[0], file.named
    if isinstance(name, str):
        original = files.get(f"{folder}/{name}.yaml")
        if original is None or original is file or original.named not in (None, name):
            return None
        new_id = file.stem if is_id(file.stem) else ""
        message = copy_message(f"{name}.yaml", f"the {key} '{name}' says", new_id)
    elif named := original_by_name(file.path, files):
        message = copy_message(named, "its name says")
    else:
        return None
    return Problem.of_file(file.path, message)


def read_record(
    content: bytes, path: str, model: type[Record]
) -> tuple[RecordFile, tuple[Problem, ...]]:
    """Read one record from its bytes. References to other records are not checked."""
    digest = text_digest(content)
    try:
        document = read_yaml(content, path)
    except UnreadableRecord as unreadable:
        return RecordFile(path, model, None, None, digest=digest), tuple(unreadable.problems)
    if model in REGISTRIES.values():
        registry, problems, kept = validate_entries(model, document, path)
        return RecordFile(path, model, document, registry, kept, digest), tuple(problems)
    record, problems = validate(model, document, path)
    return RecordFile(path, model, document, record, digest=digest), tuple(problems)


_Read = tuple[RecordFile, tuple[Problem, ...]]
Readings = dict[tuple[str, type[Record]], tuple[str, _Read]]
"""By path and model: the digest of the bytes that were read, and what was read."""

# After an edit of one file, only that one is read again. The contents are not kept: their digests tell them apart.
_last_read: Readings = {}
_MOST_REMEMBERED = 16_384


def last_readings(paths: Collection[str]) -> Readings:
    """What was read last of the files at these paths."""
    return {key: read for key, read in _last_read.items() if key[0] in paths}


def remember_readings(readings: Readings) -> None:
    """Take what was read of files earlier for what would be read of the same bytes now."""
    _last_read.update(readings)


def _read_once(content: bytes, path: str, model: type[Record]) -> _Read:
    """The record as it was read last time if its bytes are the same."""
    digest = hashlib.sha256(content).hexdigest()
    known = _last_read.get((path, model))
    if known is not None and known[0] == digest:
        return known[1]
    if len(_last_read) >= _MOST_REMEMBERED:
        _last_read.clear()
    read = read_record(content, path, model)
    _last_read[path, model] = digest, read
    return read
