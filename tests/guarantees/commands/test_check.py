"""``python -m guarantees check``: annotations for code review, and checking again after every change."""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.commands.check import github_annotation
from guarantees.commands.command_line import main
from guarantees.problems import Problem
from tests.builders import sample_text, write_records

ROOT = Path(__file__).resolve().parents[3]
DEADLINE = 60
COUNTS = (
    "No problems: 2 proposals, 5 statements, 2 positions, 4 elements, 4 actors, 2 sources, "
    "1 event, 1 contradiction."
)
WRONG_UNIT = (
    "records/alpha.yaml:41:35: provisions.force-size[0].value.unit: 'solders' is not a known unit. "
    "Expected one of: brigades, soldiers. Did you mean 'soldiers'?"
)
WRONG_KIND = (
    "records/beta.yaml:4:7: kind: 'wish' is not a known value. "
    "Expected one of: agreement, demand, expert_idea, option, proposal, reference."
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the command in a folder that has the small folder as ``records``."""
    monkeypatch.chdir(tmp_path)
    write_records(Path("records"))


def save(name: str, *edits: tuple[str, str]) -> None:
    """Save one file of the folder as editors do: write a new file, then replace the old one with it."""
    new = Path("records", f"{name}.new")
    new.write_text(sample_text(name, *edits), encoding="utf-8")
    os.replace(new, Path("records", name))


BREAK_ALPHA = ("alpha.yaml", ("unit: soldiers", "unit: solders"))
BREAK_BETA = ("beta.yaml", ("kind: demand", "kind: wish"))


# ---------------------------------------------------------------- paths and pipes


def test_a_file_that_is_not_a_record_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong path in a script does not look like a valid record."""
    Path("records", "notes.md").write_text("Ask Anna.", encoding="utf-8")
    assert 1 == main(["check", "records/notes.md"])
    said = "records/notes.md:1:1: ends in .md. Rename it so that it ends in .yaml."
    assert said == capsys.readouterr().out.splitlines()[0]


def test_a_closed_pipe_is_no_error() -> None:
    """Output piped into a command that ends early stops without a message."""
    command = [sys.executable, "-m", "guarantees", "report", "records", "--format", "json"]
    with subprocess.Popen(
        command,
        cwd=Path.cwd(),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (b"", 1) == (process.stderr.read(), process.wait(timeout=DEADLINE))


# ---------------------------------------------------------------- annotations


def test_problems_are_annotations_for_code_review(capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem is one command, followed by the summary; the text of a record cannot add a command."""
    save(*BREAK_ALPHA)
    save("beta.yaml", ("kind: demand", 'kind: "\\n::error file=x::50% wrong"'))
    assert main(["check", "--format", "github", "records"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "::error file=records/alpha.yaml,line=41,col=35,title=provisions.force-size[0].value.unit"
        "::'solders' is not a known unit. Expected one of: brigades, soldiers. Did you mean 'soldiers'?",
        "::error file=records/beta.yaml,line=4,col=7,title=kind"
        "::'⏎::error file=x::50%25 wrong' is not a known value. "
        "Expected one of: agreement, demand, expert_idea, option, proposal, reference.",
        "2 problems in 2 of 11 files",
    ]


def test_without_problems_there_is_nothing_to_annotate(capsys: pytest.CaptureFixture[str]) -> None:
    """Without problems there is only the summary, which is no command."""
    assert main(["check", "--format", "github", "records"]) == 0
    assert capsys.readouterr().out.splitlines() == [COUNTS]


# ---------------------------------------------------------------- watching


LOOKING_OFTEN = """
import sys
from guarantees.commands import check, command_line
check.POLL_SECONDS = 0.05
sys.exit(command_line.main())
"""


class Watch:
    """A running ``check --watch`` whose lines can be waited for."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-c", LOOKING_OFTEN, "check", "--watch", *arguments]
        path = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, **path},
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def lines(self, count: int) -> list[str]:
        """The next lines, without the time of day. Fails if they do not come."""
        found = [self._lines.get(timeout=DEADLINE) for _ in range(count)]
        return [re.sub(r"^\d\d:\d\d:\d\d ", "(time) ", line) for line in found]

    def stop(self) -> tuple[int, str]:
        """Press Ctrl+C; the exit code and the text on the error stream."""
        self.process.send_signal(signal.SIGINT)
        with self.process:
            code = self.process.wait(DEADLINE)
            self._reader.join(DEADLINE)
            return code, self.process.stderr.read()


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Restore Ctrl+C: a background process of a shell ignores it, and so would its children."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent in another way")
def test_records_are_checked_again_whenever_they_change() -> None:
    """Each report has the time and what is new; a folder may vanish and come back; Ctrl+C is no failure."""
    watch = Watch("records")
    assert watch.lines(1) == [f"(time) {COUNTS}"]
    save(*BREAK_ALPHA)
    assert watch.lines(2) == ["(time) 1 problem in 1 of 11 files", WRONG_UNIT]
    save(*BREAK_BETA)
    assert watch.lines(2) == ["(time) 2 problems in 2 of 11 files, 1 of them new", WRONG_KIND]
    save("beta.yaml")
    assert watch.lines(1) == ["(time) 1 problem in 1 of 11 files, none of them new"]
    shutil.move("records", "gone")
    assert watch.lines(2) == [
        "(time) 1 problem in 1 of 1 file",
        "records:1:1: the folder of records does not exist. Expected a folder of YAML files.",
    ]
    shutil.move("gone", "records")
    assert watch.lines(2) == ["(time) 1 problem in 1 of 11 files", WRONG_UNIT]
    save("alpha.yaml")
    assert watch.lines(1) == [f"(time) {COUNTS}"]
    assert watch.stop() == (0, "")


