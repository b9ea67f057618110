"""The positions as a view model: actors across, proposals or elements down, with a stance in every cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.marks import Mark, stance_legend, stance_marks
from guarantees.cells.stances import (
    TAKES_A_STANCE,
    StanceCell,
    StanceState,
    StanceSubject,
    Voice,
    stance_of,
    stances_on_element,
)
from guarantees.pages.tables.comparison import proposal_details
from guarantees.pages.tables.matrix import (
    CellLine,
    LegendEntry,
    Matrix,
    MatrixCell,
    MatrixColumn,
    MatrixGroup,
    MatrixRow,
    cell_label,
)
from guarantees.pages.tables.positions_query import (
    PositionFilter,
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
    actor_choices,
)
from guarantees.records.vocabulary import Stance
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.cell_words import value_words
from guarantees.words.english import counted
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.stance_words import STANCE_STATE_SIGNS, STANCE_STATE_TONES, stance_words
from guarantees.words.statement_words import office

NOTHING_RECORDED = frozenset({StanceState.NOT_CODED, StanceState.NOT_YET})
_STATE_ORDER = {state: place for place, state in enumerate(StanceState)}
_VOICE_ORDER = {voice: place for place, voice in enumerate(Voice)}
_SORTS = {PositionRows.PROPOSALS: "proposal", PositionRows.ELEMENTS: "element"}


@dataclass(frozen=True)
class _Row:
    """A proposal or an element as a row. ``searched`` is what a search of rows looks into beside the cells."""

    id: str
    number: str
    name: str
    about: str
    searched: str


@dataclass(frozen=True)
class _Group:
    id: str
    name: str
    about: str
    rows: tuple[_Row, ...]


@dataclass(frozen=True)
class _Answer:
    """A cell with everything it is drawn with but its row's and column's words and the numbers of its sources."""

    cells: tuple[StanceCell, ...]
    shown: tuple[StanceCell, ...]
    lines: tuple[CellLine, ...]
    says: str
    marks: tuple[Mark, ...]
    sources: tuple[str, ...]


def position_matrix(query: PositionsQuery, catalogue: Catalogue) -> Matrix:
    """Build the matrix for a query whose ids exist in the catalogue (others are left out)."""
    actors = tuple(name for name in query.actors if name in catalogue.positions)
    table = _Table(query, actors, catalogue)
    groups = tuple(table.groups())
    return Matrix(
        caption=_caption(query, actors, table, sum(group.shown for group in groups), catalogue),
        corner=_SORTS[query.rows].capitalize(),
        columns_shown=f"{counted(len(actors), 'actor')} shown",
        columns=tuple(_column(name, catalogue) for name in actors),
        groups=groups,
        sources=table.citations.listed(),
        legend=stance_sign_legend(),
        marks_legend=stance_legend(),
        empty=_empty(query, actors, groups, catalogue),
        version=catalogue.version,
        reach=evidence_cutoff(catalogue),
    )


def stance_sign_legend() -> tuple[LegendEntry, ...]:
    """Every state of a stance with its sign."""
    return tuple(
        LegendEntry(
            sign, STANCE_STATE_TONES.get(state, "absent"), f"{state.label}: {state.meaning}"
        )
        for state, sign in STANCE_STATE_SIGNS.items()
    )


def stances_in(
    actor_id: str, rows: PositionRows, row_id: str, as_of: AsOf, catalogue: Catalogue
) -> tuple[StanceCell, ...]:
    """The stances behind one cell: on a proposal one; on an element one for each value spoken of by then.

    Of an element of which no value was spoken of by then, the one stance on it as a whole.
    """
    if rows is PositionRows.PROPOSALS:
        return (stance_of(actor_id, StanceSubject(proposal=row_id), as_of, catalogue),)
    spoken_of = stances_on_element(actor_id, row_id, as_of, catalogue)
    by_then = tuple(cell for cell in spoken_of if cell.state is not StanceState.NOT_YET)
    whole = StanceSubject(element=row_id)
    if spoken_of and not by_then:
        return (StanceCell(actor_id, whole, StanceState.NOT_YET),)
    return by_then or (stance_of(actor_id, whole, as_of, catalogue),)


class _Table:
    """Rows that pass, with their cells; numbers sources and counts what is left out on the way."""

    def __init__(
        self, query: PositionsQuery, actors: tuple[str, ...], catalogue: Catalogue
    ) -> None:
        self.query, self.actors, self.catalogue = query, actors, catalogue
        self.citations = NumberedSources(catalogue)
        self.unrecorded = 0

    def groups(self) -> Iterator[MatrixGroup]:
        for group in _groups(self.query.rows, self.catalogue):
            kept = [(row, answers) for row in group.rows if (answers := self._answers(row))]
            if kept:
                folded = group.id in self.query.folded
                rows = () if folded else tuple(self._row(row, each) for row, each in kept)
                yield MatrixGroup(
                    group.id, group.name, group.about, folded, len(kept), len(group.rows), rows
                )

    def _answers(self, row: _Row) -> list[_Answer]:
        """The row's cells; none when it does not pass."""
        answer = _answers_from(self.catalogue)
        query = self.query
        answers = [answer(name, query.rows, row.id, query.as_of) for name in self.actors]
        if not (answers and _found(answers, row, query.search) and _passes(answers, query.only)):
            return []
        if query.unrecorded is UnrecordedRows.HIDDEN and not _recorded(answers):
            self.unrecorded += 1
            return []
        return answers

    def _row(self, row: _Row, answers: list[_Answer]) -> MatrixRow:
        cells = tuple(
            self._cell(row, name, answer) for name, answer in zip(self.actors, answers, strict=True)
        )
        return MatrixRow(row.id, row.number, row.name, row.about, cells)

    def _cell(self, row: _Row, actor: str, answer: _Answer) -> MatrixCell:
        text = "; ".join(line.text for line in answer.lines)
        name = self.catalogue.actor_short_name(actor)
        return MatrixCell(
            column=actor,
            row=row.id,
            state=_common([cell.state.value for cell in answer.shown], "several"),
            tone=_tone(answer.lines),
            lines=answer.lines,
            says=answer.says,
            citations=self.citations.cite(answer.sources),
            marks=answer.marks,
            label=cell_label(row.name, name, text, answer.marks, len(set(answer.sources))),
        )


