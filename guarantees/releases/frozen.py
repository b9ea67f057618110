"""A release: the records of a day in one compressed file, which anyone can read with the programs at hand.

It is a tar archive, compressed by gzip, that holds the record files as they were in the folder and besides them
``release.json`` (what it is), ``CHANGES.md`` (what changed since the release before) and ``CITATION.cff``. The same
records give the same bytes: the entries are in order of name, of no user, no time and no permissions of their own, and
every line ends in a line feed. ``release.json`` names the digest of everything else, so that a file that was cut or
altered is refused.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, Loaded, load
from guarantees.changes.changes import changes_between
from guarantees.changes.markdown import changes_markdown
from guarantees.changes.revisions import load_files
from guarantees.releases.citation_file import citation_file
from guarantees.words.english import counted
from guarantees.yaml_files.folder_entries import record_paths
from guarantees.yaml_files.record_content import read_content

ENDING = ".tar.gz"
FORMAT = 1
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_DATA_VERSION = re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,4})-[0-9a-f]{8}")
_RECORDS = "records"
_ABOUT, _CHANGES, _CITATION = "release.json", "CHANGES.md", "CITATION.cff"
_EVERYTHING = 10**9
_BROKEN = (EOFError, OSError, tarfile.TarError, zlib.error, ValueError, KeyError, TypeError)


class NoRelease(ValueError):
    """A release cannot be made or read; the message says why and what to do."""


@dataclass(frozen=True)
class Release:
    """What a release says of itself. ``version`` is the data version that links name, ``released`` a day or less."""

    name: str
    version: str
    released: str
    counts: Mapping[str, int]
    since: str
    changes: str
    citation: str

    @property
    def sort_key(self) -> tuple[str, str]:
        """The order of releases."""
        return self.released, self.name

    def precedes(self, version: str) -> bool:
        """Whether its edition is no later than that of a data version, such as ``2026.11.1-1a2b3c4d``."""
        edition, asked = _edition(self.version), _edition(version)
        return bool(edition and asked and edition <= asked)


def _edition(version: str) -> tuple[int, ...]:
    """The numbers of the edition in a data version; none for another text."""
    found = _DATA_VERSION.fullmatch(version)
    return tuple(map(int, found.groups())) if found else ()


def frozen(root: Path, name: str, before: Path) -> bytes:
    """The release of a folder of records, as the bytes of its file.

    ``before`` is the folder of the releases that there are: the latest that was released no later, under another name,
    is the one that changes are compared with. Raises :class:`NoRelease` for a name that is none, for records with
    problems, and for a release there that cannot be read.
    """
    if not NAME.fullmatch(name):
        raise NoRelease(
            f"'{name}' is not a name for a release. Expected letters, digits, hyphens and dots, such as 2026.12.1."
        )
    loaded = load(root)
    if loaded.problems:
        raise NoRelease(
            f"the records have {counted(len(loaded.problems), 'problem')}. A release must have none: run "
            f"'python -m guarantees check {root}'."
        )
    catalogue = loaded.catalogue
    if catalogue.edition is None:
        raise NoRelease(f"{root}/registry/edition.yaml is missing, which names version and day.")
    former = _former(before, name, str(catalogue.edition.released))
    files = {f"{_RECORDS}/{file}": content for file, content in _record_files(root)}
    files[_CHANGES] = _changes(former, catalogue, name).encode()
    files[_CITATION] = citation_file(name, catalogue).encode()
    about = {
        "format": FORMAT,
        "name": name,
        "version": catalogue.version,
        "edition": catalogue.edition.version,
        "released": str(catalogue.edition.released),
        "evidence_reaches": str(catalogue.edition.evidence_reaches),
        "counts": _counts(catalogue),
        "since": former[0].name if former else "",
        "sha256": _digest(files),
    }
    written = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    return gzip.compress(_archive({_ABOUT: written.encode(), **files}), mtime=0)


def _record_files(root: Path) -> Iterator[tuple[str, bytes]]:
    for path, name in record_paths(root):
        yield name, read_content(path).replace(b"\r\n", b"\n")


def _counts(catalogue: Catalogue) -> dict[str, int]:
    parts = ("proposals", "elements", "sources", "actors", "events", "contradictions")
    positions = sum(len(each.positions) for each in catalogue.positions.values())
    return {
        **{part: len(getattr(catalogue, part)) for part in parts},
        "statements": catalogue.statement_count,
        "positions": positions,
    }


def _former(folder: Path, name: str, released: str) -> tuple[Release, Loaded] | None:
    earlier = [each for each in releases_in(folder) if each.sort_key < (released, name)]
    latest = max(earlier, key=lambda each: each.sort_key, default=None)
    return read_release(folder / f"{latest.name}{ENDING}") if latest else None


def _changes(former: tuple[Release, Loaded] | None, catalogue: Catalogue, name: str) -> str:
    if former is None:
        return "# What changed\n\nThis is the first release.\n"
    release, loaded = former
    changes = changes_between(loaded.catalogue, catalogue)
    return changes_markdown(changes, (release.name, name), longest=_EVERYTHING)


# ---- the file ------------------------------------------------------------------------------------


def _archive(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size = len(files[name])
            entry.mode = 0o644
            archive.addfile(entry, io.BytesIO(files[name]))
    return stream.getvalue()


def _digest(files: Mapping[str, bytes]) -> str:
    return hashlib.sha256(_archive(files)).hexdigest()


def releases_in(folder: Path) -> tuple[Release, ...]:
    """The releases of a folder, the latest first. Raises :class:`NoRelease` for one that cannot be read."""
    found = [about_release(path) for path in folder.glob(f"*{ENDING}")]
    return tuple(sorted(found, key=lambda each: each.sort_key, reverse=True))


def about_release(path: Path) -> Release:
    """What the release in a file says of itself. Raises :class:`NoRelease` if there is none, or not a whole one."""
    return _opened(path)[0]


def read_release(path: Path) -> tuple[Release, Loaded]:
    """The release in a file, with its records. Raises :class:`NoRelease` as :func:`about_release` does."""
    release, files = _opened(path)
    records = (
        (PurePosixPath(name).relative_to(_RECORDS), content)
        for name, content in files.items()
        if name.startswith(f"{_RECORDS}/")
    )
    return release, load_files(records, release.name)


def _opened(path: Path) -> tuple[Release, dict[str, bytes]]:
    try:
        files = _unpacked(path.read_bytes())
        about: dict[str, Any] = json.loads(files.pop(_ABOUT))
        known = about["format"] == FORMAT
        release = Release(
            about["name"],
            about["version"],
            about["released"],
            dict(about["counts"]),
            about["since"],
            files[_CHANGES].decode(),
            files[_CITATION].decode(),
        )
        is_whole = about["sha256"] == _digest(files)
    except FileNotFoundError as missing:
        raise NoRelease(f"there is no release {path}.") from missing
    except _BROKEN as broken:
        raise NoRelease(
            f"{path} is not a release, or only part of one ({type(broken).__name__}). Fetch the file again."
        ) from broken
    if not known:
        raise NoRelease(f"{path} was made by a later version of this program. Upgrade it.")
    if not is_whole:
        raise NoRelease(f"{path} was altered after it was made. Fetch the file again.")
    return release, files


def _unpacked(content: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(content))) as archive:
        members = [member for member in archive if member.isfile()]
        if any(".." in member.name.split("/") or member.name.startswith("/") for member in members):
            raise ValueError("an entry leads out of the release")
        return {member.name: _content(archive, member) for member in members}


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    return file.read() if file else b""
