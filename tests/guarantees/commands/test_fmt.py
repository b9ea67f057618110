"""``fmt``: what it prints, what it writes and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from guarantees.authoring.canonical_form import canonical_text
from guarantees.commands.command_line import main
from guarantees.yaml_files.record_files import read_folder
from guarantees.yaml_files.record_kinds import model_for
from tests.builders import RECORDS, write_records

HEAD = "# yaml-language-server: $schema=../../schema/edition.schema.json\n"
EDITION = Path("records/registry/edition.yaml")
MESSY = "version: '2025.09.1'\nreleased:   2025-09-02 # when\nevidence_reaches: 2025-08"
TIDY = HEAD + "version: 2025.09.1\nreleased: 2025-09-02   # when\nevidence_reaches: 2025-08\n"
DIFF = f"""\
--- {EDITION} (as it is)
+++ {EDITION} (canonical form)
@@ -1,3 +1,4 @@
-version: '2025.09.1'
-released:   2025-09-02 # when
-evidence_reaches: 2025-08
\\ No line feed at the end of the file
+{HEAD}+version: 2025.09.1
+released: 2025-09-02   # when
+evidence_reaches: 2025-08
"""


LEFT_OUT = ("alpha.yaml", "beta.yaml", "positions/sylvania.yaml", "registry/actors.yaml")
"""Files of the small folder whose keys are out of order."""


@cache
def tidy_records() -> dict[str, str | None]:
    """The files of the small folder in canonical form, by their names."""
    files = {path.relative_to(RECORDS).as_posix(): path for path in RECORDS.rglob("*.yaml")}
    return {
        name: canonical_text(path.read_text(encoding="utf-8"), model_for(name))
        for name, path in files.items()
    } | dict.fromkeys(LEFT_OUT)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run commands in a folder that has the small folder as ``records``, formatted except for one file."""
    monkeypatch.chdir(tmp_path)
    write_records(tmp_path / "records", {**tidy_records(), "registry/edition.yaml": MESSY})


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code of a command and what it printed."""
    capsys.readouterr()
    return main(["fmt", *arguments]), capsys.readouterr().out


def lines_of(ended: tuple[int, str]) -> tuple[int, list[str]]:
    """The exit code and the lines that were printed."""
    return ended[0], ended[1].splitlines()


def test_files_are_written_in_canonical_form(capsys: pytest.CaptureFixture[str]) -> None:
    """It names the files that it changes and leaves all others alone; a second run has nothing to do."""
    before = {
        path: path.stat().st_mtime_ns for path in Path("records").rglob("*") if path != EDITION
    }
    assert (0, f"{EDITION}: formatted\nFormatted: 1 of 7 files.\n") == run(capsys, "records")
    assert TIDY.encode() == EDITION.read_bytes()
    after = {path: path.stat().st_mtime_ns for path in before}
    assert {path for path in before if before[path] != after[path]} == {EDITION.parent}
    assert (0, "In canonical form: 7 files.\n") == run(capsys, "records")


def test_records_mean_the_same_afterwards() -> None:
    """Every record of the folder is equal before and after."""
    before = [file.record for file in read_folder(Path("records")).files]
    main(["fmt", "records"])
    assert before == [file.record for file in read_folder(Path("records")).files]


def test_check_prints_a_diff_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """With --check the command ends with 1 while any file would change."""
    closing = (
        "Not in canonical form: 1 of 7 files. Run 'python -m guarantees fmt' to format them.\n"
    )
    assert (1, DIFF + closing) == run(capsys, "--check", "records")
    assert MESSY == EDITION.read_text(encoding="utf-8")
    main(["fmt", "records"])
    assert (0, "In canonical form: 7 files.\n") == run(capsys, "--check", "records")


def test_keys_out_of_order_are_reported_and_not_moved(capsys: pytest.CaptureFixture[str]) -> None:
    """The layout is still written; with or without --check the command ends with 1 until the key is moved."""
    EDITION.write_text("released:  2025-09-02\nversion: 2025.09.1\nevidence_reaches: 2025-08\n")
    problem = (
        f"{EDITION}:3:1: version: is out of order. Expected it as the first key. "
        "Move it there, with its comments."
    )
    summary = "1 problem in 1 of 1 file"
    assert (
        1,
        [f"{EDITION}: formatted", problem, summary, "Formatted: 1 of 1 file."],
    ) == lines_of(run(capsys, str(EDITION)))
    assert EDITION.read_text(encoding="utf-8").splitlines()[1:3] == [
        "released: 2025-09-02",
        "version: 2025.09.1",
    ]
    for arguments in ((str(EDITION),), ("--check", str(EDITION))):
        assert (1, [problem, summary]) == lines_of(run(capsys, *arguments))


def test_a_diff_shows_what_cannot_be_seen(capsys: pytest.CaptureFixture[str]) -> None:
    """The diff shows a byte order mark and a stray carriage return if a file differs in nothing else."""
    EDITION.write_bytes(b"\xef\xbb\xbf" + TIDY.strip().encode() + b"\r")
    code, printed = run(capsys, "--check", str(EDITION))
    assert (1, f"-[byte order mark]{HEAD.strip()}") == (code, printed.splitlines()[3])
    assert "-evidence_reaches: 2025-08␍" in printed.splitlines()


def test_json_lists_changes_and_problems(capsys: pytest.CaptureFixture[str]) -> None:
    """--format json gives the number of files, each change with its diff, and each problem with its place."""
    broken = Path("records/beta.yaml")
    broken.write_text("id: beta\nid: b\n", encoding="utf-8")
    code, printed = run(capsys, "--check", "--format", "json", "records")
    message = (
        "is given twice, first in line 1. Expected each key once. Remove or rename one of the two."
    )
    assert (
        1,
        {
            "files": 8,
            "changed": [{"path": str(EDITION), "diff": DIFF.removesuffix("\n")}],
            "problems": [
                {"path": str(broken), "line": 2, "column": 1, "field": "id", "message": message}
            ],
        },
    ) == (code, json.loads(printed))


def test_files_with_problems_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Their problems are printed with file, line and column; all other files are formatted."""
    broken = Path("records/beta.yaml")
    broken.write_bytes(b"id:  beta\nname: \xff\n")
    code, printed = run(capsys, "records")
    assert (
        1,
        [
            f"{EDITION}: formatted",
            "records/beta.yaml:2:7: The byte 0xFF is not valid in UTF-8. "
            "Expected UTF-8, not Windows-1251, which the file seems to be in. "
            "Save the file again with the encoding UTF-8, or convert it: iconv -f WINDOWS-1251 -t UTF-8.",
            "1 problem in 1 of 8 files",
            "Formatted: 1 of 8 files.",
        ],
    ) == (code, printed.splitlines())
    assert broken.read_bytes() == b"id:  beta\nname: \xff\n"


