"""How our elements and values correspond to the variables of ATOP, a data set of alliances, and a text coded by both.

``atop.yaml`` next to this module has the correspondence, ``docs/crosswalk.md`` is generated from both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Absence, Statement
from guarantees.records.values import QUALIFIERS, Quantity

MONTHS = {"years": 12, "months": 1}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Variable(_Strict):
    """A variable of ATOP. Each alternative in ``any_of`` maps elements to values; of each element one must be coded."""

    asks: str
    note: str | None = None
    any_of: tuple[dict[str, tuple[str, ...]], ...] = ()
    months_of: str | None = None
    no_counterpart: str | None = None
    some: bool = False
    """Whether ATOP's code may be more than 1, so that only none (0) and some (1) can be compared."""


class Example(_Strict):
    """What ATOP publishes on a text that we have coded too, and why the two differ where they do."""

    proposal: str
    atopid: int
    published: dict[str, int]
    differences: dict[str, str]


class Crosswalk(_Strict):
    """The whole correspondence."""

    dataset: str
    cite: str
    coding_read_in: str
    meanings_read_in: str
    variables: dict[str, Variable]
    example: Example


@cache
def atop() -> Crosswalk:
    """The correspondence with ATOP."""
    text = Path(__file__).with_name("atop.yaml").read_text(encoding="utf-8")
    return Crosswalk.model_validate(yaml.safe_load(text))


def derived(variable: Variable, proposal: Proposal) -> int | None:
    """ATOP's code as it follows from our coding of a proposal; ``None`` for a variable without a counterpart.

    What others expect or read into the text does not count.
    """
    if variable.no_counterpart:
        return None
    coded = _coded(proposal)
    if variable.months_of:
        months = max(map(_months, coded.get(variable.months_of, ())), default=0)
        return min(months, 1) if variable.some else months
    return int(
        any(
            all(_options(coded.get(element, ())) & set(values) for element, values in each.items())
            for each in variable.any_of
        )
    )


def published(variable: Variable, code: int) -> int:
    """ATOP's published code as it can be compared: what is above 1 becomes 1 where only *some* is known."""
    return min(code, 1) if variable.some else code


def _coded(proposal: Proposal) -> Mapping[str, tuple[Statement, ...]]:
    return {
        element: tuple(statement for statement in provision if statement.others_say is None)
        for element, provision in proposal.provisions.items()
        if not isinstance(provision, Absence)
    }


def _options(statements: tuple[Statement, ...]) -> set[str]:
    found: set[str] = set()
    for statement in statements:
        if isinstance(statement.value, tuple):
            found.update(statement.value)
        elif isinstance(statement.value, str):
            found.add(statement.value)
    return found


def _months(statement: Statement) -> int:
    if not isinstance(statement.value, Quantity):
        return 0
    numbers: list[int | None] = [getattr(statement.value, name) for name in QUALIFIERS]
    return MONTHS[statement.value.unit] * max(each for each in numbers if each is not None)


# ---- docs/crosswalk.md ------------------------------------------------------------------------------


def crosswalk_reference(catalogue: Catalogue) -> str:
    """The correspondence and the example, as Markdown. Without the record of the example no code is derived."""
    crosswalk = atop()
    example = crosswalk.example
    proposal = catalogue.proposals.get(example.proposal)
    lines = [
        "# Crosswalk to ATOP",
        "",
        "Generated from `guarantees/reference/atop.yaml` by `python -m guarantees generate`; do not edit.",
        "",
        f"Data set: {crosswalk.dataset}. {crosswalk.cite}",
        "",
        f"- **Its coding of the example** was read in {crosswalk.coding_read_in}",
        f"- **What its variables mean**: {crosswalk.meanings_read_in}",
        "",
        "A variable is 1 if one of the lines in the third column holds. Each line names an element and the values of "
        "which one is enough; “and” joins what must hold together. The last columns code the North Atlantic Treaty "
        f"(ATOP {example.atopid}; our record `{example.proposal}`): as ATOP publishes it, and as it follows from our "
        "record.",
        "",
        "| variable | asks for | our elements and values | ATOP | derived |",
        "|---|---|---|---|---|",
    ]
    for name, variable in crosswalk.variables.items():
        ours = derived(variable, proposal) if proposal else None
        code = "–" if ours is None else f"{ours}"
        lines.append(
            f"| `{name}` | {_asks(variable)} | {_ours(variable, catalogue.elements)} "
            f"| {example.published[name]} | {code} |"
        )
    lines += ["", "## Where the two differ", ""]
    lines += [f"- `{name}`: {why}" for name, why in example.differences.items()]
    return "\n".join(lines) + "\n"


def _asks(variable: Variable) -> str:
    parts = [variable.asks, variable.note or ""]
    if variable.some:
        parts.append("Compared as none or some.")
    return " ".join(filter(None, parts))


def _ours(variable: Variable, elements: Mapping[str, Element]) -> str:
    if variable.no_counterpart:
        return f"None: {variable.no_counterpart}"
    if variable.months_of:
        return f"The number of `{variable.months_of}`, in months"
    return "<br>".join(" and ".join(_conditions(each, elements)) for each in variable.any_of)


def _conditions(
    alternative: Mapping[str, tuple[str, ...]], elements: Mapping[str, Element]
) -> Iterator[str]:
    for element, values in alternative.items():
        known = elements[element].option_ids if element in elements else ()
        left = [value for value in known if value not in values]
        if known and len(left) <= 2 and len(values) > 6:
            but = f" but {', '.join(f'`{value}`' for value in left)}" if left else ""
            yield f"`{element}`: any{but}"
        else:
            yield f"`{element}`: {', '.join(f'`{value}`' for value in values)}"
