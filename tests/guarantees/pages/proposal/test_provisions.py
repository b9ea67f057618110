"""Provisions by group: what is said with its evidence, and what is not with its reason."""

from __future__ import annotations

import datetime

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.cell import CellState
from guarantees.pages.proposal.provisions import (
    AbsenceNote,
    ProvisionGroup,
    SearchedSource,
    provision_groups,
)
from guarantees.words.numbered_sources import NumberedSources
from tests.builders import catalogue, place, proposal, sample, source, statement

LATER = {"stated": "2025-08-12", "says": "It still binds.", "evidence": [place(at="p2")]}


def groups(
    records: Catalogue, name: str = "gamma", as_of: AsOf = LATEST
) -> tuple[ProvisionGroup, ...]:
    """The groups of a proposal of the catalogue."""
    found = records.proposals[name]
    return provision_groups(found, (name,), NumberedSources(records, as_of))


def test_a_provision_is_a_cell_with_its_evidence() -> None:
    """Sign, value, sentence, conditions, marks and numbers of the cell; the reason; the way into the comparison."""
    provision = groups(sample(), "alpha")[0].provisions[0]
    assert ("legal-effect", "≠", "disputed", "Disputed: Legally binding (denied)") == (
        provision.key,
        *(provision.words.sign, provision.words.tone, provision.words.text),
    )
    assert (
        ("Only after a ceasefire.",),
        ["conditional"],
        (1,),
        "Sylvania denies what Anna Lind says.",
        ("A treaty or a declaration",),
        "./compare?proposals=alpha&cell=alpha.legal-effect",
    ) == (
        provision.conditions,
        [mark.id for mark in provision.marks],
        *(provision.citations, provision.why, provision.contradictions, provision.compare),
    )
    shown = provision.statements[0]
    assert (
        "shown",
        "Freedonia will sign a binding treaty.",
        ("Sylvania: The treaty is a mere declaration. (Gazette, Aug 2025, paragraph 4)",),
        [1, 1],
    ) == (shown.standing, shown.says, shown.denied_by, [p.citation for p in shown.places])


def test_every_statement_is_in_the_evidence() -> None:
    """Also those of a lower standing, earlier ones and withdrawn ones, in this order, each named as what it is."""
    withdrawal = {"stated": "2025-08-15", "says": "Forget it.", "evidence": [place(at="p3")]}
    said = [
        statement(),
        statement(**LATER),
        statement("none", speaker="gazette", mode="reported", says="It does not."),
        statement("political", speaker="anna-lind", says="In honour.", withdrawn=withdrawal),
    ]
    provision = groups(catalogue(proposal({"legal-effect": said})))[0].provisions[0]
    assert [
        ("shown", "It still binds."),
        ("lower", "It does not."),
        ("earlier", "It binds."),
        ("withdrawn", "In honour."),
    ] == [(each.standing, each.says) for each in provision.statements]


def test_what_was_all_withdrawn_is_still_shown() -> None:
    """A provision whose only words were withdrawn is no absence: it says so and keeps its evidence."""
    withdrawal = {"stated": "2025-08-15", "says": "Forget it.", "evidence": [place(at="p3")]}
    records = catalogue(proposal({"legal-effect": [statement(withdrawn=withdrawal)]}))
    group = groups(records)[0]
    assert ((), ["Withdrawn"]) == (group.absences, [each.words.text for each in group.provisions])


def test_conditions_appear_once() -> None:
    """A condition that several statements name is said once."""
    condition = {"requires": "ceasefire", "says": "A ceasefire first.", "evidence": [place()]}
    said = [statement(condition=condition), statement(speaker="sylvania", condition=condition)]
    provision = groups(catalogue(proposal({"legal-effect": said})))[0].provisions[0]
    assert ("A ceasefire first.",) == provision.conditions


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

    def said(group: ProvisionGroup) -> list[tuple[CellState, str, tuple[str, ...]]]:
        return [(each.state, each.says, each.elements) for each in group.absences]

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
        "1 September 2025",
        (AbsenceNote(("Legal effect",), "Only the preamble."),),
    ) == (*(silent.searched, silent.on, silent.notes),)
    assert ((), "", (AbsenceNote(("Size of the force",), "It has no force."),)) == (
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
    ] == [(each.elements, each.notes) for each in absences]


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
    ] == [(each.state, each.elements) for each in means.absences]
    _, known = groups(records, as_of=AsOf(Clock.KNOWN, datetime.date(2025, 8, 20)))
    assert [(SearchedSource(2, "Herald, 2025"),)] == [
        each.searched for each in known.absences if each.state is CellState.NOT_MENTIONED
    ]


def test_a_group_without_elements_is_left_out() -> None:
    """Only groups of which the codebook has elements are shown."""
    records = catalogue(proposal(), elements={"legal-effect": sample().elements["legal-effect"]})
    assert ["form"] == [each.group.id for each in groups(records)]
