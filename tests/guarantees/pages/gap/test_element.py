"""One element: its options, everyone's stances on them, and what proposals code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.pages.gap.element import NO_ORDER, ElementGap, element_gap
from guarantees.pages.gap.grid import unexplained
from guarantees.pages.gap.records import MAX_ROWS, MAX_VALUES
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


FREEDONIA = positions(about("binding"), about("none", "rejects"), actor="freedonia")
SYLVANIA = positions(about("binding", "rejects"))


def test_a_scale_is_shown_whole_with_its_reason() -> None:
    """Where the codebook gives an order every option has its place, and the ones nobody names are listed."""
    found = gap("legal-effect", files=(FREEDONIA, SYLVANIA))
    assert ("From nothing to law.", ("Political",)) == (found.order, found.unaddressed)
    assert [("None", "1 of 3"), ("Political", "2 of 3"), ("Legally binding", "3 of 3")] == [
        (option.line.text, option.place) for option in found.options
    ]


def test_options_without_an_order_say_so() -> None:
    """Without an order only options that somebody names are shown, and none has a place."""
    found = gap("assistance", files=(positions(about("air-cover", element="assistance")),))
    assert (NO_ORDER, ("Troops", "Excluded")) == (found.order, found.unaddressed)
    assert [("Air cover", "")] == [(option.line.text, option.place) for option in found.options]


def test_each_actor_stands_on_each_option() -> None:
    """The grid has a row for each actor by name, a cell for each option, and no cell is blank."""
    found = gap("legal-effect", files=(SYLVANIA, FREEDONIA))
    assert [
        ("Freedonia", ["refuses", "not coded", "proposes"]),
        ("Sylvania", ["not coded", "not coded", "refuses"]),
    ] == [(row.name, [cell.line.text for cell in row.cells]) for row in found.actor_rows]
    assert [("□", "not coded")] == [
        (line.sign, line.text) for line in unexplained(found.actor_rows)
    ]


def test_a_mark_leads_to_its_evidence() -> None:
    """The cell's key is that of the stance in the list below."""
    found = gap("legal-effect", files=(SYLVANIA,))
    (row,) = found.actor_rows
    (stance,) = found.options[2].stances
    assert ("by~sylvania~binding", stance.key) == (stance.key, row.cells[2].key)
    assert ["That is untrue."] == [each.says for each in stance.evidence[0].statements]


def test_who_refuses_what_others_want_is_said_in_words() -> None:
    """One sentence per option names both sides, with reports marked."""
    reported = about("binding", speaker="gazette", mode="reported")
    found = gap("legal-effect", files=(positions(reported, actor="freedonia"), SYLVANIA))
    assert ["", "", "Sylvania refuses what Freedonia (reported) proposes."] == [
        option.opposed for option in found.options
    ]


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        (("proposes", "accepts"), "propose or accept"),
        (("accepts", "accepts"), "accept"),
        (("accepts_if",), "accepts under a condition"),
    ],
)
def test_the_sentence_names_how_it_is_wanted(stances: tuple[str, ...], expected: str) -> None:
    """Proposing, accepting and accepting under a condition are not the same."""
    condition = {"requires": "other", "says": "Later.", "evidence": [place()]}
    files = [
        positions(
            about("binding", said, **({"condition": condition} if said == "accepts_if" else {})),
            actor=actor,
        )
        for said, actor in zip(stances, ("freedonia", "anna-lind"), strict=False)
    ]
    found = gap("legal-effect", files=(*files, SYLVANIA))
    assert found.options[2].opposed.endswith(f" {expected}.")


def test_verbs_agree_with_groups() -> None:
    """A group refuses and wants in the plural, in the sentence of an option and in that of two numbers."""
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
    assert "Leaders (reported) refuse what Freedonia (reported) accepts." == (
        found.options[0].opposed
    )
    assert found.numbers is not None
    (meeting,) = found.numbers.meetings
    assert "What Freedonia accepts is among what Leaders refuse." in meeting.explanation


def test_what_others_say_is_never_a_side() -> None:
    """A refusal that only a counterpart attributes to an actor is shown as that, and opposes nobody."""
    said = about("binding", "rejects", speaker="freedonia", mode="attributed")
    found = gap("legal-effect", files=(positions(said), FREEDONIA))
    sylvania = found.options[2].stances[1]
    assert ("", "others say “refuses”", "others") == (
        found.options[2].opposed,
        sylvania.words.text,
        sylvania.cell.voice,
    )


