"""Records as they are in a folder, or as they were in a revision of a git repository, without touching the checkout.

A revision is read from git's object store into a temporary folder and from there like any other folder. What a reader
writes is never taken for an option of git: it may not begin with a hyphen, and is resolved to a commit before any other
use. Needs git 2.30 or newer.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from guarantees.catalogue.catalogue import Loaded, load

_FILES = ("100644", "100755", "120000")
"""Modes of files in a tree of git: plain, executable, and a link, whose content is the name it points to."""

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
    commit, inside = _commit(name), _inside_repository(name, folder)
    files = dict(_record_files(commit, inside))
    if not files:
        raise NoSuchRecords(
            f"The revision '{name}' has no records in the folder '{folder}'. "
            "Name the folder they were in with --path."
        )
    with tempfile.TemporaryDirectory(prefix="records-") as temporary:
        root = Path(temporary)
        for path, content in zip(files, _contents(list(files.values())), strict=True):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return load(root, f"{name}:{folder}")


def _commit(name: str) -> str:
    """The commit that a name means."""
    if name.startswith("-") or not name or "\0" in name:
        raise NoSuchRecords(f"'{name}' is neither a folder nor a revision. {_EXPECTED}")
    _top(name)
    arguments = ("rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}")
    found = _git(*arguments)
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
        words = found.stderr.decode(errors="replace").strip().splitlines()
        raise NoSuchRecords(
            f"'{name}' is not a folder, and git cannot look for a revision here: "
            f"{words[0] if words else 'no reason given'}"
        )
    return Path(os.fsdecode(found.stdout.removesuffix(b"\n")))


def _inside_repository(name: str, folder: str) -> PurePosixPath:
    """The folder of records below the top of the repository."""
    top = _top(name).resolve()
    whole = Path(folder).resolve()
    if not whole.is_relative_to(top):
        raise NoSuchRecords(
            f"'{folder}' is not in the repository '{top}', so the revision '{name}' cannot hold it. "
            "Name a folder in it with --path."
        )
    return PurePosixPath(whole.relative_to(top).as_posix())


def _record_files(commit: str, folder: PurePosixPath) -> Iterator[tuple[PurePosixPath, str]]:
    """The path below the folder and the object of every file that may be a record."""
    listed = _git("ls-tree", "-r", "-z", "--full-tree", commit)
    if listed.returncode:
        raise NoSuchRecords(f"git cannot list {commit}: {listed.stderr.decode(errors='replace')}")
    for entry in listed.stdout.split(b"\0"):
        if not entry:
            continue
        facts, _, name = entry.partition(b"\t")
        mode, _, digest = facts.decode().split()
        path = PurePosixPath(os.fsdecode(name))
        if mode in _FILES and path.is_relative_to(folder) and _is_record(path):
            yield path.relative_to(folder), digest


def _is_record(path: PurePosixPath) -> bool:
    """Whether the loader would look at it. A path that leads out of a folder is never written."""
    return path.suffix.lower() in (".yaml", ".yml") and ".." not in path.parts


def _contents(digests: list[str]) -> Iterator[bytes]:
    """The contents of objects, in their order."""
    asked = "".join(f"{digest}\n" for digest in digests).encode()
    answer = _git("cat-file", "--batch", input=asked).stdout
    start = 0
    for digest in digests:
        head_end = answer.index(b"\n", start)
        head = answer[start:head_end].split()
        if len(head) != 3:
            raise NoSuchRecords(
                f"git lacks the object {digest} of this revision. Fetch the whole history: git fetch --unshallow"
            )
        size = int(head[2])
        yield answer[head_end + 1 : head_end + 1 + size]
        start = head_end + 1 + size + 1


def _git(*arguments: str, input: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], input=input, capture_output=True, check=False)
    except FileNotFoundError as missing:
        raise NoSuchRecords(
            "git is not installed here, so revisions cannot be read. Compare two folders."
        ) from missing
