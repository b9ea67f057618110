"""Which ids the records have, and which broken files may have."""

from __future__ import annotations

from pathlib import Path

from guarantees.records.vocabulary import RecordKind
from guarantees.yaml_files.ids_in_use import IdsOfBrokenFiles, identified
from guarantees.yaml_files.record_files import read_folder
from tests.builders import RECORDS, sample_text, write_records


def test_every_record_with_an_id_is_found() -> None:
    """By kind, id and former ids, with the line of the id."""
    found = identified(read_folder(RECORDS, "records").files)
    assert sorted((r.kind.value, r.id, r.former_ids, r.place) for r in found) == [
        ("actor", "anna-lind", (), "records/registry/actors.yaml:12"),
        ("actor", "freedonia", (), "records/registry/actors.yaml:2"),
        ("actor", "gazette", (), "records/registry/actors.yaml:9"),
        ("actor", "sylvania", (), "records/registry/actors.yaml:6"),
        ("contradiction", "treaty-or-not", (), "records/registry/contradictions.yaml:2"),
        ("element", "assistance", ("help",), "records/registry/elements.yaml:23"),
        ("element", "force-size", (), "records/registry/elements.yaml:36"),
        ("element", "guarantors", (), "records/registry/elements.yaml:47"),
        ("element", "legal-effect", (), "records/registry/elements.yaml:9"),
        ("event", "summit", (), "records/registry/events.yaml:2"),
        ("family", "pacts", (), "records/registry/families.yaml:2"),
        ("group", "form", (), "records/registry/elements.yaml:2"),
        ("group", "means", (), "records/registry/elements.yaml:5"),
        ("preset", "alone", (), "records/registry/families.yaml:10"),
        ("preset", "pacts", (), "records/registry/families.yaml:6"),
        ("proposal", "alpha", ("alfa",), "records/alpha.yaml:1"),
        ("proposal", "beta", (), "records/beta.yaml:1"),
        ("source", "gazette-2025-08", (), "records/sources/gazette-2025-08.yaml:1"),
        ("source", "treaty-2024", ("treaty-of-2024",), "records/sources/treaty-2024.yaml:1"),
        ("statement", "alpha-binding", (), "records/alpha.yaml:27"),
        ("statement", "sylvania-denies", (), "records/positions/sylvania.yaml:3"),
    ]


def test_a_broken_record_may_have_the_ids_that_stand_in_it(tmp_path: Path) -> None:
    """The name of its file counts too; of a file that is no YAML nothing can be known."""
    changes = {
        "alpha.yaml": sample_text("alpha.yaml", ("kind: proposal", "kind: wish")),
        "sources/treaty-2024.yaml": "id: [",
    }
    broken = IdsOfBrokenFiles.of(read_folder(write_records(tmp_path, changes)).files)
    asked = [
        *((RecordKind.PROPOSAL, name) for name in ("alpha", "alfa", "beta")),
        *((RecordKind.STATEMENT, name) for name in ("alpha-binding", "sylvania-denies")),
        *((RecordKind.SOURCE, "anything"), (RecordKind.ACTOR, "alpha")),
    ]
    assert [broken.may_have(*each) for each in asked] == [
        *(True, True, False),
        *(True, False),
        *(True, False),
    ]
