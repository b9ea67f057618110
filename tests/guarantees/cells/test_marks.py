"""Marks: each of them, when it is set and when it is not."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import Cell, CellState, cell_of
from guarantees.cells.marks import Mark, MarkKind, legend, marks_of, origins
from guarantees.records.source import Source
from guarantees.records.statement import Statement
from tests.builders import catalogue, place, proposal, sample, source, statement

HERALD = source(chain=[{"role": "original", "by": "sylvania", "language": "en"}])
TWO_ORIGINS = [place(), place("herald-2025")]
CONDITION = {"requires": "ceasefire", "says": "If.", "evidence": [place()]}
WITHDRAWAL = {"stated": "2025-08-12", "says": "No longer.", "evidence": [place()]}


def said(value: str = "binding", **changes: Any) -> Statement:
    """A statement that rests on one origin read whole, so that it carries no mark unless it is given one."""
    return statement(value, **changes)


def marks(*statements: Statement, sources: tuple[Source, ...] = (HERALD,)) -> list[str]:
    """The marks of the cell that these statements make."""
    records = catalogue(sources=sources)
    gamma = proposal({"legal-effect": list(statements)})
    cell = cell_of(gamma, sample().elements["legal-effect"], AsOf(), records)
    return [mark.id for mark in marks_of(cell, records)]


REPORT = {"speaker": "gazette", "mode": "reported"}
EXCERPT = source(
    "excerpt", read="excerpt", chain=[{"role": "original", "by": "x", "language": "en"}]
)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([said()], []),
        ([said(condition=CONDITION)], ["conditional"]),
        ([said(), said(speaker="sylvania", condition=CONDITION)], ["conditional"]),
        ([said(condition=CONDITION, stated="2025-08-01"), said()], ["earlier"]),
        ([said(personal_estimate=True)], ["estimate"]),
        ([said(mode="attributed", attributed_to="sylvania")], ["attributed"]),
        ([said(mode="attributed", attributed_to="sylvania"), said(**REPORT)], []),
        ([said(mode="inferred")], ["inference"]),
        ([said(mode="anonymous")], ["anonymous"]),
        ([said(mode="leaked")], ["anonymous"]),
        ([said(mode="anonymous"), said(mode="leaked", speaker="sylvania")], ["anonymous"]),
        ([said(mode="anonymous"), said(**REPORT)], []),
        ([said(), said("political", **REPORT)], ["otherwise"]),
        ([said(), said(**REPORT)], []),
        ([said(), said("none", stated="2025-08-01")], ["earlier"]),
        ([said(), said("none", speaker="sylvania", withdrawn=WITHDRAWAL)], ["earlier"]),
        ([said(withdrawn=WITHDRAWAL)], ["earlier"]),
        ([said(evidence=TWO_ORIGINS)], ["origins"]),
        ([said(evidence=[place(), place("treaty-2024")])], []),
        ([said(evidence=[place(), place("herald-2025", reported_by="freedonia")])], []),
        ([said(evidence=[place("gone")])], []),
        ([said(evidence=[place("treaty-2024")])], ["excerpt"]),
        ([said(evidence=[place("treaty-2024"), place("excerpt")])], ["origins", "excerpt"]),
        ([said(evidence=[place("treaty-2024"), place("herald-2025")])], ["origins"]),
        (
            [
                said(
                    mode="inferred", evidence=[place()], personal_estimate=True, condition=CONDITION
                )
            ],
            ["conditional", "estimate", "inference"],
        ),
    ],
)
def test_marks_say_what_a_reader_should_know(
    statements: list[Statement], expected: list[str]
) -> None:
    """A mark speaks of what is shown; the most important comes first."""
    assert marks(*statements, sources=(HERALD, EXCERPT)) == expected


def test_an_absence_has_no_marks() -> None:
    """Nothing that is shown rests on nobody's words."""
    assert marks_of(Cell(CellState.NOT_CODED), sample()) == ()


def test_copies_of_one_report_are_one_origin() -> None:
    """Two outlets that pass on one wire line do not confirm each other."""
    relay = {"role": "relay", "by": "gazette", "language": "en"}
    copy = source(chain=[{"role": "original", "by": "freedonia", "language": "en"}, relay])
    statements = (statement(), statement(evidence=[place("herald-2025")]))
    assert origins(statements, catalogue(sources=[copy])) == frozenset({"freedonia"})


def test_the_legend_explains_every_mark() -> None:
    """Each kind of mark has its text and its meaning."""
    assert legend() == tuple(Mark(kind.value, kind.label, kind.meaning) for kind in MarkKind)
    assert [mark.id for mark in legend()] == [
        *("conditional", "estimate", "attributed", "inference", "anonymous"),
        *("otherwise", "earlier", "note", "origins", "excerpt"),
    ]
