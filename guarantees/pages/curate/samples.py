"""A record to start from: the shortest file of its kind, as it is in the folder of records."""

from __future__ import annotations

from pathlib import Path

from guarantees.catalogue.catalogue import Loaded
from guarantees.records.proposal import Proposal
from guarantees.yaml_files.record_kinds import MODELS


def sample(kind: str, loaded: Loaded, folder: Path) -> str:
    """The text of a valid record of a kind, or of a proposal if none is named; "" if there is none to read."""
    model = MODELS.get(kind, Proposal)
    files = [
        folder / path.removeprefix(f"{loaded.folder}/")
        for path, file in loaded.valid.items()
        if file.model is model
    ]
    try:
        shortest = min(files, key=lambda path: (path.stat().st_size, path), default=None)
        return shortest.read_text(encoding="utf-8-sig") if shortest else ""
    except OSError:
        # It has gone since the records were read.
        return ""
