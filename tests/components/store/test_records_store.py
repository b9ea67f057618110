"""components/store/records_store.py: records are read again when their files change, and not otherwise."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from components.store import records_store
from components.store.records_store import ROOT, are_read, records, records_folder, state_of
from guarantees.catalogue.catalogue import Loaded, load
from tests.builders import sample_text, write_records

UNKNOWN_FAMILY = ("family: pacts", "family: pakts")


@pytest.fixture
def folder(tmp_path: Path, use_records: Callable[[Path], Path]) -> Path:
    """The small folder of records, as the one that is served."""
    return use_records(write_records(tmp_path / "records"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A function that sets the store's clock; looks are a second apart."""
    monkeypatch.setattr(records_store, "LOOK_SECONDS", 1.0)

    def set_to(seconds: float) -> None:
        monkeypatch.setattr(records_store.time, "monotonic", lambda: seconds)

    set_to(100.0)
    return set_to


def proposal_names() -> dict[str, str]:
    """The short names of the proposals served now, by id."""
    return {record.id: record.short_name for record in records().catalogue.proposals.values()}


def rename_alpha(folder: Path, name: str) -> None:
    """Give the proposal alpha another short name."""
    text = sample_text("alpha.yaml", ("short_name: Alpha", f"short_name: {name}"))
    (folder / "alpha.yaml").write_text(text, encoding="utf-8")


def test_the_project_s_own_records_are_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder in the environment, ``proposals/`` is served."""
    monkeypatch.delenv("GUARANTEES_RECORDS")
    assert ROOT / "proposals" == records_folder()


def test_an_empty_name_of_a_folder_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """GUARANTEES_RECORDS set to nothing counts as not set."""
    monkeypatch.setenv("GUARANTEES_RECORDS", "")
    assert ROOT / "proposals" == records_folder()


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    """The store says whether records have been read, so that a page can ask a reader to wait."""
    before = are_read()
    records()
    assert (False, True) == (before, are_read())


def test_unchanged_files_are_read_once(folder: Path) -> None:
    """As long as no file changes, everyone gets the very same records."""
    assert records() is records()


def test_an_edited_file_is_read_again(folder: Path) -> None:
    """A change of a file is served on the next request."""
    before = proposal_names()
    rename_alpha(folder, "Alpha two")
    assert before | {"alpha": "Alpha two"} == proposal_names()


def test_an_edit_that_keeps_the_length_is_noticed(folder: Path) -> None:
    """A file of the same size as before is read again too."""
    records()
    rename_alpha(folder, "Alpho")
    assert "Alpho" == proposal_names()["alpha"]


def test_files_that_come_and_go_are_noticed(folder: Path) -> None:
    """A file is served once it is there, and no longer once it is gone."""
    text = sample_text(
        "beta.yaml", ("id: beta", "id: gamma"), ("short_name: Beta", "short_name: C")
    )
    seen = [sorted(proposal_names())]
    (folder / "gamma.yaml").write_text(text, encoding="utf-8")
    seen.append(sorted(proposal_names()))
    (folder / "gamma.yaml").unlink()
    seen.append(sorted(proposal_names()))
    assert [["alpha", "beta"], ["alpha", "beta", "gamma"], ["alpha", "beta"]] == seen


def test_files_in_folders_are_noticed(folder: Path) -> None:
    """A record of a source is checked as one of a proposal is."""
    text = sample_text(
        "sources/treaty-2024.yaml", ("title: Treaty of friendship", "title: Treaty of peace")
    )
    before = records().catalogue.sources["treaty-2024"].title
    (folder / "sources" / "treaty-2024.yaml").write_text(text, encoding="utf-8")
    after = records().catalogue.sources["treaty-2024"].title
    assert ("Treaty of friendship", "Treaty of peace") == (before, after)


def test_the_case_of_an_ending_does_not_matter(folder: Path) -> None:
    """A file that is refused for its ending in capitals is noticed when it comes, as any other is."""
    before = records().problems
    (folder / "gamma.YAML").write_text(sample_text("beta.yaml"), encoding="utf-8")
    assert ([], ["records/gamma.YAML"]) == ([*before], [p.path for p in records().problems])


def test_a_link_that_leads_nowhere_hides_no_file(folder: Path) -> None:
    """With an editor's lock among the records, changes of all others are still noticed."""
    for name in ("alpha", "beta"):
        (folder / f".#{name}.yaml").symlink_to("anna@freedonia.example:1")
    seen = [proposal_names()["alpha"]]
    for name in ("Alpha two", "Alpha three"):
        rename_alpha(folder, name)
        seen.append(proposal_names()["alpha"])
    assert ["Alpha", "Alpha two", "Alpha three"] == seen


