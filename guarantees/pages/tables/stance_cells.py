"""The cells of Positions: what one actor says of one proposal or question, in words and as it is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.marks import stance_marks
from guarantees.cells.provisions_spoken_of import provisions_spoken_of
from guarantees.cells.stances import (
    TAKES_A_STANCE,
    StanceCell,
    StanceState,
    StanceSubject,
    stance_of,
    stances_on_element,
)
from guarantees.cells.voices import Voice
from guarantees.pages.tables.positions_query import (
    PositionRows,
)
from guarantees.pages.tables.rows import (
    TableCell,
)
from guarantees.words.brief_answer import in_few_words
from guarantees.words.cell_words import CellLine, value_words
from guarantees.words.stance_marks import stance_line
from guarantees.words.stance_words import (
    spoken_of_words,
    stance_words,
)

NOTHING_RECORDED = frozenset({StanceState.NOT_CODED, StanceState.NOT_YET})
NOT_KNOWN = NOTHING_RECORDED | {StanceState.NOT_MENTIONED, StanceState.SAID_BY_OTHERS}
"""Whether the actor takes a stance is not known: accounts that do not mention one prove nothing."""
_STATE_ORDER = {state: place for place, state in enumerate(StanceState)}
_VOICE_ORDER = {voice: place for place, voice in enumerate(Voice)}
Stances = tuple[StanceCell, ...]


def stances_in(
    actor_id: str, rows: PositionRows, row_id: str, as_of: AsOf, catalogue: Catalogue
) -> tuple[StanceCell, ...]:
    """The stances of one cell: one on a proposal; on an element, one for each value that the actor spoke of by then.

    If the actor spoke of no value of an element by then, it is the one stance on the element as a whole.
    """
    if rows is PositionRows.PROPOSALS:
        return (stance_of(actor_id, StanceSubject(proposal=row_id), as_of, catalogue),)
    spoken_of = stances_on_element(actor_id, row_id, as_of, catalogue)
    by_then = tuple(cell for cell in spoken_of if cell.state is not StanceState.NOT_YET)
    whole = StanceSubject(element=row_id)
    if spoken_of and not by_then:
        return (StanceCell(actor_id, whole, StanceState.NOT_YET),)
    return by_then or (stance_of(actor_id, whole, as_of, catalogue),)


@cached_on_catalogue
def answers_from(
    catalogue: Catalogue,
) -> Callable[[str, PositionRows, str, AsOf], TableCell[Stances]]:
    """A cell depends on nothing else of a query, so queries share it."""
    return lru_cache(maxsize=20_000)(partial(_answer, catalogue))


def _answer(
    catalogue: Catalogue, actor: str, rows: PositionRows, row_id: str, as_of: AsOf
) -> TableCell[Stances]:
    cells = stances_in(actor, rows, row_id, as_of, catalogue)
    shown, lines = _shown_of(cells), lines_of(cells, catalogue)
    return TableCell(
        found=cells,
        state=_common([cell.state.value for cell in shown], "several"),
        tone=_tone(lines),
        lines=lines,
        brief=_brief(shown, catalogue),
        says=_says(shown, catalogue) or spoken_of(cells[0], as_of, catalogue),
        marks=stance_marks(shown, catalogue, not_shown=cells),
        sources=tuple(name for cell in shown for name in _sources(cell)),
        answers=any(cell.state in TAKES_A_STANCE for cell in shown),
        unknown=all(cell.state in NOT_KNOWN for cell in shown),
        value=_taken(shown),
    )


def _brief(cells: tuple[StanceCell, ...], catalogue: Catalogue) -> CellLine:
    """The first stance with as many of its values as have room, and how many more values there are."""
    (first, names), *more = _stances_with_values(cells, catalogue).items()
    values = [*names, *(name for _, others in more for name in others)]
    if values == [""]:
        return first
    # That what is accepted was accepted by a signature can be read in full.
    verb = first.text.removesuffix(" (by signature)").removesuffix(" (by adoption)")
    return replace(first, text=f"{verb}: {in_few_words(values, among=len(names))}")


def _taken(cells: tuple[StanceCell, ...]) -> frozenset[object] | None:
    """The stances of a cell in comparable form; ``None`` if none is taken."""
    taken = frozenset(
        (cell.subject.value, cell.state, frozenset(cell.stances))
        for cell in cells
        if cell.state in TAKES_A_STANCE
    )
    return taken or None


def lines_of(cells: tuple[StanceCell, ...], catalogue: Catalogue) -> tuple[CellLine, ...]:
    """A line for each different stance, with the values it is on."""
    found = _stances_with_values(_shown_of(cells), catalogue)
    return tuple(
        replace(line, text=": ".join(part for part in (line.text, ", ".join(names)) if part))
        for line, names in found.items()
    )


def _stances_with_values(
    cells: tuple[StanceCell, ...], catalogue: Catalogue
) -> dict[CellLine, list[str]]:
    """Each different stance, and the values that it is on."""
    values: dict[CellLine, list[str]] = {}
    for cell in cells:
        values.setdefault(stance_line(cell, catalogue), []).append(
            stance_value_words(cell, catalogue)
        )
    return values


def _shown_of(cells: tuple[StanceCell, ...]) -> tuple[StanceCell, ...]:
    """The stances that a cell shows, in order. One of which only replaced words are left shows only if there is no
    other."""
    current = [cell for cell in cells if cell.state is not StanceState.REPLACED]
    return tuple(sorted(current or cells, key=_order))


def _order(cell: StanceCell) -> tuple[int, int]:
    return _STATE_ORDER[cell.state], _VOICE_ORDER[cell.voice] if cell.voice else 0


def stance_value_words(cell: StanceCell, catalogue: Catalogue) -> str:
    """The value that a stance is on, in words; "" for a proposal, or an element as a whole."""
    element = catalogue.elements.get(cell.subject.element)
    if element is None or cell.subject.value is None:
        return ""
    return value_words(cell.subject.value, element, catalogue)


def _says(cells: tuple[StanceCell, ...], catalogue: Catalogue) -> str:
    """The first sentence, and how many more the evidence has; "" if nothing is recorded."""
    if all(cell.state in NOTHING_RECORDED for cell in cells):
        return ""
    first, *more = dict.fromkeys(stance_words(cell, catalogue).says for cell in cells)
    return f"{first} (And {len(more)} more.)" if more else first


def spoken_of(cell: StanceCell, as_of: AsOf, catalogue: Catalogue) -> str:
    """On which provisions of the proposal the actor takes a stance, where its stance on the whole is not coded."""
    proposal = catalogue.proposals.get(cell.subject.proposal)
    if proposal is None or cell.state is not StanceState.NOT_CODED:
        return ""
    spoken = provisions_spoken_of(cell.actor, proposal, as_of, catalogue)
    return spoken_of_words(spoken, catalogue)


def _sources(cell: StanceCell) -> tuple[str, ...]:
    """The sources of a stance: those of what it shows and of denials, or those searched without result."""
    searched = cell.absence.searched if cell.absence else ()
    return (*(p.source for said in (*cell.seen, *cell.denials) for p in said.evidence), *searched)


def _tone(lines: tuple[CellLine, ...]) -> str:
    """The look of the cell: that of the actor's own stances, if it has any."""
    tones = [line.tone for line in lines]
    return _common([tone for tone in tones if tone != "absent"] or tones, "stated")


def _common(values: list[str], otherwise: str) -> str:
    return values[0] if len(set(values)) == 1 else otherwise
