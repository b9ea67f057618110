"""The positions as a view model: actors across, proposals or elements down, with a stance in every cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.marks import stance_legend, stance_marks
from guarantees.cells.provisions_spoken_of import provisions_spoken_of
from guarantees.cells.stances import (
    TAKES_A_STANCE,
    StanceCell,
    StanceState,
    StanceSubject,
    all_positions,
    stance_of,
    stances_on_element,
)
from guarantees.cells.voices import Voice
from guarantees.links.addresses import to_actor
from guarantees.pages.search.matching import RowSearch, elsewhere
from guarantees.pages.tables.comparison import proposal_details
from guarantees.pages.tables.matrix import LegendEntry, Matrix, MatrixColumn
from guarantees.pages.tables.positions_query import (
    PositionFilter,
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
    actor_choices,
)
from guarantees.pages.tables.rows import (
    RowGroup,
    RowHead,
    TableCell,
    element_rows,
    matches,
    matrix_groups,
    state_legend,
)
from guarantees.records.vocabulary import Stance
from guarantees.words.actors import actor_title
from guarantees.words.as_of import as_of_words
from guarantees.words.brief_answer import in_few_words
from guarantees.words.cell_words import CellLine, value_words
from guarantees.words.english import counted
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.stance_marks import NOBODY_SAYS, VOICE_SIGNS, stance_line
from guarantees.words.stance_words import (
    STANCE_STATE_SIGNS,
    spoken_of_words,
    stance_words,
)
from guarantees.words.statement_words import actor_about

NOTHING_RECORDED = frozenset({StanceState.NOT_CODED, StanceState.NOT_YET})
NOT_KNOWN = NOTHING_RECORDED | {StanceState.NOT_MENTIONED, StanceState.SAID_BY_OTHERS}
"""Whether the actor takes a stance is not known: accounts that do not mention one prove nothing."""
_STATE_ORDER = {state: place for place, state in enumerate(StanceState)}
_VOICE_ORDER = {voice: place for place, voice in enumerate(Voice)}
_ROW_NOUNS = {PositionRows.PROPOSALS: "proposal", PositionRows.ELEMENTS: "question"}
_Stances = tuple[StanceCell, ...]


@dataclass(frozen=True)
class ShownRows:
    """The rows that a query shows, by their groups, for its ``columns``: what a table and a drawing of it share.

    ``empty`` is a sentence where there are none; ``elsewhere`` is then the address of the Search page with the words
    that were typed.
    """

    columns: tuple[MatrixColumn, ...]
    groups: tuple[tuple[RowGroup, tuple[RowHead, ...]], ...]
    caption: str
    empty: str
    elsewhere: str


def rows_shown(query: PositionsQuery, catalogue: Catalogue) -> ShownRows:
    """The rows of a query whose ids exist in the catalogue (others are left out)."""
    actors = tuple(name for name in query.actors if name in all_positions(catalogue))
    answer, search = _answers_from(catalogue), RowSearch(query.search, catalogue)
    unrecorded: list[RowHead] = []
    undecided: list[RowHead] = []

    def is_shown(row: RowHead) -> bool:
        if query.search:
            answers = [answer(actor, query.rows, row.id, query.as_of) for actor in actors]
            if not matches(row, answers, search):
                return False
        found = [stances_in(actor, query.rows, row.id, query.as_of, catalogue) for actor in actors]
        if not found:
            return False
        if not _passes(found, query.only):
            if _undecided(found, query.only):
                undecided.append(row)
            return False
        if query.unrecorded is UnrecordedRows.HIDDEN and not _recorded(found):
            unrecorded.append(row)
            return False
        return True

    groups = tuple(
        (group, rows)
        for group in _row_groups(query.rows, catalogue)
        if (rows := tuple(row for row in group.rows if is_shown(row)))
    )
    count = sum(len(rows) for _, rows in groups)
    return ShownRows(
        columns=tuple(_column(actor, query.as_of, catalogue) for actor in actors),
        groups=groups,
        caption=_caption(query, actors, count, len(unrecorded), len(undecided), catalogue),
        empty="" if groups else _empty(query, actors, len(undecided), catalogue),
        elsewhere="" if groups else elsewhere(query.search),
    )


def position_matrix(query: PositionsQuery, catalogue: Catalogue) -> Matrix:
    """The rows of a query as a table of sentences."""
    shown, answer = rows_shown(query, catalogue), _answers_from(catalogue)
    kept = {row.id for _, rows in shown.groups for row in rows}

    def answers_of(row: RowHead) -> list[TableCell[_Stances]]:
        if row.id not in kept:
            return []
        return [answer(column.id, query.rows, row.id, query.as_of) for column in shown.columns]

    sources = NumberedSources(catalogue)
    groups = (group for group, _ in shown.groups)
    return Matrix(
        caption=shown.caption,
        corner=_ROW_NOUNS[query.rows].capitalize(),
        columns_shown=f"{counted(len(shown.columns), 'actor')} shown",
        columns=shown.columns,
        groups=matrix_groups(groups, shown.columns, answers_of, query.folded, sources),
        sources=sources.listed(),
        legend=stance_sign_legend(),
        marks_legend=stance_legend(),
        empty=shown.empty,
        elsewhere=shown.elsewhere,
    )


def stance_sign_legend() -> tuple[LegendEntry, ...]:
    """Whose voice each sign is, and every state without a voice with its sign."""
    voices = (LegendEntry(s, "stated", f"{v.label}: {v.meaning}") for v, s in VOICE_SIGNS.items())
    absences = {state: STANCE_STATE_SIGNS[state] for state in NOBODY_SAYS}
    return *voices, *state_legend(absences, {})


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


def _row_groups(rows: PositionRows, catalogue: Catalogue) -> list[RowGroup]:
    if rows is PositionRows.ELEMENTS:
        return element_rows(catalogue)
    return [
        RowGroup(
            family.id,
            family.name,
            family.about,
            tuple(
                RowHead(
                    id=p.id,
                    number="",
                    name=p.short_name,
                    about=proposal_details(p, catalogue),
                    searched=f"{p.name} {p.summary}",
                )
                for p in proposals
            ),
        )
        for family, proposals in catalogue.proposals_by_family()
    ]


@cached_on_catalogue
def _answers_from(
    catalogue: Catalogue,
) -> Callable[[str, PositionRows, str, AsOf], TableCell[_Stances]]:
    """A cell depends on nothing else of a query, so queries share it."""
    return lru_cache(maxsize=20_000)(partial(_answer, catalogue))


def _answer(
    catalogue: Catalogue, actor: str, rows: PositionRows, row_id: str, as_of: AsOf
) -> TableCell[_Stances]:
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
    """The stances of a cell in a form that compares; ``None`` where none is taken."""
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
    """The first sentence, and how many more the evidence has; "" where nothing is recorded."""
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
    """The look of the cell: that of the actor's own stances, where it has any."""
    tones = [line.tone for line in lines]
    return _common([tone for tone in tones if tone != "absent"] or tones, "stated")


