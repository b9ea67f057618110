"""The report on the records: coverage, dates, thin sourcing, symmetry, contradictions, and unreferenced records.

It reports and does not judge: counts come with the way they were counted, and there is no score. It covers everything
in the records, with no day chosen. ``python -m guarantees report`` prints it, and the Curate page shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.links.page_link import AsOfDay, Open, PageLink
from guarantees.pages.curate.cells import (
    MarkedCells,
    excerpt_only_tables,
    on_excerpts,
    single_origin,
    single_origin_tables,
)
from guarantees.pages.curate.contradictions import (
    Contradictions,
    contradiction_tables,
    contradictions,
)
from guarantees.pages.curate.coverage import CellCoverage, coverage, coverage_tables
from guarantees.pages.curate.latest_dates import Staleness, staleness, staleness_tables
from guarantees.pages.curate.symmetry import Symmetry, symmetry, symmetry_tables
from guarantees.pages.curate.table import ReportTable
from guarantees.pages.curate.unreferenced import (
    UnreferencedRecords,
    unreferenced_records,
    unreferenced_tables,
)
from guarantees.records.vocabulary import Term
from guarantees.words.as_of import evidence_cutoff


@dataclass(frozen=True)
class ReportQuery:
    """The state of the Curate page: the expanded tables of the report. What is pasted there is in no link."""

    open: tuple[str, ...] = ()
    as_of: AsOf = LATEST


REPORT_LINK = PageLink("curate", ReportQuery, (Open(), AsOfDay()))


class ReportPart(Term):
    """The parts of the report in order: name, heading, and explanation."""

    COVERAGE = (
        "coverage",
        "Coverage",
        "What every cell of the comparison holds when no day is chosen. “Not coded” says nothing about a proposal or "
        "actor: it is never counted as a no or as silence.",
    )
    STALENESS = (
        "staleness",
        "Latest dates",
        "The latest recorded date of each proposal and actor, and how long that is before the end of the evidence. "
        "An early date is not a problem: nothing may have been said since.",
    )
    SINGLE_ORIGIN = (
        "single-origin",
        "Cells that rest on one origin",
        "Everything in such a cell became public through one outlet or text; copies of a report are one origin. "
        "The Compare page marks the others “2 origins or more”. Stances of actors are not counted here.",
    )
    EXCERPT_ONLY = (
        "excerpt-only",
        "Cells that rest on excerpts alone",
        "Only an excerpt was read of each source of such a cell, or of the original that the source passes on. "
        "The Compare page marks the cell “excerpt”. Stances of actors are not counted here.",
    )
    SYMMETRY = (
        "symmetry",
        "What is recorded from and about each party",
        "Plain counts that show whose words the records hold, and through whom. There is no score and no verdict.",
    )
    CONTRADICTIONS = (
        "contradictions",
        "Open contradictions",
        "Statements that cannot all hold, with who says so and when. One is resolved only when the records say that "
        "words were withdrawn, or replaced by later words of the same speaker.",
    )
    UNREFERENCED = (
        "loose-ends",
        "Unreferenced records",
        "Records that nothing refers to, and records dated after the end of the evidence. None of them is a problem.",
    )

    @property
    def key(self) -> str:
        """The name of the part in :class:`Report` and in JSON."""
        return self.value.replace("-", "_")


@dataclass(frozen=True)
class Report:
    """All parts of the report. ``empty`` is a sentence when there are no proposals to report on."""

    version: str
    reach: str
    empty: str
    coverage: CellCoverage
    staleness: Staleness
    single_origin: MarkedCells
    excerpt_only: MarkedCells
    symmetry: Symmetry
    contradictions: Contradictions
    loose_ends: UnreferencedRecords


@cached_on_catalogue
def report(catalogue: Catalogue) -> Report:
    """Build the report, once for each catalogue."""
    return Report(
        version=catalogue.version,
        reach=evidence_cutoff(catalogue),
        empty="" if catalogue.proposals else "There are no proposals to report on.",
        coverage=coverage(catalogue),
        staleness=staleness(catalogue),
        single_origin=single_origin(catalogue),
        excerpt_only=on_excerpts(catalogue),
        symmetry=symmetry(catalogue),
        contradictions=contradictions(catalogue),
        loose_ends=unreferenced_records(catalogue),
    )


_TABLES: Mapping[ReportPart, Callable[[Any], tuple[ReportTable, ...]]] = {
    ReportPart.COVERAGE: coverage_tables,
    ReportPart.STALENESS: staleness_tables,
    ReportPart.SINGLE_ORIGIN: single_origin_tables,
    ReportPart.EXCERPT_ONLY: excerpt_only_tables,
    ReportPart.SYMMETRY: symmetry_tables,
    ReportPart.CONTRADICTIONS: contradiction_tables,
    ReportPart.UNREFERENCED: unreferenced_tables,
}


def tables_of(report: Report, part: ReportPart) -> tuple[ReportTable, ...]:
    """The tables of a part that have rows."""
    tables = _TABLES[part](getattr(report, part.key))
    return tuple(table for table in tables if table.rows)


def sentences_of(report: Report, part: ReportPart) -> tuple[str, ...]:
    """The summary of a part, and notes on its counts."""
    found = getattr(report, part.key)
    if part is ReportPart.COVERAGE:
        return tuple(each for each in (found.summary, found.least_answered) if each)
    return (found.summary, *getattr(found, "notes", ()))