def _groups(rows: PositionRows, catalogue: Catalogue) -> Iterator[_Group]:
    if rows is PositionRows.ELEMENTS:
        for group in catalogue.groups.values():
            elements = (e for e in catalogue.elements.values() if e.group == group.id)
            yield _Group(
                *(group.id, group.name, group.about),
                tuple(
                    _Row(e.id, str(e.number), e.name, e.question, e.definition) for e in elements
                ),
            )
        return
    for family in catalogue.families.values():
        proposals = (p for p in catalogue.proposals.values() if p.family == family.id)
        yield _Group(
            *(family.id, family.name, family.about),
            tuple(
                _Row(
                    p.id, "", p.short_name, proposal_details(p, catalogue), f"{p.name} {p.summary}"
                )
                for p in proposals
            ),
        )


@cached_on_catalogue
def _answers_from(catalogue: Catalogue) -> Callable[[str, PositionRows, str, AsOf], _Answer]:
    """A cell depends on nothing else of a query, so queries share it."""
    return lru_cache(maxsize=20_000)(partial(_answer, catalogue))


def _answer(
    catalogue: Catalogue, actor: str, rows: PositionRows, row_id: str, as_of: AsOf
) -> _Answer:
    cells = stances_in(actor, rows, row_id, as_of, catalogue)
    shown = _standing_for(cells)
    return _Answer(
        cells=cells,
        shown=shown,
        lines=lines_of(cells, catalogue),
        says=_says(shown, catalogue),
        marks=stance_marks(shown, catalogue, behind=cells),
        sources=tuple(name for cell in shown for name in _sources(cell)),
    )


def lines_of(cells: tuple[StanceCell, ...], catalogue: Catalogue) -> tuple[CellLine, ...]:
    """A line for each different stance, with the values it is on."""
    values: dict[tuple[str, str, str], list[str]] = {}
    for cell in _standing_for(cells):
        words = stance_words(cell, catalogue)
        line = (words.sign, words.tone, words.text)
        values.setdefault(line, []).append(stance_value_words(cell, catalogue))
    return tuple(
        CellLine(sign, tone, ": ".join(part for part in (text, ", ".join(names)) if part))
        for (sign, tone, text), names in values.items()
    )


def _standing_for(cells: tuple[StanceCell, ...]) -> tuple[StanceCell, ...]:
    """The stances that a cell shows, in order. A value of which only replaced words are left shows only where there is
    no other."""
    standing = [cell for cell in cells if cell.state is not StanceState.REPLACED]
    return tuple(sorted(standing or cells, key=_order))


def _order(cell: StanceCell) -> tuple[int, int]:
    return _STATE_ORDER[cell.state], _VOICE_ORDER[cell.voice] if cell.voice else 0


def stance_value_words(cell: StanceCell, catalogue: Catalogue) -> str:
    """The value that a stance is on, in words; "" for a proposal, or an element as a whole."""
    element = catalogue.elements.get(cell.subject.element)
    if element is None or cell.subject.value is None:
        return ""
    return value_words(cell.subject.value, element, catalogue)


