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
from guarantees.links.addresses import to_proposal
from guarantees.pages.search.matching import RowSearch, elsewhere
from guarantees.pages.tables.matrix import Finding, LegendEntry, Matrix, MatrixColumn, MatrixGroup
from guarantees.pages.tables.query import OLDER_FILTERS, ComparisonQuery, Difference
from guarantees.pages.tables.rows import (
    RowHead,
    TableCell,
    element_rows,
    matches,
    matrix_groups,
    state_legend,
)
from guarantees.pages.tables.tally import Tally, tally
from guarantees.records.dates import Facts
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import ProposalKind, Sign
from guarantees.words.actors import by_whom
from guarantees.words.as_of import as_of_words
from guarantees.words.brief_answer import brief_answer
from guarantees.words.cell_words import STATE_SIGNS, STATE_TONES, cell_words
from guarantees.words.english import counted
from guarantees.words.numbered_sources import NumberedSources

HAS_CLEAR_VALUE = HAS_VALUE - {CellState.AMBIGUOUS}
UNKNOWN = frozenset(
    {CellState.NOT_CODED, CellState.NOT_MENTIONED, CellState.OTHERS_SAY, CellState.NOT_YET}
)
"""What a proposal says is not known, so that it can neither be found equal to another nor different from it."""
SAME_SENTENCE = UNKNOWN - {CellState.OTHERS_SAY} | {CellState.SILENT}
"""What it means is the same sentence in every cell, which a table need not repeat."""


def compare(query: ComparisonQuery, catalogue: Catalogue) -> Matrix:
    """Build the matrix for a query whose ids exist in the catalogue (others are left out)."""
    columns = tuple(
        _column(catalogue.proposals[name], catalogue)
        for name in query.proposals
        if name in catalogue.proposals
    )
    answer, sources = _answers_from(catalogue), NumberedSources(catalogue)
    search = RowSearch(query.search, catalogue)
    tallies: list[Tally] = []
    undecided: list[RowHead] = []

    def answers_of(row: RowHead) -> list[TableCell[Cell]]:
        answers = [answer(column.id, row.id, query.as_of) for column in columns]
        if not matches(row, answers, search):
            return []
        counted = tally(answers)
        tallies.append(counted)
        if _passes(answers, counted, query.differences):
            return answers
        if counted.cannot_be_judged:
            undecided.append(row)
        return []

    groups = matrix_groups(element_rows(catalogue), columns, answers_of, query.folded, sources)
    return Matrix(
        caption=_caption(
            len(columns), sum(group.shown for group in groups), len(undecided), query.as_of
        ),
        corner="Question",
        columns=columns,
        groups=groups,
        sources=sources.listed(),
        legend=sign_legend(),
        marks_legend=legend(),
        empty=_empty(query, columns, groups, len(undecided), catalogue),
        elsewhere="" if groups else elsewhere(query.search),
        findings=_findings(tallies, len(columns)),
    )


def filters_for(query: ComparisonQuery) -> tuple[Difference, ...]:
    """The filters to offer: those that can keep a row with so many columns, and whatever a link has chosen."""
    least = {Difference.THREE: 3, Difference.ONE: 2, Difference.NONE: 1, Difference.UNKNOWN: 2}
    return tuple(
        each
        for each in Difference
        if each in query.differences
        or (each not in OLDER_FILTERS and len(query.proposals) >= least.get(each, 2))
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
        brief=brief_answer(cell, element, catalogue),
        says="" if cell.state in SAME_SENTENCE else words.says,
        marks=marks_of(cell, catalogue),
        sources=cited_sources(cell),
        answers=cell.state in HAS_VALUE,
        unknown=cell.state in UNKNOWN,
        value=cell.compared if cell.state in HAS_CLEAR_VALUE else None,
    )


def _passes(answers: list[TableCell[Cell]], counted: Tally, filters: frozenset[Difference]) -> bool:
    """Whether any of the filters keeps the row; the one on how many answer narrows what the others keep."""
    if Difference.THREE in filters and counted.answer < 3:
        return False
    rest = filters - {Difference.THREE}
    return not rest or any(_TESTS[each](answers, counted) for each in rest)


