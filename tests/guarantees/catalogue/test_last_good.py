"""What ``load`` serves of files with problems, given what was loaded before."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import Loaded, load
from tests.builders import sample_text, write_records

FAULT = ("unit: soldiers", "unit: solders")
ACTORS, BETA = "registry/actors.yaml", "beta.yaml"


@pytest.fixture
def before(tmp_path: Path) -> Loaded:
    """The small folder, loaded without a problem."""
    return load(write_records(tmp_path / "records"), "records")


def after(tmp_path: Path, before: Loaded | None, **changes: str | bytes | None) -> Loaded:
    """The folder loaded once more after changes: contents by file name, ``None`` removes a file."""
    for name, content in changes.items():
        path = tmp_path / "records" / name
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load(tmp_path / "records", "records", before)


def test_what_has_not_changed_is_the_same_catalogue(tmp_path: Path, before: Loaded) -> None:
    """Caches that belong to a catalogue stay good when nothing that is served has changed."""
    broken = after(tmp_path, before, **{"alpha.yaml": sample_text("alpha.yaml", FAULT)})
    assert before.catalogue is broken.catalogue is after(tmp_path, broken).catalogue


@pytest.mark.parametrize(
    "content",
    [b"", b"id: alpha\nname: [", b"\xff\xfe", sample_text("alpha.yaml", FAULT).encode()],
    ids=["emptied", "half written", "no text", "one problem"],
)
def test_a_broken_file_is_served_as_it_last_was(
    tmp_path: Path, before: Loaded, content: bytes
) -> None:
    """However it is broken, its last good version stays, and the file is named."""
    broken = after(tmp_path, before, **{"alpha.yaml": content})
    assert before.catalogue.proposals == broken.catalogue.proposals
    assert (("records/alpha.yaml",), ("records/alpha.yaml",)) == (broken.excluded, broken.kept)
    assert {"records/alpha.yaml"} == {problem.path for problem in broken.problems}


def test_a_registry_is_served_whole_as_it_last_was(tmp_path: Path, before: Loaded) -> None:
    """One broken entry takes no valid one with it, and is itself still shown as it was."""
    text = sample_text(ACTORS, ("id: sylvania\n", "id: Sylvania\n"))
    broken = after(tmp_path, before, **{ACTORS: text})
    assert (list(before.catalogue.actors), (f"records/{ACTORS}",)) == (
        list(broken.catalogue.actors),
        broken.kept,
    )


def test_a_new_file_that_is_broken_is_left_out(tmp_path: Path, before: Loaded) -> None:
    """It has no earlier version; everything else is served."""
    new = sample_text("alpha.yaml", ("id: alpha\n", "id: gamma\n"), FAULT)
    broken = after(tmp_path, before, **{"gamma.yaml": new})
    assert (["alpha", "beta"], (), ("records/gamma.yaml",)) == (
        sorted(broken.catalogue.proposals),
        broken.kept,
        broken.excluded,
    )


def test_edits_elsewhere_are_served_at_once(tmp_path: Path, before: Loaded) -> None:
    """A problem in one file holds up no other."""
    broken = after(
        tmp_path,
        before,
        **{
            "alpha.yaml": sample_text("alpha.yaml", FAULT),
            BETA: sample_text(BETA, ("short_name: Beta", "short_name: Beta two")),
        },
    )
    names = {record.id: record.short_name for record in broken.catalogue.proposals.values()}
    assert {"alpha": "Alpha", "beta": "Beta two"} == names


def test_a_file_that_needs_what_a_broken_one_declares_waits_for_it(
    tmp_path: Path, before: Loaded
) -> None:
    """A new actor in a registry that is broken elsewhere: the proposal that names it is shown as it was too."""
    actors = sample_text(ACTORS, ("id: sylvania\n", "id: Sylvania\n"))
    added = "  - {id: ruritania, name: Ruritania, kind: state}\n"
    broken = after(
        tmp_path,
        before,
        **{
            ACTORS: actors + added,
            BETA: sample_text(
                BETA, ("proposed_by: [sylvania", "proposed_by: [ruritania, sylvania")
            ),
        },
    )
    assert before.catalogue is broken.catalogue
    assert (f"records/{BETA}", f"records/{ACTORS}") == broken.kept
    fixed = after(tmp_path, broken, **{ACTORS: sample_text(ACTORS) + added})
    assert ((), (), "ruritania") == (
        fixed.problems,
        fixed.kept,
        fixed.catalogue.proposals["beta"].proposed_by[0],
    )


def test_a_file_that_only_misses_a_deleted_record_stays(tmp_path: Path, before: Loaded) -> None:
    """A deleted record is gone; those that mention it stay, with a problem each."""
    gone = after(tmp_path, before, **{"sources/treaty-2024.yaml": None})
    assert sorted(before.catalogue.proposals) == sorted(gone.catalogue.proposals)
    assert "treaty-2024" not in gone.catalogue.sources
    assert () != gone.problems
    assert () == gone.kept


def test_a_version_once_kept_is_kept_through_more_faults(tmp_path: Path, before: Loaded) -> None:
    """Two broken saves in a row do not lose the last good version."""
    once = after(tmp_path, before, **{"alpha.yaml": sample_text("alpha.yaml", FAULT)})
    twice = after(tmp_path, once, **{"alpha.yaml": "id: ["})
    assert before.catalogue is twice.catalogue


def test_a_deleted_file_is_not_kept(tmp_path: Path, before: Loaded) -> None:
    """Deleting a proposal is intended, even one that was broken last."""
    broken = after(tmp_path, before, **{"alpha.yaml": "id: ["})
    deleted = after(tmp_path, broken, **{"alpha.yaml": None})
    assert ["beta"] == list(deleted.catalogue.proposals)


def test_without_anything_before_a_broken_file_is_excluded(tmp_path: Path, before: Loaded) -> None:
    """At the start of the server there is no earlier version."""
    broken = after(tmp_path, None, **{"alpha.yaml": "id: ["})
    assert (["beta"], ()) == (list(broken.catalogue.proposals), broken.kept)


def test_a_folder_that_cannot_be_read_is_served_as_it_last_was(
    tmp_path: Path, before: Loaded
) -> None:
    """Its files have not been deleted: they stay, with one problem for all of them; when it is back, so are they."""
    folder = tmp_path / "records" / "sources"
    away = folder.rename(tmp_path / "away")
    folder.symlink_to(away)
    blocked = load(tmp_path / "records", "records", before)
    assert before.catalogue is blocked.catalogue
    assert ["records/sources"] == [problem.path for problem in blocked.problems]
    assert [path for path in before.served if "/sources/" in path] == list(blocked.kept)
    folder.unlink()
    away.rename(folder)
    back = load(tmp_path / "records", "records", blocked)
    assert (before.catalogue, (), before.files) == (back.catalogue, back.problems, back.files)
