"""The matrix as a view model: compared whole, then filtered, searched, folded, captioned and empty."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.cells.cell import Cell, CellState, cited_sources
from guarantees.cells.marks import Mark, legend
from guarantees.pages.tables.comparison import compare, filters_for, sign_legend
from guarantees.pages.tables.matrix import (
    Finding,
    LegendEntry,
    Matrix,
    MatrixCell,
    MatrixColumn,
    MatrixGroup,
    MatrixRow,
)
from guarantees.pages.tables.query import ComparisonQuery, Difference, default_query
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Absence, Statement
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.cell_words import CellLine
from guarantees.words.numbered_sources import CitedSource
from tests.builders import catalogue, place, proposal, sample, statement

CONDITIONAL = Mark("conditional", "if", "Holds under a condition.")
ATTRIBUTED = Mark("attributed", "attributed", "One party says that another said or agreed to it.")
ANONYMOUS = Mark("anonymous", "anonymous", "From people an outlet does not name, or leaked.")
NOTE = Mark("note", "see note", "A note in the evidence explains or limits what is shown.")
EXCERPT = Mark(
    "excerpt",
    "excerpt",
    "Only an excerpt of each source, or of the original it passes on, was read.",
)
FROM_EXCERPT = "Only an excerpt of each source, or of the original it passes on, was read."

FORM = MatrixGroup(
    *("form", "Form", "How firmly it binds.", False, 1, 1),
    answered=(1, 1),
    rows=(
        MatrixRow(
            *("legal-effect", "1", "Legal effect", ("Does it bind?",)),
            answer=2,
            different=1,
            cells=(
                MatrixCell(
                    *("beta", "legal-effect", "ambiguous", "ambiguous"),
                    lines=(CellLine("?", "ambiguous", "Ambiguous"),),
                    brief=CellLine("?", "ambiguous", "Ambiguous"),
                    says="Sylvania: The parties undertake to consult.",
                    citations=(1,),
                    marks=(NOTE, EXCERPT),
                    label=f"Legal effect, Beta: Ambiguous. {NOTE.meaning} {FROM_EXCERPT} 1 source.",
                ),
                MatrixCell(
                    *("alpha", "legal-effect", "disputed", "disputed"),
                    lines=(CellLine("≠", "disputed", "Disputed: Legally binding (denied)"),),
                    brief=CellLine("≠", "disputed", "Legally binding"),
                    says="Anna Lind: Freedonia will sign a binding treaty. / "
                    "Sylvania: The treaty is a mere declaration.",
                    citations=(2,),
                    marks=(CONDITIONAL,),
                    label="Legal effect, Alpha: Disputed: Legally binding (denied). "
                    "Holds under a condition. 1 source.",
                ),
            ),
        ),
    ),
)
MEANS = MatrixGroup(
    *("means", "Means", "What help consists of.", False, 3, 3),
    answered=(1, 2),
    rows=(
        MatrixRow(
            *("assistance", "2", "Assistance", ("What help is promised?",)),
            answer=1,
            different=1,
            cells=(
                MatrixCell(
                    *("beta", "assistance", "coded", "yes"),
                    lines=(CellLine("✓", "yes", "Troops, Air cover"),),
                    brief=CellLine("✓", "yes", "Troops, Air cover"),
                    says="Sylvania: Troops and aircraft are sent.",
                    citations=(1,),
                    marks=(EXCERPT,),
                    label=f"Assistance, Beta: Troops, Air cover. {FROM_EXCERPT} 1 source.",
                ),
                MatrixCell(
                    *("alpha", "assistance", "silent", "absent"),
                    lines=(CellLine("∅", "absent", "Silent"),),
                    brief=CellLine("∅", "absent", "Silent"),
                    says="",
                    citations=(),
                    marks=(),
                    label="Assistance, Alpha: Silent. 1 source.",
                ),
            ),
        ),
        MatrixRow(
            *("force-size", "3", "Size of the force", ("How large is it?",)),
            answer=1,
            different=1,
            cells=(
                MatrixCell(
                    *("beta", "force-size", "not_coded", "absent"),
                    lines=(CellLine("□", "absent", "Not coded"),),
                    brief=CellLine("□", "absent", "Not coded"),
                    says="",
                    citations=(),
                    marks=(),
                    label="Size of the force, Beta: Not coded.",
                ),
                MatrixCell(
                    *("alpha", "force-size", "coded", "stated"),
                    lines=(CellLine("•", "stated", "about 50,000 soldiers"),),
                    brief=CellLine("", "stated", "about 50,000 soldiers"),
                    says="The Gazette: The force has about 50,000 soldiers.",
                    citations=(2,),
                    marks=(ANONYMOUS,),
                    label="Size of the force, Alpha: about 50,000 soldiers. "
                    "From people an outlet does not name, or leaked. 1 source.",
                ),
            ),
        ),
        MatrixRow(
            *("guarantors", "4", "Guarantors", ("Who gives it?",)),
            answer=1,
            different=1,
            cells=(
                MatrixCell(
                    *("beta", "guarantors", "not_applicable", "absent"),
                    lines=(CellLine("–", "absent", "Not applicable"),),
                    brief=CellLine("–", "absent", "Not applicable"),
                    says="The treaty has no guarantor.",
                    citations=(),
                    marks=(),
                    label="Guarantors, Beta: Not applicable.",
                ),
                MatrixCell(
                    *("alpha", "guarantors", "coded", "stated"),
                    lines=(CellLine("•", "stated", "Freedonia, The Gazette"),),
                    brief=CellLine("", "stated", "Freedonia, The Gazette"),
                    says="Freedonia guarantees it.",
                    citations=(2,),
                    marks=(ATTRIBUTED,),
                    label="Guarantors, Alpha: Freedonia, The Gazette. "
                    "One party says that another said or agreed to it. 1 source.",
                ),
            ),
        ),
    ),
)
TREATY = (
    *("treaty-2024", "Treaty, 2024", "Treaty of friendship"),
    *("published by Freedonia (English) · excerpt", EdtfDate.parse("2024-05"), ""),
)
GAZETTE = (
    *("gazette-2025-08", "Gazette, Aug 2025", "Freedonia promises a treaty"),
    "published by Freedonia (German) · machine translation from German to English by The Gazette "
    "· whole text",
    *(EdtfDate.parse("2025-08-21"), "https://example.org/gazette"),
)
WHOLE = Matrix(
    caption="2 proposals on 4 questions, everything the records hold",
    corner="Question",
    columns=(
        MatrixColumn(
            *("beta", "Beta pact", "Beta"),
            details=(EdtfDate.parse("2024-05~"), "Sylvania, Freedonia"),
            link="./proposal?id=beta",
        ),
        MatrixColumn(
            *("alpha", "Alpha pact", "Alpha"),
            details=(EdtfDate.parse("2025-08"), "Freedonia"),
            link="./proposal?id=alpha",
        ),
    ),
    groups=(FORM, MEANS),
    sources=(CitedSource(1, *TREATY), CitedSource(2, *GAZETTE)),
    legend=sign_legend(),
    marks_legend=legend(),
    empty="",
    findings=(
        Finding("unclear", 1, "open to several readings", "is"),
        Finding("one", 3, "by one only", "are answered"),
        Finding("unknown", 2, "may differ", "of these"),
    ),
)


def test_the_whole_matrix() -> None:
    """Everything the page shows is in the view model, worded and numbered."""
    assert compare(default_query(sample()), sample()) == WHOLE


def test_columns_follow_the_query() -> None:
    """The order of columns is the reader's, and numbers of sources follow the screen."""
    turned = compare(ComparisonQuery(proposals=("alpha", "beta")), sample())
    assert turned.columns == WHOLE.columns[::-1]
    assert turned.sources == (CitedSource(1, *GAZETTE), CitedSource(2, *TREATY))
    assert [cell.citations for cell in turned.groups[0].rows[0].cells] == [(1,), (2,)]