def _wording_differs(answers: list[TableCell[Cell]]) -> bool:
    sentences: dict[object, set[str]] = {}
    for answer in answers:
        if answer.answers:
            sentences.setdefault(answer.found.compared, set()).add(answer.found.shown[0].says)
    return any(len(said) > 1 for said in sentences.values())


def _one_silent(answers: list[TableCell[Cell]], counted: Tally) -> bool:
    return counted.answer > 0 and any(each.found.state is CellState.SILENT for each in answers)


_TESTS: dict[Difference, Callable[[list[TableCell[Cell]], Tally], bool]] = {
    Difference.VALUE: lambda answers, counted: counted.differs,
    Difference.AGREE: lambda answers, counted: counted.agrees,
    Difference.UNCLEAR: lambda answers, counted: counted.is_unclear,
    Difference.ONE: lambda answers, counted: counted.answer == 1,
    Difference.NONE: lambda answers, counted: counted.answer == 0,
    Difference.UNKNOWN: lambda answers, counted: counted.cannot_be_judged,
    Difference.WORDING: lambda answers, counted: _wording_differs(answers),
    Difference.SILENCE: _one_silent,
}


def _findings(tallies: list[Tally], columns: int) -> tuple[Finding, ...]:
    """What the rows come to: each is in one of the first five, and those that cannot be judged are some of them."""
    count = {each: sum(test([], one) for one in tallies) for each, test in _COUNTED.items()}
    words = {
        Difference.VALUE: ("", "differ"),
        Difference.AGREE: ("", "agree"),
        Difference.UNCLEAR: ("are", "open to several readings"),
        Difference.ONE: ("", "are answered") if columns == 1 else ("are answered", "by one only"),
        Difference.NONE: ("", "are not") if columns == 1 else ("", "by none"),
        Difference.UNKNOWN: ("of these", "may differ"),
    }
    if not columns:
        return ()
    return tuple(
        Finding(each.value, n := count[each], words=_agreeing(short, n), long=_agreeing(long, n))
        for each, (long, short) in words.items()
        if count[each]
    )


def _agreeing(words: str, count: int) -> str:
    return _OF_ONE.get(words, words) if count == 1 else words


_OF_ONE = {
    "are": "is",
    "are answered": "is answered",
    "are not": "is not",
    "agree": "agrees",
    "differ": "differs",
}
_COUNTED = {
    each: _TESTS[each]
    for each in (
        *(Difference.VALUE, Difference.AGREE, Difference.UNCLEAR, Difference.ONE, Difference.NONE),
        Difference.UNKNOWN,
    )
}


def _column(proposal: Proposal, catalogue: Catalogue) -> MatrixColumn:
    return MatrixColumn(
        id=proposal.id,
        name=proposal.name,
        short_name=proposal.short_name,
        details=(proposal.first_stated, by_whom(proposal, catalogue)),
        link=to_proposal(proposal.id),
    )


def proposal_details(proposal: Proposal, catalogue: Catalogue) -> Facts:
    """What kind of thing it is (unless a plain proposal), who put it forward, and since when: one line."""
    kind = "" if proposal.kind is ProposalKind.PROPOSAL else proposal.kind.label
    return kind, by_whom(proposal, catalogue), proposal.first_stated


def _caption(columns: int, rows: int, undecided: int, as_of: AsOf) -> str:
    shown = f"{counted(columns, 'proposal')} on {counted(rows, 'question')}, {as_of_words(as_of)}"
    return f"{shown}. {_left_out(undecided)}" if undecided else shown


def _left_out(undecided: int) -> str:
    """How many rows the filters leave out although a difference cannot be excluded, and how to see them."""
    return (
        f"Left out: {counted(undecided, 'question')} on which it is not known what at least one side says, so that "
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
        return "No proposal is chosen."
    if not groups:
        searched = f" for “{query.search}”" if query.search else ""
        none = f"None of {counted(len(catalogue.elements), 'question')} matches the search and the filters{searched}."
        return f"{none} {_left_out(undecided)}" if undecided else none
    return ""
