"""Copies and files with another ending: named once, at themselves, while their originals stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import load
from guarantees.yaml_files.folder_entries import original_by_name, stem_of
from guarantees.yaml_files.signature import folder_signature
from tests.builders import RECORDS, sample, sample_text, write_records

ALPHA = sample_text("alpha.yaml")
COPY = (
    "is a copy of '{0}', as {1}, and is not read. Expected one file for each record. "
    "Compare the two, put what is right into '{0}', and delete this file."
)
NAMES_OF_COPIES = [
    *("alpha 2.yaml", "alpha (1).yaml", "Copy of alpha.yaml", "alpha - Copy.yaml"),
    *("alpha (Ann's conflicted copy 2026-01-01).yaml", "alpha-DESKTOP-7A.yaml", "~$alpha.yaml"),
    *("alpha.sync-conflict-20260101-120000-ABCDEFG.yaml", "alpha.orig.yaml", "alpha_backup.yaml"),
    *("Kopie von alpha.yaml", "альфа (копия).yaml", "ALPHA kopia.yaml"),
]


@pytest.mark.parametrize("name", NAMES_OF_COPIES)
def test_a_copy_is_named_and_its_original_stays(name: str, tmp_path: Path) -> None:
    """Whatever a program calls a copy, the file with the name of the id is served and has no problem."""
    loaded = load(write_records(tmp_path, {name: ALPHA}), "records")
    message = COPY.format("alpha.yaml", "the id 'alpha' says")
    assert [str(each) for each in loaded.problems] == [f"records/{name}:1:1: {message}"]
    assert (loaded.catalogue.version, loaded.excluded) == (sample().version, ())


@pytest.mark.parametrize(
    ("name", "content", "original", "why"),
    [
        ("positions/sylvania 2.yaml", "", "sylvania.yaml", "the actor 'sylvania' says"),
        ("sources/a.yaml", "id: treaty-2024\n", "treaty-2024.yaml", "the id 'treaty-2024' says"),
        ("alpha copy.yaml", "<<<<<<< mine\nid: alpha\n", "alpha.yaml", "its name says"),
        ("registry/actors 2.yaml", "", "actors.yaml", "its name says"),
        ("registry/events-old.yaml", "", "events.yaml", "its name says"),
        ("alpha.yaml.bak", "", "alpha.yaml", "its name says"),
        ("alpha.yml", "", "alpha.yaml", "its name says"),
        ("positions/alpha.yaml", ALPHA, "alpha.yaml", "its content says"),
    ],
)
def test_copies_of_every_kind_are_named(
    name: str, content: str, original: str, why: str, tmp_path: Path
) -> None:
    """Positions, sources, registries and what cannot be read: one problem, and the same data version."""
    folder = name.rpartition("/")[0]
    text = content or (RECORDS / folder / original).read_text(encoding="utf-8")
    loaded = load(write_records(tmp_path, {name: text}), "records")
    message = COPY.format(original, why)
    remedy = " If it is to be a new record, give it the id 'a'." if name == "sources/a.yaml" else ""
    assert [str(each) for each in loaded.problems] == [f"records/{name}:1:1: {message}{remedy}"]
    assert loaded.catalogue.version == sample().version


def test_a_record_renamed_by_hand_is_no_copy(tmp_path: Path) -> None:
    """Without a file of the id's name, the name of the file is the fault."""
    root = write_records(tmp_path, {"alpha.yaml": None, "alpha 2.yaml": ALPHA})
    assert [str(each) for each in load(root, "records").problems] == [
        "records/alpha 2.yaml:1:5: id: 'alpha' is not the file's name, 'alpha 2', which is no id. "
        "Expected 'alpha.yaml'. Rename the file."
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x.yaml.txt", "ends in .txt."),
        ("x.yaml_", "ends in .yaml_."),
        ("x.yaml.bak", "ends in .bak."),
        ("x.ymal", "ends in .ymal."),
        ("sources/x.txt", "ends in .txt."),
        ("x.json", "ends in .json."),
        ("x.yaml ", "ends in '.yaml ', with a space."),
        ("x", "has a name without an ending."),
    ],
)
def test_a_record_with_another_ending_is_named(name: str, said: str, tmp_path: Path) -> None:
    """A file that is not read, though it looks like a record, is a problem with its remedy."""
    text = ALPHA.replace("id: alpha", "id: x")
    root = write_records(tmp_path, {name: text})
    found = [str(each) for each in load(root, "records").problems]
    assert found == [f"records/{name}:1:1: {said} Rename it so that it ends in .yaml."]
    assert len(folder_signature(root)) == len(folder_signature(RECORDS)) + 1


