"""``.pre-commit-config.yaml``: hooks that run local commands for the right files, without the network."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from guarantees.reference.documents import reference_files
from tests.builders import sample
from tests.command_lines import OURS, our_commands, parsed

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
HOOKS = [hook for repo in CONFIGURATION["repos"] for hook in repo["hooks"]]
RECORDS = [path.relative_to(ROOT).as_posix() for path in (ROOT / "proposals").rglob("*.yaml")]


def tools() -> Iterator[str]:
    """The packages that development installs by name."""
    for line in (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([a-z][a-z-]*)==", line):
            yield found[1]


def of_records() -> list[dict[str, Any]]:
    """The hooks that check all records."""
    return [hook for hook in HOOKS if hook["id"] in ("check", "fmt")]


def test_every_hook_is_this_project_s_own() -> None:
    """Nothing is downloaded: hooks are local, and use the current environment."""
    assert ["local"] == [repo["repo"] for repo in CONFIGURATION["repos"]]
    assert {"system"} == {hook["language"] for hook in HOOKS}
    assert {"id", "name", "entry", "language"} <= set.intersection(*map(set, HOOKS))
    assert len(HOOKS) == len({hook["id"] for hook in HOOKS})


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_every_hook_runs_a_command_that_exists(hook: dict[str, Any]) -> None:
    """A hook runs a command of this project with known arguments, or a tool that development installs."""
    if hook["entry"].startswith(OURS.strip()):
        (words,) = our_commands(hook["entry"])
        assert words[0] == hook["id"]
        assert parsed(words)
    else:
        assert shlex.split(hook["entry"])[:2] == ["python", "-m"]
        assert shlex.split(hook["entry"])[2] in set(tools())


@pytest.mark.parametrize("hook", of_records(), ids=lambda hook: hook["id"])
def test_all_records_are_checked_whichever_has_changed(hook: dict[str, Any]) -> None:
    """The pattern matches every record and nothing else, and the command reads the whole folder."""
    others = ("proposals/README.md", "schema/source.schema.json", "tests/data/records/alpha.yaml")
    pattern = re.compile(hook["files"])
    assert len(RECORDS) > 20
    assert [] == [name for name in RECORDS if not pattern.search(name)]
    assert [] == [name for name in others if pattern.search(name)]
    assert hook["pass_filenames"] is False


def test_the_guide_for_contributors_names_commands_that_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real parser understands each command of CONTRIBUTING.md, and those of the hooks are among them."""
    (tmp_path / "DIR").mkdir()
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    # In the block of commands, each is followed by spaces and what it does.
    commands = list(our_commands(re.sub(r"(python -m guarantees .*?)   +.*", r"\1", text)))
    assert {hook["id"] for hook in of_records()} | {"generate"} <= {words[0] for words in commands}
    assert all(parsed(words) for words in commands)


def test_generated_files_are_checked_when_their_origin_changes() -> None:
    """The domain, the codebook and the generated files themselves trigger it; other code and records do not."""
    (pattern,) = [re.compile(hook["files"]) for hook in HOOKS if hook["id"] == "generate"]
    origins = [
        "guarantees/records/source.py",
        "guarantees/cells/rule_steps.py",
        "guarantees/pages/tables/matrix.py",
        "guarantees/reference/documents.py",
        "guarantees/reference/schema.py",
        "guarantees/words/cell_words.py",
        "guarantees/reference/atop.yaml",
        "proposals/north-atlantic-treaty.yaml",
        "proposals/registry/elements.yaml",
        "schema/source.schema.json",
        *(f"docs/{name}" for name in reference_files(sample())),
    ]
    assert [] == [name for name in origins if not (ROOT / name).is_file()]
    assert [] == [name for name in origins if not pattern.search(name)]
    assert not pattern.search("components/pages/table.py")
    assert not pattern.search("proposals/registry/events.yaml")
