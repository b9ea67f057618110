"""The cell rule in words: each step says what the rule does, shown by an example."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.cell import Cell, CellState, cell_of
from guarantees.cells.marks import MarkKind, marks_of
from guarantees.cells.rule_steps import CELL_RULE
from guarantees.records.statement import Absence, Statement
from guarantees.records.vocabulary import Standing
from tests.builders import catalogue, place, positions, proposal, sample, source, statement

EARLY, LATE = "2025-08-01", "2025-08-20"
BINDING = statement(id="binding")
POLITICAL = statement("political", speaker="sylvania")


def state(*statements: Statement, as_of: AsOf = LATEST, element: str = "legal-effect") -> CellState:
    """What a cell shows about which these statements are recorded."""
    return cell(*statements, as_of=as_of, element=element).state


def cell(*statements: Statement, as_of: AsOf = LATEST, element: str = "legal-effect") -> Cell:
    """The cell about which these statements are recorded."""
    gamma = proposal({element: list(statements)})
    return cell_of(gamma, sample().elements[element], as_of, catalogue(gamma))


def absent(reason: str, as_of: AsOf = LATEST, own: str = "late-text", **changes: Any) -> CellState:
    """What a cell shows of which nothing is stated, for a reason. The proposal's own text is ``own``."""
    absence = Absence.model_validate({"absence": reason, **changes})
    gamma = proposal(
        {"legal-effect": absence, "force-size": [TROOPS]},
        own_text=[{"source": own, "read": "whole"}],
    )
    records = catalogue(gamma, sources=[source("late-text", published=LATE)])
    return cell_of(gamma, sample().elements["legal-effect"], as_of, records).state


def on(day: str, clock: Clock = Clock.STATED) -> AsOf:
    """As of a day."""
    return AsOf(clock, datetime.date.fromisoformat(day))


TROOPS = statement({"about": 50_000, "unit": "soldiers"}, stated=EARLY, known=EARLY)
WITHDRAWN = {"stated": LATE, "says": "No longer.", "evidence": [place()]}
SEARCHED = {"searched": ["late-text"], "on": "2025-09-01"}
REPORT = statement("political", mode="reported", speaker="gazette", id="report")
DENIAL = positions({"denies": ["binding"]})


def _denied() -> CellState:
    gamma = proposal({"legal-effect": [BINDING]})
    element = sample().elements["legal-effect"]
    return cell_of(gamma, element, LATEST, catalogue(gamma, positions=[DENIAL])).state


