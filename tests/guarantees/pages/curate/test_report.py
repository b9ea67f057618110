"""The report as a whole: its parts and tables, on the small folder, on nothing, and on many records."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import HAS_VALUE
from guarantees.cells.marks import MarkKind
from guarantees.pages.curate.cells import MarkedCells
from guarantees.pages.curate.report import Report, ReportPart, report, sentences_of, tables_of
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.query import ComparisonQuery
from tests.builders import catalogue, proposal, sample
from tests.larger_records import larger


@pytest.fixture(scope="module")
def records() -> Catalogue:
    """The catalogue of the larger records."""
    return larger()


def test_the_parts_have_their_tables() -> None:
    """In order, those with rows alone; every key is a word of its own in the report."""
    found = report(sample())
    keys = [table.key for part in ReportPart for table in tables_of(found, part)]
    assert keys == [
        "coverage-proposals",
        "coverage-elements",
        "coverage-actors-proposals",
        "coverage-actors-elements",
        "staleness-proposals",
        "staleness-actors",
        "single-origin-counts",
        "single-origin-cells",
        "excerpt-only-counts",
        "excerpt-only-cells",
        "symmetry-says",
        "symmetry-about",
        "symmetry-origins",
        "contradictions-open",
        "contradictions-disputes",
        "loose-ends",
    ]
    assert (found.version, found.reach, found.empty) == (
        sample().version,
        "The evidence runs to September 2025.",
        "",
    )


def test_every_part_says_what_it_comes_to() -> None:
    """The summary first, then what is to be known of the counts."""
    found = report(sample())
    said = {part: sentences_of(found, part) for part in ReportPart}
    assert said[ReportPart.COVERAGE] == (
        "2 proposals on 4 elements: 8 cells.",
        found.coverage.least_answered,
    )
    assert said[ReportPart.SYMMETRY] == (found.symmetry.summary, *found.symmetry.notes)
    others = set(ReportPart) - {ReportPart.COVERAGE, ReportPart.SYMMETRY}
    assert {part: said[part] for part in others} == {
        part: (getattr(found, part.key).summary,) for part in others
    }


def test_a_report_is_built_once() -> None:
    """A catalogue never changes, so whoever asks again gets the same."""
    assert report(sample()) is report(sample())


def test_without_proposals_there_is_nothing_to_report_on() -> None:
    """An empty catalogue gives a report with a sentence and no table."""
    found = report(Catalogue())
    assert found.empty == "There are no proposals to report on."
    assert [table for part in ReportPart for table in tables_of(found, part)] == []


def test_one_proposal_of_which_nothing_is_coded_is_reported_on() -> None:
    """Every part is there, and nothing is counted as a no or as silence."""
    found = report(catalogue(proposal()))
    assert sentences_of(found, ReportPart.COVERAGE)[0] == "1 proposal on 4 elements: 4 cells."
    (row,) = tables_of(found, ReportPart.COVERAGE)[0].rows
    assert row.cells == ("Gamma", 0, 0, 0, 0, 0, 0, 0, 4, 0)
    assert found.single_origin.summary == "0 of 0 cells that show a value rest on one origin."


# ---- the real records ----------------------------------------------------------------------


def test_the_counts_add_up(records: Catalogue) -> None:
    """Of each proposal to all elements, of each element to all proposals, of each actor to all rows."""
    found = report(records).coverage
    elements, proposals = len(records.elements), len(records.proposals)
    assert [sum(each.counts.values()) for each in found.proposals] == [elements] * proposals
    assert [sum(each.counts.values()) for each in found.elements] == [proposals] * elements
    assert {sum(each.proposals.values()) for each in found.actors} == {proposals}
    assert {sum(each.elements.values()) for each in found.actors} == {elements}
    assert sum(found.total.values()) == elements * proposals


@pytest.mark.parametrize(
    ("kind", "has_it", "part"),
    [
        (MarkKind.ORIGINS, False, lambda found: found.single_origin),
        (MarkKind.EXCERPT, True, lambda found: found.excerpt_only),
    ],
)
def test_the_cells_listed_are_those_that_the_marks_tell_of(
    kind: MarkKind,
    has_it: bool,
    part: Callable[[Report], MarkedCells],
    records: Catalogue,
) -> None:
    """The Compare page marks the same cells with an answer, or all but those, with the same words."""
    matrix = compare(ComparisonQuery(proposals=tuple(records.proposals)), records)
    told_of = {
        (cell.column, cell.row, cell.lines[0].sign, cell.lines[0].text)
        for group in matrix.groups
        for row in group.rows
        for cell in row.cells
        if cell.state in HAS_VALUE
        if (kind.value in {mark.id for mark in cell.marks}) is has_it
    }
    listed = part(report(records)).cells
    assert {(cell.proposal, cell.element, cell.sign, cell.shows) for cell in listed} == told_of
    assert len(listed) == len(told_of) > 0


def test_every_entry_is_counted_for_someone(records: Catalogue) -> None:
    """No statement and no position is without a party."""
    says = report(records).symmetry.says
    assert sum(each.statements for each in says) == records.statement_count
    positions = sum(len(file.positions) for file in records.positions.values())
    assert sum(each.positions for each in says) == positions
    about = report(records).symmetry.about
    assert sum(each.own + each.reported + each.by_others for each in about) == positions


def test_rows_fit_their_columns_and_keys_their_use(records: Catalogue) -> None:
    """Every row has a cell for each column; keys are unique and fit into a link."""
    tables = [table for part in ReportPart for table in tables_of(report(records), part)]
    for table in tables:
        rows = (*table.rows, *([table.total] if table.total else []))
        assert {len(row.cells) for row in rows} == {len(table.columns)}
        assert len({column.head for column in table.columns}) == len(table.columns)
    keys = [table.key for table in tables]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[a-z-]+", key) for key in keys)
