"""The comparison as a view model: everything the matrix shows, as plain data (``docs/view-models.md``).

Its cost grows with the columns asked for and the elements of the codebook, not with the number of records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import HAS_VALUE, Cell, CellState, cell_of, cited_sources, comparable
from guarantees.cells.marks import Mark, legend, marks_of
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
from guarantees.pages.tables.query import ComparisonQuery, Difference
from guarantees.records.element import Element, ElementGroup
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import ProposalKind, Sign
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.cell_words import STATE_SIGNS, STATE_TONES, CellWords, cell_words
from guarantees.words.english import counted
from guarantees.words.numbered_sources import NumberedSources


@dataclass(frozen=True)
class _Answer:
    """A cell of the rule with everything it is drawn with but the numbers of its sources."""

    proposal: Proposal
    cell: Cell
    words: CellWords
    marks: tuple[Mark, ...]
    sources: tuple[str, ...]
    label: str


def compare(query: ComparisonQuery, catalogue: Catalogue) -> Matrix:
    """Build the matrix for a query whose ids exist in the catalogue (others are left out)."""
    proposals = [
        catalogue.proposals[name] for name in query.proposals if name in catalogue.proposals
    ]
    citations = NumberedSources(catalogue)
    groups = tuple(_groups(query, proposals, citations, catalogue))
    return Matrix(
        caption=_caption(len(proposals), sum(group.shown for group in groups), query.as_of),
        corner="Element",
        columns_shown=f"{counted(len(proposals), 'proposal')} shown",
        columns=tuple(_column(proposal, catalogue) for proposal in proposals),
        groups=groups,
        sources=citations.listed(),
        legend=sign_legend(),
        marks_legend=legend(),
        empty=_empty(query, proposals, groups, catalogue),
        version=catalogue.version,
        reach=evidence_cutoff(catalogue),
    )


def sign_legend() -> tuple[LegendEntry, ...]:
    """Every sign a cell can show. Signs of states are those the rule's words use."""
    values = [LegendEntry(sign.label, sign.value, sign.meaning) for sign in Sign]
    states = [
        LegendEntry(sign, STATE_TONES.get(state, "absent"), f"{state.label}: {state.meaning}")
        for state, sign in STATE_SIGNS.items()
    ]
    return (*values, *states)


def _groups(
    query: ComparisonQuery,
    proposals: list[Proposal],
    citations: NumberedSources,
    catalogue: Catalogue,
) -> Iterator[MatrixGroup]:
    for group in catalogue.groups.values():
        elements = [e for e in catalogue.elements.values() if e.group == group.id]
        kept = [
            (element, answers)
            for element in elements
            if _passes(
                answers := _answers(element, proposals, query.as_of, catalogue), element, query
            )
        ]
        if kept:
            folded = group.id in query.folded
            rows = () if folded else tuple(_row(e, a, citations) for e, a in kept)
            yield _group(group, folded, len(kept), len(elements), rows)


def _group(
    group: ElementGroup, folded: bool, shown: int, total: int, rows: tuple[MatrixRow, ...]
) -> MatrixGroup:
    return MatrixGroup(group.id, group.name, group.about, folded, shown, total, rows)


def _answers(
    element: Element, proposals: list[Proposal], as_of: AsOf, catalogue: Catalogue
) -> list[_Answer]:
    answer = _answers_from(catalogue)
    return [answer(proposal.id, element.id, as_of) for proposal in proposals]


@cached_on_catalogue
def _answers_from(catalogue: Catalogue) -> Callable[[str, str, AsOf], _Answer]:
    """A cell depends on nothing else of a query, so queries share it."""
    return lru_cache(maxsize=20_000)(partial(_answer, catalogue))


def _answer(catalogue: Catalogue, proposal_id: str, element_id: str, as_of: AsOf) -> _Answer:
    proposal, element = catalogue.proposals[proposal_id], catalogue.elements[element_id]
    cell = cell_of(proposal, element, as_of, catalogue)
    words = cell_words(cell, element, catalogue)
    marks = marks_of(cell, catalogue)
    sources = cited_sources(cell)
    label = cell_label(element.name, proposal.short_name, words.text, marks, len(set(sources)))
    return _Answer(proposal, cell, words, marks, sources, label)


