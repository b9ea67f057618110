"""The evidence of one entry of the map: all that an actor says of a force, by the part that it plays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import EvidenceRole
from guarantees.pages.map.evidence import force_evidence
from guarantees.pages.map.page import ForceMapQuery
from guarantees.pages.tables.panel import CellEvidence
from guarantees.records.actor import Actor
from guarantees.records.position import ActorSilence
from tests.builders import catalogue, positions, sample
from tests.force_records import REPORTED, codebook, contributing, force

SYLVANIA = Actor(id="sylvania", name="Sylvania", kind="state", iso="SY")
BY_OTHERS = {"speaker": "freedonia", "mode": "attributed"}


def own(stance: str, **changes: Any) -> Mapping[str, Any]:
    """A position of Sylvania on its soldiers."""
    return contributing("sylvania", stance, **changes)


def other(element: str, value: Any, stance: str = "accepts", **changes: Any) -> Mapping[str, Any]:
    """A position of Sylvania on something else."""
    return {"about": {"element": element, "value": value}, "stance": stance, **changes}


def opened(*entries: Mapping[str, Any], known: Catalogue | None = None) -> CellEvidence:
    """The evidence of Sylvania with these positions."""
    records = known or catalogue(
        positions=[positions(*entries)],
        elements=codebook(),
        actors={**sample().actors, "sylvania": SYLVANIA},
    )
    panel = force_evidence(ForceMapQuery(cell="sylvania"), records)
    assert panel is not None
    return panel


def test_evidence_holds_every_position_once_by_its_part() -> None:
    """What decides comes first; what others say is never among it, nor when it is history."""
    panel = opened(
        own("rejects", says="No."),
        other("air-sea-cover", ["air-support", "sea-cover"], "rejects", says="No cover."),
        other("air-sea-cover", "air-support", says="Some cover.", **REPORTED),
        other("foreign-forces", "deployed", says="They may come."),
        own("accepts", says="They will.", stated="2025-08-01", **BY_OTHERS),
        own("accepts", says="They will not.", stated="2025-08-10", **BY_OTHERS),
        own("open", says="Perhaps.", stated="2025-08-01"),
    )
    assert [(part.title, [s.says for s in part.statements]) for part in panel.groups] == [
        ("What the answers rest on", ["No.", "No cover."]),
        (EvidenceRole.LOWER.heading, ["Some cover."]),
        ("What else it says about the force", ["They may come."]),
        (EvidenceRole.BY_OTHERS.heading, ["They will not."]),
        ("Earlier, replaced or withdrawn", ["Perhaps."]),
        ("Said by others earlier, replaced or withdrawn", ["They will."]),
    ]


def test_evidence_answers_all_three_questions_and_leads_on() -> None:
    """The head says what the row says; links lead to the actor and to all its positions; it can be cited."""
    panel = opened(own("rejects"))
    assert [
        "Soldiers: no (own voice)",
        "Air or sea: not stated",
        "Other support: not stated",
    ] == [line.text for line in panel.lines]
    assert ("sylvania", "", "Sylvania") == (panel.column, panel.row, panel.row_name)
    assert ["./actor?id=sylvania", "./positions?rows=elements&actors=sylvania"] == [
        link.address for link in panel.related_links
    ]
    assert "cell=sylvania" in panel.link
    assert "The part of Sylvania in a force in Ukraine" in panel.citation.text


def test_evidence_of_nothing_says_why() -> None:
    """Not looked up, searched without a match, or others only."""
    nothing = opened(other("nato-membership", "excluded"))
    assert (
        ("not stated", ()),
        "Not looked up yet, or only in part. It says nothing about the party.",
    ) == (
        (nothing.state_label, nothing.lines),
        nothing.why,
    )
    silence = ActorSilence(
        elements=("force-contributors",), searched=("gazette-2025-08",), on="2025-09-01"
    )
    file = positions(other("nato-membership", "excluded")).model_copy(
        update={"silences": (silence,)}
    )
    searched = opened(
        known=catalogue(
            positions=[file],
            elements=codebook(),
            actors={**sample().actors, "sylvania": SYLVANIA},
        )
    )
    assert ["gazette-2025-08"] == [each.source for each in searched.searched]
    others = opened(own("accepts", **BY_OTHERS))
    assert "said only by others" == others.state_label
    assert "None of its own words are recorded." in others.why


def test_a_member_without_words_of_its_own_has_its_groups_evidence() -> None:
    """The panel says whose answers they are."""
    records = force()
    league = records.actors["league"].model_copy(update={"members": ("canada",)})
    known = catalogue(
        positions=[positions(contributing("league", "open"), actor="league")],
        elements=codebook(),
        actors={**records.actors, "league": league},
    )
    panel = force_evidence(ForceMapQuery(cell="canada"), known)
    assert panel is not None
    assert panel.why == "It has said nothing itself. These are the answers of: League."
    assert ["What the answers rest on"] == [group.title for group in panel.groups]


def test_what_is_not_listed_has_no_evidence() -> None:
    """Neither a state that is not asked, nor nothing at all."""
    assert force_evidence(ForceMapQuery(cell="russia"), force()) is None
    assert force_evidence(ForceMapQuery(), force()) is None
