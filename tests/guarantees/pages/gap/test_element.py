"""One element: its options, everyone's stances on them, and what proposals code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.pages.gap.element import NO_ORDER, ElementGap, element_gap
from guarantees.records.actor import Actor
from guarantees.records.number_ranges import Relation
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import ActorKind
from guarantees.words.numbered_sources import NumberedSources
from tests.builders import catalogue, place, positions, proposal, sample, statement


def about(value: Any, stance: str = "proposes", element: str = "legal-effect", **changes: Any):
    """An actor's own stance on a value."""
    return {"about": {"element": element, "value": value}, "stance": stance, **changes}


def gap(
    element: str, *proposals: Proposal, files: tuple[ActorPositions, ...] = (), as_of: AsOf = LATEST
) -> ElementGap:
    """The gap on an element of the small codebook."""
    records: Catalogue = catalogue(*proposals, positions=files)
    return element_gap(records.elements[element], NumberedSources(records, as_of))


def marks(found: ElementGap) -> list[tuple[str, str, str]]:
    """Every mark: its answer, its party and its word."""
    return [
        (row.name, stand.name, stand.mark.word)
        for row in found.answers.rows
        for stand in (*row.stands, *row.others)
        if stand
    ]


FREEDONIA = positions(about("binding"), about("none", "rejects"), actor="freedonia")
SYLVANIA = positions(about("binding", "rejects"))


def test_a_scale_is_shown_whole_with_its_reason() -> None:
    """Where the codebook gives an order every option has its place, and the ones nobody names are listed."""
    found = gap("legal-effect", files=(FREEDONIA, SYLVANIA))
    assert ("From nothing to law.", ("Political",)) == (found.order, found.unaddressed)
    assert [("None", "1 of 3"), ("Political", "2 of 3"), ("Legally binding", "3 of 3")] == [
        (row.name, row.place) for row in found.answers.rows
    ]


def test_options_without_an_order_say_so() -> None:
    """Without an order only options that somebody names are shown, and none has a place."""
    found = gap("assistance", files=(positions(about("air-cover", element="assistance")),))
    assert (NO_ORDER, ("Troops", "Excluded")) == (found.order, found.unaddressed)
    assert [("Air cover", "")] == [(row.name, row.place) for row in found.answers.rows]


def test_verbs_agree_with_groups() -> None:
    """A group refuses in the plural, in its mark and in the sentence of two numbers."""
    leaders = Actor(id="leaders", name="Leaders", kind=ActorKind.GROUP)
    size = {"at_most": 30, "unit": "soldiers"}
    files = [
        positions(about(value, stance, element, speaker="gazette", mode="reported"), actor=actor)
        for actor, stance in (("leaders", "rejects"), ("freedonia", "accepts"))
        for element, value in (("force-size", size),)
    ]
    records = catalogue(positions=files)
    records = replace(records, actors={**records.actors, "leaders": leaders})
    found = element_gap(records.elements["force-size"], NumberedSources(records, LATEST))
    assert [
        ("at most 30 soldiers", "Freedonia", "accepts"),
        ("at most 30 soldiers", "Leaders", "refuse"),
    ] == (marks(found))
    assert found.numbers is not None
    (meeting,) = found.numbers.meetings
    assert "What Freedonia accepts is among what Leaders refuse." in meeting.explanation


def test_everyone_is_somewhere() -> None:
    """Actors and proposals without a mark are listed under their typed absence."""
    elsewhere = positions(about("troops", element="assistance"), actor="anna-lind")
    silent = proposal(
        id="delta",
        short_name="Delta",
        silences=[{"elements": ["legal-effect"], "searched": ["treaty-2024"], "on": "2025-09"}],
    )
    found = gap("legal-effect", proposal(), silent, files=(SYLVANIA, elsewhere))
    assert [("not coded", ("Anna Lind",))] == [
        (each.label, each.names) for each in found.without_stance
    ]
    assert [("Silent", ("Delta",)), ("Not coded", ("Gamma",))] == [
        (each.label, each.names) for each in found.without_value
    ]
    assert [each.addresses for each in found.without_value] == [
        ("./compare?proposals=delta&cell=delta.legal-effect",),
        ("./compare?proposals=gamma&cell=gamma.legal-effect",),
    ]
    assert "Political" in found.not_given
    assert found.asked == (
        "2 proposals were asked: 1 proved silent (what was put forward was read whole); 1 not coded."
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 8, 20), [("nothing by this day", ("Sylvania",))]),
        (date(2025, 8, 21), []),
    ],
)
def test_words_of_a_later_day_are_not_shown(day: date, expected: list) -> None:
    """Before the day on which it spoke an actor has no row, and the page says why."""
    found = gap("legal-effect", files=(SYLVANIA,), as_of=AsOf(Clock.STATED, day))
    assert expected == [(each.label, each.names) for each in found.without_stance]
    assert len(marks(found)) == 1 - len(expected)


def test_the_clock_of_public_knowledge_counts() -> None:
    """What was said on a day and published later is not shown before it was public."""
    said = positions(about("binding", stated="2025-08-01", known="2025-09-01"))
    on = {
        clock: gap("legal-effect", files=(said,), as_of=AsOf(clock, date(2025, 8, 15)))
        for clock in Clock
    }
    assert (1, 0) == (len(marks(on[Clock.STATED])), len(marks(on[Clock.KNOWN])))


def number(stance: str = "proposes", actor: str = "sylvania", **given: int) -> ActorPositions:
    """An actor's stance on a number of soldiers."""
    value = {"unit": "soldiers", **given}
    return positions(about(value, stance, "force-size"), actor=actor)


