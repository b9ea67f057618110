"""A small catalogue for tests of the Map: a few states and groups, and what each says of a force."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.records.actor import Actor
from guarantees.records.element import Element
from tests.builders import catalogue, positions, sample

ROOT = Path(__file__).resolve().parents[1]
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
    """The real elements, which the map reads."""
    return load(ROOT / "proposals").catalogue.elements


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
