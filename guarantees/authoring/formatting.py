"""Record files and their canonical form: which files, what would change in each, and writing them."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from guarantees.authoring.canonical_form import (
    NotFormatted,
    canonical_text,
    schema_line,
    schema_named,
)
from guarantees.authoring.formatted_before import FormattedBefore
from guarantees.authoring.key_order import misplaced_keys
from guarantees.problems import Problem
from guarantees.records.fields import Record
from guarantees.yaml_files.folder_entries import original_by_name, record_paths
from guarantees.yaml_files.record_kinds import MODELS, SCHEMA_FOLDER, model_for
from guarantees.yaml_files.yaml_reader import UnreadableRecord, read_yaml

_NO_RECORDS = "the folder holds no records. Expected files that end in .yaml."
_CHECK = "Check the file and its permissions."
_ENDING = ".schema.json"
_SHOWN = str.maketrans({"\r": "␍", "\ufeff": "[byte order mark]"})


@dataclass(frozen=True)
class FormattedFile:
    """A file as it is (``before``) and in canonical form (``after``), both with line feeds.

    ``problems`` are keys that are out of order, or the reasons why the file is left alone; it then has no two texts.
    """

    path: Path
    before: str = ""
    after: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether formatting changes the file."""
        return self.before != self.after

    @property
    def difference(self) -> str:
        """What would change, as a unified diff; empty when nothing would."""
        return "\n".join(
            difflib.unified_diff(
                _shown_lines(self.before),
                _shown_lines(self.after),
                f"{self.path} (as it is)",
                f"{self.path} (canonical form)",
                lineterm="",
            )
        )


def formatted_files(paths: Iterable[Path]) -> list[FormattedFile]:
    """The canonical form of every record file in some files and folders, each file once.

    Of a folder, copies of others are left out.
    """
    found: dict[Path, FormattedFile] = {}
    before = FormattedBefore()
    for path in paths:
        files = _in_folder(path) if path.is_dir() else [path]
        for file in files:
            if file.resolve() not in found:
                found[file.resolve()] = formatted_file(file, before)
        if not files:
            found[path.resolve()] = _left(path, _problem(path, _NO_RECORDS))
    before.save()
    return list(found.values())


def _in_folder(root: Path) -> list[Path]:
    """The record files below a folder, without copies of others: ``check`` says what to do with those."""
    found = list(record_paths(root))
    names = {name for _, name in found if not isinstance(model_for(name), str)}
    return [path for path, name in found if not original_by_name(name, names)]


def formatted_file(path: Path, before: FormattedBefore | None = None) -> FormattedFile:
    """One record file with its canonical form, or with its problems; at once if it was canonical ``before``."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return _left(path, _problem(path, f"cannot be read: {_reason(error)}. {_CHECK}"))
    # What is not UTF-8 is refused below, with its place.
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    model = _model_of(path, text)
    if isinstance(model, str):
        return _left(path, _problem(path, model))
    schemas = _schema_folder(path, model)
    if before and before.has(content, model.__name__, schemas):
        return FormattedFile(path, text, text)
    try:
        document = read_yaml(content, str(path))
        after = canonical_text(text, model, schema_folder=schemas, document=document)
    except UnreadableRecord as unreadable:
        return _left(path, *unreadable.problems)
    except NotFormatted as refused:
        return _left(path, _problem(path, str(refused)))
    file = FormattedFile(path, text, after, tuple(misplaced_keys(document, model, str(path))))
    if before and not file.is_changed and not file.problems:
        before.add(content, model.__name__, schemas)
    return file


def write(file: FormattedFile) -> FormattedFile:
    """Write the canonical form. If that fails, the file stays as it is and has a problem."""
    try:
        replace_text(file.path, file.after)
    except OSError as error:
        return _left(
            file.path, _problem(file.path, f"cannot be written: {_reason(error)}. {_CHECK}")
        )
    # What is still out of order may now be in another line.
    return replace(file, problems=formatted_file(file.path).problems) if file.problems else file


def replace_text(path: Path, text: str) -> None:
    """Write a file in one step, so that nobody ever reads half of it.

    Its permissions and line ends stay, and a link stays a link.

    Raises OSError; the file is then as it was.
    """
    target = path.resolve()
    ended = text.replace("\r\n", "\n").replace("\n", _line_end(target))
    replace_file(target, ended.encode())


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in one step, so that nobody ever reads half of it. Its permissions stay, and a link stays a link.

    Raises OSError; the file is then as it was.
    """
    target = path.resolve()
    new = target.with_name(f".{target.name}.new")
    try:
        new.write_bytes(content)
        if target.exists():
            shutil.copymode(target, new)
        os.replace(new, target)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def _line_end(file: Path) -> str:
    """That of Windows if all lines of the file have it, as in a checkout there."""
    content = file.read_bytes() if file.exists() else b""
    return "\r\n" if 0 < content.count(b"\n") == content.count(b"\r\n") else "\n"


def _left(path: Path, *problems: Problem) -> FormattedFile:
    return FormattedFile(path, problems=problems)


def _problem(path: Path, message: str) -> Problem:
    return Problem.of_file(str(path), message)


def _reason(error: OSError) -> str:
    return error.strerror or "unknown reason"


def _model_of(path: Path, text: str) -> type[Record] | str:
    """The model of a file by its place in a folder of records, or elsewhere by the schema that its head names.

    A folder of records is one with a ``registry``. For a file without a model, a sentence that says why.
    """
    file = Path(os.path.abspath(path))
    root = next((folder for folder in file.parents if (folder / "registry").is_dir()), None)
    if root is not None:
        return model_for(file.relative_to(root).as_posix())
    schema = Path(schema_named(text) or "").name.removesuffix(_ENDING)
    return MODELS.get(schema) or model_for(file.name)


def _schema_folder(path: Path, model: type[Record]) -> str | None:
    """The nearest folder of schemas above a file, as seen from it; ``None`` when there is none."""
    schema = schema_line(model).rpartition("/")[2]
    folder = Path(os.path.abspath(path)).parent
    for above in (folder, *folder.parents):
        if (above / SCHEMA_FOLDER / schema).is_file():
            return Path(os.path.relpath(above / SCHEMA_FOLDER, folder)).as_posix()
    return None


def _shown_lines(text: str) -> list[str]:
    """The lines for a diff, with a sign for each character that cannot be seen."""
    lines = text.translate(_SHOWN).split("\n")
    if lines[-1]:
        lines[-1] += "\n\\ No line feed at the end of the file"
        return lines
    return lines[:-1]
