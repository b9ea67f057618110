"""How long the commands take that a curator waits for, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.measure import Measure

ROOT = Path(__file__).resolve().parent.parent
LIMIT_MS = 5000.0


def command_times() -> list[Measure]:
    """``check``, and ``fmt`` with nothing remembered and again, on all records."""
    with tempfile.TemporaryDirectory() as folder:
        # What fmt remembers is in the folder in which it is run.
        rows = [
            ("check", ("check", str(ROOT / "proposals"))),
            ("fmt, nothing remembered", ("fmt", "--check", str(ROOT / "proposals"))),
            ("fmt, again", ("fmt", "--check", str(ROOT / "proposals"))),
        ]
        return [
            Measure(f"{name} (against its limit)", _time(arguments, folder), LIMIT_MS, "ms", 1.0)
            for name, arguments in rows
        ]


def _time(arguments: tuple[str, ...], folder: str) -> float:
    program = [sys.executable, "-m", "guarantees", *arguments]
    begin = time.perf_counter()
    subprocess.run(
        program, cwd=folder, env={"PYTHONPATH": str(ROOT)}, check=True, capture_output=True
    )
    return (time.perf_counter() - begin) * 1000