def _says(cells: tuple[StanceCell, ...], catalogue: Catalogue) -> str:
    """The first sentence, and how many more the evidence holds; nothing of what is not known."""
    if all(cell.state in NOTHING_RECORDED for cell in cells):
        return ""
    first, *more = dict.fromkeys(stance_words(cell, catalogue).says for cell in cells)
    return f"{first} (And {len(more)} more.)" if more else first


def _sources(cell: StanceCell) -> tuple[str, ...]:
    """The sources a stance rests on: of what it shows and of denials, or those that were searched in vain."""
    searched = cell.absence.searched if cell.absence else ()
    return (*(p.source for said in (*cell.seen, *cell.denials) for p in said.evidence), *searched)


def _tone(lines: tuple[CellLine, ...]) -> str:
    """The look of the cell: that of the actor's own stances, where it has any."""
    tones = [line.tone for line in lines]
    return _common([tone for tone in tones if tone != "absent"] or tones, "stated")


def _common(values: list[str], otherwise: str) -> str:
    return values[0] if len(set(values)) == 1 else otherwise


def _found(answers: list[_Answer], row: _Row, search: str) -> bool:
    """Whether every word of the search occurs in the row: its name, what it is about, or any cell's words."""
    texts = [row.name, row.about, row.searched]
    texts += [text for a in answers for text in (*(line.text for line in a.lines), a.says)]
    words = " ".join(texts).casefold()
    return all(word in words for word in search.casefold().split())


def _passes(answers: list[_Answer], only: frozenset[PositionFilter]) -> bool:
    return not only or any(_TESTS[each](answers) for each in only)


def _differ(answers: list[_Answer]) -> bool:
    """Whether actors take different stances on one subject; who proposes a thing also accepts it."""
    taken: dict[StanceSubject, set[frozenset[Stance]]] = {}
    for cell in (cell for answer in answers for cell in answer.cells):
        if cell.state in TAKES_A_STANCE:
            stances = cell.stances or (Stance.WITHDRAWN,)
            yes = {Stance.ACCEPTS if s is Stance.PROPOSES else s for s in stances}
            taken.setdefault(cell.subject, set()).add(frozenset(yes))
    return any(len(different) > 1 for different in taken.values())


def _conditional(answers: list[_Answer]) -> bool:
    cells = (cell for answer in answers for cell in answer.cells)
    return any(position.condition for cell in cells for position in cell.shown)


_TESTS = {PositionFilter.DIFFER: _differ, PositionFilter.CONDITION: _conditional}


def _recorded(answers: list[_Answer]) -> bool:
    return any(cell.state not in NOTHING_RECORDED for a in answers for cell in a.cells)


def _column(actor_id: str, catalogue: Catalogue) -> MatrixColumn:
    actor = catalogue.actors.get(actor_id)
    parts = [actor.kind.label if actor else "", office(actor, catalogue)]
    return MatrixColumn(
        actor_id,
        catalogue.actor_name(actor_id),
        catalogue.actor_short_name(actor_id),
        " · ".join(part for part in parts if part),
    )


def _caption(
    query: PositionsQuery,
    actors: tuple[str, ...],
    table: _Table,
    rows: int,
    catalogue: Catalogue,
) -> str:
    """What is shown, why the columns stand as they do, and what is left out."""
    sort = _SORTS[query.rows]
    shown = f"{counted(len(actors), 'actor')} on {counted(rows, sort)}, {as_of_words(query.as_of)}."
    parts = [shown, _reason_of_order(actors, catalogue)]
    if table.unrecorded:
        left_out = counted(table.unrecorded, sort)
        parts.append(f"Not shown: {left_out} on which nothing is recorded of any actor shown.")
    return " ".join(part for part in parts if part)


def _reason_of_order(actors: tuple[str, ...], catalogue: Catalogue) -> str:
    choices = actor_choices(catalogue).values()
    which = next((choice.which for choice in choices if choice.actors == actors), None)
    return f"Actors: {which}, in alphabetical order." if which and len(actors) > 1 else ""


def _empty(
    query: PositionsQuery,
    actors: tuple[str, ...],
    groups: tuple[MatrixGroup, ...],
    catalogue: Catalogue,
) -> str:
    if not catalogue.positions or not any(g.rows for g in _groups(query.rows, catalogue)):
        return "There are no positions to show."
    if not actors:
        return "Choose at least one actor, or one of the ready choices."
    if groups:
        return ""
    if query.search or query.only:
        searched = f" for “{query.search}”" if query.search else ""
        return f"No row passes the search and the filters{searched}. Clear them to see the others."
    return (
        f"Nothing is recorded of {catalogue.actor_names(actors)} on any {_SORTS[query.rows]}, "
        f"{as_of_words(query.as_of)}. Show unrecorded rows to see what was not coded."
    )
