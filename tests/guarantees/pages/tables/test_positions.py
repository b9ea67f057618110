"""The positions as a view model: compared whole, then cell by cell, filtered, searched, folded and empty."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.cells.marks import Mark, MarkKind, StanceMark, mark, stance_legend
from guarantees.cells.stances import StanceState, StanceSubject
from guarantees.cells.voices import Voice
from guarantees.pages.tables.matrix import (
    Matrix,
    MatrixCell,
    MatrixColumn,
    MatrixGroup,
    MatrixRow,
)
from guarantees.pages.tables.positions import position_matrix, stance_sign_legend
from guarantees.pages.tables.positions_query import (
    PositionFilter,
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
    default_positions,
)
from guarantees.pages.tables.stance_cells import stances_in
from guarantees.records.dates import EdtfDate
from guarantees.records.position import ActorPositions, ActorSilence
from guarantees.words.cell_words import CellLine
from guarantees.words.numbered_sources import CitedSource
from guarantees.words.stance_marks import NOBODY_SAYS
from tests.builders import catalogue, place, positions, proposal, sample, statement

REPORTED = {"speaker": "gazette", "mode": "reported"}
BY_OTHERS = {"speaker": "freedonia", "mode": "attributed"}
CONDITION = {"requires": "ceasefire", "says": "Then.", "evidence": [place()]}
GAZETTE = CitedSource(
    *(1, "gazette-2025-08", "Gazette, Aug 2025", "Freedonia promises a treaty"),
    "published by Freedonia (German) · machine translation from German to English by The Gazette "
    "· whole text",
    *(EdtfDate.parse("2025-08-21"), "https://example.org/gazette"),
)
ELEMENTS = replace(default_positions(sample()), rows=PositionRows.ELEMENTS)
WHOLE = Matrix(
    caption="1 party on 1 proposal, everything the records hold. "
    "Not shown: 1 proposal on which no stance of any party shown is recorded.",
    corner="Proposal",
    columns=(MatrixColumn("sylvania", "Sylvania", "Sylvania", ("state",), "./actor?id=sylvania"),),
    groups=(
        MatrixGroup(
            *("pacts", "Pacts", "Promises of help.", False, 1, 2),
            rows=(
                MatrixRow(
                    *("alpha", "", "Alpha", ("", "Freedonia", EdtfDate.parse("2025-08"))),
                    cells=(
                        MatrixCell(
                            *("sylvania", "alpha", "rejects", "no"),
                            lines=(CellLine("●", "no", "refuses"),),
                            says="Sylvania: The treaty is a mere declaration.",
                            citations=(1,),
                            marks=(),
                            label="Alpha, Sylvania: refuses. 1 source.",
                            brief=CellLine("●", "no", "refuses"),
                        ),
                    ),
                    answer=1,
                    different=1,
                ),
            ),
            answered=(1,),
        ),
    ),
    sources=(GAZETTE,),
    legend=stance_sign_legend(),
    marks_legend=stance_legend(),
    empty="",
)


def test_the_whole_matrix() -> None:
    """Everything the page shows is in the view model, worded and numbered."""
    assert position_matrix(default_positions(sample()), sample()) == WHOLE


def test_elements_are_rows_as_well() -> None:
    """Rows of elements come in the groups of the codebook, with number and question; a stance names its value."""
    found = position_matrix(ELEMENTS, sample())
    assert (found.caption, found.corner) == (
        "1 party on 1 question, everything the records hold. "
        "Not shown: 3 questions on which no stance of any party shown is recorded.",
        "Question",
    )
    cell = MatrixCell(
        *("sylvania", "assistance", "accepts_if", "partial"),
        lines=(CellLine("●", "partial", "accepts if (a settlement): Troops"),),
        says="Sylvania: Troops may come after a settlement.",
        citations=(1,),
        marks=(),
        label="Assistance, Sylvania: accepts if (a settlement): Troops. 1 source.",
        brief=CellLine("●", "partial", "accepts if (a settlement): Troops"),
    )
    row = MatrixRow("assistance", "2", "Assistance", ("What help is promised?",), (cell,), 1, 1)
    assert found.groups == (
        MatrixGroup(
            *("means", "Means", "What help consists of.", False, 1, 3), rows=(row,), answered=(1,)
        ),
    )


def test_unrecorded_rows_can_be_shown() -> None:
    """What is not coded is then shown as that, and nothing is left out."""
    found = position_matrix(replace(ELEMENTS, unrecorded=UnrecordedRows.SHOWN), sample())
    assert found.caption == "1 party on 4 questions, everything the records hold."
    assert [row.id for group in found.groups for row in group.rows] == list(sample().elements)
    cell = found.groups[0].rows[0].cells[0]
    assert cell == MatrixCell(
        *("sylvania", "legal-effect", "not_coded", "absent"),
        lines=(CellLine("□", "absent", "not coded"),),
        says="",
        citations=(),
        marks=(),
        label="Legal effect, Sylvania: not coded.",
        brief=CellLine("□", "absent", "not coded"),
    )


def test_a_folded_group_keeps_its_counts_and_holds_no_rows() -> None:
    """What is folded away is counted in the caption and cites nothing."""
    found = position_matrix(replace(default_positions(sample()), folded=("pacts",)), sample())
    assert found == replace(
        WHOLE, groups=(replace(WHOLE.groups[0], folded=True, rows=()),), sources=()
    )


def test_columns_follow_the_query() -> None:
    """The order of columns is the reader's; actors without positions are left out."""
    both = records(positions({}), positions({}, actor="freedonia"))
    query = PositionsQuery(actors=("sylvania", "gone", "freedonia"))
    found = position_matrix(query, both)
    assert [column.id for column in found.columns] == ["sylvania", "freedonia"]
    assert [cell.column for cell in found.groups[0].rows[0].cells] == ["sylvania", "freedonia"]
    assert found.caption == "2 parties on 1 proposal, everything the records hold."


