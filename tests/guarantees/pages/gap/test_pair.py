"""A proposal next to one actor's stances, step by step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.cell import EvidenceRole
from guarantees.cells.voices import Voice
from guarantees.pages.gap.outcomes import Outcome
from guarantees.pages.gap.pair import ProposalGap, ProvisionMet, proposal_gap
from guarantees.pages.gap.steps import GapStep, when
from guarantees.records.dates import EdtfDate
from guarantees.words.numbered_sources import NumberedSources
from tests.builders import catalogue, place, positions, proposal, source, statement

CONDITION = {"requires": "settlement", "says": "After a settlement.", "evidence": [place()]}


def about(value: Any, stance: str = "proposes", element: str = "legal-effect", **changes: Any):
    """Sylvania's own stance on a value, read in the Herald."""
    evidence = [place("herald-2025")]
    return {
        "about": {"element": element, "value": value},
        "stance": stance,
        "evidence": evidence,
        **changes,
    }


def gap(
    provisions: dict[str, Any], *entries: dict, as_of: AsOf = LATEST, **changes: Any
) -> ProposalGap:
    """Gamma with these provisions next to the stances that Sylvania's file records."""
    coded = {
        name: [each.model_dump() for each in said] if isinstance(said, list) else said
        for name, said in provisions.items()
    }
    records = catalogue(
        proposal(coded, **changes),
        sources=[source()],
        positions=[positions(*entries)] if entries else [],
    )
    return proposal_gap(records.proposals["gamma"], "sylvania", NumberedSources(records, as_of))


def only(found: ProposalGap, outcome: Outcome) -> ProvisionMet:
    """The one provision with this outcome."""
    (group,) = [group for group in found.groups if group.outcome is outcome]
    (provision,) = group.provisions
    return provision


def test_a_clash_is_shown_in_three_steps_with_both_citations() -> None:
    """What the proposal says, what the actor says, and what follows, each with when, how and where."""
    refusal = about("binding", "rejects", says="Sylvania will not be bound.")
    found = gap({"legal-effect": [statement()]}, refusal)
    assert (
        GapStep(
            "Gamma is coded “Legally binding”.",
            ("quoted directly", EdtfDate.parse("2025-08-10")),
            "Freedonia: It binds.",
            (1,),
        ),
        GapStep(
            "Sylvania refuses “Legally binding”.",
            ("own voice", EdtfDate.parse("2025-08-21")),
            "Sylvania will not be bound.",
            (2,),
        ),
        GapStep("So it clashes with what Sylvania refuses.", (), "", ()),
    ) == only(found, Outcome.CLASHES).steps


def test_a_condition_of_the_proposal_and_of_the_actor_are_both_said() -> None:
    """The proposal's own condition comes with its words, the actor's with what follows."""
    ceasefire = {"requires": "ceasefire", "says": "After a ceasefire.", "evidence": [place()]}
    found = gap(
        {"legal-effect": [statement(condition=ceasefire)]},
        about("binding", "accepts_if", condition=CONDITION),
    )
    first, second, third = only(found, Outcome.FITS_IF).steps
    assert [
        "Freedonia: It binds. Under a condition: After a ceasefire.",
        "Sylvania accepts “Legally binding” under a condition.",
        "So it fits, under the condition that Sylvania names: After a settlement.",
    ] == [first.says, second.claim, third.claim]


def test_values_with_one_outcome_come_together() -> None:
    """A list of options gives one entry for those that fit and one for those on which nothing follows."""
    found = gap(
        {"guarantors": [statement(["freedonia", "sylvania", "gazette"])]},
        about(["freedonia", "sylvania", "anna-lind"], element="guarantors"),
    )
    fits, others = only(found, Outcome.FITS), only(found, Outcome.OTHER_VALUES)
    assert (("Freedonia", "Sylvania"), ("The Gazette",)) == (fits.values, others.values)
    assert [
        "Gamma is coded “Freedonia”, “Sylvania”.",
        "Sylvania proposes “Freedonia”, “Sylvania”.",
        "So it fits what Sylvania says.",
    ] == [step.claim for step in fits.steps]
    assert ["“Anna Lind”"] == [each.values for each in fits.others]
    assert ["“Freedonia”, “Sylvania”, “Anna Lind”"] == [each.values for each in others.others]
    assert [1] == [len(group.statements) for group in fits.of_actor]


def test_asking_for_something_else_is_not_called_a_clash() -> None:
    """The conclusion says that no refusal is stated."""
    found = gap({"legal-effect": [statement()]}, about("political"))
    assert (
        "So Sylvania asks for something else; a refusal of this is not stated."
        == only(found, Outcome.ASKS_OTHERWISE).steps[-1].claim
    )


def test_what_decides_comes_first_in_the_evidence() -> None:
    """The position that a clash rests on comes before the actor's other positions on the element."""
    found = gap(
        {"legal-effect": [statement()]},
        about("none", says="None."),
        about("binding", "rejects", says="Not that."),
    )
    (group,) = only(found, Outcome.CLASHES).of_actor
    assert ["Not that.", "None."] == [each.says for each in group.statements]


