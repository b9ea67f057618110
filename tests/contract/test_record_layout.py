"""The layout of the records."""

from __future__ import annotations

from pathlib import Path

from guarantees.authoring.formatting import formatted_files

RECORDS = Path(__file__).resolve().parents[2] / "proposals"


def test_every_record_is_in_canonical_form() -> None:
    """'python -m guarantees fmt proposals' has nothing to do."""
    files = formatted_files([RECORDS])
    assert [file.path.name for file in files if file.is_changed or file.problems] == []
