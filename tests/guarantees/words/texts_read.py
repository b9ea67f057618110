"""Cells that claim more about the texts of a proposal than was read of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.cell import CellState, cell_of
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import Mode
from guarantees.words.cell_words import cell_words, why

_NO_TEXT = re.compile(r"\b(no|none of (its|the)) (own )?text", re.IGNORECASE)
_READ_WHOLE = re.compile(r"was read whole", re.IGNORECASE)


def unproved_cells(catalogue: Catalogue) -> list[str]:
    """The cells with a sentence about the proposal's texts that is untrue, each with the sentence."""
    return [
        f"{proposal.id}, {element}: {sentence}"
        for proposal in catalogue.proposals.values()
        for element, searched, sentence in _sentences(proposal, catalogue)
        if (_NO_TEXT.search(sentence) and _has_text(proposal))
        or (_READ_WHOLE.search(sentence) and not proposal.is_read_whole_in(searched))
    ]


def _sentences(
    proposal: Proposal, catalogue: Catalogue
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """What each empty cell says: its sentence, its reason and the curators' note."""
    for element in catalogue.elements.values():
        cell = cell_of(proposal, element, LATEST, catalogue)
        if cell.state in (CellState.SILENT, CellState.NOT_MENTIONED, CellState.NOT_CODED):
            searched = cell.absence.searched if cell.absence else ()
            note = cell.absence.note if cell.absence else None
            says = cell_words(cell, element, catalogue).says
            yield element.id, searched, " ".join((says, why(cell, catalogue), note or ""))


def _has_text(proposal: Proposal) -> bool:
    """Whether any of its own text was read, so that the column may quote it."""
    statements = (s for p in proposal.provisions.values() if isinstance(p, tuple) for s in p)
    return bool(proposal.own_text) or any(s.mode is Mode.OFFICIAL_TEXT for s in statements)