def test_columns_that_do_not_exist_are_left_out() -> None:
    """A column whose record was excluded meanwhile does not break the page."""
    assert compare(ComparisonQuery(proposals=("gone", "beta", "alpha")), sample()) == WHOLE


def test_a_folded_group_keeps_its_counts_and_holds_no_rows() -> None:
    """What is folded away is counted in the caption and cites nothing."""
    query = ComparisonQuery(proposals=("beta",), folded=frozenset({"form", "means"}))
    folded = compare(query, sample())
    assert folded.groups == (
        replace(FORM, folded=True, rows=(), answered=(1,)),
        replace(MEANS, folded=True, rows=(), answered=(1,)),
    )
    assert (folded.caption, folded.sources) == (
        "1 proposal on 4 questions, everything the records hold",
        (),
    )


def shown(comparison: Matrix) -> list[str]:
    """The ids of the rows on the screen."""
    return [row.id for group in comparison.groups for row in group.rows]


def rows_found(search: str) -> list[str]:
    """The rows of the small folder that pass a search."""
    return shown(compare(replace(default_query(sample()), search=search), sample()))


@pytest.mark.parametrize(
    ("search", "rows"),
    [
        ("", ["legal-effect", "assistance", "force-size", "guarantors"]),
        ("size of the force", ["force-size"]),
        ("HOW LARGE", ["force-size"]),
        ("kinds named", ["assistance"]),
        ("aircraft", ["assistance"]),
        ("air cover", ["assistance"]),
        ("50,000", ["force-size"]),
        ("disputed", ["legal-effect"]),
        ("denied lind", ["legal-effect"]),
        ("not applicable", ["guarantors"]),
        ("freedonia gazette", ["guarantors"]),
        ("a b c x-ray", []),
    ],
)
def test_a_search_finds_rows_that_hold_every_word(search: str, rows: list[str]) -> None:
    """Name, question, definition and the words of any cell are searched, whatever their case and order."""
    assert rows_found(search) == rows