@pytest.mark.usefixtures("interruptible")
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent in another way")
def test_each_report_is_a_document_on_a_line() -> None:
    """In the format json each report is one line that is complete in itself."""
    watch = Watch("--format", "json", "records/beta.yaml")
    first = json.loads(watch.lines(1)[0])
    save(*BREAK_ALPHA)
    save(*BREAK_BETA)
    second = json.loads(watch.lines(1)[0])
    while not second["problems"]:  # the two files may have been seen one after the other
        second = json.loads(watch.lines(1)[0])
    assert (first["problems"], [p["path"] for p in second["problems"]]) == (
        *([], ["records/beta.yaml"]),
    )
    assert list(first) == ["at", "problems", "unfinished", "records"]
    assert re.fullmatch(r"\d\d:\d\d:\d\d", first["at"])
    assert watch.stop() == (0, "")


# ---------------------------------------------------------------- annotations for GitHub


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            Problem("proposals/a.yaml", 41, 9, "provisions.x[0].value", "'y' is wrong. Fix it."),
            "::error file=proposals/a.yaml,line=41,col=9,title=provisions.x[0].value::'y' is wrong. Fix it.",
        ),
        (
            Problem("proposals/a.yaml", 1, 1, "", "The file is empty."),
            "::error file=proposals/a.yaml,line=1,col=1::The file is empty.",
        ),
        (
            Problem("a,b:c%\n.yaml", 2, 3, "x::error,y", "50% of: a, b\r\n::error file=z::no"),
            "::error file=a%2Cb%3Ac%25%0A.yaml,line=2,col=3,title=x%3A%3Aerror%2Cy"
            "::50%25 of: a, b%0D%0A::error file=z::no",
        ),
    ],
)
def test_a_problem_is_one_command(problem: Problem, line: str) -> None:
    """Place and field are properties; characters that would end the line or a property are escaped."""
    assert github_annotation(problem) == line


@given(*[st.text(alphabet=":,%\r\n#[]ab\u2028=") for _ in range(3)])
def test_no_text_begins_a_second_command(path: str, field: str, message: str) -> None:
    """Any path, field and message give one line, from which they can be read back."""
    line = github_annotation(Problem(path, 1, 2, field, message))
    assert ("\n" in line, "\r" in line) == (False, False)
    properties, _, said = line.removeprefix("::error ").partition("::")
    read = dict(part.split("=", 1) for part in properties.split(","))
    assert {name: plain(value) for name, value in read.items()} == {
        **{"file": path, "line": "1", "col": "2"},
        **({"title": field} if field else {}),
    }
    assert plain(said) == message


def plain(text: str) -> str:
    """A property or message as GitHub reads it."""
    for escape, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, char)
    return text


# ---------------------------------------------------------------- records that are not finished


@pytest.mark.parametrize(
    ("options", "code", "line"),
    [
        ([], 0, "records/alpha.yaml:14:1: {}"),
        (["--finished"], 1, "records/alpha.yaml:14:1: {}"),
        (["--format", "github"], 0, "::warning file=records/alpha.yaml,line=14,col=1::{}"),
    ],
)
def test_a_record_that_is_not_finished_is_named(
    options: list[str], code: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Work in progress is valid, and is named; it is a failure only if that is asked for."""
    save("alpha.yaml", ("summary: A treaty of mutual help.", "summary: Not written yet."))
    said = "is not finished: TODO or 'Not written yet.' is left in line 14."
    assert main(["check", *options, "records"]) == code
    assert capsys.readouterr().out.splitlines() == [
        line.format(said),
        f"{COUNTS} Not finished: 1 file.",
    ]


def test_what_is_not_finished_is_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    """A program reads it beside the problems."""
    save("alpha.yaml", ("summary: A treaty of mutual help.", "summary: Not written yet."))
    assert main(["check", "--format", "json", "records"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == []
    assert [each["path"] for each in found["unfinished"]] == ["records/alpha.yaml"]
