"""Which entries of a folder look like records, and which of them are copies of others.

Programs make copies without asking (``x 2.yaml``, ``x (conflicted copy).yaml``), and save a record under another ending
(``x.yaml.txt``). Neither is read, and both are named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from guarantees.records.fields import is_id
from guarantees.yaml_files.record_content import UnusableFile, is_passed_over, read_content
from guarantees.yaml_files.record_kinds import is_plainly_a_record

_OF_OTHER_PROGRAMS = re.compile(
    r".*~|#.*#|.*\.(swp|swo|tmp|new|part|crdownload|md|rst|html?|py|jinja)|thumbs\.db|desktop\.ini",
    re.IGNORECASE | re.DOTALL,
)
_NAMED_SO = re.compile(r"\.ya?ml", re.IGNORECASE)


def record_paths(root: Path) -> Iterator[tuple[Path, str]]:
    """What looks like records, with the name below the root, in alphabetical order."""
    for path in sorted(root.rglob("*")):
        *folders, file = path.relative_to(root).parts
        if not any(folder.startswith(".") for folder in folders) and _looks_like_one(path, file):
            yield path, path.relative_to(root).as_posix()


def of_other_programs(file: str) -> bool:
    """Whether a name says that the file is no record: documents, what editors leave behind, other hidden files."""
    hidden = file.startswith(".") and not _NAMED_SO.search(file)
    return hidden or bool(_OF_OTHER_PROGRAMS.fullmatch(file))


def _looks_like_one(path: Path, file: str) -> bool:
    """By its name, or else by its content; if it is hidden, by both."""
    hidden, named_so = file.startswith("."), bool(_NAMED_SO.search(file))
    if is_passed_over(path):
        return not hidden
    if path.is_dir():
        return path.suffix.lower() in (".yaml", ".yml") and not hidden
    if of_other_programs(file):
        return False
    return (named_so and not hidden) or _holds_one(path)


def _holds_one(path: Path) -> bool:
    try:
        return is_plainly_a_record(read_content(path))
    except UnusableFile:
        return False


def stem_of(path: str) -> str:
    """The name without its folder and its ending, also where the ending is wrong: ``x`` for ``x.yaml.txt``."""
    file = path.rpartition("/")[2].removeprefix(".")
    endings = list(_NAMED_SO.finditer(file))
    return file[: endings[-1].start()] if endings else file.rpartition(".")[0] or file


def original_by_name(name: str, names: Collection[str]) -> str:
    """The file that another one is a copy of, as its name says; "" for none. Names are those below the root.

    A copy has another ending, or the name of its original with something before or after it. If that may be the id of
    another record, only a registry's name is conclusive.
    """
    folder, slash, _ = name.rpartition("/")
    stem = stem_of(name)
    same = f"{folder}{slash}{stem}.yaml"
    if same in names and same != name:
        return f"{stem}.yaml"
    if is_id(stem) and folder != "registry":
        return ""
    beside = {stem_of(other) for other in names if other.rpartition("/")[0] == folder} - {stem}
    found = [
        other
        for other in beside
        if (is_id(other) or folder == "registry") and _is_part(other, stem.lower())
    ]
    return f"{max(found, key=len)}.yaml" if found else ""


def _is_part(word: str, text: str) -> bool:
    """Whether a text has a word, with no letter or digit next to it."""
    return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text) is not None


def copy_message(original: str, why: str, new_id: str = "") -> str:
    """The message for a copy. ``why`` says how it is known, ``new_id`` what its id would be as a separate record."""
    instead = f" If it is to be a new record, give it the id '{new_id}'." if new_id else ""
    return (
        f"is a copy of '{original}', as {why}, and is not read. Expected one file for each record. "
        f"Compare the two, put what is right into '{original}', and delete this file.{instead}"
    )
