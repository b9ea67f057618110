"""Rules across records: what each accepts; ``test_bad_records.py`` shows what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import load
from guarantees.records.kinds import MENTIONS
from guarantees.records.statement import Evidence
from guarantees.rules import RULES, permanent_ids
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import find, read_folder
from tests.builders import RECORDS, sample_text, write_records


def problems(root: Path, name: str, *edits: tuple[str, str]) -> list[str]:
    """What is said about the small folder after edits of one file."""
    loaded = load(write_records(root, {name: sample_text(name, *edits)}), "records")
    return [str(problem) for problem in loaded.problems]


def test_the_small_folder_has_no_problems() -> None:
    """The records that tests start from are valid."""
    assert load(RECORDS).problems == ()


def test_every_rule_is_used() -> None:
    """A rule whose module is not listed would check nothing."""
    folder = Path(__file__).resolve().parents[3] / "guarantees" / "rules"
    helpers = {"__init__", "declared", "cited_words"}
    modules = {path.stem for path in folder.rglob("*.py")} - helpers
    rules = {rule.__module__.rpartition(".")[2] for rule in (*RULES, permanent_ids.check)}
    assert rules == modules


VALID = {
    "a date that may lie before the publication": (
        "alpha.yaml",
        ("      stated: 2025-08-20\n      condition:", "      stated: 2025-08\n      condition:"),
    ),
    "the evening before, in another time zone": (
        "alpha.yaml",
        (
            "      stated: 2025-08-20\n      condition:",
            "      stated: 2025-08-22\n      condition:",
        ),
    ),
    "about the day after publication": (
        "alpha.yaml",
        (
            "      stated: 2025-08-20\n      condition:",
            "      stated: 2025-08-22~\n      condition:",
        ),
    ),
    "perhaps the day after publication": (
        "alpha.yaml",
        (
            "      stated: 2025-08-20\n      condition:",
            "      stated: 2025-08-22?\n      condition:",
        ),
    ),
    "on one of two days, as zones differ": (
        "alpha.yaml",
        (
            "      stated: 2025-08-20\n      condition:",
            "      stated: 2025-08-21/2025-08-22\n      condition:",
        ),
    ),
    "known the evening before, in another time zone": (
        "alpha.yaml",
        (
            "      stated: 2025-08-20\n      condition:",
            "      stated: 2025-08-20\n      known: 2025-08-19\n      condition:",
        ),
    ),
    "known in the month before, in another time zone": (
        "alpha.yaml",
        (
            "      stated: 2025-08-20\n      condition:",
            "      stated: 2025-08-01\n      known: 2025-07\n      condition:",
        ),
    ),
    "positions stated on the day after publication": (
        "sources/gazette-2025-08.yaml",
        ("published: 2025-08-21", "published: 2025-08-20"),
    ),
    "a date open at its start": (
        "alpha.yaml",
        ("      stated: 2025-08-20\n      condition:", "      stated: ../2026\n      condition:"),
    ),
    "a source without an end of its date": (
        "sources/treaty-2024.yaml",
        ("published: 2024-05", "published: 2024-04/.."),
    ),
    "known on the day it was stated": (
        "alpha.yaml",
        (
            "      stated: 2025-08-20\n      condition:",
            "      stated: 2025-08-20\n      known: 2025-08\n      condition:",
        ),
    ),
    "the last paragraph": ("alpha.yaml", ("at: p2; p3; p4", "at: p4-p4")),
    "a paragraph of a source without a text": ("beta.yaml", ("at: Article 2}", "at: p99}")),
    "the opinion of a relay under its own name": (
        "alpha.yaml",
        (
            "      mode: anonymous\n      stated: 2025-08-21~\n      evidence:\n"
            "        - {source: gazette-2025-08, at: p3}",
            "      mode: reported\n      stated: 2025-08-21~\n      evidence:\n"
            "        - {source: gazette-2025-08, at: p3}",
        ),
    ),
    "an ambiguous value of any element": (
        "alpha.yaml",
        ("value: [freedonia, gazette]", "value: ambiguous\n      note: Open."),
    ),
    "an option together with actors": (
        "alpha.yaml",
        ("[freedonia, gazette]", "[freedonia, open-list]"),
    ),
    "one of several options": ("beta.yaml", ("[troops, air-cover]", "troops")),
    "a quantity in a position": (
        "positions/sylvania.yaml",
        ("value: troops", "value: [troops]"),
    ),
}


@pytest.mark.parametrize(("name", "edit"), VALID.values(), ids=VALID)
def test_valid_records_pass(name: str, edit: tuple[str, str], tmp_path: Path) -> None:
    """A rule refuses only what cannot be."""
    assert problems(tmp_path, name, edit) == []


def test_the_opinion_of_a_blog_may_be_cited_under_its_name(tmp_path: Path) -> None:
    """Who passed the words on may speak for the paragraphs it added, and nobody else may."""
    cited = (
        "{source: gazette-2025-08, at: p3}\n  guarantors",
        "{source: gazette-2025-08, at: p5}\n  guarantors",
    )
    changes = {
        "alpha.yaml": sample_text("alpha.yaml", cited),
        "sources/gazette-2025-08.yaml": sample_text(
            "sources/gazette-2025-08.yaml", ("  - {at: p5, reason: rhetoric}\n", "")
        ),
    }
    assert load(write_records(tmp_path, changes)).problems == ()


def test_a_source_that_nobody_passed_on_holds_its_publishers_opinion(tmp_path: Path) -> None:
    """Where a chain has one link, the opinion can only be that one's."""
    chain = (
        "  - {role: translation, by: gazette, language: en, from_language: de, machine: true}\n",
        "",
    )
    cited = ("at: p2; p3; p4", "at: p4-p5")
    unused = ("  - {at: p5, reason: rhetoric}\n", "")
    name = "sources/gazette-2025-08.yaml"
    changes = {
        "alpha.yaml": sample_text("alpha.yaml", cited),
        name: sample_text(name, chain, unused),
    }
    assert load(write_records(tmp_path, changes)).problems == ()


