"""The evidence of one cell of Positions as a view model: every position, whose voice it is, and why it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.catalogue.places import stance_key, status_key
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.cells.cell import EvidenceRole
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import StanceCell, StanceSubject, all_positions, stance_of
from guarantees.links.addresses import to_gap, to_positions
from guarantees.pages.tables.matrix import Matrix
from guarantees.pages.tables.panel import (
    CellEvidence,
    CitationView,
    PanelGroup,
    RelatedLink,
    contradiction_views,
    groups_by_role,
    searched_view,
    to_the_element,
    to_the_proposal,
)
from guarantees.pages.tables.positions_query import (
    POSITIONS_LINK,
    PositionRows,
    PositionsQuery,
    question_rows,
    row_ids,
)
from guarantees.pages.tables.stance_cells import lines_of, spoken_of, stance_value_words, stances_in
from guarantees.records.element import Element
from guarantees.records.position import Position
from guarantees.records.proposal import Proposal
from guarantees.records.values import CodedValue, value_key
from guarantees.words.actors import agreeing
from guarantees.words.cell_words import value_words
from guarantees.words.coding_rule import coding_rule
from guarantees.words.site_citation import stance_citation
from guarantees.words.stance_marks import stance_line
from guarantees.words.stance_words import stance_why
from guarantees.words.statement_words import StatementView, statement_view


def position_evidence(
    query: PositionsQuery, matrix: Matrix | None, catalogue: Catalogue
) -> CellEvidence | None:
    """The evidence of the query's open cell, or ``None`` when no cell is open or its record is gone.

    Citation numbers are those of ``matrix``, so that the panel and the matrix agree; without it there are none.
    """
    if query.cell is None:
        return None
    numbers = {each.id: each.number for each in matrix.sources} if matrix else {}
    link = POSITIONS_LINK.query_string(query, catalogue)
    return stance_evidence(*query.cell, query.as_of, catalogue, link, query.rows, numbers)


def stance_evidence(
    actor: str,
    row: str,
    as_of: AsOf,
    catalogue: Catalogue,
    link: str,
    rows: PositionRows = PositionRows.ELEMENTS,
    numbers: dict[str, int] | None = None,
) -> CellEvidence | None:
    """What an actor says of a row: of a proposal, of an element, or of one answer to it; ``None`` for unknown ids.

    ``link`` is the query string of the page with this open, ``numbers`` are those of the sources that it lists.
    """
    if actor not in all_positions(catalogue) or row not in row_ids(rows, catalogue):
        return None
    panel = _Panel(actor, row, rows, as_of, catalogue, link, numbers)
    if rows is PositionRows.PROPOSALS:
        return panel.on_proposal(catalogue.proposals[row])
    element, value = question_rows(catalogue)[row]
    return panel.on_element(element) if value is None else panel.on_answer(element, value)


@dataclass(frozen=True)
class _Panel:
    """Builds one panel."""

    actor: str
    row: str
    rows: PositionRows
    as_of: AsOf
    catalogue: Catalogue
    link: str
    numbers: dict[str, int] | None

    def on_proposal(self, proposal: Proposal) -> CellEvidence:
        subject = StanceSubject(proposal=proposal.id)
        cell = stance_of(self.actor, subject, self.as_of, self.catalogue)
        return self._panel(
            (cell,),
            proposal,
            row_name=proposal.name,
            state_label=_whose(cell),
            why=" ".join(filter(None, (stance_why(cell, self.catalogue), self._spoken_of(cell)))),
            groups=groups_by_role(cell.by_role, self._shown),
            background_title="About the proposal and the file of the party",
            background=(self.as_of.without_hindsight(proposal.summary), self._note()),
            related_links=(
                to_the_proposal(proposal.id, self.as_of),
                self._to_the_gap(proposal.id),
            ),
        )

    def on_element(self, element: Element) -> CellEvidence:
        cells = stances_in(
            self.actor, PositionRows.ELEMENTS, element.id, self.as_of, self.catalogue
        )
        spoken_of = [cell for cell in cells if cell.statements]
        whole = None if spoken_of else cells[0]
        return self._panel(
            cells,
            element,
            row_name=element.name,
            question=element.question,
            why=stance_why(whole, self.catalogue) if whole else "",
            groups=tuple(self._on_value(cell) for cell in spoken_of),
            background_title="What the question means, and the file of the party",
            background=(element.definition, coding_rule(element), self._note()),
            related_links=(to_the_element(element.id, self.as_of),),
        )

    def on_answer(self, element: Element, value: CodedValue) -> CellEvidence:
        subject = StanceSubject(element=element.id, value=value)
        cell = stance_of(self.actor, subject, self.as_of, self.catalogue)
        return self._panel(
            (cell,),
            element,
            row_name=element.name,
            question=element.question,
            state_label=_whose(cell),
            why=stance_why(cell, self.catalogue),
            groups=groups_by_role(cell.by_role, self._shown),
            background_title="What the question means, and the file of the party",
            background=(element.definition, coding_rule(element), self._note()),
            related_links=(
                RelatedLink(
                    "All who give this answer",
                    to_gap(element.id, as_of=self.as_of, answer=value_key(value)),
                ),
                RelatedLink(
                    f"All that {self._name} says of this question",
                    to_positions("elements", (self.actor, element.id), self.as_of),
                ),
            ),
        )

    def _spoken_of(self, cell: StanceCell) -> str:
        return spoken_of(cell, self.as_of, self.catalogue)

    @property
    def _name(self) -> str:
        return self.catalogue.actor_short_name(self.actor)

    def _panel(
        self,
        cells: tuple[StanceCell, ...],
        named: Element | Proposal,
        question: str = "",
        state_label: str = "",
        **parts: object,
    ) -> CellEvidence:
        absence = next((cell.absence for cell in cells), None)
        positions = [position for cell in cells for position in cell.statements]
        lines = lines_of(cells, self.catalogue)
        if absence and absence.searched and not positions:
            # The list of what was searched says which texts and when.
            parts["why"] = cells[0].state.meaning
        return CellEvidence(
            column=self.actor,
            row=self.row,
            column_name=self.catalogue.actor_name(self.actor),
            question=question,
            lines=lines,
            state_label=state_label,
            absence=(absence.note or "") if absence else "",
            searched=searched_view(absence, self.catalogue),
            contradictions=contradiction_views(positions, self.as_of, self.catalogue),
            link=self.link,
            citation=self._citation(named),
            record=self._record(named, "; ".join(line.text for line in lines), cells[0].signed),
            **parts,  # type: ignore[arg-type]
        )

    def _citation(self, named: Element | Proposal) -> CitationView:
        alone = PositionsQuery(
            self.rows, (self.actor,), as_of=self.as_of, cell=(self.actor, self.row)
        )
        return CitationView(
            stance_citation(self.actor, named, self.catalogue, self.as_of),
            f"./positions{POSITIONS_LINK.query_string(alone, self.catalogue)}",
        )

    def _record(
        self, named: Element | Proposal, shown: str, signed: SignedPosition | None
    ) -> RecordLinks | None:
        """To the actor's file, or to the signature from which the stance follows."""
        if isinstance(named, Proposal):
            key, name = stance_key(self.actor, proposal=named.id), named.short_name
        else:
            key, name = stance_key(self.actor, element=named.id), named.name
        return record_links(
            status_key(signed.text, signed.number) if signed else key,
            f"{self._name} on {name}",
            self.catalogue,
            page=to_positions(self.rows.value, (self.actor, self.row), self.as_of),
            shown=shown,
        )

    def _on_value(self, cell: StanceCell) -> PanelGroup:
        """What is said of one value, and the stance that it gives."""
        return PanelGroup(
            stance_value_words(cell, self.catalogue),
            tuple(
                replace(self._shown(position, role), text=self._on_values(position))
                for role, positions in cell.by_role.items()
                for position in positions
            ),
            stance_line(cell, self.catalogue),
            stance_why(cell, self.catalogue),
        )

    def _on_values(self, position: Position) -> str:
        """The stance and every value that it is on: they may be more than the one above it."""
        element = self.catalogue.elements[position.about.element or ""]
        stance = agreeing(position.stance.label, self.actor, catalogue=self.catalogue)
        values = value_words(position.about.value, element, self.catalogue)
        return f"{stance}: “{values}”"

    def _shown(self, position: Position, role: EvidenceRole) -> StatementView:
        return statement_view(
            position,
            self.catalogue,
            as_of=self.as_of,
            role=role,
            numbers=self.numbers,
        )

    def _to_the_gap(self, proposal: str) -> RelatedLink:
        """To the proposal next to what the actor says of its provisions."""
        return RelatedLink(
            f"Its provisions next to the positions of {self._name}",
            to_gap(proposal=proposal, actor=self.actor, as_of=self.as_of),
        )

    def _note(self) -> str:
        """How complete the actor's file is, as its curators say."""
        file = self.catalogue.positions.get(self.actor)
        return self.as_of.without_hindsight(file.note if file else "")


def _whose(cell: StanceCell) -> str:
    return f"{cell.voice.label}: {cell.voice.meaning}" if cell.voice else ""