def test_the_reason_of_a_neutral_order_is_given() -> None:
    """Columns of a preset say how they are ordered."""
    both = records(positions({}), positions({}, actor="freedonia"))
    found = position_matrix(default_positions(both), both)
    assert found.caption == (
        "2 parties on 1 proposal, everything the records hold. "
        "Parties: those with the most positions, in alphabetical order."
    )


def test_a_person_is_shown_with_an_office() -> None:
    """Under a name comes what kind of actor it is, and the latest office attested."""
    both = records(positions({}, actor="anna-lind"))
    found = position_matrix(default_positions(both), both)
    assert found.columns == (
        MatrixColumn(
            "anna-lind",
            "Anna Lind",
            "Anna Lind",
            ("person · Foreign minister, Freedonia",),
            "./actor?id=anna-lind",
        ),
    )


# ---------------------------------------------------------------- cells


def records(*files: ActorPositions, **changes: Any) -> Catalogue:
    """A catalogue with one proposal, gamma, and files of positions."""
    gamma = proposal({"legal-effect": [statement()]})
    return catalogue(gamma, positions=files, **changes)


def cell(
    *entries: Mapping[str, Any], rows: PositionRows = PositionRows.PROPOSALS, row: str = "gamma"
) -> MatrixCell:
    """Sylvania's cell in a row."""
    both = records(positions(*entries))
    query = PositionsQuery(rows, ("sylvania",), unrecorded=UnrecordedRows.SHOWN)
    groups = position_matrix(query, both).groups
    return next(r.cells[0] for group in groups for r in group.rows if r.id == row)


def on(value: Any, **changes: Any) -> dict[str, Any]:
    """A position on help of a kind."""
    return {"about": {"element": "assistance", "value": value}, **changes}


