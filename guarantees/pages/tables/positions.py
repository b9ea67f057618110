"""The positions as a view model: actors across, proposals or elements down, with a stance in every cell."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.marks import stance_legend
from guarantees.cells.stances import (
    TAKES_A_STANCE,
    StanceSubject,
    all_positions,
)
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
from guarantees.pages.tables.stance_cells import (
    NOT_KNOWN,
    NOTHING_RECORDED,
    Stances,
    answers_from,
    stances_in,
)
from guarantees.records.vocabulary import Stance
from guarantees.words.actors import actor_title
from guarantees.words.as_of import as_of_words
from guarantees.words.english import counted
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.stance_marks import NOBODY_SAYS, VOICE_SIGNS
from guarantees.words.stance_words import (
    STANCE_STATE_SIGNS,
)
from guarantees.words.statement_words import actor_about

_ROW_NOUNS = {PositionRows.PROPOSALS: "proposal", PositionRows.ELEMENTS: "question"}


@dataclass(frozen=True)
class ShownRows:
    """The rows that a query shows, by their groups, for its ``columns``: what a table and a chart of it share.

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
    answer, search = answers_from(catalogue), RowSearch(query.search, catalogue)
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
    shown, answer = rows_shown(query, catalogue), answers_from(catalogue)
    kept = {row.id for _, rows in shown.groups for row in rows}

    def answers_of(row: RowHead) -> list[TableCell[Stances]]:
        if row.id not in kept:
            return []
        return [answer(column.id, query.rows, row.id, query.as_of) for column in shown.columns]

    sources = NumberedSources(catalogue)
    groups = (group for group, _ in shown.groups)
    return Matrix(
        caption=shown.caption,
        corner=_ROW_NOUNS[query.rows].capitalize(),
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


def _passes(found: list[Stances], only: frozenset[PositionFilter]) -> bool:
    return not only or any(_TESTS[each](found) for each in only)


def _differ(found: list[Stances]) -> bool:
    """Whether actors take different stances on one subject; who proposes a thing also accepts it."""
    taken: dict[StanceSubject, set[frozenset[Stance]]] = {}
    for cell in (cell for cells in found for cell in cells):
        if cell.state in TAKES_A_STANCE:
            stances = cell.stances or (Stance.WITHDRAWN,)
            yes = {Stance.ACCEPTS if s is Stance.PROPOSES else s for s in stances}
            taken.setdefault(cell.subject, set()).add(frozenset(yes))
    return any(len(different) > 1 for different in taken.values())


def _conditional(found: list[Stances]) -> bool:
    every = (cell for cells in found for cell in cells)
    return any(position.condition for cell in every for position in cell.shown)


def _undecided(found: list[Stances], only: frozenset[PositionFilter]) -> bool:
    """Whether stances might differ where one actor takes a stance, and that of another is not known."""
    nothing = [all(cell.state in NOT_KNOWN for cell in cells) for cells in found]
    return PositionFilter.DIFFER in only and any(nothing) and not all(nothing)


_TESTS = {PositionFilter.DIFFER: _differ, PositionFilter.CONDITION: _conditional}


def _recorded(found: list[Stances]) -> bool:
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
    shown = f"{counted(len(actors), 'party', 'parties')} on {counted(rows, noun)}, {as_of_words(query.as_of)}."
    parts = [shown, _reason_of_order(actors, catalogue)]
    if unrecorded:
        left_out = counted(unrecorded, noun)
        parts.append(f"Not shown: {left_out} on which no stance of any party shown is recorded.")
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
    return f"Parties: {which}, in alphabetical order." if which and len(actors) > 1 else ""


def _empty(
    query: PositionsQuery,
    actors: tuple[str, ...],
    undecided: int,
    catalogue: Catalogue,
) -> str:
    if not all_positions(catalogue) or not _row_groups(query.rows, catalogue):
        return "There are no positions to show."
    if not actors:
        return "No party is chosen."
    if query.search or query.only:
        searched = f" for “{query.search}”" if query.search else ""
        none = f"No row matches the search and the filters{searched}."
        return f"{none} {_left_out(undecided, _ROW_NOUNS[query.rows])}".strip()
    return (
        f"No stance of {catalogue.actor_names(actors)} is recorded on any {_ROW_NOUNS[query.rows]}, "
        f"{as_of_words(query.as_of)}. Empty rows say what was not coded."
    )
