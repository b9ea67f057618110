"""Which stances of actors differ, and in what words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.changes import changes_between
from guarantees.changes.model import CellChange, ChangeType, Origin, Side
from guarantees.records.position import ActorPositions
from guarantees.records.vocabulary import ActorKind
from tests.builders import catalogue, place, positions, proposal

ON_TROOPS = {"about": {"element": "assistance", "value": "troops"}}
IF_CEASEFIRE = {
    "stance": "accepts_if",
    "condition": {"requires": "ceasefire", "says": "After one.", "evidence": [place()]},
}


def records(*files: ActorPositions) -> Catalogue:
    """The small catalogue with one proposal and these files of positions."""
    return catalogue(proposal(), positions=files)


def stances(old: Catalogue, new: Catalogue) -> list[str]:
    """The lines on stances."""
    return [change.words for change in changes_between(old, new).stances]


def silent(*elements: str, **changes: Any) -> ActorPositions:
    """A file of Sylvania that refuses the proposal and is silent on elements."""
    silence = {"elements": elements, "searched": ["gazette-2025-08"], "on": "2025-09-01", **changes}
    written: Mapping[str, Any] = positions({}).model_dump(mode="json", exclude_none=True)
    return ActorPositions.model_validate({**written, "silences": [silence]})


def test_a_stance_says_before_after_and_what_it_rests_on() -> None:
    """A stance on a value of an element is given in full, with the ids of actor and element."""
    (change,) = changes_between(
        records(positions(ON_TROOPS)), records(positions({**ON_TROOPS, **IF_CEASEFIRE}))
    ).stances
    says = "refuses → accepts if (a ceasefire), 1 source, 1 origin; no reason given"
    assert change == CellChange(
        sort=ChangeType.VALUE,
        subject="Sylvania",
        about="Assistance, Troops",
        before=Side("rejects", "refuses", 1, 1),
        after=Side("accepts_if", "accepts if (a ceasefire)", 1, 1),
        statements=(
            "position changed: Sylvania, 21 August 2025 (condition: added; stance: “refuses” → “accepts if”)",
        ),
        reasons=(),
        reason_words="no reason given",
        says=says,
        words=f"Sylvania, Assistance, Troops: {says}",
        origin=Origin.OURS,
        element="assistance",
        actor="sylvania",
        value="Troops",
    )


def test_what_others_say_never_reads_as_the_actors_own() -> None:
    """When a counterpart's words replace the actor's own, the stance is listed as stated by others."""
    others = {"speaker": "freedonia"}
    assert stances(records(positions({})), records(positions(others))) == [
        "Sylvania, Gamma: refuses → others say “refuses”, 1 source, 1 origin; no reason given"
    ]


def test_an_unknown_stance_is_no_refusal() -> None:
    """Not coded and silent keep their words; a first value spoken of takes the place of silence on the element."""
    unknown = records(positions({}))
    assert stances(unknown, records(silent("assistance"))) == [
        "Sylvania, Assistance: not coded → silent, searched in 1 source; no reason given"
    ]
    assert stances(records(silent("assistance")), records(positions({}, ON_TROOPS))) == [
        "Sylvania, Assistance, Troops: silent → refuses, 1 source, 1 origin; no reason given"
    ]


def test_a_stance_on_other_evidence_says_what_differs() -> None:
    """The stance is unchanged; the place where it was read is not."""
    moved = positions({"evidence": [place(at="p3")]})
    assert stances(records(positions({})), records(moved)) == [
        "Sylvania, Gamma: still refuses, 1 source, 1 origin; "
        "position changed: Sylvania, 21 August 2025 (evidence: changed); no reason given"
    ]


def test_the_same_words_can_count_otherwise() -> None:
    """The words of an actor that is no longer an outlet count separately, though no position or stance differs."""
    own, report = {}, {"speaker": "gazette", "mode": "reported", "stance": "open"}
    old = records(positions(own, report))
    person = old.actors["gazette"].model_copy(update={"kind": ActorKind.PERSON})
    new = replace(old, actors={**old.actors, "gazette": person})
    assert stances(old, new) == [
        "Sylvania, Gamma: still refuses, 1 source, 1 origin; the same statements count differently; no reason given"
    ]


def test_each_value_a_position_names_is_told() -> None:
    """A position that names one value fewer changes the stance on that one, and what is behind the others."""
    both = {"about": {"element": "assistance", "value": ["troops", "air-cover"]}}
    assert stances(records(positions(both)), records(positions(ON_TROOPS))) == [
        "Sylvania, Assistance, Troops: still refuses, 1 source, 1 origin; "
        "position changed: Sylvania, 21 August 2025 (about: changed); no reason given",
        "Sylvania, Assistance, Air cover: refuses → not coded; no reason given",
    ]


def test_actors_stand_in_alphabetical_order() -> None:
    """New files are listed by the names of their actors, with the reason that the file is added."""
    late = {"speaker": "freedonia"}
    files = (positions({}), positions(late, actor="freedonia"), positions({}, actor="anna-lind"))
    changes = changes_between(records(), records(*files))
    assert [change.actor for change in changes.stances] == ["anna-lind", "freedonia", "sylvania"]
    assert changes.stances[2].words == (
        "Sylvania, Gamma: not coded → refuses, 1 source, 1 origin; the actor's file is added"
    )
    assert [change.words for change in changes.records] == [
        "Positions of Anna Lind (anna-lind): added",
        "Positions of Freedonia (freedonia): added",
        "Positions of Sylvania (sylvania): added",
    ]
