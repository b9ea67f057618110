"""The curators' guide, ``proposals/README.md``: its commands, examples, links and ids are those of the project."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.commands import command_line
from guarantees.commands.command_line import _parser, main
from guarantees.files.yaml_reader import read_yaml
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
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
# Ids of the invented example, which no record may have.
INVENTED = {"freedonia-pact-2031", "freedonia-treaty-2031"}


@cache
def records() -> Catalogue:
    """The real records."""
    loaded = load(ROOT / "proposals", "proposals")
    assert loaded.problems == ()
    return loaded.catalogue


def test_the_guide_has_examples() -> None:
    """The tests below have something to look at."""
    assert (len(COMMANDS) > 15, len(EXAMPLES) > 3) == (True, True)


def test_the_guide_names_every_command() -> None:
    """What the program can do for a curator stands in the guide; generate is for those who change the program."""
    named = {shlex.split(command)[3] for command in COMMANDS}
    assert named == set(command_line.COMMANDS) - {"generate"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_guide_is_understood(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program knows the command and all its options."""
    monkeypatch.chdir(tmp_path)
    for folder in ("proposals", "texts"):
        (tmp_path / folder).mkdir()
    words = shlex.split(command)
    assert words[:3] == ["python", "-m", "guarantees"]
    assert callable(_parser().parse_args(words[3:]).run)


def test_the_walk_through_leads_to_sound_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its commands that begin records, given in their order, leave no problem behind."""
    monkeypatch.chdir(tmp_path)
    # The small folder is quicker than the real records; what the commands name is put into it.
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
def test_every_example_is_a_valid_part_of_a_record(example: str) -> None:
    """Each key of an example is read by the model that has it in a record."""
    tree = read_yaml(example.encode(), "example").tree
    model = ActorPositions if "/positions/" in example else Proposal
    for key, value in tree.items():
        TypeAdapter(model.model_fields[key].annotation).validate_python(value)


@pytest.mark.parametrize("example", [text for text in EXAMPLES if "# an invented" not in text])
def test_every_example_stands_in_the_record_it_names(example: str) -> None:
    """An example that is not invented is a part of the file it names, word for word."""
    path = ROOT / re.match(r"# (\S+\.yaml)\n", example)[1]
    in_file = read_yaml(path.read_bytes(), str(path)).tree
    assert list(_differences(read_yaml(example.encode(), "example").tree, in_file)) == []


def _differences(part: Any, whole: Any, at: str = "") -> Iterator[str]:
    """Where something in the part does not stand in the whole; of lists each entry must be one of the whole's."""
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
    """Links name files and folders that exist, and headings that the guide has."""
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^##+ (.*)$", GUIDE, re.MULTILINE)
    }
    broken = []
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        path, _, heading = target.partition("#")
        if not (ROOT / "proposals" / path).exists() or (not path and heading not in headings):
            broken.append(target)
    assert broken == []


def test_every_id_that_the_guide_names_exists() -> None:
    """Words in the form of an id are ids of records, elements or values, or of the invented example."""
    catalogue = records()
    known = {
        *catalogue.proposals,
        *catalogue.sources,
        *catalogue.actors,
        *catalogue.elements,
        *catalogue.families,
        *catalogue.attributed,
        *(option for element in catalogue.elements.values() for option in element.option_ids),
    }
    named = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", GUIDE)) - {"yaml-language-server"}
    dates = {name for name in named if re.fullmatch(r"\d{4}(-\d{2}){1,2}", name)}
    assert named - dates - known == set()
    assert {name for name in INVENTED if name in known} == set()


def test_the_error_message_of_the_guide_is_the_programs(tmp_path: Path) -> None:
    """The example of an error is what check says of such a mistake, but for the file and the place."""
    text = sample_text("alpha.yaml", ("unit: soldiers", "unit: solders"))
    found = load(write_records(tmp_path, {"alpha.yaml": text})).problems
    example = next(block for _, block in BLOCKS if "solders" in block).rstrip()
    assert [f"{problem.field}: {problem.message}" for problem in found] == [
        example.split(": ", 1)[1]
    ]


def test_the_sentences_in_the_table_of_errors_are_the_programs() -> None:
    """Each sentence of the table of errors stands in the program, where it is written."""
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
