"""What one actor says of a value or a proposal, and that a proposal gives a value, in words."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.cells.cell import Cell, CellState
from guarantees.cells.stances import StanceCell
from guarantees.pages.gap.evidence import Behind, stance_evidence
from guarantees.pages.gap.records import condition_words
from guarantees.pages.gap.steps import deciding
from guarantees.records.values import AMBIGUOUS, CodedValue
from guarantees.records.vocabulary import Sign
from guarantees.words.cell_words import STATE_SIGNS, STATE_TONES, CellLine
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.stance_marks import StanceMark, stance_mark
from guarantees.words.stance_words import StanceWords, stance_why, stance_words

CODES, CODES_SIGN = "coded", "●"


@dataclass(frozen=True)
class GapStance:
    """What one actor says of one value, or of a whole proposal. ``key`` names its evidence in the page and in links."""

    key: str
    cell: StanceCell
    words: StanceWords
    mark: StanceMark
    why: str
    condition: str
    citations: tuple[int, ...]
    evidence: tuple[Behind, ...]


def gap_stance(key: str, cell: StanceCell, sources: NumberedSources) -> GapStance:
    """A stance in words, with its evidence under the name ``key``."""
    catalogue = sources.catalogue
    return GapStance(
        key=key,
        cell=cell,
        words=stance_words(cell, catalogue),
        mark=stance_mark(cell, catalogue),
        why=stance_why(cell, catalogue),
        condition=condition_words(cell),
        citations=sources.cite_statements(deciding(cell)),
        evidence=stance_evidence(cell),
    )


def coding_line(cell: Cell, value: CodedValue) -> CellLine:
    """How a proposal's cell codes a value that it shows. The sign of the option itself is in its heading."""
    if value == AMBIGUOUS or cell.state is CellState.DISPUTED:
        state = CellState.DISPUTED if cell.state is CellState.DISPUTED else CellState.AMBIGUOUS
        return CellLine(STATE_SIGNS[state], STATE_TONES[state], state.label.lower())
    return CellLine(CODES_SIGN, Sign.STATED.tone, CODES)
