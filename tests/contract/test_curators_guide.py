"""The curators' guide, ``proposals/README.md``: its commands, examples and links are those of the project."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guarantees.catalogue.catalogue import load
from guarantees.commands import command_line
from guarantees.commands.command_line import _parser, main
from guarantees.yaml_files.yaml_reader import read_yaml
from tests.builders import sample_text, write_records

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "proposals" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
COMMANDS = sorted(
    {
        line.partition("#")[0].strip()
        for _, block in BLOCKS
        for line in block.splitlines()
        if line.startswith("python -m guarantees")
    }
    | set(re.findall(r"`(python -m guarantees [^`]*)`", GUIDE))
)
EXAMPLES = [block for language, block in BLOCKS if language == "yaml"]
FOREIGN_FORCES = """\
  - id: foreign-forces
    number: 19
    group: means
    name: Foreign forces
    question: May they come?
    definition: Whether they may come.
    coding_rule: Code what is said.
    kind: choice
    options:
      - {id: deployed, label: To be deployed, meaning: They come., sign: yes}
"""


def test_the_guide_has_examples() -> None:
    """The tests below have commands and examples to check."""
    assert (len(COMMANDS) > 15, len(EXAMPLES) > 2) == (True, True)


def test_the_guide_names_every_command() -> None:
    """Every command for curators is in the guide; ``generate`` and ``mcp`` are for others."""
    named = {shlex.split(command)[3] for command in COMMANDS}
    assert named == set(command_line.COMMANDS) - {"generate", "mcp"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_guide_is_understood(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program knows each command and all its options."""
    monkeypatch.chdir(tmp_path)
    for folder in ("proposals", "texts"):
        (tmp_path / folder).mkdir()
    words = shlex.split(command)
    assert words[:3] == ["python", "-m", "guarantees"]
    assert callable(_parser().parse_args(words[3:]).run)


def test_the_walk_through_leads_to_valid_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its commands that begin records, run in their order, leave no problem behind."""
    monkeypatch.chdir(tmp_path)
    # The small folder, with what the commands name added to it.
    family = "  - {id: article-5-like, name: Pledges, about: Of help.}\npresets:"
    write_records(
        tmp_path / "proposals",
        {
            "registry/families.yaml": sample_text("registry/families.yaml", ("presets:", family)),
            "registry/elements.yaml": sample_text("registry/elements.yaml") + FOREIGN_FORCES,
        },
    )
    assert main(["new", "actor", "--name", "Ruritania", "--kind", "state"]) == 0
    Path("texts").mkdir()
    Path("texts/courier.txt").write_text("A line.\n\n" * 6, encoding="utf-8")
    given = [
        shlex.split(line)[3:]
        for line in GUIDE.splitlines()
        if line.startswith("python -m guarantees new")
    ]
    ended = [(words, main(words)) for words in given]
    assert [words for words, code in ended if code != 0] == []
    assert [words[1] for words in given] == (
        ["actor", "actor", "source", "proposal", *["position"] * 3, "event", "contradiction"]
    ), capsys.readouterr().out
    assert load(Path("proposals")).problems == ()


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_part_of_the_template_it_names(example: str) -> None:
    """Examples are invented, and are in an annotated template word for word."""
    path = ROOT / re.match(r"# (templates/\S+\.yaml)\n", example)[1]
    in_file = read_yaml(path.read_bytes(), str(path)).tree
    assert list(_differences(read_yaml(example.encode(), "example").tree, in_file)) == []


def _differences(part: Any, whole: Any, at: str = "") -> Iterator[str]:
    """Where a part differs from the whole; each entry of a list must be one of the whole's."""
    if isinstance(part, dict):
        for key, value in part.items():
            if not isinstance(whole, dict) or key not in whole:
                yield f"{at}.{key}"
            else:
                yield from _differences(value, whole[key], f"{at}.{key}")
    elif isinstance(part, list):
        yield from (f"{at}: {entry}" for entry in part if entry not in whole)
    elif part != whole:
        yield f"{at}: {part}"


def test_every_link_leads_somewhere() -> None:
    """Links name headings of the guide, and files and folders that exist, other than records."""
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^##+ (.*)$", GUIDE, re.MULTILINE)
    }
    broken = []
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        path, _, heading = target.partition("#")
        exists = path.endswith(".yaml") or (ROOT / "proposals" / path).exists()
        if not exists or (not path and heading not in headings):
            broken.append(target)
    assert broken == []


def test_the_error_message_of_the_guide_is_the_programs(tmp_path: Path) -> None:
    """The example of an error is what ``check`` says of such a mistake, except for file and place."""
    text = sample_text("alpha.yaml", ("unit: soldiers", "unit: solders"))
    found = load(write_records(tmp_path, {"alpha.yaml": text})).problems
    example = next(block for _, block in BLOCKS if "solders" in block).rstrip()
    assert [f"{problem.field}: {problem.message}" for problem in found] == [
        example.split(": ", 1)[1]
    ]


def test_the_sentences_in_the_table_of_errors_are_the_programs() -> None:
    """Every sentence in the table of errors is in the source of the program."""
    section = GUIDE[GUIDE.index("| you see | usually |") : GUIDE.index("## Glossary")]
    rows = [row.split("|")[1].strip() for row in section.splitlines()[2:] if row.startswith("|")]
    program = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "guarantees").rglob("*.py")
    )
    missing = [
        part.strip()
        for row in rows
        if "…" in row
        for part in row.split("…")
        if part.strip() and part.strip() not in program
    ]
    assert missing == []
