"""Provisions by group: what is said with its evidence, and what is not with its reason."""

from __future__ import annotations

import datetime

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.marks import Mark
from guarantees.pages.proposal.provisions import (
    AbsenceNote,
    AbsenceView,
    ProvisionGroup,
    ProvisionView,
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
    return provision_groups(found, (name,), as_of, NumberedSources(records, as_of), records)


def test_a_provision_is_a_cell_with_its_evidence() -> None:
    """Sign, value, sentence, conditions, marks and numbers of the cell; the reason; the way into the comparison."""
    provision = groups(sample(), "alpha")[0].provisions[0]
    assert (
        ProvisionView(
            key="legal-effect",
            number=1,
            name="Legal effect",
            question="Does it bind?",
            state="disputed",
            sign="≠",
            tone="disputed",
            text="Disputed: Legally binding (denied)",
            says="Anna Lind: Freedonia will sign a binding treaty. / Sylvania: The treaty is a mere declaration.",
            conditions=("Only after a ceasefire.",),
            marks=(
                Mark("conditional", "if", "Holds under a condition."),
                Mark(
                    "single-origin", "1 origin", "Everything shown goes back to one outlet or text."
                ),
            ),
            citations=(1,),
            why="Sylvania denies what Anna Lind says.",
            statements=provision.statements,
            contradictions=("A treaty or a declaration",),
            compare="./compare?proposals=alpha&cell=alpha.legal-effect",
        )
        == provision
    )
    shown = provision.statements[0]
    assert (
        "shown",
        "Freedonia will sign a binding treaty.",
        ("Sylvania: The treaty is a mere declaration. (Gazette, Aug 2025, paragraph 4)",),
        [1, 1],
    ) == (shown.standing, shown.says, shown.denied_by, [p.citation for p in shown.places])


def test_every_statement_stands_in_the_evidence() -> None:
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


def test_what_was_all_taken_back_is_still_shown() -> None:
    """A provision whose only words were withdrawn is no absence: it says so and keeps its evidence."""
    withdrawal = {"stated": "2025-08-15", "says": "Forget it.", "evidence": [place(at="p3")]}
    records = catalogue(proposal({"legal-effect": [statement(withdrawn=withdrawal)]}))
    group = groups(records)[0]
    assert ((), ["Withdrawn"]) == (group.absences, [each.text for each in group.provisions])


def test_conditions_stand_once() -> None:
    """A condition that several statements name is said once."""
    condition = {"requires": "ceasefire", "says": "A ceasefire first.", "evidence": [place()]}
    said = [statement(condition=condition), statement(speaker="sylvania", condition=condition)]
    provision = groups(catalogue(proposal({"legal-effect": said})))[0].provisions[0]
    assert ("A ceasefire first.",) == provision.conditions


def test_absences_of_one_reason_stand_together() -> None:
    """Silent, not applicable and not coded are told apart; each names its elements and what was searched."""
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

    def is_silent(*elements: str) -> AbsenceView:
        return AbsenceView(
            *("silent", "○", "Silent", "The text says nothing about it.", elements, searched),
            *("1 September 2025", (AbsenceNote(elements, "Only the preamble."),)),
        )

    assert ProvisionGroup(
        "form", "Form", "How firmly it binds.", (), (is_silent("Legal effect"),), 1
    ) == (form)
    assert (
        is_silent("Assistance"),
        AbsenceView(
            *("not_coded", "□", "Not coded"),
            "Not looked up yet, or only in part. It says nothing about the proposal.",
            *(("Guarantors",), (), "", ()),
        ),
        AbsenceView(
            *("not_applicable", "–", "Not applicable"),
            "The question cannot be asked of this proposal.",
            *(("Size of the force",), (), ""),
            (AbsenceNote(("Size of the force",), "It has no force."),),
        ),
    ) == means.absences


def test_one_search_stands_once_whatever_its_notes() -> None:
    """Elements that one search found nothing on stand together, each note with the elements it speaks of."""
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
        ("Not by this day", ("Assistance",)),
        ("Silent", ("Guarantors",)),
        ("Not coded", ("Size of the force",)),
    ] == [(each.label, each.elements) for each in means.absences]
    _, known = groups(records, as_of=AsOf(Clock.KNOWN, datetime.date(2025, 8, 20)))
    assert [("Silent", (SearchedSource(2, "Herald, 2025"),))] == [
        (each.label, each.searched) for each in known.absences if each.label == "Silent"
    ]


def test_a_group_without_elements_is_left_out() -> None:
    """Only groups of which the codebook has elements are shown."""
    records = catalogue(proposal(), elements={"legal-effect": sample().elements["legal-effect"]})
    assert ["form"] == [group.id for group in groups(records)]
