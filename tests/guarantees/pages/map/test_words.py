"""A contribution in words: nothing of another's reads as the actor's own, and nothing unknown reads as a no."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.cells.cell import EvidenceRole
from guarantees.pages.map.rule import contribution_of, contributions
from guarantees.pages.map.vocabulary import ContributionKind
from guarantees.pages.map.words import (
    KIND_LOOKS,
    AnswerView,
    ContributionView,
    contribution_view,
)
from guarantees.records.actor import Actor
from tests.builders import catalogue, positions, sample
from tests.force_records import REPORTED, codebook

CONDITION = {
    "requires": "settlement",
    "says": "After a settlement.",
    "evidence": [{"source": "gazette-2025-08", "at": "p4"}],
}
LEAGUE = Actor(id="league", name="League", kind="group", members=("freedonia",))


def records(*entries: Mapping[str, Any], actor: str = "sylvania") -> Catalogue:
    """The codebook of the map and one file of positions."""
    return catalogue(
        positions=[positions(*entries, actor=actor)],
        elements=codebook(),
        actors={**sample().actors, "league": LEAGUE},
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


TEXTS = {
    "own voice": ([own()], "would send troops (own voice)"),
    "reported": ([own(**REPORTED)], "would send troops (reported)"),
    "a condition": (
        [own("accepts_if", condition=CONDITION)],
        "would send troops (own voice, under a condition)",
    ),
    "differing": (
        [own(**REPORTED), own("rejects", speaker="freedonia", mode="reported", id="x")],
        "would send troops (reported)",
    ),
    "two voices": (
        [own("rejects"), says("air-sea-cover", "air-support", **REPORTED)],
        "air or sea only (own voice and reported)",
    ),
    "help that does not make the kind": (
        [own(**REPORTED), says("assistance-forms", "weapons")],
        "would send troops (reported)",
    ),
    "undecided on soldiers, help offered": (
        [own("open", **REPORTED), says("assistance-forms", "weapons")],
        "undecided (reported)",
    ),
    "undecided on help alone": (
        [
            says("air-sea-cover", "air-support", "open"),
            says("arms-supply", "continued", "open", **REPORTED),
        ],
        "undecided (own voice and reported)",
    ),
    "the force of others": (
        [says("foreign-forces", "deployed", **REPORTED)],
        "speaks of the force only (reported)",
    ),
    "others": ([own(speaker="freedonia", mode="attributed")], "said only by others"),
    "nothing": ([says("nato-membership", "excluded")], "not stated"),
}


@pytest.mark.parametrize(("entries", "text"), TEXTS.values(), ids=TEXTS)
def test_the_text_says_whose_voice_makes_the_kind(entries: list, text: str) -> None:
    """Kind, voice and condition in a few words, which are also the name that the map gives."""
    assert (text, f"Sylvania: {text}") == (shown(*entries).text, shown(*entries).label)


def test_differing_statements_are_named_side_by_side() -> None:
    """Every kind that the statements give is in the text, and a denial is called one."""
    known = records(
        own(id="report", **REPORTED),
        says("nato-membership", "excluded", speaker="freedonia", denies=["report"]),
    )
    denied = contribution_view(contribution_of("sylvania", AsOf(), known), AsOf(), known)
    assert "statements differ: would send troops (reported, denied)" == denied.text
    cover = shown(says("air-sea-cover", "air-support"), says("air-sea-cover", "excluded"))
    assert "air or sea only; speaks of the force only" == cover.between


def test_an_entry_quotes_what_makes_its_kind_and_the_latest_date() -> None:
    """Each sentence once, with its speaker; the date is on the chosen clock."""
    entries = [
        own(says="We will go.", stated="2025-08-01", known="2025-08-20"),
        own(says="We will go.", speaker="gazette", mode="reported", stated="2025-09-01"),
        says("foreign-forces", "deployed", says="They may come.", stated="2025-10-01"),
    ]
    entry = shown(*entries)
    assert (("Sylvania: We will go.",), "stated 1 August 2025") == (entry.says, entry.date)
    known = AsOf(Clock.KNOWN, datetime.date(2025, 12, 31))
    assert "public 20 August 2025" == shown(*entries, as_of=known).date
    cover = [
        says("air-sea-cover", "air-support", stated="2025-08-15"),
        says("air-sea-cover", "sea-cover", stated="2025-08-01"),
    ]
    assert "stated 15 August 2025" == shown(*cover).date


def test_answers_name_each_means_and_its_forms() -> None:
    """Silence on soldiers is said, forms of cover are named, and a whole no needs no form."""
    cover = shown(says("air-sea-cover", ["sea-cover", "air-support"]))
    assert cover.answers == (
        AnswerView("Soldiers", "□", "absent", "not stated"),
        AnswerView("Air or sea", "✓", "yes", "yes: air support, sea cover (own voice)"),
    )
    both = shown(
        own("rejects"),
        says("assistance-forms", "weapons", "open", **REPORTED),
        says("assistance-forms", "training", "accepts_if", condition=CONDITION, **REPORTED),
    )
    assert both.answers == (
        AnswerView("Soldiers", "✕", "no", "no (own voice)"),
        AnswerView(
            "Other support",
            "≠",
            "disputed",
            "yes, if: training; neither yes nor no: weapons (reported)",
        ),
    )


def test_answers_are_left_out_where_the_kind_says_as_much() -> None:
    """A state that only refuses soldiers needs no second line for it."""
    assert () == shown(own("rejects")).answers
    assert () == shown(says("nato-membership", "excluded")).answers


def test_words_on_the_force_are_kept_apart_from_the_actors_own_part() -> None:
    """Refusing NATO's soldiers is shown as such, next to "not stated" for its own."""
    entry = shown(says("force-contributors", "league", "rejects", **REPORTED))
    assert entry.answers == (
        AnswerView("Soldiers", "□", "absent", "not stated"),
        AnswerView(
            "Of the force",
            "✕",
            "no",
            "refuses: Contributors to the force: League (reported)",
        ),
    )