def test_a_search_counts_what_it_leaves() -> None:
    """A heading says how many of its rows are shown, and a heading without rows goes."""
    found = compare(ComparisonQuery(proposals=("beta", "alpha"), search="aircraft"), sample())
    assert [(group.id, group.shown, group.total) for group in found.groups] == [("means", 1, 3)]
    assert found.caption == "2 proposals on 1 question, everything the records hold"


# ---------------------------------------------------------------- filters


def pair(element: str, one: object, other: object) -> tuple[Proposal, Proposal]:
    """Two proposals that each have an answer on one element (or none)."""

    def each(name: str, answer: object) -> Proposal:
        return proposal({element: answer} if answer else {}, id=name, short_name=name)

    return each("one", one), each("two", other)


def passes(difference: Difference, element: str, one: object, other: object) -> bool:
    """Whether the row passes a filter."""
    records = catalogue(*pair(element, one, other))
    query = ComparisonQuery(proposals=("one", "two"), differences=frozenset({difference}))
    return element in shown(compare(query, records))


def said(value: object = "binding", says: str = "It binds.", **changes: object) -> list[Statement]:
    """One statement, as a provision holds it."""
    return [statement(value, says=says, **changes)]


VALUE, AGREE, UNCLEAR, ONE = (
    *(Difference.VALUE, Difference.AGREE, Difference.UNCLEAR, Difference.ONE),
)
NONE, UNKNOWN, THREE = Difference.NONE, Difference.UNKNOWN, Difference.THREE
WORDING, SILENCE = Difference.WORDING, Difference.SILENCE
NO_WORDS = {"absence": "not_coded"}
SILENT = {"absence": "silent", "searched": ["gazette-2025-08"], "on": "2025-09-01"}
UNMENTIONED = {"absence": "not_mentioned", "searched": ["gazette-2025-08"], "on": "2025-09-01"}
OPEN = said("ambiguous", note="Open.")
ADDED = [statement("troops"), statement(["air-cover"], speaker="sylvania")]


