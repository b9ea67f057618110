"""Every proposal on every question, as one sign each: where there are answers, and of which kind."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import CellState, cell_of
from guarantees.records.element import Element, ElementGroup
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Family
from guarantees.records.vocabulary import Sign
from guarantees.words.brief_answer import brief_answer

_WORDS = {
    Sign.YES.tone: "yes",
    Sign.NO.tone: "no",
    Sign.PARTIAL.tone: "in part",
    Sign.STATED.tone: "stated",
}


@dataclass(frozen=True)
class SignCell:
    """A cell as one ``word`` and the ``look`` that goes with it."""

    look: str
    word: str


@dataclass(frozen=True)
class SignRow:
    """A proposal with a cell for each element, and how many of them hold an answer."""

    id: str
    name: str
    cells: tuple[SignCell, ...]
    answers: int


@dataclass(frozen=True)
class SignTable:
    """The proposals by family, and the elements by group."""

    groups: tuple[tuple[ElementGroup, tuple[Element, ...]], ...]
    families: tuple[tuple[Family, tuple[SignRow, ...]], ...]


def sign_table(as_of: AsOf, catalogue: Catalogue) -> SignTable:
    """All proposals and elements of the catalogue."""
    groups = catalogue.elements_by_group()
    elements = [element for _, of_group in groups for element in of_group]
    families = (
        (family, tuple(_row(each, elements, as_of, catalogue) for each in proposals))
        for family, proposals in catalogue.proposals_by_family()
    )
    return SignTable(tuple(groups), tuple(families))


def _row(proposal: Proposal, elements: list[Element], as_of: AsOf, catalogue: Catalogue) -> SignRow:
    cells = tuple(_cell(proposal, element, as_of, catalogue) for element in elements)
    return SignRow(
        proposal.id, proposal.short_name, cells, sum(each.look in ANSWERS for each in cells)
    )


def _cell(proposal: Proposal, element: Element, as_of: AsOf, catalogue: Catalogue) -> SignCell:
    cell = cell_of(proposal, element, as_of, catalogue)
    if cell.state is CellState.CODED:
        tone = brief_answer(cell, element, catalogue).tone
        return SignCell(tone, _WORDS[tone])
    return SignCell(cell.state.value, cell.state.label.lower())


ANSWERS = frozenset({*_WORDS, CellState.DISPUTED.value, CellState.AMBIGUOUS.value})
"""The looks of cells that hold an answer."""
