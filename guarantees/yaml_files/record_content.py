"""Reading the files of a folder that may hold anything: folders, pipes, circular links, unprintable names."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from guarantees.yaml_files.yaml_text import MAX_BYTES, too_large


class UnusableFile(Exception):
    """No record can be read from the file; the message says why, what was expected and how to fix it."""


def is_passed_over(path: Path) -> bool:
    """Whether a search of the folder does not look inside: links to folders, and folders that cannot be read."""
    return path.is_dir() and (path.is_symlink() or not os.access(path, os.R_OK | os.X_OK))


def problem_of_entry(path: Path, name: str) -> str:
    """Why an entry of the folder cannot be a record; "" when it may be one. ``name`` is relative to the root."""
    if not name.isprintable():
        return (
            "The name has an invisible character. Expected letters, digits and hyphens. "
            "Rename the file."
        )
    if is_passed_over(path) and path.is_symlink():
        return "is a link to a folder. Expected the files themselves. Move them here."
    if is_passed_over(path):
        return "The folder cannot be read. Expected a folder of records. Check its permissions."
    if path.is_dir():
        return "is a folder. Expected a file with a record. Rename or remove it."
    return ""


def read_content(path: Path, most: int = MAX_BYTES) -> bytes:
    """The content of a file of at most ``most`` bytes. Raises :class:`UnusableFile` for anything else; never waits."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnusableFile("is no ordinary file. Expected a file with text. Remove it.")
        if status.st_size > most:
            raise UnusableFile(too_large(status.st_size, most))
        with path.open("rb") as file:
            return file.read(most + 1)  # it may have grown since
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise UnusableFile(
            f"cannot be read: {reason}. Check the file and its permissions."
        ) from error


def printable(name: str) -> str:
    """A file's name on one line, with an escape such as ``\\n`` for each character that cannot be printed."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in name
    )
