"""The evidence of one cell of Positions as a view model: every position, whose voice it is, and why it counts."""

from __future__ import annotations

from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.places import stance_key, status_key
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.cells.cell import EvidenceRole
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import StanceCell, all_positions
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
from guarantees.pages.tables.positions import (
    lines_of,
    spoken_of,
    stance_value_words,
    stances_in,
)
from guarantees.pages.tables.positions_query import POSITIONS_LINK, PositionRows, PositionsQuery
from guarantees.records.element import Element
from guarantees.records.position import Position
from guarantees.records.proposal import Proposal
from guarantees.words.actors import agreeing
from guarantees.words.cell_words import value_words
from guarantees.words.site_citation import stance_citation
from guarantees.words.stance_words import stance_why, stance_words
from guarantees.words.statement_words import StatementView, statement_view


def position_evidence(
    query: PositionsQuery, matrix: Matrix, catalogue: Catalogue
) -> CellEvidence | None:
    """The evidence of the query's open cell, or ``None`` when no cell is open or its record is gone.

    Citation numbers are those of ``matrix``, so that the panel and the matrix agree.
    """
    if query.cell is None:
        return None
    actor, row = query.cell
    by_proposal = query.rows is PositionRows.PROPOSALS
    rows = catalogue.proposals if by_proposal else catalogue.elements
    if actor not in all_positions(catalogue) or row not in rows:
        return None
    numbers = {source.id: source.number for source in matrix.sources}
    panel = _Panel(query, numbers, catalogue)
    return panel.on_proposal(actor, row) if by_proposal else panel.on_element(actor, row)


class _Panel:
    """Builds one panel."""

    def __init__(
        self, query: PositionsQuery, numbers: dict[str, int], catalogue: Catalogue
    ) -> None:
        self.query, self.numbers, self.catalogue = query, numbers, catalogue

    def on_proposal(self, actor: str, row: str) -> CellEvidence:
        proposal = self.catalogue.proposals[row]
        (cell,) = self._cells(actor, row)
        voice = f"{cell.voice.label}: {cell.voice.meaning}" if cell.voice else ""
        return self._panel(
            (cell,),
            row_name=proposal.name,
            state_label=voice,
            why=" ".join(filter(None, (stance_why(cell, self.catalogue), self._spoken_of(cell)))),
            groups=groups_by_role(cell.by_role, self._shown),
            background_title="About the proposal and the file of the actor",
            background=(self.query.as_of.without_hindsight(proposal.summary), self._note(actor)),
            related_links=(to_the_proposal(row, self.query.as_of), self._to_the_gap(actor, row)),
        )

    def _spoken_of(self, cell: StanceCell) -> str:
        return spoken_of(cell, self.query.as_of, self.catalogue)

    def on_element(self, actor: str, row: str) -> CellEvidence:
        element = self.catalogue.elements[row]
        cells = self._cells(actor, row)
        spoken_of = [cell for cell in cells if cell.positions]
        whole = None if spoken_of else cells[0]
        return self._panel(
            cells,
            row_name=element.name,
            question=element.question,
            why=stance_why(whole, self.catalogue) if whole else "",
            groups=tuple(self._on_value(cell) for cell in spoken_of),
            background_title="Definition, coding rule and the file of the actor",
            background=(element.definition, element.coding_rule, self._note(actor)),
            related_links=(to_the_element(row, self.query.as_of),),
        )

    def _cells(self, actor: str, row: str) -> tuple[StanceCell, ...]:
        return stances_in(actor, self.query.rows, row, self.query.as_of, self.catalogue)

    def _panel(
        self,
        cells: tuple[StanceCell, ...],
        question: str = "",
        state_label: str = "",
        **parts: object,
    ) -> CellEvidence:
        assert self.query.cell is not None
        actor, row = self.query.cell
        absence = next((cell.absence for cell in cells), None)
        positions = (position for cell in cells for position in cell.positions)
        lines = lines_of(cells, self.catalogue)
        return CellEvidence(
            column=actor,
            row=row,
            column_name=self.catalogue.actor_name(actor),
            question=question,
            lines=lines,
            state_label=state_label,
            absence=(absence.note or "") if absence else "",
            searched=searched_view(absence, self.catalogue),
            contradictions=contradiction_views(positions, self.query.as_of, self.catalogue),
            link=POSITIONS_LINK.query_string(self.query, self.catalogue),
            citation=self._citation(actor, row),
            record=self._record("; ".join(line.text for line in lines), cells[0].signed),
            **parts,  # type: ignore[arg-type]
        )

    def _named(self, row: str) -> Element | Proposal:
        by_proposal = self.query.rows is PositionRows.PROPOSALS
        return self.catalogue.proposals[row] if by_proposal else self.catalogue.elements[row]

    def _citation(self, actor: str, row: str) -> CitationView:
        query = self.query
        alone = PositionsQuery(query.rows, (actor,), as_of=query.as_of, cell=(actor, row))
        return CitationView(
            stance_citation(actor, self._named(row), self.catalogue, self.query.as_of),
            POSITIONS_LINK.query_string(alone, self.catalogue),
        )

    def _record(self, shown: str, signed: SignedPosition | None) -> RecordLinks | None:
        """To the actor's file, or to the signature from which the stance follows."""
        assert self.query.cell is not None
        actor, row = self.query.cell
        if self.query.rows is PositionRows.PROPOSALS:
            key, name = stance_key(actor, proposal=row), self.catalogue.proposals[row].short_name
        else:
            key, name = stance_key(actor, element=row), self.catalogue.elements[row].name
        return record_links(
            status_key(signed.text, signed.number) if signed else key,
            f"{self.catalogue.actor_short_name(actor)} on {name}",
            self.catalogue,
            page=to_positions(self.query.rows.value, (actor, row), self.query.as_of),
            shown=shown,
        )

    def _on_value(self, cell: StanceCell) -> PanelGroup:
        """What is said of one value, and the stance that it gives."""
        words = stance_words(cell, self.catalogue)
        return PanelGroup(
            stance_value_words(cell, self.catalogue),
            tuple(
                replace(self._shown(position, role), text=self._on_values(position))
                for role, positions in cell.by_role.items()
                for position in positions
            ),
            words.line,
            stance_why(cell, self.catalogue),
        )

    def _on_values(self, position: Position) -> str:
        """The stance and every value that it is on: they may be more than the one above it."""
        element = self.catalogue.elements[position.about.element or ""]
        assert self.query.cell is not None
        actor, _ = self.query.cell
        stance = agreeing(position.stance.label, actor, catalogue=self.catalogue)
        values = value_words(position.about.value, element, self.catalogue)
        return f"{stance}: “{values}”"

    def _shown(self, position: Position, role: EvidenceRole) -> StatementView:
        return statement_view(
            position,
            self.catalogue,
            as_of=self.query.as_of,
            role=role,
            numbers=self.numbers,
        )

    def _to_the_gap(self, actor: str, proposal: str) -> RelatedLink:
        """To the proposal next to what the actor says of its provisions."""
        name = self.catalogue.actor_short_name(actor)
        return RelatedLink(
            f"Its provisions next to the positions of {name}",
            to_gap(proposal=proposal, actor=actor, as_of=self.query.as_of),
        )

    def _note(self, actor: str) -> str:
        """How complete the actor's file is, as its curators say."""
        file = self.catalogue.positions.get(actor)
        return self.query.as_of.without_hindsight(file.note if file else "")
