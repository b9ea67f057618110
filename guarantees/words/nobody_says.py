"""That no proposal gives an answer, said with what was asked: silence, no mention and no coding are not the same."""

from __future__ import annotations

from guarantees.cells.asked import Asked
from guarantees.cells.cell import HAS_VALUE, CellState
from guarantees.words.english import counted

_WORDS = {
    CellState.SILENT: "{} proved silent (what was put forward was read whole)",
    CellState.NOT_MENTIONED: "{} not mentioned in what was read, which proves nothing",
    CellState.NOT_CODED: "{} not coded",
    CellState.OTHERS_SAY: "{} with only what others say of it",
    CellState.NOT_APPLICABLE: "{} to which the question does not apply",
    CellState.WITHDRAWN: "{} withdrawn",
    CellState.NOT_YET: "{} with nothing by this day",
}


def what_was_asked(asked: Asked) -> str:
    """How many proposals were asked, and what each kind of cell says: one sentence."""
    count = sum(map(len, asked.by_state.values()))
    if not count:
        return "These records hold no proposal."
    parts = [f"{asked.answering} with another answer"] if asked.answering else []
    parts += [
        _WORDS[state].format(len(proposals))
        for state, proposals in asked.by_state.items()
        if state not in HAS_VALUE
    ]
    verb = "was" if count == 1 else "were"
    return f"{counted(count, 'proposal')} {verb} asked: {'; '.join(parts)}."
