"""guarantees/catalogue/read_before.py: what was read is kept from one start to the next, checked and never trusted."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guarantees.catalogue import catalogue, read_before
from guarantees.catalogue.catalogue import Loaded, load
from guarantees.catalogue.read_before import FILE, restore, save
from guarantees.yaml_files import record_files
from tests.builders import write_records

SLIP = {"beta.yaml": "id: beta\nkind: nonsense\n"}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder that keeps what was read of the small folder with a mistake in it, all else being forgotten."""
    save(load(write_records(tmp_path / "records", SLIP)), tmp_path / "kept")
    forget()
    return tmp_path / "kept"


def forget() -> None:
    """As after a restart, nothing is known of any file."""
    record_files._last_read.clear()
    catalogue.remember_checked(("", frozenset()))


def read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Loaded, list[str]]:
    """What a folder gives now, and the names of what had to be read or checked for it."""
    seen: list[str] = []

    def noted(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def note(*given: Any) -> Any:
            seen.append(name or Path(given[1]).name)
            return work(*given)

        return note

    with monkeypatch.context() as patched:
        patched.setattr(record_files, "read_record", noted("", record_files.read_record))
        patched.setattr(catalogue, "check_all", noted("rules", catalogue.check_all))
        return load(folder), seen


def test_what_was_read_is_not_read_again(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second start has the same records, problems and places, and reads none of the files."""
    assert restore(kept)
    again, seen = read_again(tmp_path / "records", monkeypatch)
    forget()
    anew = load(tmp_path / "records")
    assert [] == seen
    assert anew.problems == again.problems != ()
    assert (anew.excluded, anew.catalogue.version) == (again.excluded, again.catalogue.version)
    for part in ("proposals", "sources", "actors", "elements", "positions", "events", "places"):
        assert getattr(anew.catalogue, part) == getattr(again.catalogue, part)


def test_a_file_that_has_changed_is_read_and_checked(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever changed between two starts is read, even with the same size and time, and only that."""
    alpha = tmp_path / "records" / "alpha.yaml"
    status, text = alpha.stat(), alpha.read_text(encoding="utf-8")
    alpha.write_text(text.replace("name: Alpha pact", "name: Omega pact"), encoding="utf-8")
    os.utime(alpha, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert restore(kept)
    again, seen = read_again(tmp_path / "records", monkeypatch)
    assert ["alpha.yaml", "rules"] == seen
    assert "Omega pact" == again.catalogue.proposals["alpha"].name


def altered(path: Path) -> None:
    """Change one byte in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def of_other_program(path: Path) -> None:
    """Say that another program wrote the file."""
    path.write_bytes(b"0" * 64 + path.read_bytes()[64:])


SPOILT: dict[str, Callable[[Path], object]] = {
    "altered": altered,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "empty": lambda path: path.write_bytes(b""),
    "of another program": of_other_program,
    "written by others": lambda path: path.chmod(0o666),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "gone": Path.unlink,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_cannot_be_relied_on_is_not_used(
    spoil: Callable[[Path], object], kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is not whole, not ours or open to others counts for nothing: the records are read."""
    spoil(kept / FILE)
    assert not restore(kept)
    assert "alpha.yaml" in read_again(tmp_path / "records", monkeypatch)[1]


class Harmful:
    """Something that runs a command when it is unpacked."""

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return os.mkdir, ("harmed",)


@pytest.mark.parametrize(
    "content",
    [
        pickle.dumps(Harmful()),
        pickle.dumps(pickle.Pickler),
        pickle.dumps(load),
        pickle.dumps("no readings"),
        b"no pickle",
        b"",
    ],
)
def test_nothing_but_records_is_unpacked(
    content: bytes, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Content with a right digest that would run code, or is no reading at all, is refused and runs nothing."""
    monkeypatch.chdir(tmp_path)
    head = read_before.program_digest(*read_before._LIBRARIES)
    digest = hashlib.sha256(content).hexdigest()
    (kept / FILE).write_bytes(f"{head}{'0' * 64}{digest}".encode() + content)
    assert not restore(kept)
    assert not (tmp_path / "harmed").exists()


def test_only_its_owner_may_read_or_write_what_is_kept(kept: Path) -> None:
    """The file is private, and nothing half-written lies beside it."""
    assert 0o600 == (kept / FILE).stat().st_mode & 0o777
    assert {FILE, ".gitignore"} == {path.name for path in kept.iterdir()}


def test_what_is_kept_is_written_once(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start that reads nothing new writes nothing, and one that does writes what it read."""
    records = tmp_path / "records"
    assert restore(kept)
    written = (kept / FILE).stat().st_ino
    save(load(records), kept)
    assert written == (kept / FILE).stat().st_ino
    (records / "beta.yaml").unlink()
    save(load(records), kept)
    forget()
    assert restore(kept)
    assert [] == read_again(records, monkeypatch)[1]


def test_where_nothing_can_be_written_the_records_are_served(tmp_path: Path) -> None:
    """A folder that cannot be made is no error."""
    (tmp_path / "taken").write_text("a file")
    save(load(write_records(tmp_path / "records")), tmp_path / "taken")
    assert not restore(tmp_path / "taken")
