"""Keys that are out of order, each with its place and where it belongs."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from guarantees.authoring.key_order import misplaced_keys
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.registry import ActorRegistry
from guarantees.yaml_files.yaml_reader import read_yaml


def misplaced(text: str, model: type[BaseModel] = Proposal) -> list[str]:
    """The problems of the keys of a record."""
    return [str(each) for each in misplaced_keys(read_yaml(text.encode(), "a"), model, "a.yaml")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id: a\nname: n\n", id="fields as in the model"),
        pytest.param("provisions: {z: [], a: []}\n", id="keys that curators choose"),
        pytest.param("id: a\nnmae: x\nkind: k\n", id="an unknown key behind another"),
        pytest.param("nmae: x\nid: a\n", id="an unknown key in front"),
        pytest.param("summary:\n  - b: c\n    a: d\n", id="a mapping where none belongs"),
    ],
)
def test_an_order_that_fits_is_no_problem(text: str) -> None:
    """Keys that the model lists are in its order; all others may be anywhere."""
    assert misplaced(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "name: n\nid: a\nkind: k\n",
            ["a.yaml:2:1: id: is out of order. Expected it as the first key. "],
        ),
        (
            "id: a\nstatus:\n  - status: s\n    says: s\n    date: 2025\n",
            ["a.yaml:5:5: status[0].date: is out of order. Expected it as the first key. "],
        ),
        (
            "provisions: {z: [{value: v, evidence: [{at: p1, source: s}], says: x}]}\n",
            [
                "a.yaml:1:49: provisions.z[0].evidence[0].source: is out of order. "
                "Expected it as the first key. ",
                "a.yaml:1:62: provisions.z[0].says: is out of order. Expected it after 'value' (line 1). ",
            ],
        ),
    ],
)
def test_a_key_out_of_order_is_named_with_its_place(text: str, said: list[str]) -> None:
    """At any depth, and in brackets too, every key that must be moved is named, with its new place."""
    assert misplaced(text) == [f"{each}Move it there, with its comments." for each in said]


@pytest.mark.parametrize(
    ("keys", "model", "start"),
    [
        (
            "id value says speaker mode attributed_to stated evidence readings note",
            Proposal,
            "provisions:\n  e:\n    -\n",
        ),
        ("id about stance says stated", ActorPositions, "positions:\n    -\n"),
        ("id name kind iso short_name", ActorRegistry, "actors:\n    -\n"),
    ],
)
def test_the_order_begins_with_what_a_statement_is_about(
    keys: str, model: type[BaseModel], start: str
) -> None:
    """Fields that a model adds to inherited ones have their own place, not the end."""
    lines = [f"      {key}: x\n" for key in keys.split()]
    assert misplaced(start + "".join(lines), model) == []
    assert misplaced(start + "".join([*lines[2:], *lines[:2]]), model) != []
