"""The Wording page as a view model: a ladder of the wordings of one element, each compared with one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.pages.wording.query import WORDING_LINK, WordingOrder, WordingQuery, opening_element
from guarantees.pages.wording.rows import LadderRow, ladder_rows
from guarantees.records.element import Element
from guarantees.records.values import AMBIGUOUS, CodedValue, Quantity
from guarantees.words.cell_words import CellLine
from guarantees.words.english import counted, counted_proposals
from guarantees.words.wordings import Compared, Wording, compared


@dataclass(frozen=True)
class LadderWording:
    """One wording and the rows that have it; ``compared`` is ``None`` for the one that the others are compared with."""

    wording: Wording
    compared: Compared | None
    rows: tuple[LadderRow, ...]


@dataclass(frozen=True)
class Rung:
    """The wordings of one answer; without an ``answer`` those of all. ``unquoted`` rows are in our words only."""

    answer: CellLine | None
    meaning: str
    wordings: tuple[LadderWording, ...]
    unquoted: tuple[LadderRow, ...]

    @property
    def rows(self) -> tuple[LadderRow, ...]:
        """Every row, in order."""
        return (*(row for each in self.wordings for row in each.rows), *self.unquoted)


@dataclass(frozen=True)
class Ladder:
    """What the page shows. ``element`` is ``None`` without a codebook; ``empty`` says why nothing is shown.

    ``summary`` counts the rows, ``order`` says how they are sorted, ``comparison`` with which wording each is compared.
    ``clear`` is the address without a chosen wording, ``file`` that of the same as a table.
    """

    query: WordingQuery
    element: Element | None
    rungs: tuple[Rung, ...]
    summary: str
    order: str
    comparison: str
    clear: str
    file: str
    empty: str


def ladder(query: WordingQuery, catalogue: Catalogue) -> Ladder:
    """The ladder for a query. An element that is not found is treated as if the link named none."""
    return _ladders(catalogue)(query)


@cached_on_catalogue
def _ladders(catalogue: Catalogue) -> Callable[[WordingQuery], Ladder]:
    return lru_cache(maxsize=64)(partial(_ladder, catalogue))


def _ladder(catalogue: Catalogue, asked: WordingQuery) -> Ladder:
    known = asked.element in catalogue.elements
    query = asked if known else replace(asked, element=opening_element(catalogue))
    element = catalogue.elements.get(query.element)
    rows = ladder_rows(query, element, catalogue) if element else []
    return Ladder(
        query=query,
        element=element,
        rungs=tuple(_rungs(rows, query, element)) if element else (),
        summary=_summary(rows),
        order=_order(query, element) if element else "",
        comparison=_comparison(rows, query, catalogue),
        clear=WORDING_LINK.address(replace(query, base=""), catalogue) if query.base else "",
        file=WORDING_LINK.address(query, catalogue, "wording.csv"),
        empty="" if rows else _empty(query, element),
    )


# ---- rungs -------------------------------------------------------------------------------------


def _rungs(rows: list[LadderRow], query: WordingQuery, element: Element) -> Iterator[Rung]:
    quoted = [row for row in rows if row.wording]
    chosen = [row for row in quoted if row.proposal == query.base]
    if query.order is WordingOrder.DATE:
        if rows:
            one_by_one = [[row] for row in quoted]
            wordings = _compared(one_by_one, _base(chosen or quoted))
            yield Rung(None, "", wordings, _unquoted(rows))
        return
    answers: dict[CellLine, list[LadderRow]] = {}
    for row in sorted(rows, key=lambda row: _rank(row.said.value, element)):
        answers.setdefault(row.answer, []).append(row)
    for answer, given in answers.items():
        base = _base([row for row in given if row in chosen] or chosen or given)
        groups = sorted(_by_wording(given), key=lambda group: (base not in group, -len(group)))
        meaning = _meaning(given[0].said.value, element)
        yield Rung(answer, meaning, _compared(groups, base), _unquoted(given))


def _rank(value: CodedValue, element: Element) -> tuple[int, list[float], str]:
    """The place of an answer: on a scale the most first, else in the order of the codebook; what is open comes last."""
    if value == AMBIGUOUS:
        return 3, [], ""
    if isinstance(value, Quantity):
        number = next(
            n for n in (value.exactly, value.about, value.at_least, value.at_most) if n is not None
        )
        return 2, [number], value.unit
    options = element.option_ids[:: -1 if element.order else 1]
    named = value if isinstance(value, tuple) else (value,)
    places = sorted(options.index(name) for name in named if name in options)
    return 0 if places else 1, [*places], " ".join(named)


def _meaning(value: CodedValue, element: Element) -> str:
    return next((option.meaning for option in element.options if option.id == value), "")


def _by_wording(rows: Iterable[LadderRow]) -> list[list[LadderRow]]:
    """The quoted rows, those with the same words together."""
    groups: dict[tuple[str, ...], list[LadderRow]] = {}
    for row in rows:
        if row.wording:
            groups.setdefault((row.wording.language, *row.wording.words), []).append(row)
    return list(groups.values())


def _base(rows: Iterable[LadderRow]) -> LadderRow | None:
    """The first row with the commonest wording in the commonest language, the earliest; ``None`` without any.

    Wordings in two languages are not compared word by word, so one in a language of its own would leave nothing to
    compare.
    """
    groups = _by_wording(rows)
    languages = Counter(row.wording.language for group in groups for row in group if row.wording)

    def rank(group: list[LadderRow]) -> tuple[int, int]:
        wording = group[0].wording
        return languages[wording.language] if wording else 0, len(group)

    return max(groups, key=rank)[0] if groups else None


def _compared(groups: list[list[LadderRow]], base: LadderRow | None) -> tuple[LadderWording, ...]:
    return tuple(
        LadderWording(
            wording,
            None
            if base in group or not base or not base.wording
            else compared(wording, base.wording),
            tuple(group),
        )
        for group in groups
        if (wording := group[0].wording)
    )


def _unquoted(rows: Iterable[LadderRow]) -> tuple[LadderRow, ...]:
    return tuple(row for row in rows if not row.wording)


# ---- sentences ---------------------------------------------------------------------------------


def _summary(rows: list[LadderRow]) -> str:
    quoted = [row for row in rows if row.wording]
    unquoted = _unquoted(rows)
    parts = []
    if quoted:
        texts = counted_proposals(len({row.proposal for row in quoted}))
        parts.append(f"{texts} in {counted(len(_by_wording(quoted)), 'wording')}")
    if unquoted:
        unquoted_texts = counted_proposals(len({row.proposal for row in unquoted}))
        parts.append(
            f"{unquoted_texts} in our own words, since no text of it is held"
            if not quoted
            else f"{unquoted_texts} in our own words"
        )
    return "; ".join(parts)


def _order(query: WordingQuery, element: Element) -> str:
    if query.order is WordingOrder.DATE:
        return query.order.meaning
    if element.order:
        return f"The answer that goes furthest comes first. {element.order.reason}"
    return "Answers are in a fixed order, which is no scale. Equal wordings stand together."


def _comparison(rows: list[LadderRow], query: WordingQuery, catalogue: Catalogue) -> str:
    if any(row.wording and row.proposal == query.base for row in rows):
        return f"Compared with {catalogue.proposals[query.base].short_name}."
    if query.base in catalogue.proposals:
        name = catalogue.proposals[query.base].short_name
        return f"No wording of {name} on this element is quoted, so each is compared with the commonest."
    of_all = query.order is WordingOrder.DATE
    return f"Compared with the commonest wording{'' if of_all else ' of each answer'}, the earliest of several."


def _empty(query: WordingQuery, element: Element | None) -> str:
    if element is None:
        return "There are no records to compare."
    if query.families:
        return "No proposal of these families says anything on this question in this view."
    return "No proposal says anything on this question in this view."
