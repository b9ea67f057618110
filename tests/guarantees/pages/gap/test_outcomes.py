"""What follows when a proposal codes a value and an actor takes a stance."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.stances import stances_on_element
from guarantees.pages.gap.outcomes import (
    OUTCOME_SIGNS,
    Outcome,
    ValueRelation,
    finding,
    value_relation,
)
from guarantees.records.element import Element
from guarantees.records.values import CodedValue, Quantity
from tests.builders import catalogue, place, positions, proposal, sample

CONDITION = {"requires": "settlement", "says": "After a settlement.", "evidence": [place()]}


def stance(stance: str, value: Any = "binding", element: str = "legal-effect", **changes: Any):
    """Sylvania's stance on a value, in its own voice."""
    if stance == "accepts_if":
        changes["condition"] = CONDITION
    if stance == "ambiguous":
        changes["note"] = "It can be read in two ways."
    return {"about": {"element": element, "value": value}, "stance": stance, **changes}


def outcome(coded: CodedValue, *entries: dict, element: str = "legal-effect") -> Outcome:
    """The outcome for a coded value and the stances that a file of Sylvania's records."""
    records: Catalogue = catalogue(proposal(), positions=[positions(*entries)] if entries else [])
    stances = stances_on_element("sylvania", element, LATEST, records)
    return finding(coded, stances, records.elements[element]).outcome


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("proposes", Outcome.FITS),
        ("accepts", Outcome.FITS),
        ("accepts_if", Outcome.FITS_IF),
        ("rejects", Outcome.CLASHES),
        ("open", Outcome.OPEN),
        ("ambiguous", Outcome.AMBIGUOUS),
        ("withdrawn", Outcome.WITHDRAWN),
    ],
)
def test_a_stance_on_the_very_value_decides(said: str, expected: Outcome) -> None:
    """Each stance on the value that is coded has its own outcome."""
    assert expected is outcome("binding", stance(said))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("proposes", Outcome.ASKS_OTHERWISE),
        ("accepts", Outcome.ASKS_OTHERWISE),
        ("accepts_if", Outcome.OTHER_VALUES),
        ("rejects", Outcome.OTHER_VALUES),
        ("open", Outcome.OTHER_VALUES),
        ("ambiguous", Outcome.OTHER_VALUES),
    ],
)
def test_asking_for_another_value_is_no_refusal(said: str, expected: Outcome) -> None:
    """Where one answer is possible, who proposes another asks for something else; a refusal is never inferred."""
    assert expected is outcome("binding", stance(said, "political"))


def test_lists_add_up() -> None:
    """Who proposes another option of a list has said nothing of this one."""
    said = stance("proposes", "air-cover", "assistance")
    assert Outcome.OTHER_VALUES is outcome("troops", said, element="assistance")


@pytest.mark.parametrize("mode", ["attributed", "inferred"])
def test_what_others_say_never_decides(mode: str) -> None:
    """A refusal that a counterpart attributes or an analyst infers leaves the value not stated."""
    said = stance("rejects", speaker="freedonia", mode=mode)
    assert Outcome.NOT_STATED is outcome("binding", said)


def test_a_report_decides() -> None:
    """What an outlet reports of an actor counts, as the stance rule has it."""
    said = stance("rejects", speaker="gazette", mode="reported")
    assert Outcome.CLASHES is outcome("binding", said)


def test_nothing_recorded_is_not_stated() -> None:
    """Without a file of positions nothing is stated: neither a yes nor a no."""
    assert Outcome.NOT_STATED is outcome("binding")


def test_conflicting_statements_dispute_the_outcome() -> None:
    """Two stances of one day in one voice leave it disputed whether the value fits."""
    assert Outcome.DISPUTED is outcome("binding", stance("accepts"), stance("rejects"))


def test_an_ambiguous_provision_stays_ambiguous() -> None:
    """No stance is read into words that can be read in more than one way."""
    assert Outcome.AMBIGUOUS is outcome("ambiguous", stance("accepts"))


