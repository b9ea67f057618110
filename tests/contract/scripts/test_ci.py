"""The entry for continuous integration."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / ".ci" / "run"


@pytest.mark.parametrize("status", [0, 2])
def test_runs_make_test_without_standard_input(tmp_path: Path, status: int) -> None:
    """It runs ``make test`` and ends as that ends, even when standard input is closed."""
    (tmp_path / "make").write_text(f'#!/bin/sh\nread line && exit 9\necho "$*"\nexit {status}\n')
    (tmp_path / "make").chmod(0o755)
    outcome = subprocess.run(
        ["sh", "-c", f"exec '{SCRIPT}' <&-"],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )

    assert (status, "test\n", "") == (outcome.returncode, outcome.stdout, outcome.stderr)
