"""Signs on the Method page, and the cells that stand for them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.cells.cell import CellState
from guarantees.cells.marks import Mark
from guarantees.cells.stances import StanceState
from guarantees.pages.method import signs as method_signs
from guarantees.pages.method.signs import CellExample, CellSigns, Example, SignGroup, stance_groups
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_query import POSITIONS_LINK
from guarantees.pages.tables.query import COMPARE_LINK
from guarantees.records.vocabulary import Sign
from guarantees.words.cell_words import STATE_SIGNS
from guarantees.words.stance_words import STANCE_STATE_SIGNS
from tests.builders import catalogue, proposal, sample, statement

ROOT = Path(__file__).resolve().parents[4]
FIRST = "./compare?proposals=beta.alpha&cell="


def examples(groups: tuple[SignGroup, ...]) -> dict[str, Example]:
    """The examples by the value of their word."""
    found = [sign for group in groups for sign in group.signs]
    return {sign.term.value: sign.example for sign in found if sign.example}


def signs(groups: tuple[SignGroup, ...]) -> list[tuple[str, str]]:
    """Every word of the groups with its sign."""
    return [(sign.term.value, sign.term.sign) for group in groups for sign in group.signs]


def test_a_cell_is_taken_apart() -> None:
    """The first cell with a value and several marks, with all its parts as the comparison shows it."""
    assert CellSigns(sample()).example == CellExample(
        column="Beta",
        row="Assistance",
        question="What help is promised?",
        sign="✓",
        tone="yes",
        text="Troops, Air cover",
        says="Sylvania: Troops and aircraft are sent.",
        sources="1 source",
        marks=(
            Mark("single-origin", "1 origin", "Everything shown goes back to one outlet or text."),
            Mark(
                "excerpt",
                "excerpt",
                "Only an excerpt of each source, or of the original it passes on, was read.",
            ),
        ),
        address=f"{FIRST}beta.assistance",
    )


def test_a_cell_with_fewer_marks_serves_where_there_is_no_other() -> None:
    """A single coded cell is shown, whatever its marks."""
    records = catalogue(proposal({"legal-effect": [statement()]}))
    found = CellSigns(records).example
    assert found is not None
    assert ("Gamma", "Legally binding", ["1 origin"]) == (
        found.column,
        found.text,
        [mark.text for mark in found.marks],
    )


def test_without_a_value_there_is_nothing_to_take_apart() -> None:
    """No records, and records without a coded cell, give no example."""
    assert [None, None] == [
        CellSigns(each).example for each in (Catalogue(), catalogue(proposal()))
    ]


def test_examples_are_the_first_that_fit() -> None:
    """Column by column of the comparison that is seen first, and in the order of the codebook."""
    assert examples(CellSigns(sample()).groups()) == {
        "yes": Example("Beta, Assistance", f"{FIRST}beta.assistance"),
        "stated": Example("Alpha, Size of the force", f"{FIRST}alpha.force-size"),
        "disputed": Example("Alpha, Legal effect", f"{FIRST}alpha.legal-effect"),
        "ambiguous": Example("Beta, Legal effect", f"{FIRST}beta.legal-effect"),
        "silent": Example("Alpha, Assistance", f"{FIRST}alpha.assistance"),
        "not_coded": Example("Beta, Size of the force", f"{FIRST}beta.force-size"),
        "not_applicable": Example("Beta, Guarantors", f"{FIRST}beta.guarantors"),
    }


def test_examples_of_stances_lead_to_their_cells() -> None:
    """On a proposal or on an element, in the actor's own column."""
    at = "./positions?rows={0}&actors=sylvania&cell=sylvania.{1}"
    assert examples(stance_groups(sample())) == {
        "accepts_if": Example("Sylvania, Assistance", at.format("elements", "assistance")),
        "rejects": Example("Sylvania, Alpha", at.format("proposals", "alpha")),
    }


def test_every_sign_is_that_of_the_tables() -> None:
    """Values and states of cells, then states of stances: all of them, each once, with the sign of the matrix."""
    states = [state for state in CellState if state is not CellState.CODED]
    cells = CellSigns(sample()).groups()
    assert sorted(signs(cells)) == sorted(
        [(sign.value, sign.label) for sign in Sign]
        + [(state.value, STATE_SIGNS[state]) for state in states]
    )
    assert sorted((state.value, STANCE_STATE_SIGNS[state]) for state in StanceState) == sorted(
        signs(stance_groups(sample()))
    )


def test_words_for_nothing_stand_apart_from_values() -> None:
    """What says that there is no value, or no stance, is in a group that says so."""
    absent = [[sign.term.value for sign in groups[-1].signs] for groups in (
        CellSigns(sample()).groups(),
        stance_groups(sample()),
    )]  # fmt: skip
    assert [
        ["withdrawn", "not_yet", "silent", "not_coded", "not_applicable"],
        ["replaced", "said_by_others", "not_yet", "silent", "not_coded"],
    ] == absent


def test_real_examples_show_what_they_stand_for() -> None:
    """Each example's link opens a cell whose sign is the one explained."""
    real = load(ROOT / "proposals").catalogue
    for groups, read, matrix in (
        (CellSigns(real).groups(), COMPARE_LINK.decode, compare),
        (stance_groups(real), POSITIONS_LINK.decode, position_matrix),
    ):
        for group in groups:
            for sign in group.signs:
                if sign.example:
                    link = dict(parse_qsl(urlsplit(sign.example.address).query))
                    query = read(link, real).query
                    shown = [
                        line.sign
                        for each in matrix(query, real).groups
                        for row in each.rows
                        for cell in row.cells
                        if (cell.column, cell.row) == query.cell
                        for line in cell.lines
                    ]
                    assert (sign.example.text, True) == (
                        sign.example.text,
                        sign.term.sign in shown,
                    )


def test_examples_are_sought_in_so_many_proposals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """With many proposals the page does not look at all of them."""
    monkeypatch.setattr(method_signs, "MAX_COLUMNS", 1)
    found = examples(CellSigns(sample()).groups())
    assert {"Beta"} == {example.text.split(",")[0] for example in found.values()}
