"""What a stance says to a reader: its sign, its text, one sentence, and why it shows what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import CellState
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import StanceCell, StanceState, stances_taken
from guarantees.cells.voices import Voice
from guarantees.records.position import Position
from guarantees.records.statement import Attributed
from guarantees.records.vocabulary import Sign
from guarantees.words.actors import agreeing
from guarantees.words.cell_words import (
    STATE_SIGNS,
    owned,
    searched_words,
    sides_words,
    speakers,
)
from guarantees.words.english import and_words, counted
from guarantees.words.statement_words import STANCE_SIGNS, by_joining

STANCE_STATE_SIGNS = {
    **{StanceState(stance.value): sign for stance, sign in STANCE_SIGNS.items()},
    StanceState.DIFFERS: STATE_SIGNS[CellState.DISPUTED],
    StanceState.REPLACED: STATE_SIGNS[CellState.WITHDRAWN],
    StanceState.SAID_BY_OTHERS: STATE_SIGNS[CellState.OTHERS_SAY],
    StanceState.NOT_YET: STATE_SIGNS[CellState.NOT_YET],
    StanceState.SILENT: STATE_SIGNS[CellState.SILENT],
    StanceState.NOT_MENTIONED: STATE_SIGNS[CellState.NOT_MENTIONED],
    StanceState.NOT_CODED: STATE_SIGNS[CellState.NOT_CODED],
}
STANCE_STATE_TONES = {
    StanceState.PROPOSES: Sign.YES.tone,
    StanceState.ACCEPTS: Sign.YES.tone,
    StanceState.ACCEPTS_IF: Sign.PARTIAL.tone,
    StanceState.OPEN: Sign.STATED.tone,
    StanceState.AMBIGUOUS: "ambiguous",
    StanceState.REJECTS: Sign.NO.tone,
    StanceState.DIFFERS: "disputed",
}
"""The look of each state. Those left out look absent: the actor has no current stance of its own."""

# How many provisions a sentence names.
_MOST_NAMED = 3


@dataclass(frozen=True)
class StanceWords:
    """Sign (one character), tone (a word for the look), text and one sentence; none is empty.

    ``text`` is the stance with what its condition requires. It says whose voice it is unless it is the actor's own, so
    that nobody else's words read as the actor's.
    """

    sign: str
    tone: str
    text: str
    says: str


def stance_words(cell: StanceCell, catalogue: Catalogue) -> StanceWords:
    """The words of a stance."""
    return StanceWords(
        STANCE_STATE_SIGNS[cell.state],
        STANCE_STATE_TONES.get(cell.state, "absent"),
        stance_text(cell, catalogue),
        _says(cell, catalogue),
    )


def stance_text(cell: StanceCell, catalogue: Catalogue) -> str:
    """The stance with what qualifies it, as it follows the name of the actor."""
    return agreeing(_text(cell), cell.actor, catalogue=catalogue)


def _text(cell: StanceCell) -> str:
    if cell.state is StanceState.DIFFERS:
        return _differing_text(cell)
    if cell.state is StanceState.SAID_BY_OTHERS:
        said = " or ".join(f"“{stance}”" for stance in stance_labels(cell.by_others))
        return f"others say {said}" if said else "others said so, then withdrew it"
    return _with_remarks(cell.state.label, [*qualified_by(cell), *_reported(cell)])


def qualified_by(cell: StanceCell) -> list[str]:
    """What qualifies a stance besides the voice: what its conditions require first, and that it follows from a
    signature."""
    return [*_conditions(cell), *([by_joining(cell.signed)] if cell.signed else [])]


def _differing_text(cell: StanceCell) -> str:
    stances = stance_labels(cell.shown)
    if len(stances) == 1:
        return _with_remarks(stances[0], [*_conditions(cell), Voice.REPORTED.label, "denied"])
    who = "reports differ" if cell.voice is Voice.REPORTED else StanceState.DIFFERS.label
    return f"{who} ({' or '.join(stances)})"


def _with_remarks(stance: str, remarks: list[str]) -> str:
    return f"{stance} ({'; '.join(remarks)})" if remarks else stance


def _reported(cell: StanceCell) -> list[str]:
    return [Voice.REPORTED.label] if cell.voice is Voice.REPORTED else []


def _conditions(cell: StanceCell) -> list[str]:
    """What the conditions of the positions shown require first, each once."""
    asked = (p.condition.requires.label for p in cell.shown if p.condition)
    return list(dict.fromkeys(asked))


def stance_labels(positions: Iterable[Position]) -> list[str]:
    """The labels of the stances that positions take."""
    return [stance.label for stance in stances_taken(positions)]


def _says(cell: StanceCell, catalogue: Catalogue) -> str:
    """One sentence; for a dispute all sides of it, each by its speaker."""
    if cell.state is StanceState.DIFFERS:
        return sides_words((*cell.shown, *cell.denials), catalogue)
    if cell.state is StanceState.SAID_BY_OTHERS:
        return sides_words((*cell.seen, *cell.denials), catalogue)
    said = [p for p in cell.seen if p.stance.value == cell.state.value] or cell.seen
    return owned(said[0], catalogue) if said else cell.state.meaning


def stance_why(cell: StanceCell, catalogue: Catalogue) -> str:
    """One sentence that says why the state is what it is."""
    explain = _REASONS.get(cell.state)
    if explain:
        return explain(cell, catalogue)
    return _why_shown(cell, catalogue) if cell.shown else cell.state.meaning


def _why_shown(cell: StanceCell, catalogue: Catalogue) -> str:
    if cell.signed:
        return f"{_why_signed(cell, catalogue)}{_compared_with(cell)}."
    verb = "said" if cell.voice is Voice.OWN else "reported"
    speakers = _speakers(cell.shown, catalogue)
    return f"It shows what is {verb} by {speakers}{_compared_with(cell)}."


def _why_signed(cell: StanceCell, catalogue: Catalogue) -> str:
    """Which texts it follows from; long lists name the first."""
    signed = [position for position in cell.shown if isinstance(position, SignedPosition)]
    texts = list(dict.fromkeys(catalogue.proposals[each.text].short_name for each in signed))
    named = texts[:_MOST_NAMED]
    more = [f"{len(texts) - _MOST_NAMED} more"] if len(texts) > _MOST_NAMED else []
    verbs = " or ".join(dict.fromkeys(each.status.label for each in signed))
    actor = catalogue.actor_short_name(cell.actor)
    return f"It follows from what {actor} {verbs}: {and_words([*named, *more])}"


def _compared_with(cell: StanceCell) -> str:
    """What it outranks or replaces, and that others do not decide."""
    additions = []
    if cell.lower:
        additions.append("the party's own voice outranks reports")
    if cell.earlier:
        additions.append("it is the latest of several")
    if cell.withdrawn:
        additions.append("withdrawn words do not count")
    if cell.by_others:
        additions.append("what others say of the party does not decide")
    if cell.denials:
        additions.append("a denial by someone else does not speak for the party")
    if not additions:
        return ", and no statement of equal standing differs"
    return "; " + ", and ".join(additions)


def _why_differs(cell: StanceCell, catalogue: Catalogue) -> str:
    speakers = _speakers(cell.shown, catalogue)
    if cell.denials:
        denied = {name for denial in cell.denials for name in denial.denies}
        reporters = _speakers([p for p in cell.shown if p.id in denied], catalogue)
        return f"What is reported by {reporters} is denied by {_speakers(cell.denials, catalogue)}."
    if len({position.speaker for position in cell.shown}) == 1:
        return f"Of {speakers} different stances are recorded, and no order in time, so neither replaces the other."
    return f"What is said by {speakers} differs at equal standing, so all of it is shown."


def _why_said_by_others(cell: StanceCell, catalogue: Catalogue) -> str:
    speakers = _speakers(cell.seen, catalogue)
    actor = catalogue.actor_short_name(cell.actor)
    return f"Said only by {speakers}. No words of {actor} about it are recorded."


def _why_withdrawn(cell: StanceCell, catalogue: Catalogue) -> str:
    if cell.shown:
        return _why_shown(cell, catalogue)
    return f"Withdrawn by {_speakers(cell.withdrawn, catalogue)}."


def _why_nothing_found(cell: StanceCell, catalogue: Catalogue) -> str:
    return searched_words(cell.absence, catalogue) if cell.absence else cell.state.meaning


def spoken_of_words(elements: Sequence[str], catalogue: Catalogue) -> str:
    """That an actor without a stance on a proposal as a whole takes one on provisions of it; "" for none of them.

    ``elements`` are the ids of these provisions.
    """
    if not elements:
        return ""
    names = and_words([catalogue.elements[element].name for element in elements[:_MOST_NAMED]])
    more = f" and {len(elements) - _MOST_NAMED} more" if len(elements) > _MOST_NAMED else ""
    return f"Takes a stance on {counted(len(elements), 'part')} of it: {names}{more}."


def _speakers(statements: Iterable[Attributed], catalogue: Catalogue) -> str:
    return and_words(speakers(statements, catalogue))


_REASONS = {
    StanceState.DIFFERS: _why_differs,
    StanceState.SAID_BY_OTHERS: _why_said_by_others,
    StanceState.WITHDRAWN: _why_withdrawn,
    StanceState.SILENT: _why_nothing_found,
    StanceState.NOT_MENTIONED: _why_nothing_found,
}
