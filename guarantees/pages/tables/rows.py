"""The rows of a table that pass its search and filters, with their cells: the same for Compare and Positions."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.marks import Mark
from guarantees.pages.search.matching import RowSearch
from guarantees.pages.tables.matrix import (
    LegendEntry,
    MatrixCell,
    MatrixColumn,
    MatrixGroup,
    MatrixRow,
    cell_label,
)
from guarantees.pages.tables.tally import letters, tally
from guarantees.records.dates import Facts, in_words
from guarantees.records.element import Element
from guarantees.records.vocabulary import Term
from guarantees.words.cell_words import CellLine
from guarantees.words.numbered_sources import NumberedSources

Found = TypeVar("Found")
State = TypeVar("State", bound=Term)


@dataclass(frozen=True)
class RowHead:
    """A proposal or an element as a row. ``searched`` is what a search of rows looks into besides the cells."""

    id: str
    number: str
    name: str
    about: Facts
    searched: str


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading."""

    id: str
    name: str
    about: str
    rows: tuple[RowHead, ...]


@dataclass(frozen=True)
class TableCell(Generic[Found]):
    """A cell but for its column, its row and the numbers of its sources. ``found`` is what filters look at.

    ``answers``, ``unknown`` and ``value`` are what ``guarantees.pages.tables.tally`` counts.
    """

    found: Found
    state: str
    tone: str
    lines: tuple[CellLine, ...]
    brief: CellLine
    says: str
    marks: tuple[Mark, ...]
    sources: tuple[str, ...]
    answers: bool
    unknown: bool
    value: Hashable | None


def element_rows(catalogue: Catalogue) -> list[RowGroup]:
    """Every element as a row, in the groups of the codebook."""
    return [
        RowGroup(
            group.id,
            group.name,
            group.about,
            tuple(
                RowHead(e.id, str(e.number), e.name, (e.question,), f"{e.definition} {_also(e)}")
                for e in elements
            ),
        )
        for group, elements in catalogue.elements_by_group()
    ]


def _also(element: Element) -> str:
    """Other names of the element and its options."""
    return " ".join((*element.also, *element.also_called(element.option_ids)))


def matrix_groups(
    groups: Iterable[RowGroup],
    columns: Sequence[MatrixColumn],
    answers_of: Callable[[RowHead], Sequence[TableCell[Found]]],
    folded: Container[str],
    sources: NumberedSources,
) -> tuple[MatrixGroup, ...]:
    """The groups with the rows that match. ``answers_of`` gives a row's cells by column, or none if it does not match.

    A group without such rows is left out. The rows of a ``folded`` group are counted and not built.
    """
    built = []
    for group in groups:
        kept = [(row, answers) for row in group.rows if (answers := answers_of(row))]
        if kept:
            is_folded = group.id in folded
            rows = () if is_folded else tuple(_row(*each, columns, sources) for each in kept)
            built.append(
                MatrixGroup(
                    id=group.id,
                    name=group.name,
                    about=group.about,
                    folded=is_folded,
                    shown=len(kept),
                    total=len(group.rows),
                    rows=rows,
                    answered=_answered([answers for _, answers in kept]),
                )
            )
    return tuple(built)


def _answered(rows: Sequence[Sequence[TableCell[Found]]]) -> tuple[int, ...]:
    """For each column in how many rows it has an answer."""
    return tuple(sum(each.answers for each in column) for column in zip(*rows, strict=True))


def matches(row: RowHead, answers: Iterable[TableCell[Found]], search: RowSearch) -> bool:
    """Whether the search finds the row: by its name, what it is about, or the words of any cell."""
    cells = (text for a in answers for text in (*(line.text for line in a.lines), a.says))
    return search.finds((row.name, in_words(row.about), row.searched, *cells))


def state_legend(signs: Mapping[State, str], tones: Mapping[State, str]) -> tuple[LegendEntry, ...]:
    """Every state of a cell with its sign."""
    return tuple(
        LegendEntry(sign, tones.get(state, "absent"), f"{state.label}: {state.meaning}")
        for state, sign in signs.items()
    )


def _row(
    row: RowHead,
    answers: Sequence[TableCell[Found]],
    columns: Sequence[MatrixColumn],
    sources: NumberedSources,
) -> MatrixRow:
    counted, named = tally(answers), letters(answers)
    cells = (
        _cell(row, column, each, sources, letter, _named_alike(column, letter, columns, named))
        for column, each, letter in zip(columns, answers, named, strict=True)
    )
    return MatrixRow(
        row.id, row.number, row.name, row.about, tuple(cells), counted.answer, counted.different
    )


def _named_alike(
    column: MatrixColumn, letter: str, columns: Sequence[MatrixColumn], letters: Sequence[str]
) -> tuple[str, ...]:
    """The names of the other columns with the same letter."""
    return tuple(
        other.short_name
        for other, its in zip(columns, letters, strict=True)
        if letter and its == letter and other is not column
    )


def _cell(
    row: RowHead,
    column: MatrixColumn,
    answer: TableCell[Found],
    sources: NumberedSources,
    letter: str,
    same: tuple[str, ...],
) -> MatrixCell:
    text = "; ".join(line.text for line in answer.lines)
    if answer.brief.text not in text:
        # What can be seen of a cell is part of its name.
        text = f"{answer.brief.text}, in full: {text}"
    count = len(set(answer.sources))
    return MatrixCell(
        column=column.id,
        row=row.id,
        state=answer.state,
        tone=answer.tone,
        lines=answer.lines,
        says=answer.says,
        citations=sources.cite(answer.sources) if answer.says else (),
        marks=answer.marks,
        label=cell_label(row.name, column.short_name, text, answer.marks, count, same),
        brief=answer.brief,
        letter=letter,
    )