def test_numbers_are_values_in_order_of_size_and_stand_on_an_axis() -> None:
    """Numbers of actors and proposals meet, each with its qualifier."""
    codes = proposal({"force-size": [statement({"about": 30, "unit": "soldiers"}).model_dump()]})
    found = gap(
        "force-size", codes, files=(number(at_most=50), number(actor="freedonia", exactly=9))
    )
    assert ["9 soldiers", "about 30 soldiers", "at most 50 soldiers"] == [
        row.name for row in found.answers.rows
    ]
    assert found.numbers is not None
    assert [
        ("Freedonia", "Sylvania", Relation.OVERLAP),
        ("Freedonia", "Gamma", Relation.APART),
        ("Sylvania", "Gamma", Relation.OVERLAP),
    ] == [(m.first.name, m.second.name, m.relation) for m in found.numbers.meetings]
    assert ("", None) == (found.order, gap("legal-effect", files=(SYLVANIA,)).numbers)


def test_each_text_gives_its_figures_with_what_they_are_of() -> None:
    """A part may name years, which are shown separately; two who say the same are one figure, and options are none."""

    def size(number: int, **changes: Any) -> dict[str, Any]:
        value = {"at_most": number, "unit": "soldiers"}
        return statement(value, **changes).model_dump()

    first = [
        size(5, scope="army, 2024-2028"),
        size(5, scope="army, 2024-2028", speaker="sylvania", evidence=[place("treaty-2024")]),
        size(7, scope="navy"),
    ]
    second = [size(2000)]
    records = (
        proposal({"force-size": first}),
        proposal({"force-size": second}, id="delta", short_name="Delta"),
        proposal({"legal-effect": [statement()]}, id="none"),
    )
    assert [
        ("Gamma", "army", "2024-2028", "at most 5 soldiers", (1, 2)),
        ("Gamma", "navy", "", "at most 7 soldiers", (1,)),
        ("Delta", "", "", "at most 2,000 soldiers", (1,)),
    ] == [
        (each.proposal, each.of, each.years, each.words, each.citations)
        for each in gap("force-size", *records).figures
    ]
    assert gap("legal-effect", *records).figures == ()


def test_a_number_that_only_others_name_is_compared_with_nothing() -> None:
    """It is in the table with whose words it is."""
    said = about(
        {"exactly": 9, "unit": "soldiers"},
        element="force-size",
        speaker="freedonia",
        mode="attributed",
    )
    found = gap("force-size", files=(positions(said), number(actor="freedonia", exactly=9)))
    assert found.numbers is not None
    claims = found.numbers.scales[0].claims
    assert [("proposes", True), ("others say “proposes”", False)] == [
        (claim.verb, claim.decides) for claim in claims
    ]
    assert () == found.numbers.meetings


def test_actors_named_as_values_follow_the_options_by_name() -> None:
    """Of an element that takes actors the options come first, then the actors named."""
    said = about(["sylvania", "freedonia", "open-list"], element="guarantors")
    found = gap("guarantors", files=(positions(said),))
    assert ["Open list", "Freedonia", "Sylvania"] == [row.name for row in found.answers.rows]


def test_each_party_has_a_mark_on_each_answer_of_which_it_speaks() -> None:
    """And nothing else: what is not recorded has no mark."""
    assert [
        ("None", "Freedonia", "refuses"),
        ("Legally binding", "Freedonia", "proposes"),
        ("Legally binding", "Sylvania", "refuses"),
    ] == marks(gap("legal-effect", files=(SYLVANIA, FREEDONIA)))


def test_a_proposal_stands_below_every_answer_that_it_gives() -> None:
    """Lists are on each answer; a dispute and an ambiguity are named as such."""
    codes = proposal({"assistance": [statement(["troops", "air-cover"]).model_dump()]})
    disputed = [statement().model_dump(), statement("none", speaker="sylvania").model_dump()]
    unclear = [statement("ambiguous", note="Two.").model_dump()]

    def below(element: str, *records: Proposal) -> dict[str, list[tuple[str, str]]]:
        given = gap(element, *records).proposals
        return {
            key: [(each.proposal, each.doubt) for each in found] for key, found in given.items()
        }

    assert below("assistance", codes) == {"troops": [("gamma", "")], "air-cover": [("gamma", "")]}
    assert below("legal-effect", proposal({"legal-effect": disputed})) == {
        "binding": [("gamma", "disputed")],
        "none": [("gamma", "disputed")],
    }
    assert below("legal-effect", proposal({"legal-effect": unclear})) == {
        "ambiguous": [("gamma", "ambiguous")]
    }


def test_ambiguity_is_a_row_of_its_own_after_the_scale() -> None:
    """What a proposal leaves ambiguous is no option, and nobody takes a stance on it."""
    unclear = proposal({"legal-effect": [statement("ambiguous", note="Two.").model_dump()]})
    found = gap("legal-effect", unclear, files=(SYLVANIA,))
    assert [("Legally binding", "3 of 3"), ("Ambiguous", "")] == [
        (row.name, row.place) for row in found.answers.rows[2:]
    ]
    assert (None,) == found.answers.rows[3].stands


def test_a_question_that_nobody_answers_has_no_rows() -> None:
    """Nobody speaks of it: everything is under its absence."""
    found = gap("assistance", proposal())
    assert ((), {}, ("Troops", "Air cover", "Excluded")) == (
        found.answers.rows,
        found.proposals,
        found.unaddressed,
    )


def test_an_actor_without_a_record_keeps_its_id() -> None:
    """While the registry cannot be read, the id replaces the name."""
    records = replace(catalogue(positions=[SYLVANIA]), actors={})
    found = element_gap(sample().elements["legal-effect"], NumberedSources(records, LATEST))
    assert [("Legally binding", "sylvania", "refuses")] == marks(found)
