"""What a reader asks of the comparison."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.pages.tables.matrix_query import MatrixQuery
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
class ComparisonQuery(MatrixQuery):
    """The whole state of the Compare page. Ids only; every one of them exists in the catalogue it was read against.

    ``proposals`` are the columns in order; ``folded`` the closed groups of rows; ``cell`` the open cell as
    (proposal, element).
    """

    COLUMNS = "proposals"

    proposals: tuple[str, ...] = ()
    folded: frozenset[str] = frozenset()
    search: str = ""
    differences: frozenset[Difference] = frozenset()
    as_of: AsOf = field(default_factory=AsOf)
    cell: tuple[str, str] | None = None

    def toggle_group(self, group: str) -> ComparisonQuery:
        """Fold an open group of rows, or open a folded one."""
        return replace(self, folded=self.folded ^ {group})


def default_query(catalogue: Catalogue) -> ComparisonQuery:
    """What a reader sees who asks for nothing: the first preset."""
    first = next(iter(catalogue.presets), None)
    return ComparisonQuery(preset_columns(first, catalogue) if first else ())


def preset_columns(preset_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The columns of a preset whose records can be read, in order of date."""
    preset = catalogue.presets.get(preset_id)
    return tuple(name for name in catalogue.proposals if preset and name in preset.proposals)
