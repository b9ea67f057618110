"""What the records hold of each proposal on each question."""

from __future__ import annotations

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import CellState
from guarantees.pages.coverage.page import (
    COVERAGE_LINK,
    KINDS_OF_ANSWER,
    Coverage,
    Holds,
    coverage,
    coverage_evidence,
)
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.query import ComparisonQuery
from tests.builders import catalogue, proposal, sample, statement
from tests.larger_records import larger

SILENT = {"absence": "silent", "searched": ["gazette-2025-08"], "on": "2025-09-01"}


def shown(known: Catalogue | None = None, **link: str) -> Coverage:
    """The page of a link."""
    records = known or sample()
    return coverage(COVERAGE_LINK.decode(link, records).query, records)


def words(found: Coverage) -> dict[str, list[str]]:
    """The word of each cell, by the id of its proposal; "" where a filter leaves it out."""
    return {
        row.id: [cell.word if cell else "" for cell in row.cells]
        for _, rows in found.families
        for row in rows
    }


def two() -> Catalogue:
    """Two proposals: one answers and is silent, of the other nothing is coded."""
    given = {"one": {"legal-effect": [statement()], "guarantors": SILENT}, "two": {}}
    return catalogue(
        *(proposal(answers, id=id, short_name=id.title()) for id, answers in given.items()),
        presets={},
    )


def test_every_cell_has_a_word_and_is_counted() -> None:
    """By its row, by its column, and by what it holds."""
    found = shown(two())
    assert {"one": ["not coded", "silent", "yes"], "two": ["not coded"] * 3} == {
        id: sorted({*of_row}) if id == "one" else of_row[:3] for id, of_row in words(found).items()
    }
    assert (found.held[Holds.ANSWER], found.held[Holds.SILENT]) == (1, 1)
    assert sum(found.held.values()) == 2 * len(found.columns)
    assert [1, 0] == [row.count for _, rows in found.families for row in rows]
    assert {"legal-effect": 1} == {c.element.id: c.count for c in found.columns if c.count}


def test_a_state_keeps_its_cells_and_the_rows_and_columns_that_have_any() -> None:
    """What it counts is that state, and what there is of the others is still said."""
    found = shown(two(), state="silent")
    assert {"one": ["silent"]} == words(found)
    assert ["guarantors"] == [column.element.id for column in found.columns]
    assert found.held == shown(two()).held
    assert "only what is silent" in found.caption


@pytest.mark.parametrize("filtered", ["family", "group"])
def test_a_family_or_a_group_narrows_what_is_counted(filtered: str) -> None:
    """All of them together are the whole."""
    known = larger()
    ids = {
        "family": [family.id for family, _ in known.proposals_by_family()],
        "group": [group.id for group, _ in known.elements_by_group()],
    }[filtered]
    parts = [shown(known, **{filtered: id}).held for id in ids]
    assert shown(known).held == {each: sum(part[each] for part in parts) for each in Holds}


def test_what_nothing_holds_is_said() -> None:
    """A sentence replaces the table."""
    assert "Nothing here is withdrawn." == shown(two(), state="withdrawn").empty
    assert "There are no records to show." == shown(catalogue()).empty
    assert not shown(two()).empty


def test_an_answer_looks_as_in_the_comparison() -> None:
    """What is answered there is answered here, and on a chosen day as well."""
    known = larger()
    for day in ("latest", "2025-08-25"):
        query = COVERAGE_LINK.decode({"asof": day}, known).query
        found = coverage(query, known)
        matrix = compare(ComparisonQuery(tuple(known.proposals), as_of=query.as_of), known)
        answers = {CellState.CODED.value, CellState.DISPUTED.value, CellState.AMBIGUOUS.value}
        answered = {
            (cell.column, row.id): cell.state in answers
            for group in matrix.groups
            for row in group.rows
            for cell in row.cells
        }
        looks = {look for look, _, _ in KINDS_OF_ANSWER}
        for _, rows in found.families:
            for row in rows:
                for column, cell in zip(found.columns, row.cells, strict=True):
                    assert cell is not None
                    assert answered[row.id, column.element.id] == (cell.look in looks)


def test_every_state_of_a_cell_is_held() -> None:
    """Answers of three kinds are one; each other state is its own."""
    answers = {CellState.CODED, CellState.DISPUTED, CellState.AMBIGUOUS}
    assert {state.value for state in CellState if state not in answers} == {
        each.value for each in Holds if each is not Holds.ANSWER
    }


def test_the_open_cell_has_its_evidence() -> None:
    """The same as in the comparison, without numbers of sources, of which the page has no list."""
    query = COVERAGE_LINK.decode({"cell": "alpha.legal-effect"}, sample()).query
    panel = coverage_evidence(query, sample())
    assert panel is not None
    assert (panel.column, panel.row) == ("alpha", "legal-effect")
    assert {0} == {place.citation for each in panel.statements for place in each.places}
    assert coverage_evidence(query.close_cell(), sample()) is None
