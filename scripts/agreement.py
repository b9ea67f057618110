"""How far two coders agree: ``python -m scripts.agreement`` writes it to ``guarantees/reference/agreement.yaml``.

Values are compared as sets, by Passonneau's distance (MASI): two sets of which one holds the other are nearer than two
that only overlap, and those nearer than two that have nothing in common.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml
from nltk.metrics import masi_distance
from nltk.metrics.agreement import AnnotationTask

from guarantees.catalogue.catalogue import load
from guarantees.records.element import Element
from guarantees.reference.second_coding import (
    AGREEMENT,
    Agreement,
    Agreements,
    TwiceCoded,
    cells_by,
    second_coding,
)

RECORDS = Path(__file__).parent.parent / "proposals"


def agreement(cells: Sequence[TwiceCoded]) -> Agreement:
    """How far the two codings of some cells agree."""
    return Agreement(
        cells=len(cells), same=sum(cell.is_same for cell in cells), alpha=_alpha(cells)
    )


def _alpha(cells: Sequence[TwiceCoded]) -> float | None:
    labels = {coding.label for cell in cells for coding in (cell.first, cell.second)}
    if len(labels) == 1:
        return None
    triples = [
        (coder, f"{cell.proposal}.{cell.element}", coding.label)
        for cell in cells
        for coder, coding in (("first", cell.first), ("second", cell.second))
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return round(float(AnnotationTask(data=triples, distance=masi_distance).alpha()), 2)


def agreements_of(cells: Sequence[TwiceCoded], groups: dict[str, str]) -> Agreements:
    """The agreement on all cells, and on those of each group and element; ``groups`` has the group of each element."""
    return Agreements(
        all=agreement(cells),
        groups={name: agreement(part) for name, part in cells_by(cells, groups).items()},
        elements={
            name: agreement(part)
            for name, part in cells_by(cells, {each: each for each in groups}).items()
        },
    )


def text_of(agreements: Agreements) -> str:
    """The content of the generated file."""
    head = "# Generated from second_coding.yaml by `python -m scripts.agreement`; do not edit.\n"
    return head + yaml.safe_dump(agreements.model_dump(), sort_keys=False)


def current(elements: Mapping[str, Element]) -> str:
    """The content that the file should have, by the present codings and the groups of the elements."""
    groups = {element.id: element.group for element in elements.values()}
    return text_of(agreements_of(second_coding().cells, groups))


if __name__ == "__main__":
    AGREEMENT.write_text(current(load(RECORDS).catalogue.elements), encoding="utf-8")
