"""``python -m guarantees register``: what it adds, what it prints and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guarantees.commands.command_line import main
from tests.builders import sample_text, write_records


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the command in a folder that has the small folder as ``records``."""
    monkeypatch.chdir(tmp_path)
    write_records(Path("records"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code of the command and the lines it printed."""
    code = main(["register", *arguments])
    return code, capsys.readouterr().out.splitlines()


def test_new_ids_are_named_and_added_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each id is printed with its kind, then a count; a second run adds nothing."""
    code, lines = run(capsys, "records")
    assert (code, len(lines), lines[0]) == (0, 25, "proposal alfa")
    assert lines[-2:] == [
        "statement or position sylvania-denies",
        "24 ids added to records/registry/identifiers.yaml.",
    ]
    assert run(capsys, "records") == (0, ["Nothing added to records/registry/identifiers.yaml."])
    assert main(["check", "records"]) == 0


def test_a_new_record_is_one_command_away(capsys: pytest.CaptureFixture[str]) -> None:
    """``check`` says which id is missing and what to run; after that there are no problems."""
    run(capsys, "records")
    text = sample_text("alpha.yaml", ("id: alpha\n", "id: gamma\n"), ("[alfa]", "[]"))
    text = text.replace("    - id: alpha-binding\n      value", "    - value")
    Path("records/gamma.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "records"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "records/gamma.yaml:1:5: id: 'gamma' is not in registry/identifiers.yaml, which lists every id. "
        "Run 'python -m guarantees register' to add it.",
        "1 problem in 1 of 13 files",
    ]
    assert run(capsys, "records") == (
        0,
        ["proposal gamma", "1 id added to records/registry/identifiers.yaml."],
    )
    assert main(["check", "records"]) == 0


def test_files_with_problems_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Their problems are printed as ``check`` prints them, their ids are not added, and the command ends with 1."""
    text = sample_text("beta.yaml", ("kind: demand", "kind: wish"))
    Path("records/beta.yaml").write_text(text, encoding="utf-8")
    code, lines = run(capsys, "records")
    assert (code, lines[:3], lines[-1]) == (
        1,
        [
            "records/beta.yaml:4:7: kind: 'wish' is not a known value. "
            "Expected one of: agreement, demand, expert_idea, option, proposal, reference.",
            "Left out, since they have problems: records/beta.yaml.",
            "proposal alfa",
        ],
        "23 ids added to records/registry/identifiers.yaml.",
    )


def test_a_folder_that_is_not_there_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    """No ledger is made in a folder without records."""
    assert run(capsys, "nowhere") == (
        1,
        [
            "nowhere:1:1: the folder of records does not exist. Expected a folder of YAML files.",
            "Nothing added to nowhere/registry/identifiers.yaml.",
        ],
    )
    assert not Path("nowhere").exists()


def test_json_output(capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs get the file, what was added, and the problems."""
    text = sample_text("alpha.yaml", ("kind: proposal", "kind: wish"))
    Path("records/alpha.yaml").write_text(text, encoding="utf-8")
    code, lines = run(capsys, "--format", "json", "records")
    found = json.loads("\n".join(lines))
    assert (code, found["path"]) == (1, "records/registry/identifiers.yaml")
    assert found["added"][0] == {"kind": "proposal", "id": "beta"}
    assert (len(found["added"]), found["left_out"]) == (21, ["records/alpha.yaml"])
    assert [problem["field"] for problem in found["problems"]] == ["kind"]


def test_a_ledger_in_another_layout_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence on the error stream says what to do."""
    Path("records/registry/identifiers.yaml").write_text("actors: [gazette]\n", encoding="utf-8")
    assert main(["register", "records"]) == 1
    found = capsys.readouterr()
    assert (found.out, found.err) == (
        "",
        "python -m guarantees register: ids cannot be added to registry/identifiers.yaml without changing "
        "other entries. Write each id on a line of its own that begins with '- ', and try again.\n",
    )