def test_files_of_other_kinds_change_nothing(folder: Path) -> None:
    """A note in the folder of records is no reason to index them again."""
    before = records()
    (folder / "notes.txt").write_text("Ask Anna.", encoding="utf-8")
    assert before.catalogue is records().catalogue


def test_a_file_that_breaks_is_served_as_it_was_until_it_is_fixed(folder: Path) -> None:
    """The last good version stays, with line and remedy, and the corrected one takes its place."""
    rename_alpha(folder, "Alpha two")
    before = proposal_names()
    broken = sample_text("alpha.yaml", ("unit: soldiers", "unit: solders"))
    (folder / "alpha.yaml").write_text(broken, encoding="utf-8")
    shown = records()
    assert (before, ("records/alpha.yaml",)) == (proposal_names(), shown.kept)
    assert [("records/alpha.yaml", 41, 35)] == [(p.path, p.line, p.column) for p in shown.problems]
    rename_alpha(folder, "Alpha three")
    assert ("Alpha three", ()) == (proposal_names()["alpha"], records().problems)


def test_a_folder_that_goes_and_comes_back_is_served_all_the_time(folder: Path) -> None:
    """While it is away, what was read last is served, and the problem says that it is away."""
    before = records().catalogue
    away = folder.rename(folder.with_name("away"))
    gone = records()
    said = [str(problem) for problem in gone.problems]
    assert before is gone.catalogue
    assert [
        "records:1:1: the folder of records does not exist. Expected a folder of YAML files."
    ] == said
    away.rename(folder)
    assert (before, ()) == (records().catalogue, records().problems)


def test_a_missing_folder_is_a_problem_in_words(
    tmp_path: Path, use_records: Callable[[Path], Path]
) -> None:
    """A folder that is not there gives no records and a sentence that says so."""
    use_records(tmp_path / "nowhere")
    loaded = records()
    assert {} == loaded.catalogue.proposals
    assert load(tmp_path / "nowhere", "nowhere").problems == loaded.problems != ()


def test_another_folder_is_read_at_once(
    folder: Path, tmp_path: Path, use_records: Callable[[Path], Path], clock: Callable
) -> None:
    """Pointing to another folder counts without waiting for the next look."""
    first = proposal_names()["alpha"]
    other = write_records(tmp_path / "other")
    rename_alpha(use_records(other), "Another")
    assert ("Alpha", "Another") == (first, proposal_names()["alpha"])


def test_a_file_that_is_broken_in_another_folder_is_not_served_from_the_one_before(
    folder: Path, tmp_path: Path, use_records: Callable[[Path], Path]
) -> None:
    """The last good version of a file is one of its own folder, even if both folders have the same name."""
    assert "alpha" in proposal_names()
    text = sample_text("alpha.yaml", UNKNOWN_FAMILY)
    use_records(write_records(tmp_path / "other" / folder.name, {"alpha.yaml": text}))
    assert "alpha" not in proposal_names()


def test_files_are_looked_at_once_in_a_while(folder: Path, clock: Callable) -> None:
    """Within a second of the last look a change is not seen; after it, it is."""
    seen = [proposal_names()["alpha"]]
    rename_alpha(folder, "Alpha two")
    for seconds in (100.9, 101.1):
        clock(seconds)
        seen.append(proposal_names()["alpha"])
    assert ["Alpha", "Alpha", "Alpha two"] == seen


