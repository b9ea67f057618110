"""The evidence of one cell as a view model: every statement, where it was read, and why the cell shows what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from guarantees.catalogue.as_seen import as_seen
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.catalogue.places import cell_key
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.cells.cell import Cell, EvidenceRole, cell_of
from guarantees.links.addresses import to_compare, to_gap, to_proposal, to_wording
from guarantees.pages.tables.matrix import Matrix
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery
from guarantees.records.dates import EdtfDate
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Absence, Attributed, Statement
from guarantees.records.values import AMBIGUOUS, value_key, values_of
from guarantees.words.cell_words import (
    CellLine,
    cell_words,
    looked_for_words,
    silence_sentence,
    value_words,
    why,
)
from guarantees.words.coding_rule import coding_rule
from guarantees.words.site_citation import cell_citation
from guarantees.words.statement_words import (
    ContradictionView,
    StatementGroup,
    StatementView,
    contradiction_view,
    statement_view,
)

MOST_ANSWERS = 4
"""More answers of one cell than this have one link, to the question."""
Said = TypeVar("Said", bound=Attributed)


@dataclass(frozen=True)
class SearchedView:
    """A source that was searched, with no match."""

    source: str
    short_name: str
    on: EdtfDate | None


@dataclass(frozen=True)
class PanelGroup(StatementGroup):
    """Statements under a title. ``line`` and ``why`` say what they give and why, where that is not the whole cell."""

    line: CellLine | None = None
    why: str = ""


@dataclass(frozen=True)
class RelatedLink:
    """A link to another page, by its address relative to this one."""

    text: str
    address: str


@dataclass(frozen=True)
class CitationView:
    """How to cite one cell: ``text``, and the query string of a link to that cell alone. The browser adds the rest."""

    text: str
    link: str


@dataclass(frozen=True)
class CellEvidence:
    """The panel next to the matrix. ``background`` are paragraphs about the row, below ``background_title``.

    ``record`` leads to what the panel shows in the repository, if the site has that setting. ``changed`` says what
    differs from the earlier version or day that the page is compared with; "" where nothing does. ``looked_for`` are
    the words with which the ``searched`` sources were searched.
    """

    column: str
    row: str
    row_name: str
    column_name: str
    question: str
    lines: tuple[CellLine, ...]
    state_label: str
    why: str
    groups: tuple[PanelGroup, ...]
    absence: str
    searched: tuple[SearchedView, ...]
    contradictions: tuple[ContradictionView, ...]
    background_title: str
    background: tuple[str, ...]
    related_links: tuple[RelatedLink, ...]
    link: str
    citation: CitationView | None
    record: RecordLinks | None = None
    changed: str = ""
    looked_for: str = ""

    @property
    def statements(self) -> tuple[StatementView, ...]:
        """Every statement of the panel, in order."""
        return tuple(statement for group in self.groups for statement in group.statements)


def cell_evidence(
    query: ComparisonQuery, comparison: Matrix | None, catalogue: Catalogue
) -> CellEvidence | None:
    """The evidence of the query's open cell, or ``None`` when no cell is open or its record is gone.

    Citation numbers are those of ``comparison``, so that the panel and the matrix agree; without it there are none.
    """
    if query.cell is None:
        return None
    proposal = catalogue.proposals.get(query.cell[0])
    element = catalogue.elements.get(query.cell[1])
    if proposal is None or element is None:
        return None
    numbers = {each.id: each.number for each in comparison.sources} if comparison else {}
    link = COMPARE_LINK.query_string(query, catalogue)
    return answer_evidence(proposal, element, query.as_of, catalogue, link, numbers)


def answer_evidence(
    proposal: Proposal,
    element: Element,
    as_of: AsOf,
    catalogue: Catalogue,
    link: str,
    numbers: dict[str, int] | None = None,
) -> CellEvidence:
    """What a proposal says on an element, with all of its evidence.

    ``link`` is the query string of the page with this open, ``numbers`` are those of the sources that it lists.
    """
    cell = cell_of(proposal, element, as_of, catalogue)
    words = cell_words(cell, element, catalogue)
    searched = searched_view(cell.absence, catalogue)

    def view(statement: Statement, role: EvidenceRole) -> StatementView:
        return statement_view(
            statement, catalogue, as_of=as_of, element=element, role=role, numbers=numbers
        )

    return CellEvidence(
        column=proposal.id,
        row=element.id,
        row_name=element.name,
        column_name=proposal.name,
        question=element.question,
        lines=(words.line,),
        state_label=cell.state.label,
        # Where nothing was found, the list of what was searched says which texts and when.
        why="" if searched and not cell.statements else why(cell, catalogue),
        groups=groups_by_role(cell.by_role, view),
        absence=_absence(cell, catalogue),
        searched=searched,
        contradictions=contradiction_views(cell.statements, as_of, catalogue),
        background_title="What the question means",
        background=(element.definition, coding_rule(element)),
        related_links=(
            to_the_proposal(proposal.id, as_of, element.id),
            *to_the_answers(cell, element, as_of, catalogue),
            *([to_the_wordings(proposal.id, element.id, as_of)] if cell.statements else []),
        ),
        link=link,
        citation=citation_view(proposal, element, as_of, catalogue),
        record=record_links(
            cell_key(proposal.id, element.id),
            f"{element.name}, {proposal.short_name}",
            catalogue,
            page=to_compare(cell=(proposal.id, element.id), as_of=as_of),
            shown=words.text,
        ),
        looked_for=looked_for_words(cell.absence, element)
        if cell.absence and not cell.statements
        else "",
    )


def citation_view(
    proposal: Proposal, element: Element, as_of: AsOf, catalogue: Catalogue
) -> CitationView:
    """How to cite a cell of the comparison, whether it has a value or not."""
    alone = ComparisonQuery((proposal.id,), as_of=as_of, cell=(proposal.id, element.id))
    return CitationView(
        cell_citation(proposal, element, catalogue, as_of),
        COMPARE_LINK.query_string(alone, catalogue),
    )


def _absence(cell: Cell, catalogue: Catalogue) -> str:
    absence = cell.absence
    if cell.statements or absence is None:
        return "" if cell.statements else cell.state.meaning
    # Without a search, the state's meaning is already there.
    sentence = silence_sentence(absence, catalogue) if absence.searched else ""
    return " ".join(part for part in (sentence, absence.note) if part)


def groups_by_role(
    by_role: Mapping[EvidenceRole, Iterable[Said]],
    view: Callable[[Said, EvidenceRole], StatementView],
) -> tuple[PanelGroup, ...]:
    """Statements under the headings of their roles; a role without any is left out."""
    groups = (
        PanelGroup(role.heading, tuple(view(each, role) for each in said))
        for role, said in by_role.items()
    )
    return tuple(group for group in groups if group.statements)


def to_the_proposal(proposal: str, as_of: AsOf, element: str = "") -> RelatedLink:
    """To everything about a proposal; ``element`` opens the evidence of that provision."""
    return RelatedLink("All about this proposal", to_proposal(proposal, element, as_of))


def to_the_element(element: str, as_of: AsOf) -> RelatedLink:
    """To all answers to a question."""
    return RelatedLink(
        "Who gives which answer to this question", to_gap(element=element, as_of=as_of)
    )


def to_the_answers(
    cell: Cell, element: Element, as_of: AsOf, catalogue: Catalogue
) -> Iterator[RelatedLink]:
    """Links to all who give the answers of a cell; to the question if it gives none, or too many to name."""
    values = tuple(dict.fromkeys(v for said in cell.shown for v in values_of(said.value)))
    if not 0 < len(values) <= MOST_ANSWERS:
        yield to_the_element(element.id, as_of)
        return
    for value in values:
        address = to_gap(element.id, as_of=as_of, answer=value_key(value))
        answer = f"All who answer “{value_words(value, element, catalogue)}”"
        yield RelatedLink("All that is ambiguous" if value == AMBIGUOUS else answer, address)


def to_the_wordings(proposal: str, element: str, as_of: AsOf) -> RelatedLink:
    """To the wordings of all proposals on an element, compared with that of one."""
    return RelatedLink(
        "Its wording beside that of the others", to_wording(element, proposal, as_of)
    )


def searched_view(absence: Absence | None, catalogue: Catalogue) -> tuple[SearchedView, ...]:
    """The sources that were searched with no match, each with the day."""
    if absence is None:
        return ()
    return tuple(
        SearchedView(name, catalogue.source_short_name(name), absence.on)
        for name in absence.searched
    )


def contradiction_views(
    statements: Iterable[Attributed], as_of: AsOf, catalogue: Catalogue
) -> tuple[ContradictionView, ...]:
    """The contradictions that any of the statements takes part in, each once, with the sides of the chosen day."""
    then = as_seen(as_of, catalogue)
    return tuple(contradiction_view(each, then) for each in then.contradictions_among(statements))
