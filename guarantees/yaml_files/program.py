"""What is kept from one run of the program to the next: where, and by which program it was made."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

CACHE_FOLDER = Path(".guarantees_cache")
"""A folder of the working directory, as other programs keep theirs. It may be deleted at any time."""
_PROGRAM = Path(__file__).resolve().parent.parent


@cache
def program_digest(*libraries: str) -> str:
    """The SHA-256 of the code of the domain and of the versions of the libraries that are named.

    Another program may read, check or lay out the same files in another way.
    """
    code = hashlib.sha256()
    for path in sorted(_PROGRAM.rglob("*.py")):
        code.update(path.read_bytes())
    for library in libraries:
        code.update(f"{library} {version(library)}\n".encode())
    return code.hexdigest()


def made_folder(folder: Path) -> Path:
    """The folder, made if need be, and ignored by git. Raises ``OSError`` where that is impossible."""
    folder.mkdir(exist_ok=True)
    note = folder / ".gitignore"
    if not note.exists():
        note.write_text("*\n", encoding="utf-8")
    return folder
