"""Cells that carry a mark: decided by the marks, named with what they rest on."""

from __future__ import annotations

from guarantees.pages.curate.cells import (
    ListedCell,
    MarkedCells,
    Named,
    OriginCount,
    excerpt_only_tables,
    on_excerpts,
    single_origin,
    single_origin_tables,
)
from guarantees.pages.curate.table import Row
from tests.builders import catalogue, place, proposal, sample, source, statement

GAZETTE = Named("gazette-2025-08", "Gazette, Aug 2025")


def listed(element: str, name: str, shows: str, **changes: object) -> ListedCell:
    """A cell of the proposal gamma that rests on the Gazette, which passes on words of Freedonia."""
    usual = {
        "proposal": "gamma",
        "proposal_name": "Gamma",
        "element": element,
        "element_name": name,
        "sign": "✓",
        "tone": "yes",
        "shows": shows,
        "origins": (Named("freedonia", "Freedonia"),),
        "sources": (GAZETTE,),
        "address": f"./compare?proposals=gamma&cell=gamma.{element}",
    }
    return ListedCell(**(usual | changes))  # type: ignore[arg-type]


def test_cells_of_one_origin_are_listed_with_it() -> None:
    """Copies of one report are one origin, a report that a source passes on is another. Words that do not decide what
    the cell shows are left out."""
    copy = source(
        "echo-2025",
        short_name="Echo",
        chain=[
            {"role": "original", "by": "freedonia", "language": "de"},
            {"role": "relay", "by": "gazette", "language": "de"},
        ],
    )
    passed_on = place(reported_by="anna-lind")
    lower = statement(
        "none",
        speaker="sylvania",
        mode="inferred",
        evidence=[place("treaty-2024", reported_by="gazette")],
    )
    records = catalogue(
        proposal(
            {
                "legal-effect": [statement(evidence=[place(), place("echo-2025")]), lower],
                "assistance": [statement(["troops"], evidence=[passed_on])],
                "guarantors": [statement(["sylvania"], evidence=[place(), passed_on])],
                "force-size": {"absence": "not_coded"},
            }
        ),
        sources=[copy],
    )
    assert single_origin(records) == MarkedCells(
        summary="2 of 3 cells that show a value rest on one origin.",
        with_value=3,
        counts=(
            OriginCount("anna-lind", "Anna Lind", 1),
            OriginCount("freedonia", "Freedonia", 1),
        ),
        cells=(
            listed(
                "legal-effect",
                "Legal effect",
                "Legally binding",
                sources=(GAZETTE, Named("echo-2025", "Echo")),
            ),
            listed(
                "assistance", "Assistance", "Troops", origins=(Named("anna-lind", "Anna Lind"),)
            ),
        ),
    )


def test_cells_of_excerpts_are_listed_with_their_sources() -> None:
    """Every source must have been read in part only; a cell on two of them counts at both."""
    other = source("part-2025", short_name="Part", read="excerpt")
    records = catalogue(
        proposal(
            {
                "legal-effect": [statement(evidence=[place("part-2025"), place("treaty-2024")])],
                "assistance": [statement(["troops"], evidence=[place("part-2025"), place()])],
            }
        ),
        sources=[other],
    )
    found = on_excerpts(records)
    assert found.summary == "1 of 2 cells that show a value rest on excerpts alone."
    assert found.counts == (
        OriginCount("part-2025", "Part", 1),
        OriginCount("treaty-2024", "Treaty, 2024", 1),
    )
    assert [(cell.element, cell.sources) for cell in found.cells] == [
        ("legal-effect", (Named("part-2025", "Part"), Named("treaty-2024", "Treaty, 2024")))
    ]


def test_the_tables_name_the_cells_by_proposal() -> None:
    """Counts first, then every cell under its proposal, with the address of its evidence."""
    counts, cells = single_origin_tables(single_origin(sample()))
    assert counts.rows == (Row(("Freedonia", 5)),)
    assert cells.rows[2] == Row(
        ("Legal effect", "Disputed: Legally binding (denied)", "Freedonia", "Gazette, Aug 2025"),
        "./compare?proposals=alpha&cell=alpha.legal-effect",
        "Alpha",
    )
    counts, cells = excerpt_only_tables(on_excerpts(sample()))
    assert counts.rows == (Row(("Treaty, 2024", 2), "./sources?source=treaty-2024"),)
    assert cells.rows == (
        Row(
            ("Legal effect", "Ambiguous", "Treaty, 2024"),
            "./compare?proposals=beta&cell=beta.legal-effect",
            "Beta",
        ),
        Row(
            ("Assistance", "Troops, Air cover", "Treaty, 2024"),
            "./compare?proposals=beta&cell=beta.assistance",
            "Beta",
        ),
    )