@pytest.mark.parametrize(
    ("element", "one", "other", "differences"),
    [
        ("legal-effect", said(), said(), {AGREE}),
        ("legal-effect", said(), said("none"), {VALUE}),
        ("legal-effect", said(), said(says="It is binding."), {AGREE, WORDING}),
        ("legal-effect", said(), said("none", says="It is void."), {VALUE}),
        ("legal-effect", said(), SILENT, {ONE, SILENCE}),
        ("legal-effect", said(), NO_WORDS, {ONE, UNKNOWN}),
        ("legal-effect", said(), UNMENTIONED, {ONE, UNKNOWN}),
        ("legal-effect", SILENT, NO_WORDS, {NONE}),
        ("legal-effect", OPEN, NO_WORDS, {ONE, UNKNOWN}),
        ("legal-effect", said(), None, {ONE, UNKNOWN}),
        ("legal-effect", NO_WORDS, None, {NONE, UNKNOWN}),
        ("legal-effect", SILENT, SILENT, {NONE}),
        ("legal-effect", said(), OPEN, {UNCLEAR, UNKNOWN}),
        ("legal-effect", OPEN, OPEN, {UNCLEAR, UNKNOWN}),
        ("legal-effect", said(), [*said(), *said("none", speaker="sylvania")], {VALUE}),
        ("legal-effect", OPEN, SILENT, {ONE, SILENCE}),
        ("assistance", ADDED, said(["air-cover", "troops"]), {AGREE}),
        ("assistance", ADDED, said("troops"), {VALUE}),
        ("guarantors", said(["sylvania", "gazette"]), said(["gazette", "sylvania"]), {AGREE}),
        ("guarantors", said(["sylvania"]), said("sylvania"), {AGREE}),
        (
            "force-size",
            said({"about": "5", "unit": "brigades"}),
            said({"exactly": "5", "unit": "brigades"}),
            {VALUE},
        ),
    ],
)
def test_a_filter_keeps_rows_that_differ_in_its_way(
    element: str, one: object, other: object, differences: set[Difference]
) -> None:
    """Answers, wording and silence are different things; what is not known is never counted as an answer."""
    found = {difference for difference in Difference if passes(difference, element, one, other)}
    assert found == differences


def test_several_filters_keep_what_any_of_them_keeps() -> None:
    """Two filters show the rows of both."""
    one = {"legal-effect": said(), "assistance": said("troops"), "guarantors": said("sylvania")}
    other = {"legal-effect": said("none"), "assistance": SILENT, "guarantors": said("sylvania")}
    records = catalogue(proposal(one, id="one"), proposal(other, id="two"))
    query = ComparisonQuery(proposals=("one", "two"), differences=frozenset({VALUE, SILENCE}))
    assert shown(compare(query, records)) == ["legal-effect", "assistance"]


def test_the_filter_on_how_many_answer_narrows_the_others() -> None:
    """Alone it keeps every row with three answers, with others those of theirs that have them."""
    first = {"legal-effect": said(), "assistance": said("troops"), "guarantors": said("sylvania")}
    other = {"legal-effect": said("none"), "assistance": said("troops"), "guarantors": SILENT}
    records = catalogue(
        proposal(first, id="one"), proposal(other, id="two"), proposal(other, id="three")
    )

    def kept(*filters: Difference) -> list[str]:
        names = tuple(records.proposals)
        return shown(compare(ComparisonQuery(names, differences=frozenset(filters)), records))

    assert kept(THREE) == ["legal-effect", "assistance"]
    assert kept(THREE, VALUE) == ["legal-effect"]
    assert kept(THREE, VALUE, ONE) == ["legal-effect"]
    assert kept(VALUE, ONE) == ["legal-effect", "guarantors"]


@pytest.mark.parametrize(
    ("columns", "link", "offered"),
    [
        (0, set(), set()),
        (1, set(), {NONE}),
        (2, set(), {VALUE, AGREE, UNCLEAR, ONE, NONE, UNKNOWN}),
        (3, set(), {VALUE, AGREE, UNCLEAR, ONE, NONE, UNKNOWN, THREE}),
        (2, {SILENCE, THREE}, {VALUE, AGREE, UNCLEAR, ONE, NONE, UNKNOWN, THREE, SILENCE}),
    ],
)
def test_filters_are_offered_that_make_sense(
    columns: int, link: set[Difference], offered: set[Difference]
) -> None:
    """Those that can keep a row with so many columns, and those of an old link, so that they can be taken away."""
    names = ("one", "two", "three")[:columns]
    assert set(filters_for(ComparisonQuery(names, differences=frozenset(link)))) == offered


