"""Files that were found in canonical form are not laid out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.authoring import formatted_before, formatting
from guarantees.authoring.formatting import formatted_files
from tests.builders import write_records

NAME = "registry/edition.yaml"


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record file in canonical form, as ``fmt`` left it in an earlier run."""
    monkeypatch.chdir(tmp_path)
    path = write_records(Path("records")) / NAME
    [file] = formatted_files([path])
    formatting.write(file)
    assert not formatted_files([path])[0].is_changed
    return path


def refuse(*_: object, **__: object) -> str:
    """Instead of laying a file out."""
    raise AssertionError("A file was laid out again.")


def test_a_canonical_file_is_laid_out_once(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier run found in canonical form is known to be so."""
    monkeypatch.setattr(formatting, "canonical_text", refuse)
    [file] = formatted_files([edition])
    assert (file.is_changed, file.problems) == (False, ())


@pytest.mark.parametrize("change", ["\nversion: '1'", "  # a comment\t"])
def test_a_changed_file_is_laid_out_again(edition: Path, change: str) -> None:
    """One more character, and a file has to be looked at."""
    edition.write_text(edition.read_text(encoding="utf-8") + change, encoding="utf-8")
    [file] = formatted_files([edition])
    assert file.is_changed or file.problems


def test_another_program_knows_nothing(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the program found counts for nothing."""
    monkeypatch.setattr(formatted_before, "_program", lambda: "another")
    monkeypatch.setattr(formatting, "canonical_text", refuse)
    with pytest.raises(AssertionError, match="laid out again"):
        formatted_files([edition])


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"0" * 64])
def test_a_damaged_cache_is_no_cache(edition: Path, content: bytes) -> None:
    """Whatever is in the cache, the files are formatted."""
    (formatted_before.CACHE_FOLDER / "canonical_form").write_bytes(content)
    assert not formatted_files([edition])[0].is_changed


def test_a_folder_that_cannot_be_made_is_no_fault(edition: Path) -> None:
    """Where the cache cannot be kept, files are formatted all the same."""
    taken = Path("taken")
    taken.write_text("", encoding="utf-8")
    before = formatted_before.FormattedBefore(taken / "cache")
    file = formatting.formatted_file(edition, before)
    before.save()
    assert not file.is_changed