def test_many_readers_share_one_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers who come while the records are being read wait, and get what that one reading gave."""
    readings = []
    barrier = threading.Barrier(8)
    found = []

    def counted(root, shown_as, before):
        readings.append(root)
        return load(root, shown_as, before)

    monkeypatch.setattr(records_store, "load", counted)

    def ask() -> None:
        barrier.wait()
        found.append(records())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (1, 8, 1) == (len(readings), len(found), len({id(loaded) for loaded in found}))


class Looks:
    """What stops the keeper: after each look, the next step is taken; after the last, it ends."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.steps = list(steps)

    def wait(self, seconds: float) -> bool:
        """What the keeper calls between two looks."""
        if not self.steps:
            return True
        self.steps.pop(0)()
        return False


def test_a_changed_file_is_read_once_two_looks_found_it_the_same(folder: Path) -> None:
    """A file that is still being written is not read; what was read is published once."""
    published: list[str] = []
    served: list[str] = []

    def nothing() -> None:
        served.append(proposal_names()["alpha"])

    def edit(name: str) -> Callable[[], None]:
        return lambda: rename_alpha(folder, name)

    records()
    looks = Looks(nothing, nothing, edit("Half"), edit("Whole"), nothing, nothing)
    records_store.keep_fresh(
        looks, lambda loaded: published.append(loaded.catalogue.proposals["alpha"].short_name)
    )
    assert (["Whole"], ["Alpha", "Alpha", "Alpha", "Whole"]) == (published, served)


def test_while_the_files_are_watched_no_reader_looks_at_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers get what was read last, without a look at the disk."""
    records()
    records_store.keep_fresh(Looks(), lambda loaded: None)
    monkeypatch.setattr(records_store, "folder_signature", None)
    assert "Alpha" == proposal_names()["alpha"]


def test_a_watch_that_has_ended_is_not_relied_on(folder: Path) -> None:
    """When the thread that watched is gone, readers look at the files themselves again."""
    records()
    watch = threading.Thread(target=records_store.keep_fresh, args=(Looks(), lambda loaded: None))
    watch.start()
    watch.join()
    rename_alpha(folder, "Alpha two")
    assert "Alpha two" == proposal_names()["alpha"]


def test_the_state_changes_with_records_and_with_problems(folder: Path) -> None:
    """An edit, a problem and its fix each make another state; the same files make the same."""

    def state() -> str:
        return state_of(records())

    first = state()
    (folder / "beta.yaml").write_text(sample_text("beta.yaml", UNKNOWN_FAMILY), encoding="utf-8")
    broken = state()
    (folder / "beta.yaml").write_text(sample_text("beta.yaml"), encoding="utf-8")
    fixed = state()
    rename_alpha(folder, "Alpha two")
    assert (True, 3) == (first == fixed, len({first, broken, state()}))


def test_records_that_cannot_be_read_again_are_served_as_they_were(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The thread that reads survives a failure, says so in the log, and tries again."""
    before = records()
    stopped, real = threading.Event(), records_store.load
    seen: list[Loaded] = []

    def take(loaded: Loaded) -> None:
        seen.append(loaded)
        stopped.set()

    def fail_once(*arguments: object) -> Loaded:
        monkeypatch.setattr(records_store, "load", real)
        raise RuntimeError("a rule")

    monkeypatch.setattr(records_store, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(records_store, "PAUSE_AFTER_FAILURE_SECONDS", 0.01)
    monkeypatch.setattr(records_store, "load", fail_once)
    rename_alpha(folder, "Alpha two")
    records_store.keep_fresh(stopped, take)
    assert "Alpha" == before.catalogue.proposals["alpha"].short_name
    assert ["Alpha two"] == [loaded.catalogue.proposals["alpha"].short_name for loaded in seen]
    assert "The version read last is served." in caplog.text


def test_permissions_that_are_put_right_are_noticed(folder: Path) -> None:
    """A file that could not be read is read again once it can be, though nobody has written to it."""
    before = records_store.folder_signature(folder)
    (folder / "alpha.yaml").chmod(0o600)
    assert before != records_store.folder_signature(folder)
