"""The rules and the editorial policy as Markdown, for readers of the repository: the same text as the Method page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guarantees.cells.rule_steps import CELL_RULE, STANCE_RULE, RuleStep
from guarantees.reference.editorial_policy import EDITORIAL_POLICY, TO_REPORT_AN_ERROR


def method_files() -> dict[str, str]:
    """The content of the generated files by their names in ``docs/``."""
    return {"editorial-policy.md": policy_reference(), "rules.md": rules_reference()}


def policy_reference() -> str:
    """The editorial policy, rule by rule."""
    return _document(
        "Editorial policy",
        "`guarantees/reference/editorial_policy.py`",
        [
            *(
                f"## {rule.name}\n\n" + "\n".join(f"- {sentence}" for sentence in rule.says)
                for rule in EDITORIAL_POLICY
            ),
            "## Reporting an error\n\nPlease say\n\n"
            + "\n".join(f"- {part}" for part in TO_REPORT_AN_ERROR),
        ],
    )


def rules_reference() -> str:
    """The cell rule and the stance rule, step by step."""
    return _document(
        "The two rules",
        "`guarantees/cells/rule_steps.py`",
        [
            "Why they are as they are: [the cell rule](decisions/0002-the-cell-rule.md), "
            "[the stance rule](decisions/0007-the-stance-rule.md).",
            "## How a cell comes about\n\n" + "\n".join(_steps(CELL_RULE)),
            "## How a stance comes about\n\n" + "\n".join(_steps(STANCE_RULE)),
        ],
    )


def _steps(steps: Iterable[RuleStep]) -> Iterator[str]:
    for number, step in enumerate(steps, 1):
        yield f"{number}. **{step.name}.** {step.says}"


def _document(title: str, made_from: str, parts: list[str]) -> str:
    made = f"Generated from {made_from} by `python -m guarantees generate`; do not edit."
    return "\n\n".join([f"# {title}", made, *parts]) + "\n"