def test_a_proposal_stands_on_every_value_it_codes() -> None:
    """Lists are on each option; a dispute and an ambiguity are named as such."""
    codes = proposal({"assistance": [statement(["troops", "air-cover"]).model_dump()]})
    assert [("gamma", ["coded", "coded"])] == [
        (row.id, [cell.line.text for cell in row.cells])
        for row in gap("assistance", codes).proposal_rows
    ]
    disputed = proposal(
        {
            "legal-effect": [
                statement().model_dump(),
                statement("none", speaker="sylvania").model_dump(),
            ]
        }
    )
    assert [["disputed", "not named", "disputed"]] == [
        [cell.line.text for cell in row.cells]
        for row in gap("legal-effect", disputed).proposal_rows
    ]


def test_ambiguity_is_a_column_of_its_own_after_the_scale() -> None:
    """What a proposal leaves ambiguous is no option, and nobody takes a stance on it."""
    unclear = proposal({"legal-effect": [statement("ambiguous", note="Two.").model_dump()]})
    found = gap("legal-effect", unclear, files=(SYLVANIA,))
    assert [("Legally binding", "3 of 3"), ("Ambiguous", "")] == [
        (option.line.text, option.place) for option in found.options[2:]
    ]
    assert ("ambiguous", "not named") == (
        found.proposal_rows[0].cells[3].line.text,
        found.actor_rows[0].cells[3].line.text,
    )


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
        (date(2025, 8, 20), [("not by this day", ("Sylvania",))]),
        (date(2025, 8, 21), []),
    ],
)
def test_words_of_a_later_day_are_not_shown(day: date, expected: list) -> None:
    """Before the day on which it spoke an actor has no row, and the page says why."""
    found = gap("legal-effect", files=(SYLVANIA,), as_of=AsOf(Clock.STATED, day))
    assert expected == [(each.label, each.names) for each in found.without_stance]
    assert len(found.actor_rows) == 1 - len(expected)


def test_the_clock_of_public_knowledge_counts() -> None:
    """What was said on a day and published later is not shown before it was public."""
    said = positions(about("binding", stated="2025-08-01", known="2025-09-01"))
    on = {
        clock: gap("legal-effect", files=(said,), as_of=AsOf(clock, date(2025, 8, 15)))
        for clock in Clock
    }
    assert (1, 0) == (len(on[Clock.STATED].actor_rows), len(on[Clock.KNOWN].actor_rows))


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
        option.line.text for option in found.options
    ]
    assert found.numbers is not None
    assert [
        ("Freedonia", "Sylvania", Relation.OVERLAP),
        ("Freedonia", "Gamma", Relation.APART),
        ("Sylvania", "Gamma", Relation.OVERLAP),
    ] == [(m.first.name, m.second.name, m.relation) for m in found.numbers.meetings]
    assert ("", None) == (found.order, gap("legal-effect", files=(SYLVANIA,)).numbers)


def test_each_text_gives_its_figures_with_what_they_are_of() -> None:
    """A part may name years, which stand apart; two who say the same are one figure, and options are none."""

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
    assert ["Open list", "Freedonia", "Sylvania"] == [option.line.text for option in found.options]


def test_an_empty_element_has_no_grid() -> None:
    """Nobody speaks of it: everything is under its absence."""
    found = gap("assistance", proposal())
    assert ((), (), (), ("Troops", "Air cover", "Excluded")) == (
        found.options,
        found.actor_rows,
        found.proposal_rows,
        found.unaddressed,
    )


def test_what_has_no_room_is_named() -> None:
    """Of very many actors, proposals and values the first are shown and the others named."""
    names = [f"actor-{n:03}" for n in range(MAX_ROWS + 2)]
    files = tuple(positions(about(name, element="guarantors"), actor=name) for name in names)
    coded = [statement(["open-list"]).model_dump()]
    codes = [proposal({"guarantors": coded}, id=name, short_name=name) for name in names]
    found = gap("guarantors", *codes, files=files)
    assert (MAX_ROWS, MAX_ROWS, MAX_VALUES) == (
        len(found.actor_rows),
        len(found.proposal_rows),
        len(found.options),
    )
    assert [
        ("More options", tuple(names[MAX_VALUES - 1 :])),
        ("More actors", tuple(names[MAX_ROWS:])),
        ("More proposals", tuple(names[MAX_ROWS:])),
    ] == [(each.label, each.names) for each in found.beyond]
    assert MAX_ROWS == len(found.options[0].codings)
    assert () == gap("guarantors", codes[0], files=files[:1]).beyond


def test_an_actor_without_a_record_keeps_its_id() -> None:
    """While the registry cannot be read, the id replaces the name."""
    records = replace(catalogue(positions=[SYLVANIA]), actors={})
    found = element_gap(sample().elements["legal-effect"], NumberedSources(records, LATEST))
    assert [("sylvania", "")] == [(row.name, row.about) for row in found.actor_rows]
