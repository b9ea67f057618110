"""The entry for continuous integration."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.browser.not_run import not_run

SCRIPT = Path(__file__).resolve().parents[3] / ".ci" / "run"


@pytest.mark.parametrize("status", [0, 2])
def test_runs_lint_test_and_browsers_without_standard_input(tmp_path: Path, status: int) -> None:
    """It runs ``make lint``, ``make test`` and ``make browsers`` and ends as that ends, without standard input."""
    outcome = run(tmp_path, f'[ "$1" != browsers ] || exit {status}')

    assert (status, "lint\ntest\nbrowsers\n", "") == (
        outcome.returncode,
        outcome.stdout,
        outcome.stderr,
    )


def test_does_not_go_on_after_a_problem_in_style(tmp_path: Path) -> None:
    """When ``make lint`` fails, that is the outcome, and nothing else is run."""
    outcome = run(tmp_path, "exit 2")

    assert (2, "lint\n") == (outcome.returncode, outcome.stdout)


def test_does_not_go_on_after_a_test_that_failed(tmp_path: Path) -> None:
    """When ``make test`` fails, that is the outcome, and the other engines are not driven."""
    outcome = run(tmp_path, '[ "$1" != test ] || exit 2')

    assert (2, "lint\ntest\n") == (outcome.returncode, outcome.stdout)


@pytest.mark.parametrize(
    ("ci", "outcome"),
    [("true", pytest.fail.Exception), ("1", pytest.fail.Exception), ("", pytest.skip.Exception)],
)
def test_what_cannot_be_run_fails_only_there(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    """Without a browser, or without axe, a test is skipped on a machine and fails in continuous integration."""
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="There is no axe"):
        not_run("There is no axe.")


def run(folder: Path, outcome: str) -> subprocess.CompletedProcess[str]:
    """Run the script with a ``make`` that prints its arguments and ends as ``outcome``, shell code, says."""
    make = folder / "make"
    make.write_text(f'#!/bin/sh\nread line && exit 9\necho "$*"\n{outcome}\n')
    make.chmod(0o755)
    return subprocess.run(
        ["sh", "-c", f"exec '{SCRIPT}' <&-"],
        env={"PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
