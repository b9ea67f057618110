"""Valid records for tests: a small folder of them, edits of its files, and single models with sane defaults.

The folder ``tests/data/records`` has four elements (one of each kind), four actors, two sources, two proposals and one
file of positions; ``tests/data/archive`` holds the text of one of the sources. A test changes only what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.source import Source
from guarantees.records.statement import Statement

DATA = Path(__file__).parent / "data"
RECORDS = DATA / "records"
ARCHIVE = DATA / "archive"


def sample_text(name: str, *edits: tuple[str, str]) -> str:
    """The text of a file of the small folder, after edits: what to replace (found exactly once) and by what."""
    text = (RECORDS / name).read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {name}"
        text = text.replace(old, new)
    return text


def write_records(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the small folder of records to ``root`` and return it.

    ``changes`` gives other contents to files, by their name such as ``registry/actors.yaml``; ``None`` leaves one out.
    """
    files: dict[str, str | bytes | None] = {
        path.relative_to(RECORDS).as_posix(): path.read_bytes() for path in RECORDS.rglob("*.yaml")
    }
    for name, content in (files | dict(changes or {})).items():
        if content is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


@cache
def sample() -> Catalogue:
    """The catalogue of the small folder."""
    return load(RECORDS, "records").catalogue


def catalogue(
    *proposals: Proposal,
    sources: Iterable[Source] = (),
    positions: Iterable[ActorPositions] = (),
    **changes: Any,
) -> Catalogue:
    """The small catalogue with other proposals and positions, and with further sources."""
    return replace(
        sample(),
        proposals={record.id: record for record in proposals},
        sources={**sample().sources, **{record.id: record for record in sources}},
        positions={record.actor: record for record in positions},
        **changes,
    )


def place(source: str = "gazette-2025-08", at: str = "p1", **changes: Any) -> dict[str, Any]:
    """A place in a source, as a record writes it."""
    return {"source": source, "at": at, **changes}


def statement(value: Any = "binding", **changes: Any) -> Statement:
    """Freedonia, quoted, on 10 August 2025, read in the Gazette."""
    return Statement.model_validate(
        {
            "value": value,
            "says": "It binds.",
            "speaker": "freedonia",
            "mode": "quoted",
            "stated": "2025-08-10",
            "evidence": [place()],
            **changes,
        }
    )


def proposal(provisions: Mapping[str, Any] | None = None, **changes: Any) -> Proposal:
    """A proposal of August 2025 with the provisions given."""
    return Proposal.model_validate(
        {
            "id": "gamma",
            "name": "Gamma pact",
            "short_name": "Gamma",
            "kind": "proposal",
            "family": "pacts",
            "proposed_by": ["freedonia"],
            "beneficiary": ["sylvania"],
            "first_stated": "2025-08-01",
            "summary": "A pact.",
            "status": [
                {
                    "date": "2025-08-01",
                    "status": "floated",
                    "says": "It was named.",
                    "speaker": "freedonia",
                    "mode": "quoted",
                    "evidence": [place()],
                }
            ],
            "provisions": provisions or {},
            "own_text": [{"source": "gazette-2025-08", "read": "whole"}],
            **changes,
        }
    )


def source(id: str = "herald-2025", **changes: Any) -> Source:
    """A news report of 15 August 2025 that was read whole and has no archived text."""
    return Source.model_validate(
        {
            "id": id,
            "title": "A pact is near",
            "short_name": "Herald, 2025",
            "kind": "news_report",
            "published": "2025-08-15",
            "language": "en",
            "chain": [{"role": "original", "by": "gazette", "language": "en"}],
            "read": "whole",
            **changes,
        }
    )


def positions(*entries: Mapping[str, Any], actor: str = "sylvania") -> ActorPositions:
    """One actor's positions. Each entry changes a refusal of the proposal gamma, of 21 August 2025."""
    usual = {
        "about": {"proposal": "gamma"},
        "stance": "rejects",
        "says": "That is untrue.",
        "speaker": actor,
        "mode": "quoted",
        "stated": "2025-08-21",
        "evidence": [place(at="p4")],
    }
    return ActorPositions.model_validate(
        {"actor": actor, "positions": [{**usual, **entry} for entry in entries]}
    )
