"""Rules and editorial policy as files of the repository, from the text that the Method page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.cells.rule_steps import CELL_RULE, STANCE_RULE
from guarantees.reference.documents import reference_files
from guarantees.reference.editorial_policy import EDITORIAL_POLICY, TO_REPORT_AN_ERROR
from guarantees.reference.method_reference import method_files, policy_reference, rules_reference
from tests.builders import sample

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", method_files())
def test_the_files_in_the_repository_are_current(name: str) -> None:
    """A change of a rule or of the policy is followed by ``python -m guarantees generate``, which writes them."""
    content = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert content == method_files()[name] == reference_files(sample())[name]


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
