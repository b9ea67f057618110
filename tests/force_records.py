"""A small catalogue for tests of the Map: a few states and groups, and what each says of a force."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.actor import Actor
from guarantees.records.element import Element
from guarantees.records.map_options import (
    CONTRIBUTORS,
    FORCE_SIZE,
    NONE_ON_THE_GROUND,
    OF_THE_FORCE,
    OFFERS,
    SOME_MEMBERS,
)
from tests.builders import catalogue, positions, sample

NAMES = {CONTRIBUTORS: "Contributors to the force"}
KINDS = {CONTRIBUTORS: "actors", FORCE_SIZE: "quantity"}
REPORTED = {"speaker": "gazette", "mode": "reported"}
ACTORS = (
    Actor(id="france", name="France", kind="state", iso="FR"),
    Actor(id="germany", name="Germany", kind="state", iso="DE"),
    Actor(id="poland", name="Poland", kind="state", iso="PL"),
    Actor(id="romania", name="Romania", kind="state", iso="RO"),
    Actor(id="canada", name="Canada", kind="state", iso="CA"),
    Actor(id="ukraine", name="Ukraine", kind="state", iso="UA"),
    Actor(id="russia", name="Russia", kind="state", iso="RU"),
    Actor(id="league", name="League", kind="group"),
)


@cache
def codebook() -> Mapping[str, Element]:
    """The small codebook with every element and option that the map reads."""
    read = {CONTRIBUTORS: {SOME_MEMBERS}, FORCE_SIZE: {NONE_ON_THE_GROUND}}
    names = dict.fromkeys((CONTRIBUTORS, FORCE_SIZE, *OFFERS, *OF_THE_FORCE))
    return {**sample().elements} | {
        name: _element(
            number,
            name,
            [*read.get(name, ()), *OFFERS.get(name, ()), *sorted(OF_THE_FORCE.get(name) or ())],
        )
        for number, name in enumerate(names, start=11)
    }


def _element(number: int, name: str, options: list[str]) -> Element:
    return Element.model_validate(
        {
            "id": name,
            "number": number,
            "group": "means",
            "name": NAMES.get(name, name),
            "question": "Which?",
            "definition": "Which it is.",
            "coding_rule": "Code what is said.",
            "kind": KINDS.get(name, "choices"),
            "options": [
                {"id": id, "label": id.replace("-", " "), "meaning": "It is so.", "sign": "stated"}
                for id in options or ["one", "other"]
            ],
            "units": [{"id": "soldiers", "label": "soldiers"}] if name == FORCE_SIZE else [],
        }
    )


def contributing(actor: str, stance: str, **changes: Any) -> dict[str, Any]:
    """A position on being a contributor."""
    return {"about": {"element": "force-contributors", "value": actor}, "stance": stance, **changes}


@cache
def force() -> Catalogue:
    """France says yes, Poland no, Germany and the league neither; of Romania and Canada nothing is stated."""
    return catalogue(
        positions=[
            positions(contributing("france", "accepts", **REPORTED), actor="france"),
            positions(contributing("poland", "rejects"), actor="poland"),
            positions(contributing("germany", "open", **REPORTED), actor="germany"),
            positions(contributing("league", "open"), actor="league"),
        ],
        elements=codebook(),
        actors={**sample().actors, **{actor.id: actor for actor in ACTORS}},
    )