def test_json_and_hidden_records_are_recognised_by_their_content(tmp_path: Path) -> None:
    """A record in braces and one whose name begins with a full stop are named; other hidden files are not."""
    braces = '{"id": "x", "name": "X", "family": "pacts", "first_stated": "2025"}'
    others = {".git/alpha.yaml": ALPHA, ".note.yaml": "x", ".DS_Store": "x", "Thumbs.db": "x"}
    root = write_records(tmp_path, {"x.json": braces, ".alpha-2.yaml": ALPHA, **others})
    assert [str(each) for each in load(root, "records").problems] == [
        "records/.alpha-2.yaml:1:1: is hidden, since its name begins with a full stop. "
        "Rename it, or move it elsewhere.",
        "records/x.json:1:1: ends in .json. Rename it so that it ends in .yaml.",
    ]


def test_a_record_in_the_folder_of_another_kind_is_told_its_place(tmp_path: Path) -> None:
    """It is one problem, not one for each key."""
    text = ALPHA.replace("id: alpha", "id: x")
    loaded = load(write_records(tmp_path, {"sources/x.yaml": text}), "records")
    assert [str(each) for each in loaded.problems] == [
        "records/sources/x.yaml:1:1: is a record of another kind. Move it to x.yaml in the folder of records."
    ]


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("minsk-2.yaml", ""),
        ("minsk-2 copy.yaml", "minsk-2.yaml"),
        ("notes about minsk.yaml", "minsk.yaml"),
        ("minskX.yaml", ""),
        ("sources/minsk 2.yaml", ""),
    ],
)
def test_a_name_tells_of_a_copy_only_by_whole_words(name: str, original: str) -> None:
    """The longest name that is part of another is the original, in the same folder; an id may be one of its own."""
    assert original_by_name(name, {"minsk.yaml", "minsk-2.yaml", name}) == original


def test_the_stem_is_the_name_before_the_ending_of_a_record() -> None:
    """A wrong ending after it, a folder and a full stop before it do not belong to it."""
    names = ("a/x.yaml", "x.yaml.txt", "x.orig.yaml", ".x.YML", "x.json", "x")
    assert [stem_of(name) for name in names] == ["x", "x", "x.orig", "x", "x", "x"]


@pytest.mark.parametrize("name", ["aaa", "zzz"])
def test_a_record_keeps_its_id_whoever_else_had_it(name: str, tmp_path: Path) -> None:
    """A former id that another record has today is the fault, in whatever order the files are read."""
    text = ALPHA.replace("id: alpha\n", f"id: {name}\n").replace("[alfa]", "[alpha]")
    loaded = load(write_records(tmp_path, {f"{name}.yaml": text}), "records")
    assert loaded.excluded == (f"records/{name}.yaml",)
    assert "alpha" in loaded.catalogue.proposals


def test_of_two_entries_with_one_id_the_first_is_served(tmp_path: Path) -> None:
    """The second is the one that is reported."""
    actors = sample_text("registry/actors.yaml")
    second = "  - {id: freedonia, name: Again, kind: state}\n"
    loaded = load(write_records(tmp_path, {"registry/actors.yaml": actors + second}), "records")
    assert [each.field for each in loaded.problems] == ["actors[4].id"]
    assert loaded.catalogue.actors == sample().actors
