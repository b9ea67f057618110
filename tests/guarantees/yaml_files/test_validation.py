"""From trees to records: where problems point, and what of a registry is kept."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guarantees.problems import Problem
from guarantees.records.proposal import Proposal
from guarantees.records.registry import ActorRegistry
from guarantees.yaml_files.record_files import read_record
from guarantees.yaml_files.record_kinds import MODELS
from guarantees.yaml_files.validation import validate, validate_entries
from guarantees.yaml_files.yaml_reader import read_yaml
from tests.builders import RECORDS, sample_text


def test_a_sound_record_has_no_problems() -> None:
    """A record comes back as its model."""
    document = read_yaml(sample_text("alpha.yaml").encode(), "alpha.yaml")
    record, problems = validate(Proposal, document, "alpha.yaml")
    assert (type(record), record.id if record else "", problems) == (Proposal, "alpha", [])


def test_a_broken_record_is_no_record() -> None:
    """With any problem there is no record, so nothing half-read is shown."""
    document = read_yaml(b"id: alpha\nnmae: Alpha\n", "alpha.yaml")
    record, problems = validate(Proposal, document, "alpha.yaml")
    assert record is None
    assert problems[0] == Problem(
        *("alpha.yaml", 1, 1, "name", "the key 'name' is missing. Add it.")
    )
    assert len(problems) == 9


ACTORS = """\
actors:
  - {id: a, name: A, kind: state}
  - {id: b, name: B, kind: country}
  - {id: c, name: C, kind: state}
  - {id: D, name: D, kind: state}
  - {id: e, name: E, kind: state}
"""


def test_sound_entries_of_a_registry_are_kept() -> None:
    """Each broken entry is left out alone, and it is known where the others were written."""
    document = read_yaml(ACTORS.encode(), "actors.yaml")
    record, problems, kept = validate_entries(ActorRegistry, document, "actors.yaml")
    assert record is not None
    assert [actor.id for actor in record.actors] == ["a", "c", "e"]
    assert kept == {"actors": (0, 2, 4)}
    assert [(p.line, p.column, p.field) for p in problems] == [
        (3, 28, "actors[1].kind"),
        (5, 10, "actors[3].id"),
    ]


def test_a_registry_without_a_sound_entry_is_no_record() -> None:
    """A list that must hold something is not made up."""
    document = read_yaml(b"actors:\n  - {id: a}\n", "actors.yaml")
    record, problems, kept = validate_entries(ActorRegistry, document, "actors.yaml")
    assert (record, kept, len(problems)) == (None, {}, 2)


def test_a_sound_registry_needs_no_map_of_kept_entries() -> None:
    """When all entries are valid their indices are those of the file."""
    document = read_yaml(b"actors:\n  - {id: a, name: A, kind: state}\n", "actors.yaml")
    record, problems, kept = validate_entries(ActorRegistry, document, "actors.yaml")
    assert record is not None
    assert (problems, kept) == ([], {})


def test_an_element_may_have_the_name_of_a_key() -> None:
    """An element called condition or absence is not taken for the key of that name."""
    text = "provisions:\n  condition:\n    - {foo: x}\n  absence: {absence: not_coded, foo: x}\n"
    _, problems = validate(Proposal, read_yaml(text.encode(), "x.yaml"), "x.yaml")
    assert [str(problem) for problem in problems if "foo" in problem.field] == [
        "x.yaml:3:8: provisions.condition[0].foo: 'foo' is not a known key. Expected one of: "
        "attributed_to, condition, denies, event, evidence, former_ids, held, id, known, mode, note, others_say, "
        "personal_estimate, readings, says, scope, speaker, stated, supersedes, value, withdrawn.",
        "x.yaml:4:33: provisions.absence.foo: 'foo' is not a known key. Expected one of: "
        "absence, looked_for, note, on, searched.",
    ]


FILES = {
    "proposal": "alpha.yaml",
    "source": "sources/gazette-2025-08.yaml",
    "positions": "positions/sylvania.yaml",
    **{
        name: f"registry/{name}.yaml"
        for name in ("actors", "elements", "events", "contradictions", "families", "edition")
    },
}


def paths(tree: Any, path: tuple = ()) -> list[tuple]:
    """The path of every value of a tree."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    if not isinstance(tree, (dict, list)):
        return [path]
    return [path] * bool(path) + [p for step, part in steps for p in paths(part, (*path, step))]


WRONG = st.sampled_from(["", "x", "NO", "-1", "Ä ö", [], ["x"], [["x"]], {}, {"x": "y"}, "remove"])


@pytest.mark.parametrize("kind", FILES)
@given(data=st.data())
@settings(max_examples=60)
def test_every_problem_is_put_into_words(kind: str, data: st.DataObject) -> None:
    """Whatever is written in place of a value, no message is the library's own and each points into the file."""
    text = (RECORDS / FILES[kind]).read_text(encoding="utf-8")
    tree = yaml.load(text, Loader=yaml.BaseLoader)
    *parents, last = data.draw(st.sampled_from(paths(tree)))
    inner = tree
    for step in parents:
        inner = inner[step]
    wrong = data.draw(WRONG)
    if wrong == "remove":
        del inner[last]
    else:
        inner[last] = wrong
    content = yaml.safe_dump(tree, allow_unicode=True, default_style='"', sort_keys=False).encode()
    _, problems = read_record(content, "x.yaml", MODELS[kind])
    lines = content.decode().split("\n")
    for problem in problems:
        assert not re.search(r"Input should|valid |pydantic|should match|: \.", problem.message)
        assert re.match(
            r"(is|has|the|gives|lists|mode|needs|reason|says|stance|value|names|absence|a) |'",
            problem.message,
        )
        assert problem.message.endswith((".", "?"))
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
