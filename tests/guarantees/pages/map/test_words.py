"""A contribution in words: nothing of another's reads as the actor's own, and nothing unknown reads as a no."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.pages.map.rule import contribution_of, contributions
from guarantees.pages.map.vocabulary import Answer, Basis
from guarantees.pages.map.words import (
    ANSWER_LOOKS,
    ContributionView,
    ForceView,
    contribution_view,
)
from guarantees.records.actor import Actor
from guarantees.words.cell_words import CellLine
from tests.builders import catalogue, positions, sample
from tests.force_records import REPORTED, codebook

CONDITION = {
    "requires": "settlement",
    "says": "After a settlement.",
    "evidence": [{"source": "gazette-2025-08", "at": "p4"}],
}
HERALD = Actor(id="herald", name="The Herald", kind="outlet")
LEAGUE = Actor(id="league", name="League", kind="group", members=("freedonia",))


def records(*entries: Mapping[str, Any], actor: str = "sylvania") -> Catalogue:
    """The codebook of the map and one file of positions."""
    return catalogue(
        positions=[positions(*entries, actor=actor)],
        elements=codebook(),
        actors={**sample().actors, "league": LEAGUE, "herald": HERALD},
    )


def says(element: str, value: Any, stance: str = "accepts", **changes: Any) -> dict[str, Any]:
    """A position on one value of an element."""
    return {"about": {"element": element, "value": value}, "stance": stance, **changes}


def own(stance: str = "accepts", **changes: Any) -> dict[str, Any]:
    """A position on being a contributor."""
    return says("force-contributors", "sylvania", stance, **changes)


def shown(*entries: Mapping[str, Any], as_of: AsOf = AsOf()) -> ContributionView:  # noqa: B008
    """Sylvania with these positions, in words."""
    known = records(*entries)
    return contribution_view(contribution_of("sylvania", as_of, known), as_of, known)


LABELS = {
    "own voice": ([own()], "soldiers: yes (own voice)"),
    "reported": ([own(**REPORTED)], "soldiers: yes (reported)"),
    "a condition": ([own("accepts_if", condition=CONDITION)], "soldiers: yes, if (own voice)"),
    "outlets that differ": (
        [own(**REPORTED), own("rejects", speaker="herald", mode="reported")],
        "soldiers: yes; no (reported)",
    ),
    "forms of cover": (
        [says("air-sea-cover", ["sea-cover", "air-support"])],
        "air or sea: yes: air support, sea cover (own voice)",
    ),
    "a form of cover refused": (
        [says("air-sea-cover", "air-support", "rejects")],
        "air or sea: no: air support (own voice)",
    ),
    "a whole no, which needs no form": (
        [says("air-sea-cover", "excluded")],
        "air or sea: no (own voice)",
    ),
    "several answers about forms": (
        [
            says("assistance-forms", "weapons", "open", **REPORTED),
            says("assistance-forms", "training", "accepts_if", condition=CONDITION, **REPORTED),
        ],
        "other support: yes, if: training; neither yes nor no: weapons (reported)",
    ),
}


@pytest.mark.parametrize(("entries", "label"), LABELS.values(), ids=LABELS)
def test_an_answer_says_what_it_is_about_and_whose_voice_it_is(entries: list, label: str) -> None:
    """The name of an entry has all three; a question without a statement is not stated."""
    entry = shown(*entries)
    means = label.partition(":")[0]
    expected = [
        label if each.means.label == means else f"{each.means.label}: not stated"
        for each in entry.answers
    ]
    assert expected == [each.label for each in entry.answers]
    assert f"Sylvania: {'; '.join(expected)}" == entry.label


def test_an_answer_is_drawn_as_one_mark_and_as_one_line() -> None:
    """A word with the sign of the voice, and the same in full for the evidence."""
    soldiers, air_sea, _ = shown(own("open", **REPORTED)).answers
    assert ("○", "reported", "open", "ambiguous") == (
        soldiers.mark.sign,
        soldiers.mark.voice,
        soldiers.mark.word,
        soldiers.mark.tone,
    )
    assert soldiers.line == CellLine("?", "ambiguous", "Soldiers: neither yes nor no (reported)")
    assert air_sea.line == CellLine("", "absent", "Air or sea: not stated")


def test_a_denied_report_is_called_one() -> None:
    """The answer says so, and is no plain yes."""
    known = records(
        own(id="report", **REPORTED),
        says("nato-membership", "excluded", speaker="freedonia", denies=["report"]),
    )
    entry = contribution_view(contribution_of("sylvania", AsOf(), known), AsOf(), known)
    assert ("soldiers: yes (reported, denied)", Answer.DIFFER, "denied") == (
        entry.answers[0].label,
        entry.answers[0].answer,
        entry.answers[0].mark.remark,
    )


def test_the_date_is_the_latest_of_what_an_entry_shows() -> None:
    """On the chosen clock; what is said of the force has a date only where there is no answer."""
    entries = [
        own(stated="2025-08-01", known="2025-08-20"),
        own(speaker="gazette", mode="reported", stated="2025-09-01"),
        says("foreign-forces", "deployed", stated="2025-10-01"),
    ]
    known = AsOf(Clock.KNOWN, datetime.date(2025, 12, 31))
    assert ["2025-08-01", "2025-08-20", "2025-10-01"] == [
        str(shown(*entries).date),
        str(shown(*entries, as_of=known).date),
        str(shown(entries[2]).date),
    ]
    cover = [
        says("air-sea-cover", "air-support", stated="2025-08-15"),
        says("air-sea-cover", "sea-cover", stated="2025-08-01"),
    ]
    assert "2025-08-15" == str(shown(*cover).date)
    assert shown(says("nato-membership", "excluded")).date is None


def test_words_on_the_force_are_kept_apart_from_the_actors_own_part() -> None:
    """Refusing another's soldiers is shown as such, next to "not stated" for its own."""
    entry = shown(says("force-contributors", "league", "rejects", **REPORTED))
    said = ForceView("✕", "no", "refuses: Contributors to the force: League")
    assert (said,) == entry.force
    assert {Answer.NOT_STATED} == {each.answer for each in entry.answers}
    assert "Sylvania: speaks of the force only" == entry.label
    assert ("", 1) == (entry.note, entry.statements)


