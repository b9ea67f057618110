"""The commands of ``python -m guarantees``: what they print and their exit codes."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from guarantees.commands.command_line import main
from guarantees.reference.documents import reference_files
from guarantees.reference.schema import schema_files
from tests.builders import ARCHIVE, RECORDS, sample, sample_text, write_records

WRONG_UNIT = (
    "records/alpha.yaml:41:35: provisions.force-size[0].value.unit: 'solders' is not a known unit. "
    "Expected one of: brigades, soldiers. Did you mean 'soldiers'?"
)
UNKNOWN_ACTOR = (
    "records/beta.yaml:6:15: proposed_by[0]: no actor has the id 'silvania'. "
    "Add it to registry/actors.yaml, or correct the id. Did you mean 'sylvania'?"
)
COUNTS = {
    "proposals": 2,
    "statements": 5,
    "positions": 2,
    "elements": 4,
    "actors": 4,
    "sources": 2,
    "events": 1,
    "contradictions": 1,
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run commands in a folder that has the small folder as ``records``, and its archive."""
    monkeypatch.chdir(tmp_path)
    write_records(tmp_path / "records")
    Path("archive").mkdir()
    Path("archive/gazette.txt").write_bytes((ARCHIVE / "gazette.txt").read_bytes())


def change(name: str, *edits: tuple[str, str]) -> None:
    """Edit one file of the folder."""
    Path("records", name).write_text(sample_text(name, *edits), encoding="utf-8")


