"""Signs on the Method page, and their examples."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import CellState
from guarantees.cells.stances import StanceState
from guarantees.pages.method import signs as method_signs
from guarantees.pages.method.signs import (
    CELL_GROUPS,
    STANCE_GROUPS,
    Example,
    cell_examples,
    stance_examples,
)
from guarantees.pages.method.terms import look_of
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_query import POSITIONS_LINK
from guarantees.pages.tables.query import COMPARE_LINK
from guarantees.records.vocabulary import Sign
from tests.builders import catalogue, proposal, sample, statement
from tests.larger_records import larger

FIRST = "./compare?proposals=beta.alpha&cell="


def test_a_cell_is_explained_in_detail() -> None:
    """The first cell with a value and several marks."""
    found = cell_examples(sample()).detailed
    assert found is not None
    assert (found.proposal.id, found.element.id, found.words.text, found.address) == (
        "beta",
        "assistance",
        "Troops, Air cover",
        f"{FIRST}beta.assistance",
    )


def test_a_cell_with_fewer_marks_serves_where_there_is_no_other() -> None:
    """A single coded cell is explained, whatever its marks."""
    found = cell_examples(catalogue(proposal({"legal-effect": [statement()]}))).detailed
    assert found is not None
    assert (found.proposal.short_name, found.words.text) == ("Gamma", "Legally binding")


def test_without_a_value_no_cell_is_explained() -> None:
    """No records, and records without a coded cell, give no example."""
    empty, uncoded = (cell_examples(each) for each in (Catalogue(), catalogue(proposal())))
    assert (empty.detailed, uncoded.detailed) == (None, None)


def test_examples_are_the_first_that_fit() -> None:
    """Column by column of the default comparison, and in the order of the codebook."""
    assert cell_examples(sample()).by_term == {
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
    assert stance_examples(sample()) == {
        "accepts_if": Example("Sylvania, Assistance", at.format("elements", "assistance")),
        "rejects": Example("Sylvania, Alpha", at.format("proposals", "alpha")),
    }


def test_every_sign_is_in_one_group() -> None:
    """Values and states of cells, and states of stances; the state of a coded cell is the heading over values."""
    of_cells = [term for group in CELL_GROUPS for term in group.terms]
    states = [state for state in CellState if state is not CellState.CODED]
    assert sorted(of_cells) == sorted([*Sign, *states])
    assert (CELL_GROUPS[0].name, CELL_GROUPS[0].terms) == (CellState.CODED.label, tuple(Sign))
    assert sorted(term for group in STANCE_GROUPS for term in group.terms) == sorted(StanceState)


def test_words_for_nothing_are_apart_from_values() -> None:
    """What says that there is no value, or no stance, is in the last group, which says so."""
    assert [groups[-1].terms for groups in (CELL_GROUPS, STANCE_GROUPS)] == [
        (
            *("withdrawn", "others_say", "not_yet"),
            *("silent", "not_mentioned", "not_coded", "not_applicable"),
        ),
        ("denies", "replaced", "said_by_others", "not_yet", "silent", "not_mentioned", "not_coded"),
    ]


def test_examples_show_what_they_explain() -> None:
    """Each example's link opens a cell with the look that is explained; stances have the sign of their voice."""
    for examples, link, matrix in (
        (cell_examples(larger()).by_term, COMPARE_LINK, compare),
        (stance_examples(larger()), POSITIONS_LINK, position_matrix),
    ):
        for term, example in examples.items():
            parameters = dict(parse_qsl(urlsplit(example.address).query))
            query = link.decode(parameters, larger()).query
            looks = [
                (line.sign, line.tone)
                for group in matrix(query, larger()).groups
                for row in group.rows
                for cell in row.cells
                if (cell.column, cell.row) == query.cell
                for line in cell.lines
            ]
            sign, tone = look_of(term)
            assert any(sign in (each, "") and tone == look for each, look in looks), example.text


def test_only_so_many_proposals_are_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """With many proposals the page does not look at all of them."""
    monkeypatch.setattr(method_signs, "MAX_COLUMNS", 1)
    found = cell_examples(replace(sample())).by_term
    assert {example.text.split(",")[0] for example in found.values()} == {"Beta"}