def test_an_entry_without_an_answer_says_what_is_recorded() -> None:
    """Nothing, something later, or only the words of others."""
    early = AsOf(Clock.STATED, datetime.date(2025, 1, 1))
    entries = [
        shown(says("nato-membership", "excluded")),
        shown(own(), as_of=early),
        shown(own(speaker="freedonia", mode="attributed")),
    ]
    assert [
        (Basis.NOT_STATED, "not stated", False),
        (Basis.NOT_YET, "nothing by this day", False),
        (Basis.SAID_BY_OTHERS, "said only by others", True),
    ] == [(entry.basis, entry.note, entry.is_stated) for entry in entries]


def test_a_member_is_shown_as_part_of_its_group() -> None:
    """The group's statement is never shown as the member's own voice without its name, and the group has its code."""
    known = records(says("force-contributors", "league", "open", **REPORTED), actor="league")
    known = replace(
        known,
        actors={
            **known.actors,
            "freedonia": known.actors["freedonia"].model_copy(update={"iso": "FR"}),
        },
    )
    found = {each.actor: each for each in contributions(AsOf(), known)}
    member = contribution_view(found["freedonia"], AsOf(), known)
    group = contribution_view(found["league"], AsOf(), known)
    assert ("FR", "League", False) == (member.code, member.part_of, member.is_group)
    assert member.label == (
        "Freedonia: soldiers: neither yes nor no (reported); air or sea: not stated; other support: not stated, "
        "as part of: League"
    )
    assert (("FR",), True) == (group.members, group.is_group)


def test_every_answer_has_a_sign_of_its_own() -> None:
    """Without colour, two answers with one sign would look the same. What is not stated has none."""
    assert set(ANSWER_LOOKS) == set(Answer)
    assert len({sign for sign, _ in ANSWER_LOOKS.values()}) == len(Answer)