def lines(*entries: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """The lines of Sylvania's cell on help."""
    found = cell(*entries, rows=PositionRows.ELEMENTS, row="assistance")
    return [(line.sign, line.tone, line.text) for line in found.lines]


def test_stances_on_values_are_gathered_by_stance_and_voice() -> None:
    """Values under one stance share a line; own voice, reports and what others say are never on one."""
    assert lines(
        on("excluded"),
        on("troops", stance="accepts", **REPORTED),
        on("air-cover", stance="accepts"),
    ) == [
        ("●", "yes", "accepts: Air cover"),
        ("○", "yes", "accepts (reported): Troops"),
        ("●", "no", "refuses: Excluded"),
    ]
    assert lines(on(["troops", "air-cover"]), on("excluded", **BY_OTHERS)) == [
        ("●", "no", "refuses: Troops, Air cover"),
        ("◇", "absent", "others say “refuses”: Excluded"),
    ]


def test_a_cell_of_several_stances_looks_like_none_of_them() -> None:
    """The look of the whole is that of the actor's own stances, or neutral when these differ."""

    def look(*entries: Mapping[str, Any]) -> tuple[str, str]:
        found = cell(*entries, rows=PositionRows.ELEMENTS, row="assistance")
        return found.state, found.tone

    assert look(on("troops"), on("excluded", stance="accepts")) == ("several", "stated")
    assert look(on("troops"), on("excluded", **BY_OTHERS)) == ("several", "no")
    assert look(on("troops"), on("excluded")) == ("rejects", "no")
    assert look(on("troops", **BY_OTHERS)) == ("said_by_others", "absent")


def test_one_sentence_is_shown_and_the_others_are_counted() -> None:
    """A cell says what the first of its stances says, and that there is more."""
    first, second = on("troops", says="No troops."), on("excluded", says="Yes.", stance="accepts")
    found = cell(first, second, rows=PositionRows.ELEMENTS, row="assistance")
    assert found.says == "Sylvania: Yes. (And 1 more.)"
    same = cell(first, on("excluded"), first, rows=PositionRows.ELEMENTS, row="assistance")
    assert same.says == "Sylvania: No troops. (And 1 more.)"


def test_a_replaced_value_shows_only_where_there_is_no_other() -> None:
    """A figure that was dropped is history next to the current one."""
    before = on("troops", id="before", stated="2025-08-01")
    after = on("air-cover", supersedes=["before"])
    found = cell(before, after, rows=PositionRows.ELEMENTS, row="assistance")
    assert [line.text for line in found.lines] == ["refuses: Air cover"]
    assert (found.state, mark(MarkKind.EARLIER) in found.marks) == ("rejects", True)
    other = {"about": {"element": "legal-effect", "value": "none"}, "supersedes": ["before"]}
    alone = cell(before, other, rows=PositionRows.ELEMENTS, row="assistance")
    assert [(line.sign, line.text) for line in alone.lines] == [("●", "replaced: Troops")]
    assert alone.says == "Sylvania: That is untrue."


def test_an_element_spoken_of_only_later_is_not_by_this_day() -> None:
    """On an early day the values of later words are not listed."""
    both = records(positions(on("troops"), on("air-cover", stated="2025-08-01")))
    day = AsOf(day=datetime.date(2025, 8, 1))
    before = AsOf(day=datetime.date(2025, 7, 31))

    def stances(as_of: AsOf) -> list[tuple[StanceSubject, StanceState]]:
        found = stances_in("sylvania", PositionRows.ELEMENTS, "assistance", as_of, both)
        return [(cell.subject, cell.state) for cell in found]

    whole = StanceSubject(element="assistance")
    assert stances(before) == [(whole, StanceState.NOT_YET)]
    assert stances(day) == [(replace(whole, value="air-cover"), StanceState.REJECTS)]
    [other] = stances_in("sylvania", PositionRows.ELEMENTS, "guarantors", day, both)
    assert other.state is StanceState.NOT_CODED


def test_silence_is_a_record_and_cites_what_was_searched() -> None:
    """A row on which an actor is silent is shown, with the sources searched."""
    silence = ActorSilence.model_validate(
        {"elements": ["guarantors"], "searched": ["gazette-2025-08"], "on": "2026-01-01"}
    )
    file = positions({}).model_copy(update={"silences": (silence,)})
    query = PositionsQuery(PositionRows.ELEMENTS, ("sylvania",))
    [group] = position_matrix(query, records(file)).groups
    [row] = group.rows
    [found] = row.cells
    assert (row.id, found.lines, found.citations, found.says) == (
        *("guarantors", (CellLine("∅", "absent", "silent"),), (1,)),
        "The actor's texts named were searched and say nothing about it.",
    )


@pytest.mark.parametrize(
    ("entries", "kinds"),
    [
        ([{}], []),
        ([{"personal_estimate": "true"}], [MarkKind.ESTIMATE]),
        ([{**REPORTED, "mode": "anonymous"}], [MarkKind.ANONYMOUS]),
        ([{**REPORTED, "mode": "anonymous"}, REPORTED], []),
        ([{"note": "But."}], [MarkKind.NOTE]),
        ([{}, {**REPORTED, "stance": "accepts"}], [StanceMark.REPORTED_OTHERWISE]),
        ([{}, REPORTED], []),
        ([{}, BY_OTHERS], [StanceMark.OTHERS]),
        ([BY_OTHERS], []),
        ([{}, {"stated": "2025-01"}], [MarkKind.EARLIER]),
        (
            [{"id": "own"}, {**BY_OTHERS, "denies": ["own"]}],
            [StanceMark.DENIED, StanceMark.OTHERS],
        ),
        (
            [{**REPORTED, "id": "r"}, {"mode": "reported", "denies": ["r"]}],
            [],
        ),
    ],
)
def test_marks_say_what_a_stance_alone_does_not(entries: list[Any], kinds: list[Any]) -> None:
    """Each mark means one thing that a reader should know before trusting the cell."""
    found = list(cell(*entries).marks)
    assert found == [mark(kind) for kind in kinds]


def test_a_dispute_cites_both_sides() -> None:
    """The sources of a denial are those of the cell as well."""
    entries = [{**REPORTED, "id": "r"}]
    denial = statement(
        speaker="gazette", denies=["r"], evidence=[place("treaty-2024", "Article 1")]
    )
    denier = denial.model_copy(update={"speaker": "freedonia"})
    both = catalogue(proposal({"legal-effect": [denier]}), positions=[positions(*entries)])
    query = PositionsQuery(actors=("sylvania",))
    found = position_matrix(query, both)
    assert found.groups[0].rows[0].cells[0].citations == (1, 2)
    assert [source.id for source in found.sources] == ["gazette-2025-08", "treaty-2024"]


# ---------------------------------------------------------------- rows that pass


def shown(query: PositionsQuery, both: Catalogue) -> list[str]:
    """The ids of the rows on the screen."""
    return [row.id for group in position_matrix(query, both).groups for row in group.rows]


def differ(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> list[str]:
    """The rows of elements on which two actors differ."""
    both = records(positions(*one), positions(*other, actor="freedonia"))
    query = PositionsQuery(
        PositionRows.ELEMENTS,
        ("sylvania", "freedonia"),
        only=frozenset({PositionFilter.DIFFER}),
    )
    return shown(query, both)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ([on("troops")], [on("troops", stance="accepts")], ["assistance"]),
        ([on("troops")], [on("troops")], []),
        ([on("troops", stance="proposes")], [on("troops", stance="accepts")], []),
        ([on("troops")], [on("air-cover", stance="accepts")], []),
        ([on("troops")], [on("troops", stance="accepts", **REPORTED)], ["assistance"]),
        (
            [on("troops")],
            [on("troops", stance="accepts", speaker="sylvania", mode="attributed")],
            [],
        ),
        ([on("troops", stance="withdrawn")], [on("troops")], ["assistance"]),
        ([on("troops")], [on("troops", stance="open"), on("troops")], ["assistance"]),
    ],
)
def test_stances_differ_on_one_value_and_in_the_actors_own_name(
    one: list[Any], other: list[Any], found: list[str]
) -> None:
    """Different stances on one value differ; what others say of an actor is no stance of its own."""
    assert differ(one, other) == found


