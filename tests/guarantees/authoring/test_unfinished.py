"""Records that their author has not finished."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.authoring.unfinished import unfinished
from tests.builders import sample_text, write_records


def test_finished_records_are_not_named(tmp_path: Path) -> None:
    """A word that begins with TODO, or speaks of it, is no open place."""
    text = sample_text(
        "alpha.yaml",
        ("A treaty of mutual help.", "What is marked TODO, and TODOs: all is written."),
    )
    assert list(unfinished(write_records(tmp_path, {"alpha.yaml": text}))) == []


@pytest.mark.parametrize(
    "left",
    [
        "summary: Not written yet.",
        "summary: >-\n  Not written yet.",
        "summary: TODO",
        "summary: 'TODO'",
        "summary: Written. # TODO: Is it?",
        "# TODO\nsummary: Written.",
    ],
)
def test_what_is_open_is_named_with_its_line(left: str, tmp_path: Path) -> None:
    """An open value and an open comment are found, whatever the style of the YAML."""
    text = sample_text("alpha.yaml", ("summary: A treaty of mutual help.", left))
    lines = text.splitlines()
    (line,) = [n for n, each in enumerate(lines, 1) if "TODO" in each or "Not written" in each]
    (found,) = unfinished(write_records(tmp_path, {"alpha.yaml": text}))
    assert (found.path, found.line, found.message) == (
        f"{tmp_path}/alpha.yaml",
        line,
        f"is not finished: TODO or 'Not written yet.' is left in line {line}.",
    )


def test_many_lines_are_counted(tmp_path: Path) -> None:
    """Of many open places the first five are named."""
    text = "# TODO\n" * 8 + sample_text("alpha.yaml")
    (found,) = unfinished(write_records(tmp_path, {"alpha.yaml": text}))
    assert found.message.endswith("is left in lines 1, 2, 3, 4, 5 and 3 more.")
