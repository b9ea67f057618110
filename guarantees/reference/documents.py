"""The written reference: records, codebook, rules and editorial policy, generated from what the program itself uses.

They are ``records.md``, ``codebook.md``, ``rules.md``, ``editorial-policy.md`` and ``crosswalk.md`` in ``docs/``;
``tests/contract/test_real_records.py`` checks that they are current.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from pydantic import BaseModel

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.rule_steps import CELL_RULE, STANCE_RULE, RuleStep
from guarantees.records import vocabulary
from guarantees.records.element import Element
from guarantees.records.kinds import KINDS
from guarantees.reference.crosswalk import crosswalk_reference
from guarantees.reference.editorial_policy import EDITORIAL_POLICY, TO_REPORT_AN_ERROR
from guarantees.reference.schema import json_schema
from guarantees.yaml_files.record_kinds import MODELS


def reference_files(catalogue: Catalogue) -> dict[str, str]:
    """The content of every generated file in ``docs/``, by name."""
    return {
        "records.md": records_reference(),
        "codebook.md": codebook_reference(catalogue),
        "editorial-policy.md": policy_reference(),
        "rules.md": rules_reference(),
        "crosswalk.md": crosswalk_reference(catalogue),
    }


def records_reference() -> str:
    """Every kind of record with its keys, and every closed vocabulary with its meanings, as Markdown."""
    lines = [
        "# Records",
        "",
        "Generated from the models by `python -m guarantees generate`; do not edit.",
        "",
    ]
    for name, model in MODELS.items():
        lines += _record(name, model)
    lines += ["# Vocabularies", ""]
    for term in _vocabularies():
        lines += _vocabulary(term)
    return "\n".join(lines).rstrip() + "\n"


def _record(name: str, model: type[BaseModel]) -> Iterator[str]:
    kind = next(kind for kind in KINDS if kind.path and model in kind.files)
    where = kind.path.replace("*", f"<{kind.key}>")
    yield from (f"## {name}: `proposals/{where}`", "")
    schema = json_schema(model)  # type: ignore[arg-type]
    yield from _keys(schema)
    for definition, part in schema.get("$defs", {}).items():
        if "properties" in part:
            yield from (f"### {definition} (in {name})", "")
            yield from _keys(part)


def _keys(schema: dict[str, Any]) -> Iterator[str]:
    yield from (
        _cell(schema.get("description", "")),
        "",
        "| key | required | holds |",
        "|---|---|---|",
    )
    required = schema.get("required", [])
    for key, part in schema.get("properties", {}).items():
        is_required = "yes" if key in required else ""
        yield f"| `{key}` | {is_required} | {_cell(_holds(part))} |"
    yield ""


def _holds(part: dict[str, Any]) -> str:
    """What a key holds, in words: its description, or the names of the types it may have."""
    if part.get("description"):
        return str(part["description"])
    if "$ref" in part:
        return str(part["$ref"]).rsplit("/", 1)[-1]
    if part.get("type") == "array":
        return f"list of {_holds(part.get('items', {}))}"
    options = [o for o in part.get("anyOf", part.get("oneOf", [])) if o.get("type") != "null"]
    if options:
        return " or ".join(dict.fromkeys(_holds(option) for option in options))
    if part.get("type") == "object":
        return f"mapping to {_holds(part.get('additionalProperties') or {})}"
    return str(part.get("const") or part.get("type", ""))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _vocabularies() -> list[type[vocabulary.Term]]:
    terms = [value for value in vars(vocabulary).values() if isinstance(value, type)]
    return [t for t in terms if issubclass(t, vocabulary.Term) and issubclass(t, Enum) and len(t)]


def _vocabulary(term: type[vocabulary.Term]) -> Iterator[str]:
    yield from (f"## {term.__name__}", "", _cell(term.__doc__ or ""), "")
    yield from ("| value | shown as | meaning |", "|---|---|---|")
    for member in term:
        yield f"| `{member.value}` | {_cell(member.label)} | {_cell(member.meaning)} |"
    yield ""


def codebook_reference(catalogue: Catalogue) -> str:
    """Every element with its question, definition, coding rule and allowed values, as Markdown."""
    lines = [
        "# Codebook",
        "",
        "Generated from `proposals/registry/elements.yaml` by `python -m guarantees generate`; do not edit.",
        "",
    ]
    for group in catalogue.groups.values():
        lines += [f"## {group.name}", "", group.about, ""]
        for element in catalogue.elements.values():
            if element.group == group.id:
                lines += _element(element)
    return "\n".join(lines).rstrip() + "\n"


def _element(element: Element) -> Iterator[str]:
    yield from (f"### {element.number}. {element.name} (`{element.id}`)", "")
    yield from (f"*{element.question}*", "", element.definition, "")
    yield from (f"**Coding.** {element.coding_rule}", "")
    if element.look_for:
        words = ", ".join(f"`{_cell(word)}`" for word in element.look_for)
        yield from (f"**Words to look for**, by their beginnings: {words}.", "")
    yield from (f"**Takes** {element.kind.label}." + _units(element), "")
    if element.options:
        yield from ("| value | shown as | sign | meaning |", "|---|---|---|---|")
        for option in element.options:
            yield f"| `{option.id}` | {_cell(option.label)} | {option.sign.glyph} | {_cell(option.meaning)} |"
        yield ""
    if element.order:
        yield from (f"The options form a scale, in this order: {element.order.reason}", "")


def _units(element: Element) -> str:
    return f" Units: {', '.join(unit.id for unit in element.units)}." if element.units else ""


# ---- rules and policy, in the words of the Method page -----------------------------------------


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
            "## How a cell is decided\n\n" + "\n".join(_steps(CELL_RULE)),
            "## How a stance is decided\n\n" + "\n".join(_steps(STANCE_RULE)),
        ],
    )


def _steps(steps: Iterable[RuleStep]) -> Iterator[str]:
    for number, step in enumerate(steps, 1):
        yield f"{number}. **{step.name}.** {step.says}"


def _document(title: str, made_from: str, parts: list[str]) -> str:
    made = f"Generated from {made_from} by `python -m guarantees generate`; do not edit."
    return "\n\n".join([f"# {title}", made, *parts]) + "\n"