@pytest.mark.parametrize(
    ("other", "left_out"),
    [
        ([on("troops")], ""),
        ([on("troops", stance="accepts")], ""),
        ([on("binding", about={"element": "legal-effect", "value": "binding"})], "2 questions"),
    ],
)
def test_stances_that_cannot_be_compared_are_counted(other: list[Any], left_out: str) -> None:
    """Where nothing is recorded of one actor, the page says how many rows the filter leaves out."""
    both = records(positions(on("troops")), positions(*other, actor="freedonia"))
    actors, only = ("sylvania", "freedonia"), frozenset({PositionFilter.DIFFER})
    found = position_matrix(PositionsQuery(PositionRows.ELEMENTS, actors, only=only), both)
    assert bool(left_out) == (f"Left out: {left_out} on which" in found.caption + found.empty)


def test_conditions_can_be_looked_for() -> None:
    """The filter keeps rows on which an actor names a condition; two filters keep the rows of both."""
    file = positions(
        on("troops", stance="accepts_if", condition=CONDITION),
        {"about": {"element": "legal-effect", "value": "none"}},
    )
    both = records(
        file,
        positions(
            {"about": {"element": "legal-effect", "value": "none"}, "stance": "accepts"},
            actor="freedonia",
        ),
    )
    query = PositionsQuery(PositionRows.ELEMENTS, ("sylvania", "freedonia"))
    conditions = replace(query, only=frozenset({PositionFilter.CONDITION}))
    assert shown(conditions, both) == ["assistance"]
    assert shown(replace(query, only=frozenset(PositionFilter)), both) == [
        "legal-effect",
        "assistance",
    ]


