"""The written reference: current, and complete."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guarantees.cells.rule_steps import CELL_RULE, STANCE_RULE
from guarantees.reference.documents import (
    codebook_reference,
    policy_reference,
    records_reference,
    rules_reference,
)
from guarantees.reference.editorial_policy import EDITORIAL_POLICY, TO_REPORT_AN_ERROR
from tests.builders import sample

ROOT = Path(__file__).resolve().parents[3]


def test_the_codebook_is_written_out() -> None:
    """Question, definition, coding rule, units, values and scale of each element are there for people."""
    text = codebook_reference(sample())
    assert text.startswith(
        """\
# Codebook

Generated from `proposals/registry/elements.yaml` by `python -m guarantees generate`; do not edit.

## Form

How firmly it binds.

### 1. Legal effect (`legal-effect`)

*Does it bind?*

Whether its parties are bound by law.

**Coding.** Code what the text says, not what would be wise.

**Takes** one option.

| value | shown as | sign | meaning |
|---|---|---|---|
| `none` | None | ✕ | Nothing binds. |
| `political` | Political | ◐ | It binds in honour. |
| `binding` | Legally binding | ✓ | It binds in law. |

The options form a scale, in this order: From nothing to law.

## Means
"""
    )
    assert "**Takes** number. Units: soldiers, brigades.\n" in text
    assert text.endswith("| `open-list` | Open list | • | Others may join. |\n")


def test_words_to_look_for_are_written_out() -> None:
    """A curator reads in the codebook which beginnings of words a silence was tested with."""
    effect = sample().elements["legal-effect"].model_copy(update={"look_for": ("bind", "юридич")})
    text = codebook_reference(replace(sample(), elements={"legal-effect": effect}))
    assert "**Words to look for**, by their beginnings: `bind`, `юридич`.\n\n**Takes**" in text
    assert "Words to look for" not in codebook_reference(sample())


def test_a_bar_in_a_meaning_does_not_end_the_cell_of_its_table() -> None:
    """Markdown would read a vertical bar in a record's words as the next column."""
    element = sample().elements["legal-effect"]
    first, *others = element.options
    options = (first.model_copy(update={"meaning": "Nothing | little binds."}), *others)
    elements = {element.id: element.model_copy(update={"options": options})}
    text = codebook_reference(replace(sample(), elements=elements))
    assert "| `none` | None | ✕ | Nothing \\| little binds. |" in text.splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "## proposal: `proposals/<id>.yaml`",
        "## actors: `proposals/registry/actors.yaml`",
        "| `quote` |  | One run of at most 12 words (in a script without spaces 24 signs), copied exactly from the "
        "cited place. |",
        "| `id` | yes | A permanent identifier. |",
        "| `indirect` | indirect speech | Somebody else says in other words what the speaker said. |",
    ],
)
def test_records_and_vocabularies_are_written_out(line: str) -> None:
    """Every key says whether it is needed and what it holds, every word what it means."""
    assert line in records_reference().splitlines()


def test_the_policy_is_written_out() -> None:
    """Every promise has its heading, and every sentence a line."""
    lines = policy_reference().splitlines()
    assert [f"## {rule.name}" for rule in EDITORIAL_POLICY] == [
        line for line in lines if line.startswith("## ") and "error" not in line
    ]
    sentences = [sentence for rule in EDITORIAL_POLICY for sentence in rule.says]
    assert [f"- {each}" for each in (*sentences, *TO_REPORT_AN_ERROR)] == [
        line for line in lines if line.startswith("- ")
    ]


def test_the_rules_are_written_out() -> None:
    """Step by step, each rule counted from 1."""
    steps = [
        f"{number}. **{step.name}.** {step.says}"
        for rule in (CELL_RULE, STANCE_RULE)
        for number, step in enumerate(rule, 1)
    ]
    assert steps == [line for line in rules_reference().splitlines() if line[:1].isdigit()]


def test_the_decisions_that_are_named_exist() -> None:
    """Each link from the rules leads to a file."""
    for name in ("0002-the-cell-rule.md", "0007-the-stance-rule.md"):
        assert f"(decisions/{name})" in rules_reference()
        assert (ROOT / "docs" / "decisions" / name).is_file()
