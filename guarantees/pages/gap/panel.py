"""The evidence beside one question: of a party on an answer, of a proposal, or of all who speak of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.signatures import SignedPosition
from guarantees.pages.gap.evidence import Behind, names
from guarantees.pages.gap.pair import WHOLE, ProposalGap
from guarantees.pages.gap.records import ElementRecords, coded_values
from guarantees.pages.tables.panel import CellEvidence, PanelGroup, answer_evidence, to_the_proposal
from guarantees.pages.tables.positions_panel import stance_evidence
from guarantees.records.element import Element
from guarantees.records.statement import Statement
from guarantees.records.values import CodedValue, value_key
from guarantees.words.cell_words import value_line
from guarantees.words.coding_rule import coding_rule
from guarantees.words.statement_words import statement_view

ALL = "all"
"""In the place of a party or proposal: every statement on an answer."""
PART = "on"
"""In the same place, beside a proposal and an actor: a part of that page."""


def panel_of(
    cell: tuple[str, str], link: str, as_of: AsOf, catalogue: Catalogue
) -> CellEvidence | None:
    """The evidence of a cell: a party and an answer, a proposal and the question, or ``ALL`` and an answer.

    ``None`` for ids that the records do not hold. ``link`` is the query string of the page with this open.
    """
    column, row = cell
    element_id, _, key = row.partition("~")
    element, proposal = catalogue.elements.get(element_id), catalogue.proposals.get(column)
    if element is None:
        return None
    if column == ALL:
        return _everything(element, key, link, as_of, catalogue)
    if proposal and not key:
        return answer_evidence(proposal, element, as_of, catalogue, link)
    return stance_evidence(column, row, as_of, catalogue, link)


def _everything(
    element: Element, key: str, link: str, as_of: AsOf, catalogue: Catalogue
) -> CellEvidence | None:
    records = ElementRecords(element, as_of, catalogue)
    value = next((each for each in records.worth_showing if value_key(each) == key), None)
    if value is None:
        return None
    line = value_line(value, element, catalogue)
    return CellEvidence(
        column=ALL,
        row=f"{element.id}~{key}",
        row_name=line.text,
        column_name="All statements with this answer, but for signatures",
        question=element.question,
        lines=(),
        state_label="",
        why="",
        groups=(*_of_proposals(value, records), *_of_parties(value, records)),
        absence="",
        searched=(),
        contradictions=(),
        background_title="What the question means",
        background=(element.definition, coding_rule(element)),
        related_links=(),
        link=link,
        citation=None,
    )


def part_panel(
    key: str, pair: ProposalGap, link: str, as_of: AsOf, catalogue: Catalogue
) -> CellEvidence | None:
    """The evidence of a part of the page of a proposal and an actor, by the key of that part; ``None`` for no part."""
    part = next((each for each in _parts(pair) if each.key == key), None)
    if part is None:
        return None
    column, _, row = key.partition("~")
    element = part.element
    return CellEvidence(
        column=column,
        row=row,
        row_name=part.about,
        column_name=f"{pair.proposal.short_name} · {pair.actor_name}",
        question=element.question if element else "",
        lines=(),
        state_label="",
        why=part.why,
        groups=tuple(
            PanelGroup(
                f"{side}: {group.title[0].lower()}{group.title[1:]}" if group.title else side,
                tuple(
                    statement_view(
                        each,
                        catalogue,
                        as_of=as_of,
                        element=element if isinstance(each, Statement) else None,
                    )
                    for each in group.statements
                ),
            )
            for side, groups in part.sides
            for group in groups
        ),
        absence="",
        searched=(),
        contradictions=(),
        background_title="",
        background=(),
        related_links=(to_the_proposal(pair.proposal.id, as_of, element.id if element else ""),),
        link=link,
        citation=None,
    )


@dataclass(frozen=True)
class _Part:
    key: str
    about: str
    sides: tuple[tuple[str, tuple[Behind, ...]], ...]
    element: Element | None = None
    why: str = ""


def _parts(pair: ProposalGap) -> Iterator[_Part]:
    actor, proposal = pair.actor_name, pair.proposal.short_name
    yield _Part(
        WHOLE, "The proposal as a whole", ((actor, pair.whole.evidence),), why=pair.whole.why
    )
    for group in pair.groups:
        for met in group.provisions:
            about = f"{met.element.name}: {', '.join(met.values)}"
            sides = ((proposal, met.of_proposal), (actor, met.of_actor))
            yield _Part(met.key, about, sides, met.element)
    for each in pair.without_provision:
        yield _Part(each.key, each.element.name, ((actor, each.of_actor),), each.element)


def _of_proposals(value: CodedValue, records: ElementRecords) -> Iterator[PanelGroup]:
    """What each proposal says, in order of their dates."""
    for proposal, cell in records.coding:
        if value in coded_values(cell):
            said = (statement for statement in cell.shown if names(statement, value))
            yield PanelGroup(
                proposal.short_name,
                tuple(
                    statement_view(
                        each, records.catalogue, as_of=records.as_of, element=records.element
                    )
                    for each in said
                ),
            )


def _of_parties(value: CodedValue, records: ElementRecords) -> Iterator[PanelGroup]:
    """What each party says, and what is said of it, in the order of their names."""
    for actor, cells in records.stances.items():
        positions = cells[value].statements if value in cells else ()
        said = [each for each in positions if not isinstance(each, SignedPosition)]
        if said:
            yield PanelGroup(
                records.catalogue.actor_short_name(actor),
                tuple(
                    statement_view(each, records.catalogue, as_of=records.as_of) for each in said
                ),
            )
