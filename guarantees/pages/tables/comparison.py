"""The comparison as a view model: everything the matrix shows, as plain data.

Its cost grows with the columns requested and the elements of the codebook, not with the number of records.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import HAS_VALUE, Cell, CellState, cell_of, cited_sources
from guarantees.cells.marks import legend, marks_of
from guarantees.pages.search.matching import RowSearch, elsewhere
from guarantees.pages.tables.matrix import LegendEntry, Matrix, MatrixColumn, MatrixGroup
from guarantees.pages.tables.query import ComparisonQuery, Difference
from guarantees.pages.tables.rows import (
    RowHead,
    TableCell,
    element_rows,
    matches,
    matrix_groups,
    state_legend,
)
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import ProposalKind, Sign
from guarantees.words.actors import by_whom
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.cell_words import STATE_SIGNS, STATE_TONES, cell_words
from guarantees.words.english import counted
from guarantees.words.numbered_sources import NumberedSources

UNKNOWN = frozenset(
    {CellState.NOT_CODED, CellState.NOT_MENTIONED, CellState.OTHERS_SAY, CellState.NOT_YET}
)
"""What a proposal says is not known, so that it can neither be found equal to another nor different from it."""


def compare(query: ComparisonQuery, catalogue: Catalogue) -> Matrix:
    """Build the matrix for a query whose ids exist in the catalogue (others are left out)."""
    columns = tuple(
        _column(catalogue.proposals[name], catalogue)
        for name in query.proposals
        if name in catalogue.proposals
    )
    answer, sources = _answers_from(catalogue), NumberedSources(catalogue)
    search = RowSearch(query.search, catalogue)
    undecided: list[RowHead] = []

    def answers_of(row: RowHead) -> list[TableCell[Cell]]:
        answers = [answer(column.id, row.id, query.as_of) for column in columns]
        if not matches(row, answers, search):
            return []
        if _differs(answers, query.differences):
            return answers
        if _one_unknown(answers):
            undecided.append(row)
        return []

    groups = matrix_groups(element_rows(catalogue), columns, answers_of, query.folded, sources)
    return Matrix(
        caption=_caption(
            len(columns), sum(group.shown for group in groups), len(undecided), query.as_of
        ),
        corner="Element",
        columns_shown=f"{counted(len(columns), 'proposal')} shown",
        columns=columns,
        groups=groups,
        sources=sources.listed(),
        legend=sign_legend(),
        marks_legend=legend(),
        empty=_empty(query, columns, groups, len(undecided), catalogue),
        elsewhere="" if groups else elsewhere(query.search),
        version=catalogue.version,
        reach=evidence_cutoff(catalogue),
    )


def sign_legend() -> tuple[LegendEntry, ...]:
    """Every sign a cell can show. Signs of states are those the rule's words use."""
    values = (LegendEntry(sign.glyph, sign.tone, sign.meaning) for sign in Sign)
    return (*values, *state_legend(STATE_SIGNS, STATE_TONES))


@cached_on_catalogue
def _answers_from(catalogue: Catalogue) -> Callable[[str, str, AsOf], TableCell[Cell]]:
    """A cell depends on nothing else of a query, so queries share it."""
    return lru_cache(maxsize=20_000)(partial(_answer, catalogue))


def _answer(catalogue: Catalogue, proposal: str, element_id: str, as_of: AsOf) -> TableCell[Cell]:
    element = catalogue.elements[element_id]
    cell = cell_of(catalogue.proposals[proposal], element, as_of, catalogue)
    words = cell_words(cell, element, catalogue)
    return TableCell(
        found=cell,
        state=cell.state.value,
        tone=words.tone,
        lines=(words.line,),
        says=words.says,
        marks=marks_of(cell, catalogue),
        sources=cited_sources(cell),
    )


def _differs(answers: list[TableCell[Cell]], differences: frozenset[Difference]) -> bool:
    return not differences or any(_TESTS[difference](answers) for difference in differences)


def _value_differs(answers: list[TableCell[Cell]]) -> bool:
    return len({_compared(answer) for answer in answers if _has_value(answer)}) > 1


def _wording_differs(answers: list[TableCell[Cell]]) -> bool:
    sentences: dict[object, set[str]] = {}
    for answer in answers:
        if _has_value(answer):
            sentences.setdefault(_compared(answer), set()).add(answer.found.shown[0].says)
    return any(len(said) > 1 for said in sentences.values())


def _one_silent(answers: list[TableCell[Cell]]) -> bool:
    silent = any(answer.found.state is CellState.SILENT for answer in answers)
    return silent and any(_has_value(answer) for answer in answers)


def _one_unknown(answers: list[TableCell[Cell]]) -> bool:
    return len(answers) > 1 and any(answer.found.state in UNKNOWN for answer in answers)


def _has_value(answer: TableCell[Cell]) -> bool:
    return answer.found.state in HAS_VALUE


def _compared(answer: TableCell[Cell]) -> object:
    return answer.found.compared


_TESTS = {
    Difference.VALUE: _value_differs,
    Difference.WORDING: _wording_differs,
    Difference.SILENCE: _one_silent,
    Difference.UNKNOWN: _one_unknown,
}


def _column(proposal: Proposal, catalogue: Catalogue) -> MatrixColumn:
    return MatrixColumn(
        id=proposal.id,
        name=proposal.name,
        short_name=proposal.short_name,
        details=proposal_details(proposal, catalogue),
    )


def proposal_details(proposal: Proposal, catalogue: Catalogue) -> str:
    """What kind of thing it is (unless a plain proposal), who put it forward, and since when: one line."""
    kind = "" if proposal.kind is ProposalKind.PROPOSAL else proposal.kind.label
    by = by_whom(proposal, catalogue)
    return " · ".join(part for part in (kind, by, proposal.first_stated.words()) if part)


def _caption(columns: int, rows: int, undecided: int, as_of: AsOf) -> str:
    shown = f"{counted(columns, 'proposal')} on {counted(rows, 'element')}, {as_of_words(as_of)}"
    return f"{shown}. {_left_out(undecided)}" if undecided else shown


def _left_out(undecided: int) -> str:
    """How many rows the filters leave out although a difference cannot be excluded, and how to see them."""
    return (
        f"Left out: {counted(undecided, 'element')} on which it is not known what at least one side says, so that "
        f"a difference can be neither found nor excluded. “{Difference.UNKNOWN.label}” shows them."
    )


def _empty(
    query: ComparisonQuery,
    columns: tuple[MatrixColumn, ...],
    groups: tuple[MatrixGroup, ...],
    undecided: int,
    catalogue: Catalogue,
) -> str:
    if not catalogue.elements or not catalogue.proposals:
        return "There are no records to compare."
    if not columns:
        return "Choose at least one proposal, or one of the presets."
    if not groups:
        searched = f" for “{query.search}”" if query.search else ""
        rows = f"all {len(catalogue.elements)} rows"
        none = f"No row passes the search and the filters{searched}. Clear them to see {rows}."
        return f"{none} {_left_out(undecided)}" if undecided else none
    return ""