@pytest.mark.parametrize(
    ("search", "rows"),
    [
        ("alpha", ["alpha"]),
        ("ALPHA pact", ["alpha"]),
        ("mutual help", ["alpha"]),
        ("freedonia 2025", ["alpha"]),
        ("mere declaration", ["alpha"]),
        ("refuses alpha", ["alpha"]),
        ("friendship", ["beta"]),
        ("x-ray", []),
    ],
)
def test_a_search_finds_rows_that_hold_every_word(search: str, rows: list[str]) -> None:
    """Names, summary and the words of any cell are searched, whatever their case and order."""
    query = replace(default_positions(sample()), search=search, unrecorded=UnrecordedRows.SHOWN)
    assert shown(query, sample()) == rows


def test_what_a_search_leaves_out_is_not_called_unrecorded() -> None:
    """Only rows that pass the search are counted as not shown."""
    query = replace(default_positions(sample()), search="mere declaration")
    assert position_matrix(query, sample()).caption == (
        "1 party on 1 proposal, everything the records hold."
    )


def test_as_of_a_day_before_its_words_a_cell_is_not_yet_stated() -> None:
    """The caption names day and clock, and nothing of later words is shown."""
    as_of = AsOf(Clock.KNOWN, datetime.date(2025, 8, 1))
    query = replace(
        default_positions(sample()), as_of=as_of, unrecorded=UnrecordedRows.SHOWN, search="alpha"
    )
    found = position_matrix(query, sample())
    assert found.caption == "1 party on 1 proposal, as publicly known on 1 August 2025."
    assert found.groups[0].rows[0].cells[0].state == "not_yet"


# ---------------------------------------------------------------- empty


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (PositionsQuery(), "No party is chosen."),
        (
            PositionsQuery(actors=("sylvania",), search="x-ray"),
            "No row matches the search and the filters for “x-ray”.",
        ),
        (
            PositionsQuery(actors=("sylvania",), only=frozenset({PositionFilter.DIFFER})),
            "No row matches the search and the filters.",
        ),
        (
            PositionsQuery(actors=("sylvania",), as_of=AsOf(day=datetime.date(2020, 1, 1))),
            "No stance of Sylvania is recorded on any proposal, as stated up to 1 January 2020. "
            "Empty rows say what was not coded.",
        ),
    ],
)
def test_an_empty_matrix_says_why(query: PositionsQuery, sentence: str) -> None:
    """Nothing is blank: a sentence says what to do."""
    found = position_matrix(query, sample())
    assert (found.empty, found.groups) == (sentence, ())
    assert found.elsewhere == ("./search?q=x-ray" if query.search else "")


@pytest.mark.parametrize("rows", list(PositionRows))
def test_without_records_there_is_nothing_to_show(rows: PositionRows) -> None:
    """An empty catalogue, one without positions and one without rows say the same."""
    query = PositionsQuery(rows, ("sylvania",))
    nothing = "There are no positions to show."
    without_files = replace(sample(), positions={})
    without_rows = replace(sample(), proposals={}, elements={})
    for each in (Catalogue(), without_files, without_rows):
        assert position_matrix(query, each).empty == nothing


def test_the_legend_explains_every_sign_and_mark() -> None:
    """A reader finds each sign of a state and each mark in the key."""
    assert len(stance_sign_legend()) == len(Voice) + len(NOBODY_SAYS)
    assert stance_legend()[0] == Mark("denied", "denied", "Someone else denies it.")