def _passes(answers: list[_Answer], element: Element, query: ComparisonQuery) -> bool:
    return (
        bool(answers)
        and _found(answers, element, query.search)
        and _differs(answers, query.differences)
    )


def _found(answers: list[_Answer], element: Element, search: str) -> bool:
    """Whether every word of the search occurs in the row: its name, question or definition, or any cell's words."""
    if not search:
        return True
    texts = [element.name, element.question, element.definition]
    texts += [text for answer in answers for text in (answer.words.text, answer.words.says)]
    row = " ".join(texts).casefold()
    return all(word in row for word in search.casefold().split())


def _differs(answers: list[_Answer], differences: frozenset[Difference]) -> bool:
    return not differences or any(_TESTS[difference](answers) for difference in differences)


def _value_differs(answers: list[_Answer]) -> bool:
    return len({_compared(answer) for answer in answers if _has_value(answer)}) > 1


def _wording_differs(answers: list[_Answer]) -> bool:
    sentences: dict[object, set[str]] = {}
    for answer in answers:
        if _has_value(answer):
            sentences.setdefault(_compared(answer), set()).add(answer.cell.shown[0].says)
    return any(len(said) > 1 for said in sentences.values())


def _one_silent(answers: list[_Answer]) -> bool:
    silent = any(answer.cell.state is CellState.SILENT for answer in answers)
    return silent and any(_has_value(answer) for answer in answers)


def _has_value(answer: _Answer) -> bool:
    return answer.cell.state in HAS_VALUE


def _compared(answer: _Answer) -> object:
    """The values in a form that compares. Lists that add up to one value are compared as what they add up to."""
    values = [comparable(value) for value in answer.cell.values]
    if answer.cell.state is CellState.CODED and len(values) > 1:
        values = [frozenset().union(*values)]  # type: ignore[arg-type]
    return frozenset(values)


_TESTS = {
    Difference.VALUE: _value_differs,
    Difference.WORDING: _wording_differs,
    Difference.SILENCE: _one_silent,
}


def _row(element: Element, answers: list[_Answer], citations: NumberedSources) -> MatrixRow:
    cells = tuple(_cell(answer, element, citations) for answer in answers)
    return MatrixRow(element.id, str(element.number), element.name, element.question, cells)


def _cell(answer: _Answer, element: Element, citations: NumberedSources) -> MatrixCell:
    words = answer.words
    return MatrixCell(
        column=answer.proposal.id,
        row=element.id,
        state=answer.cell.state.value,
        tone=words.tone,
        lines=(CellLine(words.sign, words.tone, words.text),),
        says=words.says,
        citations=citations.cite(answer.sources),
        marks=answer.marks,
        label=answer.label,
    )


def _column(proposal: Proposal, catalogue: Catalogue) -> MatrixColumn:
    return MatrixColumn(
        id=proposal.id,
        name=proposal.name,
        short_name=proposal.short_name,
        details=proposal_details(proposal, catalogue),
    )


def proposal_details(proposal: Proposal, catalogue: Catalogue) -> str:
    """What sort of thing it is, unless a plain proposal, who put it forward, and since when: one line."""
    kind = "" if proposal.kind is ProposalKind.PROPOSAL else proposal.kind.label
    by = catalogue.actor_names(proposal.proposed_by)
    return " · ".join(part for part in (kind, by, proposal.first_stated.words()) if part)


def _caption(columns: int, rows: int, as_of: AsOf) -> str:
    return f"{counted(columns, 'proposal')} on {counted(rows, 'element')}, {as_of_words(as_of)}"


def _empty(
    query: ComparisonQuery,
    proposals: list[Proposal],
    groups: tuple[MatrixGroup, ...],
    catalogue: Catalogue,
) -> str:
    if not catalogue.elements or not catalogue.proposals:
        return "There are no records to compare."
    if not proposals:
        return "Choose at least one proposal, or one of the ready choices."
    if not groups:
        searched = f" for “{query.search}”" if query.search else ""
        rows = f"all {len(catalogue.elements)} rows"
        return f"No row passes the search and the filters{searched}. Clear them to see {rows}."
    return ""
