"""All proposals by family, each in a line: when it was put forward, by whom, what became of it, what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.pages.coverage.page import CoverageQuery, CoverageRow, Holds, coverage
from guarantees.records.dates import in_words
from guarantees.records.element import ElementGroup
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Family
from guarantees.words.actors import by_whom, by_whom_briefly
from guarantees.words.english import and_words
from guarantees.words.status_words import NOT_YET, latest_changes, latest_status


@dataclass(frozen=True)
class ProposalLine:
    """A proposal. ``by`` and ``status`` are brief, ``by_all`` and ``status_in_full`` whole; ``answered`` says for each
    group of the codebook how many of its questions it answers."""

    proposal: Proposal
    by: str
    by_all: str
    status: str
    status_in_full: str
    answered: tuple[int, ...]


@dataclass(frozen=True)
class ProposalsTable:
    """The lines by family, in order of date within each; ``groups`` are those of the codebook with their sizes."""

    groups: tuple[tuple[ElementGroup, int], ...]
    families: tuple[tuple[Family, tuple[ProposalLine, ...]], ...]

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return sum(size for _, size in self.groups)


def proposals_table(as_of: AsOf, catalogue: Catalogue) -> ProposalsTable:
    """Every proposal of the catalogue, as of a day."""
    covered = coverage(CoverageQuery(as_of=as_of), catalogue)
    groups = tuple((group, len(columns)) for group, columns in covered.groups)
    sizes = [size for _, size in groups]
    rows = {row.id: row for _, of_family in covered.families for row in of_family}
    return ProposalsTable(
        groups,
        tuple(
            (
                family,
                tuple(
                    _line(each, rows.get(each.id), sizes, as_of, catalogue) for each in proposals
                ),
            )
            for family, proposals in catalogue.proposals_by_family()
        ),
    )


def _line(
    proposal: Proposal,
    row: CoverageRow | None,
    sizes: list[int],
    as_of: AsOf,
    catalogue: Catalogue,
) -> ProposalLine:
    latest = latest_changes(proposal, as_of, catalogue)
    labels = list(dict.fromkeys(change.status.label for change in latest))
    return ProposalLine(
        proposal=proposal,
        by=by_whom_briefly(proposal, catalogue),
        by_all=by_whom(proposal, catalogue),
        status=and_words(labels) if labels else NOT_YET,
        status_in_full=in_words(latest_status(proposal, as_of, catalogue), "; "),
        answered=_answered(row, sizes) if row else (),
    )


def _answered(row: CoverageRow, sizes: list[int]) -> tuple[int, ...]:
    """How many answers there are in each group, of cells in the order of the groups."""
    answers = [bool(cell and cell.holds is Holds.ANSWER) for cell in row.cells]
    ends = [sum(sizes[: place + 1]) for place in range(len(sizes))]
    return tuple(sum(answers[end - size : end]) for end, size in zip(ends, sizes, strict=True))