def test_an_unreadable_file_is_reported_once_where_it_is(tmp_path: Path) -> None:
    """While the actors cannot be read, nobody is called unknown."""
    loaded = load(write_records(tmp_path, {"registry/actors.yaml": "actors: ["}), "records")
    assert [problem.path for problem in loaded.problems] == ["records/registry/actors.yaml"]
    assert loaded.excluded == ("records/registry/actors.yaml",)


def test_ids_of_a_broken_record_are_still_known(tmp_path: Path) -> None:
    """Citing a statement of a broken record is no problem of its own."""
    edit = ("family: pacts", "familie: pacts")
    loaded = load(write_records(tmp_path, {"alpha.yaml": sample_text("alpha.yaml", edit)}), "r")
    assert {problem.path for problem in loaded.problems} == {"r/alpha.yaml"}


def test_declared_ids_are_those_of_every_kind() -> None:
    """Ids are collected by kind of record."""
    declared = Declared.of(read_folder(RECORDS).files)
    assert declared.ids == {
        "proposal": {"alpha", "beta"},
        "source": {"gazette-2025-08", "treaty-2024"},
        "actor": {"freedonia", "sylvania", "gazette", "anna-lind"},
        "element": {"legal-effect", "assistance", "force-size", "guarantors"},
        "group": {"form", "means"},
        "family": {"pacts"},
        "preset": {"alone", "pacts"},
        "event": {"summit"},
        "contradiction": {"treaty-or-not"},
        "statement": {"alpha-binding", "sylvania-denies"},
    }
    assert declared.unread == frozenset()
    assert list(declared.elements) == ["legal-effect", "assistance", "force-size", "guarantors"]
    assert list(declared.sources) == ["gazette-2025-08", "treaty-2024"]


def test_every_mention_names_a_field_that_exists() -> None:
    """A misspelt field in the table of mentions would fail only when such a record is read."""
    assert [
        (model.__name__, name) for model, name, _ in MENTIONS if name not in model.model_fields
    ] == []


def test_one_kind_of_model_is_found_in_all_files() -> None:
    """Every place of evidence is found, whatever record holds it."""
    files = read_folder(RECORDS, "records").files
    found = [(file.stem, location) for file, location, _ in find(files, Evidence)]
    assert found[:3] == [
        ("alpha", ("labels", 0, "evidence", 0)),
        ("alpha", ("status", 0, "evidence", 0)),
        ("alpha", ("provisions", "legal-effect", 0, "evidence", 0)),
    ]
    assert len(found) == 14
