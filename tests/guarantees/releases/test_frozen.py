"""A release: the same bytes for the same records, what it holds, and what is refused."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from guarantees.releases.frozen import ENDING, NoRelease, frozen, read_release, releases_in
from tests.builders import RECORDS, sample, sample_text, write_records

NAME = "2025.09.1"
FEWER = ("{about: 50000, unit: soldiers}", "{at_most: 30000, unit: soldiers}")
LATER = ("released: 2025-09-30", "released: 2025-10-31")


def entries(content: bytes) -> dict[str, bytes]:
    """The entries of a release by name."""
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(content))) as archive:
        return {each.name: archive.extractfile(each).read() for each in archive}  # type: ignore[union-attr]


def made_of(files: dict[str, bytes]) -> bytes:
    """A release with these entries."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(files[name]), 0o644
            archive.addfile(entry, io.BytesIO(files[name]))
    return gzip.compress(stream.getvalue(), mtime=0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one release, of the small records."""
    (tmp_path / f"{NAME}{ENDING}").write_bytes(frozen(RECORDS, NAME, tmp_path))
    return tmp_path


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the time nor the folder nor the line ends of a checkout make a difference."""
    crlf = {
        path.relative_to(RECORDS).as_posix(): path.read_bytes().replace(b"\n", b"\r\n")
        for path in RECORDS.rglob("*.yaml")
    }
    other = write_records(tmp_path / "elsewhere", crlf)
    os.utime(other / "alpha.yaml", (0, 0))
    assert frozen(other, NAME, tmp_path) == frozen(RECORDS, NAME, tmp_path)


def test_a_release_holds_the_records_and_says_what_it_is(folder: Path) -> None:
    """The records that come out are those that went in; name, version, counts and citation go with them."""
    release, loaded = read_release(folder / f"{NAME}{ENDING}")
    assert (loaded.catalogue.version, loaded.problems) == (sample().version, ())
    assert (release.name, release.version, release.since) == (NAME, sample().version, "")
    assert release.counts["statements"] == sample().statement_count
    citation = yaml.safe_load(release.citation)
    assert (citation["version"], citation["type"]) == (NAME, "dataset")


def test_changes_are_told_from_the_release_before(folder: Path, tmp_path: Path) -> None:
    """Of the releases that there are, the latest earlier one counts, also when a release is made again."""
    edition = sample_text("registry/edition.yaml", LATER)
    changed = write_records(
        tmp_path / "changed",
        {"alpha.yaml": sample_text("alpha.yaml", FEWER), "registry/edition.yaml": edition},
    )
    for _ in range(2):
        (folder / f"next{ENDING}").write_bytes(frozen(changed, "next", folder))
        release, _ = read_release(folder / f"next{ENDING}")
        assert release.since == NAME
        assert "about 50,000 soldiers → at most 30,000 soldiers" in release.changes
    assert [each.name for each in releases_in(folder)] == ["next", NAME]


def without_its_end(content: bytes) -> bytes:
    """Cut."""
    return content[: len(content) // 2]


def with_another_word(content: bytes) -> bytes:
    """A record altered."""
    files = entries(content)
    files["records/alpha.yaml"] = files["records/alpha.yaml"].replace(b"50000", b"60000")
    return made_of(files)


def with_a_file_more(content: bytes) -> bytes:
    """A record added."""
    return made_of({**entries(content), "records/more.yaml": b"id: more\n"})


def with_a_way_out(content: bytes) -> bytes:
    """An entry above the folder."""
    return made_of({**entries(content), "records/../../out.yaml": b"id: out\n"})


def of_another_format(content: bytes) -> bytes:
    """Of a program that is newer."""
    files = entries(content)
    about = {**json.loads(files["release.json"]), "format": 2}
    return made_of({**files, "release.json": json.dumps(about).encode()})


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (without_its_end, "only part"),
        (with_another_word, "was altered"),
        (with_a_file_more, "was altered"),
        (with_a_way_out, "is not a release"),
        (of_another_format, "later version of this program"),
        (lambda content: b"", "is not a release"),
        (lambda content: b"PK\x03\x04 a zip", "is not a release"),
        (lambda content: made_of({"release.json": b"[]"}), "is not a release"),
    ],
)
def test_what_is_cut_or_altered_is_refused(
    folder: Path, broken: Callable[[bytes], bytes], words: str
) -> None:
    """The message names the file and says what to do."""
    path = folder / f"{NAME}{ENDING}"
    path.write_bytes(broken(path.read_bytes()))
    with pytest.raises(NoRelease, match=words) as refused:
        read_release(path)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("name", ["", "..", "../out", "a/b", "a b", ".hidden", "x" * 65, "a\0"])
def test_a_name_is_a_plain_one(tmp_path: Path, name: str) -> None:
    """It becomes the name of a file, so nothing that leads elsewhere is taken."""
    with pytest.raises(NoRelease, match="is not a name for a release"):
        frozen(RECORDS, name, tmp_path)


def test_records_with_problems_are_not_released(tmp_path: Path) -> None:
    """Nothing is left out of a release without a word."""
    broken = write_records(tmp_path / "records", {"alpha.yaml": "id: alpha\n"})
    with pytest.raises(NoRelease, match="problems"):
        frozen(broken, NAME, tmp_path)