EXAMPLES = {
    "in-view": [
        (state(BINDING, POLITICAL, as_of=on("2025-08-09")), CellState.NOT_YET),
        (state(statement(stated="2025-08"), as_of=on("2025-08-09")), CellState.CODED),
        (state(BINDING, POLITICAL), CellState.DISPUTED),
    ],
    "provision": [
        (state(statement(others_say="reading")), CellState.OTHERS_SAY),
        (state(statement("none", others_say="expectation"), BINDING), CellState.CODED),
    ],
    "history": [
        (
            cell(statement("political", held="2025-07"), POLITICAL, BINDING).earlier,
            (statement("political", held="2025-07"),),
        ),
        (state(statement(withdrawn=WITHDRAWN)), CellState.WITHDRAWN),
        (state(statement(withdrawn=WITHDRAWN), POLITICAL), CellState.CODED),
        (
            state(BINDING, statement("political", speaker="sylvania", supersedes=["binding"])),
            CellState.CODED,
        ),
    ],
    "latest": [
        (cell(statement("political", stated=EARLY), BINDING).shown, (BINDING,)),
        (state(BINDING, statement("political")), CellState.CODED),
        (
            len(cell(statement("political", stated="2025-08~"), statement(stated=LATE)).shown),
            2,
        ),
        (
            len(
                cell(
                    statement(stated=EARLY, mode="reported"),
                    statement("political", mode="attributed", attributed_to="sylvania"),
                ).shown
            ),
            2,
        ),
    ],
    "scope": [
        (
            state(BINDING, statement("political", speaker="sylvania", scope="Sylvania")),
            CellState.CODED,
        ),
        (
            state(
                statement(scope="Sylvania"),
                statement("political", speaker="sylvania", scope="Sylvania"),
            ),
            CellState.DISPUTED,
        ),
    ],
    "standing": [
        (cell(REPORT, BINDING).shown, (BINDING,)),
        (cell(statement(mode="reported", speaker="gazette"), BINDING).shown, (BINDING,)),
        (
            MarkKind.OTHERWISE.value
            in [mark.id for mark in marks_of(cell(REPORT, BINDING), sample())],
            True,
        ),
    ],
    "agree": [
        (state(BINDING, statement(speaker="sylvania")), CellState.CODED),
        (state(BINDING, POLITICAL), CellState.DISPUTED),
        (cell(BINDING, POLITICAL).shown, (BINDING, POLITICAL)),
    ],
    "lists": [
        (
            state(
                statement(["troops"]),
                statement(["air-cover"], speaker="sylvania"),
                element="assistance",
            ),
            CellState.CODED,
        ),
        (
            cell(
                statement(["troops"], stated=EARLY, mode="reported", speaker="gazette"),
                statement(["air-cover"], stated=LATE),
                element="assistance",
            ).compared,
            frozenset({frozenset({"troops", "air-cover"})}),
        ),
        (
            state(
                statement(["troops"]),
                statement(["excluded"], speaker="sylvania"),
                element="assistance",
            ),
            CellState.DISPUTED,
        ),
        (
            state(
                statement(["freedonia"]),
                statement(["sylvania"], speaker="sylvania"),
                element="guarantors",
            ),
            CellState.DISPUTED,
        ),
    ],
    "denial": [
        (_denied(), CellState.DISPUTED),
        (
            cell(REPORT, statement(speaker="sylvania", denies=["report"])).shown,
            (REPORT, statement(speaker="sylvania", denies=["report"])),
        ),
    ],
    "ambiguous": [
        (state(statement("ambiguous", note="It may bind.")), CellState.AMBIGUOUS),
        (
            state(statement("ambiguous", note="It may bind.", speaker="sylvania"), BINDING),
            CellState.CODED,
        ),
        (state(statement("ambiguous", note="It may bind."), REPORT), CellState.AMBIGUOUS),
    ],
    "absence": [
        (absent("silent", **SEARCHED), CellState.SILENT),
        (absent("not_mentioned", **SEARCHED), CellState.NOT_MENTIONED),
        (absent("not_coded"), CellState.NOT_CODED),
        (absent("not_applicable", note="It has no parties."), CellState.NOT_APPLICABLE),
        (absent("not_coded", on("2025-07-01")), CellState.NOT_YET),
    ],
    "searched-text": [
        (absent("silent", on("2025-08-19", Clock.KNOWN), **SEARCHED), CellState.NOT_YET),
        (absent("silent", on("2025-08-20", Clock.KNOWN), **SEARCHED), CellState.SILENT),
        (
            absent("silent", on("2025-08-20", Clock.KNOWN), **SEARCHED, own="another-text"),
            CellState.NOT_MENTIONED,
        ),
        (absent("silent", on("2025-08-19"), **SEARCHED), CellState.SILENT),
    ],
}


def test_every_step_has_its_examples() -> None:
    """No step is said that is not shown, in the order of the rule."""
    assert [step.id for step in CELL_RULE] == list(EXAMPLES)


@pytest.mark.parametrize(
    ("found", "expected"),
    [each for examples in EXAMPLES.values() for each in examples],
    ids=[f"{step}-{i}" for step, examples in EXAMPLES.items() for i in range(len(examples))],
)
def test_the_rule_does_what_the_step_says(found: object, expected: object) -> None:
    """What the step says is what the rule gives."""
    assert expected == found


@pytest.mark.parametrize(
    "named",
    [state for state in CellState if state is not CellState.CODED] + list(Standing),
    ids=lambda term: term.value,
)
def test_every_outcome_is_named_as_the_pages_name_it(named: CellState | Standing) -> None:
    """Each state but a value, and each standing, is called by its label somewhere in the rule."""
    assert f"“{named.label}”" in " ".join(step.says for step in CELL_RULE)
