"""scripts/python.sh chooses the Python that .venv is made with."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "python.sh"

# Fakes answer the two questions the script asks: about the version and about ensurepip.
GOOD = "exit 0"
OLD = 'case "$2" in *version_info*) exit 1;; esac'
WITHOUT_VENV = 'case "$2" in *ensurepip*) exit 1;; esac'


@pytest.fixture
def choose(tmp_path: Path):
    """A function that runs the script with fake Pythons on the search path."""

    def run(pythons: dict[str, str], **environment: str) -> tuple[int, str, str]:
        for name, body in pythons.items():
            (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
            (tmp_path / name).chmod(0o755)
        outcome = subprocess.run(
            [shutil.which("sh"), str(SCRIPT)],
            env={"PATH": str(tmp_path), **environment},
            capture_output=True,
            text=True,
        )
        return outcome.returncode, outcome.stdout, outcome.stderr

    return run


def test_python3_is_chosen_when_it_is_new_enough(choose) -> None:
    """The usual name comes first."""
    assert (0, "python3\n", "") == choose({"python3": GOOD, "python3.12": GOOD})


def test_newest_numbered_python_is_chosen_when_python3_is_old(choose) -> None:
    """An old python3 is passed over for a newer one."""
    pythons = {"python3": OLD, "python3.11": GOOD, "python3.12": GOOD}

    assert (0, "python3.12\n", "") == choose(pythons)


def test_python_without_venv_is_passed_over(choose) -> None:
    """A Python that can make virtual environments is preferred."""
    assert (0, "python3.11\n", "") == choose({"python3": WITHOUT_VENV, "python3.11": GOOD})


def test_python_variable_overrides(choose) -> None:
    """PYTHON is used even when python3 would do."""
    pythons = {"python3": GOOD, "mine": GOOD}

    assert (0, "mine\n", "") == choose(pythons, PYTHON="mine")


def test_missing_venv_module_is_said(choose) -> None:
    """The message names the Debian package that is missing."""
    status, output, message = choose({"python3": WITHOUT_VENV})

    assert (1, "") == (status, output)
    assert message.startswith("python3 cannot make virtual environments.")
    assert "apt-get install python3-venv" in message


def test_old_python_is_said(choose) -> None:
    """Without a new enough Python the message says which is needed."""
    status, output, message = choose({"python3": OLD})

    assert (1, "") == (status, output)
    assert message.startswith("Python 3.11 or newer is needed and was not found.")


def test_unfit_python_variable_is_said(choose) -> None:
    """PYTHON is not silently replaced by another."""
    status, output, message = choose({"python3": GOOD, "old": OLD}, PYTHON="old")

    assert (1, "") == (status, output)
    assert message.startswith("PYTHON is 'old', which is not Python 3.11 or newer.")
