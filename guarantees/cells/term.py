"""Until when an agreement is in force by its own term: a number of years or months, from the day on which it begins."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, dated_in_view
from guarantees.cells.cell import CellState, cell_of, part_of
from guarantees.cells.signatures import JOINED
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import Proposal, StatusChange
from guarantees.records.statement import Statement
from guarantees.records.values import Quantity
from guarantees.records.vocabulary import ProposalStatus

DURATION = "duration"
"""The element of the codebook that asks for how long it applies."""
MONTHS_OF = {"years": 12, "months": 1}


@dataclass(frozen=True)
class EndOfTerm:
    """The ``date`` of the end, as precise as the day on which the term ``begins``, and the ``length`` between them,
    with the statements that give it."""

    date: EdtfDate
    begins: StatusChange
    length: Quantity
    said: tuple[Statement, ...]


def end_of_term(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> EndOfTerm | None:
    """The end of the term, as known by the chosen day; ``None`` where it is not known.

    It is known if the cell gives one number of years or months, of the agreement as a whole and neither at least nor at
    most, and the records say when the agreement entered into force or, failing that, was signed or adopted.
    """
    lengths, begins = _lengths(proposal, as_of, catalogue), _begins(proposal, as_of, catalogue)
    if len({*lengths.values()}) != 1 or begins is None:
        return None
    length = next(iter(lengths.values()))
    date = begins.date.months_later((length.exactly or 0) * MONTHS_OF[length.unit])
    return EndOfTerm(date, begins, length, tuple(lengths)) if date else None


def _lengths(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> dict[Statement, Quantity]:
    element = catalogue.elements.get(DURATION)
    cell = cell_of(proposal, element, as_of, catalogue) if element else None
    if cell is None or cell.state is not CellState.CODED:
        return {}
    given = {each: _whole_length(each) for each in cell.giving_values}
    return {each: length for each, length in given.items() if length}


def _whole_length(statement: Statement) -> Quantity | None:
    value = statement.value
    if part_of(statement) or not isinstance(value, Quantity) or value.exactly is None:
        return None
    return value if value.unit in MONTHS_OF else None


def _begins(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> StatusChange | None:
    """The first entry into force in view, or else the first signature or adoption."""
    seen = [change for change in proposal.status if dated_in_view(change, as_of, catalogue)]
    seen.sort(key=lambda change: change.date.sort_key)
    for statuses in ({ProposalStatus.IN_FORCE}, {*JOINED}):
        found = next((change for change in seen if change.status in statuses), None)
        if found:
            return found
    return None
