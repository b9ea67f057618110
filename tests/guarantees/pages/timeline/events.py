"""Events for the tests of the timeline."""

from __future__ import annotations

from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.registry import Event
from tests.builders import catalogue, place, proposal


def event(number: int, date: str, **changes: Any) -> Event:
    """A meeting about the proposal gamma."""
    return Event.model_validate(
        {
            "id": f"meeting-{number}",
            "name": f"Meeting {number}",
            "date": date,
            "kind": "meeting",
            "says": "They met.",
            "participants": ["freedonia"],
            "proposals": ["gamma"],
            "evidence": [place()],
            **changes,
        }
    )


def with_events(*events: Event, **changes: Any) -> Catalogue:
    """A catalogue of one proposal and these events."""
    return catalogue(proposal(), events={each.id: each for each in events}, **changes)