def said_by_others() -> Statement:
    """What somebody expects of a proposal, which is no word of the proposal."""
    return statement("none", speaker="anna-lind", others_say="expectation")


LEFT_OUT = (
    "Left out: {} on which it is not known what at least one side says, so that a difference can be neither "
    "found nor excluded. “may differ” shows them."
)


def three(*answers: object) -> Catalogue:
    """Three proposals, each with an answer on one element."""
    named = zip(("one", "two", "three"), answers, strict=True)
    return catalogue(*(proposal({"legal-effect": each}, id=name) for name, each in named))


@pytest.mark.parametrize(
    ("answers", "left_out"),
    [
        ((said(), said(), NO_WORDS), True),
        ((said(), said("none"), NO_WORDS), False),  # a difference is found all the same
        ((said(), said(), said()), False),
        ((said(), said(), SILENT), False),
        ((said(), said(), UNMENTIONED), True),
        ((said(), said(), [said_by_others()]), True),
    ],
)
def test_rows_that_cannot_be_judged_are_counted(
    answers: tuple[object, ...], left_out: bool
) -> None:
    """The caption says how many rows a filter leaves out because a side is not coded, whatever the other sides say."""
    records = three(*answers)
    others = len(records.elements) - 1  # nobody has coded them
    query = ComparisonQuery(tuple(records.proposals), differences=frozenset({VALUE}))
    found = compare(query, records)
    words = LEFT_OUT.format(f"{others + left_out} questions")
    assert found.caption.endswith(words) or found.empty.endswith(words)


def test_the_filter_shows_the_rows_that_cannot_be_judged() -> None:
    """With the filter that the caption names, no row is left out unsaid."""
    records = three(said(), said(), NO_WORDS)
    query = ComparisonQuery(tuple(records.proposals), differences=frozenset({VALUE, UNKNOWN}))
    found = compare(query, records)
    assert len(records.elements) == len(shown(found))
    assert "Left out" not in found.caption


def test_without_a_filter_nothing_is_left_out() -> None:
    """A search leaves out what it does not find, which says nothing about differences."""
    query = ComparisonQuery(("beta", "alpha"), search="aircraft")
    assert "Left out" not in compare(query, sample()).caption


def test_one_column_differs_from_nothing() -> None:
    """With one column only the filters on how many answer keep rows."""
    every = frozenset(Difference) - {ONE, NONE, THREE}
    assert shown(compare(ComparisonQuery(("alpha",), differences=every), sample())) == []
    answered = compare(ComparisonQuery(("alpha",), differences=frozenset({ONE})), sample())
    assert shown(answered) == ["legal-effect", "force-size", "guarantors"]


# ---------------------------------------------------------------- captions, empty states, legend


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (AsOf(), "everything the records hold"),
        (AsOf(Clock.KNOWN), "everything the records hold"),
        (AsOf(day=datetime.date(2025, 8, 1)), "as stated up to 1 August 2025"),
        (AsOf(Clock.KNOWN, datetime.date(2022, 12, 31)), "as publicly known on 31 December 2022"),
    ],
)
def test_the_caption_names_day_and_clock(as_of: AsOf, words: str) -> None:
    """A reader sees of which day and clock the matrix speaks."""
    assert as_of_words(as_of) == words
    query = ComparisonQuery(proposals=("beta",), as_of=as_of)
    assert compare(query, sample()).caption == f"1 proposal on 4 questions, {words}"


