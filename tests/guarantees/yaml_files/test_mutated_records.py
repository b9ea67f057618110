"""Real records, invalid at random: nothing is raised, and nothing that was written is dropped in silence.

What the program understood is compared with what PyYAML's composer finds in the same text: an entry of a mapping that
is missing from the tree, a key given twice and a key that no model knows must each have led to a problem.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from guarantees.catalogue.catalogue import load
from guarantees.yaml_files.record_files import read_record
from guarantees.yaml_files.record_kinds import model_for
from tests.builders import sample_text, write_records

VARIANTS = "names:\n  - spellings: [Kiev, Kyiv, Киев]\n  - spellings: [Lviv, Lvov]\n"
# A record of every kind.
NAMES = (
    *("alpha.yaml", "beta.yaml", "positions/sylvania.yaml"),
    *("sources/gazette-2025-08.yaml", "sources/treaty-2024.yaml"),
    *(f"registry/{name}.yaml" for name in ("actors", "contradictions", "edition", "elements")),
    *("registry/events.yaml", "registry/families.yaml", "registry/name_variants.yaml"),
)
# The same parser as the program's: the two of PyYAML do not agree on what is no YAML.
COMPOSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ODD = (
    *("\x00", "\x1b", "\t", "\r", "\u2028", "\u202e", "\u200b", "\ufeff", "😀", "é", "\ud800", "\U000e0041"),
    *(":", ": ", "- ", "#", " #", "'", '"', "[", "]", "{", "}", "&a ", "*a", "!!int ", "|", ">", "%", "@", "`"),
    *("<<: ", "? ", "---", "...", "null", "~", "yes", "1e999", "0x10", "2025-02-30", "=======", "\\", "\n", "\n  "),
)  # fmt: skip


def text_of(name: str) -> str:
    """The text of a record."""
    return VARIANTS if name.endswith("name_variants.yaml") else sample_text(name)


Mutation = Callable[[list[str], random.Random], None]


def delete(lines: list[str], by: random.Random) -> None:
    """Drop some lines."""
    at = by.randrange(len(lines))
    del lines[at : at + by.randint(1, 4)]


def duplicate(lines: list[str], by: random.Random) -> None:
    """Paste some lines a second time, at the same place or elsewhere."""
    at = by.randrange(len(lines))
    to = by.choice([at, by.randrange(len(lines))])
    lines[to:to] = lines[at : at + by.randint(1, 6)]


def swap(lines: list[str], by: random.Random) -> None:
    """Exchange two lines."""
    one, other = by.randrange(len(lines)), by.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def indent(lines: list[str], by: random.Random) -> None:
    """Move a line to the right or left."""
    at = by.randrange(len(lines))
    line = lines[at]
    spaces = max(len(line) - len(line.lstrip()) + by.choice([-4, -2, -1, 1, 2, 4]), 0)
    lines[at] = " " * spaces + line.lstrip()


def rename_key(lines: list[str], by: random.Random) -> None:
    """Write a key otherwise, or as another key."""
    keyed = [at for at, line in enumerate(lines) if ": " in line or line.endswith(":")]
    if keyed:
        at = by.choice(keyed)
        key, colon, rest = lines[at].partition(":")
        stem = key.rstrip()[:-1] or "x"
        lines[at] = (
            f"{by.choice([key + 's', stem, key.upper(), key + ' ', stem + 'е'])}{colon}{rest}"
        )


def quote_key(lines: list[str], by: random.Random) -> None:
    """Give a key of the record a second time, in quotation marks."""
    keyed = [line for line in lines if line and line[0].isalpha() and ":" in line]
    if keyed:
        lines.insert(by.randrange(len(lines)), f'"{by.choice(keyed).partition(":")[0]}": x')


def insert_characters(lines: list[str], by: random.Random) -> None:
    """Put something odd into a line."""
    at = by.randrange(len(lines))
    column = by.randint(0, len(lines[at]))
    lines[at] = lines[at][:column] + by.choice(ODD) + lines[at][column:]


def drop_characters(lines: list[str], by: random.Random) -> None:
    """Take something out of a line."""
    at = by.randrange(len(lines))
    column = by.randint(0, len(lines[at]))
    lines[at] = lines[at][:column] + lines[at][column + by.randint(1, 8) :]


def splice(lines: list[str], by: random.Random) -> None:
    """Go on as another file does from some line on."""
    other = text_of(by.choice(NAMES)).split("\n")
    lines[by.randrange(len(lines)) :] = other[by.randrange(len(other)) :]


def cut_off(lines: list[str], by: random.Random) -> None:
    """End in the middle of a line, as a file that is still being written."""
    at = by.randrange(len(lines))
    lines[at:] = [lines[at][: by.randint(0, len(lines[at]))]]


MUTATIONS: tuple[Mutation, ...] = (
    *(delete, duplicate, swap, indent, rename_key, quote_key),
    *(insert_characters, drop_characters, splice, cut_off),
)


def invalid(name: str, seed: int, mutations: list[Mutation]) -> bytes:
    """A record after the mutations, in UTF-8 and perhaps with some other bytes."""
    by = random.Random(seed)
    lines = text_of(name).split("\n")
    for mutate in mutations:
        mutate(lines, by)
        lines = lines or [""]
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    if content and by.random() < 0.1:
        at = by.randrange(len(content))
        content = content[:at] + bytes([by.randrange(256)]) + content[at + 1 :]
    return content


some_records = st.builds(
    lambda name, seed, mutations: (name, invalid(name, seed, mutations)),
    st.sampled_from(NAMES),
    st.integers(0, 2**32),
    st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=4),
)
steadily = settings(max_examples=1000, derandomize=True, deadline=None)


@steadily
@given(some_records)
def test_nothing_that_was_written_is_dropped_in_silence(corrupted: tuple[str, bytes]) -> None:
    """A record that is accepted holds every entry of the text, each key once and known; any other has a problem."""
    name, content = corrupted
    model = model_for(name)
    assert not isinstance(model, str)
    file, problems = read_record(content, name, model)
    for problem in problems:
        assert str(problem).isprintable()
        assert len(problem.message) < 600
        assert 1 <= problem.line <= content.count(b"\n") + 1
    if problems:
        return
    root = yaml.compose(content.decode("utf-8-sig"), Loader=COMPOSER)
    assert written(root) == read(file.tree_at()) == kept(file.record)


Place = tuple[str | int, ...]


def written(node: yaml.Node, place: Place = ()) -> set[Place]:
    """The place of every key and entry in a text, as PyYAML finds them. Fails when a key is given twice."""
    found = {place}
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"a key is given twice in {place}"
        for key, value in node.value:
            found |= written(value, (*place, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            found |= written(value, (*place, index))
    return found


def read(tree: object, place: Place = ()) -> set[Place]:
    """The place of every key and entry in the tree that the program read."""
    found = {place}
    entries: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(tree, dict):
        entries = iter(tree.items())
    elif isinstance(tree, list):
        entries = iter(enumerate(tree))
    for key, value in entries:
        found |= read(value, (*place, key))
    return found


def kept(value: object, place: Place = ()) -> set[Place]:
    """The place of everything that a validated record was given, and not of what it has by default."""
    found = {place}
    entries: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, BaseModel):
        entries = ((name, getattr(value, name)) for name in value.model_fields_set)
    elif isinstance(value, dict):
        entries = iter(value.items())
    elif isinstance(value, tuple):
        entries = iter(enumerate(value))
    for key, entry in entries:
        found |= kept(entry, (*place, key))
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose files are invalid one after the other."""
    return write_records(
        tmp_path_factory.mktemp("mutated") / "records", {"registry/name_variants.yaml": VARIANTS}
    )


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.sampled_from(NAMES),
    st.integers(0, 2**32),
    st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3),
)
def test_a_folder_with_a_corrupted_file_is_served(
    root: Path, name: str, seed: int, mutations: list[Mutation]
) -> None:
    """No record breaks a rule: nothing is raised, and what is served names nothing that is broken."""
    by = random.Random(seed)
    lines = text_of(name).split("\n")
    for mutate in mutations:
        mutate(lines, by)
        lines = lines or [""]
    (root / name).write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    try:
        loaded = load(root, "records")
        shown = {problem.path for problem in loaded.problems}
        assert set(loaded.excluded) <= shown
        assert loaded.files == 12
        assert [str(p) for p in loaded.problems if not str(p).isprintable()] == []
    finally:
        (root / name).write_text(text_of(name), encoding="utf-8")
