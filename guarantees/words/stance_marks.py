"""A stance as every page draws it: a mark for the voice, the stance in a word, and the month.

The words are those of the codebook, in brief. All that is left out is in the evidence, and most of it in ``label``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.stances import StanceCell, StanceState
from guarantees.cells.voices import Voice
from guarantees.records.dates import UNDATED, EdtfDate
from guarantees.records.vocabulary import Stance
from guarantees.words.actors import agreeing
from guarantees.words.cell_words import CellLine
from guarantees.words.stance_words import (
    STANCE_STATE_SIGNS,
    STANCE_STATE_TONES,
    qualified_by,
    stance_labels,
    stance_text,
)

VOICE_SIGNS = {Voice.OWN: "●", Voice.REPORTED: "○", Voice.OTHERS: "◇"}
NOBODY_SAYS = (
    StanceState.NOT_YET,
    StanceState.SILENT,
    StanceState.NOT_MENTIONED,
    StanceState.NOT_CODED,
)
"""The states that have no voice, each with a sign of its own where a table has no empty places."""
_BRIEFLY = {Stance.DENIES.label: "denies", StanceState.DIFFERS.label: "differs"}


@dataclass(frozen=True)
class StanceMark:
    """One stance in brief.

    ``sign`` and ``voice`` say whose voice it is; of a silence, which has none, they are "".
    ``word`` is the stance, ``remark`` what qualifies it ("" for nothing), ``when`` the month with its precision and
    ``dated`` the date in full ("" where nothing was said).
    """

    sign: str
    voice: str
    tone: str
    word: str
    remark: str
    when: str
    dated: str


def stance_mark(cell: StanceCell, catalogue: Catalogue) -> StanceMark:
    """The mark of a stance."""
    dates = (p.stated for p in cell.seen)
    latest = max(dates, key=lambda date: (date.sort_key, date.text), default=None)
    voice = cell.voice.label if cell.voice else ""
    dated = f"stated {latest.words_after_verb()}" if latest else ""
    word, *remarks = _in_words(cell)
    return StanceMark(
        sign=VOICE_SIGNS[cell.voice] if cell.voice else "",
        voice=voice,
        tone=STANCE_STATE_TONES.get(cell.state, "absent"),
        word=agreeing(_BRIEFLY.get(word, word), cell.actor, catalogue=catalogue),
        remark=", ".join(remarks),
        when=month(latest) if latest else "",
        dated=dated,
    )


def _in_words(cell: StanceCell) -> list[str]:
    """The stance in a word, then what qualifies it."""
    if cell.state is StanceState.SAID_BY_OTHERS:
        return [" or ".join(stance_labels(cell.by_others)) or StanceState.WITHDRAWN.label]
    if cell.state is not StanceState.DIFFERS:
        return [cell.state.label, *qualified_by(cell)]
    stances = stance_labels(cell.shown)
    if len(stances) == 1:
        return [*stances, *qualified_by(cell), "denied"]
    return [StanceState.DIFFERS.label, " or ".join(stances)]


def stance_line(cell: StanceCell, catalogue: Catalogue) -> CellLine:
    """A stance in full as one line, with the sign for its voice; what has no voice has the sign of its absence."""
    sign = VOICE_SIGNS[cell.voice] if cell.voice else STANCE_STATE_SIGNS[cell.state]
    tone = STANCE_STATE_TONES.get(cell.state, "absent")
    return CellLine(sign, tone, stance_text(cell, catalogue))


@lru_cache(maxsize=4096)
def month(date: EdtfDate) -> str:
    """The month of a date in brief: ``Aug 2025``, ``≤ Aug 2025``, ``Feb? 2026``; "" for what is undated."""
    return "" if date.text == UNDATED else date.to_month().short()