def test_as_of_a_day_before_a_column_its_cells_are_not_yet_stated() -> None:
    """Alpha of August 2025 has nothing to show in 2024."""
    query = ComparisonQuery(proposals=("alpha",), as_of=AsOf(day=datetime.date(2024, 12, 31)))
    cells = [row.cells[0] for group in compare(query, sample()).groups for row in group.rows]
    assert {(cell.state, cell.lines[0].sign, cell.citations, cell.marks) for cell in cells} == {
        ("not_yet", "…", (), ())
    }


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (ComparisonQuery(), "No proposal is chosen."),
        (
            ComparisonQuery(proposals=("beta",), search="x-ray"),
            "None of 4 questions matches the search and the filters for “x-ray”.",
        ),
        (
            ComparisonQuery(proposals=("beta",), differences=frozenset({VALUE})),
            "None of 4 questions matches the search and the filters.",
        ),
    ],
)
def test_an_empty_matrix_says_what_to_do(query: ComparisonQuery, sentence: str) -> None:
    """An empty page is never only blank."""
    found = compare(query, sample())
    assert (found.empty, found.groups) == (sentence, ())
    assert found.elsewhere == ("./search?q=x-ray" if query.search else "")


@pytest.mark.parametrize("missing", ["elements", "proposals"])
def test_a_matrix_without_records_says_so(missing: str) -> None:
    """Without elements or proposals there is nothing to choose."""
    records = replace(sample(), **{missing: {}})
    assert compare(ComparisonQuery(), records).empty == "There are no records to compare."


def test_without_an_edition_the_reach_is_not_claimed() -> None:
    """Nothing is said of a date that is not recorded."""
    assert evidence_cutoff(catalogue(edition=None)) == ""


def test_the_legend_explains_every_sign_once() -> None:
    """Each sign that a cell can show is in the key with its meaning."""
    assert sign_legend() == (
        LegendEntry("✓", "yes", "Provided, required or included."),
        LegendEntry("✕", "no", "Excluded, refused or absent by express words."),
        LegendEntry("◐", "partial", "In part, at discretion or under limits."),
        LegendEntry("•", "stated", "Stated; neither a yes nor a no."),
        LegendEntry(
            "≠",
            "disputed",
            "Disputed: Two voices of equal standing say what cannot both hold, or what is said is denied.",
        ),
        LegendEntry(
            "?",
            "ambiguous",
            "Ambiguous: The words can be read in more than one way; the note says how.",
        ),
        LegendEntry("↩", "absent", "Withdrawn: Everything said about it was withdrawn."),
        LegendEntry("◇", "absent", f"Others say: {CellState.OTHERS_SAY.meaning}"),
        LegendEntry(
            "…",
            "absent",
            "Nothing by this day: These records hold nothing about it by the chosen day.",
        ),
        LegendEntry(
            "∅",
            "absent",
            f"Silent: {CellState.SILENT.meaning}",
        ),
        LegendEntry(
            "◌",
            "absent",
            f"Not mentioned: {CellState.NOT_MENTIONED.meaning}",
        ),
        LegendEntry(
            "□",
            "absent",
            "Not coded: Not looked up yet, or only in part. It says nothing about the proposal.",
        ),
        LegendEntry(
            "–", "absent", "Not applicable: The question cannot be asked of this proposal."
        ),
    )


def test_a_cell_cites_what_it_rests_on() -> None:
    """Sources of what is shown and of denials count, or else of what was withdrawn, or was searched."""
    one, two = statement(), statement(evidence=[place("treaty-2024")])
    searched = Absence(absence="silent", searched=["a", "b"], on="2025")
    cells = [
        Cell(CellState.DISPUTED, shown=(one,), earlier=(two,), denials=(two,)),
        Cell(CellState.CODED, shown=(one,), lower=(two,)),
        Cell(CellState.WITHDRAWN, withdrawn=(two,), earlier=(one,)),
        Cell(CellState.SILENT, absence=searched),
        Cell(CellState.NOT_YET),
    ]
    assert [cited_sources(cell) for cell in cells] == [
        ("gazette-2025-08", "treaty-2024"),
        ("gazette-2025-08",),
        ("treaty-2024",),
        ("a", "b"),
        (),
    ]
