"""``.github/workflows``: they run commands that exist, with few rights, and no input becomes shell code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import pytest
import yaml

from tests.command_lines import our_commands, parsed

FOLDER = Path(__file__).resolve().parents[3] / ".github" / "workflows"
# As texts only: YAML 1.1 would read the key `on` as a truth value.
WORKFLOWS: dict[str, dict[str, Any]] = {
    path.name: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    for path in sorted(FOLDER.glob("*.yml"))
}
RECORDS = "records.yml"
COMMENT = "records-comment.yml"


def jobs(name: str) -> list[dict[str, Any]]:
    """The jobs of a workflow."""
    return list(WORKFLOWS[name]["jobs"].values())


def steps(name: str) -> list[dict[str, Any]]:
    """The steps of all jobs of a workflow."""
    return [step for job in jobs(name) for step in job["steps"]]


def scripts(name: str) -> Iterator[str]:
    """The shell scripts of a workflow."""
    for step in steps(name):
        if "run" in step:
            yield step["run"]


def test_the_three_workflows_are_there() -> None:
    """One for the records, one for the comment about them, and one for the tests."""
    assert [COMMENT, RECORDS, "tests.yml"] == list(WORKFLOWS)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_starts_with_the_least_rights(name: str) -> None:
    """Its jobs may only read, or do nothing; only the comment may write, and only to pull requests."""
    expected = {RECORDS: {"contents": "read"}, "tests.yml": {"contents": "read"}, COMMENT: {}}
    own = {
        COMMENT: [{"actions": "read", "pull-requests": "write"}],
        RECORDS: [None],
        "tests.yml": [None],
    }
    assert expected[name] == WORKFLOWS[name]["permissions"]
    assert own[name] == [job.get("permissions") for job in jobs(name)]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_from_outside_is_code_of_a_shell(name: str) -> None:
    """Branches, titles and secrets reach a script through its environment: no script has an expression."""
    assert [] == [script for script in scripts(name) if "${{" in script]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_to_a_commit(name: str) -> None:
    """A tag can be moved, a commit cannot; the release is named in a comment."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert [] == [
        each for each in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+", each)
    ]
    assert len(used) == sum("uses" in step for step in steps(name))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_checkout_leaves_no_token_behind(name: str) -> None:
    """The code of a pull request finds no credentials in the checkout, and has the whole history."""
    found = [step["with"] for step in steps(name) if "checkout@" in step.get("uses", "")]
    assert [{"fetch-depth": "0", "persist-credentials": "false"}] * len(found) == found
    assert len(found) == (0 if name == COMMENT else 1)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_job_ends(name: str) -> None:
    """No job may run for longer than an hour."""
    assert all(0 < int(job["timeout-minutes"]) <= 60 for job in jobs(name))


def test_records_are_checked_with_commands_that_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command is understood by the real parser, and all four are there."""
    monkeypatch.chdir(tmp_path)
    for folder in ("archive", "proposals"):
        (tmp_path / folder).mkdir()
    values = {"RUNNER_TEMP": str(tmp_path), "BASE": "main"}
    commands = [
        [Template(word).safe_substitute(values) for word in words]
        for script in scripts(RECORDS)
        for words in our_commands(script)
    ]
    assert commands == [
        ["check", "--finished", "--format", "github"],
        ["fmt", "--check"],
        ["verify", "--archive", f"{tmp_path}/archive"],
        ["diff", "origin/main", "proposals", "--format", "markdown"],
    ]
    assert all(parsed(words) for words in commands)


def test_quotations_that_could_not_be_checked_are_reported() -> None:
    """Without the texts, the run says so in its annotations and its summary, and does not claim success."""
    (texts,) = [step for step in steps(RECORDS) if step.get("id") == "texts"]
    (verify,) = [step for step in steps(RECORDS) if "guarantees verify" in step.get("run", "")]
    without = texts["run"].split("exit 0")[0]
    assert "Quotations were NOT checked" in without
    assert ("::notice" in without, "GITHUB_STEP_SUMMARY" in without) == (True, True)
    assert "here=yes" not in without
    assert "steps.texts.outputs.here == 'yes'" in verify["if"]


def test_secrets_are_given_only_to_the_step_that_needs_them() -> None:
    """No other step, and no other workflow, sees the token of the archive."""
    seen = {
        name: [step.get("id") for step in steps(name) if "secrets." in yaml.safe_dump(step)]
        for name in WORKFLOWS
    }
    assert seen == {COMMENT: [], RECORDS: ["texts"], "tests.yml": []}


def test_the_comment_runs_no_code_of_the_pull_request() -> None:
    """The workflow that may write checks nothing out and uses no action: it downloads a text and posts it."""
    assert [] == [step["uses"] for step in steps(COMMENT) if "uses" in step]
    assert "python" not in "\n".join(scripts(COMMENT))
    assert WORKFLOWS[COMMENT]["on"]["workflow_run"]["workflows"] == [WORKFLOWS[RECORDS]["name"]]


def test_the_comment_downloads_what_the_other_workflow_uploads() -> None:
    """Both use one name for the upload, and one file in it."""
    (upload,) = [
        step["with"] for step in steps(RECORDS) if "upload-artifact@" in step.get("uses", "")
    ]
    posted = "\n".join(scripts(COMMENT))
    assert f"--name {upload['name']} " in posted
    assert Path(upload["path"]).name == "diff.md"
    assert '"$RUNNER_TEMP/diff/diff.md"' in posted