def test_the_words_of_others_are_shown_and_decide_nothing() -> None:
    """What a counterpart attributes to the actor is labelled, and the value stays not stated."""
    said = about("binding", "rejects", speaker="freedonia", mode="attributed", says="They refuse.")
    met = only(gap({"legal-effect": [statement()]}, said), Outcome.NOT_STATED)
    assert [("◇", "refuses", "“Legally binding”", "Freedonia: They refuse.")] == [
        (each.mark.sign, each.mark.word, each.values, each.says) for each in met.others
    ]
    assert [EvidenceRole.BY_OTHERS.heading] == [group.title for group in met.of_actor]


def test_each_value_of_a_dispute_is_compared_and_says_so() -> None:
    """One value may fit while the other clashes; both carry the doubt."""
    found = gap(
        {"legal-effect": [statement(), statement("political", speaker="sylvania")]},
        about("binding", "rejects"),
        about("political", "accepts"),
    )
    clash, fit = only(found, Outcome.CLASHES), only(found, Outcome.FITS)
    doubt = (
        "What the proposal says here is itself disputed: this holds only if this answer is meant."
    )
    assert (doubt, doubt) == (clash.doubt, fit.doubt)
    assert ["", "Naming another value"] == [group.title for group in clash.of_proposal]


def test_groups_come_in_a_fixed_order() -> None:
    """What fits comes before what clashes, whatever the codebook's order of elements: there is no ranking."""
    found = gap(
        {
            "legal-effect": [statement()],
            "assistance": [statement(["troops"])],
            "guarantors": [statement(["gazette"])],
        },
        about("binding", "rejects"),
        about("troops", "accepts", "assistance"),
    )
    assert [Outcome.FITS, Outcome.CLASHES, Outcome.NOT_STATED] == [g.outcome for g in found.groups]


def test_every_element_is_somewhere() -> None:
    """Elements without a value are listed by the proposal's absence, apart where the actor speaks."""
    found = gap(
        {"guarantors": {"absence": "not_applicable", "note": "No guarantor."}},
        about("binding"),
        silences=[{"elements": ["legal-effect"], "searched": ["treaty-2024"], "on": "2025-09"}],
    )
    (speaks,) = found.without_provision
    assert (
        "Legal effect",
        "Silent. What was put forward was read whole and says nothing about it.",
    ) == (
        speaks.element.name,
        speaks.absence,
    )
    assert ["“Legally binding”"] == [each.values for each in speaks.stances]
    assert [
        ("Not coded", ("Assistance", "Size of the force")),
        ("Not applicable", ("Guarantors",)),
    ] == [(each.label, each.names) for each in found.without_either]
    assert () == found.groups


def test_the_stance_on_the_whole_comes_with_its_evidence() -> None:
    """What the actor says of the proposal as such is no provision's stance."""
    whole = gap({"legal-effect": [statement()]}, {"says": "Never."}).whole
    assert ("on~whole", "refuses", Voice.OWN, "Aug 2025", "Sylvania: Never.") == (
        whole.key,
        whole.words.text,
        whole.cell.voice,
        whole.mark.when,
        whole.words.says,
    )
    assert ["Never."] == [each.says for each in whole.evidence[0].statements]


def test_the_dates_of_one_stance_come_in_order_and_each_once() -> None:
    """Positions of two days are named by those days, whatever their order in the record."""
    days = ("2025-08-22", "2025-08-20", "2025-08-22")
    shown = positions(*({"stated": day} for day in days)).positions
    cell = replace(gap({"legal-effect": [statement()]}).whole.cell, shown=shown)
    assert when(cell) == (EdtfDate.parse("2025-08-20"), EdtfDate.parse("2025-08-22"))


def test_without_a_stance_on_the_whole_it_is_not_coded() -> None:
    """Nothing recorded says nothing, and there is no evidence to open."""
    whole = gap({"legal-effect": [statement()]}).whole
    assert ("", "not coded", None, ()) == (
        *(whole.key, whole.words.text, whole.cell.voice, whole.evidence),
    )


def test_who_puts_a_proposal_forward_has_no_stance_on_its_provisions_by_that() -> None:
    """The page says whose proposal it is, and leaves its provisions not stated."""
    found = gap({"legal-effect": [statement()]}, proposed_by=["sylvania"])
    assert found.put_forward.startswith("Sylvania is among those who put this proposal forward.")
    assert [Outcome.NOT_STATED] == [group.outcome for group in found.groups]
    assert "" == gap({"legal-effect": [statement()]}).put_forward


def test_what_was_said_later_does_not_count() -> None:
    """On a day before the refusal, the value is not stated."""
    day = AsOf(Clock.STATED, date(2025, 8, 20))
    found = gap({"legal-effect": [statement()]}, about("binding", "rejects"), as_of=day)
    assert [Outcome.NOT_STATED] == [group.outcome for group in found.groups]
    assert () == found.groups[0].provisions[0].others


def test_numbers_that_cannot_be_compared_say_so() -> None:
    """Other units neither fit nor clash."""
    coded = statement({"exactly": 30, "unit": "soldiers"})
    met = only(
        gap(
            {"force-size": [coded]},
            about({"exactly": 3, "unit": "brigades"}, "rejects", "force-size"),
            about({"exactly": 2, "unit": "brigades"}, "accepts", "force-size"),
        ),
        Outcome.NOT_COMPARABLE,
    )
    assert (
        "So it cannot be compared with what Sylvania says: the units differ, or one names no number."
        == met.steps[-1].claim
    )
