"""``python -m guarantees release``: what it writes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guarantees.commands.command_line import main
from tests.builders import sample_text, write_records

FEWER = ("{about: 50000, unit: soldiers}", "{at_most: 30000, unit: soldiers}")
FILE = Path("releases/first.tar.gz")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_records(Path("proposals"))


def test_a_release_is_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    """Made again it stays as it is; with other records its name is refused."""
    assert main(["release", "first"]) == 0
    content = FILE.read_bytes()
    assert main(["release", "first"]) == 0
    assert "unchanged" in capsys.readouterr().out
    write_records(Path("proposals"), {"alpha.yaml": sample_text("alpha.yaml", FEWER)})
    assert main(["release", "first"]) == 1
    assert "choose another name" in capsys.readouterr().err
    assert FILE.read_bytes() == content


def test_tables_are_those_of_the_release(capsys: pytest.CaptureFixture[str]) -> None:
    """A release that exists becomes tables as it is, whatever the records say today."""
    assert main(["release", "first", "--package", "before"]) == 0
    write_records(Path("proposals"), {"alpha.yaml": sample_text("alpha.yaml", FEWER)})
    assert main(["release", "first", "--package", "after", "--database", "all.sqlite"]) == 0
    before, after = (
        {p.name: p.read_bytes() for p in Path(d).iterdir()} for d in ("before", "after")
    )
    assert before == after
    assert json.loads(after["datapackage.json"])["version"] == "first"
    assert Path("all.sqlite").read_bytes().startswith(b"SQLite format 3")


def test_releases_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    """``diff`` takes the files of releases for either side; a broken one is refused."""
    main(["release", "first"])
    write_records(Path("proposals"), {"alpha.yaml": sample_text("alpha.yaml", FEWER)})
    capsys.readouterr()
    assert main(["diff", str(FILE)]) == 0
    assert "about 50,000 soldiers → at most 30,000 soldiers" in capsys.readouterr().out
    FILE.write_bytes(FILE.read_bytes()[:-99])
    assert main(["diff", str(FILE)]) == 2
    assert "only part" in capsys.readouterr().err
