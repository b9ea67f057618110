"""Write down the digests of every package: ``requirements.lock``, and what tests need, ``requirements-dev.lock``.

The versions are those of ``requirements*.txt`` and ``constraints.txt``, for every system and Python; ``make lock`` runs
this when one of them has changed. It asks the package index.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Written by `make lock`: every package with its digests. Change requirements.txt or constraints.txt instead.\n"
OPTIONS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"),
    *("--no-annotate", "--no-header"),
)
# The client of Firefox asks macOS for an older one than our own tests do.
OVERRIDDEN = "psutil==7.2.2\n"


def locked(requirements: str) -> list[str]:
    """The entries of a lock: a requirement each, with its digests on lines of their own."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as overrides:
        overrides.write(OVERRIDDEN)
        overrides.flush()
        command = [sys.executable, "-m", "uv", "pip", "compile", requirements, *OPTIONS]
        command += ["--overrides", overrides.name]
        written = subprocess.run(command, cwd=ROOT, check=True, text=True, capture_output=True)
    entries: list[str] = []
    for line in written.stdout.splitlines():
        if line.startswith(" "):
            entries[-1] += f"\n{line}"
        else:
            entries.append(line)
    return entries


def main() -> None:
    """Write both files."""
    run = locked("requirements.txt")
    more = [each for each in locked("requirements-dev.txt") if each not in run]
    write("requirements.lock", run)
    write("requirements-dev.lock", ["-r requirements.lock", *more])


def write(name: str, entries: list[str]) -> None:
    """Write a lock."""
    (ROOT / name).write_text(HEAD + "\n".join(entries) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