@pytest.mark.parametrize(
    ("coded", "said", "expected"),
    [
        ({"exactly": 30}, [("accepts", {"at_most": 50})], Outcome.FITS),
        ({"exactly": 60}, [("accepts", {"at_most": 50})], Outcome.ASKS_OTHERWISE),
        ({"at_most": 60}, [("accepts", {"at_most": 50})], Outcome.PARTLY),
        ({"at_most": 60}, [("accepts_if", {"at_most": 50})], Outcome.PARTLY),
        ({"exactly": 60}, [("accepts_if", {"at_most": 50})], Outcome.OTHER_VALUES),
        ({"exactly": 60}, [("rejects", {"at_least": 50})], Outcome.CLASHES),
        ({"at_most": 60}, [("rejects", {"at_least": 50})], Outcome.PARTLY),
        ({"exactly": 40}, [("rejects", {"at_least": 50})], Outcome.OTHER_VALUES),
        (
            {"exactly": 60},
            [("proposes", {"exactly": 10}), ("rejects", {"at_least": 50})],
            Outcome.CLASHES,
        ),
        ({"exactly": 3}, [("accepts", {"exactly": 3, "unit": "brigades"})], Outcome.NOT_COMPARABLE),
    ],
)
def test_numbers_decide_by_the_ranges_they_admit(
    coded: dict, said: list[tuple[str, dict]], expected: Outcome
) -> None:
    """A number that satisfies what is accepted fits, one among what is refused clashes; a refusal comes first."""
    entries = [stance(how, {"unit": "soldiers", **value}, "force-size") for how, value in said]
    assert expected is outcome(Quantity(unit="soldiers", **coded), *entries, element="force-size")


def test_a_finding_names_what_it_rests_on_and_what_stands_beside() -> None:
    """The stance on the coded value decides; those on other values are kept as well."""
    records = catalogue(
        proposal(), positions=[positions(stance("rejects"), stance("proposes", "political"))]
    )
    stances = stances_on_element("sylvania", "legal-effect", LATEST, records)
    found = finding("binding", stances, records.elements["legal-effect"])
    values = ([c.subject.value for c in found.resting_on], [c.subject.value for c in found.others])
    assert (Outcome.CLASHES, (["binding"], ["political"])) == (found.outcome, values)


def test_every_outcome_has_a_sign() -> None:
    """No outcome is shown by colour alone, and no two share their sign."""
    assert set(OUTCOME_SIGNS) == set(Outcome)
    assert len({sign for sign, _ in OUTCOME_SIGNS.values()}) == len(Outcome)


def element(name: str, **changes: Any) -> Element:
    """An element of the small folder."""
    return sample().elements[name].model_copy(update=changes)


def with_options() -> Element:
    """The size of a force, which also takes an option that is an express no and one that is a magnitude."""
    options = [
        {"id": "none", "label": "None", "meaning": "No soldiers.", "sign": "no"},
        {"id": "large", "label": "Large", "meaning": "Large.", "sign": "stated"},
    ]
    return Element.model_validate({**element("force-size").model_dump(), "options": options})


def soldiers(unit: str = "soldiers", **given: int) -> Quantity:
    """A number of soldiers."""
    return Quantity(unit=unit, **given)


@pytest.mark.parametrize(
    ("name", "coded", "spoken_of", "expected"),
    [
        ("legal-effect", "binding", "binding", ValueRelation.SAME),
        ("legal-effect", "binding", "political", ValueRelation.OTHER),
        ("assistance", "troops", "troops", ValueRelation.SAME),
        ("assistance", "troops", "air-cover", ValueRelation.COMPATIBLE),
        ("assistance", "troops", "excluded", ValueRelation.COMPATIBLE),
        ("guarantors", "freedonia", "sylvania", ValueRelation.COMPATIBLE),
        ("guarantors", "freedonia", "freedonia", ValueRelation.SAME),
    ],
)
def test_one_answer_excludes_another_and_lists_add_up(
    name: str, coded: str, spoken_of: str, expected: ValueRelation
) -> None:
    """Options of an element with one answer exclude each other; options and actors of a list do not."""
    assert expected is value_relation(coded, spoken_of, element(name))


@pytest.mark.parametrize(
    ("coded", "spoken_of", "expected"),
    [
        (soldiers(exactly=30), soldiers(at_most=50), ValueRelation.SAME),
        (soldiers(at_most=50), soldiers(exactly=30), ValueRelation.PARTLY),
        (soldiers(at_most=50), soldiers(at_least=50), ValueRelation.PARTLY),
        (soldiers(exactly=60), soldiers(at_most=50), ValueRelation.OTHER),
        (soldiers(exactly=3), soldiers("brigades", exactly=3), ValueRelation.NOT_COMPARABLE),
        (soldiers(exactly=30), "large", ValueRelation.NOT_COMPARABLE),
        ("large", soldiers(exactly=30), ValueRelation.NOT_COMPARABLE),
        (soldiers(exactly=30), "none", ValueRelation.OTHER),
        ("none", soldiers(exactly=30), ValueRelation.OTHER),
        ("none", "large", ValueRelation.OTHER),
        ("none", "none", ValueRelation.SAME),
    ],
)
def test_a_number_is_compared_with_numbers_and_with_an_express_no(
    coded: Quantity | str, spoken_of: Quantity | str, expected: ValueRelation
) -> None:
    """What satisfies the actor's number wholly is the same; a magnitude in words does not compare."""
    assert expected is value_relation(coded, spoken_of, with_options())
