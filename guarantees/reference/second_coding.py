"""How far two coders agree: cells that a second reader coded from the texts without seeing the first coding.

``second_coding.yaml`` next to this module has both codings as they were on the day. ``agreement.yaml`` has what follows
from them: ``python -m scripts.agreement`` works it out, and a test that it is current.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from guarantees.records.values import QUALIFIERS

FOLDER = Path(__file__).parent
AGREEMENT = FOLDER / "agreement.yaml"
Label = frozenset[str]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CodedPart(_Strict):
    """One value, and the part (step or case) of which it holds. The value of a quantity is a number with its unit."""

    value: str | tuple[str, ...] | dict[str, int | str]
    scope: str | None = None


class Coding(_Strict):
    """What one coder made of a cell: the name of its state, and its values if there are any."""

    state: str
    values: tuple[CodedPart, ...] = ()

    @property
    def label(self) -> Label:
        """What is compared: the values of all parts together, or the state where there is none.

        Scopes are in each coder's own words and are left out.
        """
        return frozenset(text for part in self.values for text in _texts(part.value)) or frozenset(
            {self.state}
        )


class TwiceCoded(_Strict):
    """One cell as both coded it, by the ids of its proposal and element."""

    proposal: str
    element: str
    first: Coding
    second: Coding

    @property
    def is_same(self) -> bool:
        """Whether both gave the same values, or the same reason why there is none."""
        return self.first.label == self.second.label


class SecondCoding(_Strict):
    """All cells that were coded twice: when, how they were drawn, and from how many."""

    on: datetime.date
    drawn: str
    drawn_from: int
    cells: tuple[TwiceCoded, ...]


class Agreement(_Strict):
    """How far the codings of some cells agree.

    ``alpha`` is Krippendorff's: 1 if all are the same, 0 if no more than by chance. It is ``None`` where all labels are
    the same, since there is then nothing to agree on.
    """

    cells: int
    same: int
    alpha: float | None


class Agreements(_Strict):
    """The agreement on all cells, on each group of elements and on each element, by their ids."""

    all: Agreement
    groups: dict[str, Agreement]
    elements: dict[str, Agreement]


@cache
def second_coding() -> SecondCoding:
    """The cells that were coded twice."""
    return SecondCoding.model_validate(_content(FOLDER / "second_coding.yaml"))


@cache
def agreements() -> Agreements:
    """How far the two codings agree."""
    return Agreements.model_validate(_content(AGREEMENT))


def cells_by(
    cells: Iterable[TwiceCoded], group_of: Mapping[str, str]
) -> dict[str, list[TwiceCoded]]:
    """Cells by what ``group_of`` says of their element, in the order of ``group_of``."""
    found: dict[str, list[TwiceCoded]] = {group: [] for group in group_of.values()}
    for cell in cells:
        if cell.element in group_of:
            found[group_of[cell.element]].append(cell)
    return {group: cells for group, cells in found.items() if cells}


def _texts(value: str | tuple[str, ...] | dict[str, int | str]) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple):
        return value
    qualifier = next(name for name in QUALIFIERS if name in value)
    return (f"{qualifier} {value[qualifier]} {value['unit']}",)


def _content(path: Path) -> object:
    # PyYAML may have been built without libyaml, which is ten times as fast.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
