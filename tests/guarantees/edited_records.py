"""The small folder after edits of its files, compared with the small folder as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.changes.changes import changes_between
from guarantees.changes.model import Changes
from tests.builders import sample, sample_text, write_records

Edits = Mapping[str, str | list[tuple[str, str]] | None]
"""For files by name: the whole content, edits of (old, new), or ``None`` for a file that is left out."""


def edited(root: Path, edits: Edits) -> Catalogue:
    """The catalogue of the small folder after edits that leave it sound."""
    contents = {
        name: sample_text(name, *content) if isinstance(content, list) else content
        for name, content in edits.items()
    }
    loaded = load(write_records(root, contents), "records")
    assert [str(problem) for problem in loaded.problems] == []
    return loaded.catalogue


def changes_after(root: Path, edits: Edits) -> Changes:
    """What the edits change."""
    return changes_between(sample(), edited(root, edits))


def words(changes: Changes) -> list[str]:
    """Every line, cells first."""
    return [change.words for change in (*changes.cells, *changes.stances, *changes.records)]
