"""Every proposal on every question, as one sign each: where there are answers, of which kind, and where none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.cells.cell import CellState, cell_of
from guarantees.links.page_link import AsOfDay, OneId, PageLink, SomeOf
from guarantees.pages.tables.panel import CellEvidence, cell_evidence
from guarantees.pages.tables.query import PROPOSAL_CELL, ComparisonQuery, OpensCell
from guarantees.records.element import Element, ElementGroup
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Family
from guarantees.records.vocabulary import Sign, Term
from guarantees.words.as_of import as_of_words
from guarantees.words.brief_answer import brief_answer
from guarantees.words.cell_words import STATE_SIGNS
from guarantees.words.english import counted

_OF_VALUES = {Sign.YES: "yes", Sign.PARTIAL: "in part", Sign.NO: "no", Sign.STATED: "stated"}
_WORDS = {sign.tone: word for sign, word in _OF_VALUES.items()}
KINDS_OF_ANSWER: tuple[tuple[str, str, str], ...] = (
    *((sign.tone, sign.glyph, word) for sign, word in _OF_VALUES.items()),
    *(
        (state.value, STATE_SIGNS[state], state.label.lower())
        for state in (CellState.DISPUTED, CellState.AMBIGUOUS)
    ),
)
"""The looks of cells that hold an answer, each with its sign and word."""


class Holds(Term):
    """What a cell holds: an answer of any kind, or why there is none."""

    ANSWER = "answered", "answered", "It says something about it, be it disputed or ambiguous."
    SILENT = "silent", "silent", CellState.SILENT.meaning
    NOT_MENTIONED = "not_mentioned", "not mentioned", CellState.NOT_MENTIONED.meaning
    NOT_CODED = "not_coded", "not coded", CellState.NOT_CODED.meaning
    NOT_APPLICABLE = "not_applicable", "not applicable", CellState.NOT_APPLICABLE.meaning
    OTHERS_SAY = "others_say", "said by others only", CellState.OTHERS_SAY.meaning
    WITHDRAWN = "withdrawn", "withdrawn", CellState.WITHDRAWN.meaning
    NOT_YET = "not_yet", "nothing by this day", CellState.NOT_YET.meaning

    @property
    def sign(self) -> str:
        """The sign of a cell without an answer; answers have several."""
        return "" if self is Holds.ANSWER else STATE_SIGNS[CellState(self.value)]


@dataclass(frozen=True)
class CoverageQuery(OpensCell):
    """The whole state of the page. No family, no group of questions and nothing held means all of them.

    ``cell`` is the open cell as (proposal, element).
    """

    family: str = ""
    group: str = ""
    holds: frozenset[Holds] = frozenset()
    as_of: AsOf = LATEST
    cell: tuple[str, str] | None = None


COVERAGE_LINK = PageLink(
    "coverage",
    CoverageQuery,
    (
        OneId("family", "family", lambda catalogue: catalogue.families, instead="all families"),
        OneId("group", "group", lambda catalogue: catalogue.groups, instead="all questions"),
        SomeOf("state", Holds, "state of a cell", into="holds"),
        AsOfDay(),
        PROPOSAL_CELL,
    ),
)


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """A cell as one ``word``, and the ``look`` that goes with it."""

    look: str
    word: str
    holds: Holds


@dataclass(frozen=True)
class CoverageRow:
    """A proposal with a cell for each question, ``None`` where a filter leaves it out; ``count`` is of the counted."""

    id: str
    name: str
    cells: tuple[CoverageCell | None, ...]
    count: int


@dataclass(frozen=True)
class CoverageColumn:
    """A question, and how many of the proposals have a cell that is counted."""

    element: Element
    count: int


@dataclass(frozen=True)
class Coverage:
    """The proposals by family and the questions by group, as far as the filters keep them.

    ``held`` counts the cells of the family and the group by what they hold, whatever else is filtered. ``counts`` says
    what the numbers of rows and columns count: answers, or what was chosen.
    """

    held: Mapping[Holds, int]
    counts: str
    groups: tuple[tuple[ElementGroup, tuple[CoverageColumn, ...]], ...]
    families: tuple[tuple[Family, tuple[CoverageRow, ...]], ...]
    caption: str
    empty: str
    is_filtered: bool

    @property
    def columns(self) -> tuple[CoverageColumn, ...]:
        """The questions, whatever their groups."""
        return tuple(column for _, columns in self.groups for column in columns)


def coverage(query: CoverageQuery, catalogue: Catalogue) -> Coverage:
    """What the records hold, for a query."""
    cell = _cells_from(catalogue)
    groups = [g for g in catalogue.elements_by_group() if query.group in ("", g[0].id)]
    families = [f for f in catalogue.proposals_by_family() if query.family in ("", f[0].id)]
    elements = [element.id for _, of_group in groups for element in of_group]
    proposals = [proposal for _, of_family in families for proposal in of_family]
    found = {
        (proposal.id, element): cell(proposal.id, element, query.as_of)
        for proposal in proposals
        for element in elements
    }
    held = Counter(each.holds for each in found.values())
    counted_states = query.holds or {Holds.ANSWER}
    counts = {place: each for place, each in found.items() if each.holds in counted_states}
    by_row, by_column = Counter(place[0] for place in counts), Counter(place[1] for place in counts)
    kept = [each for each in elements if by_column[each] or not query.holds]
    shown = counts if query.holds else found

    def row(proposal: Proposal) -> CoverageRow:
        cells = tuple(shown.get((proposal.id, element)) for element in kept)
        return CoverageRow(proposal.id, proposal.short_name, cells, by_row[proposal.id])

    rows = tuple(
        (family, tuple(row(each) for each in of_family if by_row[each.id] or not query.holds))
        for family, of_family in families
    )
    columns = tuple(
        (group, tuple(CoverageColumn(e, by_column[e.id]) for e in of_group if e.id in kept))
        for group, of_group in groups
    )
    return Coverage(
        held={each: held[each] for each in Holds},
        counts=_listed(query.holds),
        groups=tuple((group, of_group) for group, of_group in columns if of_group),
        families=tuple((family, of_family) for family, of_family in rows if of_family),
        caption=_caption(len(proposals), len(elements), query),
        empty=_empty(bool(counts or (found and not query.holds)), query, catalogue),
        is_filtered=bool(query.holds),
    )


def coverage_evidence(query: CoverageQuery, catalogue: Catalogue) -> CellEvidence | None:
    """The evidence of the open cell; ``None`` without one."""
    if query.cell is None:
        return None
    alone = ComparisonQuery((query.cell[0],), as_of=query.as_of, cell=query.cell)
    return cell_evidence(alone, None, catalogue)


@cached_on_catalogue
def _cells_from(catalogue: Catalogue) -> Callable[[str, str, AsOf], CoverageCell]:
    """A cell depends on nothing else of a query, so queries share it."""
    return lru_cache(maxsize=20_000)(partial(_cell, catalogue))


def _cell(catalogue: Catalogue, proposal: str, element_id: str, as_of: AsOf) -> CoverageCell:
    element = catalogue.elements[element_id]
    cell = cell_of(catalogue.proposals[proposal], element, as_of, catalogue)
    if cell.state is CellState.CODED:
        tone = brief_answer(cell, element, catalogue).tone
        return CoverageCell(tone, _WORDS[tone], Holds.ANSWER)
    is_answer = cell.state in (CellState.DISPUTED, CellState.AMBIGUOUS)
    holds = Holds.ANSWER if is_answer else Holds(cell.state.value)
    return CoverageCell(cell.state.value, cell.state.label.lower(), holds)


def _listed(holds: frozenset[Holds]) -> str:
    return " or ".join(each.label for each in Holds if each in holds) or Holds.ANSWER.label


def _caption(proposals: int, questions: int, query: CoverageQuery) -> str:
    shown = f"{counted(proposals, 'proposal')} on {counted(questions, 'question')}"
    only = f", only what is {_listed(query.holds)}" if query.holds else ""
    return f"{shown}, {as_of_words(query.as_of)}{only}"


def _empty(is_something: bool, query: CoverageQuery, catalogue: Catalogue) -> str:
    if not catalogue.proposals or not catalogue.elements:
        return "There are no records to show."
    return "" if is_something else f"Nothing here is {_listed(query.holds)}."
