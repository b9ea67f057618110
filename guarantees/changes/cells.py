"""Which cells of the comparison differ between two versions of the records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import Cell, CellState, cell_of
from guarantees.changes.model import CellChange
from guarantees.changes.origins import Sides
from guarantees.changes.pairs import NOT_THERE, About, Seen, change_of, side
from guarantees.changes.reasons import Reasons
from guarantees.changes.view import EVERYTHING, View
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.values import Quantity
from guarantees.words.cell_words import cell_words


def proposals_of_both(old: Catalogue, new: Catalogue) -> tuple[Proposal, ...]:
    """Every proposal once, as the newer side has it, in the neutral order: by the date it was first stated."""
    both = {**old.proposals, **new.proposals}
    return tuple(sorted(both.values(), key=lambda p: (p.first_stated.sort_key, p.short_name)))


def elements_of_both(old: Catalogue, new: Catalogue) -> tuple[Element, ...]:
    """Every element once, as the newer side has it, in the order of the codebook; those removed come last."""
    return tuple({**new.elements, **{**old.elements, **new.elements}}.values())


def cell_changes(sides: Sides, reasons: Reasons, view: View = EVERYTHING) -> Iterator[CellChange]:
    """The cells of a view that differ, by proposal and element. Ids of the old side are those of today."""
    old, new = sides.old, sides.new
    elements = elements_of_both(old, new)
    for proposal in proposals_of_both(old, new):
        for element in elements:
            if not view.has(proposal.id, element.id):
                continue
            before = _seen(proposal.id, element.id, old, sides.before)
            after = _seen(proposal.id, element.id, new, sides.after)
            about = About(proposal.short_name, element.name, proposal.id, element.id)
            change = change_of(about, before, after, sides, reasons)
            if change is not None:
                yield change


def _seen(proposal_id: str, element_id: str, catalogue: Catalogue, as_of: AsOf) -> Seen:
    proposal, element = catalogue.proposals.get(proposal_id), catalogue.elements.get(element_id)
    if proposal is None or element is None:
        return Seen(NOT_THERE)
    cell = cell_of(proposal, element, as_of, catalogue)
    deciding = (*cell.shown, *cell.denials) or cell.by_others or cell.withdrawn
    text = cell_words(cell, element, catalogue).text
    return Seen(
        side(cell.state.value, text, deciding, cell.absence, catalogue),
        coded=_coded(cell),
        codes=" or ".join(_code(value) for value in cell.values),
        behind=(cell.shown, cell.by_others, cell.lower, cell.earlier, cell.withdrawn),
        denials=cell.denials,
        absence=cell.absence,
    )


def _coded(cell: Cell) -> tuple[CellState, frozenset[Any]]:
    """State and values in a form that compares."""
    return cell.state, cell.compared


def _code(value: object) -> str:
    """A value as a record writes it."""
    if isinstance(value, Quantity):
        return value.words(value.unit)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
