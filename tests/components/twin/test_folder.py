"""components/twin/folder.py: a folder that is replaced only by a whole one, and never if it holds other things."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from components.twin.folder import LIST, Folder, Refused


def written(folder: Path, **files: bytes) -> None:
    """Write a twin of these files."""
    new = Folder(folder)
    for name, content in files.items():
        new.write(f"{name}/page.html", content)
    new.finish("1")


def held(folder: Path) -> list[str]:
    """The files of a folder, and of that around it."""
    return sorted(each.relative_to(folder.parent).as_posix() for each in folder.parent.rglob("*.*"))


def test_a_new_site_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    """Nothing of the former stays, and the list says what is there."""
    written(tmp_path / "site", a=b"1", b=b"2")
    written(tmp_path / "site", b=b"3")
    assert ["site/b/page.html", f"site/{LIST}"] == held(tmp_path / "site")
    listed = json.loads((tmp_path / "site" / LIST).read_text(encoding="utf-8"))
    assert ("1", ["b/page.html"]) == (listed["version"], list(listed["files"]))


def test_what_is_not_whole_replaces_nothing(tmp_path: Path) -> None:
    """A site that ends early leaves the one before, and no trace of itself."""
    written(tmp_path / "site", a=b"1")
    new = Folder(tmp_path / "site")
    new.write("b.html", b"2")
    new.discard()
    assert ["site/a/page.html", f"site/{LIST}"] == held(tmp_path / "site")


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    """Neither a folder of something else is written over, nor one of ours to which someone added a file; a file is no
    folder."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("mine")
    written(tmp_path / "site", a=b"1")
    (tmp_path / "site" / "b.txt").write_text("mine")
    for name, found in (("notes", "a.txt"), ("site", "b.txt"), ("site/b.txt", "not a folder")):
        with pytest.raises(Refused, match=found):
            Folder(tmp_path / name)