def _common(values: list[str], otherwise: str) -> str:
    return values[0] if len(set(values)) == 1 else otherwise


def _passes(found: list[_Stances], only: frozenset[PositionFilter]) -> bool:
    return not only or any(_TESTS[each](found) for each in only)


def _differ(found: list[_Stances]) -> bool:
    """Whether actors take different stances on one subject; who proposes a thing also accepts it."""
    taken: dict[StanceSubject, set[frozenset[Stance]]] = {}
    for cell in (cell for cells in found for cell in cells):
        if cell.state in TAKES_A_STANCE:
            stances = cell.stances or (Stance.WITHDRAWN,)
            yes = {Stance.ACCEPTS if s is Stance.PROPOSES else s for s in stances}
            taken.setdefault(cell.subject, set()).add(frozenset(yes))
    return any(len(different) > 1 for different in taken.values())


def _conditional(found: list[_Stances]) -> bool:
    every = (cell for cells in found for cell in cells)
    return any(position.condition for cell in every for position in cell.shown)


def _undecided(found: list[_Stances], only: frozenset[PositionFilter]) -> bool:
    """Whether stances might differ where one actor takes a stance, and that of another is not known."""
    nothing = [all(cell.state in NOT_KNOWN for cell in cells) for cells in found]
    return PositionFilter.DIFFER in only and any(nothing) and not all(nothing)


_TESTS = {PositionFilter.DIFFER: _differ, PositionFilter.CONDITION: _conditional}


def _recorded(found: list[_Stances]) -> bool:
    return any(cell.state not in NOTHING_RECORDED for cells in found for cell in cells)


def _column(actor_id: str, as_of: AsOf, catalogue: Catalogue) -> MatrixColumn:
    return MatrixColumn(
        actor_id,
        catalogue.actor_name(actor_id),
        catalogue.actor_short_name(actor_id),
        (actor_about(actor_id, catalogue),),
        to_actor(actor_id, as_of),
        actor_title(actor_id, catalogue.actor_short_name(actor_id), catalogue, as_of),
    )


def _caption(
    query: PositionsQuery,
    actors: tuple[str, ...],
    rows: int,
    unrecorded: int,
    undecided: int,
    catalogue: Catalogue,
) -> str:
    """What is shown, how the columns are ordered, and what is left out."""
    noun = _ROW_NOUNS[query.rows]
    shown = f"{counted(len(actors), 'actor')} on {counted(rows, noun)}, {as_of_words(query.as_of)}."
    parts = [shown, _reason_of_order(actors, catalogue)]
    if unrecorded:
        left_out = counted(unrecorded, noun)
        parts.append(f"Not shown: {left_out} on which no stance of any actor shown is recorded.")
    return " ".join(part for part in (*parts, _left_out(undecided, noun)) if part)


def _left_out(undecided: int, noun: str) -> str:
    """How many rows the filter leaves out although stances may differ; "" for none."""
    if not undecided:
        return ""
    return (
        f"Left out: {counted(undecided, noun)} on which the stance of at least one actor is not known, "
        "so that stances cannot be compared. Without the filter they are shown."
    )


def _reason_of_order(actors: tuple[str, ...], catalogue: Catalogue) -> str:
    choices = actor_choices(catalogue).values()
    which = next((choice.which for choice in choices if choice.actors == actors), None)
    return f"Actors: {which}, in alphabetical order." if which and len(actors) > 1 else ""


def _empty(
    query: PositionsQuery,
    actors: tuple[str, ...],
    undecided: int,
    catalogue: Catalogue,
) -> str:
    if not all_positions(catalogue) or not _row_groups(query.rows, catalogue):
        return "There are no positions to show."
    if not actors:
        return "Choose at least one actor, or one of the presets."
    if query.search or query.only:
        searched = f" for “{query.search}”" if query.search else ""
        none = f"No row passes the search and the filters{searched}. Clear them to see the others."
        return f"{none} {_left_out(undecided, _ROW_NOUNS[query.rows])}".strip()
    return (
        f"No stance of {catalogue.actor_names(actors)} is recorded on any {_ROW_NOUNS[query.rows]}, "
        f"{as_of_words(query.as_of)}. Empty rows say what was not coded."
    )
