"""Reading a folder: nothing is lost, and the digest is that of the contents."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import pytest

from guarantees.problems import Problem
from guarantees.records.registry import ActorRegistry, Event, EventRegistry
from guarantees.yaml_files.record_files import digest_of, read_folder, read_record
from tests.builders import RECORDS, write_records

NAMES = [
    *("alpha.yaml", "beta.yaml", "positions/sylvania.yaml", "registry/actors.yaml"),
    *("registry/contradictions.yaml", "registry/edition.yaml", "registry/elements.yaml"),
    *("registry/events.yaml", "registry/families.yaml"),
    *("sources/gazette-2025-08.yaml", "sources/treaty-2024.yaml"),
]


def test_every_file_is_read_as_what_its_place_says() -> None:
    """Folder and name decide the kind of record, in alphabetical order of the paths."""
    folder = read_folder(RECORDS, "records")
    assert folder.problems == ()
    assert [(file.path, file.model.__name__, file.stem) for file in folder.files] == [
        (f"records/{name}", model, Path(name).stem)
        for name, model in zip(
            NAMES,
            [
                *("Proposal", "Proposal", "ActorPositions", "ActorRegistry"),
                *("ContradictionRegistry", "Edition", "Codebook", "EventRegistry"),
                *("FamilyRegistry", "Source", "Source"),
            ],
            strict=True,
        )
    ]
    assert [file.path for file in folder.files if file.is_registry] == [
        f"records/{name}" for name in NAMES if name.startswith("registry/")
    ]


def test_hidden_files_folders_and_other_files_are_left_alone(tmp_path: Path) -> None:
    """Other files that editors and people put in the folder are not records."""
    write_records(tmp_path, {"README.md": "x", ".draft.yaml": "x", ".git/x.yaml": "x", "x.txt": ""})
    folder = read_folder(tmp_path, "r")
    assert ([file.path for file in folder.files], folder.problems) == (
        [f"r/{name}" for name in NAMES],
        (),
    )


def test_the_digest_depends_on_names_and_contents_only(tmp_path: Path) -> None:
    """Two copies have one digest; a changed byte or name gives another."""
    first = digest_of(read_folder(write_records(tmp_path / "a")).files)
    same = digest_of(read_folder(write_records(tmp_path / "b")).files)
    changed = digest_of(
        read_folder(write_records(tmp_path / "c", {"beta.yaml": "id: beta\n"})).files
    )
    content = (RECORDS / "beta.yaml").read_bytes()
    moves = {"beta.yaml": None, "betb.yaml": content}
    renamed = digest_of(read_folder(write_records(tmp_path / "d", moves)).files)
    assert first == same
    assert len({first, changed, renamed}) == 3
    assert len(first) == 64


def test_the_digest_does_not_depend_on_line_ends(tmp_path: Path) -> None:
    """A checkout with the line ends of Windows, or a file with a byte order mark, holds the same data."""
    files = {
        path.relative_to(RECORDS).as_posix(): path.read_bytes() for path in RECORDS.rglob("*.yaml")
    }
    windows = {name: content.replace(b"\n", b"\r\n") for name, content in files.items()}
    marked = {name: b"\xef\xbb\xbf" + content for name, content in files.items()}
    one_changed = {"alpha.yaml": files["alpha.yaml"].replace(b"\n", b"\r\n", 1)}
    for number, changes in enumerate((windows, marked, one_changed)):
        changed = read_folder(write_records(tmp_path / str(number), changes), "r")
        assert (digest_of(changed.files), changed.problems) == (
            digest_of(read_folder(RECORDS).files),
            (),
        )


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    """A folder that is not there is reported, not raised."""
    folder = read_folder(tmp_path / "none", "none")
    message = "the folder of records does not exist. Expected a folder of YAML files."
    assert (folder.files, folder.problems) == ((), (Problem("none", 1, 1, "", message),))


def test_a_folder_without_records_is_a_problem(tmp_path: Path) -> None:
    """An empty folder is more likely a mistake than a collection of nothing."""
    folder = read_folder(tmp_path, "here/")
    message = "the folder holds no records. Expected files that end in .yaml."
    assert (folder.files, folder.problems) == ((), (Problem("here", 1, 1, "", message),))


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    """A dangling link takes nothing else down."""
    os.symlink(tmp_path / "gone.yaml", write_records(tmp_path / "r") / "gamma.yaml")
    folder = read_folder(tmp_path / "r", "r")
    reason = "cannot be read: No such file or directory. Check the file and its permissions."
    assert folder.problems == (Problem("r/gamma.yaml", 1, 1, "", reason),)
    assert len(folder.files) == len(NAMES) + 1


EVENTS = """\
events:
  - {id: x}
  - id: summit
    name: Summit
    date: 2025
    kind: meeting
    says: They met.
    evidence: [{source: a, at: p1}]
"""


def test_places_in_a_registry_are_those_of_the_file() -> None:
    """When broken entries were left out, problems of the later ones still point at their own lines."""
    file, problems = read_record(EVENTS.encode(), "events.yaml", EventRegistry)
    assert len(problems) == 5
    assert file.problem(("events", 0, "evidence", 0, "at"), "is wrong.") == Problem(
        "events.yaml", 8, 32, "events[1].evidence[0].at", "is wrong."
    )
    assert file.problem(("events", 0, "name"), "is wrong.", on_key=True).column == 5


def test_a_file_that_is_no_yaml_points_at_its_start() -> None:
    """Without a document every place is the first."""
    file, _ = read_record(b"[", "actors.yaml", ActorRegistry)
    assert file.problem(("actors", 0), "x.") == Problem("actors.yaml", 1, 1, "actors[0]", "x.")
    assert (file.document, file.record, file.tree_at("actors")) == (None, None, None)


@pytest.mark.parametrize(
    ("location", "found"),
    [
        (("actors", 0, "id"), "a"),
        (("actors", 1), None),
        (("actors", "x"), None),
        (("other",), None),
        (("actors", 0, "id", "x"), None),
    ],
)
def test_what_was_written_can_be_looked_up(location: tuple, found: str | None) -> None:
    """What is missing is None, whatever is in its place."""
    file, _ = read_record(b"actors: [{id: a}]", "actors.yaml", ActorRegistry)
    assert file.tree_at(*location) == found


def test_what_was_put_away_is_read_again_when_it_is_asked_for() -> None:
    """Places, texts and models of every file are the same before and after, and those found before are kept."""

    def asked() -> list[object]:
        return [
            (
                file.problem(("id",), "x"),
                file.problem(("provisions", "force-size", 0, "evidence"), "x", on_key=True),
                file.tree_at(),
                file.named,
                file.models_by_kind,
                file.document and (dict(file.document.values), dict(file.document.keys)),
            )
            for file in files
        ]

    files = read_folder(RECORDS, "records").files
    before = asked()
    for file in files:
        file.put_away()
        assert "models_by_kind" not in vars(file)
    assert before == asked()


def test_a_model_shares_the_names_of_its_fields() -> None:
    """However it was made: read, copied with changes, or unpacked. It is the same model for all that."""
    (event, *_), *_ = (
        [model for _, model in file.models_by_kind[Event]]
        for file in read_folder(RECORDS, "records").files
        if Event in file.models_by_kind
    )
    copied = event.model_copy(update={"name": "Another"})
    unpacked = pickle.loads(pickle.dumps(event))
    assert event == unpacked != copied
    assert {"name": "Another"} == {
        name: value for name, value in copied if value != getattr(event, name)
    }
    own = sys.getsizeof(dict(event.__dict__))
    for model in (event, copied, unpacked):
        assert sys.getsizeof(model.__dict__) < own
