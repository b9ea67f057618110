"""Answers by group: what is said as Compare shows it, and what is not with its reason."""

from __future__ import annotations

import datetime

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.cell import CellState
from guarantees.pages.proposal.answers import (
    AbsenceNote,
    AbsenceView,
    AnswerGroup,
    SearchedSource,
    answers_view,
)
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.query import ComparisonQuery
from guarantees.records.dates import EdtfDate
from guarantees.words.numbered_sources import NumberedSources
from tests.builders import catalogue, place, proposal, sample, source, statement

LATER = {"stated": "2025-08-12", "says": "It still binds.", "evidence": [place(at="p2")]}


def groups(
    records: Catalogue, name: str = "gamma", as_of: AsOf = LATEST
) -> tuple[AnswerGroup, ...]:
    """The groups of a proposal of the catalogue."""
    return answers_view(records.proposals[name], NumberedSources(records, as_of)).groups


def names(absence: AbsenceView) -> tuple[str, ...]:
    """The names of the questions."""
    return tuple(element.name for element in absence.elements)


def test_answers_are_those_of_the_comparison() -> None:
    """Each row is that of Compare with this proposal alone, and its sources have the same numbers."""
    sources = NumberedSources(sample())
    found = answers_view(sample().proposals["alpha"], sources)
    alone = compare(ComparisonQuery(("alpha",)), sample())
    rows = {row.id: row for group in alone.groups for row in group.rows}
    shown = [row for group in found.groups for row in group.rows]
    assert (["legal-effect", "force-size", "guarantors"], 3, 4) == (
        *([row.id for row in shown], found.answered, found.total),
    )
    assert [rows[row.id] for row in shown] == shown
    assert alone.sources == sources.listed()[: len(alone.sources)]


def test_what_was_all_withdrawn_is_still_shown() -> None:
    """An answer whose only words were withdrawn is no absence: it has a row, and so its evidence."""
    withdrawal = {"stated": "2025-08-15", "says": "Forget it.", "evidence": [place(at="p3")]}
    records = catalogue(proposal({"legal-effect": [statement(withdrawn=withdrawal)]}))
    group = groups(records)[0]
    assert ((), ["Withdrawn"]) == (
        group.absences,
        [line.text for row in group.rows for line in row.cells[0].lines],
    )


def test_absences_of_one_reason_come_together() -> None:
    """Silent, not applicable and not coded are different things; each names its elements and what was searched."""
    silent = {"searched": ["treaty-2024", "gazette-2025-08"], "on": "2025-09-01"}
    records = catalogue(
        proposal(
            {"force-size": {"absence": "not_applicable", "note": "It has no force."}},
            silences=[
                {"elements": ["legal-effect", "assistance"], **silent, "note": "Only the preamble."}
            ],
        )
    )
    form, means = groups(records)
    searched = (SearchedSource(1, "Treaty, 2024"), SearchedSource(2, "Gazette, Aug 2025"))

    def said(group: AnswerGroup) -> list[tuple[CellState, str, tuple[str, ...]]]:
        return [(each.state, each.says, names(each)) for each in group.absences]

    silence = (CellState.SILENT, "What was put forward was read whole and says nothing about it.")
    assert [(*silence, ("Legal effect",))] == said(form)
    assert [
        (*silence, ("Assistance",)),
        (CellState.NOT_CODED, CellState.NOT_CODED.meaning, ("Guarantors",)),
        (CellState.NOT_APPLICABLE, CellState.NOT_APPLICABLE.meaning, ("Size of the force",)),
    ] == said(means)
    (silent,) = form.absences
    assert (
        searched,
        EdtfDate.parse("2025-09-01"),
        (AbsenceNote(("Legal effect",), "Only the preamble."),),
    ) == (*(silent.searched, silent.on, silent.notes),)
    assert ((), None, (AbsenceNote(("Size of the force",), "It has no force."),)) == (
        *(means.absences[2].searched, means.absences[2].on, means.absences[2].notes),
    )


def test_one_search_appears_once_whatever_its_notes() -> None:
    """Elements that one search found nothing on come together, each note with the elements it speaks of."""
    search = {"searched": ["gazette-2025-08"], "on": "2025-09-01"}
    silences = [
        {"elements": ["assistance", "force-size"], **search},
        {"elements": ["guarantors"], **search, "note": "It names none."},
    ]
    absences = groups(catalogue(proposal(silences=silences)))[1].absences
    assert [
        (
            ("Assistance", "Size of the force", "Guarantors"),
            (AbsenceNote(("Guarantors",), "It names none."),),
        )
    ] == [(names(each), each.notes) for each in absences]


def test_before_a_day_it_is_not_yet() -> None:
    """By a day before the words, a provision is named as not yet said; searches of texts not public then prove
    nothing."""
    records = catalogue(
        proposal(
            {"legal-effect": [statement()], "assistance": [statement(["troops"], **LATER)]},
            silences=[
                {
                    "elements": ["guarantors"],
                    "searched": ["herald-2025", "gazette-2025-08"],
                    "on": "2025-09-01",
                }
            ],
        ),
        sources=[source()],
    )
    _, means = groups(records, as_of=AsOf(Clock.STATED, datetime.date(2025, 8, 11)))
    assert [
        (CellState.NOT_YET, ("Assistance",)),
        (CellState.SILENT, ("Guarantors",)),
        (CellState.NOT_CODED, ("Size of the force",)),
    ] == [(each.state, names(each)) for each in means.absences]
    _, known = groups(records, as_of=AsOf(Clock.KNOWN, datetime.date(2025, 8, 20)))
    assert [(SearchedSource(2, "Herald, 2025"),)] == [
        each.searched for each in known.absences if each.state is CellState.NOT_MENTIONED
    ]


def test_a_group_without_elements_is_left_out() -> None:
    """Only groups of which the codebook has elements are shown."""
    records = catalogue(proposal(), elements={"legal-effect": sample().elements["legal-effect"]})
    assert ["form"] == [each.group.id for each in groups(records)]


def test_a_line_names_questions_by_state() -> None:
    """Searches of one outcome are one entry of the line, whatever was searched."""
    silent = {"searched": ["gazette-2025-08"], "on": "2025-09-01"}
    also = silent | {"on": "2025-10-01"}
    silences = [
        {"elements": ["assistance"], **silent},
        {"elements": ["force-size"], **also},
    ]
    _, means = groups(catalogue(proposal(silences=silences)))
    assert [
        (CellState.SILENT, ["Assistance", "Size of the force"]),
        (CellState.NOT_CODED, ["Guarantors"]),
    ] == [(state, [each.name for each in elements]) for state, elements in means.unanswered.items()]
