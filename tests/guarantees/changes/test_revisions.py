"""Records of a folder or of a revision of git, read without touching the checkout."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from guarantees.changes.revisions import NoSuchRecords, load_side
from tests.builders import sample_text, write_records

_IDENTITY = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "A Curator"), ("EMAIL", "curator@example.org"))
}


def git(*arguments: str) -> str:
    """Run git in the folder the test is in, as a curator without any configuration."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *arguments]
    ended = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        env={**environment, **nowhere, **_IDENTITY},
    )
    return ended.stdout.strip()


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test is in a repository: the small folder in the first commit, another kind of alpha in the second."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    write_records(Path("proposals"))
    commit("first")
    git("tag", "v1")
    change("kind: proposal", "kind: option")
    commit("second")


def change(old: str, new: str) -> None:
    """Edit the proposal alpha in the working folder."""
    text = sample_text("alpha.yaml", (old, new))
    Path("proposals/alpha.yaml").write_text(text, encoding="utf-8")


def commit(message: str) -> None:
    """Commit everything."""
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


def kind(name: str, folder: str = "proposals") -> str:
    """The kind of the proposal alpha on one side."""
    return load_side(name, folder).catalogue.proposals["alpha"].kind.value


def refusal(name: str, folder: str = "proposals") -> str:
    """Why a side cannot be read."""
    with pytest.raises(NoSuchRecords) as refused:
        load_side(name, folder)
    return str(refused.value)


def test_folders_branches_tags_and_commits_are_read() -> None:
    """Each names the records it held; the working folder is read as it is, committed or not."""
    change("kind: proposal", "kind: demand")
    whole = git("rev-parse", "HEAD~1")
    names = ("proposals", "main", "HEAD", "v1", "HEAD~1", whole, whole[:8])
    assert [kind(name) for name in names] == [
        *("demand", "option", "option", "proposal", "proposal", "proposal", "proposal")
    ]
    assert git("status", "--porcelain") == "M proposals/alpha.yaml"


def test_a_revision_is_read_like_the_folder_it_came_from() -> None:
    """Problems are named with the revision and the folder, and the version of the data is the same."""
    assert load_side("HEAD", "proposals").catalogue.version == (
        load_side("proposals", "proposals").catalogue.version
    )
    change("kind: proposal", "kind: wish")
    commit("broken")
    loaded = load_side("main", "proposals")
    assert [str(problem) for problem in loaded.problems] == [
        "main:proposals/alpha.yaml:4:7: kind: 'wish' is not a known value. "
        "Expected one of: agreement, demand, expert_idea, option, proposal, reference."
    ]


def test_a_folder_comes_before_a_branch_of_its_name() -> None:
    """The working folder is what a curator means; the branch has a longer name too."""
    git("branch", "proposals", "v1")
    assert (kind("proposals"), kind("refs/heads/proposals")) == ("option", "proposal")


def test_the_place_one_stands_in_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of records is found from below the top of the repository, and by its whole path."""
    Path("notes").mkdir()
    monkeypatch.chdir("notes")
    assert (kind("v1", "../proposals"), kind("v1", str(tmp_path / "proposals"))) == (
        "proposal",
        "proposal",
    )


def test_a_link_in_a_revision_leads_nowhere(tmp_path: Path) -> None:
    """A link that was committed is read as the text it is, and never followed out of the records."""
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: secret\n", encoding="utf-8")
    Path("proposals/linked.yaml").symlink_to(secret)
    commit("link")
    problems = [str(problem) for problem in load_side("HEAD", "proposals").problems]
    assert len(problems) == 1
    assert problems[0].startswith("HEAD:proposals/linked.yaml:1:1: The file holds a single text")


def test_what_an_attribute_leaves_out_of_archives_is_left_out() -> None:
    """A revision is read from an archive of it, so export-ignore counts there and not in the working folder."""
    attributes = "registry/contradictions.yaml export-ignore\n"
    Path("proposals/.gitattributes").write_text(attributes, encoding="utf-8")
    commit("contradictions are not exported")
    assert load_side("HEAD", "proposals").catalogue.contradictions == {}
    assert load_side("proposals", "proposals").catalogue.contradictions != {}


def test_records_at_the_top_of_the_repository_are_read() -> None:
    """The folder of records may be the repository itself."""
    git("mv", *(str(path) for path in Path("proposals").iterdir()), ".")
    commit("moved up")
    assert kind("HEAD", ".") == "option"


@pytest.mark.parametrize("name", ["--output=taken", "-p", "--", "", "a\0b"])
def test_no_name_is_an_option_of_git(name: str) -> None:
    """What begins with a hyphen is refused before git sees it."""
    assert refusal(name) == (
        f"'{name}' is neither a folder nor a revision. Expected a folder, a branch, a tag or a commit."
    )
    assert not Path("taken").exists()


@pytest.mark.parametrize(
    "name", ["v2", "v1..main", "HEAD:proposals", "HEAD --all", "main\n", "$(id)"]
)
def test_what_is_no_revision_is_said_to_be_none(name: str) -> None:
    """Ranges, paths and unknown names are no commits."""
    assert refusal(name) == (
        f"'{name}' is neither a folder nor a revision that git knows here. "
        "Expected a folder, a branch, a tag or a commit."
    )


def test_a_revision_without_the_folder_says_how_to_name_it() -> None:
    """Records may have been elsewhere in an earlier revision."""
    git("mv", "proposals", "data")
    commit("moved")
    assert refusal("HEAD") == (
        "The revision 'HEAD' has no records in the folder 'proposals'. "
        "Name the folder they were in with --path."
    )
    assert kind("HEAD", "data") == "option"


def test_a_folder_outside_the_repository_has_no_revisions(tmp_path: Path) -> None:
    """Git cannot know what such a folder held."""
    assert refusal("HEAD", "/elsewhere") == (
        f"'/elsewhere' is not in the repository '{tmp_path.resolve()}', so the revision 'HEAD' cannot hold it. "
        "Name a folder in it with --path."
    )


def test_without_a_repository_only_folders_are_read(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git's own words say why no revision can be looked for."""
    outside = tmp_path_factory.mktemp("outside")
    monkeypatch.chdir(outside)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(outside.parent))
    assert refusal("HEAD").startswith(
        "'HEAD' is not a folder, and git cannot look for a revision here: fatal: not a git repository"
    )


def test_without_git_only_folders_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two folders can still be compared."""
    monkeypatch.setenv("PATH", "")
    assert kind("proposals") == "option"
    assert refusal("HEAD") == (
        "git is not installed here, so revisions cannot be read. Compare two folders."
    )


def test_a_short_history_is_named_as_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout made for a run of checks often holds one commit only, and the remedy is one command."""
    git("clone", "--quiet", "--depth", "1", tmp_path.as_uri(), "shallow")
    monkeypatch.chdir("shallow")
    assert refusal("HEAD~1").endswith(
        "The history here is cut short: git fetch --unshallow brings it."
    )