def test_files_are_named_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    """The place of a file gives its kind, in any working directory; a file that is named twice is formatted once."""
    os.chdir("records/sources")
    inside = Path("..", "registry", "edition.yaml")
    assert (0, f"{inside}: formatted\nFormatted: 1 of 4 files.\n") == run(
        capsys, "../registry/edition.yaml", ".", "treaty-2024.yaml", "../registry/events.yaml"
    )
    assert TIDY == inside.read_text(encoding="utf-8")


def test_the_schema_line_leads_to_the_schemas(capsys: pytest.CaptureFixture[str]) -> None:
    """The path leads to the nearest folder of schemas above; outside a folder of records the schema gives the kind."""
    template, schemas = Path("templates/deep/edition.yaml"), Path("schema")
    schemas.mkdir()
    (schemas / "edition.schema.json").touch()
    template.parent.mkdir(parents=True)
    template.write_text(TIDY.replace("../../schema", "schema") + "# more\n", encoding="utf-8")
    assert (0, f"{template}: formatted\nFormatted: 1 of 1 file.\n") == run(capsys, "templates")
    assert TIDY + "# more\n" == template.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("records/notes.txt", "ends in .txt. Rename it so that it ends in .yaml."),
        ("empty", "the folder holds no records. Expected files that end in .yaml."),
        (
            "records/registry/actor.yaml",
            "'actor' is not a known registry. Expected one of: actors, contradictions, edition, elements, events, "
            "families, identifiers, name_variants. Did you mean 'actors'?",
        ),
    ],
)
def test_files_that_are_not_records_are_problems(
    path: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of another kind, an unknown name and a folder without records are each a problem."""
    Path("empty").mkdir()
    if path != "empty":
        Path(path).write_text("a: b\n", encoding="utf-8")
    assert (1, f"{path}:1:1: {message}\n1 problem in 1 of 1 file\n") == run(capsys, path)


def test_a_path_that_does_not_exist_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with 2, names every such path, and formats nothing."""
    assert main(["fmt", "records", "recods", "x.yaml"]) == 2
    assert (
        "There is no file or folder 'recods'. Name one that exists.\n"
        "There is no file or folder 'x.yaml'. Name one that exists.\n"
    ) == capsys.readouterr().err
    assert MESSY == EDITION.read_text(encoding="utf-8")


def test_a_file_is_replaced_in_one_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """If writing fails, the file is as it was, no other file is left, and the message gives the reason."""

    def full(*paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    names = sorted(EDITION.parent.iterdir())
    message = "cannot be written: No space left on device. Check the file and its permissions."
    expected = f"{EDITION}:1:1: {message}\n1 problem in 1 of 1 file\n"
    assert (1, expected) == run(capsys, str(EDITION))
    assert (MESSY, names) == (EDITION.read_text(encoding="utf-8"), sorted(EDITION.parent.iterdir()))


def test_permissions_and_links_stay(capsys: pytest.CaptureFixture[str]) -> None:
    """A formatted file keeps its permissions, and a link to it stays a link."""
    EDITION.chmod(0o604)
    link = Path("edition.yaml")
    link.symlink_to(EDITION)
    link.write_text(HEAD + MESSY, encoding="utf-8")
    assert run(capsys, "edition.yaml")[0] == 0
    assert (True, 0o604, TIDY) == (
        link.is_symlink(),
        EDITION.stat().st_mode & 0o777,
        EDITION.read_text(encoding="utf-8"),
    )


def test_it_is_a_command_of_the_program() -> None:
    """``python -m guarantees fmt`` runs it."""
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-m", "guarantees", "fmt", "--check", str(EDITION)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert (1, DIFF.splitlines()[0], "") == (
        done.returncode,
        done.stdout.splitlines()[0],
        done.stderr,
    )


def test_line_ends_of_windows_are_canonical_and_stay(capsys: pytest.CaptureFixture[str]) -> None:
    """A checkout with other line ends has nothing to format, and formatting changes none of them."""
    EDITION.write_bytes(TIDY.replace("\n", "\r\n").encode())
    assert run(capsys, "--check", str(EDITION))[0] == 0
    EDITION.write_bytes((MESSY + "\n").replace("\n", "\r\n").encode())
    assert run(capsys, str(EDITION))[0] == 0
    assert EDITION.read_bytes() == TIDY.replace("\n", "\r\n").encode()


def test_copies_are_left_to_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a folder, what is a copy of another file is neither formatted nor renamed."""
    before = run(capsys, "--check", "records")
    for name in ("edition (1).yaml", "edition.yaml.bak", "Copy of edition.yaml"):
        EDITION.with_name(name).write_text(MESSY, encoding="utf-8")
    assert run(capsys, "--check", "records") == before
