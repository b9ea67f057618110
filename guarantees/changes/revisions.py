"""Records as they are in a folder, or as they were in a revision of a git repository, without touching the checkout.

A revision is read from ``git archive`` into a temporary folder, and from there like any other folder. So attributes in
its ``.gitattributes``, such as ``export-ignore`` and ``eol``, count. What a reader types is never taken for an option
of git: it may not begin with a hyphen, and is resolved to a commit before any other use.
"""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from guarantees.catalogue.catalogue import Loaded, load

_EXPECTED = "Expected a folder, a branch, a tag or a commit."


class NoSuchRecords(ValueError):
    """What was named is neither a folder nor a revision with records; the message says why, for the reader."""


def load_side(name: str, folder: str) -> Loaded:
    """The records of a folder, or those that ``folder`` held in a revision.

    ``name`` is a folder, which comes first, or a branch, a tag, a commit or anything git takes for one. Raises
    :class:`NoSuchRecords` when it is neither, when git cannot be asked, or when the revision has no such folder.
    """
    if name and Path(name).is_dir():
        return load(Path(name))
    return _load_revision(name, folder)


def _load_revision(name: str, folder: str) -> Loaded:
    commit, top = _commit(name), _top(name)
    tree = f"{commit}:{_inside_repository(name, folder, top)}"
    archived = _git("-C", str(top), "archive", "--format=tar", tree)
    files = [] if archived.returncode else list(_record_files(archived.stdout))
    if not files:
        raise NoSuchRecords(
            f"The revision '{name}' has no records in the folder '{folder}'. "
            "Name the folder they were in with --path."
        )
    return load_files(files, f"{name}:{folder}")


def load_files(files: Iterable[tuple[PurePosixPath, bytes]], shown_as: str) -> Loaded:
    """The records of files that are in no folder, by their paths; ``shown_as`` is what the folder is called."""
    with tempfile.TemporaryDirectory(prefix="records-") as temporary:
        root = Path(temporary)
        for path, content in files:
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return load(root, shown_as)


def _commit(name: str) -> str:
    """The commit that a name means."""
    if name.startswith("-") or not name or "\0" in name:
        raise NoSuchRecords(f"'{name}' is neither a folder nor a revision. {_EXPECTED}")
    _top(name)
    found = _git("rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode:
        raise NoSuchRecords(
            f"'{name}' is neither a folder nor a revision that git knows here. "
            f"{_EXPECTED}{_about_history()}"
        )
    return found.stdout.decode().strip()


def _about_history() -> str:
    shallow = _git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    return " The history here is cut short: git fetch --unshallow brings it." if shallow else ""


def _top(name: str) -> Path:
    """The folder of the repository."""
    found = _git("rev-parse", "--show-toplevel")
    if found.returncode:
        words = found.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise NoSuchRecords(
            f"'{name}' is not a folder, and git cannot look for a revision here: "
            f"{words or 'no reason given'}"
        )
    return Path(os.fsdecode(found.stdout.removesuffix(b"\n")))


def _inside_repository(name: str, folder: str, top: Path) -> str:
    """The folder of records below the top of the repository, as git writes it."""
    top, whole = top.resolve(), Path(folder).resolve()
    if not whole.is_relative_to(top):
        raise NoSuchRecords(
            f"'{folder}' is not in the repository '{top}', so the revision '{name}' cannot hold it. "
            "Name a folder in it with --path."
        )
    return "" if whole == top else whole.relative_to(top).as_posix()


def _record_files(archive: bytes) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The path and content of every file of a tar archive that the loader would look at.

    Nothing is extracted as the archive describes it: no path may lead out of the folder, and a link is read as the text
    that it is.
    """
    with tarfile.open(fileobj=io.BytesIO(archive)) as members:
        for member in members:
            path = PurePosixPath(member.name)
            leads_out = path.is_absolute() or ".." in path.parts
            if path.suffix.lower() not in (".yaml", ".yml") or leads_out:
                continue
            if member.issym():
                yield path, os.fsencode(member.linkname)
            elif member.isfile() and (file := members.extractfile(member)):
                yield path, file.read()


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError as missing:
        raise NoSuchRecords(
            "git is not installed here, so revisions cannot be read. Compare two folders."
        ) from missing