def break_two_files() -> None:
    """Put one mistake into each proposal."""
    change("alpha.yaml", ("unit: soldiers", "unit: solders"))
    change("beta.yaml", ("proposed_by: [sylvania", "proposed_by: [silvania"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code of a command and the lines it printed."""
    code = main(arguments)
    return code, capsys.readouterr().out.splitlines()


# ---------------------------------------------------------------- check


def test_valid_records_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Without problems the command ends with 0 and one line."""
    assert run(capsys, "check", "records") == (
        0,
        [
            "No problems: 2 proposals, 5 statements, 2 positions, 4 elements, 4 actors, 2 sources, "
            "1 event, 1 contradiction."
        ],
    )


def test_every_problem_is_printed_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Problems of all files are printed at once, and the command ends with 1."""
    break_two_files()
    assert run(capsys, "check", "records") == (
        1,
        [WRONG_UNIT, UNKNOWN_ACTOR, "2 problems in 2 of 11 files"],
    )


def test_of_one_file_only_its_problems_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """The other records are read for references, but their problems are left out."""
    break_two_files()
    assert run(capsys, "check", "records/beta.yaml") == (
        1,
        [UNKNOWN_ACTOR, "1 problem in 1 of 11 files"],
    )
    assert run(capsys, "check", "records/sources/treaty-2024.yaml")[0] == 0


def test_a_file_given_by_its_whole_path_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """Problems are named by the path that was given."""
    break_two_files()
    whole = Path("records/beta.yaml").absolute()
    code, lines = run(capsys, "check", str(whole))
    assert (code, lines[0]) == (1, UNKNOWN_ACTOR.replace("records/beta.yaml", str(whole)))


def test_files_and_folders_are_checked_together(capsys: pytest.CaptureFixture[str]) -> None:
    """A file of the folder adds nothing to the folder, and a second folder is checked too."""
    break_two_files()
    assert run(capsys, "check", "records", "records/beta.yaml")[1][-1] == (
        "2 problems in 2 of 11 files"
    )
    assert run(capsys, "check", "records", str(RECORDS))[1][-1] == "2 problems in 2 of 22 files"


def test_the_usual_folder_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a path the folder is proposals; if it is missing, that is a problem."""
    assert run(capsys, "check") == (
        1,
        [
            "proposals:1:1: the folder of records does not exist. Expected a folder of YAML files.",
            "1 problem in 1 of 1 file",
        ],
    )


def test_problems_are_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """For other programs every part of a problem has its own key."""
    change("alpha.yaml", ("unit: soldiers", "unit: solders"))
    code, lines = run(capsys, "check", "--format", "json", "records")
    assert (code, json.loads("\n".join(lines))) == (
        1,
        {
            "problems": [
                {
                    "path": "records/alpha.yaml",
                    "line": 41,
                    "column": 35,
                    "field": "provisions.force-size[0].value.unit",
                    "message": WRONG_UNIT.split(": ", 2)[2],
                }
            ],
            "unfinished": [],
            "records": {**COUNTS, "proposals": 1, "statements": 2},
        },
    )


def test_counts_are_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Valid records give an empty list of problems."""
    code, lines = run(capsys, "check", "--format=json", "records")
    assert (code, json.loads("\n".join(lines))) == (
        0,
        {"problems": [], "unfinished": [], "records": COUNTS},
    )


# ---------------------------------------------------------------- verify


def test_found_quotations_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """When every quotation is found the command ends with 0."""
    assert run(capsys, "verify", "--archive", "archive", "records") == (
        0,
        ["2 of 2 quotations found."],
    )


def test_missing_quotations_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding says where it is; wrong counts and broken records are reported too."""
    change("alpha.yaml", ("quote: sign a binding", "quote: sign a solid"))
    change("sources/gazette-2025-08.yaml", ("paragraphs: 6", "paragraphs: 8"))
    change("beta.yaml", ("kind: demand", "kind: wish"))
    assert run(capsys, "verify", "--archive", "archive", "records") == (
        1,
        [
            "records/alpha.yaml:39: “sign a solid treaty” (gazette-2025-08, p2): "
            "is not in the text: it has “solid” where the text has “binding”. "
            "The nearest words are in p2: “sign a binding treaty”.",
            "gazette-2025-08: the record counts 8 paragraphs, the text has 6",
            "1 problem in the records: run 'python -m guarantees check'",
            "1 of 2 quotations found.",
        ],
    )


def test_texts_that_are_not_archived_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Without the texts nothing is verified, and the command fails."""
    code, lines = run(capsys, "verify", "--archive", "records", "records")
    reason = "the archive does not hold the text of this source"
    assert (code, lines) == (
        1,
        [
            f"records/alpha.yaml:39: “sign a binding treaty” (gazette-2025-08, p2): {reason}",
            "records/positions/sylvania.yaml:12: “a mere declaration” "
            f"(gazette-2025-08, p4): {reason}",
            "gazette-2025-08: the archive does not hold its text",
            "0 of 2 quotations found.",
        ],
    )


def test_a_missing_text_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    """Even a text that nothing quotes must be in the archive, because its paragraphs are counted."""
    text = f"read: whole\ntext: {{sha256: {'0' * 64}, paragraphs: 3}}\n"
    change("sources/treaty-2024.yaml", ("read: excerpt\n", text))
    assert run(capsys, "verify", "--archive", "archive", "records") == (
        1,
        ["treaty-2024: the archive does not hold its text", "2 of 2 quotations found."],
    )


def test_a_verification_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs get the whole result."""
    change("alpha.yaml", ("quote: sign a binding", "quote: sign a solid"))
    code, lines = run(capsys, "verify", "--archive", "archive", "records", "--format", "json")
    assert (code, json.loads("\n".join(lines))) == (
        1,
        {
            "quotations": 2,
            "findings": [
                {
                    "path": "records/alpha.yaml",
                    "line": 39,
                    "source": "gazette-2025-08",
                    "at": "p2",
                    "quote": "sign a solid treaty",
                    "reason": "is not in the text: it has “solid” where the text has “binding”. "
                    "The nearest words are in p2: “sign a binding treaty”.",
                }
            ],
            "missing_texts": [],
            "miscounted": [],
            "unusable": [],
        },
    )


def test_what_may_have_misled_the_count_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A text that is no UTF-8, and signs that only some programs take for the end of a line, are named."""
    Path("archive/gazette.txt").write_text("one\x0ctwo\n", encoding="utf-8")
    Path("archive/other.txt").write_bytes(b"\xff\xfea\x00")
    digest = hashlib.sha256(b"one\x0ctwo\n").hexdigest()
    change(
        "sources/gazette-2025-08.yaml",
        (
            f"sha256: {hashlib.sha256((ARCHIVE / 'gazette.txt').read_bytes()).hexdigest()}",
            f"sha256: {digest}",
        ),
    )
    _, lines = run(capsys, "verify", "--archive", "archive", "records")
    assert [lines[0], *lines[3:-1]] == [
        "archive/other.txt:1:1: The file is in UTF-16. Expected UTF-8. "
        "Save the file again with the encoding UTF-8, or convert it: iconv -f UTF-16 -t UTF-8.",
        "gazette-2025-08: the record counts 6 paragraphs, the text has 1",
        "    archive/gazette.txt:1:4: U+000C (FORM FEED) ends no line, though some programs begin a new one there.",
    ]


# ---------------------------------------------------------------- coverage


def test_every_paragraph_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each paragraph is listed with its first words and what cites it, or why nothing does."""
    code, lines = run(capsys, "coverage", "--archive", "archive", "records")
    assert code == 0
    assert lines[:2] == [
        "gazette-2025-08 p1: The Gazette, 21 August 2025",
        "    records/registry/events.yaml:10 events[0].evidence[0]",
    ]
    assert lines[2] == (
        "gazette-2025-08 p2: The minister said: “Freedonia will sign a binding treaty – n"
    )
    assert lines[-5:] == [
        "gazette-2025-08 p5: The relay adds: this will never work.",
        "    not used (rhetoric)",
        "gazette-2025-08 p6: Subscribe to the Gazette.",
        "    not used (boilerplate: Appeal of the publisher.)",
        "6 of 6 paragraphs cited or explained.",
    ]
    assert len(lines) == 22


def test_a_bare_paragraph_is_called_out(capsys: pytest.CaptureFixture[str]) -> None:
    """A paragraph that nothing cites makes the command end with 1."""
    change("sources/gazette-2025-08.yaml", ("  - {at: p5, reason: rhetoric}\n", ""))
    code, lines = run(capsys, "coverage", "--archive", "records", "records")
    assert code == 1
    assert lines[-5:] == [
        "gazette-2025-08 p5: ",
        "    NOTHING CITES IT",
        "gazette-2025-08 p6: ",
        "    not used (boilerplate: Appeal of the publisher.)",
        "5 of 6 paragraphs cited or explained.",
    ]


def test_coverage_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One entry for each paragraph."""
    code, lines = run(capsys, "coverage", "--archive", "archive", "--format", "json", "records")
    entries = json.loads("\n".join(lines))
    assert (code, len(entries)) == (0, 6)
    assert entries[5] == {
        "source": "gazette-2025-08",
        "number": 6,
        "cited_by": [],
        "unused": "boilerplate: Appeal of the publisher.",
    }


# ---------------------------------------------------------------- generate, usage


def test_what_is_generated_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    """Schemas and reference are written and named."""
    write_records(Path("proposals"))
    schemas = schema_files(sample())
    names = [*schemas, *reference_files(sample())]
    assert run(capsys, "generate") == (0, [f"Written: {', '.join(names)}."])
    written = {path.name: path.read_text(encoding="utf-8") for path in Path("schema").iterdir()}
    assert written == schemas
    assert Path("docs/codebook.md").read_text(encoding="utf-8").startswith("# Codebook\n")
    code, lines = run(capsys, "generate", "--format", "json")
    assert (code, json.loads("\n".join(lines))) == (0, names)


@pytest.mark.parametrize(
    "arguments",
    [[], ["chek"], ["check", "--format", "xml"], ["verify", "records"], ["coverage"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Arguments that cannot be understood are explained on the error stream."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    captured = capsys.readouterr()
    assert (ended.value.code, captured.out) == (2, "")
    assert captured.err.startswith("usage: python -m guarantees")


def test_the_module_is_a_command() -> None:
    """``python -m guarantees`` returns its exit code to the shell."""
    root = str(Path(__file__).resolve().parents[3])
    command = [sys.executable, "-m", "guarantees", "check", "nowhere"]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=root, timeout=60)
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (1, "1 problem in 1 of 1 file")


def test_an_archive_that_is_no_folder_is_wrong_usage(capsys: pytest.CaptureFixture) -> None:
    """A folder that does not exist is reported as such, not as an archive without texts."""
    with pytest.raises(SystemExit) as stopped:
        main(["verify", "--archive", "nowhere"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "python -m guarantees verify: error: argument --archive: there is no folder 'nowhere'"
    )
