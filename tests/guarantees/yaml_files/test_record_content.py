"""The files of a folder that may hold anything. What each folder leads to is in ``test_hostile_records.py``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guarantees.yaml_files.record_content import (
    UnusableFile,
    is_passed_over,
    printable,
    problem_of_entry,
    read_content,
)
from guarantees.yaml_files.yaml_text import MAX_BYTES


def test_the_content_of_a_file_is_read(tmp_path: Path) -> None:
    """As it is, up to the largest that is allowed, through a link too."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xff" * MAX_BYTES)
    os.symlink(file, tmp_path / "b.yaml")
    assert read_content(tmp_path / "b.yaml") == b"\xff" * MAX_BYTES
    assert problem_of_entry(tmp_path / "b.yaml", "b.yaml") == ""


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """The message gives its size."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"x" * (MAX_BYTES + 1))
    with pytest.raises(UnusableFile) as caught:
        read_content(file)
    assert str(caught.value) == (
        "The file has 262,145 bytes. Expected at most 262,144. Shorten it, or split it in two."
    )


def test_only_links_to_folders_are_passed_over(tmp_path: Path) -> None:
    """A search through a folder goes into its folders."""
    (tmp_path / "folder").mkdir()
    os.symlink("folder", tmp_path / "link")
    assert [is_passed_over(tmp_path / name) for name in ("folder", "link", "none")] == [
        *(False, True, False)
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("alpha.yaml", "alpha.yaml"),
        ("ключ ü.yaml", "ключ ü.yaml"),
        ("a\nb\x1b\u202e\udcff", "a\\nb\\x1b\\u202e\\udcff"),
    ],
)
def test_a_name_is_shown_on_one_line(name: str, shown: str) -> None:
    """Invisible characters are spelt out."""
    assert printable(name) == shown
