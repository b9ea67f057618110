"""``python -m guarantees diff``: what it prints, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from guarantees.commands.command_line import main
from tests.builders import RECORDS, sample_text, write_records

FEWER = ("{about: 50000, unit: soldiers}", "{at_most: 30000, unit: soldiers}")
LINE = (
    "Alpha, Size of the force: about 50,000 soldiers → at most 30,000 soldiers, 1 source, 1 origin; "
    "no reason given"
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small folder as ``old``, and as ``proposals`` with fewer soldiers."""
    monkeypatch.chdir(tmp_path)
    write_records(Path("old"))
    write_records(Path("proposals"), {"alpha.yaml": sample_text("alpha.yaml", FEWER)})


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code of the command and the lines it printed."""
    code = main(["diff", *arguments])
    return code, capsys.readouterr().out.splitlines()


def test_what_changed_is_printed_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """It prints both versions, a summary and a line for each change; a difference is no failure."""
    code, lines = run(capsys, "old")
    assert (code, lines[0][:20], lines[1:]) == (
        0,
        "From old (2025.09.1-",
        [
            "everything the records hold, by the dates on which it was stated:",
            "1 cell changed.",
            "",
            "Cells of the comparison",
            f"  {LINE}",
        ],
    )


def test_no_change_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Two folders that say the same end with one sentence, with --exit-code too."""
    code, lines = run(capsys, "old", str(RECORDS), "--exit-code")
    assert (code, lines[2:]) == (
        0,
        [
            "Nothing in the comparison changes: every record that was read says the same on both sides."
        ],
    )


def test_broken_records_are_counted_and_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """A record with a problem is left out, and a warning says so, since it would look like a removal."""
    broken = sample_text("beta.yaml", ("kind: demand", "kind: wish"))
    Path("proposals/beta.yaml").write_text(broken, encoding="utf-8")
    code, lines = run(capsys, "old")
    assert code == 0
    assert lines[2:5] == [
        "proposals has 1 problem. Records with a problem were left out of the comparison on that side, "
        "as if they did not exist. Run 'python -m guarantees check proposals' to see them.",
        "4 cells changed; 1 record with other differences.",
        "",
    ]


def test_with_exit_code_a_difference_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    """A side that could not be read completely counts as a difference."""
    assert run(capsys, "old", "--exit-code")[0] == 1
    Path("old/beta.yaml").write_text("id: beta\n", encoding="utf-8")
    assert run(capsys, "old", "old", "--exit-code")[0] == 1


def test_changes_are_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """For other programs every part of a change has its own key."""
    code, lines = run(capsys, "old", "proposals", "--format", "json")
    printed = json.loads("\n".join(lines))
    (cell,) = printed.pop("cells")
    assert (code, cell["words"], cell["before"]["state"]) == (0, LINE, "coded")
    assert {**printed, "old_version": "", "new_version": ""} == {
        "old": {"name": "old", "problems": 0, "files_with_problems": []},
        "new": {"name": "proposals", "problems": 0, "files_with_problems": []},
        "old_version": "",
        "new_version": "",
        "as_of": "everything the records hold, by the dates on which it was stated",
        "horizon": "30 September 2025",
        "summary": "1 cell changed.",
        "stances": [],
        "records": [],
    }


def test_changes_are_printed_as_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    """The output is a comment for a code review, with the text of records as code."""
    code, lines = run(capsys, "old", "--format=markdown")
    assert (code, lines) == (
        0,
        [
            "## What changes in the comparison",
            "",
            "From `old` to `proposals`.",
            "",
            "1 cell changed.",
            "",
            "### Cells of the comparison (1)",
            "",
            f"- `{LINE}`",
        ],
    )


def test_a_name_that_means_nothing_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """There is one sentence on the error stream, and no other output."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["diff", "nowhere"]) == 2
    printed = capsys.readouterr()
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)
    assert printed.err.startswith(
        "python -m guarantees diff: 'nowhere' is not a folder, and git cannot look for a revision here: "
    )
    assert main(["diff", "--", "--output=x"]) == 2
    assert capsys.readouterr().err == (
        "python -m guarantees diff: '--output=x' is neither a folder nor a revision. "
        "Expected a folder, a branch, a tag or a commit.\n"
    )


def test_the_module_compares_a_revision(tmp_path: Path) -> None:
    """``python -m guarantees diff HEAD`` compares the last commit with the working folder."""
    root = Path(__file__).resolve().parents[3]
    for arguments in (["init", "--quiet"], ["add", "old"], ["commit", "--quiet", "-m", "records"]):
        identity = ["-c", "user.name=A Curator", "-c", "user.email=curator@example.org"]
        git = ["git", *identity, "-c", "commit.gpgsign=false", *arguments]
        subprocess.run(git, check=True, cwd=tmp_path, capture_output=True)
    Path("old/alpha.yaml").write_text(sample_text("alpha.yaml", FEWER), encoding="utf-8")
    command = [sys.executable, "-m", "guarantees", "diff", "HEAD", "--path", "old", "--exit-code"]
    ended = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=60,
        env={"PYTHONPATH": str(root), "PATH": "/usr/local/bin:/usr/bin:/bin", "PYTHONUTF8": "1"},
    )
    assert (ended.returncode, ended.stdout.splitlines()[-1], ended.stderr) == (1, f"  {LINE}", "")