def test_a_condition_on_the_force_is_marked_as_that() -> None:
    """What a state asks for before it sends soldiers is not what it asks for before any force comes."""
    entry = shown(
        own("accepts_if", condition=CONDITION),
        says("foreign-forces", "deployed", "accepts_if", condition=CONDITION),
    )
    assert (
        "After a settlement.",
        "Of the force as a whole: After a settlement.",
    ) == entry.conditions


def test_evidence_holds_every_position_once_by_its_part() -> None:
    """What decides comes first; what others say is never among it, nor when it is history."""
    others = {"speaker": "freedonia", "mode": "attributed"}
    entry = shown(
        own("rejects", says="No."),
        says("air-sea-cover", ["air-support", "sea-cover"], "rejects", says="No cover."),
        says("air-sea-cover", "air-support", says="Some cover.", **REPORTED),
        says("foreign-forces", "deployed", says="They may come."),
        own(says="They will.", stated="2025-08-01", **others),
        own(says="They will not.", stated="2025-08-10", **others),
        own("open", says="Perhaps.", stated="2025-08-01"),
    )
    assert [(part.title, [s.says for s in part.statements]) for part in entry.evidence] == [
        ("What the kind rests on", ["No.", "No cover."]),
        (EvidenceRole.LOWER.heading, ["Some cover."]),
        ("What else it says about the force", ["They may come."]),
        (EvidenceRole.BY_OTHERS.heading, ["They will not."]),
        ("Earlier, replaced or withdrawn", ["Perhaps."]),
        ("Said by others earlier, replaced or withdrawn", ["They will."]),
    ]
    assert (7, True) == (entry.statement_count, entry.is_stated)


def test_an_entry_without_statements_says_why() -> None:
    """Not coded, silent and not by this day are different."""
    early = AsOf(Clock.STATED, datetime.date(2025, 1, 1))
    nothing = shown(says("nato-membership", "excluded"))
    assert "Not looked up yet, or only in part. It says nothing about the actor." == nothing.absence
    assert ContributionKind.NOT_YET.meaning == shown(own(), as_of=early).absence
    assert "" == shown(own()).absence
    assert not shown(own(), as_of=early).is_stated


def test_a_member_is_shown_as_part_of_its_group() -> None:
    """The group's statement is never shown as the member's own voice without its name."""
    known = records(says("force-contributors", "league", "open", **REPORTED), actor="league")
    known = replace(
        known,
        actors={
            **known.actors,
            "freedonia": known.actors["freedonia"].model_copy(update={"iso": "FR"}),
        },
    )
    [freedonia] = [each for each in contributions(AsOf(), known) if each.actor == "freedonia"]
    entry = contribution_view(freedonia, AsOf(), known)
    assert ("FR", "League") == (entry.iso, entry.part_of)
    assert "Freedonia: undecided (reported), as part of: League" == entry.label


def test_every_kind_has_a_sign_of_its_own() -> None:
    """Without colour, two kinds with one sign would look the same."""
    assert set(KIND_LOOKS) == set(ContributionKind)
    assert len({sign for sign, _ in KIND_LOOKS.values()}) == len(ContributionKind)
