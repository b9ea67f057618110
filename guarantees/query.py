"""What a reader asks of the comparison."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from guarantees.catalogue import Catalogue
from guarantees.clock import AsOf
from guarantees.records.vocabulary import Term


class Difference(Term):
    """A filter that keeps the rows in which columns differ in one way. Several filters keep what any of them keeps."""

    VALUE = "value", "coded value differs", "At least two proposals have different coded values."
    WORDING = (
        "wording",
        "wording differs",
        "At least two proposals share a coded value and put it in other words.",
    )
    SILENCE = (
        "silence",
        "one side silent",
        "At least one proposal has a value, and the texts searched for another say nothing.",
    )


@dataclass(frozen=True)
class ComparisonQuery:
    """The whole state of the Compare page. Ids only; every one of them exists in the catalogue it was read against.

    ``proposals`` are the columns in order; ``folded`` the closed groups of rows; ``cell`` the open cell as
    (proposal, element).
    """

    proposals: tuple[str, ...] = ()
    folded: frozenset[str] = frozenset()
    search: str = ""
    differences: frozenset[Difference] = frozenset()
    as_of: AsOf = field(default_factory=AsOf)
    cell: tuple[str, str] | None = None

    def toggle_group(self, group: str) -> ComparisonQuery:
        """Fold an open group of rows, or open a folded one."""
        return replace(self, folded=self.folded ^ {group})

    def open_cell(self, proposal: str, element: str) -> ComparisonQuery:
        """Open the evidence of a cell."""
        return replace(self, cell=(proposal, element))

    def close_cell(self) -> ComparisonQuery:
        """Close the evidence."""
        return replace(self, cell=None)

    def searching(self, text: str) -> ComparisonQuery:
        """Another search of rows."""
        return replace(self, search=text)

    def filtering(self, differences: frozenset[Difference]) -> ComparisonQuery:
        """Other difference filters."""
        return replace(self, differences=differences)

    def with_proposals(self, proposals: tuple[str, ...]) -> ComparisonQuery:
        """Other columns. An open cell whose column goes is closed."""
        cell = self.cell if self.cell and self.cell[0] in proposals else None
        return replace(self, proposals=proposals, cell=cell)

    def adding(self, proposal: str) -> ComparisonQuery:
        """One more column at the right end."""
        rest = tuple(name for name in self.proposals if name != proposal)
        return self.with_proposals((*rest, proposal))

    def move(self, proposal: str, steps: int) -> ComparisonQuery:
        """Move a column to the right (positive) or left (negative), at most to the end."""
        if proposal not in self.proposals:
            return self
        rest = [name for name in self.proposals if name != proposal]
        place = min(max(self.proposals.index(proposal) + steps, 0), len(rest))
        return replace(self, proposals=(*rest[:place], proposal, *rest[place:]))

    def without(self, proposal: str) -> ComparisonQuery:
        """Remove a column."""
        return self.with_proposals(tuple(name for name in self.proposals if name != proposal))


def default_query(catalogue: Catalogue) -> ComparisonQuery:
    """What a reader sees who asks for nothing: the first preset."""
    first = next(iter(catalogue.presets), None)
    return ComparisonQuery(preset_columns(first, catalogue) if first else ())


def preset_columns(preset_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The columns of a preset whose records can be read, in order of date."""
    preset = catalogue.presets.get(preset_id)
    return tuple(name for name in catalogue.proposals if preset and name in preset.proposals)
